package annotext

import (
	"sort"
	"unicode"

	"paragraf/app/look"
)

// setting is how a style is set, in the units of the measurement.
type setting struct {
	leading       float32 // distance from line to line
	before, after float32 // room above and below a block; between two the larger counts
	indent        float32 // of a list item without a sign; room between the cells of a table row
}

// settings holds that of each style.
type settings [styles]setting

// line is one line of the layout. Runes [start, end) of the text stand on it,
// the space at which it was broken included.
type line struct {
	block      int32
	start, end int32
	x, y       float32 // upper left corner
	h          float32
}

// layout is a text broken into lines. It is a pure function of text, width,
// settings and metrics.
type layout struct {
	text    *Text
	width   float32
	metrics *metrics
	lines   []line
	height  float32
	stops   map[int32][]float32 // where the cells of a table row begin, by block
	gap     gap
}

// gap is room between two lines of a layout, for a note that has no margin to
// stand in.
type gap struct {
	line int // the gap stands below this line
	h    float32
}

// lay breaks a text into lines of at most width.
func lay(t *Text, width float32, set *settings, m *metrics) *layout {
	l := &layout{text: t, width: max(width, 1), metrics: m}
	l.lines = make([]line, 0, len(t.runes)/60+len(t.starts))
	l.tables(set[TableRow].indent)
	y, below := float32(0), float32(0)
	for i := range t.starts {
		s := set[t.style[i]]
		if i > 0 && t.style[i-1] == ListItem && t.style[i] == Paragraph {
			below = max(below, s.after) // the list is over: as between paragraphs
		}
		if i > 0 {
			y += max(below, s.before)
		}
		below = s.after
		if from, to := t.Span(i); t.style[i] == Line && from == to {
			s.leading /= 2 // an empty line as printed is room, not a line
		}
		y = l.block(i, y, s)
	}
	l.height = y
	return l
}

// under is the line below which something may stand that belongs to line n: in
// a title the last one, so that it is not torn apart.
func (l *layout) under(n int) int {
	if s := l.text.style[l.lines[n].block]; s != Title && s != Heading && s != Label {
		return n
	}
	for n+1 < len(l.lines) && l.lines[n+1].block == l.lines[n].block {
		n++
	}
	return n
}

// part makes room of height h below line n, and takes away the room that was
// made before; h 0 makes none. It returns where the room begins.
func (l *layout) part(n int, h float32) (y float32) {
	shift := func(from int, by float32) {
		for i := from + 1; i < len(l.lines); i++ {
			l.lines[i].y += by
		}
		l.height += by
	}
	if l.gap.h > 0 {
		shift(l.gap.line, -l.gap.h)
	}
	l.gap = gap{n, h}
	if h > 0 {
		shift(n, h)
	}
	return l.lines[n].y + l.lines[n].h
}

// block breaks one block and returns where the next begins.
func (l *layout) block(number int, y float32, s setting) float32 {
	from, to := l.text.Span(number)
	runes, style := l.text.runes[from:to], l.text.style[number]
	indent, hang := float32(0), float32(0) // of the first line, of the others
	if style == ListItem {
		if n := sign(runes); n > 0 {
			hang = min(l.run(number, 0, runes[:n]), l.width/3)
		} else {
			indent, hang = s.indent, s.indent
		}
	}
	put := func(start, end int) {
		x := hang
		if start == 0 {
			x = indent
		}
		l.lines = append(l.lines, line{
			block: int32(number), start: int32(from + start), end: int32(from + end), x: x, y: y, h: s.leading,
		})
		y += s.leading
	}
	start, opportunity := 0, 0 // of the line; the last place to break at, start for none
	cell, broke := hang, hang  // where the present cell of a table row begins; and that of the opportunity
	x, room := float32(0), l.width-indent
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == '\t' {
			x = l.tab(number, x)
			if start == 0 && x < l.width*0.7 {
				cell = x
			}
		} else if i == start || runes[i-1] == '\t' {
			x += l.metrics.first(style, r)
		} else {
			x += l.metrics.next(style, runes, i)
		}
		if x > room && r != ' ' && i > start {
			end := opportunity
			if end == start {
				end, broke = i, cell // one word wider than the column
			}
			put(start, end)
			hang, cell = broke, broke
			start, opportunity, x, room = end, end, 0, l.width-hang
			i = end - 1
			continue
		}
		if breaksAfter(runes, i) {
			opportunity, broke = i+1, cell
		}
	}
	put(start, len(runes))
	return y
}

// tables finds where the cells of the table rows begin: rows that follow each
// other share their columns, each as wide as its widest cell but the last one,
// within reason.
func (l *layout) tables(gap float32) {
	for i := 0; i < len(l.text.starts); i++ {
		if l.text.style[i] != TableRow {
			continue
		}
		end := i
		var widths []float32
		for end < len(l.text.starts) && l.text.style[end] == TableRow {
			from, to := l.text.Span(end)
			column, begin := 0, from
			for k := from; k < to; k++ {
				if l.text.runes[k] != '\t' {
					continue
				}
				if column == len(widths) {
					widths = append(widths, 0)
				}
				widths[column] = max(widths[column], l.metrics.width(TableRow, l.text.runes[begin:k]))
				column, begin = column+1, k+1
			}
			end++
		}
		widest := l.width * 0.8 / float32(max(len(widths), 2))
		stops, x := make([]float32, len(widths)), float32(0)
		for k, w := range widths {
			x += min(w, widest) + gap
			stops[k] = x
		}
		if l.stops == nil {
			l.stops = map[int32][]float32{}
		}
		for ; i < end; i++ {
			l.stops[int32(i)] = stops
		}
	}
}

// tab returns the next place where a cell may begin.
func (l *layout) tab(block int, x float32) float32 {
	for _, stop := range l.stops[int32(block)] {
		if stop > x {
			return stop
		}
	}
	stop := l.width / 8
	return float32(int(x/stop)+1) * stop
}

// breaksAfter reports whether a line may end after rune i: at spaces, and after
// a hyphen, dash or slash between letters.
func breaksAfter(runes []rune, i int) bool {
	switch runes[i] {
	case ' ', '\t', '\u200b':
		return true
	case '-', '–', '/':
		return i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) && unicode.IsLetter(runes[i+1])
	}
	return false
}

// run returns where runes end that begin at x.
func (l *layout) run(block int, x float32, runes []rune) float32 {
	style := l.text.style[block]
	for i, r := range runes {
		switch {
		case r == '\t':
			x = l.tab(block, x)
		case i == 0 || runes[i-1] == '\t':
			x += l.metrics.first(style, r)
		default:
			x += l.metrics.next(style, runes, i)
		}
	}
	return x
}

// at returns the number of the line at height y: the last that begins above,
// the first for a place above all.
func (l *layout) at(y float32) int {
	i := sort.Search(len(l.lines), func(i int) bool { return l.lines[i].y > y })
	return max(i-1, 0)
}

// of returns the number of the line that an offset stands on; at the end of a
// broken line that is the next one.
func (l *layout) of(offset int) int {
	i := sort.Search(len(l.lines), func(i int) bool { return int(l.lines[i].start) > offset })
	return max(i-1, 0)
}

// x returns where an offset stands on line n.
func (l *layout) x(n, offset int) float32 {
	line := l.lines[n]
	end := min(max(offset, int(line.start)), int(line.end))
	return line.x + l.run(int(line.block), 0, l.text.runes[line.start:end])
}

// offset returns the offset on line n that is nearest to x.
func (l *layout) offset(n int, x float32) int {
	line := l.lines[n]
	runes := l.text.runes[line.start:line.end]
	limit := len(runes)
	if l.broken(n) { // the end of a broken line is the start of the next
		limit = l.visible(n) - int(line.start)
	}
	at := line.x
	for i := 0; i < limit; i++ {
		before := at
		at = line.x + l.advance(line.block, at-line.x, runes, i)
		if x < (before+at)/2 {
			return int(line.start) + i
		}
	}
	return int(line.start) + limit
}

func (l *layout) advance(block int32, x float32, runes []rune, i int) float32 {
	switch {
	case runes[i] == '\t':
		return l.tab(int(block), x)
	case i == 0 || runes[i-1] == '\t':
		return x + l.metrics.first(l.text.style[block], runes[i])
	}
	return x + l.metrics.next(l.text.style[block], runes, i)
}

// broken reports whether line n goes on in the next line of the same block.
func (l *layout) broken(n int) bool {
	return n+1 < len(l.lines) && l.lines[n+1].block == l.lines[n].block
}

// visible returns where the visible runes of line n end, without the spaces at
// which it was broken.
func (l *layout) visible(n int) int {
	line := l.lines[n]
	end := int(line.end)
	for end > int(line.start) && l.text.runes[end-1] == ' ' {
		end--
	}
	return end
}

// piece is a part of a line without tabs.
type piece struct {
	start, end int
	x          float32
}

// pieces returns the parts of line n that are drawn, each in one go: what stands
// between tabs, in one typeface.
func (l *layout) pieces(n int) []piece {
	line := l.lines[n]
	end := l.visible(n)
	style := l.text.style[line.block]
	var parts []piece
	x, from, begin, borrowed := float32(0), int(line.start), float32(0), false
	cut := func(at int) {
		if at > from {
			parts = append(parts, piece{from, at, line.x + begin})
		}
	}
	runes := l.text.runes[line.start:end]
	for i, r := range runes {
		at := int(line.start) + i
		if r != '\t' && l.metrics.borrows != nil && !look.Follows(r) {
			if is := l.metrics.borrows(style, r); is != borrowed {
				cut(at)
				from, begin, borrowed = at, x, is
			}
		}
		x = l.advance(line.block, x, runes, i)
		if r == '\t' {
			cut(at)
			from, begin = at+1, x
		}
	}
	cut(end)
	return parts
}
