package ui

import (
	"net/url"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"
)

// openTime is how soon a system that has no program for a file says so. What
// ends later is the program itself, which somebody has closed.
const openTime = 10 * time.Second

// OpenDocument opens a file, or a folder, with the program that the system has
// for it. It returns at once and calls failed on the UI thread where there is no
// such program, as far as the system tells.
func OpenDocument(a fyne.App, path string, failed func()) {
	full, err := filepath.Abs(path)
	if err != nil {
		failed()
		return
	}
	if inLine || runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		if a.OpenURL(fileURL(full)) != nil {
			failed()
		}
		return
	}
	// Fyne would not see whether xdg-open found a program.
	Go(func() {
		asked := time.Now()
		if exec.Command("xdg-open", full).Run() != nil && time.Since(asked) < openTime {
			fyne.Do(failed)
		}
	})
}

// fileURL writes an absolute path as a URL, also one with a drive letter.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
