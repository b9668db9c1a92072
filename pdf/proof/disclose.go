package proof

// Place is where an element stands: Part is attendance, items or front_matter,
// Index that of the outermost element, Path the whole way, as
// "attendance/3/sections/0", and Value its JSON.
type Place struct {
	Part  string
	Index int
	Path  string
	Value []byte
}

// Disclosed is what is shown of a list.
type Disclosed struct {
	Whole   []string  // disclosures
	Partial []Partial // values with words left out
}

// Disclose shows the elements that show names, and of those no word that a
// mask matches. An element inside one that is not shown is not shown either.
// What stands outside comes first.
func (l *List) Disclose(show func(Place) bool, masks []Mask) Disclosed {
	var d Disclosed
	var walk func(list []*element)
	walk = func(list []*element) {
		for _, e := range list {
			if !show(Place{e.part, e.index, e.path, e.value}) {
				continue
			}
			if out := spans(e.value, masks); len(out) > 0 {
				d.Partial = append(d.Partial, leaveOut(e.digest, e.salt, e.value, out))
			} else {
				d.Whole = append(d.Whole, e.disclosure)
			}
			walk(e.kids)
		}
	}
	for _, part := range disclosed {
		walk(l.parts[part])
	}
	return d
}
