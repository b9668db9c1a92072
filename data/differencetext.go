package data

import (
	"slices"
	"strings"
	"unicode"
)

// text compares running text, line by line, sentence by sentence.
func (d *differing) text(field string, old, new []string) {
	if slices.Equal(old, new) {
		return
	}
	changes := sentenceChanges(sentencesOf(old), sentencesOf(new))
	if len(changes) == 0 {
		return // only where a line ends is another
	}
	one := Difference{Kind: Changed, Field: field, Sentences: changes}
	switch {
	case strings.Join(old, "") == "":
		one.Kind = Added
	case strings.Join(new, "") == "":
		one.Kind = Removed
	}
	d.add(one)
}

// sentencesOf takes lines apart where a sentence or a lead-in ends.
func sentencesOf(lines []string) (sentences []string) {
	for _, line := range lines {
		from := 0
		for i, r := range line {
			if unicode.IsSpace(r) && i > 0 && strings.IndexByte(".!?:", line[i-1]) >= 0 {
				sentences = appendWords(sentences, line[from:i])
				from = i
			}
		}
		sentences = appendWords(sentences, line[from:])
	}
	return sentences
}

func appendWords(list []string, text string) []string {
	if text = strings.TrimSpace(text); text != "" {
		list = append(list, text)
	}
	return list
}

// mostCompared bounds the table of a comparison; what is larger than that after
// its equal ends are taken off is told as a whole.
const mostCompared = 1 << 22

// sentenceChanges finds the sentences that are not the same in both, through
// the longest common sequence.
func sentenceChanges(old, new []string) []SentenceChange {
	for len(old) > 0 && len(new) > 0 && old[0] == new[0] {
		old, new = old[1:], new[1:]
	}
	for len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	if len(old)*len(new) > mostCompared {
		old, new = []string{strings.Join(old, " ")}, []string{strings.Join(new, " ")}
	}
	// common[i][j] is the length of the longest sequence common to old[i:] and new[j:].
	width := len(new) + 1
	common := make([]int32, (len(old)+1)*width)
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(new) - 1; j >= 0; j-- {
			if old[i] == new[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	var changes []SentenceChange
	i, j := 0, 0
	for i < len(old) || j < len(new) {
		fromI, fromJ := i, j
		for i < len(old) || j < len(new) {
			if i < len(old) && j < len(new) && old[i] == new[j] {
				break
			}
			if j == len(new) || i < len(old) && common[(i+1)*width+j] >= common[i*width+j+1] {
				i++
			} else {
				j++
			}
		}
		changes = append(changes, rewritten(old[fromI:i], new[fromJ:j])...)
		for i < len(old) && j < len(new) && old[i] == new[j] {
			i, j = i+1, j+1
		}
	}
	return changes
}

// nearby is how far apart two sentences may stand and still be taken for one
// that was written differently.
const nearby = 30

// rewritten pairs sentences that stand between the same neighbours: those with
// many words in common are one that was written differently.
func rewritten(old, new []string) (changes []SentenceChange) {
	for _, was := range old {
		at := slices.IndexFunc(new[:min(len(new), nearby)], func(is string) bool { return alike(was, is) })
		if at < 0 {
			changes = append(changes, SentenceChange{Old: was})
			continue
		}
		for _, is := range new[:at] {
			changes = append(changes, SentenceChange{New: is})
		}
		changes = append(changes, SentenceChange{was, new[at]})
		new = new[at+1:]
	}
	for _, is := range new {
		changes = append(changes, SentenceChange{New: is})
	}
	return changes
}

// alike reports whether two sentences have at least half of their words in
// common.
func alike(a, b string) bool {
	left, right := strings.Fields(a), strings.Fields(b)
	all := len(left) + len(right)
	same := 0
	for _, word := range left {
		if i := slices.Index(right, word); i >= 0 {
			right = slices.Delete(right, i, i+1)
			same++
		}
	}
	return 4*same >= all
}
