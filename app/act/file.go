package act

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// MaxFile is the size in bytes above which a file is not read: no minutes are
// so large, and a mistaken choice must not fill the memory.
const MaxFile = 256 << 20

// WriteFile writes content to path whole or not at all: into a temporary file
// beside it, synced and renamed. An existing file keeps its permissions; a
// symbolic link is followed, so that what it points at is replaced. Failures
// are an [*Error].
func WriteFile(path string, content []byte) error {
	if info, err := os.Stat(path); err == nil && !info.IsDir() && !info.Mode().IsRegular() {
		return writeThrough(path, content) // a device or a pipe cannot be renamed over
	}
	ready, err := stage(path, content)
	if err != nil {
		return err
	}
	return ready.commit()
}

// WriteSecret is [WriteFile] for a file that only its owner may read, as a
// key. It refuses to replace an existing file: a lost key cannot be had again.
func WriteSecret(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return because(err, "act.write.exists", "file", path)
	}
	if err != nil {
		return writeFailure(path, err)
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(path)
		return writeFailure(path, err)
	}
	return nil
}

// staged is a file that is written beside its place but not yet put there.
type staged struct{ temporary, target, path string }

// stage writes content to a temporary file beside path and syncs it.
func stage(path string, content []byte) (staged, error) {
	target := path
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		target = resolved
	}
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(target); err == nil {
		if info.IsDir() {
			return staged{}, fail("act.write.directory", "file", path)
		}
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(target), ".paragraf-*")
	if err != nil {
		return staged{}, writeFailure(path, err)
	}
	_, err = f.Write(content)
	if err == nil {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		os.Remove(f.Name())
		return staged{}, writeFailure(path, err)
	}
	return staged{f.Name(), target, path}, nil
}

// commit puts the file in its place.
func (s staged) commit() error {
	if err := os.Rename(s.temporary, s.target); err != nil {
		s.cancel()
		return writeFailure(s.path, err)
	}
	if d, err := os.Open(filepath.Dir(s.target)); err == nil { // the rename itself, where the system can
		_ = d.Sync()
		d.Close()
	}
	return nil
}

// cancel removes what was staged.
func (s staged) cancel() { os.Remove(s.temporary) }

func writeThrough(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return writeFailure(path, err)
	}
	_, err = f.Write(content)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return writeFailure(path, err)
	}
	return nil
}

func writeFailure(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return because(err, "act.write.no_folder", "file", path, "folder", filepath.Dir(path))
	case errors.Is(err, fs.ErrPermission):
		return because(err, "act.write.denied", "file", path)
	}
	return because(err, "act.write.failed", "file", path, "cause", plain(err))
}

// ReadFileBytes reads a whole file of at most [MaxFile] bytes. Failures are an
// [*Error] that names the file.
func ReadFileBytes(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil {
		switch {
		case info.IsDir():
			return nil, fail("act.read.directory", "file", path)
		case !info.Mode().IsRegular(): // a pipe or a device may never end
			return nil, fail("act.read.irregular", "file", path)
		case info.Size() > MaxFile:
			return nil, fail("act.read.large", "file", path, "limit", MaxFile>>20)
		}
		var raw []byte
		if raw, err = os.ReadFile(path); err == nil {
			return raw, nil
		}
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, because(err, "act.read.missing", "file", path)
	case errors.Is(err, fs.ErrPermission):
		return nil, because(err, "act.read.denied", "file", path)
	}
	return nil, because(err, "act.read.failed", "file", path, "cause", plain(err))
}

// plain returns the innermost cause of a file error, without the operation
// and the path that the message already gives.
func plain(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err.Error()
	}
	return err.Error()
}
