package app

import (
	"context"
	"testing"
)

// reopened is a window on the same stores after the first one has closed.
func (p *program) reopened() *Window {
	p.t.Helper()
	p.w.last.store() // as closing does
	w := New(p.app, p.store, Options{Version: "0", Now: testNow}).Window()
	p.t.Cleanup(func() { w.Close(); w.win.Close() })
	return w
}

func TestTheNextStartOpensWhereOneWas(t *testing.T) {
	p := imported(t)
	it := p.open(51)
	p.w.stepTab(+1)
	tab := p.w.matter.tabs.Selected()
	if tab == 0 {
		t.Fatal("control: the item has one tab")
	}
	w := p.reopened()
	if w.item() == nil || w.item().ID != it.ID || w.matter.tabs.Selected() != tab || w.mode != prepare {
		t.Fatalf("opened at %v, tab %d, %s", w.item(), w.matter.tabs.Selected(), w.mode)
	}
	w.OpenItem(p.w.now.meeting.Items[0].ID)
	if got := w.matter.tabs.Selected(); got != 0 {
		t.Errorf("the next item opens at tab %d", got)
	}
	p.w.do("meet")
	if w := p.reopened(); w.mode != meet || w.item() == nil || w.item().ID != it.ID {
		t.Errorf("in the room, but opened in %s at %v", w.mode, w.item())
	}
}

func TestAPlaceThatIsGoneOpensTheMeeting(t *testing.T) {
	for _, value := range []string{`{"meeting":"x","item":"y","tab":3}`, `{`, ""} {
		p := imported(t)
		p.open(46)
		p.w.last.store()
		if value == "" {
			value = `{"meeting":"` + p.w.now.meeting.ID + `","item":"borta","tab":99}`
		}
		if err := p.store.SetPrivateSetting(context.Background(), keyAt, value); err != nil {
			t.Fatal(err)
		}
		w := New(p.app, p.store, Options{Version: "0", Now: testNow}).Window()
		if w.now.meeting == nil || w.item() != nil {
			t.Errorf("%s: opened at %v", value, w.item())
		}
		w.Close()
		w.win.Close()
	}
}
