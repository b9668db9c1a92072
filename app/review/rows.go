package review

import (
	"strconv"
	"strings"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// kind says what a row of the right column is.
type kind int

const (
	headRow   kind = iota // what was read, in one line
	groupRow              // a heading over what follows
	noticeRow             // what saving would do
	changeRow             // one thing that a later version changes
	stepRow               // one warning
	fieldRow              // one value
	openRow               // a person, an item or a row of a list, which unfolds to its values
	addRow                // makes a new one
)

// row is one row of the right column.
type row struct {
	kind  kind
	key   string // tells it from all others, also after a change
	path  string // of the field, person, item, row or line of text
	depth int

	number string // of an item or a row
	label  string
	value  string
	about  string
	badges []badge

	open   bool // an openRow whose values are shown
	step   int  // number of the step
	change *change
}

// badge is a word about a row.
type badge struct {
	text string
	tone ui.Tone
}

// words are what a row says, for going to it by typing and for assistive
// technology.
func (r row) words() string {
	text := strings.TrimSpace(r.number + " " + r.label)
	if c := r.change; c != nil {
		text = strings.TrimSpace(c.where + " " + c.what)
		r.value, r.about = c.words(), c.note
	}
	for _, more := range []string{r.value, r.about} {
		if more != "" {
			text += ", " + more
		}
	}
	for _, b := range r.badges {
		if b.text != "" {
			text += ", " + b.text
		}
	}
	return text
}

// words say what kind of change it is, and from what to what: of a longer text
// the first sentence that differs.
func (c *change) words() string {
	old, new := c.old, c.new
	if old == "" && new == "" && len(c.sentences) > 0 {
		old, new = c.sentences[0].Old, c.sentences[0].New
	}
	var parts []string
	if c.kind != "" {
		parts = append(parts, swedish.T("window.review.is."+string(c.kind)))
	}
	switch {
	case old != "" && new != "":
		parts = append(parts, old+" → "+new)
	case old+new != "":
		parts = append(parts, old+new)
	}
	return strings.Join(parts, ", ")
}

// still reports whether a row can never be chosen.
func (r row) still() bool { return r.kind == headRow || r.kind == groupRow }

// keys names the keys that do something with a row.
func (r row) keys() string {
	switch {
	case r.kind == stepRow:
		return "step"
	case r.kind == changeRow && r.change.keep != nil:
		return "kept"
	case r.kind == changeRow || r.kind == noticeRow:
		return "notice"
	case linePath.MatchString(r.path):
		return "line"
	case r.removable():
		return "removable"
	case r.kind == openRow:
		return "open"
	}
	return "field"
}

// card reports whether a row is drawn as a card.
func (r row) card() bool { return r.kind == stepRow || r.kind == noticeRow && r.label != "" }

// removable reports whether a person may take the row's thing out of the draft.
func (r row) removable() bool {
	return r.kind == openRow && (personPath.MatchString(r.path) || entryPath.MatchString(r.path))
}

// makeRows makes all rows of the right column.
func (p *Page) makeRows() []row {
	m := p.draft.Meeting
	rows := []row{{kind: headRow, key: "head", label: swedish.T("window.review.title"), value: digest(m)}}
	rows = append(rows, p.changeRows()...)
	if n := len(p.steps); n > 0 {
		rows = append(rows, group("steps", swedish.N("window.review.steps", n)))
		for i, s := range p.steps {
			rows = append(rows, row{kind: stepRow, key: "step:" + strconv.Itoa(i), step: i, label: s.title(), value: s.message()})
		}
	} else {
		rows = append(rows, row{kind: noticeRow, key: "calm", label: swedish.T("window.review.no_warnings"), badges: []badge{{tone: ui.GoodTone}}})
	}
	rows = append(rows, p.factRows()...)
	rows = append(rows, p.personRows()...)
	rows = append(rows, p.itemRows()...)
	return append(rows, p.restRows()...)
}

func group(key, text string) row { return row{kind: groupRow, key: "group:" + key, label: text} }

// field is a row with one value.
func (p *Page) field(path, label, value string, depth int) row {
	r := row{kind: fieldRow, key: path, path: path, label: label, value: value, depth: depth}
	r.badges = p.origin(path)
	if c := p.at.claims[path]; c.Method == data.Typed && c.Was != "" {
		r.about = swedish.T("window.review.was", "value", valueWords(fieldOf(path), c.Was))
	}
	return r
}

// origin says, where it is worth saying, how a value came to be.
func (p *Page) origin(path string) []badge {
	switch p.at.method(path) {
	case data.Typed:
		return []badge{{swedish.T("window.review.typed"), ui.AccentTone}}
	case data.Inferred:
		return []badge{{swedish.T("window.review.inferred"), ui.GoodTone}}
	}
	return nil
}

// unfolding is a row that unfolds to others.
func (p *Page) unfolding(path, number, label, about string, depth int) row {
	return row{kind: openRow, key: path, path: path, number: number, label: label, about: about, depth: depth, open: p.unfolded[path], badges: p.origins(path)}
}

// origins is [Page.origin] for all that a folded row holds: only what a person
// corrected is worth saying of the whole.
func (p *Page) origins(path string) []badge {
	if p.typed[path] > 0 {
		return []badge{{swedish.T("window.review.typed"), ui.AccentTone}}
	}
	return nil
}

// countTyped counts a person's corrections in everything that they lie in.
func (p *Page) countTyped() {
	p.typed = map[string]int{}
	for path, c := range p.at.claims {
		if c.Method != data.Typed {
			continue
		}
		for at := path; at != ""; at = outer(at) {
			p.typed[at]++
		}
	}
}
