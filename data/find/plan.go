package find

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Vocabulary is what is asked of the stems that an index holds.
type Vocabulary interface {
	// Containing gives the stems that have letters, at least three, in them.
	Containing(letters string) ([]string, error)
	// Known tells which of some stems there are.
	Known(stems []string) (map[string]bool, error)
	// Near gives stems that share letters with a word, the most alike first.
	Near(word string) ([]string, error)
}

// Plan is a query widened over a vocabulary.
type Plan struct {
	Query
	Groups []Group // one for each of the query's terms
}

// Group is what answers one term: any of the stems, or the phrase.
type Group struct {
	Term
	Stems  map[string]Tier // of single words
	Phrase []string        // stems beside each other; nil for a single word
}

// NewPlan widens a query over a vocabulary.
func NewPlan(q Query, v Vocabulary) (Plan, error) {
	p := Plan{Query: q}
	for i, t := range q.Terms {
		g := Group{Term: t, Stems: map[string]Tier{}}
		var err error
		switch {
		case len(t.Words) == 1 && (t.Quoted || t.Not || !isWord(t.Words[0])):
			err = g.inflections(v, t.Words[0])
		case len(t.Words) == 1:
			if err = g.begun(v, t.Words[0], q.Unfinished && i == len(q.Terms)-1); err == nil {
				err = g.widen(v, t.Words[0])
			}
		default:
			for _, w := range t.Words {
				g.Phrase = append(g.Phrase, Stem(w))
			}
			if !t.Quoted && !t.Case && !slices.ContainsFunc(t.Words, func(w string) bool { return !isWord(w) }) {
				err = g.widen(v, strings.Join(t.Words, "")) // e-tjänst is etjänst
			}
		}
		if err != nil {
			return p, err
		}
		p.Groups = append(p.Groups, g)
	}
	return p, nil
}

// Guessed are the words that the vocabulary does not have, where words that look
// like them stand in for them.
func (p Plan) Guessed() (words []string) {
	for _, g := range p.Groups {
		for _, tier := range g.Stems {
			if tier == Typo {
				words = append(words, strings.Join(g.Words, "-"))
				break
			}
		}
	}
	return words
}

// begun adds the words that begin as one that is still being typed.
func (g *Group) begun(v Vocabulary, word string, unfinished bool) error {
	if !unfinished || utf8.RuneCountInString(word) < 3 {
		return nil
	}
	found, err := v.Containing(word)
	for _, f := range found {
		if strings.HasPrefix(f, word) {
			g.add(f, Loose)
		}
	}
	return err
}

// endsOfForms are what a stem may still have where the rules of stems leave it:
// they are careful with short words.
var endsOfForms = strings.Fields("s n ns t ts et ets en ens er ers ern erna ernas ar ars arna arnas a as e es na nas d de des ad ade ades at an ans or ors r")

// endsOfKin are what makes another word of a root, with what stems leave of it.
var endsOfKin = strings.Fields("ning ing ation ering er era ande an else are ar eri nad t d ad")

// inflections adds the forms of a word, and no other.
func (g *Group) inflections(v Vocabulary, word string) error {
	stem := Stem(word)
	g.Stems[stem] = Same
	if !isWord(word) || g.Quoted {
		return nil
	}
	forms := make([]string, 0, len(endsOfForms))
	for _, end := range endsOfForms {
		forms = append(forms, stem+end)
	}
	known, err := v.Known(forms)
	for form := range known {
		g.Stems[form] = Same
	}
	return err
}

// widen adds all stems that have to do with a word.
func (g *Group) widen(v Vocabulary, word string) error {
	if err := g.inflections(v, word); err != nil {
		return err
	}
	stem := Stem(word)
	long := utf8.RuneCountInString(stem)
	if long < 3 {
		return g.looksLike(v, word)
	}
	found, err := v.Containing(stem)
	if err != nil {
		return err
	}
	if short, ok := strings.CutSuffix(stem, "s"); ok && long > 4 {
		more, err := v.Containing(short)
		if err != nil {
			return err
		}
		found = append(found, more...)
		if err := g.relate(v, more, short, word); err != nil {
			return err
		}
	}
	if err := g.relate(v, found, stem, word); err != nil {
		return err
	}
	if err := g.kin(v, stem); err != nil {
		return err
	}
	return g.looksLike(v, word)
}

func (g *Group) add(stem string, t Tier) {
	if has, ok := g.Stems[stem]; !ok || t < has {
		g.Stems[stem] = t
	}
}

// relate tells how stems that contain a word's stem are related to it.
func (g *Group) relate(v Vocabulary, found []string, stem, word string) error {
	var ask []string
	for _, f := range found {
		before, after, _ := strings.Cut(f, stem)
		ask = append(append(ask, befores(before)...), afters(after)...)
	}
	known, err := v.Known(ask)
	if err != nil {
		return err
	}
	long := utf8.RuneCountInString(stem) >= 4
	for _, f := range found {
		before, after, _ := strings.Cut(f, stem)
		if strings.HasSuffix(f, stem) {
			before, after = strings.TrimSuffix(f, stem), ""
		}
		if prefixes[before] {
			continue // behandling is no handling
		}
		front := before == "" || !particles[before] && anyKnown(known, befores(before))
		form := after == "" || slices.Contains(endsOfForms, after)
		back := form || anyKnown(known, afters(after))
		switch {
		case before == "" && form:
			g.add(f, Same)
		case front && form:
			g.add(f, Head)
		case after != "" && !form && agent(word, stem) && !strings.HasPrefix(after, "ar"):
			if long {
				g.add(f, Loose)
			}
		case front && back:
			g.add(f, Compound)
		case long || front && utf8.RuneCountInString(after) >= 6 || form && utf8.RuneCountInString(before) >= 4:
			g.add(f, Loose)
		}
	}
	return nil
}

// prefixes make another word of the one that they stand before, and particles
// may; neither is the first part of a compound.
var (
	prefixes  = set("be för an er ge")
	particles = set("av bo de i in om på upp ut till sam över under före efter från genom mot ned ner vid un o")
)

// agent reports whether a word is one of those who do something, as läkare,
// whose compounds begin with läkar-.
func agent(word, stem string) bool {
	return slices.Contains([]string{"are", "aren", "arens", "arna", "arnas", "ares"}, strings.TrimPrefix(word, stem))
}

// befores are the words that may stand before another in a compound as before.
func befores(before string) []string {
	if utf8.RuneCountInString(before) < 2 {
		return nil
	}
	all := []string{before, Stem(before)}
	for _, link := range []string{"s", "e", "o", "a", "u"} {
		if short, ok := strings.CutSuffix(before, link); ok && utf8.RuneCountInString(short) > 1 {
			all = append(all, short)
		}
	}
	return all
}

// afters are the stems that may stand after another in a compound as after.
func afters(after string) []string {
	if utf8.RuneCountInString(after) < 3 {
		return nil
	}
	all := []string{after}
	for _, link := range []string{"s", "e", "o", "ar"} {
		if short, ok := strings.CutPrefix(after, link); ok && utf8.RuneCountInString(short) > 2 {
			all = append(all, short)
		}
	}
	return all
}

func anyKnown(known map[string]bool, of []string) bool {
	return slices.ContainsFunc(of, func(w string) bool { return known[w] })
}

// kin adds the words of the same root: utreda for utredning, rekommenderar for
// rekommendation.
func (g *Group) kin(v Vocabulary, stem string) error {
	root := stem
	for _, end := range endsOfKin {
		if short, ok := strings.CutSuffix(stem, end); ok && utf8.RuneCountInString(short) >= 4 && len(short) < len(root) {
			root = short
		}
	}
	if root == stem {
		return nil
	}
	found, err := v.Containing(root)
	if err != nil {
		return err
	}
	for _, f := range found {
		if before, after, _ := strings.Cut(f, root); !prefixes[before] && !particles[before] && (after == "" || slices.Contains(endsOfKin, after)) {
			g.add(f, Derived)
		}
	}
	return nil
}
