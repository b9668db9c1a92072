package find

import (
	"slices"
	"strings"
)

// Matcher tells how texts answer a plan. It remembers words: it is for one
// search on one goroutine.
type Matcher struct {
	plan    Plan
	stemmer Stemmer
	words   map[string][]answer
}

// answer is which group a word answers, and how well.
type answer struct {
	group int
	tier  Tier
}

// Span is a stretch of a text in runes.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Match is how a text answers a plan.
type Match struct {
	Worth []float64 // for each group, 0 where the text has nothing for it
	Spans []Span    // of what answers, in their order
}

// Sum is what all groups make together.
func (m Match) Sum() (sum float64) {
	for _, w := range m.Worth {
		sum += w
	}
	return sum
}

// NewMatcher makes a matcher for one plan.
func NewMatcher(p Plan) *Matcher { return &Matcher{plan: p, words: map[string][]answer{}} }

// answers are the groups that a word answers.
func (m *Matcher) answers(word string) []answer {
	if known, ok := m.words[word]; ok {
		return known
	}
	var all []answer
	stem := m.stemmer.Stem(word)
	for i, g := range m.plan.Groups {
		tier, ok := g.Stems[stem]
		if !ok {
			continue
		}
		as := len(g.Words) == 1 && g.Words[0] == word || len(g.Words) > 1 && strings.Join(g.Words, "") == word
		switch {
		case as:
			tier = Exact
		case g.Quoted:
			continue
		}
		all = append(all, answer{i, tier})
	}
	m.words[strings.Clone(word)] = all
	return all
}

// Match compares a text with the plan.
func (m *Matcher) Match(text string) Match {
	found := Match{Worth: make([]float64, len(m.plan.Groups))}
	words := Words(text)
	take := func(first, last int, a answer) {
		found.Worth[a.group] = max(found.Worth[a.group], worth[a.tier])
		if !m.plan.Groups[a.group].Not {
			found.Spans = append(found.Spans, Span{words[first].Start, words[last].End})
		}
	}
	for i, w := range words {
		for _, a := range m.answers(w.Text) {
			take(i, i, a)
		}
		if i > 0 && w.glued {
			if joined, ok := hyphened(words, i); ok {
				first := i
				for first > 0 && words[first].glued && isWord(words[first-1].Text) {
					first--
				}
				for _, a := range m.answers(joined) {
					take(first, i, a)
				}
			}
		}
		for n, g := range m.plan.Groups {
			if len(g.Phrase) > 0 && m.phraseAt(words[i:], g) {
				take(i, i+len(g.Phrase)-1, answer{n, Exact})
			}
		}
	}
	found.Spans = merged(found.Spans)
	return found
}

// phraseAt reports whether a group's phrase begins with the first word.
func (m *Matcher) phraseAt(words []Word, g Group) bool {
	if len(words) < len(g.Phrase) {
		return false
	}
	for i, stem := range g.Phrase {
		if g.Quoted && words[i].Text != g.Words[i] || !g.Quoted && m.stemmer.Stem(words[i].Text) != stem {
			return false
		}
	}
	return !g.Case || len(words) == len(g.Phrase) || !words[len(g.Phrase)].onward // KS 2025/123-4 is another
}

// merged orders spans and joins those that meet.
func merged(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var all []Span
	for _, s := range spans {
		if n := len(all); n > 0 && s.Start <= all[n-1].End {
			all[n-1].End = max(all[n-1].End, s.End)
			continue
		}
		all = append(all, s)
	}
	return all
}

// Answers reports whether texts that were compared answer the whole plan
// together: each term somewhere, and none that must not be there.
func (p Plan) Answers(matches ...Match) bool {
	for i, g := range p.Groups {
		has := slices.ContainsFunc(matches, func(m Match) bool { return m.Worth[i] > 0 })
		if has == g.Not {
			return false
		}
	}
	return true
}
