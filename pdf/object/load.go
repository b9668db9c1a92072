package object

import (
	"bytes"
)

// Get follows references until something else is found. Missing objects, and
// nil, read as Null (7.3.10).
func (f *File) Get(o Object) (Object, error) {
	for hops := 0; ; hops++ {
		ref, ok := o.(Ref)
		if !ok {
			if o == nil {
				return Null{}, nil
			}
			return o, nil
		}
		if hops > 16 {
			return nil, damaged(0, "references run in a circle")
		}
		l, err := f.load(ref)
		if err != nil {
			return nil, err
		}
		o = l.obj
	}
}

// Span gives the bytes of an object that is not in an object stream, from its
// number to after endobj; false when there are none.
func (f *File) Span(num int) (start, end int, ok bool) {
	e, found := f.entries[num]
	if !found || e.Kind != InFile {
		return 0, 0, false
	}
	l, err := f.load(Ref{num, e.Gen})
	return l.start, l.end, err == nil
}

var nothing = loaded{obj: Null{}, fixed: true}

func (f *File) load(ref Ref) (loaded, error) {
	e, ok := f.entries[ref.Num]
	if !ok || e.Kind == Free || e.Gen != ref.Gen {
		return nothing, nil
	}
	if l, ok := f.own[ref.Num]; ok {
		return l, nil
	}
	if f.loading[ref.Num] {
		return nothing, damaged(e.Offset, "object %d depends on itself", ref.Num)
	}
	f.loading[ref.Num] = true
	defer delete(f.loading, ref.Num)
	var l loaded
	var err error
	if e.Kind == InStream {
		l, err = f.member(ref.Num, e)
	} else {
		l, err = f.indirect(e.Offset)
		if err == nil && (l.num != ref.Num || l.gen != ref.Gen) {
			err = damaged(e.Offset, "object %d %d stands where %d %d should", l.num, l.gen, ref.Num, ref.Gen)
		}
	}
	if err != nil {
		return nothing, err
	}
	for _, k := range l.dups {
		f.dups[Duplicate{ref.Num, k}] = true
	}
	f.own[ref.Num] = l
	return l, nil
}

// indirect reads "num gen obj … endobj" at an offset.
func (f *File) indirect(at int) (loaded, error) {
	if l, ok := f.shared.at[at]; ok && l.end <= len(f.Data) {
		return l, nil
	}
	if at <= 0 || at >= len(f.Data) || f.Data[at] < '0' || f.Data[at] > '9' {
		return nothing, damaged(at, "no object stands here")
	}
	lex := lexer{data: f.Data, pos: at, max: f.limits.Depth, left: &f.shared.values}
	num, ok1 := lex.integer()
	gen, ok2 := lex.integer()
	if !ok1 || !ok2 || !lex.keyword("obj") {
		return nothing, damaged(at, "no object stands here")
	}
	o, err := lex.object()
	if err != nil {
		return nothing, err
	}
	l := loaded{obj: o, num: num, gen: gen, start: at, fixed: true, dups: lex.dups}
	if d, ok := o.(Dict); ok && lex.keyword("stream") {
		_, indirect := d["Length"].(Ref)
		l.fixed = !indirect
		if l.obj, err = f.stream(&lex, d); err != nil {
			return nothing, err
		}
	}
	if !lex.keyword("endobj") {
		return nothing, damaged(lex.pos, "object %d does not end with endobj", num)
	}
	l.end = lex.pos
	if l.fixed {
		f.shared.at[at] = l
	}
	return l, nil
}

// stream reads the data after the keyword stream, to after endstream.
func (f *File) stream(lex *lexer, d Dict) (*Stream, error) {
	at := lex.pos
	data := f.Data
	if at < len(data) && data[at] == '\r' {
		at++
	}
	if at >= len(data) || data[at] != '\n' {
		return nil, damaged(at, "no end of line after stream")
	}
	at++
	length, ok := f.Int(d["Length"])
	if !ok || length < 0 || length > len(data)-at {
		return nil, damaged(at, "impossible length of a stream")
	}
	end := at + length
	lex.pos = end
	for i := 0; i < 2 && lex.pos < len(data) && isSpace(data[lex.pos]); i++ {
		lex.pos++
	}
	if !bytes.HasPrefix(data[lex.pos:], []byte("endstream")) {
		return nil, damaged(lex.pos, "the length of a stream is wrong")
	}
	lex.pos += len("endstream")
	return &Stream{Dict: d, Raw: data[at:end:end]}, nil
}

// member reads an object out of an object stream (7.5.7).
func (f *File) member(num int, e Entry) (loaded, error) {
	box, ok := f.entries[e.Container]
	if !ok || box.Kind != InFile {
		return nothing, damaged(0, "object stream %d is missing", e.Container)
	}
	l, err := f.load(Ref{e.Container, box.Gen})
	if err != nil {
		return nothing, err
	}
	list, ok := f.shared.containers[box.Offset]
	if !ok || !l.fixed {
		if list, err = f.unpack(l); err != nil {
			return nothing, err
		}
		if l.fixed {
			f.shared.containers[box.Offset] = list
		}
	}
	if e.Index >= len(list) || list[e.Index].num != num {
		return nothing, damaged(box.Offset, "object %d is not in object stream %d", num, e.Container)
	}
	return list[e.Index], nil
}

func (f *File) unpack(box loaded) ([]loaded, error) {
	s, ok := box.obj.(*Stream)
	if !ok || f.Name(s.Dict["Type"]) != "ObjStm" {
		return nil, damaged(box.start, "not an object stream")
	}
	data, err := f.Decode(s)
	if err != nil {
		return nil, err
	}
	n, ok1 := f.Int(s.Dict["N"])
	first, ok2 := f.Int(s.Dict["First"])
	if !ok1 || !ok2 || n < 0 || first < 0 || first > len(data) || n > len(data)/2+1 {
		return nil, damaged(box.start, "impossible object stream")
	}
	if n > f.limits.Objects {
		return nil, limit("more than %d objects", f.limits.Objects)
	}
	head := lexer{data: data[:first]}
	list := make([]loaded, n)
	for i := range list {
		num, ok1 := head.integer()
		at, ok2 := head.integer()
		if !ok1 || !ok2 || at > len(data)-first {
			return nil, damaged(box.start, "impossible object stream")
		}
		lex := lexer{data: data, pos: first + at, max: f.limits.Depth, left: &f.shared.values}
		o, err := lex.object()
		if err != nil {
			return nil, err
		}
		list[i] = loaded{obj: o, num: num, dups: lex.dups, fixed: true}
	}
	return list, nil
}
