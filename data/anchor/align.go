package anchor

import "slices"

// none stands for no word.
const none = int32(-1)

// Alignment says which word of the new version each word of the old became.
type Alignment struct {
	oldText, newText []rune
	old, new         []word
	terms            []term
	to, from         []int32 // of each old word its new one and the reverse; none if there is none
	link             []link  // of each old word, how it was found
	group            []int32 // of each old word: 0 in the order of the text, else the number of the move
	moves            int32
}

// link is how much the match of a word says.
type link uint8

const (
	exact    link = iota // the same word
	similar              // spelt nearly the same, or another number
	replaced             // only the place says that it is the one
)

// Align aligns two versions of a text word by word.
func Align(old, new string) *Alignment {
	v := newVocabulary()
	a := &Alignment{oldText: []rune(old), newText: []rune(new)}
	a.old, a.new = v.read(a.oldText), v.read(a.newText)
	v.weigh(len(a.old) + len(a.new))
	a.terms = v.terms
	a.prepare()
	inOrder, moved, changed := a.units()
	for _, r := range moved {
		a.moves++
		a.pairRun(r)
	}
	for _, r := range changed {
		moved = append(moved, a.pairKin(r)...)
	}
	a.alignRest(inOrder)
	a.findMoves(moved)
	a.replace()
	return a
}

// alignRest aligns what was not moved as if nothing else stood in the texts,
// round the units that are known, and within those that are nearly the same.
func (a *Alignment) alignRest(inOrder []unit) {
	rest := &Alignment{oldText: a.oldText, newText: a.newText, terms: a.terms}
	var olds, news []int // places in a of the words of rest
	left := func(words []word, to []int32) (free []word, at []int, place []int) {
		place = make([]int, len(words)+1)
		for i, w := range words {
			place[i] = len(at)
			if to[i] == none {
				free, at = append(free, w), append(at, i)
			}
		}
		place[len(words)] = len(at)
		return free, at, place
	}
	var oldPlace, newPlace []int
	rest.old, olds, oldPlace = left(a.old, a.to)
	rest.new, news, newPlace = left(a.new, a.from)
	rest.prepare()
	at := box{0, 0, 0, 0}
	for i := range inOrder {
		u := &inOrder[i]
		u.box = box{oldPlace[u.oldFrom], oldPlace[u.oldTo], newPlace[u.newFrom], newPlace[u.newTo]}
		if u.same {
			rest.pairRun(run{u.oldFrom, u.newFrom, u.oldTo - u.oldFrom})
		}
	}
	for _, u := range inOrder {
		rest.region(box{at.oldTo, u.oldFrom, at.newTo, u.newFrom}, 0)
		if !u.same {
			rest.region(u.box, 0)
		}
		at.oldTo, at.newTo = u.oldTo, u.newTo
	}
	rest.region(box{at.oldTo, len(rest.old), at.newTo, len(rest.new)}, 0)
	rest.slide()
	for s := range sentences(rest.old) {
		rest.drop(s, 0)
	}
	moves := a.moves
	a.moves = 0
	for i, j := range rest.to {
		if j != none {
			a.pair(olds[i], news[j], rest.link[i])
		}
	}
	a.moves = moves
}

// prepare makes room for the pairs.
func (a *Alignment) prepare() {
	a.to, a.from = slices.Repeat([]int32{none}, len(a.old)), slices.Repeat([]int32{none}, len(a.new))
	a.link, a.group = make([]link, len(a.old)), make([]int32, len(a.old))
}

// box is a stretch of the old version and one of the new.
type box struct{ oldFrom, oldTo, newFrom, newTo int }

func (b box) empty() bool { return b.oldFrom >= b.oldTo || b.newFrom >= b.newTo }

// lengths are those of the sequences of words that are looked for, one after the
// other: what occurs once in each version of a box proves the more the longer it is.
var lengths = []int{12, 6, 3}

// region aligns a box: by long sequences that are unique in it, then what stands
// between them by shorter ones, at last word by word.
func (a *Alignment) region(b box, level int) {
	b = a.extend(b)
	if b.empty() {
		return
	}
	for ; level < len(lengths); level++ {
		chain := heaviest(a.unique(b, lengths[level]))
		if len(chain) == 0 {
			continue
		}
		i, j := b.oldFrom, b.newFrom
		for _, r := range chain {
			skip := max(i-r.old, j-r.new, 0)
			if skip >= r.n {
				continue
			}
			r = run{r.old + skip, r.new + skip, r.n - skip}
			a.pairRun(r)
			a.region(box{i, r.old, j, r.new}, level+1)
			i, j = r.old+r.n, r.new+r.n
		}
		a.region(box{i, b.oldTo, j, b.newTo}, level+1)
		return
	}
	a.gap(b)
}

// extend pairs the words that are the same at both ends of a box and gives what
// is left of it.
func (a *Alignment) extend(b box) box {
	for !b.empty() && a.old[b.oldFrom].id == a.new[b.newFrom].id {
		a.pair(b.oldFrom, b.newFrom, exact)
		b.oldFrom, b.newFrom = b.oldFrom+1, b.newFrom+1
	}
	for !b.empty() && a.old[b.oldTo-1].id == a.new[b.newTo-1].id {
		b.oldTo, b.newTo = b.oldTo-1, b.newTo-1
		a.pair(b.oldTo, b.newTo, exact)
	}
	return b
}

func (a *Alignment) pair(i, j int, how link) {
	a.to[i], a.from[j], a.link[i], a.group[i] = int32(j), int32(i), how, a.moves
}

func (a *Alignment) pairRun(r run) {
	for k := range r.n {
		a.pair(r.old+k, r.new+k, exact)
	}
}

func (a *Alignment) unpair(i int) {
	if a.to[i] != none {
		a.from[a.to[i]] = none
		a.to[i], a.group[i] = none, 0
	}
}

func (a *Alignment) weightOf(i int) int { return int(a.terms[a.old[i].id].weight) }
