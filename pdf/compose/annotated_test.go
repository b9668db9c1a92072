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

// A note that is longer than the margin, and more notes than a line has room for,
// do not push the notes on what follows away from their passages: what has no
// room stands after the text, with its § and its passage.
func TestAnnotatedPrintKeepsNotesBesideTheirPassages(t *testing.T) {
	m := adjusted()
	m.Items = m.Items[:3]
	var o compose.AnnotatedOptions
	o.At = made
	for i := range m.Items {
		m.Items[i] = data.AgendaItem{ID: string(rune('a' + i)), Section: 61 + i, Title: "Ärende nummer " + string(rune('A'+i))}
		m.Items[i].Body = []data.Block{{Type: data.Paragraph, Text: strings.Repeat("Förvaltningen redovisar utfallet. ", 40) + "Sist i ärende " + string(rune('A'+i)) + "."}}
		text := m.Items[i].Body[0].Text
		add := func(from, runes int, words string) {
			o.Notes = append(o.Notes, data.Note{ItemID: m.Items[i].ID, Kind: data.KindNote, Text: words,
				Passage: &data.Passage{Part: data.PartBody, Start: from, End: from + runes, Quote: string([]rune(text)[from : from+runes])}})
		}
		switch i {
		case 0:
			add(0, 13, "BÖRJAN "+strings.Repeat("lång anteckning ", 200)+"SLUT")
		case 1:
			for n := range 30 {
				add(n, 1, "Tät "+string(rune('a'+n%26))+string(rune('a'+n/26))+strings.Repeat(" med flera ord", 6))
			}
		}
		add(len([]rune(text))-10, 5, "VID SLUTET AV "+string(rune('A'+i)))
	}
	doc, err := compose.Annotated(m, o)
	if err != nil {
		t.Fatal(err)
	}
	if *pagesDir != "" {
		if err := os.WriteFile(*pagesDir+"/annotated-crowded.pdf", doc.PDF, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	file := open(t, doc.PDF)
	var pages []string
	for page := range doc.Pages {
		pages = append(pages, squeeze(file.text(page)))
	}
	on := func(words string) (first int) {
		for i, text := range pages {
			if strings.Contains(text, squeeze(words)) {
				return i
			}
		}
		t.Fatalf("%q is lost", words)
		return -1
	}
	for i := range m.Items {
		letter := string(rune('A' + i))
		if text, note := on("Sist i ärende "+letter), on("VID SLUTET AV "+letter); text != note {
			t.Errorf("§ %d: the passage is on page %d, its note on page %d", 61+i, text+1, note+1)
		}
	}
	if on("BÖRJAN") != on("§ 61") {
		t.Error("a long note does not begin beside its passage")
	}
	whole := on("Anteckningar som inte fick plats i marginalen")
	all := strings.Join(pages, "")
	if n := strings.Count(strings.Join(pages[whole:], ""), "långanteckning"); n < 199 || on("anteckning SLUT") < whole { // one may be parted by the page
		t.Error("a long note is not told whole after the text")
	}
	if !strings.Contains(all, squeeze("hela anteckningen står sist")) || !strings.Contains(all, squeeze("§ 61 ”Förvaltningen”")) {
		t.Error("it is not said where the rest stands, or what it is about")
	}
	for _, n := range o.Notes {
		if len(n.Text) < 1000 && !strings.Contains(all, squeeze(n.Text)) {
			t.Errorf("the note %.20q is not whole anywhere", n.Text)
		}
	}
}

func TestAPrintWithoutNotesSaysNothingOfNotes(t *testing.T) {
	m, o := noted(t)
	mark := o.Notes[0] // words marked, and nothing said of them
	mark.Text = ""
	for _, c := range []struct {
		name  string
		items []string
		notes []data.Note
		want  bool
	}{
		{"none", nil, nil, false},
		{"on another item", []string{"b"}, []data.Note{{ItemID: "a", Kind: data.KindNote, Text: "Kolla."}}, false},
		{"a mark", nil, []data.Note{mark}, true},
	} {
		o.Items, o.Notes = c.items, c.notes
		doc, err := compose.Annotated(m, o)
		if err != nil {
			t.Fatal(err)
		}
		says := strings.Contains(strings.ToLower(textOf(t, doc)), "anteckningar")
		if says != c.want || doc.Private != c.want {
			t.Errorf("%s: says that it has notes %v, private %v; want %v", c.name, says, doc.Private, c.want)
		}
	}
}
