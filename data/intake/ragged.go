package intake

import "strings"

// pass notes where in the paper a new line stands.
func (j *joiner) pass(l line) {
	if _, ok := parseItemStart(l.text); ok {
		j.items, j.under = true, pBody
	} else if h, ok := sectionHeading(l.text); ok && h.exact && h.rest == "" {
		j.under = h.part
	}
}

// ragged tells whether next goes on in lower case with a sentence that l leaves
// unfinished, wherever the line was broken. Lists of papers and of those whom a
// decision goes to are not sentences.
func (j *joiner) ragged(l, next line) bool {
	switch j.under {
	case pBasis, pRecipients, pAttachments, pPresenters:
		return false
	}
	text := l.text
	if !j.items || !startsLower(next.text) || isClause(next.text) || endsSentence(text) || abs(next.indent-l.indent) > 8 || officeLine(next) || nameLine(l) {
		return false
	}
	n := len(strings.Fields(text))
	if n < 3 || clauseBreak(text) && !(strings.HasSuffix(text, ",") && n > 5) {
		return false
	}
	return startsUpper(text) || l.mark != "" || isClause(text)
}
