package data

import (
	"context"
	"strings"
	"testing"
)

// SQLite's own limit on a file's pages gives the error of a full disk without
// a disk that must be filled.
func TestFullDiskLosesNothing(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	note, err := s.AddNote(ctx, Note{MeetingID: id, Text: "före"})
	if err != nil {
		t.Fatal(err)
	}
	before := meaning(t, s)
	for _, d := range []*database{s.committee, s.notes} {
		if err := d.write.Exec("PRAGMA max_page_count = 1").Error; err != nil { // it is set to what the file has now
			t.Fatal(err)
		}
	}
	big := omsorgDraft()
	big.Meeting.Items[0].Body = []Block{{Paragraph, strings.Repeat("Ett långt underlag. ", 20_000)}}
	if got, err := s.Accept(ctx, big, []byte("b")); err == nil || !strings.Contains(err.Error(), "full") {
		t.Fatalf("control: the disk was not full: %+v, %v", got, err)
	}
	if _, err := s.AddNote(ctx, Note{MeetingID: id, Text: strings.Repeat("lång ", 20_000)}); err == nil {
		t.Fatal("control: the disk was not full for notes")
	}
	note.Text = strings.Repeat("längre ", 20_000)
	if _, err := s.SaveNote(ctx, note); err == nil {
		t.Fatal("control: the disk was not full for a changed note")
	}
	if after := meaning(t, s); after != before {
		t.Errorf("what was stored changed:\n%s\n%s", before, after)
	}
	for _, d := range []*database{s.committee, s.notes} {
		checkWhole(t, d.path)
		if err := d.write.Exec("PRAGMA max_page_count = 1000000").Error; err != nil {
			t.Fatal(err)
		}
	}
	mustAccept(t, s, big, "b", Updated)
	if _, err := s.SaveNote(ctx, note); err != nil {
		t.Errorf("after room was made: %v", err)
	}
}
