package act

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"paragraf/app/swedish"
	"paragraf/data"
)

// span is a place in a text, in runes.
type span struct{ start, end int }

// FindQuote finds words in an item, in the named part or in every part where
// part is "". Spaces of any sort and number count as one, and where the words
// do not stand as they are given, differences of case, quotation marks and
// dashes are overlooked. The words must stand in one place only; the [*Error]
// lists the places otherwise.
func FindQuote(it data.AgendaItem, part, quote string) (data.Passage, error) {
	parts := data.Parts
	if part != "" {
		parts = []string{part}
	}
	type place struct {
		part string
		span
		text []rune
	}
	var places []place
	for _, loose := range []bool{false, true} {
		for _, name := range parts {
			text := []rune(data.JoinBlocks(it.Part(name)))
			for _, m := range matches(text, quote, loose) {
				places = append(places, place{name, m, text})
			}
		}
		if len(places) > 0 {
			break
		}
	}
	quote = norm.NFC.String(strings.TrimSpace(quote))
	switch len(places) {
	case 0:
		return data.Passage{}, because(data.ErrNotFound, "act.quote.missing", "quote", quote, "place", placeOf(it))
	case 1:
		return passageAt(it, places[0].part, places[0].start, places[0].end)
	}
	var b strings.Builder
	for i, p := range places {
		if i == 8 {
			b.WriteString("\n  …")
			break
		}
		b.WriteString("\n  " + swedish.Part(p.part) + ": " + surroundings(p.text, p.span))
	}
	return data.Passage{}, because(data.ErrAmbiguous, "act.quote.ambiguous", "quote", quote, "n", len(places), "places", b.String())
}

// placeOf names an item by its § or, before it has one, by its title.
func placeOf(it data.AgendaItem) string {
	if it.Section > 0 {
		return fmt.Sprintf("§ %d", it.Section)
	}
	return "”" + it.Title + "”"
}

// quoteInRow finds words in a row; where they stand twice, the first is meant.
func quoteInRow(list string, row data.Notification, quote string) (data.Passage, error) {
	found := matches([]rune(row.Text), quote, false)
	if len(found) == 0 {
		found = matches([]rune(row.Text), quote, true)
	}
	if len(found) == 0 {
		return data.Passage{}, because(data.ErrNotFound, "act.note.quote_not_in_row", "quote", norm.NFC.String(quote), "list", list, "number", row.Number)
	}
	return passageOf(data.PartRow, row.Text, found[0].start, found[0].end)
}

// surroundings shows a place with a few words on both sides, on one line.
func surroundings(text []rune, at span) string {
	const around = 30
	from, to := max(0, at.start-around), min(len(text), at.end+around)
	before, after := "", ""
	if from > 0 {
		before = "…"
	}
	if to < len(text) {
		after = "…"
	}
	return before + strings.Join(strings.Fields(string(text[from:at.start])+"»"+string(text[at.start:at.end])+"«"+string(text[at.end:to])), " ") + after
}

// matches returns every place of quote in text.
func matches(text []rune, quote string, loose bool) []span {
	folded, at := fold(text, loose)
	wanted, _ := fold([]rune(norm.NFC.String(quote)), loose)
	if len(wanted) == 0 {
		return nil
	}
	var found []span
	for i := 0; i+len(wanted) <= len(folded); i++ {
		if slices.Equal(folded[i:i+len(wanted)], wanted) {
			found = append(found, span{at[i], at[i+len(wanted)-1] + 1})
			i += len(wanted) - 1
		}
	}
	return found
}

// fold returns text with runs of spaces made one and soft hyphens dropped, and
// for each rune its place in text.
func fold(text []rune, loose bool) (folded []rune, at []int) {
	space, divided := true, false // no space at the beginning
	for i, r := range text {
		switch {
		case r == '\u00ad':
			continue
		case i+2 < len(text) && r == '-' && text[i+1] == '\n' && unicode.IsLower(text[i+2]): // a word divided at the end of a line of print
			divided = true
			if loose {
				continue
			}
			space = false
		case divided && r == '\n':
			divided = false
			continue
		case unicode.IsSpace(r):
			if space {
				continue
			}
			r, space = ' ', true
		default:
			space = false
			if loose {
				r = loosen(r)
			}
		}
		folded, at = append(folded, r), append(at, i)
	}
	if space && len(folded) > 0 {
		folded, at = folded[:len(folded)-1], at[:len(at)-1]
	}
	return folded, at
}

func loosen(r rune) rune {
	switch r {
	case '”', '“', '„', '»', '«':
		return '"'
	case '’', '‘', '´':
		return '\''
	case '–', '—', '‑', '−':
		return '-'
	}
	return unicode.ToLower(r)
}
