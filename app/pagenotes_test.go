package app

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/view/viewtest"
)

const firstPage = "Sjukstugan har fjorton platser\noch tolv sjuksköterskor."

// onPlan opens an item with an attachment of three pages.
func (p *program) onPlan(t *testing.T) *pageNotes {
	t.Helper()
	p.attached(t, "Plan.pdf", viewtest.Lines(
		[]string{"Sjukstugan har fjorton platser", "och tolv sjuksköterskor."}, []string{"Kostnaden är fyra miljoner."}, []string{"Karta"}))
	n := p.w.notesNow()
	if n == nil {
		t.Fatal("no attachment is looked at")
	}
	return n
}

func (p *program) notesOnPages(t *testing.T) []data.Note {
	t.Helper()
	all, err := p.store.Notes(t.Context(), data.NoteFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var on []data.Note
	for _, n := range all {
		if n.Page != nil {
			on = append(on, n)
		}
	}
	return on
}

// The keys of a text mark, underline and bookmark words of a page; all of it can
// be undone and done again, and a mark is deleted by its key.
func TestPagesAreMarkedByTheKeysOfAText(t *testing.T) {
	p := imported(t)
	n := p.onPlan(t)
	v := n.pages.view
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	v.TypedRune('2')
	notes := p.notesOnPages(t)
	if len(notes) != 1 || notes[0].Colour != "green" || notes[0].Passage.Quote != firstPage || notes[0].Page.Page != 1 || notes[0].Page.Attachment != "Plan.pdf" {
		t.Fatalf("%+v", notes)
	}
	if v.SelectedText() != "" || v.Active() != notes[0].ID {
		t.Error("the mark is not the one that is spoken of")
	}
	v.TypedRune('3')
	v.TypedRune('u')
	if notes = p.notesOnPages(t); notes[0].Colour != "red" || notes[0].Style != data.Underline {
		t.Errorf("%+v", notes[0])
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(p.notesOnPages(t)) != 0 {
		t.Error("the mark is not deleted")
	}
	p.w.undo()
	p.w.undo()
	p.w.undo()
	if notes = p.notesOnPages(t); len(notes) != 1 || notes[0].Colour != "green" || notes[0].Style != "" {
		t.Errorf("undone: %+v", notes)
	}
	p.w.redo()
	if notes = p.notesOnPages(t); notes[0].Colour != "red" {
		t.Errorf("done again: %+v", notes)
	}
	v.Deselect()
	v.GoTo(3, 0)
	v.TypedRune('b')
	if notes = p.notesOnPages(t); len(notes) != 2 || notes[1].Kind != data.KindPlace || notes[1].Page.Page != 3 || notes[1].Passage != nil {
		t.Errorf("%+v", notes)
	}
	v.SetActive("")
	v.GoTo(1, 0)
	v.TypedRune('m')
	v.TypedRune('m')
	if v.Page() != 3 || v.Active() != notes[1].ID {
		t.Errorf("the next mark but one is on page %d", v.Page())
	}
}

// The tools above the pages show their letters, so that these work whoever has the
// keyboard: the agenda would go to the row that begins with the letter.
func TestTheLettersOfTheToolsWorkFromTheAgenda(t *testing.T) {
	p := imported(t)
	n := p.onPlan(t)
	list, at := p.w.agenda.List(), p.w.at
	p.w.win.Canvas().Focus(list)
	list.TypedRune('O')
	if n.pages.view.Tool() != ui.ToolArea || p.w.at != at {
		t.Errorf("O takes tool %v at item %s of %s", n.pages.view.Tool(), p.w.at, at)
	}
	if p.w.win.Canvas().Focused() == fyne.Focusable(list) {
		t.Error("the pages have not got the keyboard, where Esc leaves the tool")
	}
}

// A note is written beside its words, and what is drawn is one note with all its
// strokes.
func TestNotesAndDrawingsOnPages(t *testing.T) {
	p := imported(t)
	n := p.onPlan(t)
	v := n.pages.view
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.w.do("note")
	if n.editor == nil {
		t.Fatal("nothing is written")
	}
	p.w.win.Canvas().Focused().(interface{ SetText(string) }).SetText("Räcker platserna?")
	if !p.w.matter.saveNote() {
		t.Fatal("the note is not stored")
	}
	notes := p.notesOnPages(t)
	if len(notes) != 1 || notes[0].Text != "Räcker platserna?" || notes[0].Passage.Quote != firstPage {
		t.Fatalf("%+v", notes)
	}
	n.choose(ui.ToolDraw)
	v.OnStroke(2, []fyne.Position{{X: 10, Y: 20}, {X: 30, Y: 40}})
	v.OnStroke(2, []fyne.Position{{X: 50, Y: 20}})
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	v.OnArea(3, ui.PageBox{Left: 10, Top: 20, Right: 100.04, Bottom: 60})
	if v.Tool() != ui.ToolSelect || n.editor == nil {
		t.Error("an area does not ask for its words")
	}
	if !p.w.matter.leaveNote() {
		t.Error("what is written cannot be left")
	}
	notes = p.notesOnPages(t)
	if len(notes) != 3 || len(notes[1].Page.Strokes) != 2 || *notes[2].Page.Area != (data.Area{Left: 10, Top: 20, Right: 100, Bottom: 60}) {
		t.Fatalf("%+v", notes)
	}
	p.w.undo() // the area
	p.w.undo() // the second stroke
	if notes = p.notesOnPages(t); len(notes) != 2 || len(notes[1].Page.Strokes) != 1 {
		t.Errorf("undone: %+v", notes)
	}
}

// A note on a page is gone to from the list of all notes.
func TestANoteOnAPageIsGoneTo(t *testing.T) {
	p := imported(t)
	n := p.onPlan(t)
	n.pages.view.GoTo(3, 0)
	n.pages.view.TypedRune('b')
	note := p.notesOnPages(t)[0]
	p.open(45)
	p.w.goToNote(note)
	if now := p.w.notesNow(); now == nil || now.pages.view.Page() != 3 || now.pages.view.Active() != note.ID {
		t.Errorf("the note is not shown: %+v", now)
	}
}

// A new version of the attachment that is read moves the notes; undoing it
// brings the old one back, with them.
func TestANewVersionOfAnAttachmentIsUndone(t *testing.T) {
	p := imported(t)
	n := p.onPlan(t)
	n.pages.view.TypedShortcut(&fyne.ShortcutSelectAll{})
	n.pages.view.TypedRune('1')
	file := writePDF(t, viewtest.Lines([]string{"Försättsblad"}, []string{"Sjukstugan har fjorton platser", "och tolv sjuksköterskor."}))
	p.w.attachFile(n.item, "Plan.pdf", file)
	if note := p.notesOnPages(t)[0]; note.Page.Page != 2 || note.Carried != nil {
		t.Errorf("in the new version: %+v %+v", note.Page, note.Carried)
	}
	p.w.undo()
	if note := p.notesOnPages(t)[0]; note.Page.Page != 1 || note.Gone() {
		t.Errorf("back: %+v %+v", note.Page, note.Carried)
	}
}

func writePDF(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ny.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A tool that was chosen in the menu is left by Esc, as one that was chosen by
// its key in the pages.
func TestAToolFromTheMenuIsLeftByEsc(t *testing.T) {
	p := imported(t)
	n := p.onPlan(t)
	for _, name := range []string{"page_area", "page_draw"} {
		p.w.win.Canvas().Focus(p.w.agenda.List())
		p.w.do(name)
		if n.pages.view.Tool() == ui.ToolSelect {
			t.Fatalf("%s chooses no tool", name)
		}
		p.key(fyne.KeyEscape)
		if n.pages.view.Tool() != ui.ToolSelect {
			t.Errorf("Esc does not leave the tool of %s", name)
		}
	}
}
