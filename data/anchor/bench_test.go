package anchor_test

import (
	"math/rand/v2"
	"testing"

	"paragraf/data/anchor"
)

// BenchmarkCarry carries 1,000 passages of a report of 140,000 runes.
func BenchmarkCarry(b *testing.B) {
	for _, r := range []revision{{name: "same"}, lightRevisions[1], heavyRevision, pdfRevision} {
		for _, g := range genres[:3] {
			first := newBook(1, g, 140000)
			old := first.print(false)
			new := first.revise(r).print(r.pdf)
			passages := old.passages(rand.New(rand.NewPCG(1, 1)), 1000)
			b.Run(r.name+"/"+g.name, func(b *testing.B) {
				for b.Loop() {
					anchor.Carry(old.text, new.text, passages)
				}
			})
		}
	}
}
