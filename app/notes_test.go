package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// note writes words into the editor that has the keyboard and saves them.
func (p *program) note(words string) {
	p.t.Helper()
	field, ok := p.w.win.Canvas().Focused().(*ui.Entry)
	if !ok {
		p.t.Fatalf("%T has the keyboard, not the editor of a note", p.w.win.Canvas().Focused())
	}
	field.SetText("")
	p.words(words)
	field.OnSubmitted(field.Text)
	if p.w.modal() || !p.w.matter.saveNote() {
		p.t.Fatal("the note was not saved")
	}
}

func TestNotesOnWordsItemRowAndMeeting(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	if !p.w.matter.page.Surface().SelectQuote("antalet besök per pass") {
		t.Fatal("the words are not on the page")
	}
	p.shortcut(ctrl(fyne.KeyN))
	if p.w.modal() {
		t.Fatal("a dialog is asked for an ordinary note")
	}
	p.note("Stämmer siffran?")
	p.w.do("note_item")
	p.note("Läs igen")
	p.open(51)
	p.w.matter.lists[0].Select(3)
	p.w.do("note")
	p.note("Varför brådskande?")
	p.w.OpenItem("")
	p.w.do("note")
	p.note("Boka resa")

	notes := p.notes()
	if len(notes) != 4 {
		t.Fatalf("%d notes, want 4", len(notes))
	}
	var onWords, onItem, onRow, onMeeting bool
	for _, n := range notes {
		switch n.Text {
		case "Stämmer siffran?":
			onWords = n.ItemID == it.ID && n.Passage != nil && n.Passage.Quote == "antalet besök per pass" && n.Passage.Part == data.PartBody
		case "Läs igen":
			onItem = n.ItemID == it.ID && n.Passage == nil && n.Row == nil
		case "Varför brådskande?":
			onRow = n.Row != nil && n.Row.Number == 3 && n.Row.List == "Anmälningsärenden"
		case "Boka resa":
			onMeeting = n.ItemID == ""
		}
	}
	if !onWords || !onItem || !onRow || !onMeeting {
		t.Fatalf("words %v, item %v, row %v, meeting %v: %+v", onWords, onItem, onRow, onMeeting, notes)
	}
}

// undoing presses Ctrl+Z and tells the notes that are left, redoing Ctrl+Y.
func (p *program) undoing() string { return p.turned(&fyne.ShortcutUndo{}) }
func (p *program) redoing() string { return p.turned(&fyne.ShortcutRedo{}) }

func (p *program) turned(s fyne.Shortcut) string {
	p.t.Helper()
	p.shortcut(s)
	var texts []string
	for _, n := range p.notes() {
		texts = append(texts, n.Text+"/"+n.Colour)
	}
	return strings.Join(texts, " ")
}

// withNote is a program with one note, "ett", on the item of § 47, which is open.
func withNote(t *testing.T) (*program, data.Note) {
	t.Helper()
	p := imported(t)
	p.open(47)
	p.w.do("note_item")
	p.note("ett")
	return p, p.notes()[0]
}

func TestEverythingDoneToNotesCanBeUndoneAndRedone(t *testing.T) {
	p, n := withNote(t)
	p.w.matter.page.Surface().Edit(n.ID)
	p.note("två")
	p.w.recolour(n.ID, "blue")
	if err := p.w.deleteNote(n.ID); err != nil {
		t.Fatal(err)
	}
	if got := p.w.undoWords(); got != swedish.T("window.do.undo_what", "what", swedish.T("window.undo.note_deleted")) {
		t.Errorf("the menu says %q", got)
	}
	for i, want := range []string{"två/blue", "två/yellow", "ett/yellow", ""} {
		if got := p.undoing(); got != want {
			t.Fatalf("undo %d: %q, want %q", i, got, want)
		}
	}
	for i, want := range []string{"ett/yellow", "två/yellow", "två/blue", ""} {
		if got := p.redoing(); got != want {
			t.Fatalf("redo %d: %q, want %q", i, got, want)
		}
	}
	p.undoing()
	again := p.notes()[0]
	if again.ID != n.ID || !again.CreatedAt.Equal(n.CreatedAt) {
		t.Errorf("the note that came back is %s of %v, it was %s of %v", again.ID, again.CreatedAt, n.ID, n.CreatedAt)
	}
}

func TestANewActEndsWhatCouldBeRedone(t *testing.T) {
	p := imported(t)
	p.open(47)
	p.w.do("note_item")
	p.note("ett")
	p.undoing()
	p.w.do("note_item")
	p.note("annat")
	if got := p.redoing(); got != "annat/yellow" {
		t.Errorf("%q", got)
	}
}

func TestANoteIsSavedWhenOneGoesElsewhereAndLeftByEsc(t *testing.T) {
	p := imported(t)
	it := p.open(47)
	p.w.do("note_item")
	p.words("på väg bort")
	p.open(46)
	notes := p.notes()
	if len(notes) != 1 || notes[0].Text != "på väg bort" || notes[0].ItemID != it.ID {
		t.Fatalf("%+v", notes)
	}
	p.w.do("note_item")
	p.words("aldrig")
	p.key(fyne.KeyEscape)
	if got := p.notes(); len(got) != 1 || p.w.matter.page.Surface().Writing() {
		t.Fatalf("Esc saved: %+v", got)
	}
	p.w.do("note_item")
	p.words("vid stängning")
	p.w.keepWords()
	if got := p.notes(); len(got) != 2 {
		t.Fatalf("what was written when the window closed is lost: %+v", got)
	}
}

func TestMarksOnRowsAreToggledByKeyAndUndone(t *testing.T) {
	p := imported(t)
	p.open(51)
	rows := p.w.matter.lists[0]
	p.w.win.Canvas().Focus(rows.List())
	rows.Select(2)
	marks := func() string {
		var all []string
		m, err := p.store.RowMarks(t.Context(), p.w.now.meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range m {
			s := string(rune('0' + r.Row.Number))
			if r.Read {
				s += "r"
			}
			if r.Raised {
				s += "t"
			}
			all = append(all, s)
		}
		return strings.Join(all, " ")
	}
	rows.List().TypedRune('t')
	if got := marks(); got != "2t" {
		t.Fatalf("after T: %q", got)
	}
	rows.List().TypedRune('r')
	if got := marks(); got != "2rt" {
		t.Fatalf("after R: %q", got)
	}
	if i := rows.List().Selected(); i != 2 {
		t.Errorf("after R row %d is chosen, want the next", i+1)
	}
	p.shortcut(&fyne.ShortcutUndo{})
	p.shortcut(&fyne.ShortcutUndo{})
	if got := marks(); got != "" {
		t.Errorf("after undoing both: %q", got)
	}
	p.shortcut(&fyne.ShortcutRedo{})
	if got := marks(); got != "2t" {
		t.Errorf("after redoing one: %q", got)
	}
}

// The stores are read again away from the UI thread: what was just done is known
// before that, or the next key would undo a part of it.
func TestActsThatFollowEachOtherQuicklyLoseNothing(t *testing.T) {
	p := imported(t)
	p.open(51)
	p.w.stop() // nothing is read again from here on
	rows := p.w.matter.lists[0]
	p.w.win.Canvas().Focus(rows.List())
	rows.Select(2)
	rows.List().TypedRune('r')
	rows.Select(2)
	rows.List().TypedRune('t')
	marks, err := p.store.RowMarks(t.Context(), p.w.now.meeting.ID)
	if err != nil || len(marks) != 1 || !marks[0].Read || !marks[0].Raised {
		t.Fatalf("%v, %+v", err, marks)
	}
	it := p.open(46)
	p.w.markPassage(data.PartBody, 10, 20, "yellow")
	id := p.w.now.notes[len(p.w.now.notes)-1].ID
	for _, c := range []annotext.Colour{"red", "blue", "green"} {
		p.w.recolour(id, c)
	}
	p.w.moveNote(id, data.PartBody, 30, 44)
	if p.w.modal() {
		t.Fatal("a quick act failed")
	}
	notes := p.notes()
	if len(notes) != 1 || notes[0].Colour != "green" || notes[0].Passage.Start != 30 || notes[0].ItemID != it.ID {
		t.Fatalf("%+v", notes)
	}
	p.undoing()
	if got := p.undoing(); got != "/blue" {
		t.Errorf("after two undos %q", got)
	}
}

func TestAPlaceIsKeptForEveryText(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.win.Resize(fyne.NewSize(1024, 420))
	surface := p.w.matter.page.Surface()
	surface.SelectQuote("Försöket har pågått")
	_, end := surface.Selection()
	surface.ScrollTo(end)
	at := p.w.matter.page.Place()
	if at.Offset == 0 {
		t.Fatalf("the text does not scroll: %+v", at)
	}
	p.open(47)
	p.open(46)
	if now := p.w.matter.page.Place(); now != at {
		t.Errorf("back at %+v, left at %+v", now, at)
	}
	p.w.matter.close()
	states, err := p.store.ReadingStates(t.Context(), p.w.now.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range states {
		if s.ItemID == it.ID && s.Part == at.Part && s.Place == at.Offset {
			return
		}
	}
	t.Errorf("the place is not stored: %+v", states)
}

// Who has read half of a paper finds the same words at the top when it comes in
// a later version with pages before them.
func TestThePlaceIsTheSameWordsInALaterVersion(t *testing.T) {
	paper := func(before int) string {
		var text strings.Builder
		text.WriteString("Granby kommun\nKulturnämnden\nProtokoll 2026-10-14\n\n§ 21 Bibliotekets framtid\n\n")
		for i := range before {
			fmt.Fprintf(&text, "Nytt i den andra versionen är avsnitt %d, som handlar om bokbussen och dess turer till byarna.\n\n", i+1)
		}
		for i := range 60 {
			fmt.Fprintf(&text, "Stycke %d beskriver läget vid filial %d, dess öppettider och hur många som kom dit under året.\n\n", i+1, 100+i)
		}
		return text.String() + "Kulturnämnden beslutar\n\natt godkänna redovisningen.\n"
	}
	p := start(t)
	p.dropFiles(p.write("a.txt", paper(0)))
	p.w.acceptReview()
	p.open(21)
	p.w.win.Resize(fyne.NewSize(1024, 700))
	surface := p.w.matter.page.Surface()
	top := func() string {
		at := surface.Place()
		return surface.Text().Slice(at, at+20)
	}
	surface.SelectQuote("Stycke 40 beskriver")
	from, _ := surface.Selection()
	surface.ScrollTo(from)
	if got := top(); got != "Stycke 40 beskriver " {
		t.Fatalf("at the top stands %q", got)
	}
	p.dropFiles(p.write("b.txt", paper(25)))
	p.w.acceptReview()
	p.open(21)
	if got := top(); got != "Stycke 40 beskriver " {
		t.Errorf("in the later version at the top stands %q", got)
	}
}

func TestFindingInTheText(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.shortcut(ctrl(fyne.KeyF))
	p.words("besök")
	surface := p.w.matter.page.Surface()
	if at, of := surface.Found(); at != 1 || of < 1 || surface.SelectedText() != "besök" {
		t.Fatalf("%d of %d, selected %q", at, of, surface.SelectedText())
	}
	p.key(fyne.KeyEscape)
	if p.w.win.Canvas().Focused() != fyne.Focusable(surface) {
		t.Errorf("after Esc %T has the keyboard", p.w.win.Canvas().Focused())
	}
	if _, of := surface.Found(); of != 0 {
		t.Error("the hits stay marked")
	}
}

func TestThePrintWithNotesIsACopyThatGoesWithTheWindow(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.do("note_item")
	p.note("bara för mig")
	made, err := act.MakeAnnotated(t.Context(), p.store, p.w.now.meeting.ID, it.ID)
	if err != nil || made.Pages == 0 {
		t.Fatalf("%v, %d pages", err, made.Pages)
	}
	if docs, err := p.store.Documents(t.Context(), p.w.now.meeting.ID); err != nil || len(docs) != 0 {
		t.Errorf("%v: a print with private notes is stored among the documents: %+v", err, docs)
	}
}

// Esc leaves a note unwritten; a slip of the hand is offered back, and stands
// where it was written.
func TestWordsLeftWithEscCanBeHadBack(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.do("note_item")
	field := p.w.win.Canvas().Focused().(*ui.Entry)
	field.SetText("Fråga om hyrpersonalen")
	p.key(fyne.KeyEscape)
	if n := len(p.notes()); n != 0 {
		t.Fatalf("Esc stores %d notes", n)
	}
	p.open(47)
	p.press("Spara det ändå")
	notes := p.notes()
	if len(notes) != 1 || notes[0].Text != "Fråga om hyrpersonalen" || notes[0].ItemID != it.ID {
		t.Fatalf("what was left came back as %+v", notes)
	}
	if p.undoing() != "" {
		t.Error("what came back cannot be undone")
	}
	p.open(46)
	p.w.do("note_item")
	p.key(fyne.KeyEscape)
	if p.shows("Det du skrev sparades inte.") {
		t.Error("where nothing was written something is offered")
	}
}
