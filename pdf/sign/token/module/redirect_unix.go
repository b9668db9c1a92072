//go:build unix && !linux

package module

import "golang.org/x/sys/unix"

// redirect lets one descriptor mean what another means.
func redirect(from, to int) error { return unix.Dup2(from, to) }
