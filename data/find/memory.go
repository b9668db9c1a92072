package find

import (
	"slices"
	"strings"
)

// Memory is an index that is never on disk, for texts that must not be.
// Numbers of texts count from 0 in the order in which they were added.
type Memory struct {
	stemmer Stemmer
	texts   []string
	where   map[string][]int32 // the texts that have a stem, ascending
}

// Add adds a text and returns its number.
func (m *Memory) Add(text string) int {
	if m.where == nil {
		m.where = map[string][]int32{}
	}
	n := int32(len(m.texts))
	m.texts = append(m.texts, text)
	for stem := range strings.FieldsSeq(m.stemmer.Stems(text)) {
		if at := m.where[stem]; len(at) == 0 || at[len(at)-1] != n {
			m.where[stem] = append(at, n)
		}
	}
	return int(n)
}

// Containing gives the stems with letters in them.
func (m *Memory) Containing(letters string) ([]string, error) {
	return m.choose(func(stem string) bool { return strings.Contains(stem, letters) }), nil
}

// Known tells which of some stems there are.
func (m *Memory) Known(stems []string) (map[string]bool, error) {
	known := map[string]bool{}
	for _, s := range stems {
		if len(m.where[s]) > 0 {
			known[s] = true
		}
	}
	return known, nil
}

// Near gives the stems that are about as long as a word.
func (m *Memory) Near(word string) ([]string, error) {
	most := slips(word) + 2
	return m.choose(func(stem string) bool {
		by := len(stem) - len(word)
		return isWord(stem) && by <= 2*most && by >= -2*most
	}), nil
}

func (m *Memory) choose(want func(string) bool) []string {
	var all []string
	for stem := range m.where {
		if isWord(stem) && want(stem) {
			all = append(all, stem)
		}
	}
	slices.Sort(all)
	return all
}

// Search gives the numbers of the texts that answer a query, ascending, and how
// each does.
func (m *Memory) Search(q Query) ([]int, []Match, error) {
	plan, err := NewPlan(q, m)
	if err != nil {
		return nil, nil, err
	}
	numbers, matches := m.Answer(plan)
	return numbers, matches, nil
}

// Answer is Search for a plan that was made already, over these and other texts.
func (m *Memory) Answer(plan Plan) (numbers []int, matches []Match) {
	matcher := NewMatcher(plan)
	for _, n := range m.candidates(plan) {
		if match := matcher.Match(m.texts[n]); plan.Answers(match) {
			numbers, matches = append(numbers, int(n)), append(matches, match)
		}
	}
	return numbers, matches
}

// candidates are the texts that have a stem for each term.
func (m *Memory) candidates(p Plan) []int32 {
	var left []int32
	begun := false
	for _, g := range p.Groups {
		if g.Not {
			continue
		}
		var has []int32
		for stem := range g.Stems {
			has = append(has, m.where[stem]...)
		}
		if len(g.Phrase) > 0 {
			has = append(has, m.where[g.Phrase[0]]...)
		}
		slices.Sort(has)
		has = slices.Compact(has)
		if begun {
			has = slices.DeleteFunc(has, func(n int32) bool { _, in := slices.BinarySearch(left, n); return !in })
		}
		left, begun = has, true
	}
	return left
}
