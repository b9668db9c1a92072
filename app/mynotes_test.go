package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/data"
)

func TestAllMyNotesAreSearchedGoneToAndCameBackFrom(t *testing.T) {
	p := imported(t)
	p.remarks()
	p.w.OpenItem("")
	p.w.do("my_notes")
	p.words("läkare PLANEN")
	if got := p.w.mine.Filter().Search; got != "läkare PLANEN" {
		t.Fatalf("the search has %q", got)
	}
	if !p.shows(swedish.N("mynotes.count", 1, "all", 6)) {
		t.Fatal("not one of six notes is found")
	}
	p.key(fyne.KeyDown)   // to the list, on the first that was found
	p.key(fyne.KeyReturn) // to the place
	if p.w.over != nil || p.w.item() == nil || p.w.item().Section != 89 {
		t.Fatal("the place of the note is not shown")
	}
	p.w.do("my_notes")
	if p.w.mine.Filter().Search != "läkare PLANEN" {
		t.Error("the search was forgotten on the way back")
	}
	p.key(fyne.KeyEscape)
	if p.w.over != nil {
		t.Error("Esc does not leave the notes")
	}
}

func TestANoteAmongAllIsChangedDeletedAndUndone(t *testing.T) {
	p := imported(t)
	p.remarks()
	p.w.do("my_notes")
	p.words("läkare per natt")
	p.key(fyne.KeyReturn)
	p.key(fyne.KeyDown)
	p.w.win.Canvas().Focused().TypedRune('e')
	p.note("att planen återremitteras #bemanning")
	find := func(words string) int {
		notes, err := p.store.Notes(context.Background(), data.NoteFilter{Search: words})
		if err != nil {
			t.Fatal(err)
		}
		return len(notes)
	}
	if find("återremitteras") != 1 || find("läkare per natt") != 0 {
		t.Fatal("the note was not changed")
	}
	p.w.undo()
	if find("läkare per natt") != 1 {
		t.Error("the change was not undone")
	}
	p.key(fyne.KeyDown)
	p.key(fyne.KeyDelete)
	if n := len(p.w.undone); n == 0 || p.w.undone[n-1].label != swedish.T("window.undo.note_deleted") || find("läkare per natt") != 0 {
		t.Fatal("the note was not deleted")
	}
	p.w.undo()
	if find("läkare per natt") != 1 {
		t.Error("the deletion was not undone")
	}
}

func TestAllNotesThatAreShownAreDeletedAtOnceAndUndone(t *testing.T) {
	p := imported(t)
	p.remarks()
	count := func() int {
		notes, err := p.store.Notes(context.Background(), data.NoteFilter{})
		if err != nil {
			t.Fatal(err)
		}
		return len(notes)
	}
	p.w.do("my_notes")
	p.words("planen")
	shown := len(p.w.mine.Filter().IDs)
	if shown == 0 || shown == count() {
		t.Fatalf("control: %d of %d notes are shown", shown, count())
	}
	all := count()
	p.press(swedish.T("mynotes.delete_shown"))
	p.key(fyne.KeyReturn) // leaving is what Enter does where something is removed
	if count() != all {
		t.Fatal("notes were deleted without having been asked for")
	}
	p.press(swedish.T("mynotes.delete_shown"))
	p.press(swedish.T("mynotes.delete"))
	if n := count(); n != all-shown {
		t.Fatalf("%d notes are left of %d, %d were shown", n, all, shown)
	}
	p.w.undo()
	if count() != all {
		t.Error("the deletion was not undone as one")
	}
	p.w.redo()
	if count() != all-shown {
		t.Error("the deletion was not done again")
	}
}

func TestUnderlineBookmarkAndCaseNotesWithUndo(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	surface := p.w.matter.page.Surface()
	if !surface.SelectQuote("antalet besök per pass") {
		t.Fatal("the words are not on the page")
	}
	p.w.do("underline")
	surface.SelectQuote("kvällar och helger")
	p.w.do("bookmark")
	p.w.do("note_case")
	p.note("Om själva ärendet #minns")
	var underlined, bookmark, onCase bool
	notes, err := p.store.Notes(context.Background(), data.NoteFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range notes {
		underlined = underlined || n.Style == data.Underline && n.Passage.Quote == "antalet besök per pass"
		bookmark = bookmark || n.Kind == data.KindPlace && n.Passage.Quote == "kvällar och helger"
		onCase = onCase || n.MeetingID == "" && data.SameCase(n.CaseNumber, it.CaseNumbers[0]) && strings.Contains(n.Text, "#minns")
	}
	if !underlined || !bookmark || !onCase {
		t.Fatalf("underlined %v, bookmark %v, on the case %v", underlined, bookmark, onCase)
	}
	for range 3 {
		p.w.undo()
	}
	if notes, _ = p.store.Notes(context.Background(), data.NoteFilter{}); len(notes) != 0 {
		t.Errorf("%d notes after undoing all", len(notes))
	}
	for range 3 {
		p.w.redo()
	}
	if notes, _ = p.store.Notes(context.Background(), data.NoteFilter{}); len(notes) != 3 {
		t.Errorf("%d notes after doing all again", len(notes))
	}
}

// A key or a menu that marks says what is missing, and marks nothing unseen.
func TestAMarkWithoutWordsSaysSo(t *testing.T) {
	p := imported(t)
	p.open(46)
	for _, name := range []string{"underline", "mark_next", "mark_previous"} {
		p.w.toasts.Clear()
		p.w.do(name)
		if p.w.toasts.Message() == "" {
			t.Errorf("%s does nothing and says nothing", name)
		}
	}
	p.w.toasts.Clear()
	p.w.matter.page.Surface().TypedRune('2')
	if p.w.toasts.Message() == "" {
		t.Error("a colour without words says nothing")
	}
	p.w.matter.page.Surface().SelectQuote("antalet besök per pass")
	p.w.do("adjust")
	p.w.do("underline")
	if n := len(p.w.now.notes); n != 0 {
		t.Errorf("%d notes were made in a text that is not seen", n)
	}
}
