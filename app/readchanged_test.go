package app

import (
	"context"
	"slices"
	"strings"
	"testing"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// changedSince is the program as a member has it who opens a matter that was
// changed since they read it: one paragraph is another, and one is new.
func (p *program) changedSince() {
	p.t.Helper()
	ctx := p.t.Context()
	p.member()
	it := p.open(89)
	if err := p.store.SetRead(ctx, p.w.now.meeting.ID, it.ID, true); err != nil {
		p.t.Fatal(err)
	}
	p.w.OpenItem("")
	m, err := p.store.Meeting(ctx, p.w.now.meeting.ID)
	if err != nil {
		p.t.Fatal(err)
	}
	changed := false
	for i, item := range m.Items {
		if item.ID != it.ID {
			continue
		}
		for j, b := range item.Body {
			if strings.Contains(b.Text, "fjorton vårdplatser") {
				m.Items[i].Body[j].Text, changed = strings.Replace(b.Text, "fjorton vårdplatser", "sexton vårdplatser", 1), true
				m.Items[i].Body = slices.Insert(m.Items[i].Body, j+1, data.Block{Type: data.Paragraph, Text: "Två av platserna finns i Granby och öppnas först i januari."})
				break
			}
		}
	}
	if !changed {
		p.t.Fatal("the paper says something else")
	}
	if _, err := p.store.SaveMeeting(ctx, m); err != nil {
		p.t.Fatal(err)
	}
	p.w.watch.load(ui.Task{})
	p.open(89)
}

// What changed since this reader read an item is shown beside its text while it
// is open, though it is read anew meanwhile, and not the next time.
func TestWhatChangedSinceOneReadIsShownOnce(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	ctx := context.Background()
	if err := p.store.SetRead(ctx, p.w.now.meeting.ID, it.ID, true); err != nil {
		t.Fatal(err)
	}
	p.w.OpenItem("")
	m, err := p.store.Meeting(ctx, p.w.now.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	for i := range m.Items {
		if m.Items[i].ID == it.ID {
			m.Items[i].Body = append(m.Items[i].Body, data.Block{Type: data.Paragraph, Text: "Ett stycke som inte fanns."})
		}
	}
	if _, err := p.store.SaveMeeting(ctx, m); err != nil {
		t.Fatal(err)
	}
	p.w.watch.load(ui.Task{})
	said := swedish.T("annotext.changed")
	where := func() (changed, others int) {
		s := p.w.matter.page.Surface()
		for b := range s.Text().Blocks() {
			start, end := s.Text().Span(b)
			switch {
			case !s.Changed(start):
			case s.Text().Slice(start, end) == "Ett stycke som inte fanns.":
				changed++
			default:
				others++
			}
		}
		return changed, others
	}
	p.open(46)
	if changed, others := where(); changed != 1 || others != 0 {
		t.Fatalf("the new paragraph has %d bars, others have %d", changed, others)
	}
	p.w.matter.nextChanged()
	if label := p.w.matter.page.Surface().AccessibilityLabel(); !strings.Contains(label, said+": Ett stycke") {
		t.Errorf("what is said is %q", label)
	}
	if err := p.store.SetRead(ctx, m.ID, it.ID, true); err != nil {
		t.Fatal(err)
	}
	p.w.watch.load(ui.Task{})
	if changed, _ := where(); changed != 1 {
		t.Error("the bar went while the item was open")
	}
	p.w.OpenItem("")
	p.open(46)
	if changed, others := where(); changed+others != 0 {
		t.Error("the bar is there again though the item was read")
	}
}
