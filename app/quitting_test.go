package app

import (
	"context"
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/ui"
	"paragraf/data"
)

// closes counts how often a window is closed.
type closes struct {
	fyne.Window
	n int
}

func (c *closes) Close() { c.n++ }

// quitting replaces the driver's window by one that counts.
func (p *program) quitting() *closes {
	c := &closes{Window: p.w.win}
	p.w.win = c
	p.t.Cleanup(func() { p.w.win = c.Window })
	return c
}

func TestWhatIsBeingWrittenIsStoredWhenTheWindowCloses(t *testing.T) {
	for name, write := range map[string]func(p *program){
		"a note beside its words": func(p *program) { p.w.do("note_item") },
		"a note in the room":      func(p *program) { p.w.do("meet"); p.w.do("note") },
	} {
		t.Run(name, func(t *testing.T) {
			p := imported(t)
			p.open(46)
			write(p)
			p.words("Halvskrivet")
			win := p.quitting()
			p.w.do("quit")
			p.w.keepWords() // as when the program ends after it
			if notes := p.notes(); win.n != 1 || len(notes) != 1 || notes[0].Text != "Halvskrivet" {
				t.Fatalf("closed %d times, stored %+v", win.n, notes)
			}
		})
	}
}

func TestQuittingAsksWhereWordsWouldBeLost(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("note_item")
	field := p.w.win.Canvas().Focused().(*ui.Entry)
	p.words("Halvskrivet")
	p.store.Close() // nothing can be stored any more
	win := p.quitting()
	p.w.do("quit")
	if win.n != 0 || !p.w.modal() || !p.dialog("kan inte sparas") {
		t.Fatalf("closed %d times, asked %v", win.n, p.w.modal())
	}
	p.key(fyne.KeyEscape)
	if field.Text != "Halvskrivet" || !p.w.matter.isWriting() {
		t.Fatal("the words are gone")
	}
	p.w.do("quit")
	p.press("Avsluta ändå")
	if win.n != 1 {
		t.Errorf("closed %d times", win.n)
	}
}

func TestQuittingAsksWhereCorrectionsWouldBeLost(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("protokoll.txt", protocol))
	p.to("Plats")
	p.key(fyne.KeyReturn)
	p.over("Torget")
	win := p.quitting()
	p.w.do("quit")
	if win.n != 0 || !p.w.modal() {
		t.Fatal("the corrections are thrown away without a question")
	}
	p.key(fyne.KeyReturn) // the safe answer
	if win.n != 0 || p.w.reviewing == nil {
		t.Fatal("Enter does not go back")
	}
}

// A fault in a screen ends the window, not what was being written in it.
func TestAPanicKeepsWhatWasBeingWritten(t *testing.T) {
	p := imported(t)
	w := New(p.app, p.store, Options{Version: "1.2.3", Now: testNow, Home: p.dir})
	defer func() { ui.Recovered = nil }()
	w.window.do("next")
	w.window.do("note_item")
	test.Type(w.window.win.Canvas().Focused(), "Halvskrivet")
	w.fyne = panics{p.app}
	var crash *Crashed
	if err := w.Run(); !errors.As(err, &crash) {
		t.Fatalf("Run returned %v", err)
	}
	notes, err := p.store.Notes(context.Background(), data.NoteFilter{})
	if err != nil || len(notes) != 1 || notes[0].Text != "Halvskrivet" {
		t.Fatalf("stored %+v, %v", notes, err)
	}
	p.crashReport()
	w.window.Close()
}
