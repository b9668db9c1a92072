package act_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/object"
)

// planPDF is a PDF with these pages of lines, and a bar of a height on each.
func planPDF(bar int, pages ...[]string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"}
	var kids strings.Builder
	for _, lines := range pages {
		content := fmt.Sprintf("0.2 0.4 0.8 rg 100 300 60 %d re f 0 g BT /F1 11 Tf 14 TL 72 770 Td\n", bar)
		for _, l := range lines {
			for _, r := range l {
				if r > 0x7e || r == '(' || r == ')' {
					l = strings.ReplaceAll(l, string(r), fmt.Sprintf("\\%03o", r))
				}
			}
			content += "(" + l + ") '\n"
		}
		content += "ET\n"
		n := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R>>>>>>", n+1),
			fmt.Sprintf("<</Length %d>>stream\n%sendstream", len(content), content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

var planPage1 = []string{"Plan för Norrlids sjukstuga", "Sjukstugan har fjorton vårdplatser, av vilka fyra är", "avsedda för korttidsvård. Ären-", "det bereds."}
var planPage2 = []string{"Kostnader", "Kostnaden beräknas till 4,2 miljoner kronor om året."}

// withPlan is a store with a meeting whose first item has an attachment.
func withPlan(t *testing.T) (*data.Store, data.Meeting) {
	t.Helper()
	s, err := act.OpenStore(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	accepted, err := s.Accept(t.Context(), data.Draft{Meeting: data.Meeting{Body: "Vårdnämnden", Date: "2026-12-08", State: data.Convened,
		Items: []data.AgendaItem{{Position: 1, Section: 5, Title: "Vårdplatser"}}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.Meeting(t.Context(), accepted.MeetingID)
	if err != nil {
		t.Fatal(err)
	}
	m, err = act.Attach(t.Context(), s, m, m.Items[0].ID, "Bilaga 1.pdf", planPDF(140, planPage1, planPage2))
	if err != nil {
		t.Fatal(err)
	}
	return s, m
}

func TestWordsOfAnAttachmentAreFoundOnItsPages(t *testing.T) {
	s, m := withPlan(t)
	at := func(page int, quote string) act.Remark {
		return act.Remark{MeetingID: m.ID, Section: 5, Text: "x", Page: &data.PageRef{Attachment: "bilaga", Page: page}, Quote: quote}
	}
	for _, c := range []struct {
		page  int
		quote string
		found string
		on    int
	}{
		{0, "fjorton vårdplatser", "fjorton vårdplatser", 1},
		{0, "fyra är avsedda", "fyra är\navsedda", 1},
		{0, "Ärendet bereds", "Ären-\ndet bereds", 1},
		{2, "4,2 MILJONER", "4,2 miljoner", 2},
		{0, "det bereds. Kostnader", "det bereds.\fKostnader", 1},
	} {
		n, err := act.Annotate(context.Background(), s, at(c.page, c.quote))
		if err != nil {
			t.Errorf("%s: %v", c.quote, err)
			continue
		}
		if n.Passage.Quote != c.found || n.Page.Page != c.on || n.Page.Attachment != "Bilaga 1.pdf" || n.Passage.Part != data.PartAttachment {
			t.Errorf("%s: %+v on %+v", c.quote, n.Passage, n.Page)
		}
	}
	for name, c := range map[string]struct {
		r    act.Remark
		want error
	}{
		"words that stand nowhere":      {at(0, "tjugo platser"), data.ErrNotFound},
		"words of another page":         {at(2, "fjorton"), data.ErrNotFound},
		"words that stand twice":        {at(0, "vård"), data.ErrAmbiguous},
		"a page that is not there":      {at(3, ""), nil},
		"no page":                       {at(0, ""), nil},
		"an attachment that is not one": {act.Remark{MeetingID: m.ID, Section: 5, Text: "x", Page: &data.PageRef{Attachment: "karta", Page: 1}}, data.ErrNotFound},
		"an area beside the page": {act.Remark{MeetingID: m.ID, Section: 5, Colour: "red",
			Page: &data.PageRef{Attachment: "bilaga", Page: 1, Area: &data.Area{Left: 500, Top: 10, Right: 700, Bottom: 20}}}, nil},
	} {
		_, err := act.Annotate(context.Background(), s, c.r)
		if _, told := errors.AsType[*act.Error](err); !told || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A picture that is the same goes with its page; one that is another leaves what
// was drawn on it to the tray.
func TestWhatIsDrawnOnAnAttachmentStaysWithItsPicture(t *testing.T) {
	s, m := withPlan(t)
	for _, r := range []act.Remark{
		{Text: "stapel", Colour: "red", Page: &data.PageRef{Attachment: "bilaga", Page: 2, Area: &data.Area{Left: 90, Top: 400, Right: 170, Bottom: 550}}},
		{Text: "ord", Page: &data.PageRef{Attachment: "bilaga"}, Quote: "4,2 miljoner"},
	} {
		r.MeetingID, r.Section = m.ID, 5
		if _, err := act.Annotate(t.Context(), s, r); err != nil {
			t.Fatal(err)
		}
	}
	states := func(file []byte) string {
		r, err := act.ReviseAttachment(t.Context(), s, m, m.Items[0].ID, "bilaga", file)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, n := range r.Notes {
			fmt.Fprintf(&b, "%s %s %d; ", n.Text, n.LastStep().State, n.Page.Page)
		}
		return b.String()
	}
	first := []string{"Nytt försättsblad"}
	if got := states(planPDF(140, first, planPage1, planPage2)); got != "ord unchanged 3; stapel moved 3; " {
		t.Errorf("a page before: %s", got)
	}
	if got := states(planPDF(120, first, planPage1, planPage2)); got != "ord unchanged 3; stapel gone 3; " {
		t.Errorf("another figure: %s", got)
	}
	if got := states(planPDF(140, first, planPage1, planPage2)); got != "ord unchanged 3; stapel unchanged 3; " {
		t.Errorf("the figure as it was: %s", got)
	}
}

// A copy with notes begins with the attachment's own bytes, shows each note as an
// annotation with its words, and changes nothing that is stored.
func TestACopyOfAnAttachmentCarriesTheNotes(t *testing.T) {
	s, m := withPlan(t)
	item := m.Items[0].ID
	if _, _, err := act.AnnotatedCopy(t.Context(), s, m, item, "bilaga"); !errors.Is(err, data.ErrNotFound) {
		t.Errorf("without notes: %v", err)
	}
	for _, r := range []act.Remark{
		{Text: "Räcker det?", Kind: data.KindAsk, Quote: "det bereds. Kostnader", Page: &data.PageRef{}},
		{Colour: "red", Style: data.Underline, Quote: "fjorton", Page: &data.PageRef{}},
		{Text: "stapel", Colour: "red", Page: &data.PageRef{Page: 2, Area: &data.Area{Left: 90, Top: 400, Right: 170, Bottom: 550}}},
		{Colour: "blue", Page: &data.PageRef{Page: 2, Strokes: []data.Stroke{{{X: 10, Y: 10}, {X: 90, Y: 10}}}}},
		{Kind: data.KindPlace, Page: &data.PageRef{Page: 1}},
	} {
		r.MeetingID, r.Section, r.Page.Attachment = m.ID, 5, "bilaga"
		if _, err := act.Annotate(t.Context(), s, r); err != nil {
			t.Fatal(err)
		}
	}
	file, err := s.File(m.Items[0].Attachments[0].SHA256)
	if err != nil {
		t.Fatal(err)
	}
	copied, n, err := act.AnnotatedCopy(t.Context(), s, m, item, "bilaga")
	if err != nil || n != 5 || !bytes.HasPrefix(copied, file) || len(copied) == len(file) {
		t.Fatalf("%d notes, %v", n, err)
	}
	f, err := object.Parse(copied)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[object.Name]int{}
	words := ""
	for _, ref := range f.Objects() {
		if d, err := f.Dict(ref); err == nil && f.Name(d["Type"]) == "Annot" {
			kinds[f.Name(d["Subtype"])]++
			words += f.Text(d["Contents"]) + "; "
		}
	}
	if kinds["Highlight"] != 2 || kinds["Underline"] != 1 || kinds["Square"] != 1 || kinds["Ink"] != 1 || kinds["Text"] != 1 || !strings.Contains(words, "Fråga: Räcker det?") {
		t.Errorf("%v %s", kinds, words)
	}
	if after, err := s.File(m.Items[0].Attachments[0].SHA256); err != nil || !bytes.Equal(after, file) {
		t.Error("the attachment was touched")
	}
}
