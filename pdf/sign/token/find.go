package token

import (
	"context"
	"time"
)

// FindError tells why a URI names no key, or not one.
type FindError struct {
	Modules []Module // what was asked
	Fits    []Entry  // more than one; none where nothing fits
}

func (e *FindError) Error() string {
	if len(e.Fits) > 0 {
		return "the pkcs11 URI names more than one key"
	}
	return "the pkcs11 URI names no key on a card that is there"
}

// Find finds the one certificate that a URI names among the modules. Where it
// names several, but only one of them is for signatures and valid now, it is
// that one: a card has one certificate for logging in and one for signing.
// Errors are *FindError, or the *Error of the only module that there was.
func (h Host) Find(ctx context.Context, u URI, there []string, at time.Time) (Entry, error) {
	paths := u.Modules(there)
	modules := h.List(ctx, paths)
	if err := ctx.Err(); err != nil {
		return Entry{}, err
	}
	if len(modules) == 1 && modules[0].Err != nil {
		return Entry{}, modules[0].Err
	}
	var fits []Entry
	best := 0
	for _, e := range Entries(modules, at) {
		for _, m := range modules {
			if m.Path == e.Module && u.Matches(e, m.About) {
				fits = append(fits, e)
				if e.rank() == 0 {
					best++
				}
			}
		}
	}
	switch {
	case len(fits) == 1, best == 1: // the best stand first
		return fits[0], nil
	case len(fits) == 0:
		return Entry{}, &FindError{Modules: modules}
	}
	return Entry{}, &FindError{Modules: modules, Fits: fits}
}
