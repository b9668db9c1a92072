package app

import (
	"context"
	"errors"
	"path/filepath"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// readFile lets the user choose a file, and reads it away from the UI thread:
// it may lie on a slow disk. then is called on the UI thread.
func (w *Window) readFile(o ui.FileOptions, then func(name string, raw []byte)) {
	ui.OpenFile(w.win, o, func(path string) {
		name := filepath.Base(path)
		ui.Load(w.win, ui.Task{Title: swedish.T("window.import.reading", "file", name)}, func(ctx context.Context, _ *ui.Progress) ([]byte, error) {
			raw, err := act.ReadFileBytes(path)
			if err == nil {
				err = ctx.Err()
			}
			return raw, err
		}, func(raw []byte, err error) {
			switch {
			case errors.Is(err, context.Canceled):
			case err != nil:
				w.problem(err, swedish.T("window.error.safe"))
			default:
				then(name, raw)
			}
		})
	})
}
