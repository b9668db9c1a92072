package app

import (
	"context"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
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

// testNow is the clock of the tests: the Monday after the fixture's meeting.
func testNow() time.Time { return time.Date(2025, 6, 16, 10, 0, 0, 0, data.Stockholm) }

func start(t *testing.T) *program {
	t.Helper()
	return startAt(t, testNow)
}

// ticking is a clock that stands still for all that one sees, but tells two acts
// apart.
func ticking(now func() time.Time) func() time.Time {
	var acts atomic.Int64
	return func() time.Time { return now().Add(time.Duration(acts.Add(1)) * time.Microsecond) }
}

// startAt is [start] with another clock, for the window and for what it stores.
func startAt(t *testing.T, now func() time.Time) *program {
	t.Helper()
	t.Cleanup(ui.InLine())
	swedish.Use(swedish.Swedish)
	p := &program{t: t, app: test.NewTempApp(t), dir: t.TempDir()}
	// Fyne's cache reads the clock when something is drawn. After a minute without
	// drawing, all that is made before the next picture would be too old for it
	// and lose how it looks.
	test.NewCanvas().Capture()
	store, err := act.OpenStore(context.Background(), filepath.Join(p.dir, "store"), data.WithClock(ticking(now)))
	if err != nil {
		t.Fatal(err)
	}
	p.store = store
	p.w = New(p.app, store, Options{Version: "0", Now: now}).Window()
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

// imported is the program with the fixture read in and saved.
func imported(t *testing.T) *program {
	t.Helper()
	p := start(t)
	p.drop("vardnamnden.json")
	if p.w.reviewing == nil {
		t.Fatal("the dropped file is not under review")
	}
	p.w.acceptReview()
	if p.w.now.meeting == nil {
		t.Fatal("the saved meeting is not shown")
	}
	return p
}

// open shows the item of a §.
func (p *program) open(section int) data.AgendaItem {
	p.t.Helper()
	for _, it := range p.w.now.meeting.Items {
		if it.Section == section {
			p.w.OpenItem(it.ID)
			return it
		}
	}
	p.t.Fatalf("there is no § %d", section)
	return data.AgendaItem{}
}

// words types into what has the keyboard.
func (p *program) words(s string) {
	p.t.Helper()
	focused := p.w.win.Canvas().Focused()
	if focused == nil {
		p.t.Fatal("nothing has the keyboard")
	}
	test.Type(focused, s)
}

// key presses a plain key.
func (p *program) key(name fyne.KeyName) {
	p.t.Helper()
	ev := &fyne.KeyEvent{Name: name}
	if focused := p.w.win.Canvas().Focused(); focused != nil {
		focused.TypedKey(ev)
		return
	}
	p.w.win.Canvas().OnTypedKey()(ev)
}

// shortcut presses the keys of a menu item, as the driver finds it.
func (p *program) shortcut(s fyne.Shortcut) {
	p.t.Helper()
	for _, m := range p.w.win.MainMenu().Items {
		for _, it := range m.Items {
			if it.Shortcut != nil && it.Shortcut.ShortcutName() == s.ShortcutName() {
				it.Action()
				return
			}
		}
	}
	p.t.Fatalf("no menu item has %s", s.ShortcutName())
}

func (p *program) notes() []data.Note {
	p.t.Helper()
	notes, err := p.store.Notes(context.Background(), data.NoteFilter{})
	if err != nil {
		p.t.Fatal(err)
	}
	return notes
}
