package intake

// numberedItems finds the items of an agenda that numbers its points "1.",
// "2.", among the numbered lists inside the points. The second result are the
// lines of a list of contents that the points repeat.
func numberedItems(lines []line) ([]candidate, []int) {
	var all []candidate
	for i, l := range lines {
		s, ok := parseNumberStart(l, l.head > 0 || l.bold || len(l.cells) > 1 || true)
		if !ok || runes(s.rest) > 260 && (endsSentence(s.rest) || l.gap == 0 || runes(s.rest) > 10_000) {
			continue // a paragraph, not the longest of titles
		}
		if _, isLabel := matchLabel(s.rest); isLabel && startsDigit(l.text) && l.mark == "" && len(findDates(l.fold(), false)) > 0 {
			continue
		}
		if l.mark == "" && (len(findDates(l.fold(), false)) > 0 && findDates(l.fold(), false)[0].from == 0 || len(findClocks(l.fold())) > 0 && findClocks(l.fold())[0].from == 0) {
			continue
		}
		if l.mark == "" && addressLike(l.fold()) {
			continue
		}
		all = append(all, candidate{at: i, itemStart: s})
	}
	if len(all) == 0 {
		return nil, nil
	}
	first := -1
	for k, c := range all {
		if c.number == 1 || first < 0 && k == 0 && c.number <= 3 {
			first = k
			break
		}
	}
	if first < 0 {
		return nil, nil
	}
	run := walkNumbers(lines, all[first:])
	// the points come once as a bare list, and then again with their text
	end := run[len(run)-1].at
	var again []candidate
	for k, c := range all {
		if c.at > end && c.number == run[0].number && len(run) > 1 && key(c.rest) == key(run[0].rest) {
			again = walkNumbers(lines, all[k:])
			break
		}
	}
	if len(again) >= len(run) && bare(lines, run) {
		var contents []int
		from := run[0].at
		if from > 0 && contentsLabel(lines[from-1]) {
			from--
		}
		for i := from; i <= end; i++ {
			contents = append(contents, i)
		}
		return again, contents
	}
	// some points come again with their text
	listed := map[int]candidate{}
	for _, c := range run {
		listed[c.number] = c
	}
	for _, c := range all {
		if first, ok := listed[c.number]; ok && c.at > end && sameTitle(c.rest, first.rest) && len(words(c.rest)) > 0 {
			c.again = true
			run = append(run, c)
		}
	}
	return run, nil
}

func addressLike(f string) bool {
	return len(f) > 5 && f[3] == ' ' && startsDigit(f[4:]) // "701 16 Örebro"
}

// bare tells whether the points stand line under line with nothing between.
func bare(lines []line, run []candidate) bool {
	return run[len(run)-1].at-run[0].at <= len(run)+len(run)/3
}

// walkNumbers follows the points 1, 2, 3 … and tells them from the numbers of
// lists inside a point.
func walkNumbers(lines []line, all []candidate) []candidate {
	out := []candidate{all[0]}
	inner := 0 // the last number of a list inside the present point, 0 for none
	var innerLine line
	head := lines[all[0].at]
	for k := 1; k < len(all); k++ {
		c := all[k]
		l := lines[c.at]
		want := out[len(out)-1].number + 1
		switch {
		case c.number == want && (inner == 0 || c.number != inner+1 || outranks(lines, c, l, innerLine, head)):
			out = append(out, c)
			inner = 0
		case c.number == want && inner+1 == c.number:
			inner, innerLine = c.number, l
		case c.number == 1 || c.number == inner+1 && inner > 0:
			inner, innerLine = c.number, l
		case c.number > want && c.number <= want+3 && inner == 0 && sameForm(l, head) && l.gap > 0:
			out = append(out, c)
		}
	}
	return out
}

func sameForm(a, b line) bool {
	return abs(a.indent-b.indent) <= 1 && a.bold == b.bold && a.head == b.head && a.mark != "" == (b.mark != "") && a.list == b.list
}

// outranks decides between a point of the agenda and the next number of a list
// inside the present point.
func outranks(lines []line, c candidate, l, inner, head line) bool {
	score := 0
	if sameForm(l, head) && !sameForm(inner, head) {
		score += 3
	}
	if sameForm(inner, head) && !sameForm(l, head) {
		score -= 3
	}
	if l.gap > inner.gap {
		score += 2
	} else if l.gap < inner.gap {
		score--
	}
	if endsSentence(inner.text) && !endsSentence(l.text) {
		score++
	}
	if !endsSentence(l.text) && c.at+1 < len(lines) {
		next := lines[c.at+1]
		if _, ok := sectionHeading(next.text); ok {
			score += 2
		}
		if loc := caseLabel.FindStringIndex(next.text); loc != nil && loc[0] == 0 {
			score += 3
		}
	}
	if endsSentence(l.text) && runes(l.text) > 40 {
		score -= 2
	}
	return score > 0
}
