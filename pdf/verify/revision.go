package verify

import (
	"errors"
	"fmt"

	"paragraf/pdf/object"
)

// ErrNoRevision: the file has no state of that number.
var ErrNoRevision = errors.New("the file has no such revision")

// Revision is the file as it once was: its first bytes, up to the end of the
// n-th state from 1, as Signature.Revision counts. Where a signature ends there
// they are exactly what it covers. Errors are ErrNoRevision or those of
// object.Parse.
func Revision(pdf []byte, n int) ([]byte, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	all := f.Revisions()
	if n < 1 || n > len(all) {
		return nil, fmt.Errorf("%w: %d of %d", ErrNoRevision, n, len(all))
	}
	end := all[n-1].End
	fields, err := signatureFields(f)
	if err != nil {
		return nil, err
	}
	for _, at := range fields {
		if c, reason := cover(f, at); at.signed() && reason == nil && c.number == n {
			end = c.end
		}
	}
	return pdf[:end:end], nil
}
