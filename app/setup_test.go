package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

func TestACommitteeIsSetUpFromAnEmptyStart(t *testing.T) {
	p := start(t)
	text := strings.Join(shown(p.w.win.Content()), "\n")
	for _, want := range []string{"exempel", "Läs in", "Lägg upp din nämnd"} {
		if !strings.Contains(text, want) {
			t.Errorf("the welcome does not offer %q:\n%s", want, text)
		}
	}
	p.w.setUpCommittee()
	p.fill("Organisation", "Granby kommun")
	p.fill("Organ", "Kulturnämnden")
	p.fill("Sammanträdets dag", "2026-02-30")
	p.key(fyne.KeyReturn)
	if !p.w.modal() {
		t.Fatal("a day that does not exist was taken")
	}
	if e, ok := p.w.win.Canvas().Focused().(*ui.Entry); !ok || e.Label != "Sammanträdets dag" {
		t.Errorf("%T has the keyboard, not the day that is wrong", p.w.win.Canvas().Focused())
	}
	p.fill("Sammanträdets dag", "2026-12-10")
	p.fill("Klockan", "13.00")
	p.fill("Plats", "Kulturhuset")
	p.fill("Ordförande", "Ellen Fjällvik")
	p.fill("Ordförandens parti", "C")
	p.fill("Sekreterare", "Maj Öberg")
	p.key(fyne.KeyReturn)
	if p.w.modal() {
		t.Fatal("the committee was not set up")
	}
	m := p.w.now.meeting
	if m == nil || m.Body != "Kulturnämnden" || m.Date != "2026-12-10" || m.Start != "13:00" || m.State != data.Convened || len(m.Items) == 0 {
		t.Fatalf("%+v", m)
	}
	if p.w.win.Canvas().Focused() != p.w.agenda.List() {
		t.Errorf("%T has the keyboard", p.w.win.Canvas().Focused())
	}
	if s, err := act.Style(t.Context(), p.store, "Granby kommun"); err != nil || s.Clauses != compose.ClausesAtt {
		t.Errorf("the style is %+v (%v)", s, err)
	}
	// The next meeting is asked for with what is the same filled in.
	p.w.do("committee")
	for range 30 {
		if e, ok := p.w.win.Canvas().Focused().(*ui.Entry); ok && e.Label == "Ordförande" {
			if e.Text != "Ellen Fjällvik" {
				t.Errorf("the chair is %q the next time", e.Text)
			}
			break
		}
		p.w.win.Canvas().FocusNext()
	}
	p.fill("Sammanträdets dag", "2026-12-10")
	p.key(fyne.KeyReturn)
	if !p.w.modal() {
		t.Error("the same meeting was set up twice")
	}
	p.key(fyne.KeyEscape)
}

func TestAMeetingWithoutItemsSaysWhatBelongsThere(t *testing.T) {
	p := imported(t)
	m := *p.w.now.meeting
	m.Items = nil
	if _, err := p.store.SaveMeeting(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	p.w.OpenItem("")
	text := strings.Join(shown(p.w.win.Content()), "\n")
	if !strings.Contains(text, "Läs in kallelsen eller protokollet") {
		t.Errorf("the empty meeting does not say what to do:\n%s", text)
	}
	for _, m := range modes {
		p.w.setMode(m)
		if p.w.mode != m {
			t.Errorf("there is no way to %s", m)
		}
	}
}
