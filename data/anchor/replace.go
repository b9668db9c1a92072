package anchor

// replace pairs what was written in the place of other words: between two pairs
// that follow upon each other as many words as before, or the same letters in
// other words.
func (a *Alignment) replace() {
	const most = 4
	for i := 0; i < len(a.old); {
		if a.to[i] != none {
			i++
			continue
		}
		from := i
		for i < len(a.old) && a.to[i] == none {
			i++
		}
		if from == 0 || i == len(a.old) || i-from > most || a.group[from-1] != a.group[i] ||
			a.old[from-1].ends && a.old[i-1].ends {
			continue
		}
		b := box{from, i, int(a.to[from-1]) + 1, int(a.to[i])}
		if n := b.newTo - b.newFrom; n < 1 || n > most || !a.isFree(b) {
			continue
		}
		a.moves = a.group[i]
		a.replaceBox(b)
	}
}

func (a *Alignment) replaceBox(b box) {
	old, new := a.letters(a.old[b.oldFrom:b.oldTo]), a.letters(a.new[b.newFrom:b.newTo])
	rows, columns := b.oldTo-b.oldFrom, b.newTo-b.newFrom
	if rows != columns {
		if len(old) < 4 || distance(old, new, 2) > 2 {
			return
		}
		for k := range rows {
			a.pair(b.oldFrom+k, b.newFrom+k*columns/rows, similar)
		}
		if rows < columns { // the last one up to the end
			a.pair(b.oldTo-1, b.newTo-1, similar)
		}
		return
	}
	for k := range rows {
		if a.old[b.oldFrom+k].mark != a.new[b.newFrom+k].mark {
			return
		}
	}
	for k := range rows {
		a.pair(b.oldFrom+k, b.newFrom+k, replaced)
	}
}

// letters are the words without what stands between them.
func (a *Alignment) letters(words []word) []rune {
	var all []rune
	for _, w := range words {
		all = append(all, []rune(a.terms[w.id].text)...)
	}
	return all
}
