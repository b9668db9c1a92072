package data

import (
	"regexp"
	"strings"
)

// reForward is a lead-in by which a body puts a decision to another one:
// "Nämnden föreslår fullmäktige besluta", "Nämndens förslag till fullmäktige:".
var reForward = regexp.MustCompile(`(?i)^(.{0,160}?)\s*(?:föreslår(?:\s+att)?|förslag till(?: beslut till)?)\s+([\p{L}-]*fullmäktige|[\p{L}-]+styrelsen)(?:[\s,:]|$)`)

// ForwardedTo is the higher body that is to decide, in the words of the lead-in:
// the council, or the executive board where a committee turns to it. It is "" for
// a proposal that the meeting itself decides on.
func (p Proposal) ForwardedTo() string {
	m := reForward.FindStringSubmatch(strings.Join(strings.Fields(p.LeadIn), " "))
	if m == nil {
		return ""
	}
	by, to := strings.ToLower(m[1]), strings.ToLower(m[2])
	if p.By != "" && !strings.HasPrefix(by, strings.ToLower(p.By)) {
		return "" // an office proposes what the meeting puts forward
	}
	if strings.HasSuffix(to, "styrelsen") && (!strings.Contains(by, "nämnd") || strings.Contains(by, "utskott")) {
		return ""
	}
	return m[2]
}

// ForwardedTo is the higher body that all proposals of the item are put to, ""
// where there is none.
func (it AgendaItem) ForwardedTo() string {
	to := ""
	for i, p := range it.Proposals {
		switch is := p.ForwardedTo(); {
		case i == 0:
			to = is
		case !strings.EqualFold(to, is):
			return ""
		}
	}
	return to
}
