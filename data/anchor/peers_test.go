package anchor_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"

	"paragraf/data/anchor"
)

// The methods that others follow passages with, beside ours. None of them tells
// what it is sure of: whatever has a place is shown as if nothing had happened,
// so each of their places counts as unchanged.
var peers = []struct {
	name   string
	follow method
}{
	{"ours", anchor.Carry},
	{"position only", positionOnly},
	{"quote with context", quoteWithContext},
	{"Hypothesis", hypothesis},
	{"diff-match-patch", diffMatchPatch},
}

// TestPeers prints how other methods do on the same revisions.
func TestPeers(t *testing.T) {
	if testing.Short() {
		t.Skip("it only prints a table")
	}
	const notes, runes = 300, 40000 // looking for a quote with wrong letters takes a minute in a report of 140,000
	t.Logf("%-32s %-7s %-20s %7s %6s %6s %7s %8s", "revision", "text", "method", "right %", "wrong", "lost", "kept %", "time")
	for _, r := range append(append([]revision{}, lightRevisions...), heavyRevision, pdfRevision, tenSmall) {
		for _, g := range genres[:3] {
			for _, p := range peers {
				began := time.Now()
				got := trial(newBook(firstSeed, g, runes), firstSeed, r, notes, p.follow)
				logPeer(t, r.name, g.name, p.name, got, time.Since(began))
			}
		}
	}
	files, _ := filepath.Glob("../../../../shared/cases/*.txt")
	for _, r := range append(append([]revision{}, lightRevisions...), heavyRevision, tenSmall) {
		for _, p := range peers {
			var sum tally
			began := time.Now()
			for _, file := range files {
				raw, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for seed := range uint64(4) {
					sum.add(trial(bookOf(firstSeed+seed, string(raw)), firstSeed+seed, r, 400, p.follow))
				}
			}
			if len(files) > 0 {
				logPeer(t, r.name, "papers", p.name, sum, time.Since(began))
			}
		}
	}
}

func logPeer(t *testing.T, revision, text, method string, got tally, took time.Duration) {
	t.Helper()
	t.Logf("%-32s %-7s %-20s %7.2f %6.2f %6.2f %7.2f %8s", revision, text, method, percent(got.right, got.survivors), percent(got.wrong, got.survivors),
		percent(got.lost, got.survivors), percent(got.falsely, got.gone), took.Round(time.Millisecond))
}

// positionOnly leaves a passage where its runes were counted.
func positionOnly(old, new string, passages []Span) []anchor.Fate {
	end := len([]rune(new))
	return fatesOf(passages, func(p Span) (Span, bool) {
		return Span{min(p.Start, end), min(p.End, end)}, p.Start < end
	})
}

func fatesOf(passages []Span, place func(Span) (Span, bool)) []anchor.Fate {
	fates := make([]anchor.Fate, len(passages))
	for i, p := range passages {
		fates[i].State = anchor.Gone
		if at, ok := place(p); ok {
			fates[i] = anchor.Fate{State: anchor.Unchanged, Place: at, Score: 1}
		}
	}
	return fates
}

// around is how many runes beside a quote are kept.
const around = 32

// quoteWithContext looks for the quoted words and takes the copy whose
// surroundings are most like those that were kept.
func quoteWithContext(old, new string, passages []Span) []anchor.Fate {
	was, text := []rune(old), indexed(new)
	return fatesOf(passages, func(p Span) (Span, bool) {
		best, score := Span{}, -1
		for _, at := range text.all(string(was[p.Start:p.End])) {
			end := at + p.End - p.Start
			s := commonEnd(was[max(0, p.Start-around):p.Start], text.runes[max(0, at-around):at]) +
				commonStart(was[p.End:min(len(was), p.End+around)], text.runes[end:min(len(text.runes), end+around)])
			if s > score {
				best, score = Span{at, end}, s
			}
		}
		return best, score >= 0
	})
}

// textIndex is a text that is searched by bytes and answered in runes.
type textIndex struct {
	text  string
	runes []rune
	bytes []int // where each rune begins
}

func indexed(text string) textIndex {
	x := textIndex{text: text, runes: []rune(text)}
	for at := range text {
		x.bytes = append(x.bytes, at)
	}
	return x
}

// all gives the places of a quote, in runes.
func (x textIndex) all(quote string) (places []int) {
	for from := 0; from <= len(x.text); {
		at := strings.Index(x.text[from:], quote)
		if at < 0 {
			return places
		}
		i, _ := slices.BinarySearch(x.bytes, from+at)
		places = append(places, i)
		from += at + 1
	}
	return places
}

func commonStart(a, b []rune) (n int) {
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonEnd(a, b []rune) (n int) {
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// hypothesis follows the description of how Hypothesis anchors: the position, if
// the quote stands there; else the quote, exactly or with at most half of its
// letters wrong (256 at most), of all such places the one with the best sum of
// likeness of the quote (50), what stands before (20) and after (20), and
// nearness to where it was (2).
func hypothesis(old, new string, passages []Span) []anchor.Fate {
	was, text := []rune(old), indexed(new)
	return fatesOf(passages, func(p Span) (Span, bool) {
		quote := was[p.Start:p.End]
		if p.End <= len(text.runes) && slices.Equal(quote, text.runes[p.Start:p.End]) {
			return p, true
		}
		var found []near
		for _, at := range text.all(string(quote)) {
			found = append(found, near{at, at + len(quote), 0})
		}
		if len(found) == 0 {
			found = nearest(text.runes, quote, min(256, len(quote)/2))
		}
		before, after := was[max(0, p.Start-around):p.Start], was[p.End:min(len(was), p.End+around)]
		best, top := Span{}, -1.0
		for _, f := range found {
			score := 50 * (1 - float64(f.errors)/float64(len(quote)))
			score += 20 * likeness(text.runes[max(0, f.start-len(before)):f.start], before)
			score += 20 * likeness(text.runes[f.end:min(len(text.runes), f.end+len(after))], after)
			score += 2 * (1 - math.Abs(float64(f.start-p.Start))/float64(len(text.runes)))
			if score > top {
				best, top = Span{f.start, f.end}, score
			}
		}
		return best, top >= 0
	})
}

// near is a place where a quote stands with some letters wrong.
type near struct{ start, end, errors int }

// likeness is 1 for the same letters, 0 for none alike.
func likeness(text, pattern []rune) float64 {
	if len(pattern) == 0 || len(text) == 0 {
		return 1
	}
	best := len(pattern)
	for _, f := range nearest(text, pattern, len(pattern)) {
		best = min(best, f.errors)
	}
	return 1 - float64(best)/float64(len(pattern))
}

// nearest gives the places where a pattern ends with the fewest wrong letters,
// no more than most of them, by the bit-parallel method of Myers (1999) in
// blocks of 64 letters.
func nearest(text, pattern []rune, most int) (found []near) {
	errors, ends := ending(text, pattern, most)
	for _, end := range ends {
		from := max(0, end-len(pattern)-errors)
		back, starts := ending(reversed(text[from:end]), reversed(pattern), errors)
		if len(starts) > 0 && back <= errors {
			found = append(found, near{end - starts[len(starts)-1], end, errors})
		}
	}
	return found
}

func reversed(r []rune) []rune {
	r = slices.Clone(r)
	slices.Reverse(r)
	return r
}

// ending gives the least number of wrong letters that a pattern is found with,
// and where such places end.
func ending(text, pattern []rune, most int) (least int, ends []int) {
	const word = 64
	blocks := (len(pattern) + word - 1) / word
	letters := map[rune][]uint64{}
	for i, r := range pattern {
		if letters[r] == nil {
			letters[r] = make([]uint64, blocks)
		}
		letters[r][i/word] |= 1 << (i % word)
	}
	none := make([]uint64, blocks)
	plus, minus := slices.Repeat([]uint64{^uint64(0)}, blocks), make([]uint64, blocks)
	last := uint64(1) << ((len(pattern) - 1) % word)
	score := len(pattern)
	least = most
	for at, r := range text {
		eq, ok := letters[r]
		if !ok {
			eq = none
		}
		carry := 0 // of the row above: a match may begin anywhere
		for b := range blocks {
			p, m, e := plus[b], minus[b], eq[b]
			v := e | m
			if carry < 0 {
				e |= 1
			}
			h := (((e & p) + p) ^ p) | e
			up, down := m|^(h|p), p&h
			top := uint64(1) << (word - 1)
			if b == blocks-1 {
				top = last
			}
			next := 0
			if up&top != 0 {
				next = 1
			} else if down&top != 0 {
				next = -1
			}
			up, down = up<<1, down<<1
			if carry < 0 {
				down |= 1
			} else if carry > 0 {
				up |= 1
			}
			plus[b], minus[b], carry = down|^(v|up), up&v, next
		}
		if score += carry; score < least {
			least, ends = score, ends[:0]
		}
		if score == least {
			ends = append(ends, at+1)
		}
	}
	return least, ends
}

// diffMatchPatch takes the places of a passage's ends through the differences
// that diff-match-patch finds, as its authors advise; where both come to one
// place the passage is gone.
func diffMatchPatch(old, new string, passages []Span) []anchor.Fate {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = time.Minute // it gives up where its time is over
	type piece struct{ old, new, kept int }
	var pieces []piece
	i, j := 0, 0
	for _, d := range dmp.DiffMain(old, new, true) {
		n := len([]rune(d.Text))
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			pieces = append(pieces, piece{i, j, n})
			i, j = i+n, j+n
		case diffmatchpatch.DiffDelete:
			i += n
		case diffmatchpatch.DiffInsert:
			j += n
		}
	}
	place := func(at int) int {
		k := sort.Search(len(pieces), func(k int) bool { return pieces[k].old > at }) - 1
		if k < 0 {
			return 0
		}
		p := pieces[k]
		return p.new + min(at-p.old, p.kept)
	}
	return fatesOf(passages, func(p Span) (Span, bool) {
		at := Span{place(p.Start), place(p.End)}
		return at, at.Start < at.End
	})
}
