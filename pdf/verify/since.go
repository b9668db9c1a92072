package verify

import (
	"fmt"
	"time"
)

// Since tells what was done to a file after it ended at a number of bytes:
// nothing where only signatures, timestamps and their evidence were added. It
// is for those who know what the file was when it was made. A file that cannot
// be read so is an error.
func Since(pdf []byte, bytes int) (changes []Reason, err error) {
	changes, kind, err := Additions(pdf, bytes)
	if err != nil || kind == Nothing || kind == Signing {
		return nil, err
	}
	return changes, nil
}

// Additions tells all that came to a file after it ended at a number of bytes,
// signatures too, and what kind of additions they are. Where the file has no
// earlier state that ends there, that is what it says.
func Additions(pdf []byte, bytes int) (changes []Reason, kind Kind, err error) {
	defer func() {
		if r := recover(); r != nil {
			changes, kind, err = nil, Meaningful, fmt.Errorf("%w: %v", ErrUnexpected, r)
		}
	}()
	if bytes == len(pdf) {
		return nil, Nothing, nil
	}
	list, of, err := judge(pdf, Options{Now: time.Now()})
	if err != nil {
		return nil, Meaningful, err
	}
	made := &candidate{}
	made.cover.end = bytes
	made.cover.revision, made.cover.number = signedRevision(of.file, bytes)
	if made.cover.revision == nil {
		return []Reason{say("not_a_revision")}, Meaningful, nil
	}
	steps := 0
	made.compareWithNewest(of.file, list, &steps)
	return made.Changes, made.ChangeKind, nil
}
