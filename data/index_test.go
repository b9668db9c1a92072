package data

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// indexOf is what the index holds: each passage, and each word with the number of
// its texts.
func indexOf(t *testing.T, s *Store) (all []string) {
	t.Helper()
	if err := s.BringIndexUp(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		`SELECT t.meeting_id || ' ' || t.position || ' ' || p.kind || ' ' || p.text FROM indexed_texts t JOIN indexed_passages p ON p.text_id = t.id
			ORDER BY t.meeting_id, t.position, p.number`,
		`SELECT term || ' ' || texts FROM indexed_terms ORDER BY term`,
		`SELECT marks || body || title || text FROM words_fts ORDER BY 1`,
	} {
		var some []string
		if err := s.index.read.Raw(query).Scan(&some).Error; err != nil {
			t.Fatal(err)
		}
		all = append(all, some...)
	}
	return all
}

func TestDeletedIndexIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	fillHome(t, s)
	want := indexOf(t, s)
	if all := strings.Join(want, "\n"); !strings.Contains(all, "en annan ram") || !strings.Contains(all, "färdtjänst") {
		t.Fatalf("index %s", all)
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
			t.Errorf("%s: index %q, want %q", name, got, want)
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
	m.Items[0].Decisions[0].Clauses[0] = "att lägga till en kvicksilverpunkt."
	m, err := s.SaveMeeting(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	m.Items[0], m.Items[1] = m.Items[1], m.Items[0]
	m.Items[0].Position, m.Items[1].Position = 1, 2
	if m, err = s.SaveMeeting(ctx, m); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		got := indexOf(t, s)
		if !strings.Contains(strings.Join(got, "\n"), "en kvicksilverpunkt") {
			t.Errorf("index %q", got)
		}
		if changed := s.indexMeetings(ctx, m); changed != nil || !slices.Equal(indexOf(t, s), got) {
			t.Errorf("indexed again it is another: %v", changed)
		}
		// Made from nothing, it is the same as brought up step by step.
		if err := s.unindex(ctx, []string{id}); err != nil {
			t.Fatal(err)
		}
		if anew := indexOf(t, s); !slices.Equal(anew, got) {
			t.Errorf("step by step %q, anew %q", got, anew)
		}
	}
	if err := s.RemoveMeeting(ctx, id); err != nil {
		t.Fatal(err)
	}
	if got := indexOf(t, s); len(got) != 0 {
		t.Errorf("index of a removed meeting %q", got)
	}
	if found := filesWith(t, s.dir, "kvicksilver"); len(found) != 0 {
		t.Errorf("the removed text is still in %v", found)
	}
}

func TestIndexIsBuiltInStepsThatCanBeCancelled(t *testing.T) {
	s := openStore(t)
	for i := range 25 {
		d := omsorgDraft()
		d.Meeting.Date = "2025-01-" + string(rune('0'+i/10)) + string(rune('1'+i%9))
		d.Meeting.Body += " " + string(rune('a'+i))
		mustAccept(t, s, d, d.Meeting.Body, Created)
	}
	whole := indexOf(t, s)
	ids := []string{}
	list, err := s.Meetings(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range list {
		ids = append(ids, m.ID)
	}
	if err := s.unindex(t.Context(), ids); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = s.BringIndexUp(ctx, func(done, of int) {
		if done == 15 {
			cancel()
		}
	})
	missing, _, behind := s.indexBehind(t.Context())
	if !errors.Is(err, context.Canceled) || behind != nil || len(missing) != 15 {
		t.Fatalf("%d are missing, %v %v", len(missing), err, behind)
	}
	if got := indexOf(t, s); len(got) != len(whole) {
		t.Errorf("%d lines of index, want %d", len(got), len(whole))
	}
}

// The index of an earlier program is made anew: what a new one asks of it, the
// old one may never have been told.
func TestIndexOfAnEarlierProgramIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	fillHome(t, s)
	want := indexOf(t, s)
	s.Close()
	files, err := schemas()
	if err != nil {
		t.Fatal(err)
	}
	old := files[2]
	first := fstest.MapFS{}
	for _, name := range []string{"00001_texts.sql", "00002_search.sql"} {
		raw, err := fs.ReadFile(old.files, name)
		if err != nil {
			t.Fatal(err)
		}
		first[name] = &fstest.MapFile{Data: raw}
	}
	old.files = first
	if err := os.Remove(filepath.Join(dir, "index.db")); err != nil {
		t.Fatal(err)
	}
	if err := old.migrate(t.Context(), filepath.Join(dir, "index.db"), t.TempDir()); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dataSource(filepath.Join(dir, "index.db"), nil))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Exec(`INSERT INTO indexed_meetings VALUES ('m', 1, 1);
		INSERT INTO indexed_texts VALUES (1, 'm', 0, '', 0, 'b', '2026-01-01', 't', '', 'd');
		INSERT INTO indexed_passages VALUES (1, 0, 'meeting', '', 0, 'gamla ord');`)
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	s = openHome(t, dir)
	if got := indexOf(t, s); !slices.Equal(got, want) {
		t.Errorf("index %q, want %q", got, want)
	}
	if backups, _ := filepath.Glob(filepath.Join(dir, "backups", "*")); len(backups) != 0 {
		t.Errorf("what can be made anew was copied: %q", backups)
	}
}
