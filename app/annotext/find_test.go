package annotext

import (
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"paragraf/app/look"
)

func TestFindGoesRoundTheHits(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 300)
	p.SetText(report(), nil)
	n := p.Find("  RESTIDERNA ")
	if n != 13 {
		t.Fatalf("%d hits, want 13", n)
	}
	first, _ := p.Selection()
	if got := p.SelectedText(); got != "restiderna" {
		t.Errorf("stands at %q", got)
	}
	p.FindPrevious()
	if at, of := p.Found(); at != 13 || of != 13 {
		t.Errorf("before the first comes %d of %d", at, of)
	}
	p.FindNext()
	if again, _ := p.Selection(); again != first {
		t.Errorf("back at %d, want %d", again, first)
	}
	if line := p.geo.top + p.lay.lines[p.lay.of(first)].y; line < p.scroll.Offset.Y || line > p.scroll.Offset.Y+300 {
		t.Error("the hit is not in view")
	}
	if p.Find("finns inte") != 0 || p.FindNext() {
		t.Error("found what is not there")
	}
	p.Find("jour")
	p.EndFind()
	if _, of := p.Found(); of != 0 {
		t.Error("the search did not end")
	}
}

// Who has read on with the wheel finds what stands there, not at the beginning.
func TestFindBeginsWhereOneReads(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 500, 300)
	p.SetText(report(), nil)
	const words = "restiderna"
	all := p.text.find(words)
	middle := all[len(all)/2].start
	p.ScrollTo(middle)
	p.Find(words)
	if start, _ := p.Selection(); start < p.text.clamp(middle)-200 {
		t.Errorf("found at %d though one reads at %d", start, middle)
	}
}

func TestFindReadsAcrossBlocksAndSpaces(t *testing.T) {
	text := NewText([]Block{{Heading, "Beslut"}, {Paragraph, "den 12\u00a0juni, ÅRE"}, {Paragraph, "över\u00adklagande av Andrée 2024–2026"}})
	for words, want := range map[string]span{
		"beslut den": {0, 10}, "12 juni": {11, 18}, "åre": {20, 23}, "den\n12": {7, 13},
		"överklagande": {24, 37}, "andree 2024-2026": {41, 57},
	} {
		found := text.find(words)
		if len(found) != 1 || found[0] != want {
			t.Errorf("%q found at %v, want %v", words, found, want)
		}
	}
}

func TestWordsAndBlocksOfOffsets(t *testing.T) {
	text := NewText([]Block{{Paragraph, "Jon Åkesdal (M) yrkar"}, {Paragraph, ""}, {Paragraph, "bifall."}})
	for offset, want := range map[int]string{0: "Jon", 3: "Jon", 5: "Åkesdal", 10: "Åkesdal", 13: "M", 14: "M", 23: "bifall", 30: "bifall"} {
		start, end := text.Word(offset)
		if got := text.Slice(start, end); got != want {
			t.Errorf("word at %d is %q, want %q", offset, got, want)
		}
	}
	soft := NewText([]Block{{Paragraph, "Gatu\u00adbelys\u00adningen ska"}})
	if start, end := soft.Word(8); start != 0 || end != 17 || soft.next(0) != 18 || soft.previous(18) != 0 || soft.beside(3, 1) != 5 || soft.beside(5, -1) != 3 {
		t.Errorf("a word that may be broken is %q", soft.Slice(start, end))
	}
	if got := text.Slice(-5, 3); got != "Jon" {
		t.Errorf("a range that begins outside gives %q", got)
	}
	if text.Block(21) != 0 || text.Block(22) != 1 || text.Block(23) != 2 || text.Block(99) != 2 {
		t.Error("offsets stand in the wrong blocks")
	}
}

func TestNewTextJoinsBlocksWithOneLineBreak(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOf(rapid.StringMatching(`[a-zåäö§ ]{0,12}`)).Draw(t, "blocks")
		var blocks []Block
		want := ""
		for i, s := range texts {
			if i > 0 {
				want += "\n"
			}
			want += s
			blocks = append(blocks, Block{Paragraph, s})
		}
		text := NewText(blocks)
		if got := text.Slice(0, text.Len()); got != want {
			t.Fatalf("%q, want %q", got, want)
		}
	})
}

// A mark that turns the direction of what follows would make the page say
// something else than the text.
func TestWhatCannotBeSetStaysOneRuneAndTurnsNothing(t *testing.T) {
	const raw = "12\u202e34\x00\u2066å\u2028\ufeff.\tslut"
	text := NewText([]Block{{Paragraph, raw}})
	if got, want := text.Slice(0, text.Len()), "12\u200b34 \u200bå \u200b.\tslut"; got != want {
		t.Errorf("%q is set as %q, want %q", raw, got, want)
	}
	if text.Len() != len([]rune(raw)) {
		t.Errorf("%d runes became %d", len([]rune(raw)), text.Len())
	}
}

// The layout adds up runes two by two; the screen draws whole lines.
func TestSummedRunesAreAsWideAsTheWholeLine(t *testing.T) {
	look.Apply(test.NewTempApp(t), look.Options{})
	f := faces(look.ReadingNow())
	m := newMetrics(measuring(f))
	for words, off := range map[string]float64{
		"Förvaltningen fick i december i uppdrag att pröva en samlad jourlinje för de tre":            0.6,
		"Affischen, flera filer och \"offret\" – AVATAR To Ty. (2024-04-09), 1 234,5 mkr § 46":        0.6,
		"Łódź, Šumava, 東京 och 100 % å à la carte":                                                     0.6,
		"Familjen 👨\u200d👩\u200d👧\u200d👦, flaggan 🇸🇪, tummen 👍🏽 och läkaren 👩🏽\u200d⚕️ e\u0301n gång": 1.5, // signs joined of several
	} {
		for s := range Style(styles) {
			whole, sum := measuring(f)(words, s), m.width(s, []rune(words))
			if math.Abs(float64(whole-sum)) > off {
				t.Errorf("style %d: %q is %v wide, its runes %v", s, words, whole, sum)
			}
		}
	}
}

func TestLabelForAssistiveTechnologySaysWhatIsRead(t *testing.T) {
	p, _ := show(t, Options{Label: "Underlag"}, look.Options{}, 900, 300)
	p.SetText(report(), nil)
	if got := p.AccessibilityLabel(); got != "Underlag: Jourverksamhet i norra länsdelen" {
		t.Errorf("%q", got)
	}
	p.SelectQuote("samlad jourlinje")
	if got := p.AccessibilityLabel(); got != "Underlag: samlad jourlinje" {
		t.Errorf("%q", got)
	}
	var _ fyne.Accessible = p
}
