package compose

import (
	"strconv"
	"strings"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
)

// NotesOptions is what a list of own notes holds.
type NotesOptions struct {
	At    time.Time
	Parts []NotesPart
}

// NotesPart is the notes on one meeting or case, in their order.
type NotesPart struct {
	Heading string
	Notes   []PrintedNote
}

// PrintedNote is a note with what its item is called, "" for one on the whole.
type PrintedNote struct {
	data.Note
	Item string
}

// privateNotes stands top right on every page of what is private.
const privateNotes = "PRIVAT – EGNA ANTECKNINGAR"

// Notes sets own notes as a list under the headings of their meetings and
// items. Every page says that it is private, and nothing is attached.
func Notes(o NotesOptions) (Document, error) {
	p := newPaper(data.Meeting{Body: "Egna anteckningar"}, Style{}, o.At, privateNotes, "Egna anteckningar")
	p.title, p.sender = "Egna anteckningar", []string{"Egna anteckningar"}
	title := layout.Block{Role: layout.Title, Width: column, Keep: true}.Strips(p.text("Egna anteckningar", display))
	title[0].Bookmark, title[0].Anchor = "Egna anteckningar", "start"
	p.add(title...)
	p.par("Anteckningarna är dina egna och privata. De hör inte till handlingarna.", small, 2)
	if len(o.Parts) == 0 {
		p.par("Inga anteckningar.", running, 12)
	}
	for i, part := range o.Parts {
		p.chapter(p.seen(part.Heading, "(utan rubrik)"), "part-"+strconv.Itoa(i), 18)
		last := ""
		for _, n := range part.Notes {
			if n.Item != last && n.Item != "" {
				p.sub(n.Item)
			}
			last = n.Item
			p.ownNote(n.Note)
		}
	}
	return p.finish()
}

// ownNote adds one note: what it stands on, what sort it is, and its words.
func (p *paper) ownNote(n data.Note) {
	if n.Page != nil {
		p.par(onPage(*n.Page), small, 7)
		p.keep()
	}
	if n.Row != nil {
		p.par(strings.TrimSuffix(n.Row.List, ":")+" "+strconv.Itoa(n.Row.Number)+": "+oneLine(n.Row.Text), small, 7)
		p.keep()
	} else if n.Passage != nil {
		p.par("”"+oneLine(n.Passage.Quote)+"”", small, 7)
		p.keep()
	}
	text := n.Text
	if text == "" {
		text = "Markering"
		if n.Kind == data.KindPlace {
			text = "–"
		}
	}
	before := 3.0
	if n.Row == nil && n.Passage == nil && n.Page == nil {
		before = 7
	}
	for i, words := range strings.Split(text, "\n") {
		if strings.TrimSpace(words) == "" {
			continue
		}
		b := layout.Block{Role: layout.Body, Width: column, Before: before, Hang: 78}
		if i == 0 {
			b.Label = p.text(kindTitles[n.Kind], label)
		}
		p.add(b.Strips(p.text(words, running))...)
		before = 2
	}
}

// onPage says where in an attachment a note stands.
func onPage(p data.PageRef) string {
	where := "Sidan " + strconv.Itoa(p.Page) + " i " + p.Attachment
	switch {
	case p.Area != nil:
		where += ", ett område"
	case len(p.Strokes) > 0:
		where += ", ritat"
	}
	return where
}
