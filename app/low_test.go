package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// large are windows in which there is little room for many words.
var large = map[string]struct {
	size  fyne.Size
	scale float32
	rows  int // of a notification list that are seen at least in part
}{
	"200": {fyne.NewSize(1280, 800), 2, 3}, "250": {fyne.NewSize(1280, 800), 2.5, 2},
	"200 small": {fyne.NewSize(1024, 700), 2, 2}, "250 small": {fyne.NewSize(1024, 700), 2.5, 2},
}

// inSight returns the words on the screen that begin within the window and above
// its foot.
func (p *program) inSight() (all []string) {
	foot := p.w.body.Size().Height - p.w.foot.Size().Height
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		if w, ok := o.(*ui.Words); ok && at.Y >= 0 && at.Y+w.LineHeight() <= foot {
			all = append(all, w.Text())
		}
		if b, ok := o.(*ui.Button); ok && at.Y >= 0 && at.Y+b.Size().Height <= foot {
			all = append(all, b.Text)
		}
		var parts []fyne.CanvasObject
		switch o := o.(type) {
		case *fyne.Container:
			parts = o.Objects
		case fyne.Widget:
			parts = test.WidgetRenderer(o).Objects()
		}
		for _, part := range parts {
			walk(part, at)
		}
	}
	walk(p.w.win.Content(), fyne.Position{})
	return all
}

func TestListsShowSeveralRowsAlsoWithLargeLetters(t *testing.T) {
	for name, l := range large {
		t.Run(name, func(t *testing.T) {
			p := startAt(t, testNow)
			p.member()
			p.w.setLooks(look.Options{Mode: look.Light, Scale: l.scale})
			p.w.win.Resize(l.size)
			p.open(93)
			settle(p.w.win.Content())
			seen := p.inSight()
			rows := 0
			for _, e := range p.w.item().Lists[0].Entries {
				for _, s := range seen {
					if s == e.Text {
						rows++
					}
				}
			}
			if rows < l.rows {
				t.Errorf("%d rows are in sight, want %d: %q", rows, l.rows, seen)
			}
		})
	}
}

func TestWhatChangedIsReachedAtOnceAlsoWithLargeLetters(t *testing.T) {
	for name, l := range large {
		t.Run(name, func(t *testing.T) {
			p := startAt(t, testNow)
			p.w.setLooks(look.Options{Mode: look.Light, Scale: l.scale})
			p.w.win.Resize(l.size)
			p.changedSince()
			settle(p.w.win.Content())
			if seen := strings.Join(p.inSight(), "\n"); !strings.Contains(seen, "Visa nästa ändring") {
				t.Errorf("the button is not in sight among\n%s", seen)
			}
		})
	}
}

func TestAColumnThatHasNoRoomIsOneClickAway(t *testing.T) {
	p := startAt(t, testNow)
	p.member()
	if p.w.bar.back.Visible() {
		t.Error("a way back to a column is offered while all are seen")
	}
	p.w.setLooks(look.Options{Mode: look.Light, Scale: 2.5})
	p.w.win.Resize(fyne.NewSize(1024, 700))
	if !p.w.columns.Hidden(0) || !p.w.columns.Hidden(1) {
		t.Fatal("the columns have room")
	}
	test.Tap(p.w.bar.back)
	if p.w.columns.Hidden(1) {
		t.Error("the agenda did not come back")
	}
	test.Tap(p.w.bar.back)
	if p.w.columns.Hidden(0) {
		t.Error("the meetings did not come back")
	}
	p.w.OpenMeeting(p.w.now.meetings[len(p.w.now.meetings)-1].ID)
	if !p.w.columns.Hidden(0) {
		t.Error("the meetings stay in the way when one is open")
	}
}

// Esc leads from the text to the agenda also where that has no room beside it;
// where somebody folded it away it stays so.
func TestEscLeadsToTheAgendaThatHasNoRoom(t *testing.T) {
	p := startAt(t, testNow)
	p.member()
	p.w.setLooks(look.Options{Mode: look.Light, Scale: 2.5})
	p.w.win.Resize(fyne.NewSize(1024, 700))
	surface, list := p.w.matter.page.Surface(), fyne.Focusable(p.w.agenda.List())
	ui.Focus(surface)
	p.key(fyne.KeyEscape)
	if p.w.columns.Hidden(1) || p.w.win.Canvas().Focused() != list {
		t.Errorf("the agenda is hidden: %v; %T has the keyboard", p.w.columns.Hidden(1), p.w.win.Canvas().Focused())
	}
	p.w.columns.Fold(1, true)
	ui.Focus(surface)
	p.key(fyne.KeyEscape)
	if !p.w.columns.Folded(1) || p.w.win.Canvas().Focused() != fyne.Focusable(surface) {
		t.Errorf("the agenda is folded: %v; %T has the keyboard", p.w.columns.Folded(1), p.w.win.Canvas().Focused())
	}
}

func TestOwnNotesAreListedAlsoWithLargeLetters(t *testing.T) {
	for name, l := range large {
		t.Run(name, func(t *testing.T) {
			p := startAt(t, testNow)
			p.remarks()
			p.w.setLooks(look.Options{Mode: look.Light, Scale: l.scale})
			p.w.win.Resize(l.size)
			p.w.do("my_notes")
			p.key(fyne.KeyDown) // from the search to the first note
			settle(p.w.win.Content())
			seen := strings.Join(p.inSight(), "\n")
			for _, want := range []string{"Boka tåget hem i god tid", "Vårdnämnden 8 december 2026 (5)"} {
				if !strings.Contains(seen, want) {
					t.Errorf("%q is not in sight among\n%s", want, seen)
				}
			}
		})
	}
}

// The search stays in the bar, at last as its sign alone.
func TestTheSearchStaysInTheBar(t *testing.T) {
	for _, l := range []struct {
		size  fyne.Size
		scale float32
	}{{fyne.NewSize(1024, 700), 1}, {fyne.NewSize(1024, 700), 2}, {fyne.NewSize(1100, 700), 2.5}, {fyne.NewSize(3840, 2160), 2.5}} {
		p := startAt(t, testNow)
		p.member()
		p.w.setLooks(look.Options{Mode: look.Light, Scale: l.scale})
		p.w.win.Resize(l.size)
		settle(p.w.win.Content())
		seen := 0
		for _, o := range searchesOf(p.w.bar.content) {
			if o.Visible() {
				seen++
				if end := o.Position().X + o.Size().Width; end > p.w.win.Canvas().Size().Width {
					t.Errorf("%v at %v: it ends at %v", l.size, l.scale, end)
				}
			}
		}
		if seen != 1 {
			t.Errorf("%v at %v: %d ways to search are in the bar", l.size, l.scale, seen)
		}
	}
}

// searchesOf finds the buttons that look like a field.
func searchesOf(o fyne.CanvasObject) (all []*ui.Button) {
	switch o := o.(type) {
	case *ui.Button:
		if o.Kind == ui.FieldButton {
			all = append(all, o)
		}
	case *fyne.Container:
		for _, part := range o.Objects {
			all = append(all, searchesOf(part)...)
		}
	}
	return all
}
