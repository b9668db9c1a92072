package view

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
)

// PrepareCommand is the hidden command with which the program starts itself to
// have PDFium compiled, in a process of its own: the memory that it takes is
// given back whole.
const PrepareCommand = "prepare-pdf"

// cacheFolder is where PDFium is kept as compiled for this machine; "" where the
// system names no folder for such things.
func cacheFolder() string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(folder, "paragraf", "pdfium")
}

// prepared is the file that tells that this version of PDFium has been compiled
// here.
func prepared() string {
	name := "ready"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			switch m.Path {
			case "github.com/klippa-app/go-pdfium", "github.com/tetratelabs/wazero":
				name += "-" + m.Version
			}
		}
	}
	return filepath.Join(cacheFolder(), name)
}

// Unprepared tells whether the first PDF would have to wait some seconds for
// PDFium to be compiled, and [Prepare] could spare it that.
func Unprepared() bool {
	if cacheFolder() == "" {
		return false
	}
	_, err := os.Stat(prepared())
	return err != nil
}

// Prepare compiles PDFium for this machine, unless that has been done, and notes
// that it is there.
func Prepare() error {
	if _, err := engine(); err != nil {
		return fmt.Errorf("starting PDFium: %w", err)
	}
	return os.WriteFile(prepared(), nil, 0o600)
}
