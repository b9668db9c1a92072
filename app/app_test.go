package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// program is the whole program in this process, on a store of its own.
type program struct {
	t     *testing.T
	app   fyne.App
	store *data.Store
	w     *Window
	dir   string
}

func start(t *testing.T) *program {
	t.Helper()
	t.Cleanup(ui.InLine())
	swedish.Use(swedish.Swedish)
	p := &program{t: t, app: test.NewTempApp(t), dir: t.TempDir()}
	store, err := data.Open(context.Background(), filepath.Join(p.dir, "store"))
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	p.w = New(p.app, store, Options{Version: "0"}).Window()
	p.w.win.Resize(fyne.NewSize(1440, 900))
	t.Cleanup(func() {
		p.w.Close()
		p.w.win.Close()
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return p
}

// drop lets a copy of a fixture fall on the window, as the driver does it.
func (p *program) drop(fixture string) {
	p.t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", fixture))
	if err != nil {
		p.t.Fatal(err)
	}
	path := filepath.Join(p.dir, fixture)
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
}
