package webannotation

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"paragraf/data"
)

// Place is what a note's meeting and item are called, beside their ids.
type Place struct {
	Body, Date, Title string
}

// Options is what an export says beside the notes.
type Options struct {
	Label string
	Place func(data.Note) Place // may be nil
}

// motivations are the model's words for what each kind of note is for.
var motivations = map[data.NoteKind]string{
	data.KindNote: "commenting", data.KindAsk: "questioning", data.KindMotion: "editing", data.KindDissent: "commenting",
	data.KindFor: "assessing", data.KindNo: "assessing", data.KindBias: "moderating", data.KindCheck: "questioning",
	data.KindPlace: "bookmarking",
}

// Write makes one AnnotationCollection of notes, in their order.
func Write(notes []data.Note, o Options) ([]byte, error) {
	c := collection{Context: Context, ID: "urn:paragraf:notes", Type: "AnnotationCollection", Label: o.Label, Total: len(notes)}
	if len(notes) > 0 {
		c.Last = "urn:paragraf:notes:1"
		c.First = &page{ID: c.Last, Type: "AnnotationPage", PartOf: c.ID}
		for _, n := range notes {
			c.First.Items = append(c.First.Items, annotate(n, o))
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(c)
	return b.Bytes(), err
}

func annotate(n data.Note, o Options) annotation {
	a := annotation{Context: Context, ID: "urn:uuid:" + n.ID, Type: "Annotation", Motivation: motivations[n.Kind],
		Created: at(n.CreatedAt), Modified: at(n.UpdatedAt)}
	if n.Text == "" && n.Kind == data.KindNote {
		a.Motivation = "highlighting"
	}
	if n.Text != "" {
		a.Body = append(a.Body, body{"TextualBody", "commenting", n.Text, "text/plain", "sv"})
	}
	for _, tag := range n.Tags {
		a.Body = append(a.Body, body{Type: "TextualBody", Purpose: "tagging", Value: tag, Format: "text/plain"})
	}
	a.Body = append(a.Body, body{Type: "TextualBody", Purpose: "classifying", Value: string(n.Kind), Format: "text/plain"})

	t := target{Type: "SpecificResource", Source: sourceOf(n), Case: n.CaseNumber}
	if n.Section > 0 {
		t.Section = fmt.Sprintf("§ %d", n.Section)
	}
	if o.Place != nil {
		p := o.Place(n)
		t.Title, t.Date, t.Publisher = p.Title, p.Date, p.Body
	}
	if t.StyleClass = n.Colour; n.Style != "" {
		t.StyleClass = n.Colour + "-" + n.Style
	}
	a.Stylesheet = styleOf(n)
	switch {
	case n.Page != nil:
		t.Selector = []selector{onPage(n)}
	case n.Passage != nil:
		t.Selector = onWords(*n.Passage)
	case n.Row != nil && n.Row.Text != "":
		t.Selector = []selector{{Type: "TextQuoteSelector", Exact: n.Row.Text}}
	}
	a.Target = t
	return a
}

func at(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC().Truncate(time.Microsecond)
	return &t
}
