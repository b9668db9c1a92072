package data

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// lockPatience is how long a process waits for another's migration.
const lockPatience = 30 * time.Second

// withLock runs f while no other process migrates the same home. Ordinary
// reading and writing needs no lock of ours: SQLite's own lets several
// processes share the databases.
func withLock(ctx context.Context, dir string, f func() error) error {
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	defer file.Close()
	deadline := time.Now().Add(lockPatience)
	for {
		ok, err := tryLock(file)
		if err != nil {
			return fmt.Errorf("locking %s: %w", dir, err)
		}
		if ok {
			break
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("%s: %w", dir, ErrLocked)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", dir, ErrLocked)
		case <-time.After(20 * time.Millisecond):
		}
	}
	defer unlock(file)
	return f()
}

// ClaimWindow tells whether this is the first window that has the home open,
// and keeps the claim until release or the end of the process. Nothing is
// refused to a second one; it is for saying so.
func (s *Store) ClaimWindow() (first bool, release func()) {
	file, err := os.OpenFile(filepath.Join(s.dir, "window.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return true, func() {} // nobody can be asked
	}
	first, err = tryLock(file)
	if err != nil {
		first = true
	}
	return first, func() {
		if first {
			unlock(file)
		}
		file.Close()
	}
}
