package intake

import (
	"strings"

	"paragraf/data"
)

// WithoutLooseLabels returns front matter less the headings at its end that are
// words of the form: labels of lists, columns and groups that are kept so that
// no word is lost, while those who stood under them are in fields.
func WithoutLooseLabels(front []data.Block) []data.Block {
	n := len(front)
	for n > 0 && front[n-1].Type == data.Heading && formLabel(front[n-1].Text) {
		n--
	}
	return front[:n]
}

// formLabel tells whether a heading says nothing but what stands below it.
func formLabel(text string) bool {
	f := strings.TrimRight(fold(text), " :")
	if m, ok := matchLabel(f); ok && m.rest == "" {
		return true
	}
	if h, ok := sectionHeading(f); ok && h.exact {
		return true
	}
	return fieldWords[key(f)] != fNone || reGroup.MatchString(reGroupLetter.ReplaceAllString(f, ""))
}
