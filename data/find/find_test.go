package find

import (
	"slices"
	"strings"
	"testing"
)

var shelf = []string{
	0:  "Samtliga ledamöter i Norrlids byggnadsnämnd har fått handlingarna.",
	1:  "Den nya E-tjänsten för felanmälan öppnas i Granby.",
	2:  "Etjänster i hela kommunen ses över.",
	3:  "Ärendet har diarienummer KS 2025/00123 och rör färdtjänst.",
	4:  "Ärendet har diarienummer KS 2025/123-4 och rör något annat.",
	5:  "Ekonomin i balans är målet, men ekonomi i obalans är läget.",
	6:  "En plan för ekonomi i balans antas.",
	7:  "Hyran för Åsas lokaler i Lomvik höjs.",
	8:  "Asa heter en by.",
	9:  "Nämnden beslutar om behandling av klagomål.",
	10: "Rådet avstyrker förslaget om jourlinje i Granby.",
	11: "Jourverksamheten flyttas till Lomvik, och ny jour införs.",
	12: "Nämnden föreslog avslag; arbetsutskottet hade föreslagit bifall.",
	13: "Tjänstemännen har sagt upp avtalet.",
	14: "Upphandlingen av va\u0308gsalt avbröts.", // a and dots apart
}

func onShelf(t *testing.T, query string) []int {
	t.Helper()
	var m Memory
	for _, text := range shelf {
		m.Add(text)
	}
	got, _, err := m.Search(Parse(query))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestWhatAQueryFinds(t *testing.T) {
	for query, want := range map[string][]int{
		"ledamot":                 {0},
		"LEDAMÖTERNAS":            {0},
		"e-tjänst":                {1, 2},
		"etjänst":                 {1, 2},
		"KS 2025/123":             {3}, // "-4" is a document of its own case
		"KS2025-123":              {3},
		"dnr KS 2025:00123":       {3},
		"ks 2025 123 färdtjänst":  {3},
		`"ekonomi i balans"`:      {6},
		"ekonomi balans":          {5, 6},
		"Åsa":                     {7},
		"Asa":                     {8},
		"handling":                {0, 14}, // of upphandling, but not of behandling
		"jour":                    {10, 11},
		"jour -lomvik":            {10},
		`jour -"ny jour"`:         {10},
		"föreslå":                 {12},
		"tjänsteman":              {13},
		"säga upp avtal":          {13},
		"vägsalt":                 {14},
		"va\u0308gsalt":           {14},
		"upphadling":              {14}, // slips of the keyboard
		"färdtjnäst":              {3},
		"fardtjanst":              {3},
		"jour i granby":           {10},
		"kvantdator":              nil,
		"":                        nil,
		"-jour":                   nil,
		`"`:                       nil,
		"organ: § \" -":           nil,
		"balans ekonomi -obalans": {6},
	} {
		if got := onShelf(t, query); !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v", query, got, want)
		}
	}
}

func TestAWordThatIsBeingTypedFindsThoseThatBeginSo(t *testing.T) {
	var m Memory
	for _, text := range shelf {
		m.Add(text)
	}
	for typed, want := range map[string][]int{"uppha": {14}, "jour gra": {10}, "led": {0}, "le": nil} {
		q := Parse(typed)
		q.Unfinished = true
		if got, _, err := m.Search(q); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: found %v, want %v, %v", typed, got, want, err)
		}
	}
}

func TestParse(t *testing.T) {
	q := Parse(`§§ 46–48 år:2024-2025 organ:"Vårdnämnden" jour i "norra länsdelen" -budget`)
	if !slices.Equal(q.Sections, []int{46, 47, 48}) || !slices.Equal(q.Years, []int{2024, 2025}) || !slices.Equal(q.Bodies, []string{"vårdnämnden"}) {
		t.Errorf("%+v", q)
	}
	var words []string
	for _, term := range q.Terms {
		words = append(words, strings.Join(term.Words, " "))
	}
	if want := []string{"norra länsdelen", "jour", "budget"}; !slices.Equal(words, want) || !q.Terms[0].Quoted || !q.Terms[2].Not {
		t.Errorf("%+v", q.Terms)
	}
	for typed, want := range map[string]struct{ section, year int }{"§ 46/2025": {46, 2025}, "§46": {46, 0}, "paragraf 7": {7, 0}} {
		q := Parse(typed)
		year := 0
		if len(q.Years) > 0 {
			year = q.Years[0]
		}
		if len(q.Sections) != 1 || q.Sections[0] != want.section || year != want.year || len(q.Terms) > 0 {
			t.Errorf("%s: %+v", typed, q)
		}
	}
	if q := Parse("5 kap. 69 § kommunallagen"); len(q.Sections) != 0 || len(q.Terms) != 4 {
		t.Errorf("a reference to the law is no § of minutes: %+v", q)
	}
}

func TestBetterAnswersAreWorthMore(t *testing.T) {
	var m Memory
	texts := []string{"Budget antas.", "Budgetens ramar höjs.", "Tilläggsbudget begärs.", "Budgetarbetet börjar.", "Om tillägg och arbete."}
	for _, text := range texts {
		m.Add(text)
	}
	got, matches, err := m.Search(Parse("budget"))
	if err != nil || !slices.Equal(got, []int{0, 1, 2, 3}) {
		t.Fatalf("found %v, %v", got, err)
	}
	for i := 1; i < len(matches); i++ {
		if matches[i].Sum() >= matches[i-1].Sum() {
			t.Errorf("%q is worth %v, %q %v", texts[i-1], matches[i-1].Sum(), texts[i], matches[i].Sum())
		}
	}
}

func TestSnippetShowsWhatWasFound(t *testing.T) {
	long := strings.Repeat("Förvaltningen redogör för läget i länet. ", 30)
	text := long + "Jouren i Granby\nläggs ned enligt beslutet om jour. " + long
	var m Memory
	m.Add(text)
	_, matches, err := m.Search(Parse("jour granby"))
	if err != nil || len(matches) != 1 {
		t.Fatal(matches, err)
	}
	snippet, found := Snippet(text, matches[0].Spans, 160)
	runes := []rune(snippet)
	var words []string
	for _, s := range found {
		words = append(words, string(runes[s.Start:s.End]))
	}
	if !slices.Equal(words, []string{"Jouren", "Granby", "jour"}) || len(runes) > 164 || !strings.HasPrefix(snippet, "… ") || !strings.HasSuffix(snippet, " …") || strings.Contains(snippet, "\n") {
		t.Errorf("%q %q", snippet, words)
	}
	if whole, at := Snippet("Kort om jour.", []Span{{8, 12}}, 160); whole != "Kort om jour." || len(at) != 1 {
		t.Errorf("%q %v", whole, at)
	}
}

func FuzzNothingThatIsTypedBreaks(f *testing.F) {
	for _, s := range []string{"jour", `"a b" -c § 4`, "KS 2025/1", "år:2020-2030", "a\u0308-ö 12-x", "\xff\x00"} {
		f.Add(s)
	}
	var m Memory
	for _, text := range shelf {
		m.Add(text)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		numbers, matches, err := m.Search(Parse(typed))
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range numbers {
			runes := len([]rune(shelf[n]))
			for _, s := range matches[i].Spans {
				if s.Start < 0 || s.End > runes || s.Start >= s.End {
					t.Fatalf("%q: %+v in %d runes", typed, s, runes)
				}
			}
			Snippet(shelf[n], matches[i].Spans, 20)
		}
	})
}
