package app

import (
	"strings"
	"testing"
)

// A notice has to say where the minutes are kept (KL 8:12); who makes it is asked,
// once, and what was signed stays as it is.
func TestTheNoticeAsksWhereTheMinutesAreKept(t *testing.T) {
	p := changed(t, func(m map[string]any) {
		for _, a := range m["minutes"].(map[string]any)["adjustments"].([]any) {
			delete(a.(map[string]any), "stored_at")
		}
	})
	p.adjusted()
	before := len(p.w.now.documents)
	p.w.do("notice")
	if !p.dialog("var protokollet förvaras") {
		t.Fatal("nobody asks where the minutes are kept")
	}
	p.fill("Protokollet förvaras hos", "Regionkansliet, Lomvik")
	p.press("Gör anslagsbevis")
	if n := len(p.w.now.documents); n != before+1 || p.w.modal() {
		t.Fatalf("%d documents, a dialog is open: %v", n, p.w.modal())
	}
	last := p.w.now.meeting.Minutes.Adjustments
	if got := last[len(last)-1].StoredAt; got != "Regionkansliet, Lomvik" {
		t.Errorf("stored at %q", got)
	}
	for _, d := range p.w.now.documents {
		if len(d.Signed) > 0 && d.Outdated(*p.w.now.meeting) {
			t.Error("the signed minutes are taken to be outdated")
		}
	}
	p.w.do("notice")
	if p.w.modal() {
		t.Error("what is known is asked again")
	}
	if state := string(p.w.now.meeting.State); strings.Contains(state, "held") {
		t.Errorf("the meeting is %s", state)
	}
}

// A notice of minutes that are not adjusted announces nothing; whether a draft is
// wanted is asked before one is made and kept.
func TestANoticeTooEarlyIsAskedAbout(t *testing.T) {
	p := imported(t)
	before := len(p.w.now.documents)
	p.w.do("notice")
	if !p.dialog("tillkännages än") || len(p.w.now.documents) != before {
		t.Fatalf("%d documents are made unasked", len(p.w.now.documents)-before)
	}
	p.press("Gör utkast")
	if n := len(p.w.now.documents); n != before+1 || p.w.modal() {
		t.Errorf("%d documents are made, a dialog is open: %v", n-before, p.w.modal())
	}
}
