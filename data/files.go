package data

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

var shaForm = regexp.MustCompile(`^[0-9a-f]{64}$`)

// digestOf is the SHA-256 of bytes, in lower-case hex.
func digestOf(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// filePath is where the file of a digest stands: files/ab/abcd….
func (s *Store) filePath(sha string) string {
	return filepath.Join(s.dir, "files", sha[:2], sha)
}

// putFile stores bytes under their digest: a temporary name, synced, renamed,
// the folder synced. A good file of that digest is left alone, a damaged one is
// replaced.
func (s *Store) putFile(raw []byte) (sha string, err error) {
	sha = digestOf(raw)
	path := s.filePath(sha)
	if old, err := os.ReadFile(path); err == nil && digestOf(old) == sha {
		return sha, nil
	}
	folder, unfinished := filepath.Dir(path), filepath.Join(s.dir, "files", "unfinished")
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.MkdirAll(unfinished, 0o700)); err != nil {
		return "", fmt.Errorf("storing a file: %w", diskError(err))
	}
	temporary, err := os.CreateTemp(unfinished, "new-*")
	if err != nil {
		return "", fmt.Errorf("storing a file: %w", diskError(err))
	}
	defer os.Remove(temporary.Name())
	_, err = temporary.Write(raw)
	if err == nil {
		err = temporary.Sync()
	}
	if closing := temporary.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(temporary.Name(), path)
	}
	if err == nil {
		err = syncFolder(folder)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(folder))
	}
	if err != nil {
		return "", fmt.Errorf("storing a file: %w", diskError(err))
	}
	return sha, nil
}

// File reads a stored file by SHA-256 and checks its content against it:
// ErrNotFound where there is none, ErrDamaged where its bytes have changed.
func (s *Store) File(sha string) ([]byte, error) {
	if !shaForm.MatchString(sha) {
		return nil, fmt.Errorf("file %q: %w", sha, ErrNotFound)
	}
	raw, err := os.ReadFile(s.filePath(sha))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("file %s: %w", sha, ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	if digestOf(raw) != sha {
		return nil, fmt.Errorf("file %s: %w", sha, ErrDamaged)
	}
	return raw, nil
}

// sweepUnfinished removes what an interrupted putFile left, an hour later: it
// may be another process that is not done yet.
func (s *Store) sweepUnfinished() {
	folder := filepath.Join(s.dir, "files", "unfinished")
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && time.Since(info.ModTime()) > time.Hour {
			_ = os.Remove(filepath.Join(folder, e.Name()))
		}
	}
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if closing := f.Close(); err == nil {
		err = closing
	}
	return err
}
