package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
	"paragraf/app/ui"
	"paragraf/data"
)

// shown lists the words that stand under an object, hidden ones left out.
func shown(o fyne.CanvasObject) []string {
	if !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *ui.Words:
		return []string{o.Text()}
	case *ui.Line:
		return []string{o.Text()}
	case *ui.Badge:
		return []string{o.AccessibilityLabel()}
	case *ui.Button:
		return []string{o.Text}
	case *container.Scroll:
		return shown(o.Content)
	case *fyne.Container:
		var all []string
		for _, x := range o.Objects {
			all = append(all, shown(x)...)
		}
		return all
	case fyne.Widget:
		var all []string
		for _, x := range test.WidgetRenderer(o).Objects() {
			all = append(all, shown(x)...)
		}
		return all
	}
	return nil
}

func (p *program) agenda() string {
	return strings.Join(shown(p.w.agenda.Content()), "\n")
}

func TestGoingOnFromAnItemMarksItAsRead(t *testing.T) {
	p := imported(t)
	if s := p.w.stage(); s.remains != "9 av 9 ärenden är olästa." || s.next != "Nästa olästa" {
		t.Fatalf("a new meeting: %+v", s)
	}
	p.shortcut(ctrl(fyne.KeyReturn))
	first := p.w.item()
	if first == nil || first.Section != 44 {
		t.Fatalf("the first unread item is %+v", first)
	}
	if p.w.isRead(first.ID) {
		t.Fatal("an item is read as soon as it is opened")
	}
	p.shortcut(ctrl(fyne.KeyReturn))
	if !p.w.isRead(first.ID) || p.w.item().Section != 45 {
		t.Fatalf("after the next step: read %v, at § %d", p.w.isRead(first.ID), p.w.item().Section)
	}
	p.shortcut(alt(fyne.KeyUp)) // back is no reading
	if s := p.w.stage(); s.remains != "8 av 9 ärenden är olästa." {
		t.Fatalf("%+v", s)
	}
	for range 9 {
		p.shortcut(ctrl(fyne.KeyReturn))
	}
	if s := p.w.stage(); !strings.HasPrefix(s.remains, "Alla ärenden är lästa.") {
		t.Fatalf("after all: %+v", s)
	}
	if strings.Contains(p.agenda(), "oläst") {
		t.Fatalf("something is unread in the agenda:\n%s", p.agenda())
	}
}

func TestAnItemThatChangedSinceItWasReadSaysSo(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.markRead(it.ID)
	raw, err := os.ReadFile(filepath.Join("testdata", "vardnamnden.json"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(p.dir, "ny.json")
	if err := os.WriteFile(path, []byte(strings.Replace(string(raw), "4,2 miljoner", "4,7 miljoner", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.Import(path)
	p.w.acceptReview()
	if !strings.Contains(p.agenda(), "ändrat") {
		t.Fatalf("the agenda does not say that § 46 has changed:\n%s", p.agenda())
	}
	p.w.markRead(it.ID)
	if strings.Contains(p.agenda(), "ändrat") {
		t.Fatal("read again, it is still said to have changed")
	}
}

// The minutes of years past, read in at once, are not years of unread items.
func TestAnOldMeetingIsNotFullOfUnreadItems(t *testing.T) {
	p := imported(t)
	m := *p.w.now.meeting
	m.State = data.Final
	if _, err := p.store.SaveMeeting(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(p.agenda(), "oläst") {
		t.Fatalf("items of a finished meeting are unread:\n%s", p.agenda())
	}
}

func TestTheAgendaTellsAtAGlance(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	if _, err := act.Annotate(t.Context(), p.store, act.Remark{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Kind: data.KindNote, Text: "Läs igen"}); err != nil {
		t.Fatal(err)
	}
	text := p.agenda()
	for _, want := range []string{"§ 46", "Jourverksamhet i norra länsdelen", "25VN0311", "oläst", "beslut fattat", "information", "1", "dubblett"} {
		if !strings.Contains(text, want) {
			t.Errorf("the agenda does not say %q:\n%s", want, text)
		}
	}
}

// What changes while the reader's place is read again is not forgotten: only
// that place is read by itself.
func TestAMeetingThatChangesWhileReadMarksAreReadIsReadToo(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.watch.reading = true // as if on another goroutine
	p.w.markRead(it.ID)
	m := *p.w.now.meeting
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		if m.Items[i].ID == it.ID {
			m.Items[i].Title = "Ett nytt namn på ärendet"
		}
	}
	if _, err := p.store.SaveMeeting(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(p.agenda(), "Ett nytt namn") {
		t.Fatal("a reading that has not ended is shown")
	}
	p.w.watch.shown(p.w.now, nil, m.ID)
	if !strings.Contains(p.agenda(), "Ett nytt namn") || !strings.Contains(p.agenda(), "ändrat") {
		t.Fatalf("what changed meanwhile is not shown:\n%s", p.agenda())
	}
}

// Reading goes on where nothing can be stored: that it is not remembered is said
// at the foot, and nothing has to be closed.
func TestReadingIsNotInterruptedWhereNothingCanBeStored(t *testing.T) {
	p := imported(t)
	p.open(44)
	p.store.Close()
	for range 3 {
		p.shortcut(ctrl(fyne.KeyReturn))
		if p.w.modal() {
			t.Fatal("a dialog stands in the way of reading")
		}
	}
	if said := p.w.toasts.Message(); !strings.Contains(said, "läst ärendet") {
		t.Errorf("at the foot stands %q", said)
	}
}

// What one wants to come back to is marked as unread, stays so when one goes on,
// and both ways can be undone.
func TestAnItemIsMarkedAsUnreadToComeBackTo(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	p.w.markRead(it.ID)
	p.shortcut(ctrlShift(fyne.KeyL))
	if p.w.isRead(it.ID) || p.w.readWords() != "Markera som läst" {
		t.Fatalf("it is read; the menu says %q", p.w.readWords())
	}
	p.shortcut(ctrl(fyne.KeyReturn)) // on to the next unread
	if p.w.at == it.ID || p.w.isRead(it.ID) {
		t.Fatalf("going on, it counts as read: %v", p.w.isRead(it.ID))
	}
	p.w.undo()
	if !p.w.isRead(it.ID) {
		t.Fatal("undone, it is still unread")
	}
	p.w.redo()
	if p.w.isRead(it.ID) {
		t.Fatal("done again, it is read")
	}
	p.open(46)
	p.shortcut(alt(fyne.KeyDown)) // seen again another time, it is read as any other
	if !p.w.isRead(it.ID) {
		t.Fatal("read again, it is unread")
	}
}
