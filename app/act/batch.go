package act

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
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
	Kept  []string // the extracts that stood there already, made of the same minutes
	Left  []int    // the §§ of which none was made
	All   int      // how many there were to be
}

// done is how many extracts stand in the folder.
func (b Batch) done() int { return len(b.Files) + len(b.Kept) }

// MakeExtractFiles makes the extracts one after the other with one opened key.
// All that can be known is checked before the first: the §§, the key, that each
// name is another and that none is taken by something else. An extract that
// stands there already is kept, so that the same request again makes only what
// is missing. Each file is put in its place whole. Where it is cancelled or
// fails on the way, what is finished stays, Batch tells which, and the error is
// an [*Error].
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
	b := Batch{All: len(sections)}
	var paths []string // of those that are left
	if err := os.MkdirAll(r.Folder, 0o755); err != nil {
		return Batch{}, folderFailure(r.Folder, err)
	}
	for i, n := range sections {
		path := filepath.Join(r.Folder, names[i])
		stands, err := x.stands(path, n)
		switch {
		case err != nil:
			return Batch{}, err
		case stands:
			b.Kept = append(b.Kept, path)
		default:
			b.Left, paths = append(b.Left, n), append(paths, path)
		}
	}
	for _, path := range paths {
		var made Made
		err := ctx.Err()
		if err == nil {
			made, err = x.file(ctx, b.Left[0], path)
		}
		if err != nil {
			if ctx.Err() != nil {
				err = because(ctx.Err(), "act.extract.cancelled", "done", b.done(), "all", b.All)
			}
			return b, err
		}
		made.PDF = nil
		b.Made, b.Files, b.Left = append(b.Made, made), append(b.Files, path), b.Left[1:]
		if r.Each != nil {
			r.Each(b.done(), b.All, path)
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

// stands tells whether the extract of a § that is asked for stands at a path
// already: made by this store of the minutes as they are, and certified where a
// key is given. Anything else there is an error.
func (x *extractor) stands(path string, section int) (bool, error) {
	raw, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(path); err == nil { // a link that leads nowhere
			return false, because(fs.ErrExist, "act.extract.taken", "file", path)
		}
		return false, nil
	case err != nil:
		return false, because(err, "act.extract.taken", "file", path)
	}
	digest := sha256.Sum256(raw)
	same := func(d data.Document) bool {
		return d.SHA256 == hex.EncodeToString(digest[:]) && d.Kind == data.ExtractDocument && d.Sections == data.FormatSections([]int{section}) &&
			!d.Outdated(x.m) && (len(d.Signed) > 0) == (x.identity != nil)
	}
	if !slices.ContainsFunc(x.before, same) {
		return false, because(fs.ErrExist, "act.extract.taken", "file", path)
	}
	return true, nil
}

// folderFailure says why a folder cannot be made.
func folderFailure(folder string, err error) error {
	if info, statErr := os.Stat(folder); statErr == nil && !info.IsDir() {
		return fail("act.extract.not_folder", "file", folder)
	}
	return because(err, "act.write.denied", "file", folder)
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
