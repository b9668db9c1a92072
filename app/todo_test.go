package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/meetings"
	"paragraf/app/ui"
	"paragraf/data"
)

// What presses is a list like any other to the keyboard, and where it leads to
// has the keyboard, since the list is not seen there.
func TestWhatPressesIsGoneThroughByKeys(t *testing.T) {
	p := startAt(t, func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, data.Stockholm) })
	p.w.loadSample()
	var all []fyne.Focusable
	p.w.win.Canvas().Focus(p.w.where.List())
	for range 12 {
		p.w.win.Canvas().FocusNext()
		if p.w.win.Canvas().Focused() == fyne.Focusable(p.w.agenda.List()) {
			break
		}
		all = append(all, p.w.win.Canvas().Focused())
	}
	if len(all) < 2 {
		t.Fatalf("%d things press", len(all))
	}
	p.w.win.Canvas().Focus(all[0])
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}, {fyne.KeyEnd, len(all) - 1}, {fyne.KeyDown, len(all) - 1}, {fyne.KeyHome, 0}} {
		p.key(step.key)
		if got := p.w.win.Canvas().Focused(); got != all[step.want] {
			t.Fatalf("%s goes to %q", step.key, p.spoken())
		}
	}
	for _, kind := range []meetings.TodoKind{meetings.TodoAdjust, meetings.TodoExtract} {
		for _, m := range p.w.now.meetings {
			p.w.setMode(prepare)
			p.w.win.Canvas().Focus(all[0])
			p.w.openTodo(meetings.Todo{Kind: kind, Meeting: data.MeetingSummary{ID: m.ID}})
			if _, ok := p.w.win.Canvas().Focused().(*ui.List); !ok || p.w.mode == prepare {
				t.Errorf("%s of %s: the keyboard is on %T, %s", kind, m.Date, p.w.win.Canvas().Focused(), p.w.mode)
			}
		}
	}
}
