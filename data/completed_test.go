package data

import (
	"context"
	"errors"
	"testing"
	"time"
)

// A version with evidence added stands where the version before stood: newer
// documents stay newer, and a document that was signed meanwhile is not passed
// over.
func TestAddCompleted(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	meeting := mustAccept(t, s, omsorgDraft(), "", Created).MeetingID
	add := func(d Document, content string) Document {
		t.Helper()
		d.MeetingID, d.Kind = meeting, MinutesDocument
		d, err := s.AddDocument(ctx, d, []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	signed := []Signing{{Role: ChairSigns, Name: "Ellen Fjällvik", At: time.Now()}}
	first := add(Document{Name: "protokoll.pdf", Sections: "1", Basis: "b", Signed: signed}, "signed")
	newer := add(Document{Name: "nytt.pdf"}, "made later")

	done, err := s.AddCompleted(ctx, first.SHA256, []byte("signed, with evidence"))
	if err != nil {
		t.Fatal(err)
	}
	if done.Name != first.Name || done.Basis != "b" || len(done.Signed) != 1 || done.Continues != first.SHA256 || done.Sections != "1" {
		t.Errorf("completed: %+v", done)
	}
	all, err := s.Documents(ctx, meeting)
	if err != nil || len(all) != 3 || all[0].SHA256 != newer.SHA256 || all[1].SHA256 != done.SHA256 || all[2].SHA256 != first.SHA256 {
		t.Errorf("documents: %+v, %v", all, err)
	}
	list, err := s.SignedDocuments(ctx)
	if err != nil || len(list) != 1 || list[0].SHA256 != done.SHA256 || list[0].Meeting.ID != meeting {
		t.Errorf("signed documents: %+v, %v", list, err)
	}
	again, err := s.AddCompleted(ctx, first.SHA256, []byte("signed, with evidence"))
	if err != nil || again.ID != done.ID {
		t.Errorf("the same again: %+v, %v", again, err)
	}
	if _, err := s.AddCompleted(ctx, first.SHA256, []byte("signed, with other evidence")); !errors.Is(err, ErrConflict) {
		t.Errorf("a document that was continued: %v", err)
	}
	if _, err := s.AddCompleted(ctx, "0000", []byte("x")); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown document: %v", err)
	}
}
