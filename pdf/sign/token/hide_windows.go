package token

import (
	"os/exec"
	"syscall"
)

// hide keeps Windows from opening a console for the helper.
func hide(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
