package app

import (
	"testing"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/view/viewtest"
)

// A PDF is read in a tab of its item, and is gone with its undoing.
func TestAnAttachmentIsReadInATab(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	made, err := act.MakeMinutes(t.Context(), p.store, p.w.now.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	tabs := p.w.matter.tabs.Len()
	if _, err := act.Attach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf", made.PDF); err != nil {
		t.Fatal(err)
	}
	if p.w.matter.tabs.Len() != tabs+1 {
		t.Fatalf("%d tabs, %d before", p.w.matter.tabs.Len(), tabs)
	}
	p.w.do("tab_previous") // round to the last
	pages := p.w.matter.pages[0].pages.view
	if pages.Len() < 2 {
		t.Fatalf("%d pages are shown", pages.Len())
	}
	var outdated []data.Document
	for _, d := range p.w.now.documents {
		if d.Kind == data.MinutesDocument && d.Outdated(*p.w.now.meeting) {
			outdated = append(outdated, d)
		}
	}
	if len(outdated) != 1 {
		t.Error("a new attachment is not told of where minutes name the attachments")
	}
	p.open(47)
	if pages.Len() != 0 {
		t.Error("the pages are not given back")
	}
}

// Who attaches a file knows of it: an item that they had read is not changed for
// them. What a new version of the file says they have not read.
func TestAttachingAFileOneselfDoesNotChangeWhatWasRead(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	meeting := p.w.now.meeting.ID
	if err := p.store.SetRead(t.Context(), meeting, it.ID, true); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		what    string
		do      func() error
		changed bool
	}{
		{"attached", func() error {
			_, err := act.Attach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf", viewtest.Text(2))
			return err
		}, false},
		{"taken away", func() error {
			_, err := act.Detach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf")
			return err
		}, false},
		{"attached again", func() error {
			_, err := act.Attach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf", viewtest.Text(2))
			return err
		}, false},
		{"replaced", func() error {
			_, err := act.Attach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf", viewtest.Text(3))
			return err
		}, true},
		{"taken away when it had changed", func() error {
			_, err := act.Detach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf")
			return err
		}, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := p.w.marks()[it.ID].Changed; got != step.changed {
			t.Errorf("%s: changed for who did it: %v", step.what, got)
		}
	}
}
