package data

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A disk that is full when the program starts: SQLite only says that reading or
// writing failed. Needs the right to mount a disk in memory.
func TestAFullDiskIsToldWhenTheStoresAreOpened(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("cannot mount a disk in memory:", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	s, err := Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	fill, err := os.Create(filepath.Join(dir, "fyllnad"))
	if err != nil {
		t.Fatal(err)
	}
	defer fill.Close()
	for err == nil {
		_, err = fill.Write(make([]byte, 4096))
	}
	if s, err := Open(context.Background(), dir); !errors.Is(err, ErrFull) {
		t.Errorf("opened %v, %v", s, err)
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "trial-*")); len(found) > 0 {
		t.Errorf("left behind %v", found)
	}
}
