package data

import (
	"context"
	"errors"
	"testing"
)

func TestSettings(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	if v, err := s.Setting(ctx, "theme"); v != "" || err != nil {
		t.Errorf("not set: %q, %v", v, err)
	}
	for _, value := range []string{"dark", "light", ""} {
		if err := s.SetSetting(ctx, "theme", value); err != nil {
			t.Fatal(err)
		}
		if v, err := s.Setting(ctx, "theme"); v != value || err != nil {
			t.Errorf("got %q, %v; want %q", v, err, value)
		}
	}
	if err := s.SetSetting(ctx, "", "x"); !errors.Is(err, ErrInvalid) {
		t.Errorf("without a key: %v", err)
	}
}

func TestListenersAreToldAfterTheCommitAndUntilTheyCancel(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	var told []Change
	cancel := s.Subscribe(func(c Change) {
		told = append(told, c)
		// The store can be used at once, and what was told of is there.
		if c.Kind == MeetingChanged {
			mustMeeting(t, s, c.ID)
		}
		if c.Kind == SettingChanged {
			if v, _ := s.Setting(ctx, c.ID); v != "dark" {
				t.Errorf("told of %s before it was stored", c.ID)
			}
		}
	})
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	n, err := s.AddNote(ctx, Note{MeetingID: id, Text: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSetting(ctx, "theme", "dark"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddNote(ctx, Note{MeetingID: "unknown", Text: "x"}); err == nil {
		t.Fatal("a note on nothing")
	}
	cancel()
	cancel()
	if err := s.SetSetting(ctx, "theme", "light"); err != nil {
		t.Fatal(err)
	}
	want := []Change{{MeetingChanged, id}, {NoteChanged, n.ID}, {SettingChanged, "theme"}}
	if asJSON(t, told) != asJSON(t, want) {
		t.Errorf("told %v, want %v", told, want)
	}
}
