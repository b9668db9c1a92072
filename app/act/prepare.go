package act

import (
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
	self, err := os.Executable()
	if err != nil {
		return
	}
	cmd := exec.Command(self, view.PrepareCommand)
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	if cmd.Start() == nil {
		_ = cmd.Wait() // whether it went well is asked when a PDF is opened
	}
}
