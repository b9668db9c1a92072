package app

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/app/ui"
	"paragraf/data"
)

// otherWindow is the store as another window or command has it open.
func (p *program) otherWindow() *data.Store {
	p.t.Helper()
	other, err := data.Open(context.Background(), filepath.Join(p.dir, "store"))
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() { other.Close() })
	return other
}

// writeElsewhere gives a note other words from another window; told says whether
// this window has looked since.
func (p *program) writeElsewhere(id, words string, told bool) {
	p.t.Helper()
	other := p.otherWindow()
	n, err := other.Note(context.Background(), id)
	if err != nil {
		p.t.Fatal(err)
	}
	n.Text = words
	if _, err := other.SaveNote(context.Background(), n); err != nil {
		p.t.Fatal(err)
	}
	if told {
		p.look()
	}
}

// look lets the window see what others did.
func (p *program) look() {
	p.t.Helper()
	if err := p.store.PollElsewhere(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

// typed writes more into the field that has the keyboard, and hands it in.
func (p *program) typed(words string) {
	p.t.Helper()
	field, ok := p.w.win.Canvas().Focused().(*ui.Entry)
	if !ok {
		p.t.Fatalf("%T has the keyboard", p.w.win.Canvas().Focused())
	}
	p.words(words)
	field.OnSubmitted(field.Text)
}

// Words that another window has written are not overwritten by somebody who has
// not seen them, whether or not this window knows of them already.
func TestANoteThatAnotherWindowChangedIsNotOverwrittenUnseen(t *testing.T) {
	for name, told := range map[string]bool{"known here": true, "not known here yet": false} {
		t.Run(name, func(t *testing.T) {
			p, n := withNote(t)
			p.w.matter.page.Surface().Edit(n.ID)
			p.writeElsewhere(n.ID, "ord från det andra fönstret", told)
			p.typed(" och två")
			if got := p.notes()[0].Text; got != "ord från det andra fönstret" {
				t.Fatalf("the other window's words are gone: %q", got)
			}
			if !p.w.matter.page.Surface().Writing() || !p.shows("ord från det andra fönstret") || !p.shows("Spara en gång till") {
				t.Fatalf("nobody is told of the other words:\n%s", strings.Join(shown(p.w.win.Content()), "\n"))
			}
			p.typed("") // told of it, the person insists
			if got := p.notes()[0].Text; got != "ett och två" {
				t.Fatalf("stored %q", got)
			}
			if p.undoing(); p.notes()[0].Text != "ord från det andra fönstret" {
				t.Fatalf("undone to %q", p.notes()[0].Text)
			}
		})
	}
}

func TestUndoDoesNotTakeBackWhatAnotherWindowWrote(t *testing.T) {
	p, n := withNote(t)
	p.w.matter.page.Surface().Edit(n.ID)
	p.note("två")
	p.writeElsewhere(n.ID, "tre, från ett annat fönster", true)
	p.undoing()
	if got := p.notes()[0].Text; got != "tre, från ett annat fönster" {
		t.Errorf("undo left %q", got)
	}
	if !p.w.modal() {
		t.Error("nobody is told why nothing was undone")
	}
}

// What is written on a note that another window deletes meanwhile is kept.
func TestANoteThatAnotherWindowDeletedIsWrittenAnew(t *testing.T) {
	p, n := withNote(t)
	p.w.matter.page.Surface().Edit(n.ID)
	if err := p.otherWindow().DeleteNote(context.Background(), n.ID); err != nil {
		t.Fatal(err)
	}
	p.typed(" och två")
	notes := p.notes()
	if len(notes) != 1 || notes[0].Text != "ett och två" || notes[0].ItemID != n.ItemID {
		t.Fatalf("kept %+v", notes)
	}
}

func TestANoteChangedElsewhereWhileItIsEditedInTheRoom(t *testing.T) {
	p, n := withNote(t)
	p.w.do("meet")
	p.w.jot(n)
	p.writeElsewhere(n.ID, "annat", true)
	p.words(" två")
	p.press("Spara")
	if got := p.notes()[0].Text; got != "annat" || !p.w.modal() {
		t.Fatalf("stored %q, dialog %v", got, p.w.modal())
	}
	if !p.dialog("har ändrat anteckningen till: ”annat”") {
		t.Error("nobody is told of the other words")
	}
	p.press("Spara")
	if got := p.notes()[0].Text; got != "ett två" {
		t.Errorf("stored %q", got)
	}
}
