package act

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"paragraf/data"
)

// BatchRequest says which extracts are made at once, one file for each §, and
// where they are put. Where no §§ are named it is all of the meeting's.
type BatchRequest struct {
	ExtractRequest
	Folder   string // made if need be
	Template string // of the files' names, with {organ}, {datum}, {nr} and {titel}; "" for the usual ones
	Each     func(done, all int, file string)
}

// Batch is what came of it: Made and Files belong together, and every file
// named stands whole in the folder.
type Batch struct {
	Made  []Made // without the bytes, which are in the files
	Files []string
	All   int // how many there were to be
}

// MakeExtractFiles makes the extracts one after the other with one opened key.
// All that can be known is checked before the first: the §§, the key, that each
// name is another and that none is taken. Each file is put in its place whole.
// Where it is cancelled or fails on the way, what is finished stays, Batch
// tells which, and the error is an [*Error].
func MakeExtractFiles(ctx context.Context, s *data.Store, r BatchRequest) (Batch, error) {
	x, err := newExtractor(ctx, s, r.ExtractRequest)
	if err != nil {
		return Batch{}, err
	}
	sections := r.Sections
	if len(sections) == 0 {
		sections = sectionsOf(x.m)
	}
	if err := x.allowed(ctx, sections); err != nil {
		return Batch{}, err
	}
	names, err := x.names(r.Template, sections)
	if err != nil {
		return Batch{}, err
	}
	if err := emptyPlaces(r.Folder, names); err != nil {
		return Batch{}, err
	}
	b := Batch{All: len(sections)}
	for i, n := range sections {
		if ctx.Err() != nil {
			return b, because(ctx.Err(), "act.extract.cancelled", "done", len(b.Files), "all", b.All)
		}
		path := filepath.Join(r.Folder, names[i])
		made, err := x.file(ctx, n, path)
		if err != nil {
			if ctx.Err() != nil {
				err = because(ctx.Err(), "act.extract.cancelled", "done", len(b.Files), "all", b.All)
			}
			return b, err
		}
		made.PDF = nil
		b.Made, b.Files = append(b.Made, made), append(b.Files, path)
		if r.Each != nil {
			r.Each(len(b.Files), b.All, path)
		}
	}
	return b, nil
}

// file makes one extract, and puts it at path where nothing may stand yet. It is
// made and written before it is stored, so that neither stands without the
// other.
func (x *extractor) file(ctx context.Context, section int, path string) (Made, error) {
	one, err := x.draw(ctx, []int{section})
	if err != nil {
		return Made{}, err
	}
	ready, err := stage(path, one.doc.PDF)
	if err != nil {
		return Made{}, err
	}
	made, err := x.store(ctx, one)
	if err != nil {
		ready.cancel()
		return Made{}, err
	}
	return made, ready.commitNew()
}

// emptyPlaces makes the folder, and makes sure that nothing there has one of
// the names.
func emptyPlaces(folder string, names []string) error {
	if info, err := os.Stat(folder); err == nil && !info.IsDir() {
		return fail("act.extract.not_folder", "file", folder)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return because(err, "act.write.denied", "file", folder)
	}
	for _, name := range names {
		path := filepath.Join(folder, name)
		if _, err := os.Lstat(path); err == nil {
			return because(fs.ErrExist, "act.extract.taken", "file", path)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return writeFailure(path, err)
		}
	}
	return nil
}

// commitNew puts a staged file in its place if nothing stands there.
func (s staged) commitNew() error {
	err := os.Link(s.temporary, s.target)
	switch {
	case err == nil:
		s.cancel() // the other name of the same file
		return nil
	case errors.Is(err, fs.ErrExist):
		s.cancel()
		return because(err, "act.extract.taken", "file", s.path)
	}
	if _, err := os.Lstat(s.target); err == nil { // a disk that knows no links
		s.cancel()
		return because(fs.ErrExist, "act.extract.taken", "file", s.path)
	}
	return s.commit()
}

// names gives each § the name of its file.
func (x *extractor) names(template string, sections []int) ([]string, error) {
	names := make([]string, len(sections))
	for i, n := range sections {
		name := x.usualName([]int{n})
		if template != "" {
			var err error
			if name, err = fileName(x.m, template, n); err != nil {
				return nil, err
			}
		}
		same := func(other string) bool { return strings.EqualFold(other, name) }
		if slices.ContainsFunc(names[:i], same) {
			return nil, fail("act.extract.same_name", "name", name, "template", template)
		}
		names[i] = name
	}
	return names, nil
}
