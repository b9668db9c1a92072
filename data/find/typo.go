package find

import "unicode/utf8"

// looksLike adds the words that a word may be a slip for, if the index has none
// that has to do with it.
func (g *Group) looksLike(v Vocabulary, word string) error {
	stem := Stem(word)
	known, err := v.Known([]string{stem})
	if err != nil || known[stem] || len(g.Stems) > 1 || utf8.RuneCountInString(word) < fewestLetters {
		return err
	}
	near, err := v.Near(stem)
	if err != nil {
		return err
	}
	best, words := slips(word)+1, []string(nil)
	for _, n := range near {
		d := min(distance(stem, n), distance(word, n))
		if d > best || d > slips(word) {
			continue
		}
		if d < best {
			best, words = d, nil
		}
		words = append(words, n)
	}
	for _, w := range words {
		g.add(w, Typo)
	}
	return nil
}

// fewestLetters is how long a word is at least to be taken for a slip: shorter
// ones look like too many others.
const fewestLetters = 5

// slips is how many slips of the keyboard a word of its length may have.
func slips(word string) int {
	if utf8.RuneCountInString(word) >= 8 {
		return 2
	}
	return 1
}

// bare is a letter without what is easily left out over it.
func bare(r rune) rune {
	switch r {
	case 'å', 'ä', 'à', 'á':
		return 'a'
	case 'ö', 'ó', 'ø':
		return 'o'
	case 'é', 'è', 'ê':
		return 'e'
	case 'ü':
		return 'u'
	}
	return r
}

// distance is how many letters have to be put in, left out, exchanged or
// swapped to make one word of another; dots and rings over all its letters
// count as one.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	dots := 0
	for _, w := range [][]rune{x, y} {
		for i, r := range w {
			if w[i] = bare(r); w[i] != r {
				dots++
			}
		}
	}
	before, last, now := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		now[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			now[j] = min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				now[j] = min(now[j], before[j-2]+1)
			}
		}
		before, last, now = last, now, before
	}
	if d := last[len(y)]; d > 0 || dots == 0 || a == b {
		return d
	}
	return 1
}
