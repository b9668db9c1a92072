package verify

import (
	"bytes"

	"paragraf/pdf/object"
)

// removed lists the signatures that earlier states of the file hold and the
// newest does not.
func removed(f *object.File, now []field) []*candidate {
	still := map[string]bool{}
	for _, at := range now {
		if at.signed() {
			still[at.name] = true
		}
	}
	var list []*candidate
	revisions := f.Revisions()
	for i := len(revisions) - 2; i >= 0 && i >= len(revisions)-maxSignatures; i-- {
		old, err := f.At(revisions[i])
		if err != nil {
			continue
		}
		fields, err := signatureFields(old)
		if err != nil {
			continue
		}
		for _, at := range fields {
			if at.signed() && !still[at.name] {
				still[at.name] = true
				c := &candidate{at: at, broken: true}
				c.Field, c.Role = at.name, at.role()
				c.because("signature_removed")
				c.lower(Invalid)
				list = append(list, c)
			}
		}
	}
	return list
}

// maxHidden bounds the places that are looked at.
const maxHidden = 100

// hidden finds signature dictionaries in the bytes of the file that belong to
// no state of it: whoever goes back to a state before the signature, past the
// one that holds it, leaves them behind.
func hidden(f *object.File) []*candidate {
	word := []byte("/ByteRange")
	var spans [][2]int
	for at, n := 0, 0; n < maxHidden; n++ {
		i := bytes.Index(f.Data[at:], word)
		if i < 0 {
			return nil
		}
		at += i
		if spans == nil {
			spans = listedSpans(f)
		}
		listed := false
		for _, s := range spans {
			listed = listed || s[0] <= at && at < s[1]
		}
		if !listed {
			c := &candidate{broken: true}
			c.because("signature_hidden")
			c.lower(Invalid)
			return []*candidate{c}
		}
		at += len(word)
	}
	return nil
}

// listedSpans are the bytes of all objects that any state of the file lists.
func listedSpans(f *object.File) [][2]int {
	spans := [][2]int{}
	take := func(state *object.File, entries map[int]object.Entry) {
		for num, e := range entries {
			if from, to, ok := state.Span(num); ok && e.Kind == object.InFile {
				spans = append(spans, [2]int{from, to})
			}
		}
	}
	revisions := f.Revisions()
	for i := max(0, len(revisions)-maxSignatures); i < len(revisions); i++ {
		if state, err := f.At(revisions[i]); err == nil {
			take(state, state.Sections[0].All())
		}
	}
	for _, s := range f.Sections { // a linearised file has one that ends no state
		take(f, s.All())
	}
	return spans
}
