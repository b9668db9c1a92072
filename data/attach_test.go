package data

import (
	"errors"
	"os"
	"testing"
)

// An attachment that the papers mention gets its file; a new version of the
// papers, which mentions it again or not, does not lose it.
func TestAttachmentsOutliveNewVersionsOfThePapers(t *testing.T) {
	s := openStore(t)
	d := omsorgDraft()
	d.Meeting.Items[0].Attachments = []Attachment{{Name: "Rapport.pdf"}}
	id := mustAccept(t, s, d, "a", Created).MeetingID
	item := func() AgendaItem { m, _ := s.Meeting(t.Context(), id); return m.Items[0] }
	if _, err := s.Attach(t.Context(), id, item().ID, "rapport.pdf", "application/pdf", []byte("%PDF-1.7 ett")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Attach(t.Context(), id, item().ID, "Karta.pdf", "application/pdf", []byte("%PDF-1.7 två")); err != nil {
		t.Fatal(err)
	}
	sha := item().Attachments[0].SHA256
	if got := item().Attachments; len(got) != 2 || got[0].Size != 12 || sha == "" {
		t.Fatalf("%+v", got)
	}
	next := omsorgDraft()
	next.Meeting.Items[0].Title += " (ny)"
	next.Meeting.Items[0].Attachments = []Attachment{{Name: "Rapport.pdf"}, {Name: "Ny.pdf"}}
	mustAccept(t, s, next, "b", Updated)
	got := item().Attachments
	if len(got) != 3 || got[0].SHA256 != sha || got[1].Name != "Ny.pdf" || got[2].Name != "Karta.pdf" || got[2].SHA256 == "" {
		t.Fatalf("after a new version: %+v", got)
	}
	if raw, err := s.File(sha); err != nil || string(raw) != "%PDF-1.7 ett" {
		t.Errorf("%q, %v", raw, err)
	}
}

func TestAttachmentsAreReplacedAndTakenAway(t *testing.T) {
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	m, _ := s.Meeting(t.Context(), id)
	item := m.Items[0].ID
	first, err := s.Attach(t.Context(), id, item, "A.pdf", "application/pdf", []byte("ett"))
	if err != nil {
		t.Fatal(err)
	}
	old := first.Items[0].Attachments[len(first.Items[0].Attachments)-1].SHA256
	if _, err := s.Attach(t.Context(), id, item, "a.pdf", "application/pdf", []byte("två")); err != nil {
		t.Fatal(err)
	}
	m, err = s.Detach(t.Context(), id, item, "A.PDF")
	if err != nil || len(m.Items[0].Attachments) != len(first.Items[0].Attachments)-1 {
		t.Fatalf("%+v, %v", m.Items[0].Attachments, err)
	}
	for _, sha := range []string{old, digestOf([]byte("två"))} {
		if _, err := os.Stat(s.filePath(sha)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a file that nothing refers to is left: %v", err)
		}
	}
	if _, err := s.Detach(t.Context(), id, item, "A.pdf"); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	for _, err := range []error{
		second(s.Attach(t.Context(), id, item, " ", "", []byte("x"))), second(s.Attach(t.Context(), id, item, "x", "", nil)),
	} {
		if !errors.Is(err, ErrInvalid) {
			t.Error(err)
		}
	}
}

func second(_ Meeting, err error) error { return err }
