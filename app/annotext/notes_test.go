package annotext

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
)

func TestCardsStandBesideTheirPassagesAndNeverOverlap(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 600)
	p.SetText(report(), nil)
	var marks []Mark
	for i := range 60 {
		start := i * 40
		marks = append(marks, Mark{
			ID: fmt.Sprint(i), Start: start, End: start + 10, Colour: Colours[i%4],
			Note: &Note{Kind: "Fråga", Text: strings.Repeat("ganska många ord ", i%9)},
		})
	}
	p.SetMarks(marks)
	for i, s := range p.slots {
		line := p.geo.top + p.lay.lines[p.lay.of(p.marks[s.mark].Start)].y
		if s.y < line {
			t.Errorf("card %d stands at %v, above its passage at %v", i, s.y, line)
		}
		if i > 0 {
			before := p.slots[i-1]
			if s.y < before.y+before.h {
				t.Errorf("card %d begins at %v, the one before ends at %v", i, s.y, before.y+before.h)
			}
			if s.y > line && s.y > before.y+before.h+20 {
				t.Errorf("card %d stands at %v though there is room at %v", i, s.y, line)
			}
		}
	}
	if last := p.slots[len(p.slots)-1]; p.sheet.MinSize().Height < last.y+last.h {
		t.Error("the last card cannot be scrolled to")
	}
	if len(p.cards) == 0 || len(p.cards) > 20 {
		t.Errorf("%d cards exist, want only the visible ones", len(p.cards))
	}
	p.scrollTo(1e6)
	if p.cards["0"] != nil || p.cards["59"] == nil {
		t.Error("after scrolling to the end the first card exists, or the last does not")
	}
}

// However many notes stand on one sentence, the one that is gone to is in view
// beside it, and all others are there.
func TestTheNoteThatIsSpokenOfIsBesideItsPassageAmongThirty(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 600)
	p.SetText(report(), nil)
	var marks []Mark
	for i := range 30 {
		marks = append(marks, Mark{ID: fmt.Sprint(i), Start: 1000, End: 1040, Colour: Yellow, Note: &Note{Kind: "Fråga", Text: fmt.Sprintf("Fråga %d om samma mening", i)}})
	}
	p.SetMarks(append(marks, Mark{ID: "later", Start: 1400, End: 1410, Colour: Red, Note: &Note{Kind: "Fråga", Text: "En annan"}}))
	for _, id := range []string{"0", "12", "29", "later"} {
		if !p.ScrollToMark(id) {
			t.Fatalf("no mark %s", id)
		}
		if from, to := p.Selection(); from != to || from != map[bool]int{true: 1400, false: 1000}[id == "later"] {
			t.Errorf("%s: the keyboard is at %d–%d, not at the mark", id, from, to)
		}
		if len(p.slots) != 31 {
			t.Fatalf("%d cards have a place", len(p.slots))
		}
		for i, s := range p.slots {
			if i > 0 && s.y < p.slots[i-1].y+p.slots[i-1].h {
				t.Errorf("%s: card %d stands on the one before", id, i)
			}
			if m := p.marks[s.mark]; m.ID == id && s.y != p.beside(m) {
				t.Errorf("%s: its card stands at %v, its passage at %v", id, s.y, p.beside(m))
			}
		}
		if p.slots[0].y < 0 {
			t.Errorf("%s: the first card stands above the page", id)
		}
		if p.cards[id] == nil {
			t.Errorf("%s: its card is not in view", id)
		}
	}
}

// At 1280 pixels the three columns of the window leave some 675 to the text.
func TestCardsHaveRoomInAnOrdinaryWindow(t *testing.T) {
	p, w := show(t, Options{}, look.Options{}, 675, 600)
	p.SetText(report(), nil)
	bare := p.geo.column
	p.SetMarks(marksOf(p.text))
	if len(p.cards) == 0 || p.geo.column < 300 {
		t.Errorf("%d cards beside a column of %v", len(p.cards), p.geo.column)
	}
	if bare <= p.geo.column {
		t.Errorf("without notes the column is %v wide, with notes %v", bare, p.geo.column)
	}
	w.Resize(fyne.NewSize(420, 600))
	if len(p.cards) != 0 || p.geo.noteW != 0 {
		t.Error("cards press the text together in a narrow page")
	}
}

func TestALongNoteIsCutUntilItIsTheActiveOne(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 600)
	p.SetText(report(), []Mark{{ID: "a", Start: 40, End: 50, Colour: Yellow, Note: &Note{Kind: "Fråga", Text: strings.Repeat("ganska många ord ", 60), About: "din"}}})
	words := func() []string {
		r := p.cards["a"].CreateRenderer().(*cardRenderer)
		var all []string
		for _, l := range r.lines {
			all = append(all, l.Text)
		}
		return all
	}
	cut := words()
	if len(cut) != cardLines+2 || !strings.HasSuffix(cut[cardLines], "…") || cut[len(cut)-1] != "din" {
		t.Errorf("cut to %d lines: %q", len(cut), cut)
	}
	p.SetActive("a")
	if whole := words(); len(whole) < 20 || strings.Contains(strings.Join(whole, ""), "…") {
		t.Errorf("the active card shows %d lines", len(whole))
	}
}

func TestANoteWithoutAMarkedPassageHasACardToo(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 600)
	p.SetText(report(), []Mark{{ID: "a", Note: &Note{Kind: "Anteckning", Text: "om hela ärendet"}}})
	if p.cards["a"] == nil {
		t.Error("no card")
	}
}

func TestMarksOutsideTheTextAreHarmless(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 600)
	p.SetText(NewText([]Block{{Paragraph, "Kort."}}), []Mark{{ID: "a", Start: 3, End: 900, Colour: Red}, {ID: "b", Start: -4, End: -1, Colour: Blue}})
	if p.marks[1].End != 5 || p.marks[0].Start != 0 {
		t.Errorf("marks %v", p.marks)
	}
	p.SetText(NewText(nil), []Mark{{ID: "a", Start: 3, End: 900, Colour: Red, Note: &Note{Kind: "x"}}})
	keys(p, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEnd, fyne.KeyRight)
	p.Find("x")
	p.ScrollTo(44)
	p.NextMark()
	if a, b := p.Selection(); a != 0 || b != 0 {
		t.Errorf("in an empty text %d to %d is selected", a, b)
	}
}

func TestEveryColourHasASignOfItsOwn(t *testing.T) {
	seen := map[string]Colour{}
	for _, c := range Colours {
		stroke, gap, double := c.dash()
		sign := fmt.Sprint(stroke, gap, double)
		if other, ok := seen[sign]; ok {
			t.Errorf("%s and %s have the same line", c, other)
		}
		seen[sign] = c
	}
}

func TestMarksAreVisitedInOrderAndRound(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 300)
	p.SetText(report(), nil)
	p.SetMarks(marksOf(p.text))
	var ids []string
	for range 5 {
		ids = append(ids, p.NextMark())
	}
	if got := strings.Join(ids, " "); got != "question check note for question" {
		t.Errorf("forwards %q", got)
	}
	if got := p.PreviousMark(); got != "for" {
		t.Errorf("backwards from the first: %q", got)
	}
	if line := p.geo.top + p.lay.lines[p.lay.of(p.caret)].y; line < p.scroll.Offset.Y || line > p.scroll.Offset.Y+300 {
		t.Error("the mark is not in view")
	}
	if p.ScrollToMark("no such") {
		t.Error("a mark that does not exist was found")
	}
}

func TestThePlaceIsKeptWhenTheWidthChanges(t *testing.T) {
	p, w := show(t, Options{}, look.Options{}, 900, 400)
	p.SetText(report(), nil)
	p.ScrollTo(offsetOf(t, p, "Förslag till beslut"))
	place := p.Place()
	if got := p.text.Slice(place, place+8); got != "Förslag " {
		t.Fatalf("scrolled to %q", got)
	}
	for _, width := range []float32{420, 1300, 640} {
		w.Resize(fyne.NewSize(width, 400))
		if block := p.text.Block(p.Place()); block != p.text.Block(place) {
			t.Errorf("at %v the view begins in block %d, want %d", width, block, p.text.Block(place))
		}
	}
	look.Apply(fyne.CurrentApp(), look.Options{Reading: look.Reading{Size: 1.5}})
	p.Refresh()
	if block := p.text.Block(p.Place()); block != p.text.Block(place) {
		t.Errorf("with larger text the view begins in block %d, want %d", block, p.text.Block(place))
	}
}

// 60 to 75 characters is what reads well.
func TestTheColumnHoldsAReadableLine(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 1600, 600)
	p.SetText(report(), nil)
	total, lines := 0, 0
	for n := range p.lay.lines {
		if p.text.style[p.lay.lines[n].block] == Paragraph && p.lay.broken(n) {
			total += p.lay.visible(n) - int(p.lay.lines[n].start)
			lines++
		}
	}
	if mean := total / lines; mean < 60 || mean > 75 {
		t.Errorf("a full line holds %d characters, want 60 to 75", mean)
	}
	if leading := p.set[Paragraph].leading / p.faces[Paragraph].size; leading < 1.45 || leading > 1.55 {
		t.Errorf("line height %v, want 1.5", leading)
	}
}

func TestACardKeepsTheLinesOfItsNote(t *testing.T) {
	p, _ := show(t, Options{}, look.Options{}, 900, 600)
	p.SetText(report(), nil)
	p.SetMarks([]Mark{{ID: "a", Start: 10, End: 20, Colour: Yellow, Note: &Note{Text: "Fråga om:\r\n– kostnaden\n\n– tiden"}}})
	drawn := func() []string {
		var all []string
		for _, l := range p.cards["a"].CreateRenderer().(*cardRenderer).lines {
			all = append(all, l.Text)
		}
		return all
	}
	if got := fmt.Sprintf("%q", drawn()); got != `["Fråga om:" "– kostnaden" "" "– tiden"]` {
		t.Errorf("the card shows %s", got)
	}
	long := strings.TrimSpace(strings.Repeat("rad\n", 50))
	p.SetMarks([]Mark{{ID: "a", Start: 10, End: 20, Colour: Yellow, Note: &Note{Text: long}}})
	if got := drawn(); len(got) != cardLines || got[cardLines-1] != "rad …" {
		t.Errorf("a note of 50 lines shows %q", got)
	}
}
