package ui

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// OpenDocument opens a file, or a folder, with the program that the system has
// for it. It returns when that was asked for; the system does not tell whether
// a window came.
func OpenDocument(a fyne.App, path string) error {
	full, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	return a.OpenURL(fileURL(full))
}

// fileURL writes an absolute path as a URL, also one with a drive letter.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
