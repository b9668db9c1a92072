package anchor

// findTurned looks for the words of a sentence whose parts changed places: what
// has no pair in it is word for word what has none in its image. There hardly
// any proof is needed.
func (a *Alignment) findTurned() {
	for s := range sentences(a.old) {
		image, ok := a.image(s)
		if !ok {
			continue
		}
		for r := range stretches(a.to, s.from, s.to) {
			for n := range stretches(a.from, image.from, image.to) {
				if a.sameStretch(r, n) {
					a.moves++
					a.pairRun(run{r.from, n.from, r.to - r.from})
					break
				}
			}
		}
	}
}

// image is what a sentence became, up to where sentences begin and end in the
// new version; false for one of which nothing stands in its order.
func (a *Alignment) image(s sentence) (sentence, bool) {
	image := sentence{len(a.new), -1}
	for i := s.from; i < s.to; i++ {
		if j := int(a.to[i]); a.to[i] != none && a.group[i] == 0 {
			image.from, image.to = min(image.from, j), max(image.to, j)
		}
	}
	if image.to < 0 {
		return image, false
	}
	for image.from > 0 && !a.new[image.from-1].ends {
		image.from--
	}
	for image.to < len(a.new)-1 && !a.new[image.to].ends {
		image.to++
	}
	image.to++
	return image, true
}

// sameStretch reports whether two stretches are the same words, more than a
// single ordinary one.
func (a *Alignment) sameStretch(old, new sentence) bool {
	const least = 5
	if old.to-old.from != new.to-new.from {
		return false
	}
	weight, words := 0, 0
	for i := old.from; i < old.to; i++ {
		if a.old[i].id != a.new[new.from+i-old.from].id {
			return false
		}
		weight += a.weightOf(i)
		if !a.old[i].mark {
			words++
		}
	}
	return words >= 2 || weight >= least
}

// stretches gives the stretches of words without a pair.
func stretches(to []int32, from, end int) func(yield func(sentence) bool) {
	return func(yield func(sentence) bool) {
		for i := from; i < end; {
			if to[i] != none {
				i++
				continue
			}
			start := i
			for i < end && to[i] == none {
				i++
			}
			if !yield(sentence{start, i}) {
				return
			}
		}
	}
}
