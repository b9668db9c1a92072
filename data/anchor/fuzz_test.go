package anchor_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"unicode/utf8"

	"paragraf/data/anchor"
)

// FuzzCarry edits texts at random: every passage is in exactly one state, no
// place is outside the new text, what is called unchanged or moved has the same
// words, and the same question has the same answer.
func FuzzCarry(f *testing.F) {
	f.Add("Nämnden beslutar att godkänna förslaget.\nÄrendet bordläggs.", "Nämnden beslutar att godkänna förslaget. Ärendet bordläggs i dag.", uint64(1))
	f.Add("för- och efter-\nmiddag – \"så\" 412 000 kronor", "för- och eftermiddag - ”så” 413 000 kronor", uint64(2))
	f.Add("a a a a a a a a", "a a a", uint64(3))
	f.Add("", "x", uint64(4))
	f.Add("\xff\xfe bruten", "e\u0301 ﬁnns \u00ad mjukt", uint64(5))
	f.Fuzz(func(t *testing.T, old, new string, seed uint64) {
		if len(old)+len(new) > 20000 {
			return
		}
		checkFates(t, old, new, rand.New(rand.NewPCG(seed, 9)))
	})
}

func checkFates(t *testing.T, old, new string, rng *rand.Rand) {
	t.Helper()
	length := utf8.RuneCountInString(old)
	passages := []Span{{0, length}, {-1, 2}, {length, length + 3}, {3, 3}}
	for range 30 {
		from := rng.IntN(length + 1)
		passages = append(passages, Span{from, min(length, from+1+rng.IntN(40))})
	}
	fates := anchor.Carry(old, new, passages)
	if len(fates) != len(passages) {
		t.Fatalf("%d fates of %d passages", len(fates), len(passages))
	}
	if again := anchor.Carry(old, new, passages); !slices.Equal(fates, again) {
		t.Fatal("asked again it says something else")
	}
	o, n := []rune(old), []rune(new)
	for i, f := range fates {
		s := passages[i]
		if f.Place.Start < 0 || f.Place.Start > f.Place.End || f.Place.End > len(n) {
			t.Fatalf("%v is at %v of a text of %d", s, f.Place, len(n))
		}
		if f.Score < 0 || f.Score > 1.001 {
			t.Fatalf("%v has score %v", s, f.Score)
		}
		switch f.State {
		case anchor.Unchanged, anchor.Moved:
			if !sameFields(o[s.Start:s.End], dropSoft(n[f.Place.Start:f.Place.End])) && !sameFields(dropSoft(o[s.Start:s.End]), dropSoft(n[f.Place.Start:f.Place.End])) {
				t.Fatalf("%q is called %s but is %q", string(o[s.Start:s.End]), f.State, string(n[f.Place.Start:f.Place.End]))
			}
		case anchor.Edited:
			if f.Place.Start == f.Place.End {
				t.Fatalf("%v is edited to nothing", s)
			}
		case anchor.Gone:
		default:
			t.Fatalf("%v is in state %q", s, f.State)
		}
	}
}

func dropSoft(r []rune) []rune {
	return slices.DeleteFunc(slices.Clone(r), func(r rune) bool {
		return r == '\u00ad' || r == '\u200b' || r == '\u200c' || r == '\u200d' || r == '\ufeff'
	})
}

// TestRandomEdits does with texts of words what the fuzzer does with bytes:
// words, lines and blocks are taken out, put in, doubled, shuffled.
func TestRandomEdits(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 3))
		b := newBook(seed, genres[int(seed)%len(genres)], 1500)
		old := []rune(b.print(false).text)
		new := slices.Clone(old)
		for range rng.IntN(12) {
			from := rng.IntN(len(new) + 1)
			to := min(len(new), from+rng.IntN(200))
			piece := slices.Clone(new[from:to])
			switch rng.IntN(4) {
			case 0:
				new = slices.Delete(new, from, to)
			case 1:
				new = slices.Insert(new, rng.IntN(len(new)+1), piece...)
			case 2:
				new = slices.Delete(new, from, to)
				new = slices.Insert(new, rng.IntN(len(new)+1), piece...)
			case 3:
				rng.Shuffle(len(piece), func(i, j int) { piece[i], piece[j] = piece[j], piece[i] })
				new = slices.Replace(new, from, to, piece...)
			}
		}
		checkFates(t, string(old), string(new), rng)
	}
}

// TestNoTwoPassagesShareAPlace: passages that do not overlap do not come to
// overlap, unless one was written anew.
func TestNoTwoPassagesShareAPlace(t *testing.T) {
	first := newBook(7, genres[1], 20000)
	old := first.print(false)
	new := first.revise(heavyRevision).print(false)
	var passages []Span
	for i := 0; i+5 < len(old.words); i += 5 {
		passages = append(passages, Span{old.words[i].Start, old.words[i+4].End})
	}
	taken := map[int]bool{}
	for _, f := range anchor.Carry(old.text, new.text, passages) {
		if f.State != anchor.Unchanged && f.State != anchor.Moved {
			continue
		}
		for r := f.Place.Start; r < f.Place.End; r++ {
			if taken[r] {
				t.Fatalf("two passages stand at %d", r)
			}
			taken[r] = true
		}
	}
}
