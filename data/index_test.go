package data

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// indexOf is what the index holds, without the ids of items.
func indexOf(t *testing.T, s *Store) []indexedText {
	t.Helper()
	var texts []indexedText
	if err := s.index.read.Order("meeting_id, position").Find(&texts).Error; err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestDeletedIndexIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	fillHome(t, s)
	want := indexOf(t, s)
	if len(want) != 3 || !strings.Contains(want[2].Text, "en annan ram") || !strings.Contains(want[2].Text, "färdtjänst") {
		t.Fatalf("index %+v", want)
	}
	seen := meaning(t, s)
	s.Close()
	for name, damage := range map[string]func() error{
		"deleted":       func() error { return os.Remove(filepath.Join(dir, "index.db")) },
		"not a store":   func() error { return os.WriteFile(filepath.Join(dir, "index.db"), []byte("skräp"), 0o600) },
		"empty":         func() error { return os.WriteFile(filepath.Join(dir, "index.db"), nil, 0o600) },
		"left as it is": func() error { return nil },
	} {
		if err := damage(); err != nil {
			t.Fatal(err)
		}
		s, err := Open(context.Background(), dir)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := indexOf(t, s); !slices.Equal(got, want) {
			t.Errorf("%s: index %+v, want %+v", name, got, want)
		}
		if meaning(t, s) != seen {
			t.Errorf("%s: the meetings changed", name)
		}
		s.Close()
	}
}

func TestIndexFollowsTheMeetings(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	m := mustMeeting(t, s, id)
	m.Items[0].Decisions[0].Clauses[0] = "att lägga till en punkt."
	if _, err := s.SaveMeeting(ctx, m); err != nil {
		t.Fatal(err)
	}
	if got := indexOf(t, s); len(got) != 3 || !strings.Contains(got[1].Text, "lägga till en punkt") {
		t.Errorf("index %+v", got)
	}
	if err := s.RemoveMeeting(ctx, id); err != nil {
		t.Fatal(err)
	}
	if got := indexOf(t, s); len(got) != 0 {
		t.Errorf("index of a removed meeting %+v", got)
	}
	if found := filesWith(t, s.dir, "lägga till en punkt"); len(found) != 0 {
		t.Errorf("the removed text is still in %v", found)
	}
}
