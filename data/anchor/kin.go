package anchor

import (
	"cmp"
	"slices"
)

// What two sentences must share to be taken for one that was changed: words, or
// sequences of three or six, that no other sentence has in either version, and so much of
// all their words. The fewer they are the more alike must the rest be.
const (
	kinEvidence = 18
	kinAlike    = 0.45
	kinLittle   = 9
	kinMore     = 0.55
	kinLeast    = 5
	kinWords    = 3
	kinMost     = 0.8
	kinSure     = 0.97 // in their order they are aligned with one another
	kinWithin   = 0.75 // of the one with fewer words, where one has swallowed the other
	gramProves  = 4    // a sequence of words, beside its words
	caseProves  = 14   // one that is a case number, as 2026/118
)

// kin finds sentences that were changed and stand for one another all the same,
// wherever they stand; exact are those that are known to be the same. Each is
// given as a run as long as the shorter of the two.
func (a *Alignment) kin(exact []run) (all []kinRun) {
	olds := a.freeSentences(a.old, exact, func(r run) int { return r.old })
	news := a.freeSentences(a.new, exact, func(r run) int { return r.new })
	if len(olds) == 0 || len(news) == 0 {
		return nil
	}
	shared := a.sharedOnce(olds, news)
	best := make([]kinship, len(olds))
	reverse := make([]kinship, len(news))
	for o, with := range shared {
		for _, k := range with {
			best[o].challenge(k.other, k.evidence)
			reverse[k.other].challenge(int32(o), k.evidence)
		}
	}
	count := make([]int32, len(a.terms))
	for o, b := range best {
		if b.evidence < kinLeast || b.second*2 > b.evidence || reverse[b.other].other != int32(o) || reverse[b.other].second*2 > b.evidence {
			continue
		}
		s, n := olds[o], news[b.other]
		if s.to-s.from < kinWords || n.to-n.from < kinWords {
			continue
		}
		alike, within := a.alike(s, n, count)
		if b.evidence >= kinEvidence && (alike >= kinAlike || within >= kinWithin) || b.evidence >= kinLittle && alike >= kinMore || alike >= kinMost {
			all = append(all, kinRun{run{s.from, n.from, min(s.to-s.from, n.to-n.from)}, alike})
		}
	}
	return all
}

// kinRun is two sentences that stand for one another, and how alike they are.
type kinRun struct {
	run
	alike float64
}

// kinship is what a sentence shares with another one alone, and the most that it so
// shares with a third.
type kinship struct {
	other            int32
	evidence, second int32
}

func (k *kinship) challenge(other, evidence int32) {
	if evidence > k.evidence {
		k.other, k.evidence, k.second = other, evidence, k.evidence
	} else if evidence > k.second {
		k.second = evidence
	}
}

// freeSentences are the sentences that do not begin where a run does; what comes
// after a colon on the same line belongs to what is before it.
func (a *Alignment) freeSentences(words []word, runs []run, at func(run) int) []sentence {
	taken := make(map[int]bool, len(runs))
	for _, r := range runs {
		taken[at(r)] = true
	}
	var free []sentence
	for from := 0; from < len(words); {
		to := a.sentenceEnd(words, from)
		if !taken[from] {
			free = append(free, sentence{from, to})
		}
		from = to
	}
	return free
}

// sentenceEnd is where the sentence that begins at a word ends.
func (a *Alignment) sentenceEnd(words []word, i int) int {
	for i < len(words)-1 && (!words[i].ends || !words[i].line && a.terms[words[i].id].text == ":") {
		i++
	}
	return i + 1
}

// sharedOnce says of each of the old sentences with which new ones it shares what
// no other sentence has.
func (a *Alignment) sharedOnce(olds, news []sentence) [][]kinship {
	places := make([]gram, len(a.terms))
	for i := range places {
		places[i] = gram{unseen, unseen}
	}
	size := 0
	for _, s := range olds {
		size += s.to - s.from
	}
	grams := newGrams(size)
	note := func(place *int32, at int) {
		if *place != int32(at) {
			(&gram{}).see(place, at)
		}
	}
	each := func(words []word, s sentence, word func(id int32), row func(h uint64, evidence int32)) {
		for i := s.from; i < s.to; i++ {
			if !words[i].mark {
				word(words[i].id)
			}
		}
		for _, k := range []int{3, 6} {
			for i, h := range hashes(words[s.from:s.to], k) {
				if k == 3 && a.isCaseNumber(words[s.from+i:]) {
					row(h, caseProves)
				} else {
					row(h, gramProves)
				}
			}
		}
	}
	for o, s := range olds {
		each(a.old, s, func(id int32) { note(&places[id].old, o) }, func(h uint64, _ int32) { note(&grams.at(h, true).old, o) })
	}
	for n, s := range news {
		each(a.new, s, func(id int32) { note(&places[id].new, n) }, func(h uint64, _ int32) {
			if g := grams.at(h, false); g != nil {
				note(&g.new, n)
			}
		})
	}
	shared := make([][]kinship, len(olds))
	for o, s := range olds {
		add := func(g gram, evidence int32) {
			if g.old < 0 || g.new < 0 {
				return
			}
			i := slices.IndexFunc(shared[o], func(k kinship) bool { return k.other == g.new })
			if i < 0 {
				i = len(shared[o])
				shared[o] = append(shared[o], kinship{other: g.new})
			}
			shared[o][i].evidence += evidence
		}
		each(a.old, s, func(id int32) {
			weight := a.terms[id].weight
			if a.terms[id].digits {
				weight /= 2
			}
			add(places[id], weight)
		}, func(h uint64, evidence int32) { add(*grams.at(h, false), evidence) })
	}
	return shared
}

// isCaseNumber reports whether words begin with two numbers and a slash between them.
func (a *Alignment) isCaseNumber(words []word) bool {
	return a.terms[words[0].id].digits && a.terms[words[1].id].text == "/" && a.terms[words[2].id].digits
}

// alike is how much of the words of two sentences, by weight, is the same in
// whatever order, of the heavier one and within the lighter; count has room for all
// words and is left empty.
func (a *Alignment) alike(s, n sentence, count []int32) (alike, within float64) {
	all, same, other := int32(0), int32(0), int32(0)
	for _, w := range a.old[s.from:s.to] {
		count[w.id]++
		all += a.terms[w.id].weight
	}
	for _, w := range a.new[n.from:n.to] {
		weight := a.terms[w.id].weight
		other += weight
		if count[w.id] > 0 {
			count[w.id]--
			same += weight
		}
	}
	for _, w := range a.old[s.from:s.to] {
		count[w.id] = 0
	}
	return float64(same) / float64(max(all, other, 1)), float64(same) / float64(max(min(all, other), 1))
}

// pairKin aligns two sentences, one of which was made of the other and taken
// elsewhere, and gives the words that are the same in both.
func (a *Alignment) pairKin(r run) (found []run) {
	s, n := sentence{r.old, a.sentenceEnd(a.old, r.old)}, sentence{r.new, a.sentenceEnd(a.new, r.new)}
	a.moves++
	a.region(box{s.from, s.to, n.from, n.to}, 0)
	for left := range stretches(a.to, s.from, s.to) {
		for right := range stretches(a.from, n.from, n.to) {
			if a.sameStretch(left, right) {
				a.moves++
				a.pairRun(run{left.from, right.from, left.to - left.from})
				break
			}
		}
	}
	for i := s.from; i < s.to; i++ {
		if a.to[i] == none {
			continue
		}
		if n := len(found); n > 0 {
			last := &found[n-1]
			if last.old+last.n == i && last.new+last.n == int(a.to[i]) && a.group[i] == a.group[i-1] {
				last.n++
				continue
			}
		}
		found = append(found, run{i, int(a.to[i]), 1})
	}
	return found
}

func byOld(r, s run) int { return cmp.Compare(r.old, s.old) }
