package act

import (
	"context"
	"os"
	"os/exec"
	"sync"

	"paragraf/pdf/view"
)

// preparing lets PDFium be compiled once.
var preparing sync.Mutex

// PreparePDF has PDFium compiled for this machine, where that has not been done,
// so that the first PDF opens as fast as every later one. That takes some
// seconds, on one core, in a process of its own; nobody waits for it, and where
// it fails the first PDF waits instead.
func PreparePDF() {
	preparing.Lock()
	defer preparing.Unlock()
	if !view.Unprepared() {
		return
	}
	_ = apart(context.Background(), view.PrepareCommand) // whether it went well is asked when a PDF is opened
}

// apart has a hidden command of the program done in a process of its own, on one
// core, with more in its environment.
func apart(ctx context.Context, command string, env ...string) error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, self, command)
	cmd.Env = append(append(os.Environ(), "GOMAXPROCS=1"), env...)
	return cmd.Run()
}
