package intake

import (
	"sort"
	"strings"

	"paragraf/data"
)

// finish orders the body as it stood, and gives kind and claims.
func (r *itemReader) finish() {
	sort.SliceStable(r.body, func(i, j int) bool { return r.body[i].from < r.body[j].from })
	for i, b := range r.body {
		r.item.Body = append(r.item.Body, b.Block)
		r.explicit("body["+itoa(i)+"]", b.span, "text")
	}
	r.motionResults()
	r.proposeTitle()
	kind, rule := kindOf(&r.item, r.agenda)
	if strings.Contains(r.seg.group, "information") && len(r.item.Decisions) == 0 && len(r.item.Proposals) == 0 && (kind == "" || kind == data.KindInformation || kind == data.KindDecision) {
		kind, rule = data.KindInformation, "kind-by-group"
	}
	r.item.Kind = kind
	if kind != "" {
		r.claim("kind", r.seg.lines[0].span, data.Inferred, rule)
	}
}

// proposeTitle gives an item without title one from its text.
func (r *itemReader) proposeTitle() {
	if r.item.Title != "" {
		return
	}
	if len(r.item.Lists) > 0 && r.item.Lists[0].Title != "" {
		r.item.Title, r.item.TitleInferred = r.item.Lists[0].Title, true
		r.claim("title", r.seg.lines[0].span, data.Inferred, "title-from-list")
		return
	}
	for _, b := range r.body {
		if b.Type == data.Heading {
			continue
		}
		r.item.Title, r.item.TitleInferred = firstSentence(b.Text), true
		r.claim("title", b.span, data.Inferred, "title-from-first-sentence")
		return
	}
	for _, d := range r.item.Decisions {
		for _, c := range d.Clauses {
			r.item.Title, r.item.TitleInferred = firstSentence(c), true
			r.claim("title", r.seg.lines[0].span, data.Inferred, "title-from-decision")
			return
		}
	}
	r.item.TitleInferred = false
}

// firstSentence is the first sentence of a text, cut at a word to at most 100
// characters.
func firstSentence(s string) string {
	s = fold(s)
	for i, c := range s {
		if (c == '.' || c == '?' || c == '!') && (i+1 == len(s) || s[i+1] == ' ') && i > 20 && !strings.HasSuffix(s[:i], " kl") && !strings.HasSuffix(s[:i], "bl.a") && !strings.HasSuffix(s[:i], "t.ex") {
			s = s[:i]
			break
		}
	}
	if runes(s) <= 100 {
		return s
	}
	rs := []rune(s)[:100]
	cut := strings.LastIndexByte(string(rs), ' ')
	if cut < 40 {
		cut = len(string(rs))
	}
	return string(rs)[:cut] + "…"
}
