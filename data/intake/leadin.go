package intake

import (
	"strings"
)

var reLeadIn = expression(`(?i)^(.{2,160}?)\b(beslutar|beslutade|beslöt|föreslår|föreslås|föreslås besluta|förslår|rekommenderar|hemställer)\b(.*)$`)

// leadIn returns the lead-in that a line is or starts with: "Nämnden beslutar",
// "Styrelsen föreslår regionfullmäktige besluta"; "" if it is none.
func leadIn(f string) string {
	if low := strings.ToLower(f); low != f && f == strings.ToUpper(f) {
		// set in capitals
		if l := plainLeadIn(capital(low)); l != "" && len(l) <= len(f) {
			return f[:len(l)]
		}
		return ""
	}
	return plainLeadIn(f)
}

func plainLeadIn(f string) string {
	if !strings.Contains(f, "besl") && !strings.Contains(f, "föresl") && !strings.Contains(f, "förslår") && !strings.Contains(f, "rekommenderar") && !strings.Contains(f, "hemställer") {
		return ""
	}
	f = strings.TrimRight(f, " :")
	m := reLeadIn.FindStringSubmatchIndex(f)
	if m == nil {
		return ""
	}
	subject := strings.TrimSpace(f[m[2]:m[3]])
	if !subjectLike(subject) {
		return ""
	}
	tail := f[m[6]:m[7]]
	// up to the att of the first clause, which "att besluta" is not
	const decide = " att besluta"
	from := 0
	if i := strings.Index(tail, decide); i >= 0 {
		from = i + len(decide)
	}
	if i := strings.Index(tail[from:], " att "); i >= 0 {
		tail = tail[:from+i]
	} else {
		tail = strings.TrimSuffix(tail, " att")
	}
	return strings.TrimRight(f[:m[6]]+tail, " ,:")
}

// subjectLike tells whether words can be the body that decides.
func subjectLike(s string) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 14 || !startsUpper(s) {
		return false
	}
	switch strings.ToLower(fields[0]) {
	case "att", "när", "om", "ordföranden", "ordförande", "den", "det", "som", "detta", "därefter", "direktören", "vid":
		if !bodyWord(fields[0]) {
			return false
		}
	}
	for _, w := range fields {
		if bodyWord(w) || officeWord(w) {
			return true
		}
	}
	return false
}

// officeWord tells whether a word names an administration, which proposes.
func officeWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ",.:;"))
	for _, e := range []string{"förvaltningen", "kontoret", "avdelningen", "direktören", "förvaltning", "kansliet", "staben", "enheten"} {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// dissents tells whether a line outside the reservations registers one.
func (r *itemReader) dissents(l line, cur part) bool {
	if cur != pBody && cur != pDecision && cur != pProcedure && cur != pVote || l.mark != "" || len(l.cells) > 1 {
		return false
	}
	f := l.fold()
	if runes(f) > 300 || !strings.Contains(f, "reserverar sig") && !strings.Contains(f, "reserverade sig") {
		return false
	}
	return len(peopleIn(beforeColon(f))) > 0 || len(dissentersNamed(f)) > 0
}

// ownProposal reads the body's own proposal to the assembly as its decision,
// where the § holds no other: "Socialnämndens förslag till kommunfullmäktige".
func (r *itemReader) ownProposal() {
	if r.agenda {
		return
	}
	own := -1
	for i, p := range r.parts {
		switch {
		case p.part == pDecision:
			return
		case p.part == pProposal && p.by != "" && isBody(p.by, fold(r.doc.front.body.text)) && !strings.Contains(strings.ToLower(p.text), "till beslut"):
			own = i
		}
	}
	if own >= 0 {
		p := &r.parts[own]
		p.part, p.by = pDecision, ""
		head := line{span: p.at, text: p.text + ":", cells: []cell{{span: p.at, text: p.text + ":"}}}
		p.lines = append([]line{head}, p.lines...)
	}
}

// isBody tells whether a paper means the body that met by a name: its own, or
// what kind of body it is ("Nämnden", "Arbetsutskottet").
func isBody(name, body string) bool {
	name, body = strings.ToLower(name), strings.ToLower(body)
	return strings.HasSuffix(body, name) || strings.HasSuffix(body+"et", name)
}

// implicit recognises the part that a line opens without a heading: a lead-in
// with its clauses.
func (r *itemReader) implicit(l line, lines []line, i int, cur itemPart) (part, bool) {
	f := l.fold()
	if l.mark != "" || cur.part == pDecision || cur.part == pProposal || cur.part == pProcedure || cur.part == pVote || cur.part == pMotion {
		if !(cur.part == pDecision || cur.part == pProposal) || l.gap == 0 {
			return 0, false
		}
		return 0, false
	}
	if cur.part != pBody {
		return 0, false
	}
	lead := leadIn(f)
	if lead == "" {
		return 0, false
	}
	low := strings.ToLower(lead)
	proposal := strings.Contains(low, "föreslås") || strings.HasSuffix(low, "föreslår") && !strings.Contains(low, "besluta")
	whole := runes(strings.TrimRight(f, " :")) == runes(lead)
	attNext := i+1 < len(lines) && (isClause(lines[i+1].text) || lines[i+1].mark != "" && whole)
	withAtt := strings.HasPrefix(strings.TrimLeft(f[len(lead):], " ,"), "att ")
	switch {
	case whole && attNext, withAtt && runes(lead) < 100 && (strings.Contains(low, "beslutar") || strings.Contains(low, "beslutade")):
		if proposal || r.agenda {
			return pProposal, true
		}
		if strings.Contains(low, "beslut") {
			return pDecision, true
		}
	}
	return 0, false
}
