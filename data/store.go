package data

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"gorm.io/gorm"

	"paragraf/data/migrations"
)

// Errors that callers tell apart. Every other error is a plain failure.
var (
	ErrNotFound  = errors.New("not found")
	ErrAmbiguous = errors.New("more than one matches")
	ErrConflict  = errors.New("changed by someone else meanwhile")
	ErrInvalid   = errors.New("not valid")
	ErrNewer     = errors.New("the store was written by a newer version of the program")
	ErrLocked    = errors.New("the store is in use by another process")
	ErrDamaged   = errors.New("the stored text is damaged: its bytes have changed since it was written")
	ErrReadOnly  = errors.New("the store cannot be written to")
	ErrFull      = errors.New("the disk is full")
)

// Store is the three databases and the folder of files of one user. It is safe
// for use by several goroutines, and several processes may have the same home
// open at once.
type Store struct {
	dir       string
	committee *database // meetings, reports, documents, settings
	notes     *database // a reader's own notes, physically apart
	index     *database // derived from committee; may be deleted
	listeners listeners
	closing   func() error
	reader    PageReader       // nil: nobody said how attachments are read
	clock     func() time.Time // nil: the computer's

	searched noteSearch // the notes, while they are searched

	looking sync.Mutex
	seen    [2]int64 // what dataVersion of committee and notes was at the last look
}

// Open opens the stores in dir, making them if they do not exist, after
// bringing older ones up to the present schema (with a backup first).
// ErrNewer if a newer program has written them, ErrLocked if another process
// keeps the stores to itself, ErrReadOnly, ErrFull or ErrDamaged if the folder or a
// file in it is so. Writing later on gives the same errors.
func Open(ctx context.Context, dir string, options ...Option) (*Store, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(dir, "files"), 0o700); err != nil {
		return nil, fmt.Errorf("making the folder of the stores: %w", diskError(err))
	}
	s := &Store{dir: dir}
	s.closing = sync.OnceValue(s.closeAll)
	for _, option := range options {
		option(s)
	}
	for _, step := range []func(context.Context) error{s.bringUp, s.openAll, s.tidy} {
		if err := step(ctx); err != nil {
			s.Close()
			return nil, openError(dir, err)
		}
	}
	return s, nil
}

// path is where a database's file stands.
func (s *Store) path(name string) string { return filepath.Join(s.dir, name+".db") }

// schemas are the three databases, the derived one last.
func schemas() ([]schema, error) {
	var all []schema
	for _, of := range []struct{ name, folder string }{{"paragraf", "committee"}, {"notes", "notes"}, {"index", "index"}} {
		files, err := fs.Sub(migrations.Files, of.folder)
		if err != nil {
			return nil, err
		}
		all = append(all, schema{of.name, files})
	}
	return all, nil
}

// bringUp migrates what is behind, after making sure that nothing is newer
// than the program. Where all is up to date it takes no lock and writes nothing.
func (s *Store) bringUp(ctx context.Context) error {
	all, err := schemas()
	if err != nil {
		return err
	}
	var behind []schema
	for _, sc := range all {
		at, err := sc.stand(ctx, s.path(sc.name))
		if sc.name == "index" && (err != nil || at.newer()) {
			s.removeIndex() // derived: made anew
			at, err = sc.stand(ctx, s.path(sc.name))
		}
		if err != nil {
			return fmt.Errorf("reading %s: %w", s.path(sc.name), err)
		}
		if at.newer() {
			return fmt.Errorf("%s has schema %d, this program knows %d: %w", s.path(sc.name), at.version, at.head, ErrNewer)
		}
		if at.behind() {
			behind = append(behind, sc)
		}
	}
	if len(behind) == 0 {
		return nil
	}
	return withLock(ctx, s.dir, func() error {
		for _, sc := range behind {
			if at, err := sc.stand(ctx, s.path(sc.name)); sc.name == "index" && (err != nil || at.behind()) {
				s.removeIndex() // an old one holds nothing that a new one cannot be made of
			}
			if err := sc.migrate(ctx, s.path(sc.name), filepath.Join(s.dir, "backups")); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) openAll(ctx context.Context) (err error) {
	if s.committee, err = openDatabase(ctx, "paragraf", s.path("paragraf")); err != nil {
		return err
	}
	if s.notes, err = openDatabase(ctx, "notes", s.path("notes")); err != nil {
		return err
	}
	if s.index, err = openDatabase(ctx, "index", s.path("index")); err != nil {
		return err
	}
	if s.clock != nil {
		for _, d := range []*database{s.committee, s.notes, s.index} {
			d.write.NowFunc = s.clock
		}
	}
	_, err = s.lookElsewhere(ctx)
	return err
}

// tidy finishes what an interrupted act left: notes of meetings that were
// removed, files that nothing refers to any more, notes that were not carried to
// the newest version of their texts, texts of removed meetings in the index.
func (s *Store) tidy(ctx context.Context) error {
	if err := s.sweepNotes(ctx); err != nil {
		return err
	}
	if err := s.deleteDoomedFiles(ctx); err != nil {
		return err
	}
	s.sweepUnfinished()
	if err := s.catchUpNotes(ctx); err != nil {
		return err
	}
	return s.sweepIndex(ctx)
}

// Close checkpoints and closes the stores. Closing again does nothing more.
func (s *Store) Close() error { return s.closing() }

func (s *Store) closeAll() error {
	var first error
	for _, d := range []*database{s.committee, s.notes, s.index} {
		if d == nil {
			continue
		}
		_, err := d.truncate(context.Background())
		if closing := d.close(); err == nil {
			err = closing
		}
		if err != nil && first == nil {
			first = fmt.Errorf("closing %s: %w", d.name, err)
		}
	}
	return first
}

// act is one transaction that writes committee data.
func (s *Store) act(ctx context.Context, f func(tx *gorm.DB) error) error {
	return s.committee.write.WithContext(ctx).Transaction(f)
}

// reading is one transaction that reads committee data: all that is read in it
// is of one moment.
func (s *Store) reading(ctx context.Context, f func(tx *gorm.DB) error) error {
	return s.committee.read.WithContext(ctx).Transaction(f)
}
