package annotext

import "strings"

// copied returns the words from start to end as they read on the page: a list
// item whose beginning is among them has its sign, an empty line stands where
// room parts two blocks, and what is never seen, as a place where a word may be
// broken, is left out.
func (t *Text) copied(start, end int) string {
	start, end = t.clamp(start), t.clamp(end)
	if start >= end {
		return ""
	}
	var b strings.Builder
	first := t.Block(start)
	for i := first; i < len(t.starts); i++ {
		from, to := t.Span(i)
		if from > end {
			break
		}
		if i > first {
			b.WriteString(t.gap(i))
		}
		if t.style[i] == ListItem && from >= start && from < min(to, end) && sign(t.runes[from:to]) == 0 {
			b.WriteString("• ")
		}
		b.WriteString(seen.Replace(t.Slice(max(from, start), min(to, end))))
	}
	return b.String()
}

// gap is what parts block i from the one before.
func (t *Text) gap(i int) string {
	before, now := t.style[i-1], t.style[i]
	switch {
	case before == now && (now == ListItem || now == TableRow || now == Small || now == Line):
		return "\n"
	case before == Title && now == Small, now == Line:
		return "\n"
	}
	return "\n\n"
}

var seen = strings.NewReplacer("\u00ad", "", "\u200b", "")
