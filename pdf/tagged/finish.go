package tagged

import (
	"crypto/sha256"
	"fmt"
	"sync"
	"time"

	"paragraf/pdf/object"
)

// Spec is what a file says about itself beside its pages.
type Spec struct {
	Title    string
	Author   string // the organisation
	Language string // as "sv-SE"
	Created  time.Time
	Fonts    []Font  // all that the pages and the fields' appearances use
	Fields   []Field // signature fields, in the order in which they are listed to a reader

	// Structure is what the pages hold, in reading order. A file with one is
	// written for archives and for screen readers: PDF/A-3a with attachments,
	// PDF/A-2a without, and PDF/UA-1. One without is only there to be shown
	// inside another.
	Structure   []*Element
	Attachments []Attachment
}

// Producer names the program in the file.
const Producer = "Paragraf"

// Finish returns gofpdf's output as a finished file.
func Finish(gofpdf []byte, spec Spec) ([]byte, error) {
	file, err := object.Parse(gofpdf)
	if err != nil {
		return nil, fmt.Errorf("tagged: reading what gofpdf wrote: %w", err)
	}
	b, err := object.Rebuild(file)
	if err != nil {
		return nil, fmt.Errorf("tagged: reading what gofpdf wrote: %w", err)
	}
	root := file.Root()
	f := &finisher{file: file, b: b, spec: spec, root: object.Ref{Num: root.Num}}
	for _, step := range []func() error{f.fonts, f.pageTree, f.contents, f.links, f.outline, f.fields, f.catalog, f.structure, f.archive} {
		if err := step(); err != nil {
			return nil, fmt.Errorf("tagged: %w", err)
		}
	}
	info, err := f.info()
	if err != nil {
		return nil, fmt.Errorf("tagged: %w", err)
	}
	id := f.identifier(gofpdf)
	return b.Bytes(object.Head{Version: "1.7", Root: f.root, Info: info, ID: [2]object.String{id, id}})
}

// finisher holds the file while it is worked on.
type finisher struct {
	file  *object.File
	b     *object.Builder
	spec  Spec
	root  object.Ref
	pages []object.Ref

	widgets map[string]widget // the fields by name
}

// widget is a field on its page.
type widget struct{ ref, page object.Ref }

// dict returns the dictionary that o is or refers to, for changing.
func (f *finisher) dict(o object.Object) (object.Dict, error) {
	if ref, ok := o.(object.Ref); ok {
		o = f.b.Get(ref)
	}
	if d, ok := o.(object.Dict); ok {
		return d, nil
	}
	return nil, fmt.Errorf("a dictionary was expected, not %T", o)
}

// pageTree lists the pages in order; gofpdf writes them as one flat array.
func (f *finisher) pageTree() error {
	catalog, err := f.dict(f.root)
	if err != nil {
		return err
	}
	tree, err := f.dict(catalog["Pages"])
	if err != nil {
		return err
	}
	kids, _ := tree["Kids"].(object.Array)
	for _, kid := range kids {
		ref, ok := kid.(object.Ref)
		if !ok {
			return fmt.Errorf("a page is not an object of its own")
		}
		f.pages = append(f.pages, ref)
	}
	return nil
}

// contents compresses what the pages show, side by side.
func (f *finisher) contents() error {
	streams := make([]*object.Stream, len(f.pages))
	refs := make([]object.Ref, len(f.pages))
	for i, ref := range f.pages {
		page, err := f.dict(ref)
		if err != nil {
			return err
		}
		refs[i], _ = page["Contents"].(object.Ref)
		var ok bool
		if streams[i], ok = f.b.Get(refs[i]).(*object.Stream); !ok || streams[i].Dict["Filter"] != nil {
			return fmt.Errorf("page %d has no plain content", i+1)
		}
	}
	var all sync.WaitGroup
	const batch = 16 // pages
	for from := 0; from < len(streams); from += batch {
		all.Go(func() {
			for i := from; i < min(from+batch, len(streams)); i++ {
				streams[i] = object.Deflated(nil, streams[i].Raw)
			}
		})
	}
	all.Wait()
	for i, s := range streams {
		f.b.Set(refs[i], s)
	}
	return nil
}

// links makes an object of each annotation, so that others can refer to it.
func (f *finisher) links() error {
	for _, ref := range f.pages {
		page, err := f.dict(ref)
		if err != nil {
			return err
		}
		annots, _ := page["Annots"].(object.Array)
		for i, a := range annots {
			if d, ok := a.(object.Dict); ok {
				d["F"] = object.Int(printed)
				d["P"] = ref
				annots[i] = f.b.Add(d)
			}
		}
	}
	return nil
}

// printed is the annotation flag that says it is part of the printed page.
const printed = 4

// outline puts the counts of the bookmarks right: gofpdf writes 0 everywhere.
func (f *finisher) outline() error {
	for _, ref := range f.b.Refs() {
		d, ok := f.b.Get(ref).(object.Dict)
		if !ok || d["Title"] == nil || d["Parent"] == nil {
			continue
		}
		delete(d, "Count")
		if first, ok := d["First"].(object.Ref); ok {
			d["Count"] = object.Int(-f.siblings(first)) // closed
		}
	}
	catalog, err := f.dict(f.root)
	if err != nil {
		return err
	}
	if catalog["Outlines"] == nil {
		return nil
	}
	top, err := f.dict(catalog["Outlines"])
	if err != nil {
		return err
	}
	if first, ok := top["First"].(object.Ref); ok {
		top["Count"] = object.Int(f.siblings(first))
	}
	return nil
}

// siblings counts a bookmark and those after it on its level.
func (f *finisher) siblings(first object.Ref) int {
	n, most := 0, f.b.Len() // a file has no more bookmarks than objects
	for ref, ok := first, true; ok && n < most; n++ {
		d, err := f.dict(ref)
		if err != nil {
			return n
		}
		ref, ok = d["Next"].(object.Ref)
	}
	return n
}

func (f *finisher) catalog() error {
	catalog, err := f.dict(f.root)
	if err != nil {
		return err
	}
	delete(catalog, "Names") // gofpdf writes an empty one
	delete(catalog, "OpenAction")
	delete(catalog, "PageLayout")
	catalog["Lang"] = object.TextString(f.spec.Language)
	catalog["ViewerPreferences"] = object.Dict{"DisplayDocTitle": object.Bool(true)}
	catalog["Metadata"] = f.b.Add(&object.Stream{
		Dict: object.Dict{"Type": object.Name("Metadata"), "Subtype": object.Name("XML")},
		Raw:  xmp(f.spec),
	})
	return nil
}

// info replaces gofpdf's information dictionary, whose dates have no zone.
func (f *finisher) info() (object.Ref, error) {
	old, ok := f.file.Trailer["Info"].(object.Ref)
	if !ok {
		return object.Ref{}, fmt.Errorf("no information dictionary")
	}
	ref := object.Ref{Num: old.Num}
	d := object.Dict{
		"Title":        object.TextString(f.spec.Title),
		"Creator":      object.TextString(Producer),
		"Producer":     object.TextString(Producer),
		"CreationDate": object.Date(f.spec.Created),
		"ModDate":      object.Date(f.spec.Created),
	}
	if f.spec.Author != "" {
		d["Author"] = object.TextString(f.spec.Author)
	}
	f.b.Set(ref, d)
	return ref, nil
}

// identifier is a digest of all that the file is made from.
func (f *finisher) identifier(gofpdf []byte) object.String {
	h := sha256.New()
	h.Write(gofpdf)
	fmt.Fprintf(h, "%q %q %q %d %v", f.spec.Title, f.spec.Author, f.spec.Language, f.spec.Created.UnixNano(), f.spec.Fields)
	for _, font := range f.spec.Fonts {
		h.Write(font.Program)
	}
	for _, a := range f.spec.Attachments {
		fmt.Fprintf(h, "%q %q %q %d ", a.Name, a.MIME, a.Description, len(a.Bytes))
		h.Write(a.Bytes)
	}
	return object.String(h.Sum(nil)[:16])
}
