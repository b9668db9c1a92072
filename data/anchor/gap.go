package anchor

// largestGap bounds the table that a gap is aligned with.
const largestGap = 1 << 20

// What a pair of words is worth in a gap, beside its weight.
const (
	perWeight = 4
	goesOn    = 5 // it follows the pair before it in both versions
	atEnd     = 3 // a run of pairs begins or ends where a sentence does in both
)

// gap aligns a small box word by word: by the heaviest common subsequence that
// likes long runs and whole sentences, and takes words that are spelt nearly
// the same for one another.
func (a *Alignment) gap(b box) {
	if b.oldTo-b.oldFrom > 3 || b.newTo-b.newFrom > 3 {
		b = a.backOff(b)
	}
	rows, columns := b.oldTo-b.oldFrom, b.newTo-b.newFrom
	if rows*columns > largestGap {
		return
	}
	width := columns + 1
	const fromAbove, fromLeft, fromPair, pairGoesOn = 0, 1, 2, 4
	steps := make([]uint8, rows*columns)
	links := make([]link, rows*columns)
	best, paired := make([]int32, 2*width), make([]int32, 2*width)
	for j := range paired {
		paired[j] = -1
	}
	fuzzy := rows*columns <= 1<<15
	for i := range rows {
		old := a.old[b.oldFrom+i]
		above, row := best[i%2*width:][:width], best[(i+1)%2*width:][:width]
		pairsAbove, pairs := paired[i%2*width:][:width], paired[(i+1)%2*width:][:width]
		row[0], pairs[0] = 0, -1
		oldBegins := a.begins(a.old, b.oldFrom+i)
		for j := range columns {
			step := uint8(fromAbove)
			top := above[j+1]
			if row[j] > top {
				step, top = fromLeft, row[j]
			}
			new := a.new[b.newFrom+j]
			worth, how := int32(0), exact
			if old.id == new.id {
				worth = perWeight * a.terms[old.id].weight
			} else if fuzzy {
				if worth = a.nearly(old.id, new.id); worth > 0 {
					how = similar
				}
			}
			pairs[j+1] = -1
			if worth > 0 {
				start := above[j]
				if oldBegins && a.begins(a.new, b.newFrom+j) {
					start += atEnd
				}
				if on := pairsAbove[j]; on >= 0 && on+goesOn > start {
					start, step = on+goesOn, step|pairGoesOn
				}
				worth += start
				pairs[j+1] = worth
				if old.ends && new.ends {
					worth += atEnd
				}
				if worth > top {
					top, step = worth, step&pairGoesOn|fromPair
				}
				links[i*columns+j] = how
			}
			row[j+1], steps[i*columns+j] = top, step
		}
	}
	for i, j, inPair := rows-1, columns-1, false; i >= 0 && j >= 0; {
		step := steps[i*columns+j]
		switch {
		case inPair || step&3 == fromPair:
			a.pair(b.oldFrom+i, b.newFrom+j, links[i*columns+j])
			inPair = step&pairGoesOn != 0
			i, j = i-1, j-1
		case step&3 == fromLeft:
			j--
		default:
			i--
		}
	}
}

// begins reports whether a sentence begins with a word.
func (a *Alignment) begins(words []word, i int) bool { return i == 0 || words[i-1].ends }

// backOff widens a box to the sentences at its ends: words that were paired
// because they follow upon each other may belong to another sentence that
// begins or ends in the same way.
func (a *Alignment) backOff(b box) box {
	const most = 25
	for range most {
		i, j := b.oldFrom-1, b.newFrom-1
		if i < 0 || j < 0 || a.to[i] != int32(j) || a.group[i] != a.moves || a.old[i].ends && a.new[j].ends {
			break
		}
		a.unpair(i)
		b.oldFrom, b.newFrom = i, j
	}
	for range most {
		i, j := b.oldTo, b.newTo
		if i >= len(a.old) || j >= len(a.new) || a.to[i] != int32(j) || a.group[i] != a.moves ||
			i > 0 && j > 0 && a.old[i-1].ends && a.new[j-1].ends {
			break
		}
		a.unpair(i)
		b.oldTo, b.newTo = i+1, j+1
	}
	return b
}

// nearly gives what it proves that two words are spelt nearly the same; 0 if
// they are not.
func (a *Alignment) nearly(old, new int32) int32 {
	s, t := &a.terms[old], &a.terms[new]
	switch {
	case s.mark || t.mark || s.digits != t.digits:
		return 0
	case s.digits:
		if len(s.text) == len(t.text) {
			return 2
		}
		return 0
	case !closeWords(s.text, t.text):
		return 0
	}
	return perWeight * min(s.weight, t.weight) * 3 / 4
}

// closeWords reports whether two words of at least four letters differ in no
// more than one letter, longer ones two.
func closeWords(s, t string) bool {
	most := 1
	if min(len(s), len(t)) >= 7 {
		most = 2
	}
	if len(s) < 4 || len(t) < 4 || len(s)-len(t) > most+1 || len(t)-len(s) > most+1 ||
		s[0] != t[0] && s[len(s)-1] != t[len(t)-1] {
		return false
	}
	return distance([]rune(s), []rune(t), most) <= most
}

// distance is the number of letters to insert, delete, replace or swap with the
// next one to make t out of s; where it is more than most any greater number.
func distance(s, t []rune, most int) int {
	for len(s) > 0 && len(t) > 0 && s[0] == t[0] {
		s, t = s[1:], t[1:]
	}
	for len(s) > 0 && len(t) > 0 && s[len(s)-1] == t[len(t)-1] {
		s, t = s[:len(s)-1], t[:len(t)-1]
	}
	if len(s) == 0 || len(t) == 0 {
		return len(s) + len(t)
	}
	if len(s)-len(t) > most || len(t)-len(s) > most || len(t) > 60 {
		return most + 1
	}
	var rows [3][64]int
	before, above, row := &rows[0], &rows[1], &rows[2]
	for j := range len(t) + 1 {
		above[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(t)]
}
