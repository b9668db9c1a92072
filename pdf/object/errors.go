package object

import (
	"errors"
	"fmt"
)

// What can be wrong with a file; test with errors.Is.
var (
	// ErrNotPDF: the file does not begin with %PDF-.
	ErrNotPDF = errors.New("not a PDF file")
	// ErrEncrypted: the file is encrypted, with or without a password.
	ErrEncrypted = errors.New("the PDF is encrypted")
	// ErrDamaged: the file breaks the rules of the format; it is not repaired.
	ErrDamaged = errors.New("the PDF is damaged")
	// ErrLimit: the file asks for more than Limits allows.
	ErrLimit = errors.New("the PDF exceeds a limit")
	// ErrFilter: a stream uses a filter that this package does not undo.
	ErrFilter = errors.New("the stream uses an unknown filter")
)

func damaged(at int, format string, args ...any) error {
	return fmt.Errorf("%w at byte %d: %s", ErrDamaged, at, fmt.Sprintf(format, args...))
}

func limit(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrLimit, fmt.Sprintf(format, args...))
}
