package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/data"
	"paragraf/data/anchor"
)

// A card says with old and new words what became of its passage, K says that it
// was seen and goes to the next, and that can be undone.
func TestWhatBecameOfNotesIsShownUntilItWasSeen(t *testing.T) {
	p := start(t)
	p.revised()
	for _, words := range []string{"Förut: ”" + quoteEdited[:20], "Nu: ”5,1 miljoner kronor", "2 anteckningar att se"} {
		if !p.drawn(words) {
			t.Errorf("nothing says %q", words)
		}
	}
	edited, moved := "Är det med ersättning för beredskap?", "Läs protokollet."
	state := func(text string) anchor.State {
		if c := p.noteWith(text).Carried; c != nil {
			return c.State
		}
		return ""
	}
	p.w.win.Canvas().Focus(p.w.matter.page.Surface())
	p.words("k")
	if state(edited) != "" || state(moved) != anchor.Moved {
		t.Fatalf("after one K: edited is %q, moved is %q", state(edited), state(moved))
	}
	if active := p.w.matter.page.Surface().Active(); active != p.noteWith(moved).ID || !p.drawn("Flyttad") {
		t.Errorf("K does not go on to the next: %q is chosen", active)
	}
	size := p.w.matter.page.Surface().Size()
	foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.w.matter.page.Surface()).Y + size.Height
	for _, s := range texts(p.w.win.Canvas()) {
		if strings.HasPrefix(s.text, "K: jag har sett") && s.bottom > foot {
			t.Errorf("the end of the card is at %.0f, the text ends at %.0f", s.bottom, foot)
		}
	}
	p.words("k")
	if state(moved) != "" || p.drawn("Förut: ”") || p.drawn("Flyttad") || p.drawn("att se över") {
		t.Error("after the last K something is still to be looked at")
	}
	if p.noteWith(edited).Passage.Quote != "5,1 miljoner kronor avser personal" {
		t.Errorf("the note stands on %q", p.noteWith(edited).Passage.Quote)
	}
	p.words("k")
	if p.w.toasts.Message() == "" {
		t.Error("K without anything to look at says nothing")
	}
	p.undoing()
	p.undoing()
	if state(edited) != anchor.Edited || state(moved) != anchor.Moved || !p.drawn("Förut: ”") {
		t.Errorf("undone, edited is %q and moved is %q", state(edited), state(moved))
	}
}

// A note whose words are gone waits with its quote and where it stood. Words are
// chosen, P puts it there; deleting it is asked for by its own button. Nothing
// else touches it.
func TestANoteWithoutAPlaceWaitsUntilItIsPlaced(t *testing.T) {
	p := start(t)
	p.revised()
	const text = "I revisorernas granskning stod det tolv."
	p.w.matter.showNotes()
	for _, words := range []string{"Anteckningar utan plats (1)", text, quoteGone, "Stod i Underlag, efter"} {
		if !p.shows(words) {
			t.Errorf("the tray does not say %q", words)
		}
	}
	p.press("Placera i texten")
	surface := p.w.matter.page.Surface()
	if p.w.win.Canvas().Focused() != fyne.Focusable(surface) || !strings.Contains(p.w.toasts.Message(), "tryck P") {
		t.Fatalf("%T has the keyboard, and it says %q", p.w.win.Canvas().Focused(), p.w.toasts.Message())
	}
	surface.SelectQuote("vårdplatser senast i december")
	p.words("p")
	n := p.noteWith(text)
	if n.Gone() || n.Passage == nil || n.Passage.Quote != "vårdplatser senast i december" || n.Colour != "red" {
		t.Fatalf("placed, it is %+v on %+v", n, n.Passage)
	}
	if p.drawn("utan plats") {
		t.Error("the tray still has a note")
	}
	p.undoing()
	if n := p.noteWith(text); !n.Gone() {
		t.Errorf("undone, it stands on %+v", n.Passage)
	}
	p.w.matter.showNotes()
	before := len(p.notes())
	p.press("Ta bort")
	for _, n := range p.notes() {
		if n.Text == text {
			t.Error("the note is not deleted")
		}
	}
	if got := len(p.notes()); got != before-1 {
		t.Errorf("%d notes became %d", before, got)
	}
}

// Where a case returns, what was written then is told of above the text and
// shown in a tab, with the sentences that are others now; a card leads there.
func TestWhatWasWrittenAboutTheCaseBeforeIsOneStepAway(t *testing.T) {
	p := start(t)
	p.revised()
	if !p.drawn("Vårdnämndens arbetsutskott 17 november 2026: Du skrev detta") {
		t.Fatal("nothing tells of the earlier notes")
	}
	p.press("Visa vad jag skrev")
	for _, words := range []string{"Tidigare 2", "Du lutade åt bifall.", "Jag stöder planen om kostnaden ryms i ramen.", "fjorton vårdplatser", "Ändrat i underlaget sedan dess"} {
		if !p.shows(words) {
			t.Errorf("the tab does not say %q", words)
		}
	}
	c := p.w.win.Canvas()
	for range 60 {
		if strings.Contains(says(c.Focused()), "Varför inte tjugo platser?") {
			break
		}
		c.FocusNext()
	}
	p.key(fyne.KeyReturn)
	if m, it := p.w.now.meeting, p.w.item(); m.Date != "2026-11-17" || it == nil || it.Section != 62 {
		t.Fatalf("the card leads to %s, %+v", m.Date, it)
	}
	// An item whose case is new has neither.
	p.open(65)
	if p.drawn("Du skrev detta") || p.drawn("Tidigare") {
		t.Error("an item without earlier notes tells of some")
	}
}

// What is to be looked at never takes the text's room, also in the smallest
// window with large letters, and its button is reached by Tab.
func TestTheTextKeepsMostOfTheRoom(t *testing.T) {
	p := start(t)
	p.revised()
	p.w.setLooks(look.Options{Mode: look.Light, Scale: 2})
	size := fyne.NewSize(1024, 700)
	p.w.win.Resize(size)
	all, text := p.w.matter.page.Content().Size().Height, p.w.matter.page.Surface().Size().Height
	if text < all*0.6 {
		t.Errorf("the text has %.0f of %.0f", text, all)
	}
	if least := p.w.win.Content().MinSize(); least.Height > size.Height-66 {
		t.Errorf("the window cannot be lower than %v", least)
	}
	p.press("Visa vad jag skrev")
	if !p.shows("Du lutade åt bifall.") {
		t.Error("the button above the text does nothing")
	}
}

// drawn tells whether a text stands on the screen, also one of several lines.
func (p *program) drawn(words string) bool {
	var all []string
	for _, s := range texts(p.w.win.Canvas()) {
		all = append(all, s.text)
	}
	return strings.Contains(strings.Join(all, " "), words)
}

// Handing in proposes the note's words, warns, keeps what one wrote oneself, and
// copies into the matter what stands in the form: no more, and nothing that is
// left. The note stays where it was.
func TestHandingInCopiesWhatStandsInTheForm(t *testing.T) {
	p := start(t)
	p.revised()
	const note = "att planen kompletteras med antalet läkare per natt"
	motions := func() []data.Motion {
		m, err := p.store.Meeting(t.Context(), p.w.now.meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range m.Items {
			if it.Section == 89 {
				return it.Motions
			}
		}
		return nil
	}
	p.w.askHandIn(p.noteWith(note))
	for _, words := range []string{"blir en del av ärendet", "Yrkande"} {
		if !p.drawn(words) {
			t.Errorf("the form does not say %q", words)
		}
	}
	p.press("Lämna in")
	if !p.w.modal() || len(motions()) != 0 {
		t.Fatal("it is handed in by nobody")
	}
	p.fill("Vem", "Ellen Fjällvik (C)")
	if !p.drawn("Ellen Fjällvik (C) yrkar") {
		t.Error("the words proposed do not say who")
	}
	p.key(fyne.KeyEscape)
	if p.w.modal() || len(motions()) != 0 {
		t.Fatal("Esc hands something in")
	}
	p.w.askHandIn(p.noteWith(note))
	p.fill("Orden som lämnas in", "Jag yrkar att det blir tjugo platser.")
	p.fill("Vem", "Ellen Fjällvik (C)")
	p.press("Lämna in")
	got := motions()
	if len(got) != 1 || got[0].Text != "Jag yrkar att det blir tjugo platser." || len(got[0].By) != 1 || got[0].By[0].Name != "Ellen Fjällvik" {
		t.Fatalf("handed in: %+v", got)
	}
	if n := p.noteWith(note); n.HandedIn == nil || n.HandedIn.Text != got[0].Text {
		t.Errorf("the note knows of %+v", n.HandedIn)
	}
	p.w.askHandIn(p.noteWith(note))
	if !p.drawn("Ta tillbaka") {
		t.Fatal("a note that is handed in is not offered to be taken back")
	}
	p.press("Ta tillbaka")
	if len(motions()) != 0 || p.noteWith(note).HandedIn != nil {
		t.Errorf("taken back, the matter has %+v", motions())
	}
}
