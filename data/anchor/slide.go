package anchor

// side is one version of an aligned text seen from the other.
type side struct {
	words   []word
	to      []int32 // of its words to those of the other
	toOther []int32
}

// slide moves insertions and deletions that could as well stand a little
// earlier or later, since the text repeats itself, to where a sentence or a
// paragraph begins: that is how people write.
func (a *Alignment) slide() {
	a.slideGaps(side{a.new, a.from, a.to})
	a.slideGaps(side{a.old, a.to, a.from})
}

func (a *Alignment) slideGaps(s side) {
	for x := 0; x < len(s.words); {
		if s.to[x] != none {
			x++
			continue
		}
		y := x
		for y < len(s.words) && s.to[y] == none {
			y++
		}
		next := y
		if a.pure(s, x, y) {
			next = max(next, s.slideOne(x, y))
		}
		x = next
	}
}

// pure reports whether nothing of the other version stands in the place of the
// words from x up to y.
func (a *Alignment) pure(s side, x, y int) bool {
	before, after := none, int32(len(s.toOther))
	if x > 0 {
		before = s.to[x-1]
	}
	if y < len(s.words) {
		after = s.to[y]
	}
	return after == before+1
}

// mostSlid bounds how far a gap is moved.
const mostSlid = 60

// slideOne moves one gap to the best place and gives the word after it.
func (s side) slideOne(x, y int) int {
	left, right := 0, 0
	for left < mostSlid && x-left > 0 && s.words[x-left-1].id == s.words[y-left-1].id &&
		s.to[x-left-1] != none && (left == 0 || s.to[x-left-1] == s.to[x-left]-1) {
		left++
	}
	for right < mostSlid && y+right < len(s.words) && s.words[x+right].id == s.words[y+right].id &&
		s.to[y+right] != none && (right == 0 || s.to[y+right] == s.to[y+right-1]+1) {
		right++
	}
	best, at := -1, 0
	for by := -left; by <= right; by++ {
		score := 0
		if x+by == 0 || s.words[x+by-1].ends {
			score = 4
		}
		if y+by == len(s.words) || s.words[y+by-1].ends {
			score += 4
		}
		if score > 0 && (x+by == 0 || s.words[x+by-1].line) && (y+by == len(s.words) || s.words[y+by-1].line) {
			score += 2
		}
		if by == 0 {
			score++
		}
		if score > best {
			best, at = score, by
		}
	}
	for ; at < 0; at++ {
		x, y = x-1, y-1
		s.repair(x, y)
	}
	for ; at > 0; at-- {
		s.repair(y, x)
		x, y = x+1, y+1
	}
	return y
}

// repair lets the word at y have the pair of the word at x.
func (s side) repair(x, y int) {
	s.to[y] = s.to[x]
	s.toOther[s.to[y]] = int32(y)
	s.to[x] = none
}
