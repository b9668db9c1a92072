package module

import (
	"os"

	"golang.org/x/sys/windows"
)

// Output takes the standard output for the protocol: whatever a driver prints
// then goes to standard error, which nobody reads.
func Output() (*os.File, error) {
	out := os.Stdout
	if err := windows.SetStdHandle(windows.STD_OUTPUT_HANDLE, windows.Handle(os.Stderr.Fd())); err != nil {
		return nil, err
	}
	os.Stdout = os.Stderr
	return out, nil
}
