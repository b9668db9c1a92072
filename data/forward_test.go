package data

import (
	"testing"
)

func TestAProposalToAHigherBodyIsToldFromOneThatTheMeetingDecidesOn(t *testing.T) {
	for _, c := range []struct{ by, leadIn, want string }{
		{"Vårdnämnden", "Vårdnämnden föreslår fullmäktige besluta", "fullmäktige"},
		{"", "Nämnden föreslår att regionfullmäktige beslutar", "regionfullmäktige"},
		{"Nämnden", "Nämnden föreslår kommunfullmäktige att besluta:", "kommunfullmäktige"},
		{"", "Vårdnämndens förslag till regionfullmäktige:", "regionfullmäktige"},
		{"Vårdnämnden", "Vårdnämnden föreslår kommunstyrelsen föreslå fullmäktige", "kommunstyrelsen"},
		{"Arbetsutskottet", "Arbetsutskottet föreslår kommunstyrelsen besluta", ""},
		{"Arbetsutskottet", "Arbetsutskottet föreslår nämnden besluta", ""},
		{"Förvaltningen", "Nämnden föreslår fullmäktige besluta", ""},
		{"", "Vårdnämnden beslutar för egen del", ""},
		{"", "", ""},
	} {
		if got := (Proposal{By: c.by, LeadIn: c.leadIn}).ForwardedTo(); got != c.want {
			t.Errorf("%q: to %q, want %q", c.leadIn, got, c.want)
		}
	}
}
