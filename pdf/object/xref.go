package object

import "bytes"

// Kind tells how an object is kept.
type Kind int

const (
	Free     Kind = iota // deleted or never used
	InFile               // at Offset in the file
	InStream             // number Index in the object stream Container
)

// Entry is what a cross-reference section says about one object number.
type Entry struct {
	Kind             Kind
	Offset, Gen      int
	Container, Index int
}

// Section is one cross-reference section with its trailer.
type Section struct {
	Offset, End int  // its bytes: table and trailer dictionary, or the stream object
	Stream      bool // a cross-reference stream
	Num         int  // object number of the stream
	Trailer     Dict
	Entries     map[int]Entry
	Hybrid      *Section // the stream that XRefStm names (7.5.8.4)

	dups []Name
}

// readChain reads all sections, newest first; an earlier one never overrides a
// later one.
func (f *File) readChain() error {
	seen := map[int]bool{}
	count := 0
	for at := f.startXRef; ; {
		if seen[at] {
			return damaged(at, "the chain of cross-reference sections runs in a circle")
		}
		seen[at] = true
		if len(f.Sections) >= f.limits.Sections {
			return limit("more than %d revisions", f.limits.Sections)
		}
		s, err := f.readSection(at)
		if err != nil {
			return err
		}
		if f.Trailer == nil {
			f.Trailer = s.Trailer
		}
		if _, ok := s.Trailer["Encrypt"]; ok {
			return ErrEncrypted
		}
		f.Sections = append(f.Sections, s)
		if x, ok := s.Trailer["XRefStm"].(Int); ok && !s.Stream {
			if seen[int(x)] {
				return damaged(at, "the chain of cross-reference sections runs in a circle")
			}
			seen[int(x)] = true
			if s.Hybrid, err = f.readSection(int(x)); err != nil {
				return err
			}
			if !s.Hybrid.Stream {
				return damaged(int(x), "not a cross-reference stream")
			}
			count += len(s.Hybrid.Entries)
		}
		if count += len(s.Entries); count > f.limits.Objects {
			return limit("more than %d objects", f.limits.Objects)
		}
		// Opening every revision of a long chain must not cost its square.
		if f.shared.merged += len(s.Entries); f.shared.merged > 8*f.limits.Objects {
			return limit("too many revisions of too many objects")
		}
		for num, e := range s.All() {
			if _, ok := f.entries[num]; !ok {
				f.entries[num] = e
			}
		}
		prev, ok := s.Trailer["Prev"]
		if !ok {
			return nil
		}
		n, ok := prev.(Int)
		if !ok || n <= 0 || int(n) >= len(f.Data) {
			return damaged(at, "impossible Prev")
		}
		at = int(n)
	}
}

func (f *File) readSection(at int) (*Section, error) {
	if at <= 0 || at >= len(f.Data) {
		return nil, damaged(at, "no cross-reference section stands here")
	}
	s, ok := f.shared.sections[at]
	if !ok || s.End > len(f.Data) {
		read := f.readXRefStream
		if bytes.HasPrefix(f.Data[at:], []byte("xref")) {
			read = f.readTable
		}
		var err error
		if s, err = read(at); err != nil {
			return nil, err
		}
		f.shared.sections[at] = s
	}
	for _, k := range s.dups {
		f.dups[Duplicate{s.Num, k}] = true
	}
	c := *s // the hybrid part is this file's own
	c.Hybrid = nil
	return &c, nil
}

func (f *File) readTable(at int) (*Section, error) {
	lex := lexer{data: f.Data, pos: at, max: f.limits.Depth, left: &f.shared.values}
	if !lex.keyword("xref") {
		return nil, damaged(at, "no cross-reference section stands here")
	}
	s := &Section{Offset: at, Entries: map[int]Entry{}}
	for !lex.keyword("trailer") {
		first, ok1 := lex.integer()
		n, ok2 := lex.integer()
		if !ok1 || !ok2 || n > (len(f.Data)-lex.pos)/18+1 || first > f.limits.Objects {
			return nil, damaged(lex.pos, "impossible cross-reference table")
		}
		for i := range n {
			offset, ok1 := lex.integer()
			gen, ok2 := lex.integer()
			e := Entry{Kind: InFile, Offset: offset, Gen: gen}
			switch {
			case !ok1 || !ok2 || gen > 65535:
				return nil, damaged(lex.pos, "impossible cross-reference entry")
			case lex.keyword("f"):
				e = Entry{Kind: Free}
			case !lex.keyword("n"):
				return nil, damaged(lex.pos, "impossible cross-reference entry")
			case offset == 0: // written by some makers for objects that do not exist
				e = Entry{Kind: Free}
			}
			if err := s.put(first+i, e, f.limits); err != nil {
				return nil, err
			}
		}
	}
	o, err := lex.object()
	if err != nil {
		return nil, err
	}
	d, ok := o.(Dict)
	if !ok {
		return nil, damaged(lex.pos, "the trailer is no dictionary")
	}
	s.Trailer, s.End, s.dups = d, lex.pos, lex.dups
	return s, nil
}

// All gives the entries of the section together with those of its hybrid
// stream, which holds what the table marks as free.
func (s *Section) All() map[int]Entry {
	if s.Hybrid == nil {
		return s.Entries
	}
	all := make(map[int]Entry, len(s.Entries)+len(s.Hybrid.Entries))
	for num, e := range s.Hybrid.Entries {
		all[num] = e
	}
	for num, e := range s.Entries {
		if _, ok := all[num]; !ok || e.Kind != Free {
			all[num] = e
		}
	}
	return all
}

func (s *Section) put(num int, e Entry, lim Limits) error {
	if num == 0 && e.Kind != Free {
		return damaged(s.Offset, "object 0 in use")
	}
	if _, twice := s.Entries[num]; twice {
		return damaged(s.Offset, "object %d is listed twice", num)
	}
	if num > lim.Objects || len(s.Entries) >= lim.Objects {
		return limit("more than %d objects", lim.Objects)
	}
	s.Entries[num] = e
	return nil
}

// readXRefStream reads a cross-reference stream (7.5.8).
func (f *File) readXRefStream(at int) (*Section, error) {
	l, err := f.indirect(at)
	if err != nil {
		return nil, err
	}
	st, ok := l.obj.(*Stream)
	if !ok || !l.fixed || st.Dict["Type"] != Name("XRef") {
		return nil, damaged(at, "no cross-reference section stands here")
	}
	data, err := f.Decode(st)
	if err != nil {
		return nil, err
	}
	widths, _ := st.Dict["W"].(Array)
	var w [3]int
	if len(widths) != 3 {
		return nil, damaged(at, "impossible widths")
	}
	for i, o := range widths {
		n, ok := o.(Int)
		if !ok || n < 0 || n > 7 {
			return nil, damaged(at, "impossible widths")
		}
		w[i] = int(n)
	}
	row := w[0] + w[1] + w[2]
	index, _ := st.Dict["Index"].(Array)
	if st.Dict["Index"] == nil {
		index = Array{Int(0), st.Dict["Size"]}
	}
	if row == 0 || len(index)%2 != 0 {
		return nil, damaged(at, "impossible cross-reference stream")
	}
	s := &Section{Offset: at, End: l.end, Stream: true, Num: l.num, Trailer: st.Dict, Entries: map[int]Entry{}, dups: l.dups}
	for i := 0; i < len(index); i += 2 {
		first, ok1 := index[i].(Int)
		n, ok2 := index[i+1].(Int)
		if !ok1 || !ok2 || first < 0 || int(first) > f.limits.Objects || n < 0 || int(n) > len(data)/row {
			return nil, damaged(at, "impossible cross-reference stream")
		}
		for k := range int(n) {
			kind, a, b := 1, field(data[w[0]:row], w[1]), field(data[w[0]+w[1]:row], w[2])
			if w[0] > 0 {
				kind = field(data, w[0])
			}
			data = data[row:]
			e := Entry{Kind: Free}
			switch kind {
			case 1:
				if b > 65535 {
					return nil, damaged(at, "impossible cross-reference stream")
				}
				e = Entry{Kind: InFile, Offset: a, Gen: b}
			case 2:
				e = Entry{Kind: InStream, Container: a, Index: b}
			}
			if err := s.put(int(first)+k, e, f.limits); err != nil {
				return nil, err
			}
			if len(data) < row && k+1 < int(n) {
				return nil, damaged(at, "a cross-reference stream ends early")
			}
		}
	}
	return s, nil
}

func field(data []byte, width int) int {
	n := 0
	for _, c := range data[:width] {
		n = n<<8 | int(c)
	}
	return n
}
