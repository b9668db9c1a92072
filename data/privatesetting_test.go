package data

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestPrivateSettingsAreKeptWithTheNotesAndLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	ctx := t.Context()
	told := 0
	defer s.Subscribe(func(Change) { told++ })()
	secret := "Rödhakens hemlighet"
	for key, value := range map[string]string{"writing/a": secret, "writing/b": "x", "writings": "y", "at": "z"} {
		if err := s.SetPrivateSetting(ctx, key, value); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := s.PrivateSettings(ctx, "writing/")
	if err != nil || len(kept) != 2 || kept["writing/a"] != secret || kept["writing/b"] != "x" {
		t.Fatalf("kept %v, %v", kept, err)
	}
	if holders := filesWith(t, dir, secret); len(holders) == 0 {
		t.Error("control: the words are in no file")
	}
	for _, path := range filesWith(t, dir, secret) {
		if name := filepath.Base(path); name != "notes.db" && name != "notes.db-wal" {
			t.Errorf("%s has words that are private", path)
		}
	}
	if err := s.SetPrivateSetting(ctx, "writing/a", secret+", ändrad"); err != nil {
		t.Fatal(err)
	}
	if err := s.SetPrivateSetting(ctx, "writing/a", ""); err != nil {
		t.Fatal(err)
	}
	if holders := filesWith(t, dir, "Rödhakens"); len(holders) != 0 {
		t.Errorf("%v still have the words that were taken away", holders)
	}
	if err := s.SetPrivateSetting(ctx, "", "x"); !errors.Is(err, ErrInvalid) {
		t.Errorf("without a key: %v", err)
	}
	if told != 0 {
		t.Errorf("told of %d changes while one writes", told)
	}
}
