package intake

import (
	"strconv"
	"strings"
)

type docxStyle struct {
	name    string
	head    int
	numID   string
	level   int
	basedOn string
}

func (d *docxReader) readStyles(b []byte) {
	root, err := parseXML(b)
	if err != nil {
		return
	}
	for _, s := range root.kid("styles").children() {
		if s.name != "style" {
			continue
		}
		st := docxStyle{name: strings.ToLower(s.val("name")), basedOn: s.val("basedOn"), numID: s.val("pPr", "numPr", "numId")}
		st.level, _ = strconv.Atoi(s.val("pPr", "numPr", "ilvl"))
		if o := s.val("pPr", "outlineLvl"); o != "" {
			if n, err := strconv.Atoi(o); err == nil && n < 6 {
				st.head = n + 1
			}
		}
		for _, prefix := range []string{"heading ", "rubrik "} {
			if rest, ok := strings.CutPrefix(st.name, prefix); ok {
				if n, err := strconv.Atoi(strings.TrimSpace(rest)); err == nil && n >= 1 && n <= 9 {
					st.head = min(n, 6)
				}
			}
		}
		if st.name == "title" || st.name == "rubrik" {
			st.head = 1
		}
		d.styles[s.attrs["styleId"]] = st
	}
}

// style returns a style with what it inherits.
func (d *docxReader) style(id string) docxStyle {
	st := d.styles[id]
	base := st.basedOn
	for i := 0; i < 10 && base != ""; i++ {
		b := d.styles[base]
		if st.head == 0 {
			st.head = b.head
		}
		if st.numID == "" {
			st.numID, st.level = b.numID, b.level
		}
		base = b.basedOn
	}
	return st
}
