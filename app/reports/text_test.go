package reports

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"paragraf/data"
	"paragraf/data/anchor"
)

func matter() data.AgendaItem {
	return data.AgendaItem{
		Position: 3, Section: 46, Title: "Jourverksamhet i norra länsdelen", Kind: data.KindDecision,
		CaseNumbers: []string{"25VN0311"},
		Body: []data.Block{
			{Type: data.Heading, Text: "Bakgrund"},
			{Type: data.Paragraph, Text: "Försöket har pågått sedan den 1 februari."},
			{Type: data.ListItem, Text: ""},
			{Type: data.ListItem, Text: "kvällar och helger – även å, ä och ö"},
		},
		Proposals: []data.Proposal{
			{By: "Förvaltningen", LeadIn: "Vårdnämnden beslutar", Clauses: []string{"att göra jourlinjen permanent."}},
			{By: "Ellen Fjällvik (C)", Clauses: []string{"att förlänga försöket."}},
		},
		Votes:     []data.Vote{{Yes: 8, No: 5, Ballots: []data.Ballot{{Name: "Ture Malmgård", Party: "S", Ballot: "yes"}}}},
		Decisions: []data.Decision{{LeadIn: "Vårdnämnden beslutar", Clauses: []string{"att göra jourlinjen permanent."}}},
		Adjusted:  true,
	}
}

// Every word of the item that the page shows leads back to where it stands in
// the item, and from there to the same place on the page.
func TestPassageAndPlaceAgree(t *testing.T) {
	it := matter()
	text := Compose(it)
	page := []rune(text.String())
	rapid.Check(t, func(t *rapid.T) {
		from := rapid.IntRange(0, len(page)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(page)).Draw(t, "to")
		part, start, end, ok := text.Passage(from, to)
		if !ok {
			return
		}
		joined := []rune(data.JoinBlocks(it.Part(part)))
		quote := string(joined[start:end])
		a, b, ok := text.Place(it, data.Passage{Part: part, Start: start, End: end, Quote: quote})
		if !ok {
			t.Fatalf("%q in %s has no place on the page", quote, part)
		}
		if a < from || b > to || utf8.RuneCountInString(string(page[a:b])) == 0 {
			t.Fatalf("%q stands at %d–%d, chosen was %d–%d", quote, a, b, from, to)
		}
		part2, start2, end2, ok := text.Passage(a, b)
		if !ok || part2 != part || start2 != start || end2 != end {
			t.Fatalf("%s %d–%d came back as %s %d–%d", part, start, end, part2, start2, end2)
		}
	})
}

func TestTheSameWordsInTwoPartsAreToldApart(t *testing.T) {
	it := matter()
	text := Compose(it)
	words := "att göra jourlinjen permanent."
	n := utf8.RuneCountInString(words)
	lead := utf8.RuneCountInString("Vårdnämnden beslutar\n")
	inProposal, _, ok1 := text.Place(it, data.Passage{Part: data.PartProposals, Start: lead, End: lead + n, Quote: words})
	inDecision, _, ok2 := text.Place(it, data.Passage{Part: data.PartDecisions, Start: lead, End: lead + n, Quote: words})
	if !ok1 || !ok2 || inProposal >= inDecision {
		t.Fatalf("places %d (%v) and %d (%v)", inProposal, ok1, inDecision, ok2)
	}
}

func TestMovedWordsAreFoundAndGoneWordsAreNot(t *testing.T) {
	it := matter()
	text := Compose(it)
	page := []rune(text.String())
	a, b, ok := text.Place(it, data.Passage{Part: data.PartBody, Start: 0, End: 7, Quote: "den 1 februari"})
	if !ok || string(page[a:b]) != "den 1 februari" {
		t.Fatalf("moved words: %v %d–%d", ok, a, b)
	}
	if _, _, ok := text.Place(it, data.Passage{Part: data.PartBody, Start: 0, End: 7, Quote: "den 2 mars"}); ok {
		t.Fatal("words that are not there were given a place")
	}
}

func TestAHeadingOfTheProgramsOwnIsNoPassage(t *testing.T) {
	text := Compose(matter())
	if _, _, _, ok := text.Passage(0, 4); ok {
		t.Fatal("the title was taken for a passage of the report")
	}
}

// Where a note's words are the same and the sentence round them is not, the reader
// is shown the sentences.
func TestTheSameWordsAreShownInTheirSentences(t *testing.T) {
	was := data.Passage{Part: data.PartBody, Quote: "begäran", Prefix: "Nämnden ska avslå ", Suffix: " från Granby"}
	now := data.Passage{Part: data.PartBody, Quote: "begäran", Prefix: "Nämnden kan bifalla ", Suffix: " från Lomvik"}
	text := ChangeText(data.Note{Passage: &now, Carried: &data.Carried{State: anchor.Edited, Was: &was}})
	for _, want := range []string{"avslå »begäran« från Granby", "bifalla »begäran« från Lomvik"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

// Labels that the reading in kept, so that no word is lost, say nothing at the end
// of a text; what stands before them is where it was.
func TestHeadingsOverNothingAreNotShown(t *testing.T) {
	it := data.AgendaItem{Title: "Delegationsbeslut", Body: []data.Block{
		{Type: data.Heading, Text: "Bakgrund"}, {Type: data.Paragraph, Text: "Två beslut."},
		{Type: data.Heading, Text: "Ärende"}, {Type: data.Heading, Text: "Beslutsfattare"},
	}}
	text := Compose(it)
	if page := text.String(); strings.Contains(page, "Beslutsfattare") || !strings.HasSuffix(page, "Bakgrund\nTvå beslut.") {
		t.Errorf("the page says %q", page)
	}
	if _, _, ok := text.Place(it, data.Passage{Part: data.PartBody, Start: 21, End: 27, Quote: "Ärende"}); ok {
		t.Error("a label that is not shown has a place on the page")
	}
	it.Body = it.Body[2:]
	if !Compose(it).Empty() {
		t.Error("a text of labels alone is shown")
	}
}

func TestWhatIsPutToTheCouncilIsHeadedSo(t *testing.T) {
	it := data.AgendaItem{Title: "Avfallsplan", Proposals: []data.Proposal{
		{By: "Miljönämnden", LeadIn: "Miljönämnden föreslår fullmäktige besluta", Clauses: []string{"att anta planen."}},
		{LeadIn: "Miljönämnden beslutar för egen del", Clauses: []string{"att följa planen."}},
		{By: "Arbetsutskottet", Clauses: []string{"att avslå."}},
	}}
	var heads []string
	for _, p := range Compose(it).Paras {
		if p.Form == Heading {
			heads = append(heads, p.Text)
		}
	}
	if got, want := strings.Join(heads, " | "), "Förslag till fullmäktige | Förslag till beslut | Förslag till beslut från Arbetsutskottet"; got != want {
		t.Errorf("headings %s, want %s", got, want)
	}
}
