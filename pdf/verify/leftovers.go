package verify

import (
	"bytes"
	"regexp"
	"sort"

	"paragraf/pdf/object"
)

// leftovers looks for what the comparison cannot see: objects that nothing
// leads to, and bytes that no cross-reference section lists.
func (c *comparison) leftovers(end int) {
	var spans [][2]int
	for _, r := range c.new.Revisions() {
		if r.End <= end {
			continue
		}
		state, err := c.new.At(r)
		if err != nil {
			c.differ(place{code: "unlisted_bytes"})
			return
		}
		s := state.Sections[0]
		if s.Offset < end || !closing.Match(c.new.Data[s.End:r.End]) {
			c.differ(place{code: "unlisted_bytes"})
			return
		}
		spans = append(spans, [2]int{s.Offset, r.End})
		if s.Hybrid != nil {
			spans = append(spans, [2]int{s.Hybrid.Offset, s.Hybrid.End})
		}
		held := 0
		for num, e := range s.All() {
			if e.Kind == object.Free {
				continue
			}
			if !container(s, num) {
				held++
			}
			if e.Kind == object.InFile {
				from, to, ok := state.Span(num)
				if !ok {
					c.differ(place{code: "unlisted_bytes"})
					return
				}
				if from >= end { // an update may also list what was there before
					spans = append(spans, [2]int{from, to})
				}
			}
			if !c.explained[num] && !container(s, num) {
				c.differ(place{code: "hidden_object"})
			}
		}
		if held == 0 { // a state that nobody had a reason to make
			c.differ(place{code: "empty_update"})
		}
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i][0] < spans[j][0] })
	at := end
	for _, s := range spans {
		if s[0] > at && !gap(c.new.Data[at:s[0]]) {
			c.differ(place{code: "unlisted_bytes"})
			return
		}
		at = max(at, s[1])
	}
	if at != len(c.new.Data) {
		c.differ(place{code: "unlisted_bytes"})
	}
}

// closing is what may stand between a cross-reference section and the end of
// its revision.
var closing = regexp.MustCompile(`^\s*(%[^\r\n]{0,127}[\r\n]+)*startxref\s+[0-9]+\s+%%EOF[\r\n]*$`)

// gap tells whether bytes between objects are white space and short comments
// in which no reader could find an object.
func gap(b []byte) bool {
	for _, line := range bytes.FieldsFunc(b, func(r rune) bool { return r == '\r' || r == '\n' }) {
		line = bytes.Trim(line, " \t\f\x00")
		if len(line) > 0 && (line[0] != '%' || len(line) > 127 || bytes.Contains(line, []byte("obj"))) {
			return false
		}
	}
	return true
}

// container: cross-reference streams, and the object streams that a section
// lists objects in, are read in their own way.
func container(s *object.Section, num int) bool {
	if s.Stream && s.Num == num || s.Hybrid != nil && s.Hybrid.Num == num {
		return true
	}
	for _, e := range s.All() {
		if e.Kind == object.InStream && e.Container == num {
			return true
		}
	}
	return false
}
