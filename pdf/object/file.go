package object

import (
	"bytes"
	"fmt"
	"sort"
)

// File is a parsed PDF file, or one revision of it. Objects are read when they
// are asked for. A File is not safe for use by several goroutines at once;
// parse the bytes once for each.
type File struct {
	Data     []byte     // the bytes of this revision; never changed
	Version  string     // of the header, as "1.7"
	Trailer  Dict       // of the newest cross-reference section
	Sections []*Section // newest first
	End      int        // offset after the last %%EOF and its end of line

	startXRef int
	limits    Limits
	entries   map[int]Entry
	own       map[int]loaded // by object number: what depends on this revision
	loading   map[int]bool
	shared    *cache
	dups      map[Duplicate]bool
}

// cache holds what was read at an offset, shared by the revisions of a file.
type cache struct {
	at         map[int]loaded
	containers map[int][]loaded // members of the object stream at an offset
	sections   map[int]*Section // cross-reference sections at an offset
	decoded    int              // bytes decoded so far
	merged     int              // cross-reference entries gone through so far
	values     int              // values that may still be read
}

// loaded is an object together with the place it was read from.
type loaded struct {
	obj        Object
	num, gen   int
	start, end int // its bytes, from the object number to after endobj
	dups       []Name
	fixed      bool // does not depend on other objects of the file
}

// Duplicate names a key that stands twice in one dictionary of an object.
// Readers disagree about which value counts. Num 0 is a trailer.
type Duplicate struct {
	Num int
	Key Name
}

// Parse reads a file with DefaultLimits. The bytes must not change afterwards.
func Parse(data []byte) (*File, error) { return ParseWithin(data, DefaultLimits()) }

// ParseWithin reads a file within the limits given. Errors wrap ErrNotPDF,
// ErrEncrypted, ErrDamaged, ErrLimit or ErrFilter.
func ParseWithin(data []byte, lim Limits) (*File, error) {
	if len(data) <= lim.File && bytes.HasPrefix(data, []byte("%PDF-")) && tooDeep(data, lim.Depth) {
		return nil, limit("objects nested deeper than %d", lim.Depth)
	}
	return open(data, lim, &cache{at: map[int]loaded{}, containers: map[int][]loaded{}, sections: map[int]*Section{}, values: lim.Values})
}

func open(data []byte, lim Limits, shared *cache) (*File, error) {
	if len(data) > lim.File {
		return nil, limit("the file is larger than %d bytes", lim.File)
	}
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, ErrNotPDF
	}
	f := &File{
		Data: data, limits: lim, shared: shared,
		entries: map[int]Entry{}, own: map[int]loaded{}, loading: map[int]bool{}, dups: map[Duplicate]bool{},
	}
	head := lexer{data: data, pos: len("%PDF-")}
	f.Version = string(head.word())
	if len(f.Version) > 8 {
		return nil, damaged(5, "impossible version")
	}
	var err error
	if f.startXRef, f.End, err = lastStart(data); err != nil {
		return nil, err
	}
	if err = f.readChain(); err != nil {
		return nil, err
	}
	if _, ok := f.Trailer["Root"].(Ref); !ok {
		return nil, damaged(f.startXRef, "the trailer names no catalog")
	}
	return f, nil
}

// lastStart finds the last startxref and the end of the %%EOF that follows it.
func lastStart(data []byte) (start, end int, err error) {
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 1 || !isSpace(data[at-1]) {
		return 0, 0, damaged(len(data), "startxref is missing")
	}
	start, end, ok := startAt(data, at)
	if !ok {
		return 0, 0, damaged(at, "startxref without number or %%%%EOF")
	}
	return start, end, nil
}

// startAt reads "startxref N %%EOF" at an offset; end includes one end of line.
func startAt(data []byte, at int) (start, end int, ok bool) {
	l := lexer{data: data, pos: at + len("startxref")}
	start, ok = l.integer()
	if !ok || start >= len(data) {
		return 0, 0, false
	}
	for l.pos < len(data) && isSpace(data[l.pos]) {
		l.pos++
	}
	if !bytes.HasPrefix(data[l.pos:], []byte("%%EOF")) {
		return 0, 0, false
	}
	end = l.pos + len("%%EOF")
	if end < len(data) && data[end] == '\r' {
		end++
	}
	if end < len(data) && data[end] == '\n' {
		end++
	}
	return start, end, true
}

// Entry tells where an object number is kept; false when nowhere.
func (f *File) Entry(num int) (Entry, bool) {
	e, ok := f.entries[num]
	return e, ok && e.Kind != Free
}

// Objects lists every object in use by number.
func (f *File) Objects() []Ref {
	refs := make([]Ref, 0, len(f.entries))
	for num, e := range f.entries {
		if e.Kind != Free {
			refs = append(refs, Ref{num, e.Gen})
		}
	}
	sort.Slice(refs, func(i, j int) bool { return refs[i].Num < refs[j].Num })
	return refs
}

// MaxNum is the highest object number that the file mentions, free ones
// included; new objects go above it.
func (f *File) MaxNum() int {
	highest := 0
	for num := range f.entries {
		highest = max(highest, num)
	}
	if size, ok := f.Trailer["Size"].(Int); ok && int(size) > highest && int(size) <= f.limits.Objects {
		highest = int(size) - 1
	}
	return highest
}

// Duplicates lists the doubled dictionary keys met so far, in objects that
// were read and in trailers.
func (f *File) Duplicates() []Duplicate {
	list := make([]Duplicate, 0, len(f.dups))
	for d := range f.dups {
		list = append(list, d)
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Num < list[j].Num || list[i].Num == list[j].Num && list[i].Key < list[j].Key
	})
	return list
}

// Root is the reference of the catalog.
func (f *File) Root() Ref { r, _ := f.Trailer["Root"].(Ref); return r }

// Catalog is the document catalog.
func (f *File) Catalog() (Dict, error) {
	d, err := f.Dict(f.Trailer["Root"])
	if err == nil && d == nil {
		err = damaged(f.startXRef, "the catalog is missing")
	}
	return d, err
}

// Dict gets a dictionary, following references; nil without error for null or
// nil. For a stream it is the stream's dictionary.
func (f *File) Dict(o Object) (Dict, error) {
	o, err := f.Get(o)
	if err != nil {
		return nil, err
	}
	switch v := o.(type) {
	case Dict:
		return v, nil
	case *Stream:
		return v.Dict, nil
	case Null:
		return nil, nil
	}
	return nil, fmt.Errorf("%w: a dictionary was expected, not %T", ErrDamaged, o)
}

// Array gets an array, following references; nil without error for null or nil.
func (f *File) Array(o Object) (Array, error) {
	o, err := f.Get(o)
	if err != nil {
		return nil, err
	}
	switch v := o.(type) {
	case Array:
		return v, nil
	case Null:
		return nil, nil
	}
	return nil, fmt.Errorf("%w: an array was expected, not %T", ErrDamaged, o)
}

// Stream gets a stream, following references.
func (f *File) Stream(o Object) (*Stream, error) {
	o, err := f.Get(o)
	if err != nil {
		return nil, err
	}
	if s, ok := o.(*Stream); ok {
		return s, nil
	}
	return nil, fmt.Errorf("%w: a stream was expected, not %T", ErrDamaged, o)
}

// Name gets a name, following references; empty for anything else.
func (f *File) Name(o Object) Name {
	o, _ = f.Get(o)
	n, _ := o.(Name)
	return n
}

// Text gets the words of a text string, following references; empty for
// anything else.
func (f *File) Text(o Object) string {
	o, _ = f.Get(o)
	s, _ := o.(String)
	return s.Text()
}

// Int gets an integer, following references.
func (f *File) Int(o Object) (int, bool) {
	o, _ = f.Get(o)
	n, ok := o.(Int)
	return int(n), ok
}
