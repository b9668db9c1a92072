package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

func (p *program) state(itemID string) data.ReadingState {
	p.t.Helper()
	states, err := p.store.ReadingStates(context.Background(), p.w.now.meeting.ID)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, s := range states {
		if s.ItemID == itemID {
			return s
		}
	}
	return data.ReadingState{}
}

func TestTheRoomIsWalkedItemByItem(t *testing.T) {
	p := imported(t)
	w := p.w
	p.shortcut(ctrl(fyne.Key2))
	if w.mode != meet || w.item() != nil {
		t.Fatalf("mode %s, item %v", w.mode, w.item())
	}
	if s := w.stage(); s.next != "Börja med § 44" || s.remains != "0 av 9 ärenden behandlade." {
		t.Fatalf("before the first item: %+v", s)
	}
	p.shortcut(ctrl(fyne.KeyReturn))
	first := w.item()
	if first == nil || first.Section != 44 || !p.state(first.ID).Now {
		t.Fatalf("the walk begins at %+v", first)
	}
	// B ticks off and goes on, also while the agenda has the keyboard.
	w.win.Canvas().Focus(w.agenda.List())
	p.words("b")
	if it := w.item(); it == nil || it.Section != 45 || !p.state(it.ID).Now {
		t.Fatalf("after B the meeting is at %+v", it)
	}
	if s := p.state(first.ID); s.HandledAt.IsZero() || s.Now {
		t.Fatalf("§ 44 after B: %+v", s)
	}
	// Looking ahead does not move the meeting.
	w.win.Canvas().Unfocus()
	p.key(fyne.KeyRight)
	p.key(fyne.KeyRight)
	if it := w.item(); it == nil || it.Section != 47 {
		t.Fatalf("two steps to the right lead to %+v", it)
	}
	if s := w.stage(); !strings.Contains(s.remains, "Mötet är vid § 45.") {
		t.Fatalf("looking ahead: %+v", s)
	}
	p.key(fyne.KeyLeft)
	if it := w.item(); it.Section != 46 {
		t.Fatalf("one step to the left leads to § %d", it.Section)
	}
	w.win.Canvas().OnTypedRune()('h')
	if at := w.itemByID(w.meetingAt()); at == nil || at.Section != 46 {
		t.Fatalf("after H the meeting is at %+v", at)
	}
	if w.mode != meet {
		t.Fatal("going through the agenda left the room")
	}
	// The meeting itself is as it was: what is ticked in the room is private.
	after, err := p.store.Meeting(context.Background(), w.now.meeting.ID)
	if err != nil || after.Version != w.now.meeting.Version {
		t.Fatalf("the meeting was changed: %v", err)
	}
}

func TestTheRoomShowsWhatIsDecidedAndWhoIsThere(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.setMode(meet)
	text := strings.Join(shown(p.w.room.Content()), "\n")
	for _, want := range []string{
		"Jourverksamhet i norra länsdelen", "göra den samlade jourlinjen permanent", "Ellen Fjällvik (C) yrkar",
		"Ture Malmgård (S)", "Maj Öberg", "13.00–15.40",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the room:\n%s", want, text)
		}
	}
	p.w.win.Canvas().Unfocus()
	p.w.win.Canvas().OnTypedRune()('f')
	p.words("Vad kostar resan?")
	p.w.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(ctrl(fyne.KeyReturn))
	if p.w.modal() {
		t.Fatal("Ctrl+Enter does not save the question")
	}
	if n := p.notes(); len(n) != 1 || n[0].Kind != data.KindAsk || n[0].ItemID != p.w.at {
		t.Fatalf("F wrote %+v", n)
	}
	if text := strings.Join(shown(p.w.room.Content()), "\n"); !strings.Contains(text, "Vad kostar resan?") {
		t.Error("the question is not in the room")
	}
}

func TestEveryItemHandledLeadsToTheMinutes(t *testing.T) {
	p := imported(t)
	p.w.setMode(meet)
	for range 10 { // to begin, then nine items
		p.shortcut(ctrl(fyne.KeyReturn))
	}
	s := p.w.stage()
	if s.remains != "9 av 9 ärenden behandlade." || s.next != "Till justeringen" {
		t.Fatalf("after the last item: %+v", s)
	}
	p.shortcut(ctrl(fyne.KeyReturn))
	if p.w.mode != adjust {
		t.Fatalf("the next step leads to %s", p.w.mode)
	}
}

func TestWhatIsDoneInTheRoomIsUndone(t *testing.T) {
	p := imported(t)
	w := p.w
	p.shortcut(ctrl(fyne.Key2))
	p.shortcut(ctrl(fyne.KeyReturn))
	first := *w.item()
	w.do("handled")
	second := *w.item()
	p.shortcut(&fyne.ShortcutUndo{})
	if s := p.state(first.ID); !s.HandledAt.IsZero() || !s.Now || w.item().ID != first.ID {
		t.Fatalf("undone: %+v, § %d is shown", s, w.item().Section)
	}
	p.shortcut(&fyne.ShortcutRedo{})
	if s := p.state(first.ID); s.HandledAt.IsZero() || !p.state(second.ID).Now || w.item().ID != second.ID {
		t.Fatalf("done again: %+v, § %d is shown", s, w.item().Section)
	}
	w.step(+1)
	third := *w.item()
	w.do("here")
	p.shortcut(&fyne.ShortcutUndo{})
	if !p.state(second.ID).Now || w.item().ID != third.ID {
		t.Fatalf("the meeting is not back at § %d", second.Section)
	}
	w.OpenItem(first.ID)
	w.unhandle()
	p.shortcut(&fyne.ShortcutUndo{})
	if p.state(first.ID).HandledAt.IsZero() {
		t.Error("the tick that was taken away did not come back")
	}
}

// An objection that cannot be stored stays in its form, in the person's words,
// and a § whose approval cannot be stored is not shown as approved.
func TestWhatAnAdjusterThinksIsNotLostOnAFullDisk(t *testing.T) {
	p := imported(t)
	p.w.do("adjust")
	p.w.object(p.w.now.meeting.Items[0], "")
	field := p.w.win.Canvas().Focused().(*ui.Entry)
	p.words("Åsa Bråvik var inte närvarande")
	p.store.Close()
	p.press("Spara invändningen")
	if !p.w.modal() || field.Text != "Åsa Bråvik var inte närvarande" {
		t.Fatal("the words are gone with their form")
	}
	p.leave()
	p.w.minutes.Approve()
	if !p.w.modal() {
		t.Error("nobody is told that nothing was stored")
	}
	p.leave()
	if p.shows(swedish.T("window.adjust.approved")) {
		t.Error("the § is shown as approved")
	}
}

// A note of the room and an objection that are left with Esc can be had back.
func TestWordsLeftInADialogCanBeHadBack(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("meet")
	p.w.do("note")
	p.words("Fråga om hyrpersonalen")
	p.key(fyne.KeyEscape)
	p.press("Spara det ändå")
	if notes := p.notes(); len(notes) != 1 || notes[0].Text != "Fråga om hyrpersonalen" {
		t.Fatalf("what was left in the room came back as %+v", notes)
	}
	p.w.do("adjust")
	it := p.w.now.meeting.Items[0]
	p.w.object(it, "")
	p.words("Fel datum")
	p.press("Avbryt")
	p.press("Spara det ändå")
	approvals, err := p.store.Approvals(context.Background(), p.w.now.meeting.ID)
	if err != nil || len(approvals) != 1 || approvals[0].Text != "Fel datum" {
		t.Fatalf("what was left of the objection: %+v, %v", approvals, err)
	}
}

// The pages of the minutes stand at the § that is chosen in the list beside them,
// also after they were put away for another way to work.
func TestTheMinutesComeBackWhereTheyWereRead(t *testing.T) {
	p := imported(t)
	p.w.do("adjust")
	p.w.minutes.Step(5)
	page := p.w.papers.minutes.view.Page()
	if page < 2 {
		t.Fatalf("the § stands on page %d", page)
	}
	p.w.do("prepare")
	p.w.do("adjust")
	if got := p.w.papers.minutes.view.Page(); got != page {
		t.Errorf("the pages came back at page %d, the § that is chosen stands on %d", got, page)
	}
}
