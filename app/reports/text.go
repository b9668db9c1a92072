package reports

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"paragraf/app/swedish"
	"paragraf/data"
)

// Form is how a paragraph of the matter is set.
type Form int

// The forms.
const (
	Title   Form = iota // the matter's title
	Meta                // the line under the title, and other small print
	Heading             // names a part, or is a heading of the report itself
	Body
	Clause // a list item, an att-clause
	Row    // a table row
	Small  // a remark in the text column
)

// Para is one paragraph on the page.
type Para struct {
	Form Form
	Text string
}

// span ties a stretch of the page's text to the part of the item it shows.
// All counts are runes.
type span struct {
	part   string
	block  int // its number in the part
	page   int // where it starts on the page
	start  int // where it starts in JoinBlocks of the part
	length int
}

// Text is a matter laid out as paragraphs, with the way back from every word
// to the part of the item that it stands in. Offsets count runes in the
// paragraphs joined by "\n".
type Text struct {
	Paras []Para
	spans []span
	size  int
}

// Compose lays out an item. Parts without text get no heading.
func Compose(it data.AgendaItem) Text {
	var t Text
	t.add(Title, titleOf(it))
	t.add(Meta, metaOf(it))
	for _, part := range data.Parts {
		t.part(it, part)
		if part == data.PartProcedure {
			t.votes(it.Votes)
		}
	}
	t.facts(it)
	return t
}

// Empty reports whether the matter has no text but its title.
func (t Text) Empty() bool { return len(t.Paras) <= 2 }

// Thin reports whether the matter has only small print besides its title.
func (t Text) Thin() bool {
	for _, p := range t.Paras {
		if p.Form != Title && p.Form != Meta && p.Form != Small {
			return false
		}
	}
	return true
}

func (t *Text) add(form Form, text string) {
	if text == "" {
		return
	}
	if len(t.Paras) > 0 {
		t.size++ // the "\n" before
	}
	t.Paras = append(t.Paras, Para{form, text})
	t.size += utf8.RuneCountInString(text)
}

func (t *Text) part(it data.AgendaItem, name string) {
	blocks := it.Part(name)
	if name == data.PartBody {
		blocks = data.WithoutLooseHeadings(blocks)
	}
	if len(blocks) == 0 {
		return
	}
	labels := labelsBefore(it, name)
	if name != data.PartBody && labels[0] == "" {
		t.add(Heading, swedish.Part(name))
	}
	start := 0
	for i, b := range blocks {
		if label := labels[i]; label != "" {
			t.add(Heading, label)
		}
		t.add(formOf(b.Type), b.Text)
		n := utf8.RuneCountInString(b.Text)
		if n > 0 {
			t.spans = append(t.spans, span{part: name, block: i, page: t.size - n, start: start, length: n})
		}
		start += n + 1
	}
}

// labelsBefore names the headings that stand inside a part, by the number of
// the block that they stand before: who a proposal or a statement is from.
func labelsBefore(it data.AgendaItem, part string) map[int]string {
	labels := map[int]string{}
	block := 0
	count := func(texts ...string) {
		for _, s := range texts {
			if s != "" {
				block++
			}
		}
	}
	switch part {
	case data.PartProposals:
		forwarded := false
		for _, p := range it.Proposals {
			to := p.ForwardedTo()
			switch {
			case to != "":
				labels[block] = swedish.Proposed(to)
			case p.By != "":
				labels[block] = swedish.T("window.matter.proposal_by", "by", p.By)
			case forwarded:
				labels[block] = swedish.Proposed("")
			}
			forwarded = to != ""
			count(p.LeadIn)
			count(p.Clauses...)
		}
	case data.PartStatements:
		last := ""
		for _, s := range it.Statements {
			if s.Kind != last {
				labels[block] = swedish.T("window.matter." + s.Kind)
				last = s.Kind
			}
			count(s.Text)
		}
	}
	return labels
}

func (t *Text) votes(votes []data.Vote) {
	for _, v := range votes {
		t.add(Heading, swedish.T("window.matter.vote"))
		t.add(Body, v.Proposition)
		if v.YesMeans != "" {
			t.add(Body, swedish.T("window.matter.yes_means", "means", v.YesMeans))
		}
		if v.NoMeans != "" {
			t.add(Body, swedish.T("window.matter.no_means", "means", v.NoMeans))
		}
		t.add(Body, swedish.T("window.matter.result", "yes", v.Yes, "no", v.No, "abstained", v.Abstained))
		for _, b := range v.Ballots {
			t.add(Row, data.Person{Name: b.Name, Party: b.Party}.Printed()+"  "+swedish.Ballot(b.Ballot))
		}
	}
}

// facts are what the item knows beside its text.
func (t *Text) facts(it data.AgendaItem) {
	line := func(key string, names []string) {
		if len(names) > 0 {
			t.add(Small, swedish.T(key, "names", strings.Join(names, ", ")))
		}
	}
	var disqualified []string
	for _, p := range it.Disqualified {
		disqualified = append(disqualified, p.Printed())
	}
	line("window.matter.disqualified", disqualified)
	line("window.matter.presenters", it.Presenters)
	line("window.matter.recipients", it.Recipients)
	var files []string
	for _, a := range it.Attachments {
		files = append(files, a.Name)
	}
	line("window.matter.attachments", files)
	switch {
	case it.AdjustedImmediately:
		t.add(Small, swedish.T("window.matter.adjusted_immediately"))
	case it.Adjusted:
		t.add(Small, swedish.T("window.matter.adjusted"))
	}
}

// Passage returns the part of the item and the runes in it that the stretch
// [from, to) of the page shows. A stretch over several parts gives the first;
// ok is false where the page shows none of the item's own text.
func (t Text) Passage(from, to int) (part string, start, end int, ok bool) {
	for _, s := range t.spans {
		a, b := max(from, s.page), min(to, s.page+s.length)
		if a >= b || (ok && s.part != part) {
			continue
		}
		if !ok {
			part, start, ok = s.part, s.start+a-s.page, true
		}
		end = s.start + b - s.page
	}
	return part, start, end, ok
}

// Place returns the stretch of the page where a passage of it stands. Words
// that no longer stand where they stood are looked for in their part, and ok
// is false where they are gone or stand in more than one place.
func (t Text) Place(it data.AgendaItem, p data.Passage) (from, to int, ok bool) {
	start, end := p.Start, p.End
	text := []rune(data.JoinBlocks(it.Part(p.Part)))
	if start < 0 || end > len(text) || start >= end || string(text[start:end]) != p.Quote {
		joined := string(text)
		if p.Quote == "" || strings.Count(joined, p.Quote) != 1 {
			return 0, 0, false
		}
		start = utf8.RuneCountInString(joined[:strings.Index(joined, p.Quote)])
		end = start + utf8.RuneCountInString(p.Quote)
	}
	for _, s := range t.spans {
		if s.part != p.Part {
			continue
		}
		if start >= s.start && start < s.start+s.length {
			from, ok = s.page+start-s.start, true
		}
		if ok && end > s.start && end <= s.start+s.length {
			return from, s.page + end - s.start, true
		}
	}
	return 0, 0, false
}

// String returns the page's text, in which all offsets count.
func (t Text) String() string {
	texts := make([]string, len(t.Paras))
	for i, p := range t.Paras {
		texts[i] = p.Text
	}
	return strings.Join(texts, "\n")
}

func formOf(b data.BlockType) Form {
	switch b {
	case data.Heading:
		return Heading
	case data.ListItem:
		return Clause
	case data.TableRow:
		return Row
	}
	return Body
}

func titleOf(it data.AgendaItem) string {
	if it.Title == "" {
		return swedish.T("window.matter.untitled")
	}
	return it.Title
}

// metaOf is the line under the title: §, case numbers, kind, secrecy.
func metaOf(it data.AgendaItem) string {
	var parts []string
	if it.Section > 0 {
		parts = append(parts, fmt.Sprintf("§ %d", it.Section))
	} else {
		parts = append(parts, swedish.T("window.matter.point", "n", it.Position))
	}
	parts = append(parts, it.CaseNumbers...)
	if it.Kind != "" {
		parts = append(parts, swedish.ItemKind(it.Kind))
	}
	if it.Confidential != nil {
		parts = append(parts, strings.TrimSpace(swedish.T("window.matter.confidential", "provision", it.Confidential.Provision)))
	}
	return strings.Join(parts, " · ")
}

// place is the place of an offset on the page: in the part that stands there or
// next.
func (t Text) place(offset int) Place {
	for _, s := range t.spans {
		if offset < s.page+s.length {
			if s.page == t.spans[0].page && offset <= s.page && s.part == t.spans[0].part && s.start == 0 {
				return Place{} // nothing of the text has been scrolled away
			}
			return Place{s.part, s.start + max(0, offset-s.page)}
		}
	}
	if n := len(t.spans); n > 0 && offset > 0 {
		s := t.spans[n-1]
		return Place{s.part, s.start + s.length}
	}
	return Place{}
}

// offset is where a place stands on the page, 0 where it is no more.
func (t Text) offset(p Place) int {
	last := 0
	for _, s := range t.spans {
		if s.part != p.Part {
			continue
		}
		if p.Offset < s.start+s.length {
			return s.page + max(0, p.Offset-s.start)
		}
		last = s.page + s.length
	}
	return last
}
