package anchor_test

import (
	"math/rand/v2"
	"testing"

	"paragraf/data/anchor"
)

// trial revises a text and says how well passages were followed.
func trial(seed uint64, g genre, r revision, runes, notes int) tally {
	first := newBook(seed, g, runes)
	rng := rand.New(rand.NewPCG(seed, 1))
	page := first.print(false)
	passages := page.passages(rng, notes)
	next, now, places := first, page, passages
	fates := make([]anchor.Fate, len(passages))
	gone := make([]bool, len(passages))
	for range max(1, r.times) {
		next = next.revise(r)
		p := next.print(r.pdf)
		a := anchor.Align(now.text, p.text)
		carried := make([]Span, len(places))
		for i, s := range places {
			if gone[i] {
				continue
			}
			fates[i] = a.Carry(s)
			gone[i] = fates[i].State == anchor.Gone
			carried[i] = fates[i].Place
		}
		now, places = p, carried
	}
	return judge(now, fates, truths(page, now, passages))
}

func TestTable(t *testing.T) {
	for _, r := range append(append([]revision{}, lightRevisions...), heavyRevision, pdfRevision, tenSmall) {
		for _, g := range genres {
			var sum tally
			for seed := range uint64(3) {
				sum.add(trial(seed+1, g, r, 140000, 1000))
			}
			t.Logf("%-32s %-7s right %6.2f wrong %5.2f lost %5.2f (of %d)  false %5.2f edited %5.2f (of %d)", r.name, g.name,
				percent(sum.right, sum.survivors), percent(sum.wrong, sum.survivors), percent(sum.lost, sum.survivors), sum.survivors,
				percent(sum.falsely, sum.gone), percent(sum.edited, sum.gone), sum.gone)
		}
	}
}
