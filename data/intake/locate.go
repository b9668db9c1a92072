package intake

import (
	"regexp"
	"strings"
)

// segment is one item's stretch of lines.
type segment struct {
	start  itemStart
	number int // § number as printed, 0 for none
	point  int // number on the agenda as printed, 0 for none
	lines  []line
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
	lay.cut(lines, starts, inContents)
	lay.hidden()
	return lay
}

// hidden finds the items of a public meeting page that show neither number nor
// title, where no list marks them: the text between § n and § n+2 on a page
// whose other §§ have none. Only whole agreement counts.
func (lay *layout) hidden() {
	if lay.style != styleSection || len(lay.segments) < 3 {
		return
	}
	split := map[int]int{}
	for k := range lay.segments[:len(lay.segments)-1] {
		seg := lay.segments[k]
		at := 0
		for i := 1; i < len(seg.lines); i++ {
			l := seg.lines[i]
			if _, ok := stateLine(l.text); ok {
				return
			}
			if h, ok := sectionHeading(l.text); ok && h.part == pDecision {
				return
			}
			if at == 0 && l.gap > 0 && (seg.start.rest != "" || i > 1) {
				at = i
			}
		}
		missing := lay.segments[k+1].number - seg.number - 1
		switch {
		case missing == 0 && at == 0:
		case missing == 1 && at > 0:
			split[k] = at
		default:
			return
		}
	}
	if len(split) == 0 {
		return
	}
	var out []segment
	for k, seg := range lay.segments {
		at, ok := split[k]
		if !ok {
			out = append(out, seg)
			continue
		}
		rest := seg.lines[at:]
		seg.lines = seg.lines[:at]
		out = append(out, seg, segment{start: itemStart{style: styleBullet, rest: rest[0].fold()}, lines: rest})
	}
	lay.segments = out
	lay.style = styleBullet
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
		seg := segment{start: s.itemStart, lines: ls}
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

// outdented takes off the last item of a marked list what stands further left
// than the items: the page goes on after the list.
func (lay *layout) outdented() {
	seg := &lay.segments[len(lay.segments)-1]
	first := seg.lines[0]
	if seg.start.style != styleBullet && first.item > 0 || first.solid {
		return
	}
	for i := 1; i < len(seg.lines); i++ {
		l := seg.lines[i]
		if l.gap > 0 && l.mark == "" && l.indent <= first.indent {
			lay.tail = append(lay.tail, seg.lines[i:]...)
			seg.lines = seg.lines[:i]
			return
		}
	}
}

// caseAbove tells whether the line above an item's heading holds its case
// number.
func caseAbove(lines []line, at int) bool {
	if at == 0 || at >= len(lines) || lines[at].gap > 0 {
		return false
	}
	l := lines[at-1]
	f := l.fold()
	if l.gap == 0 || runes(f) > 60 {
		return false
	}
	hits := findCases(f)
	return len(hits) > 0 && onlyCases(f, hits)
}

var reGroup = regexp.MustCompile(`(?i)^(?:formalia|formaliaärenden|inledning|inledande ärenden|avslutning|avslutande ärenden|val|valärenden|motioner|interpellationer|interpellationer och frågor|frågor|enkla frågor|medborgarförslag|remisser|remisser och yttranden|yttranden|rapporter|delgivningar|delegationsbeslut|anmälningar|anmälningsärenden|meddelanden|övrigt|dialog|diskussion|[\p{L}- ]{0,40}(?:ärenden|punkter|frågor)(?: (?:för|till|från|med|på|i) [\p{L}- ]{2,40})?|ärenden [\p{L}- ]{2,50}|[A-D]\.? [\p{L}- ]{0,30}ärenden)$`)

// groupHeading takes a heading that stands over the next items off the end of
// an item.
func (lay *layout) groupHeading(ls []line, more bool) []line {
	if !more || len(ls) < 2 {
		return ls
	}
	l := ls[len(ls)-1]
	if l.gap == 0 && l.head == 0 && !l.bold || l.mark != "" || len(l.cells) > 1 || !reGroup.MatchString(strings.TrimRight(l.fold(), ":")) {
		return ls
	}
	lay.groups = append(lay.groups, l)
	return ls[:len(ls)-1]
}

func repeatsHeading(first, again line) bool {
	a, _ := parseItemStart(first.text)
	b, _ := parseItemStart(again.text)
	return b.rest == "" && again.page || again.page && key(a.rest) == key(b.rest) || hasPrefixFold(b.rest, "forts") || hasPrefixFold(b.rest, "(forts")
}

func hasPrefixFold(s, prefix string) bool {
	k := key(s)
	return len(k) >= len(prefix) && k[:len(prefix)] == prefix
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
		if l.mark != "" && startsDigit(l.mark) {
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

// bulletItems takes every list point as an item where the points carry §§, as
// on a public meeting page: some points show no number.
func bulletItems(lines []line, starts []candidate, skip map[int]bool) []candidate {
	mark, indent, marked := "", 0, 0
	boxes := false
	for _, s := range starts {
		l := lines[s.at]
		if l.item > 0 {
			boxes = true
			marked++
		} else if l.mark != "" {
			marked++
			mark, indent = l.mark, l.indent
		}
	}
	if len(starts) > 0 && marked*2 <= len(starts) {
		return nil
	}
	if len(starts) == 0 {
		return nil
	}
	byAt := map[int]candidate{}
	for _, s := range starts {
		byAt[s.at] = s
	}
	depth := 0
	if boxes {
		for _, s := range starts {
			if lines[s.at].item > 0 {
				depth = lines[s.at].list
				break
			}
		}
	}
	var out []candidate
	for i, l := range lines {
		if skip[i] {
			continue
		}
		if c, ok := byAt[i]; ok {
			out = append(out, c)
			continue
		}
		is := boxes && l.item > 0 && l.list == depth || !boxes && mark != "" && l.mark == mark && abs(l.indent-indent) <= 1
		if is {
			out = append(out, candidate{at: i, itemStart: itemStart{style: styleBullet, rest: l.fold()}})
		}
	}
	return out
}

// headedItems takes headings by markup as items where nothing is numbered.
func headedItems(lines []line) []candidate {
	counts := map[int]int{}
	for _, l := range lines {
		if l.head > 1 || l.head == 1 {
			if _, ok := sectionHeading(l.text); !ok {
				if m, ok := matchLabel(l.text); !ok || m.rest != "" {
					counts[l.head]++
				}
			}
		}
	}
	level := 0
	for h := 1; h <= 6; h++ {
		if counts[h] >= 3 && (level == 0 || counts[h] > counts[level] && level == 1) {
			level = h
		}
	}
	if level == 0 {
		return nil
	}
	var out []candidate
	for i, l := range lines {
		if l.head != level {
			continue
		}
		if _, ok := sectionHeading(l.text); ok {
			continue
		}
		if m, ok := matchLabel(l.text); ok && m.rest == "" {
			continue
		}
		if bodyName(l.fold()) || orgName(l.fold()) {
			continue
		}
		out = append(out, candidate{at: i, itemStart: itemStart{style: styleBullet, rest: l.fold()}})
	}
	return out
}
