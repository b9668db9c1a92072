//go:build !cgo

package module

import (
	"io"

	"paragraf/pdf/sign/token"
)

// Serve says that this build of the program cannot load drivers.
func Serve(in io.Reader, out io.Writer) error {
	for {
		var r token.Request
		if err := token.ReadFrame(in, &r); err != nil {
			return nil
		}
		if err := token.WriteFrame(out, token.Answer{Error: &token.Error{Problem: token.NoHelper}}); err != nil {
			return err
		}
	}
}
