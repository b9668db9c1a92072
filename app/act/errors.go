package act

import "paragraf/app/swedish"

// Error is a failure that a person must read: what is wrong and what to do, in
// the program's language. Key names the text, Args are its pairs of name and
// value; Err is the cause that errors.Is and errors.As see, if there is one.
type Error struct {
	Key  string
	Args []any
	Err  error
}

// Error returns the text in the language in use.
func (e *Error) Error() string { return swedish.T(e.Key, e.Args...) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// fail makes an Error without a cause.
func fail(key string, args ...any) error { return &Error{Key: key, Args: args} }

// because makes an Error with a cause.
func because(err error, key string, args ...any) error {
	return &Error{Key: key, Args: args, Err: err}
}
