//go:build !windows

package token

import "os/exec"

func hide(*exec.Cmd) {}
