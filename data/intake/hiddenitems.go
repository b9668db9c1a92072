package intake

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
		if m, ok := matchLabel(l.text); ok && m.rest == "" && !reOpening.MatchString(openingText(l)) {
			continue
		}
		if bodyName(l.fold()) || orgName(l.fold()) {
			continue
		}
		out = append(out, candidate{at: i, itemStart: itemStart{style: styleBullet, rest: l.fold()}})
	}
	return out
}
