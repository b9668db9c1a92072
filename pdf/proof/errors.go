package proof

import "errors"

var (
	// ErrDamaged: what should hold a list or a proof cannot be read as one.
	ErrDamaged = errors.New("not a list or a proof of paragraf")
	// ErrFormat: it is of another version.
	ErrFormat = errors.New("a proof of a kind that is not known here")
	// ErrKey: the key cannot sign a list.
	ErrKey = errors.New("a kind of key that cannot sign a list")
)

// What one proof may hold at most, so that a forged one cannot take the memory.
const (
	maxDisclosures = 200_000
	maxDepth       = 12
	maxSigners     = 64
)
