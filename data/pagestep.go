package data

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"paragraf/data/anchor"
)

// pagesJoined is the text of pages as one, with the rune at which each starts.
// Passages are quoted with "\f" between pages; to be aligned it is a line's end.
func (t noteText) pagesJoined() (text string, starts []int) {
	var b strings.Builder
	at := 0
	for i, s := range t {
		if i > 0 {
			b.WriteByte('\f')
			at++
		}
		starts = append(starts, at)
		b.WriteString(s.Text)
		at += utf8.RuneCountInString(s.Text)
	}
	return b.String(), starts
}

// pageAlignment follows what stands on the pages of one version of an
// attachment to the next.
type pageAlignment struct {
	old, new             noteText
	oldStarts, newStarts []int
	newText              []rune
	words                *anchor.Alignment
	says                 map[string][]int // the new pages, from 0, by [bodyOf]
}

func alignPages(old, new noteText) pageAlignment {
	a := pageAlignment{old: old, new: new, says: map[string][]int{}}
	for i, page := range new {
		body := bodyOf(page.Text)
		a.says[body] = append(a.says[body], i)
	}
	var oldText, newText string
	oldText, a.oldStarts = old.pagesJoined()
	newText, a.newStarts = new.pagesJoined()
	a.newText = []rune(newText)
	a.words = anchor.Align(strings.ReplaceAll(oldText, "\f", "\n"), strings.ReplaceAll(newText, "\f", "\n"))
	return a
}

// passage follows words.
func (a pageAlignment) passage(n noteRecord) noteStep {
	step := noteStep{note: n, state: anchor.Gone}
	page := n.OnPage.Page - 1
	if page < 0 || page >= len(a.old) {
		return step
	}
	fate := a.words.Carry(anchor.Span{Start: a.oldStarts[page] + n.StartRune, End: a.oldStarts[page] + n.EndRune})
	step.score = fate.Score
	if fate.State == anchor.Gone || fate.Place.Start >= fate.Place.End || fate.Place.End > len(a.newText) {
		return step
	}
	step.state = fate.State
	step.note.stand(a.newText, a.newStarts, fate.Place)
	return step
}

// stand lets a note stand on words of pages.
func (r *noteRecord) stand(text []rune, starts []int, at anchor.Span) {
	for at.Start < at.End-1 && text[at.Start] == '\f' {
		at.Start++
	}
	page := pageAt(starts, at.Start)
	r.OnPage.Page = page + 1
	r.quote(text, at.Start, at.End, starts[page])
}

// pageAt is the page, from 0, in which a rune of the joined text is.
func pageAt(starts []int, at int) int {
	page, found := slices.BinarySearch(starts, at)
	if !found {
		page--
	}
	return max(page, 0)
}

// page follows a note on a page as a whole: to where most of its words went.
func (a pageAlignment) page(n noteRecord) noteStep {
	step := noteStep{note: n, state: anchor.Gone}
	from := n.OnPage.Page - 1
	if from < 0 || from >= len(a.old) {
		return step
	}
	if to := a.sameText(from); len(to) > 0 && bodyOf(a.old[from].Text) != "" {
		step.take(from, to[0])
		return step
	}
	text := a.old[from].Text
	if strings.TrimSpace(text) == "" { // a picture
		return a.drawn(n)
	}
	fate := a.words.Carry(anchor.Span{Start: a.oldStarts[from], End: a.oldStarts[from] + utf8.RuneCountInString(text)})
	step.score = fate.Score
	if fate.State != anchor.Gone && fate.Place.Start < fate.Place.End {
		middle := (fate.Place.Start + fate.Place.End) / 2
		step.state, step.note.OnPage.Page = anchor.Edited, pageAt(a.newStarts, middle)+1
	}
	return step
}

// take lets a note stand on page to as it stood on page from, both from 0.
func (s *noteStep) take(from, to int) {
	s.state, s.score = anchor.Unchanged, 1
	if to != from {
		s.state = anchor.Moved
	}
	s.note.OnPage.Page = to + 1
}

// drawn follows an area or strokes: they stay on their page while its text and
// its picture are the same, and go with it.
func (a pageAlignment) drawn(n noteRecord) noteStep {
	step := noteStep{note: n, state: anchor.Gone}
	from := n.OnPage.Page - 1
	if from < 0 || from >= len(a.old) || a.old[from].Look == nil {
		return step
	}
	var mark Area
	if ref := n.OnPage.ref(); ref != nil {
		mark = ref.Bounds()
	}
	for _, to := range a.sameText(from) {
		if look := a.new[to].Look; look != nil && a.old[from].Look.same(*look, mark) {
			step.take(from, to)
			return step
		}
	}
	return step
}

// mostSame bounds how many pages with the same words are looked at.
const mostSame = 24

// sameText are the new pages, from 0, that say what an old one says, the nearest
// first.
func (a pageAlignment) sameText(from int) []int {
	same := slices.Clone(a.says[bodyOf(a.old[from].Text)])
	far := func(to int) int { return max(to-from, from-to) }
	slices.SortStableFunc(same, func(x, y int) int { return cmp.Compare(far(x), far(y)) })
	return same[:min(len(same), mostSame)]
}

// bodyOf is the text of a page by which it is known again: the numbers in its
// first and last lines, which are those of pages and dates, left out.
func bodyOf(text string) string {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' })
	lines = slices.DeleteFunc(lines, func(l string) bool { return strings.TrimSpace(l) == "" })
	for i := range lines {
		if i < 2 || i >= len(lines)-2 {
			lines[i] = withoutNumbers(lines[i])
		}
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	return strings.Join(lines, "\n")
}

func withoutNumbers(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return -1
		}
		return r
	}, s)
}
