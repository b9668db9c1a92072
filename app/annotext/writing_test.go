package annotext

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
)

// desk is where the notes of a test are stored.
type desk struct {
	page    *Page
	window  fyne.Window
	marks   []Mark
	fail    error
	unsaved []Draft
	waiting []func() // what waits until what is going on is over
}

var kinds = []Kind{{ID: "note", Name: "Anteckning", Colour: Yellow}, {ID: "ask", Name: "Fråga", Colour: Yellow}, {ID: "no", Name: "Avslag", Colour: Red}}

// write opens a page whose notes are stored on a desk.
func write(t *testing.T, w, h float32) *desk {
	t.Helper()
	d := &desk{}
	d.page, d.window = show(t, Options{Writing: &Writing{
		Kinds: kinds, Save: d.save, Delete: d.remove,
		Recolour: func(id string, c Colour) { d.change(id, func(m *Mark) { m.Colour = c }) },
		Move:     func(id string, start, end int) { d.change(id, func(m *Mark) { m.Start, m.End = start, end }) },
		Unsaved:  func(draft Draft, _ error) { d.unsaved = append(d.unsaved, draft) },
	}}, look.Options{Mode: look.Light}, w, h)
	d.page.later = func(f func()) { d.waiting = append(d.waiting, f) }
	d.page.SetText(report(), nil)
	d.marks = marksOf(d.page.text)
	d.page.SetMarks(d.marks)
	return d
}

func (d *desk) save(draft Draft) (string, error) {
	if d.fail != nil {
		return "", d.fail
	}
	m := Mark{ID: draft.ID, Start: draft.Start, End: draft.End, Colour: draft.Colour, Note: &Note{Kind: draft.Kind, Text: draft.Text}}
	if i := slices.IndexFunc(d.marks, func(m Mark) bool { return m.ID == draft.ID }); i >= 0 {
		d.marks[i] = m
	} else {
		m.ID = fmt.Sprint("new", len(d.marks))
		d.marks = append(d.marks, m)
	}
	d.page.SetMarks(d.marks)
	return m.ID, nil
}

func (d *desk) remove(id string) error {
	d.marks = slices.DeleteFunc(d.marks, func(m Mark) bool { return m.ID == id })
	d.page.SetMarks(d.marks)
	return nil
}

func (d *desk) change(id string, how func(*Mark)) {
	how(&d.marks[slices.IndexFunc(d.marks, func(m Mark) bool { return m.ID == id })])
	d.page.SetMarks(d.marks)
}

func (d *desk) note(id string) *Note {
	for _, m := range d.marks {
		if m.ID == id {
			return m.Note
		}
	}
	return nil
}

// settle lets happen what waits.
func (d *desk) settle() {
	for len(d.waiting) > 0 {
		f := d.waiting[0]
		d.waiting = d.waiting[1:]
		f()
	}
}

// placed fails where two notes overlap, or one stands above its passage for no
// reason, and returns the slot of what is written.
func (d *desk) placed(t *testing.T) slot {
	t.Helper()
	var written slot
	for i, s := range d.page.slots {
		if i > 0 && s.y < d.page.slots[i-1].y+d.page.slots[i-1].h {
			t.Errorf("note %d begins at %v, the one before ends at %v", i, s.y, d.page.slots[i-1].y+d.page.slots[i-1].h)
		}
		if d.page.marks[s.mark].written {
			written = s
		}
	}
	return written
}

func TestANoteIsWrittenBesideItsPassage(t *testing.T) {
	d := write(t, 900, 600)
	p := d.page
	start := offsetOf(t, p, "samlad jourlinje")
	p.Select(start, start+16)
	if !p.Write(start, start+16, "ask") {
		t.Fatal("no editor")
	}
	if d.window.Canvas().Focused() != fyne.Focusable(p.editor.text) {
		t.Fatalf("%T has the keyboard", d.window.Canvas().Focused())
	}
	test.Type(p.editor.text, strings.Repeat("Gäller det även storhelger? ", 8))
	s := d.placed(t)
	if line := p.beside(p.marks[s.mark]); s.y != line {
		t.Errorf("the editor stands at %v, its passage at %v", s.y, line)
	}
	if s.h < p.editor.HeightFor(p.geo.noteW) || p.editor.Size().Height != s.h {
		t.Errorf("the editor is %v high and needs %v", p.editor.Size().Height, p.editor.HeightFor(p.geo.noteW))
	}
	p.editor.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	p.editor.text.OnSubmitted(p.editor.text.Text)
	if p.Writing() || len(d.marks) != 5 {
		t.Fatalf("still writing %v, %d marks", p.Writing(), len(d.marks))
	}
	m := d.marks[4]
	if m.Note.Kind != "no" || m.Colour != Red || m.Start != start || !strings.HasPrefix(m.Note.Text, "Gäller") {
		t.Errorf("stored %+v %+v", m, *m.Note)
	}
	if p.Active() != m.ID {
		t.Errorf("%q is the active mark, want the new one", p.Active())
	}
	if d.window.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("the keyboard does not come back to the text")
	}
	d.placed(t)
}

func TestACardBecomesItsEditor(t *testing.T) {
	d := write(t, 900, 600)
	test.Tap(d.page.cards["check"])
	if !d.page.Writing() || d.page.cards["check"] != nil {
		t.Fatal("the card is still a card")
	}
	d.placed(t)
	d.page.editor.text.SetText("ändrat")
	if e := d.page.editor; e.draft == e.before {
		t.Error("a change is not seen")
	}
	d.page.editor.text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.page.Writing() || d.note("check").Text != "I mars stod det 12. Vilket stämmer?" {
		t.Errorf("Esc stored %q", d.note("check").Text)
	}
	d.window.Canvas().Focus(d.page)
	at := offsetOf(t, d.page, "antalet besök")
	d.page.Select(at+2, at+2)
	keys(d.page, fyne.KeyReturn)
	if !d.page.Writing() || d.page.editor.Draft().ID != "check" {
		t.Error("Enter on a marked passage opens no editor")
	}
}

// The second click of two falls on what the editor has where the card was.
func TestAClickTooManyOnACardPressesNothing(t *testing.T) {
	d := write(t, 900, 600)
	test.Tap(d.page.cards["check"])
	e := d.page.editor
	before := e.draft.Colour
	test.Tap(e.kind)
	test.Tap(e.remove)
	test.Tap(e.colours[3])
	if d.window.Canvas().Overlays().Top() != nil || !d.page.Writing() || d.note("check") == nil || e.draft.Colour != before {
		t.Fatal("the second click has pressed something")
	}
	e.still = time.Time{} // a moment later
	test.Tap(e.colours[3])
	if e.draft.Colour != Blue {
		t.Error("the colours cannot be pressed")
	}
}

func TestLeavingSavesButNotWhileTheEditorHasTheKeyboard(t *testing.T) {
	d := write(t, 900, 600)
	d.page.Edit("check")
	e := d.page.editor
	e.text.SetText("ändrat")
	d.window.Canvas().Focus(e.colours[2])
	d.settle()
	if !d.page.Writing() {
		t.Fatal("going to the colours closed the editor")
	}
	test.Tap(e.colours[3])
	if m := d.page.marks[slices.IndexFunc(d.page.marks, func(m Mark) bool { return m.ID == "check" })]; m.Colour != Blue {
		t.Errorf("the passage is shown in %s while blue is chosen", m.Colour)
	}
	d.window.Canvas().Focus(d.page)
	d.settle()
	if d.page.Writing() || d.note("check").Text != "ändrat" {
		t.Errorf("leaving stored %q", d.note("check").Text)
	}
}

func TestWithoutAMarginANoteFoldsOutBelowItsPassage(t *testing.T) {
	d := write(t, 430, 600)
	p := d.page
	if len(p.slots) != 0 {
		t.Fatal("cards without a margin")
	}
	total := p.lay.height
	p.choose("check")
	if len(p.cards) != 1 || p.cards["check"] == nil {
		t.Fatalf("%d cards", len(p.cards))
	}
	between := func(when string) {
		t.Helper()
		s := p.slots[0]
		m := p.marks[s.mark]
		n := p.lay.of(m.End - 1)
		above, below := p.lay.lines[n], p.lay.lines[n+1]
		if s.y < p.geo.top+above.y+above.h || s.y+s.h > p.geo.top+below.y {
			t.Errorf("%s: the note stands from %v to %v, the lines around end at %v and begin at %v", when, s.y, s.y+s.h, p.geo.top+above.y+above.h, p.geo.top+below.y)
		}
	}
	between("card")
	test.Tap(p.cards["check"])
	if !p.Writing() {
		t.Fatal("the card does not become an editor")
	}
	between("editor")
	test.Type(p.editor.text, strings.Repeat("mycket mer text ", 12))
	between("grown")
	p.Leave()
	p.SetActive("")
	if p.lay.height != total {
		t.Errorf("the text is %v high after folding in, it was %v", p.lay.height, total)
	}
}

func TestAPasteOfTenMegabytesIsRefusedAtOnce(t *testing.T) {
	d := write(t, 900, 600)
	d.page.Edit("check")
	e := d.page.editor
	fyne.CurrentApp().Clipboard().SetContent(strings.Repeat("tio megabyte ", 800_000))
	e.text.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	if e.draft != e.before || e.complaint.Hidden || !strings.Contains(e.complaint.Text(), "10\u00a0000") {
		t.Errorf("after the paste: changed %v, said %q", e.draft != e.before, e.complaint.Text())
	}
	d.placed(t)
	test.Type(e.text, "x")
	if !e.complaint.Hidden {
		t.Error("the complaint stays when one goes on writing")
	}
}

func TestANoteTooLongToEditIsLeftAlone(t *testing.T) {
	d := write(t, 900, 600)
	d.change("check", func(m *Mark) { m.Note.Text = strings.Repeat("lång ", 200_000) })
	if d.page.Edit("check") {
		t.Error("a note of a megabyte is opened in a field")
	}
	if d.page.cards["check"] == nil {
		t.Error("and it has no card")
	}
}

func TestWordsThatCannotBeStoredAreNeverLost(t *testing.T) {
	d := write(t, 900, 600)
	d.page.Edit("check")
	d.page.editor.text.SetText("viktigt")
	d.fail = errors.New("disken är full")
	if d.page.Save() || !d.page.Writing() || d.page.editor.complaint.Text() != "disken är full" {
		t.Fatalf("the editor says %q", d.page.editor.complaint.Text())
	}
	d.page.SetText(report(), nil)
	if len(d.unsaved) != 1 || d.unsaved[0].Text != "viktigt" {
		t.Errorf("handed over: %+v", d.unsaved)
	}
}

func TestANoteDeletedElsewhereIsStoredAnewWhenItWasBeingWritten(t *testing.T) {
	d := write(t, 900, 600)
	d.page.Edit("check")
	d.page.editor.text.SetText("skrivs nu")
	d.remove("check")
	if !d.page.Writing() {
		t.Fatal("the editor is gone with the note")
	}
	d.page.Save()
	if m := d.marks[len(d.marks)-1]; m.Note.Text != "skrivs nu" {
		t.Errorf("stored %+v", *m.Note)
	}
}

func TestEmptyNotes(t *testing.T) {
	d := write(t, 900, 600)
	d.page.Write(0, 0, "note")
	d.page.Save()
	if len(d.marks) != 4 {
		t.Error("a new note without words is stored")
	}
	d.page.Edit("check") // with its words away the passage stays marked
	d.page.editor.text.SetText("  ")
	d.page.Save()
	if n := d.note("check"); n == nil || n.Text != "" {
		t.Errorf("%+v", n)
	}
	d.change("check", func(m *Mark) { m.Start, m.End = 0, 0 })
	d.page.Edit("check")
	d.page.editor.text.SetText("x")
	d.page.editor.text.SetText("")
	d.page.Save()
}

func TestTheActiveCardStandsBesideItsPassageAmongMany(t *testing.T) {
	d := write(t, 900, 600)
	d.marks = nil
	for i := range 12 {
		d.marks = append(d.marks, Mark{ID: fmt.Sprint(i), Start: 40 + i, End: 60 + i, Colour: Yellow, Note: &Note{Kind: "ask", Text: "en fråga av många på samma ställe"}})
	}
	last := d.page.text.Len() - 50
	d.marks = append(d.marks, Mark{ID: "sist", Start: last, End: last + 10, Colour: Red, Note: &Note{Kind: "no", Text: "sist"}})
	d.page.SetMarks(d.marks)
	d.page.SetActive("sist")
	d.placed(t)
	for _, s := range d.page.slots {
		if m := d.page.marks[s.mark]; m.ID == "sist" && s.y != d.page.beside(m) {
			t.Errorf("the active card stands at %v, its passage at %v", s.y, d.page.beside(m))
		}
	}
}

func TestKeysChangeAndRemoveTheMarkThatIsSpokenOf(t *testing.T) {
	d := write(t, 900, 600)
	d.window.Canvas().Focus(d.page)
	if id := d.page.NextMark(); id != "question" {
		t.Fatalf("the first mark is %q", id)
	}
	d.page.TypedRune('2')
	if d.marks[0].Colour != Green {
		t.Errorf("2 gives the colour %s", d.marks[0].Colour)
	}
	d.page.TypedRune('m')
	if d.page.Active() != "check" {
		t.Errorf("M goes to %q", d.page.Active())
	}
	keys(d.page, fyne.KeyDelete)
	if d.note("check") != nil || len(d.marks) != 3 {
		t.Error("Delete does not remove the mark")
	}
	d.page.SetActive("question")
	d.page.Select(900, 910)
	var move func()
	for _, i := range d.page.menu() {
		if strings.HasPrefix(i.Label, "Flytta") {
			move = i.Action
		}
	}
	if move == nil {
		t.Fatal("the menu does not offer to move the note")
	}
	move()
	if d.marks[0].Start != 900 || d.marks[0].End != 910 {
		t.Errorf("moved to %d–%d", d.marks[0].Start, d.marks[0].End)
	}
}

func TestTheEditorLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name string
		look look.Options
		w, h float32
	}{
		{"editor-margin.png", look.Options{Mode: look.Light}, 860, 560},
		{"editor-fold.png", look.Options{Mode: look.Dark}, 430, 560},
		{"editor-200.png", look.Options{Mode: look.Light, Scale: 2}, 1200, 900},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := write(t, c.w, c.h)
			look.Apply(fyne.CurrentApp(), c.look)
			d.page.Refresh()
			d.page.Edit("check")
			d.page.editor.Refresh()
			d.window.Canvas().Unfocus()
			test.AssertRendersToImage(t, c.name, d.window.Canvas())
		})
	}
	d := write(t, 860, 420)
	d.page.Edit("question")
	d.window.Canvas().Unfocus()
	test.AssertRendersToMarkup(t, "editor.xml", d.window.Canvas())
}

// Storing a note may show the page anew, which saves what is being written.
func TestANoteIsStoredOnceThoughStoringAsksForIt(t *testing.T) {
	d := write(t, 900, 600)
	stored := 0
	d.page.o.Writing.Save = func(draft Draft) (string, error) {
		stored++
		d.page.Save()
		d.page.SetText(report(), nil)
		return d.save(draft)
	}
	d.page.Write(0, 0, "note")
	test.Type(d.page.editor.text, "en gång")
	d.page.Save()
	if stored != 1 || len(d.unsaved) != 0 {
		t.Errorf("stored %d times, %d handed over", stored, len(d.unsaved))
	}
}
