package reports

import (
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/anchor"
)

// ChangeText says, a line each, what became of the words that a note stands on,
// with the old and the new ones; "" where the reader has seen it, and of a note
// without a place.
func ChangeText(n data.Note) string {
	c := n.Carried
	if c == nil || n.Gone() {
		return ""
	}
	was, now := stoodOn(c.Was, c.WasRow, c.WasPage), stoodOn(n.Passage, n.Row, n.Page)
	lines := []string{swedish.T("window.note.is." + string(c.State))}
	stood, stands := before(c.Was, c.WasRow, c.WasPage), before(n.Passage, n.Row, n.Page)
	switch {
	case c.State == anchor.Moved && stood == stands:
		lines = append(lines, swedish.T("window.note.moved_along"))
	case c.State == anchor.Moved, n.Page != nil && n.Passage == nil:
		lines = append(lines, swedish.T("window.note.stood", "where", stood), swedish.T("window.note.stands", "where", stands))
	case was == now: // in a sentence that was written anew
		lines = append(lines, swedish.T("window.note.was", "words", inSentence(c.Was, was)), swedish.T("window.note.now", "words", inSentence(n.Passage, now)))
	default:
		lines = append(lines, swedish.T("window.note.was", "words", was), swedish.T("window.note.now", "words", now))
	}
	return strings.Join(append(lines, swedish.T("window.note.press_seen")), "\n")
}

// mostQuoted is how many characters of old and new words are shown.
const mostQuoted = 160

// stoodOn is the words of a passage or of a row, or the place of what was drawn.
func stoodOn(p *data.Passage, row *data.RowRef, page *data.PageRef) string {
	switch {
	case p == nil && page != nil:
		return pagePlace(page)
	case p != nil:
		return swedish.Shorten(p.Quote, mostQuoted)
	case row != nil:
		return swedish.Shorten(row.Text, mostQuoted)
	}
	return ""
}

// inSentence is the words of a passage with those round them.
func inSentence(p *data.Passage, words string) string {
	if p == nil {
		return words
	}
	return strings.Join(strings.Fields("… "+p.Prefix+"»"+words+"«"+p.Suffix+" …"), " ")
}

// before says what a passage stands after, or which row it is.
func before(p *data.Passage, row *data.RowRef, page *data.PageRef) string {
	switch {
	case page != nil:
		return swedish.T("window.note.stood_on", "place", pagePlace(page))
	case row != nil:
		return swedish.T("window.note.about_row", "list", strings.TrimSuffix(row.List, ":"), "n", row.Number)
	case p == nil:
		return ""
	case strings.TrimSpace(p.Prefix) == "":
		return swedish.T("window.note.stood_first", "part", swedish.Part(p.Part))
	}
	return swedish.T("window.note.stood_after", "part", swedish.Part(p.Part), "words", strings.Join(strings.Fields(p.Prefix), " "))
}

// pagePlace says where in an attachment a note stands.
func pagePlace(p *data.PageRef) string {
	return swedish.PagePlace(p.Page, p.Attachment, p.Area != nil, len(p.Strokes) > 0)
}
