package act

import (
	"fmt"
	"index/suffixarray"
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
	return (&itemRead{item: it}).find(part, quote)
}

// itemRead is an item in which the words of many notes are sought.
type itemRead struct {
	item  data.AgendaItem
	parts map[string]*partRead
}

// partRead is a part of an item with its words as they are compared, strictly and
// loosely; nil until they are.
type partRead struct {
	text   []rune
	folded [2]*folded
}

func (r *itemRead) part(name string) *partRead {
	p, read := r.parts[name]
	if !read {
		p = &partRead{text: []rune(data.JoinBlocks(r.item.Part(name)))}
		if r.parts == nil {
			r.parts = map[string]*partRead{}
		}
		r.parts[name] = p
	}
	return p
}

func (p *partRead) matches(quote string, loose bool) []span {
	as := &p.folded[0]
	if loose {
		as = &p.folded[1]
	}
	if *as == nil {
		f := fold(p.text, loose)
		*as = &f
	}
	return (*as).matches(quote, loose)
}

// find is [FindQuote].
func (r *itemRead) find(part, quote string) (data.Passage, error) {
	it := r.item
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
			p := r.part(name)
			for _, m := range p.matches(quote, loose) {
				places = append(places, place{name, m, p.text})
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
		p := places[0]
		return data.Passage{Part: p.part, Start: p.start, End: p.end, Quote: string(p.text[p.start:p.end])}, nil
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
	f := fold(text, loose)
	return f.matches(quote, loose)
}

// folded is a text as it is compared with quotes.
type folded struct {
	text string
	at   []int // of each byte of text, the rune that it came from

	sought int // how often words were looked for
	index  *suffixarray.Index
}

// worthAnIndex is how many quotes are looked for before the text gets an index.
const worthAnIndex = 8

func (f *folded) matches(quote string, loose bool) (found []span) {
	wanted := fold([]rune(norm.NFC.String(quote)), loose).text
	if wanted == "" {
		return nil
	}
	from := 0
	for _, at := range f.places(wanted) {
		if at >= from {
			from = at + len(wanted)
			found = append(found, span{f.at[at], f.at[from-1] + 1})
		}
	}
	return found
}

// places are the bytes at which words begin.
func (f *folded) places(wanted string) (all []int) {
	if f.sought++; f.sought > worthAnIndex {
		if f.index == nil {
			f.index = suffixarray.New([]byte(f.text))
		}
		all = f.index.Lookup([]byte(wanted), -1)
		slices.Sort(all)
		return all
	}
	for from := 0; ; from += len(wanted) {
		i := strings.Index(f.text[from:], wanted)
		if i < 0 {
			return all
		}
		from += i
		all = append(all, from)
	}
}

// fold makes runs of spaces one and drops soft hyphens.
func fold(text []rune, loose bool) folded {
	var b strings.Builder
	var at []int
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
		b.WriteRune(r)
		for len(at) < b.Len() {
			at = append(at, i)
		}
	}
	s := b.String()
	if space && s != "" {
		s = s[:len(s)-1]
	}
	return folded{text: s, at: at[:len(s)]}
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
