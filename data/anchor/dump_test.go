package anchor_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"paragraf/data/anchor"
)

func TestDump(t *testing.T) {
	want := os.Getenv("DUMP")
	if want == "" {
		t.Skip()
	}
	gi, _ := strconv.Atoi(os.Getenv("GENRE"))
	for _, r := range append(append([]revision{}, lightRevisions...), heavyRevision, pdfRevision, tenSmall) {
		if r.name != want {
			continue
		}
		r.times = 0
		shown := 0
		for seed := range uint64(3) {
			first := newBook(seed+1, genres[gi], 140000)
			rng := rand.New(rand.NewPCG(seed+1, 1))
			old := first.print(false)
			passages := old.passages(rng, 1000)
			new := first.revise(r).print(r.pdf)
			fates := anchor.Carry(old.text, new.text, passages)
			o, n := []rune(old.text), []rune(new.text)
			for i, tr := range truths(old, new, passages) {
				f := fates[i]
				bad := ""
				switch {
				case tr.survives && f.State == anchor.Gone:
					bad = "LOST"
				case tr.survives && !new.right(f.Place, tr):
					bad = "WRONG"
				case tr.gone && (f.State == anchor.Unchanged || f.State == anchor.Moved):
					bad = "FALSE"
				}
				if bad == "" || shown > 25 {
					continue
				}
				shown++
				s := passages[i]
				t.Logf("%s %s %.2f\n  OLD %q >>> %q <<< %q", bad, f.State, f.Score, string(o[max(0, s.Start-60):s.Start]), string(o[s.Start:s.End]), string(o[s.End:min(len(o), s.End+60)]))
				t.Logf("\n  GOT %q >>> %q <<<", string(n[max(0, f.Place.Start-60):f.Place.Start]), string(n[f.Place.Start:f.Place.End]))
				if tr.survives {
					from, to := new.words[tr.pieces[0][0]].Start, new.words[tr.pieces[0][1]-1].End
					t.Logf("\n  WANT %q >>> %q <<<", string(n[max(0, from-60):from]), string(n[from:to]))
				}
			}
		}
	}
}
