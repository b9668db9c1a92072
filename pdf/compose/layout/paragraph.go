package layout

import (
	"slices"
	"sync"
)

// Paragraph is text in one or several styles, ready to be broken into lines.
type Paragraph struct {
	runes []rune
	spans []span
}

type span struct {
	end   int // in runes
	style Style
}

// Text returns a paragraph in one style. The text must come from a [Cleaner].
func Text(text string, style Style) *Paragraph { return new(Paragraph).Add(text, style) }

// Add appends text in a style and returns the paragraph.
func (p *Paragraph) Add(text string, style Style) *Paragraph {
	p.runes = append(p.runes, []rune(text)...)
	if n := len(p.spans); n > 0 && p.spans[n-1].style == style {
		p.spans[n-1].end = len(p.runes)
	} else {
		p.spans = append(p.spans, span{len(p.runes), style})
	}
	return p
}

// Fragment is a stretch of one line in one style. X counts from the line's start.
type Fragment struct {
	Text  string
	Style Style
	X     float64
	Width float64
}

// Line is one set line.
type Line struct {
	Fragments []Fragment
	Width     float64
	Leading   float64
	Ends      bool // a word ends with the line: it was not broken inside one
}

// String returns the line's text.
func (l Line) String() string {
	var s string
	for _, f := range l.Fragments {
		s += f.Text
	}
	return s
}

// Lines breaks the paragraph into lines no wider than width, the first of them
// no wider than width less indent. A word that is wider than a line is broken
// where it hurts least. An empty paragraph has no lines.
func (p *Paragraph) Lines(width, indent float64) []Line {
	s := setter{p: p, letters: p.letters()}
	defer lettersPool.Put(&s.letters)
	var lines []Line
	from, to := 0, 0 // the line so far: runes from to to
	used, gap, soft := 0.0, 0.0, false
	room := width - indent
	flush := func(next int) {
		l := s.line(from, to, soft)
		l.Ends = !soft && (next > to || next == len(p.runes))
		lines = append(lines, l)
		from, to, used, gap, soft = next, next, 0, 0, false
		room = width
	}
	for at := 0; at < len(p.runes); {
		u := nextUnit(p.runes, at)
		w := s.measure(from, u.from, u.to)
		extra := 0.0
		if u.soft {
			extra = s.hyphen(u.to)
		}
		if to > from && used+gap+w+extra > room {
			flush(u.from)
			w = s.measure(from, u.from, u.to)
		}
		if w+extra > room { // no room for the hyphen: let the next part join
			u.soft = false
		}
		for to == from && u.from < u.to && w > room { // wider than a whole line
			cut := s.cut(u.from, u.to, room)
			if w -= s.width(u.from, cut); w < 2*width {
				w = s.width(cut, u.to) // exact, as no pair across the cut is kerned
			}
			from, to = u.from, cut
			flush(cut)
			u.from = cut
		}
		if u.to > u.from {
			used += gap + w
			to, soft = u.to, u.soft
			gap = s.measure(from, u.to, u.next)
		} else if to == from { // spaces at the start of a line are left out
			from, to = u.next, u.next
		} else {
			gap += s.measure(from, u.to, u.next)
		}
		at = u.next
		if u.hard {
			soft = false
			flush(at)
		}
	}
	if to > from {
		soft = false
		flush(len(p.runes))
	}
	return lines
}

// setter measures a paragraph's runes; it remembers the span it was last in,
// as lines are made from front to back.
type setter struct {
	p       *Paragraph
	letters []letter
	last    int
}

// letter is a rune as it is set.
type letter struct {
	width float64 // 0 for what cannot be seen
	kern  float64 // how much closer it stands to the one before it, which may be earlier in the text than what cannot be seen
	face  Face
}

var lettersPool sync.Pool

// letters measures all runes of a paragraph. What cannot be seen does not part
// the letters around it.
func (p *Paragraph) letters() []letter {
	var all []letter
	if free, ok := lettersPool.Get().(*[]letter); ok {
		all = (*free)[:0]
	}
	all = slices.Grow(all, len(p.runes))
	from := 0
	var before rune // that can be seen
	var beforeIn Style
	for _, span := range p.spans {
		style := span.style
		for _, r := range p.runes[from:span.end] {
			if invisible(r) {
				all = append(all, letter{})
				continue
			}
			l := letter{face: span.style.Face.covering(r)}
			face := l.face.Type()
			l.width = float64(face.Advance(r)) * style.Size / 1000
			style.Face = l.face
			if before != 0 && beforeIn == style {
				l.kern = float64(face.Kern(before, r)) * style.Size / 1000
			}
			before, beforeIn = r, style
			all = append(all, l)
		}
		from = span.end
	}
	return all
}

func (s *setter) style(i int) Style {
	for s.last > 0 && i < s.p.spans[s.last-1].end {
		s.last--
	}
	for s.last < len(s.p.spans)-1 && i >= s.p.spans[s.last].end {
		s.last++
	}
	return s.p.spans[s.last].style
}

func invisible(r rune) bool {
	return r == softHyphen || r == zeroSpace || r == wordJoiner || r == '\n'
}

// width returns how wide runes from to to are, kerning included.
func (s *setter) width(from, to int) float64 { return s.measure(from, from, to) }

// measure returns what runes from to to add to a line that starts at start.
func (s *setter) measure(start, from, to int) float64 {
	total := 0.0
	for i := from; i < to; i++ {
		total += s.advance(i, start)
	}
	return total
}

// advance returns what rune i adds to a line that starts at from.
func (s *setter) advance(i, from int) float64 {
	l := s.letters[i]
	if l.kern == 0 || s.first(i, from) {
		return l.width
	}
	return l.width + l.kern
}

// first tells whether rune i is the first that can be seen of a line that
// starts at from.
func (s *setter) first(i, from int) bool {
	for i--; i >= from; i-- {
		if !invisible(s.p.runes[i]) {
			return false
		}
	}
	return true
}

func (s *setter) hyphen(at int) float64 {
	style := s.style(at)
	return float64(style.Face.Type().Advance('-')) * style.Size / 1000
}

// cut returns where to break runes from to to so that the first part fits in
// room: after a preferred character in the last third, else between two
// characters, always after at least one.
func (s *setter) cut(from, to int, room float64) int {
	used, good, goodAt := 0.0, from, 0.0
	i := from
	for ; i < to; i++ {
		w := s.advance(i, from)
		if used+w > room {
			break
		}
		used += w
		if preferred(s.p.runes[i]) {
			good, goodAt = i+1, used
		}
	}
	if i == to {
		return to
	}
	if goodAt > room*2/3 {
		return good
	}
	back := i
	for back > from && joins(s.p.runes[back]) {
		back--
	}
	if back > from {
		return back
	}
	for i = max(i, from+1); i < to && joins(s.p.runes[i]); i++ {
	}
	return i
}

// line sets runes from to to as fragments.
func (s *setter) line(from, to int, soft bool) Line {
	var line Line
	run := make([]rune, 0, to-from+1)
	var style Style
	x := 0.0
	start := 0.0
	end := func() {
		if len(run) > 0 {
			line.Fragments = append(line.Fragments, Fragment{string(run), style, start, x - start})
		}
		run, start = run[:0], x
	}
	for i := from; i < to; {
		st := s.style(i)
		line.Leading = max(line.Leading, st.Leading)
		for stop := min(to, s.p.spans[s.last].end); i < stop; i++ {
			r, l := s.p.runes[i], &s.letters[i]
			if invisible(r) {
				continue
			}
			if st.Face = l.face; st != style {
				end()
				style = st
			}
			if len(run) > 0 {
				x += l.kern
			}
			x += l.width
			run = append(run, r)
		}
	}
	if soft {
		run = append(run, '-')
		x += float64(style.Face.Type().Advance('-')) * style.Size / 1000
	}
	end()
	line.Width = x
	if line.Leading == 0 && len(s.p.spans) > 0 { // an empty line
		line.Leading = s.style(min(from, len(s.p.runes)-1)).Leading
	}
	return line
}
