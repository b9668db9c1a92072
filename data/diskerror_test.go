package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestFailureSaysWhatIsWrongWithTheDisk(t *testing.T) {
	for name, file := range map[string]string{"paragraf": "paragraf.db", "notes": "notes.db"} {
		dir := t.TempDir()
		openHome(t, dir).Close()
		if err := os.WriteFile(filepath.Join(dir, file), []byte(strings.Repeat("detta är ingen databas ", 400)), 0o600); err != nil {
			t.Fatal(err)
		}
		if s, err := Open(context.Background(), dir); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v, %v", name, s, err)
		}
	}
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	for _, hindrance := range []struct {
		setting string
		want    error
	}{{"max_page_count = 1", ErrFull}, {"query_only = 1", ErrReadOnly}} { // the second hides the first
		if err := s.notes.write.Exec("PRAGMA " + hindrance.setting).Error; err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddNote(context.Background(), Note{MeetingID: id, Text: strings.Repeat("lång ", 20_000)}); !errors.Is(err, hindrance.want) {
			t.Errorf("%s: %v", hindrance.setting, err)
		}
	}
	for err, want := range map[error]error{
		&fs.PathError{Op: "write", Err: syscall.ENOSPC}: ErrFull, &fs.PathError{Op: "open", Err: syscall.EROFS}: ErrReadOnly,
		&fs.PathError{Op: "open", Err: syscall.EACCES}: ErrReadOnly, fs.ErrNotExist: fs.ErrNotExist,
	} {
		if got := diskError(fmt.Errorf("x: %w", err)); !errors.Is(got, want) || !errors.Is(got, err) {
			t.Errorf("%v is told as %v", err, got)
		}
	}
}

// A program for backups, or another of ours, may keep a file to itself for
// longer than a write waits.
func TestAStoreThatAnotherKeepsToItselfSaysSo(t *testing.T) {
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	other, err := sql.Open("sqlite", dataSource(filepath.Join(s.dir, "notes.db"), nil))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN EXCLUSIVE"); err != nil {
		t.Fatal(err)
	}
	if err := s.notes.write.Exec("PRAGMA busy_timeout = 10").Error; err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddNote(context.Background(), Note{MeetingID: id, Text: "Fråga om avgiften"}); !errors.Is(err, ErrLocked) {
		t.Errorf("a note: %v", err)
	}
}

// A folder that is in truth a file, as after a slip in PARAGRAF_HOME.
func TestHomeThatIsAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "fil")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if s, err := Open(context.Background(), path); err == nil {
		t.Errorf("opened %v", s)
	}
}
