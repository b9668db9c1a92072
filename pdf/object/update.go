package object

import (
	"fmt"
	"sort"
)

// Update is an incremental update (7.5.6): objects that are new or replace old
// ones, appended after the last byte of a file that stays as it is.
type Update struct {
	file    *File
	objects map[Ref]Object
	last    int
}

// Update begins an update of the file. The file must end with its last %%EOF:
// an update of one with trailing bytes would vouch for them.
func (f *File) Update() (*Update, error) {
	if f.End != len(f.Data) {
		return nil, damaged(f.End, "bytes stand after the end of the file")
	}
	return f.Append(), nil
}

// Append begins an update that vouches for nothing: also of a file after whose
// end there are bytes.
func (f *File) Append() *Update {
	return &Update{file: f, objects: map[Ref]Object{}, last: f.MaxNum()}
}

// Reserve gives a fresh object number above all that the file knows.
func (u *Update) Reserve() Ref {
	u.last++
	return Ref{Num: u.last}
}

// Set replaces an object or fills a reserved number.
func (u *Update) Set(r Ref, o Object) { u.objects[r] = o }

// Add gives an object a fresh number.
func (u *Update) Add(o Object) Ref {
	r := u.Reserve()
	u.Set(r, o)
	return r
}

// Bytes writes the file followed by the update, with a cross-reference table
// or stream as the file has. The trailer keeps Root, Info and the first ID;
// the second ID becomes id when that is not empty. Offsets tells where each
// object's number stands.
func (u *Update) Bytes(id String) (data []byte, offsets map[Ref]int, err error) {
	if len(u.objects) == 0 {
		return nil, nil, fmt.Errorf("object: an update without objects")
	}
	size := len(u.file.Data) + 1024
	for _, o := range u.objects {
		size += 512
		switch v := o.(type) {
		case *Stream:
			size += len(v.Raw)
		case Verbatim:
			size += len(v)
		}
	}
	out := append(make([]byte, 0, size), u.file.Data...)
	if n := len(out); n > 0 && out[n-1] != '\n' && out[n-1] != '\r' {
		out = append(out, '\n')
	}
	refs := make([]Ref, 0, len(u.objects))
	for r := range u.objects {
		refs = append(refs, r)
	}
	sort.Slice(refs, func(i, j int) bool { return refs[i].Num < refs[j].Num })
	offsets = make(map[Ref]int, len(refs))
	for _, r := range refs {
		offsets[r] = len(out)
		out = appendIndirect(out, r, u.objects[r])
	}
	trailer := Dict{"Prev": Int(u.file.startXRef)}
	for _, k := range []Name{"Root", "Info", "ID"} {
		if v, ok := u.file.Trailer[k]; ok {
			trailer[k] = v
		}
	}
	if ids, ok := trailer["ID"].(Array); ok && len(ids) == 2 && id != "" {
		trailer["ID"] = Array{ids[0], id}
	}
	start := len(out)
	if u.file.Sections[0].Stream {
		return u.appendStream(out, trailer, refs, offsets), offsets, nil
	}
	trailer["Size"] = Int(u.last + 1)
	out = append(out, "xref\n0 1\n0000000000 65535 f \n"...)
	for i := 0; i < len(refs); {
		n := run(refs[i:])
		out = append(out, fmt.Sprintf("%d %d\n", refs[i].Num, n)...)
		for ; n > 0; n, i = n-1, i+1 {
			out = appendEntry(out, offsets[refs[i]], refs[i].Gen, 'n')
		}
	}
	out = append(out, "trailer\n"...)
	out = Append(out, trailer)
	out = append(out, '\n')
	return appendEnd(out, start), offsets, nil
}

// run counts the neighbours at the head of a sorted list.
func run(refs []Ref) int {
	n := 1
	for n < len(refs) && refs[n].Num == refs[0].Num+n {
		n++
	}
	return n
}

// appendStream writes the cross-reference stream of an update.
func (u *Update) appendStream(out []byte, trailer Dict, refs []Ref, offsets map[Ref]int) []byte {
	start := len(out)
	self := Ref{Num: u.last + 1}
	refs = append(refs, self)
	index, rows := Array{}, []byte{}
	for i := 0; i < len(refs); {
		n := run(refs[i:])
		index = append(index, Int(refs[i].Num), Int(n))
		for ; n > 0; n, i = n-1, i+1 {
			at := start
			if refs[i] != self {
				at = offsets[refs[i]]
			}
			rows = append(rows, 1, byte(at>>32), byte(at>>24), byte(at>>16), byte(at>>8), byte(at), byte(refs[i].Gen>>8), byte(refs[i].Gen))
		}
	}
	trailer["Type"] = Name("XRef")
	trailer["Size"] = Int(self.Num + 1)
	trailer["W"] = Array{Int(1), Int(5), Int(2)}
	trailer["Index"] = index
	out = appendIndirect(out, self, Deflated(trailer, rows))
	return appendEnd(out, start)
}
