package object

import (
	"fmt"
	"sort"
)

// Adder takes new indirect objects: a Builder or an Update.
type Adder interface {
	Reserve() Ref    // a fresh number
	Set(Ref, Object) // gives a number its object
	Add(Object) Ref  // both at once
}

// Builder collects the objects of a new file. The zero value is ready to use.
type Builder struct {
	objects map[int]Object
	last    int
}

// Reserve gives a fresh object number, whose object Set brings later.
func (b *Builder) Reserve() Ref {
	b.last++
	return Ref{Num: b.last}
}

// Set gives a number its object, replacing what was there.
func (b *Builder) Set(r Ref, o Object) {
	if b.objects == nil {
		b.objects = map[int]Object{}
	}
	b.objects[r.Num] = o
	b.last = max(b.last, r.Num)
}

// Add gives an object a fresh number.
func (b *Builder) Add(o Object) Ref {
	r := b.Reserve()
	b.Set(r, o)
	return r
}

// Get is the object of a number that was set; nil when there is none.
func (b *Builder) Get(r Ref) Object { return b.objects[r.Num] }

// Len is how many numbers were set.
func (b *Builder) Len() int { return len(b.objects) }

// Refs lists the numbers that were set, in order.
func (b *Builder) Refs() []Ref {
	refs := make([]Ref, 0, len(b.objects))
	for num := range b.objects {
		refs = append(refs, Ref{Num: num})
	}
	sort.Slice(refs, func(i, j int) bool { return refs[i].Num < refs[j].Num })
	return refs
}

// Rebuild reads all objects of a file into a Builder under their numbers, for
// writing the file anew. Cross-reference and object streams are left out;
// generations become 0, in references too.
func Rebuild(f *File) (*Builder, error) {
	b := &Builder{}
	for _, r := range f.Objects() {
		o, err := f.Get(r)
		if err != nil {
			return nil, err
		}
		if s, ok := o.(*Stream); ok {
			if t := f.Name(s.Dict["Type"]); t == "XRef" || t == "ObjStm" {
				continue
			}
		}
		b.Set(Ref{Num: r.Num}, ungen(o))
	}
	return b, nil
}

// ungen copies an object with all references at generation 0.
func ungen(o Object) Object {
	switch v := o.(type) {
	case Ref:
		return Ref{Num: v.Num}
	case Array:
		c := make(Array, len(v))
		for i := range v {
			c[i] = ungen(v[i])
		}
		return c
	case Dict:
		c := make(Dict, len(v))
		for k := range v {
			c[k] = ungen(v[k])
		}
		return c
	case *Stream:
		return &Stream{Dict: ungen(v.Dict).(Dict), Raw: v.Raw}
	}
	return o
}

// Head is what a new file says about itself.
type Head struct {
	Version string    // "1.7" when empty
	Root    Ref       // the catalog
	Info    Ref       // the information dictionary, or zero
	ID      [2]String // left out when empty
}

// Bytes writes the file: header with binary comment, objects by number,
// classical cross-reference table, trailer. The same objects give the same
// bytes. Reserved numbers that were never set are listed as free.
func (b *Builder) Bytes(h Head) ([]byte, error) {
	if b.Get(h.Root) == nil {
		return nil, fmt.Errorf("object: the catalog %d is missing", h.Root.Num)
	}
	if h.Version == "" {
		h.Version = "1.7"
	}
	size := 1024
	for _, o := range b.objects {
		size += 256
		if s, ok := o.(*Stream); ok {
			size += len(s.Raw)
		}
	}
	out := append(make([]byte, 0, size), "%PDF-"+h.Version+"\n%\xe2\xe3\xcf\xd3\n"...)
	offsets := make([]int, b.last+1)
	for _, r := range b.Refs() {
		offsets[r.Num] = len(out)
		out = appendIndirect(out, r, b.objects[r.Num])
	}
	start := len(out)
	out = append(out, fmt.Sprintf("xref\n0 %d\n", len(offsets))...)
	free := make([]int, len(offsets)) // each free number names the next one
	next := 0
	for num := len(offsets) - 1; num >= 0; num-- {
		if free[num] = next; offsets[num] == 0 {
			next = num
		}
	}
	for num, offset := range offsets {
		switch {
		case num == 0:
			out = appendEntry(out, free[0], 65535, 'f')
		case offset == 0:
			out = appendEntry(out, free[num], 0, 'f')
		default:
			out = appendEntry(out, offset, 0, 'n')
		}
	}
	trailer := Dict{"Size": Int(len(offsets)), "Root": h.Root}
	if h.Info != (Ref{}) {
		trailer["Info"] = h.Info
	}
	if h.ID[0] != "" {
		trailer["ID"] = Array{h.ID[0], h.ID[1]}
	}
	out = append(out, "trailer\n"...)
	out = Append(out, trailer)
	out = append(out, '\n')
	return appendEnd(out, start), nil
}
