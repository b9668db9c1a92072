package object

import "bytes"

// Revision is one state of a file: its first End bytes were once a whole file.
type Revision struct {
	StartXRef int // offset of its newest cross-reference section
	End       int // after its %%EOF and one end of line
}

// Revisions lists the states that the chain of cross-reference sections still
// holds, oldest first; the last is the file itself. A %%EOF whose startxref is
// not in the chain (a linearised file's first, or a forged one) is none.
func (f *File) Revisions() []Revision {
	chain := map[int]bool{}
	for _, s := range f.Sections {
		chain[s.Offset] = true
	}
	var list []Revision
	word := []byte("startxref")
	for at := 0; ; {
		i := bytes.Index(f.Data[at:], word)
		if i < 0 {
			return list
		}
		at += i
		start, end, ok := startAt(f.Data, at)
		// Its section lies before the mark, and belongs to one mark only.
		if ok && at > 0 && isSpace(f.Data[at-1]) && chain[start] && start < at {
			delete(chain, start)
			list = append(list, Revision{start, end})
		}
		at += len(word)
	}
}

// At opens an earlier state of the file. What was read is shared between the
// two, so they belong to the same goroutine.
func (f *File) At(r Revision) (*File, error) {
	if r.End < 1 || r.End > len(f.Data) {
		return nil, damaged(r.End, "no revision ends here")
	}
	old, err := open(f.Data[:r.End:r.End], f.limits, f.shared)
	if err != nil {
		return nil, err
	}
	if old.startXRef != r.StartXRef || old.End != r.End {
		return nil, damaged(r.End, "no revision ends here")
	}
	return old, nil
}
