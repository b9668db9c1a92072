package intake

import "strings"

// segment is one item's stretch of lines.
type segment struct {
	start  itemStart
	number int // § number as printed, 0 for none
	point  int // number on the agenda as printed, 0 for none
	lines  []line
	group  string // the heading over it and its neighbours, in lower case
}

// layout is a document divided into what it consists of.
type layout struct {
	front    []line
	contents []line
	segments []segment
	tail     []line
	style    style
	dropped  []line // repeated headings of a § at the top of a page
	groups   []line // headings over several items, as "Beslutsärenden"
	group    string // the last of them, in lower case
	opening  []line // matters without a number before the first numbered one
}

// candidate is a line that may open an item.
type candidate struct {
	at int
	itemStart
	again bool // the item was listed before; here follows its text
}

// divide finds the items of a document and what stands before and after them.
func divide(lines []line, wrapped bool) layout {
	var lay layout
	all := candidates(lines, wrapped)
	sections := ofStyle(all, styleSection)
	contents := findContents(lines, sections)
	inContents := map[int]bool{}
	for _, i := range contents {
		inContents[i] = true
	}
	var starts []candidate
	for _, st := range []style{styleSection, stylePoint} {
		starts = ascending(without(ofStyle(all, st), inContents))
		if len(starts) > 0 && !(st == stylePoint && len(starts) < 2 && starts[0].number != 1) {
			lay.style = st
			break
		}
		starts = nil
	}
	if starts == nil {
		c, inC := numberedItems(lines)
		if len(c) > 0 {
			starts, lay.style = c, styleNumber
			for _, i := range inC {
				if !inContents[i] {
					inContents[i] = true
					contents = append(contents, i)
				}
			}
		}
	}
	if lay.style == styleNone || lay.style == styleSection {
		if b := bulletItems(lines, starts, inContents); b != nil {
			starts, lay.style = b, styleBullet
		}
	}
	if starts == nil {
		starts = headedItems(lines)
		if starts == nil {
			starts = listedItems(lines)
		}
		if starts != nil {
			lay.style = styleBullet
		}
	}
	first := len(lines)
	if len(starts) > 0 {
		first = starts[0].at
	}
	for i := 0; i < first; i++ {
		if !inContents[i] && !(i == first-1 && first < len(lines) && caseAbove(lines, first)) {
			lay.front = append(lay.front, lines[i])
		}
	}
	for _, i := range contents {
		lay.contents = append(lay.contents, lines[i])
	}
	if n := len(lay.front); n > 0 && len(starts) > 0 && reGroup.MatchString(reGroupLetter.ReplaceAllString(strings.TrimRight(lay.front[n-1].fold(), ":"), "")) {
		lay.group = lay.front[n-1].key()
	}
	lay.cut(lines, starts, inContents)
	lay.openings()
	lay.hidden()
	return lay
}

// cut makes the segments and splits the tail off the last one.
func (lay *layout) cut(lines []line, starts []candidate, skip map[int]bool) {
	for k, s := range starts {
		end := len(lines)
		if k+1 < len(starts) {
			end = starts[k+1].at
		}
		var ls []line
		for i := s.at; i < end; i++ {
			if !skip[i] && !(i == end-1 && k+1 < len(starts) && caseAbove(lines, end)) {
				ls = append(ls, lines[i])
			}
			if i == s.at && caseAbove(lines, s.at) {
				ls = append(ls, lines[s.at-1])
			}
		}
		group := lay.group
		if s.rest != "" && s.style != styleBullet || len(ls) > 2 && lay.style != styleBullet {
			ls = lay.groupHeading(ls, k+1 < len(starts))
		}
		if s.again {
			for j := range lay.segments {
				if lay.segments[j].point == s.number {
					lay.segments[j].lines = append(lay.segments[j].lines, ls[1:]...)
					lay.dropped = append(lay.dropped, ls[0])
					break
				}
			}
			continue
		}
		// the heading of the same § again at the top of a page
		if n := len(lay.segments); n > 0 && s.style == styleSection && s.number != 0 && lay.segments[n-1].number == s.number && repeatsHeading(lay.segments[n-1].lines[0], ls[0]) {
			lay.dropped = append(lay.dropped, ls[0])
			lay.segments[n-1].lines = append(lay.segments[n-1].lines, ls[1:]...)
			continue
		}
		if lay.style == styleBullet && len(ls) > 0 {
			ls[0].mark = "" // the mark is the item's own
		}
		seg := segment{start: s.itemStart, lines: ls, group: group}
		switch s.style {
		case styleSection:
			seg.number = s.number
		case stylePoint, styleNumber:
			seg.point = s.number
		}
		lay.segments = append(lay.segments, seg)
	}
	if lay.style == styleBullet && len(lay.segments) > 0 {
		lay.outdented()
	}
	for k := range lay.segments {
		seg := &lay.segments[k]
		last := k == len(lay.segments)-1
		if at := tailStart(seg.lines, last); at > 0 {
			lay.tail = append(lay.tail, seg.lines[at:]...)
			seg.lines = seg.lines[:at]
		}
	}
}

// candidates finds the lines that open with a § or "Ärende n", where a
// paragraph may open.
func candidates(lines []line, wrapped bool) []candidate {
	var out []candidate
	for i, l := range lines {
		s, ok := parseItemStart(l.text)
		if !ok {
			continue
		}
		if l.mark != "" && startsDigit(l.mark) && !strings.HasPrefix(l.text, "§") {
			continue
		}
		if s.style == stylePoint && runes(l.text) > 160 {
			continue
		}
		if i > 0 && l.gap == 0 && !l.page && l.head == 0 && !l.bold && l.mark == "" && s.rest != "" && wrapped && !opensAfter(lines[i-1]) {
			continue
		}
		if runes(s.rest) > 220 && endsSentence(s.rest) {
			continue
		}
		out = append(out, candidate{at: i, itemStart: s})
	}
	return out
}

// opensAfter tells whether a new paragraph may follow prev without a blank line.
func opensAfter(prev line) bool {
	f := prev.fold()
	return endsSentence(f) || runes(f) < 90 || prev.columns() || prev.solid
}

func ofStyle(cs []candidate, st style) []candidate {
	var out []candidate
	for _, c := range cs {
		if c.style == st {
			out = append(out, c)
		}
	}
	return out
}

func without(cs []candidate, skip map[int]bool) []candidate {
	var out []candidate
	for _, c := range cs {
		if !skip[c.at] {
			out = append(out, c)
		}
	}
	return out
}

// ascending keeps the longest run of candidates whose numbers never fall: a §
// of some other text that is cited at the start of a line falls out.
func ascending(cs []candidate) []candidate {
	n := len(cs)
	if n < 2 {
		return cs
	}
	best := make([]int, n)
	from := make([]int, n)
	top := 0
	for i := range cs {
		best[i], from[i] = 100, -1
		for j := i - 1; j >= 0 && j >= i-400; j-- {
			if cs[j].number > cs[i].number {
				continue
			}
			score := best[j] + 100
			if gap := cs[i].number - cs[j].number; gap > 30 {
				score -= 90
			} else if gap == 1 {
				score++
			}
			if score > best[i] {
				best[i], from[i] = score, j
			}
		}
		if best[i] >= best[top] {
			top = i
		}
	}
	var out []candidate
	for i := top; i >= 0; i = from[i] {
		out = append([]candidate{cs[i]}, out...)
	}
	return out
}
