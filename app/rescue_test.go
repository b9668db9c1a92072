package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/annotext"
	"paragraf/data"
)

// unsaved lists what is kept of notes that are being written, once it has been
// stored.
func (p *program) unsaved() (kept []string) {
	p.t.Helper()
	p.w.storing.Wait()
	all, err := p.store.PrivateSettings(context.Background(), keyWriting)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, value := range all {
		kept = append(kept, value)
	}
	return kept
}

// cut ends a window without a chance to store anything, as a power cut does two
// seconds after the last key, and starts another.
func (p *program) cut() *program {
	p.t.Helper()
	w := New(p.app, p.store, Options{Version: "0", Now: testNow}).Window()
	p.t.Cleanup(func() { w.Close(); w.win.Close() })
	again := &program{t: p.t, app: p.app, store: p.store, dir: p.dir, w: w}
	w.claim()
	w.release()
	w.release = nil
	return again
}

func TestANoteThatWasBeingWrittenIsRescuedAfterAPowerCut(t *testing.T) {
	for name, c := range map[string]struct {
		write func(p *program)
		check func(n data.Note) bool
	}{
		"on words": {func(p *program) {
			p.w.matter.page.Surface().SelectQuote("antalet besök per pass")
			p.w.do("note")
		}, func(n data.Note) bool { return n.Passage != nil && n.Passage.Quote == "antalet besök per pass" }},
		"on a case": {func(p *program) { p.w.do("note_case") },
			func(n data.Note) bool { return n.MeetingID == "" && n.CaseNumber != "" }},
		"in the room": {func(p *program) { p.w.do("meet"); p.w.do("question") },
			func(n data.Note) bool { return n.Kind == data.KindAsk && n.ItemID != "" }},
		"on a row": {func(p *program) { p.open(51); p.w.matter.lists[0].Select(3); p.w.do("note") },
			func(n data.Note) bool { return n.Row != nil && n.Row.Number == 3 }},
	} {
		t.Run(name, func(t *testing.T) {
			p := imported(t)
			p.open(46)
			if name == "on a case" && !p.w.hasCase() {
				t.Skip("the item has no case")
			}
			c.write(p)
			p.words("Skrivet när strömmen gick")
			keptNow(p.w)
			if got := p.unsaved(); len(got) != 1 || !strings.Contains(got[0], "Skrivet när strömmen gick") {
				t.Fatalf("kept while it is written: %q", got)
			}
			again := p.cut()
			all, err := p.store.Notes(context.Background(), data.NoteFilter{})
			if err != nil || len(all) != 1 || all[0].Text != "Skrivet när strömmen gick" || !c.check(all[0]) {
				t.Fatalf("%+v, %v", all, err)
			}
			if got := again.w.toasts.Message(); !strings.Contains(got, "är sparad nu") {
				t.Errorf("said %q", got)
			}
			if got := again.unsaved(); len(got) != 0 {
				t.Errorf("still kept: %q", got)
			}
			again.w.do("undo")
			if all, _ := p.store.Notes(context.Background(), data.NoteFilter{}); len(all) != 0 {
				t.Errorf("undone, but there is %+v", all)
			}
		})
	}
}

// keptNow stores what is being written without waiting for the clock.
func keptNow(w *Window) {
	w.draft.store()
}

func TestNothingIsKeptOfANoteThatWasSavedOrLeft(t *testing.T) {
	p := imported(t)
	p.open(46)
	for _, end := range []func(){
		func() { p.w.matter.saveNote() },
		func() { p.key(fyne.KeyEscape) },
	} {
		p.w.do("note_item")
		p.words("Ett ord")
		keptNow(p.w)
		if len(p.unsaved()) != 1 {
			t.Fatal("nothing is kept while it is written")
		}
		end()
		if got := p.unsaved(); len(got) != 0 {
			t.Errorf("kept: %q", got)
		}
	}
}

func TestChangedWordsAreRescuedBesideThoseThatAnotherWindowWrote(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.do("note_item")
	p.note("Först")
	id := p.notes()[0].ID
	write := func() {
		p.w.matter.page.Surface().Edit(id)
		p.words(" och sedan")
		keptNow(p.w)
	}
	write()
	p = p.cut()
	if got := p.notes(); len(got) != 1 || got[0].Text != "Först och sedan" {
		t.Fatalf("%+v", got)
	}
	p.open(46)
	p.w.matter.page.Surface().Edit(id)
	p.words(", här")
	keptNow(p.w)
	n, err := p.store.Note(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	n.Text = "Skrivet i ett annat fönster"
	if _, err := p.store.SaveNote(context.Background(), n); err != nil {
		t.Fatal(err)
	}
	p.cut()
	got := p.notes()
	if len(got) != 2 || got[0].ItemID != it.ID || got[1].ItemID != it.ID {
		t.Fatalf("%+v", got)
	}
	all := got[0].Text + "|" + got[1].Text
	if !strings.Contains(all, "Skrivet i ett annat fönster") || !strings.Contains(all, "Först och sedan, här") {
		t.Fatal(all)
	}
}

func TestANoteWhosePlaceIsGoneIsRescuedOnItsMeeting(t *testing.T) {
	p := imported(t)
	meeting := p.w.now.meeting.ID
	n, err := p.w.rescued(unsaved{Draft: annotext.Draft{Text: "Ord", Kind: "note"}})
	if err == nil {
		t.Errorf("stored on nothing: %+v", n)
	}
	u := unsaved{Draft: annotext.Draft{Text: "Ord", Kind: "note"}}
	u.On.MeetingID, u.On.ItemID = meeting, "borta"
	if n, err = p.w.rescued(u); err != nil || n.MeetingID != meeting || n.ItemID != "" || n.Text != "Ord" {
		t.Fatalf("%+v, %v", n, err)
	}
}
