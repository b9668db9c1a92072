package verify

import (
	"fmt"
	"time"

	"paragraf/pdf/object"
)

// Since tells what was done to a file after it ended at a number of bytes:
// nothing where only signatures, timestamps and their evidence were added. It
// is for those who know what the file was when it was made. A file that cannot
// be read so is an error.
func Since(pdf []byte, bytes int) (changes []Reason, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrUnexpected, r)
		}
	}()
	if bytes == len(pdf) {
		return nil, nil
	}
	list, _, err := judge(pdf, Options{Now: time.Now()})
	if err != nil {
		return nil, err
	}
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	made := &candidate{}
	made.cover.end = bytes
	made.cover.revision, made.cover.number = signedRevision(f, bytes)
	if made.cover.revision == nil {
		return []Reason{say("not_a_revision")}, nil
	}
	steps := 0
	if made.compareWithNewest(f, list, &steps); made.Verdict == ChangedAfter {
		return made.Changes, nil
	}
	return nil, nil
}
