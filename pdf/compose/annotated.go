package compose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// AnnotatedOptions is what a print with own notes needs beside the meeting.
type AnnotatedOptions struct {
	Style Style
	At    time.Time
	Items []string       // ids of the items to print; none: all, with the notes on the meeting
	Notes []data.Note    // the reader's own, also those on cases; those on other items and cases are left out
	Rows  []data.RowMark // the reader's marks on rows
}

// Annotated sets items of a meeting with their reader's own notes in the margin,
// each beside its passage, which is marked in the text. It says on every page
// that the notes are private, and attaches nothing. Where no note stands on what
// is printed, nothing is said of any.
func Annotated(m data.Meeting, o AnnotatedOptions) (Document, error) {
	a := annotate(m, o, true)
	private := len(a.cards) > 0 || a.marked
	if !private {
		a = annotate(m, o, false)
	}
	doc, err := a.document(a.pages())
	doc.Private = private
	return doc, err
}

// annotate sets the items, and above them whether they have notes.
func annotate(m data.Meeting, o AnnotatedOptions, private bool) *annotated {
	kind, head, name := privateNotes, "MED EGNA ANTECKNINGAR", "Egna anteckningar"
	if !private {
		kind, head, name = "LÄSEXEMPLAR", "LÄSEXEMPLAR", "Läsexemplar"
	}
	a := &annotated{paper: newPaper(m, o.Style, o.At, kind, name), o: o}
	a.masthead(m, head)
	a.pair("Sammanträdesdatum", or(m.Date, "(datum saknas)"), false)
	if private {
		a.warning()
	}
	if len(o.Items) == 0 {
		a.beside(func(n data.Note) bool { return n.ItemID == "" && n.MeetingID != "" }, len(a.strips)-1)
	}
	for i, item := range m.Items {
		if len(o.Items) == 0 || slices.Contains(o.Items, item.ID) {
			a.item(item, i)
		}
	}
	return a
}

// annotated is a paper with notes in its margin.
type annotated struct {
	*paper
	o      AnnotatedOptions
	cards  []*card
	marked bool               // words are marked
	where  string             // the § that is being set
	at     map[string][]*card // by the name of the strip that they stand beside
}

// warning says what the print is, in a frame on the first page.
func (a *annotated) warning() {
	const room, edge = 8.0, 10.0
	a.gap(20)
	strips := layout.Block{Role: layout.Body, X: edge, Width: column - 2*edge}.Strips(a.text(
		"Anteckningarna i marginalen är dina egna och privata. De hör inte till handlingarna. Ge inte utskriften vidare om de inte ska läsas av andra.", smallInk))
	high := 0.0
	for _, s := range strips {
		high += s.Height
	}
	y := -room
	for i := range strips {
		if i == 0 {
			strips[i].Boxes = []layout.Box{
				{X: 0, Y: y, W: column, H: high + 2*room, Color: cream},
				{X: 0, Y: y, W: column, H: high + 2*room, Weight: 0.7, Color: amber},
			}
		}
		strips[i].Keep = true
	}
	a.add(strips...)
	a.gap(room)
}

// item adds one item: its heading and its parts with what is marked in them,
// then its lists.
func (a *annotated) item(item data.AgendaItem, i int) {
	n := len(a.strips)
	a.where = number(item, i)
	a.sectionHeading(item, i)
	notes := slices.DeleteFunc(slices.Clone(a.o.Notes), func(n data.Note) bool { return n.ItemID != item.ID })
	type stood struct {
		start, end int
		note       data.Note
	}
	placed := map[string][]stood{}
	var loose []data.Note
	for _, note := range notes {
		if note.Passage == nil || note.Row != nil || note.Page != nil {
			continue
		}
		if start, end, ok := place(item, *note.Passage); ok {
			placed[note.Passage.Part] = append(placed[note.Passage.Part], stood{start, end, note})
		} else {
			loose = append(loose, note)
		}
	}
	a.beside(func(n data.Note) bool {
		return n.ItemID == item.ID && n.Passage == nil && n.Row == nil && n.Page == nil
	}, n)
	for _, note := range notes {
		if note.Page != nil {
			about := onPage(*note.Page)
			if note.Passage != nil {
				about += ": ”" + oneLine(note.Passage.Quote) + "”"
			}
			a.hang(a.card(note, about), n)
		}
	}
	for _, note := range a.onCases(item) {
		a.hang(a.card(note, "Om ärendet "+note.CaseNumber), n)
	}
	for _, note := range loose {
		a.hang(a.card(note, "Orden finns inte kvar: ”"+note.Passage.Quote+"”"), n)
	}
	for _, part := range data.Parts { // cards are numbered as they are read, from above
		slices.SortStableFunc(placed[part], func(s, t stood) int { return cmp.Or(s.start-t.start, s.end-t.end) })
		var marks []passage
		for _, s := range placed[part] {
			marks = append(marks, passage{s.start, s.end, a.card(s.note, "")})
			a.marked = true
		}
		a.part(item, part, marks)
	}
	for _, l := range item.Lists {
		a.rowsOf(item, l, notes)
	}
}

// onCases are the notes on the cases of an item, whatever meeting they are up at.
func (a *annotated) onCases(item data.AgendaItem) (notes []data.Note) {
	for _, n := range a.o.Notes {
		if n.MeetingID == "" && n.ItemID == "" && slices.ContainsFunc(item.CaseNumbers, func(c string) bool { return data.SameCase(c, n.CaseNumber) }) {
			notes = append(notes, n)
		}
	}
	return notes
}

// beside hangs the cards of chosen notes beside a strip.
func (a *annotated) beside(which func(data.Note) bool, strip int) {
	for _, n := range a.o.Notes {
		if which(n) {
			a.hang(a.card(n, ""), strip)
		}
	}
}

// hang lets a card stand beside a strip.
func (a *annotated) hang(c *card, strip int) {
	if len(c.lines) == 0 || len(a.strips) == 0 {
		return
	}
	s := &a.strips[min(max(strip, 0), len(a.strips)-1)]
	if s.Anchor == "" {
		s.Anchor = "note-" + strconv.Itoa(c.number)
	}
	if a.at == nil {
		a.at = map[string][]*card{}
	}
	a.at[s.Anchor] = append(a.at[s.Anchor], c)
}

var partTitles = map[string]string{
	data.PartMotions: "Yrkanden", data.PartProcedure: "Beslutsgång",
	data.PartDecisions: "Beslut", data.PartReservations: "Reservationer", data.PartStatements: "Yttranden",
}

// part adds a part of an item, block by block.
func (a *annotated) part(item data.AgendaItem, name string, marks []passage) {
	blocks := item.Part(name)
	if len(blocks) == 0 {
		return
	}
	title := partTitles[name]
	if name == data.PartProposals {
		title = proposalTitle(item.ForwardedTo())
	}
	if title != "" {
		a.unlessHeaded(title, blocks)
	}
	at := 0
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if end := tableEnd(blocks, i); end > i && !marked(marks, at, blocks[i:end]) {
			a.rows(blocks[i:end])
			for ; i < end-1; i++ {
				at += len([]rune(blocks[i].Text)) + 1
			}
			at += len([]rune(blocks[i].Text)) + 1
			continue
		}
		a.block(b, spaceBefore(blocks, i), at, marks)
		at += len([]rune(b.Text)) + 1
	}
}

// tableEnd is where the table rows end that begin at block i, i where none do.
func tableEnd(blocks []data.Block, i int) int {
	for i < len(blocks) && blocks[i].Type == data.TableRow {
		i++
	}
	return i
}

func marked(marks []passage, at int, blocks []data.Block) bool {
	end := at
	for _, b := range blocks {
		end += len([]rune(b.Text)) + 1
	}
	return slices.ContainsFunc(marks, func(m passage) bool { return m.start < end && m.end > at })
}

// block adds one block with its marks; at is where it begins in its part.
func (a *annotated) block(b data.Block, before float64, at int, marks []passage) {
	block := layout.Block{Role: layout.Body, Width: column, Before: before}
	style, text := running, []rune(b.Text)
	skip := 0
	switch b.Type {
	case data.Heading:
		block.Role, block.Before, block.Keep, style = layout.Subhead, 11, true, subhead
	case data.ListItem:
		block.Role, block.Before, block.Hang = layout.ListItem, 3, 16
		mark := "•"
		if own := marker.FindString(b.Text); own != "" {
			mark, skip = strings.TrimSpace(own), len([]rune(own))
		} else if strings.HasPrefix(b.Text, "att ") {
			mark, skip = "att", 4
		}
		block.Label = a.text(mark, running)
		for _, l := range block.Label.Lines(column, 0) {
			block.Hang = min(max(block.Hang, l.Width+7), column/3)
		}
	case data.TableRow:
		text = []rune(strings.ReplaceAll(b.Text, "\t", "\u2003"))
	}
	a.passages(block, text[skip:], style, at+skip, marks)
}

// rowsOf adds a notification list, each row with its notes and the reader's mark.
func (a *annotated) rowsOf(item data.AgendaItem, l data.NotificationList, notes []data.Note) {
	a.sub(or(l.Title, "Anmälningar") + " (" + strconv.Itoa(len(l.Entries)) + ")")
	on := map[data.Notification][]*card{} // the first row of those that are alike has the card
	hang := func(row data.RowRef, c func() *card) {
		if i := slices.IndexFunc(l.Entries, func(e data.Notification) bool { return row.On(l.Title, e) }); i >= 0 {
			on[l.Entries[i]] = append(on[l.Entries[i]], c())
		}
	}
	for _, mark := range a.o.Rows {
		if mark.ItemID == item.ID && mark.Raised && !mark.Row.Changed {
			hang(mark.Row, a.raised)
		}
	}
	for _, n := range notes {
		if n.Row != nil {
			about := ""
			if n.Row.Changed {
				about = "Raden är ändrad sedan dess: ”" + n.Row.Text + "”"
			}
			hang(*n.Row, func() *card { return a.card(n, about) })
		}
	}
	for _, e := range l.Entries {
		text := e.Text
		if e.CaseNumber != "" && !strings.Contains(text, e.CaseNumber) {
			text += " Dnr " + e.CaseNumber
		}
		n := len(a.strips)
		a.hanging(strconv.Itoa(e.Number)+".", text, 3)
		for _, c := range on[e] {
			a.hang(c, n)
		}
	}
}

// place is where a passage stands in its part now: where it was, or else the
// only place where its words stand.
func place(item data.AgendaItem, p data.Passage) (start, end int, ok bool) {
	joined := data.JoinBlocks(item.Part(p.Part))
	text := []rune(joined)
	if p.Start >= 0 && p.Start < p.End && p.End <= len(text) && string(text[p.Start:p.End]) == p.Quote {
		return p.Start, p.End, true
	}
	if p.Quote == "" || strings.Count(joined, p.Quote) != 1 {
		return 0, 0, false
	}
	start = len([]rune(joined[:strings.Index(joined, p.Quote)]))
	return start, start + len([]rune(p.Quote)), true
}
