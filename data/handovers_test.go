package data

import (
	"errors"
	"testing"
	"time"
)

// The service has the minutes, the program is closed and opened again, and the
// file comes back: in one act it is a document and the handover is over.
func TestHandoverIsRememberedAndEndsWithTheFile(t *testing.T) {
	s := openStore(t)
	ctx := t.Context()
	m := mustMeeting(t, s, mustAccept(t, s, omsorgDraft(), "källa", Created).MeetingID)
	first, err := s.AddDocument(ctx, Document{MeetingID: m.ID, Kind: MinutesDocument, Name: "protokoll.pdf", Basis: m.Basis()}, []byte("%PDF first"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.HandOver(ctx, Handover{SHA256: "unknown"}); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown document: %v", err)
	}
	h, err := s.HandOver(ctx, Handover{SHA256: first.SHA256, Name: "protokoll.pdf", Service: "Underskriftstjänsten"})
	if err != nil || h.MeetingID != m.ID || !h.Open() || time.Since(h.At) > time.Minute {
		t.Fatalf("%+v %v", h, err)
	}
	again, err := s.HandOver(ctx, Handover{SHA256: first.SHA256, Name: "en gång till.pdf"})
	if err != nil {
		t.Fatal(err)
	}
	list, err := s.Handovers(ctx, m.ID)
	if err != nil || len(list) != 2 || list[0].ID != again.ID || !list[0].Open() || list[1].Open() || list[1].Returned != "" {
		t.Fatalf("%+v %v", list, err)
	}
	signing := Signing{Role: SecretarySigns, Name: "Maj Öberg", At: now(s.committee.write), Attested: "Underskriftstjänsten"}
	back, err := s.TakeBack(ctx, Document{Continues: first.SHA256, Signed: []Signing{signing}}, []byte("%PDF first and signed"))
	if err != nil || back.Name != "protokoll.pdf" || back.Signed[0].Attested == "" {
		t.Fatalf("%+v %v", back, err)
	}
	if list, err = s.Handovers(ctx, ""); err != nil || list[0].Open() || list[0].Returned != back.SHA256 {
		t.Fatalf("%+v %v", list, err)
	}
	known, err := s.DocumentBySHA(ctx, back.SHA256)
	if err != nil || known.Signed[0].Attested != "Underskriftstjänsten" {
		t.Errorf("%+v %v", known, err)
	}
	// What cannot be stored leaves the handover open.
	third, err := s.HandOver(ctx, Handover{SHA256: back.SHA256})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.TakeBack(ctx, Document{Continues: "unknown"}, []byte("%PDF other")); err == nil {
		t.Error("a file without its document was stored")
	}
	if list, _ = s.Handovers(ctx, m.ID); list[0].ID != third.ID || !list[0].Open() {
		t.Errorf("%+v", list[0])
	}
	if err := s.CallOff(ctx, m.ID); err != nil {
		t.Fatal(err)
	}
	if list, _ = s.Handovers(ctx, m.ID); list[0].Open() || list[0].Returned != "" {
		t.Errorf("%+v", list[0])
	}
}
