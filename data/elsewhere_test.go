package data

import (
	"context"
	"testing"
)

// Two processes are two stores of the same home.
func TestChangesOfAnotherProcessAreTold(t *testing.T) {
	dir := t.TempDir()
	mine, theirs := openHome(t, dir), openHome(t, dir)
	ctx := context.Background()
	poll := func() (told []Change) {
		return changesOf(mine, func() {
			if err := mine.PollElsewhere(ctx); err != nil {
				t.Fatal(err)
			}
		})
	}
	if told := poll(); len(told) != 0 {
		t.Errorf("nothing happened: %v", told)
	}
	id := mustAccept(t, theirs, omsorgDraft(), "a", Created).MeetingID
	if told := poll(); len(told) != 1 || told[0].Kind != ElsewhereChanged {
		t.Errorf("after a meeting elsewhere: %v", told)
	}
	if told := poll(); len(told) != 0 {
		t.Errorf("told twice: %v", told)
	}
	if _, err := mine.AddNote(ctx, Note{MeetingID: id, Text: "egen"}); err != nil {
		t.Fatal(err)
	}
	if err := mine.SetSetting(ctx, "theme", "dark"); err != nil {
		t.Fatal(err)
	}
	if told := poll(); len(told) != 0 {
		t.Errorf("own changes were told: %v", told)
	}
	if _, err := theirs.AddNote(ctx, Note{MeetingID: id, Text: "annan"}); err != nil {
		t.Fatal(err)
	}
	writing := mine.committee.write.Begin() // a write of our own is under way
	if told := poll(); len(told) != 1 {
		t.Errorf("after a note elsewhere: %v", told)
	}
	writing.Rollback()
}

func TestFirstWindowOfAHome(t *testing.T) {
	dir := t.TempDir()
	s, other := openHome(t, dir), openHome(t, dir)
	first, release := s.ClaimWindow()
	if !first {
		t.Error("the only window is not the first")
	}
	if again, give := other.ClaimWindow(); again {
		t.Error("two windows are the first")
	} else {
		give()
	}
	release()
	again, release := other.ClaimWindow()
	if !again {
		t.Error("a window that was closed keeps its claim")
	}
	release()
}

func TestUnfinished(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	old := omsorgDraft()
	old.Meeting.Date = "2020-01-02"
	mustAccept(t, s, old, "b", Created)
	final := omsorgDraft()
	final.Meeting.Date, final.Meeting.State = "2025-05-05", Final
	mustAccept(t, s, final, "c", Created)
	one := func() Unfinished {
		t.Helper()
		list, err := s.Unfinished(ctx, "2025-01-01")
		if err != nil || len(list) != 1 || list[0].Meeting.ID != id {
			t.Fatalf("%+v, %v", list, err)
		}
		return list[0]
	}
	m := mustMeeting(t, s, id)
	u := one()
	if len(u.Recipients) != 1 || u.Recipients[0] != 13 || len(u.Documents) != 0 || len(u.Adjustments) != len(m.Minutes.Adjustments) {
		t.Errorf("%+v", u)
	}
	d, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: MinutesDocument, Sections: "12-13"}, []byte("p"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddDocument(ctx, Document{MeetingID: id, Kind: ExtractDocument, Sections: "12-13", Signed: []Signing{{Role: ClerkSigns, Name: "Maj Öberg", At: now(s.committee.write)}}}, []byte("u")); err != nil {
		t.Fatal(err)
	}
	u = one()
	if len(u.Recipients) != 0 || len(u.Documents) != 2 || u.Documents[1].ID != d.ID || len(u.Documents[0].Signed) != 1 {
		t.Errorf("%+v", u)
	}
}
