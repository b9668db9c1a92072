package compose_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// noted is a meeting with notes of every sort on its items.
func noted(tb testing.TB) (data.Meeting, compose.AnnotatedOptions) {
	tb.Helper()
	m := adjusted()
	o := compose.AnnotatedOptions{At: made}
	for i := range m.Items {
		m.Items[i].ID = string(rune('a' + i))
	}
	add := func(item int, part, quote string, kind data.NoteKind, colour, text string) {
		joined := data.JoinBlocks(m.Items[item].Part(part))
		at := strings.Index(joined, quote)
		if at < 0 {
			tb.Fatalf("%q is not in %s of item %d: %q", quote, part, item, joined)
		}
		start := len([]rune(joined[:at]))
		o.Notes = append(o.Notes, data.Note{ID: text, ItemID: m.Items[item].ID, Kind: kind, Colour: colour, Text: text,
			Passage: &data.Passage{Part: part, Start: start, End: start + len([]rune(quote)), Quote: quote}})
	}
	for i, item := range m.Items {
		for _, part := range data.Parts {
			text := data.JoinBlocks(item.Part(part))
			if words := strings.Fields(text); len(words) > 6 {
				quote := strings.Join(words[1:5], " ")
				if strings.Contains(text, quote) {
					add(i, part, quote, data.KindAsk, []string{"yellow", "green", "red", "blue"}[(i+len(part))%4], "Hur räknades detta, och vem står för det om några år? "+part)
				}
			}
		}
	}
	o.Notes = append(o.Notes,
		data.Note{ItemID: "a", Kind: data.KindNote, Text: "På hela ärendet."},
		data.Note{ItemID: "a", Kind: data.KindCheck, Colour: "red", Text: "Kolla igen.", Passage: &data.Passage{Part: data.PartBody, Start: 2, End: 9, Quote: "ord som är borta"}},
	)
	return m, o
}

func TestAnnotatedPrintHoldsTextNotesAndThatTheyArePrivate(t *testing.T) {
	m, o := noted(t)
	doc, err := compose.Annotated(m, o)
	if err != nil {
		t.Fatal(err)
	}
	if *pagesDir != "" {
		if err := os.WriteFile(*pagesDir+"/annotated.pdf", doc.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text := textOf(t, doc)
	for _, n := range o.Notes {
		if !strings.Contains(squeeze(text), squeeze(n.Text)) {
			t.Errorf("the note %q is not printed", n.Text)
		}
	}
	if n := strings.Count(text, "PRIVAT – EGNA ANTECKNINGAR"); n != doc.Pages {
		t.Errorf("%d of %d pages say that the notes are private", n, doc.Pages)
	}
	if !strings.Contains(squeeze(text), squeeze("Orden finns inte kvar: ”ord som är borta”")) {
		t.Error("a note whose words are gone does not say so")
	}
	if bytes.Contains(doc.PDF, []byte("/EmbeddedFile")) {
		t.Error("something is attached")
	}
}

func TestAnnotatedPrintNumbersItsNotesAsTheyAreRead(t *testing.T) {
	m, o := noted(t)
	first := o.Notes[0]
	o.Items = []string{first.ItemID}
	whole := *first.Passage
	part := func(from, to int) *data.Passage { // of the words, in runes
		p := whole
		p.Start, p.End, p.Quote = whole.Start+from, whole.Start+to, string([]rune(whole.Quote)[from:to])
		return &p
	}
	later := data.Note{ItemID: first.ItemID, Kind: data.KindAsk, Text: "Senare i stycket", Passage: part(6, 9)}
	first.Text, first.Passage = "Tidigare i stycket", part(0, 4)
	o.Notes = []data.Note{later, first, {ItemID: first.ItemID, Kind: data.KindNote, Text: "På hela ärendet."}}
	doc, err := compose.Annotated(m, o)
	if err != nil {
		t.Fatal(err)
	}
	squeezed := squeeze(textOf(t, doc))
	for i, want := range []string{"1AnteckningPåhelaärendet.", "2FrågaTidigareistycket", "3FrågaSenareistycket"} {
		if !strings.Contains(squeezed, want) {
			t.Errorf("note %d is not %q in %q", i+1, want, squeezed)
		}
	}
}

func TestAnnotatedPrintOfOneItemHasNoNotesOfOthers(t *testing.T) {
	m, o := noted(t)
	o.Items = []string{"a"}
	o.Notes = append(o.Notes, data.Note{ItemID: "b", Kind: data.KindNote, Text: "hör till ett annat ärende"}, data.Note{Kind: data.KindNote, Text: "hör till mötet"})
	doc, err := compose.Annotated(m, o)
	if err != nil {
		t.Fatal(err)
	}
	text := textOf(t, doc)
	if strings.Contains(text, "annat ärende") || strings.Contains(text, "hör till mötet") {
		t.Error("notes of other items are printed")
	}
	if strings.Contains(text, m.Items[1].Title) {
		t.Error("other items are printed")
	}
}

// Many long notes on few words go over to pages of their own; none is lost.
func TestAnnotatedPrintLosesNoNoteForWantOfRoom(t *testing.T) {
	m, o := noted(t)
	o.Items = []string{"a"}
	for i := range 40 {
		o.Notes = append(o.Notes, data.Note{ItemID: "a", Kind: data.KindNote, Text: strings.Repeat("en lång anteckning ", 12) + "slut" + string(rune('A'+i))})
	}
	doc, err := compose.Annotated(m, o)
	if err != nil {
		t.Fatal(err)
	}
	text := squeeze(textOf(t, doc))
	for i := range 40 {
		if want := "slut" + string(rune('A'+i)); !strings.Contains(text, want) {
			t.Errorf("the note that ends in %s is lost", want)
		}
	}
}

// textOf is what stands on all pages.
func textOf(t *testing.T, doc compose.Document) string {
	t.Helper()
	o := open(t, doc.PDF)
	all := ""
	for page := range doc.Pages {
		all += o.text(page) + "\n"
	}
	return all
}

// squeeze leaves out the spaces, which a narrow column sets otherwise.
func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

func TestAnnotatedPrintHoldsBookmarksUnderliningAndNotesOnTheCase(t *testing.T) {
	m, o := noted(t)
	m.Items[0].CaseNumbers = []string{"26RN901"}
	passage := o.Notes[0].Passage
	marked := func(n data.Note) string {
		n.ItemID, n.Passage = o.Notes[0].ItemID, passage
		o := o
		o.Notes = []data.Note{n, {CaseNumber: "dnr 26 RN 901", Kind: data.KindAsk, Text: "Följ upp till våren."}, {CaseNumber: "26RN902", Text: "Ett annat ärende."}}
		o.Items = []string{"a", n.ItemID}
		doc, err := compose.Annotated(m, o)
		if err != nil {
			t.Fatal(err)
		}
		text := textOf(t, doc)
		if !strings.Contains(text, "Följ upp till våren.") || !strings.Contains(text, "Om ärendet") || strings.Contains(text, "Ett annat ärende.") {
			t.Error("the notes on the case are not those of its item")
		}
		return text
	}
	if !strings.Contains(marked(data.Note{Kind: data.KindPlace}), "Bokmärke") {
		t.Error("a bookmark without words is not told")
	}
	if strings.Contains(marked(data.Note{Kind: data.KindNote, Colour: "yellow", Style: data.Underline}), "Bokmärke") {
		t.Error("an underlined passage is called a bookmark")
	}
}
