package intake

import (
	"strings"

	"paragraf/data"
)

// clauseGroup is a lead-in with its clauses.
type clauseGroup struct {
	lead    string
	leadAt  span
	clauses []val
}

var (
	reNextAtt = expression(`(?:[,;]|[ ](?:samt|och dels|dels))(?:[ ]+(?:samt|och|dels))*[ ]+att[ ]`)
	reForm    = expression(`(?i)^(?:enligt|i enlighet med)[^.]{3,80}:$`)
)

// groupClauses reads the lines under Beslut or Förslag till beslut. What comes
// after the clauses and is none is returned as rest.
func (r *itemReader) groupClauses(lines []line) (groups []clauseGroup, rest []line) {
	cur := clauseGroup{}
	open := false // clauses of the present group have begun with att or a number
	form := ""    // "att", "number", "plain", "mark"
	flush := func() {
		if cur.lead != "" || len(cur.clauses) > 0 {
			groups = append(groups, cur)
		}
		cur, open, form = clauseGroup{}, false, ""
	}
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		f := l.fold()
		if !hasContent(f) {
			continue
		}
		if l.row > 0 && len(l.cells) > 1 && !isAttCell(l) && !isNumberCell(l) {
			rest = append(rest, l)
			continue
		}
		if isAttCell(l) || isNumberCell(l) {
			f = strings.TrimSpace(joinPlain(l.cells))
			l.text = f
			if isNumberCell(l) {
				f = strings.TrimSpace(joinPlain(l.cells[1:]))
				l.text, l.mark = f, strings.TrimRight(l.cells[0].text, ".")+"."
			}
		}
		plainLead := leadIn(f)
		marked := i+1 < len(lines) && (lines[i+1].mark != "" || isClause(lines[i+1].fold()) || isNumberCell(lines[i+1]) || isAttCell(lines[i+1]))
		isLead := plainLead != "" && l.mark == "" && runes(strings.TrimRight(f, " :.,")) == runes(strings.TrimRight(plainLead, " :.,")) && (!endsFull(f) || marked)
		if !isLead && marked && l.mark == "" && !isClause(f) && rePersonProposes.MatchString(f) {
			isLead = true // "N N (M) föreslår" over clauses
		}
		if !isLead && marked && l.mark == "" && !isClause(f) && len(strings.Fields(f)) < 7 && subjectLike(f) && !endsFull(f) {
			isLead = true // "Nämnden" over its points
		}
		switch {
		case isLead || l.mark == "" && i+1 < len(lines) && (strings.HasSuffix(f, ":") || reForm.MatchString(f)) && runes(f) < 160 && !isClause(f):
			if open || cur.lead != "" && len(cur.clauses) > 0 {
				flush()
			}
			if cur.lead != "" {
				cur.lead += " " + strings.TrimRight(tidy(l.text), " ")
				cur.leadAt.to = l.to
			} else {
				cur.lead, cur.leadAt = strings.TrimRight(tidy(l.text), " "), l.span
			}
		case isClause(f) && key(f) == "att" && i+1 < len(lines):
			// "att" alone on its line
			next := lines[i+1]
			i++
			cur.clauses = append(cur.clauses, val{"att " + tidy(next.text), span{l.from, next.to}})
			open, form = true, "att"
		case reNumberAtt.MatchString(f):
			cur.clauses = append(cur.clauses, val{strings.TrimSpace(strings.TrimLeft(tidy(l.text), "0123456789")), l.span})
			open, form = true, "number"
		case isClause(f):
			cur.clauses = append(cur.clauses, val{tidy(l.text), l.span})
			open = true
			if form == "" {
				form = "att"
			}
		case l.mark != "" && startsDigit(l.mark) || l.mark != "" && len(l.mark) == 2 && l.mark[1] == ')':
			if form == "number" && strings.HasPrefix(l.mark, "1") && (l.mark == "1." || l.mark == "1)") && len(cur.clauses) > 0 {
				flush()
			}
			cur.clauses = append(cur.clauses, val{l.mark + " " + tidy(l.text), l.span})
			open = true
			if form == "" {
				form = "number"
			}
		case l.mark != "":
			if open && form != "mark" && len(cur.clauses) > 0 && strings.HasSuffix(cur.clauses[len(cur.clauses)-1].text, ":") {
				last := &cur.clauses[len(cur.clauses)-1]
				last.text += " " + l.mark + " " + tidy(l.text)
				last.to = l.to
				break
			}
			cur.clauses = append(cur.clauses, val{tidy(l.text), l.span})
			open = true
			if form == "" {
				form = "mark"
			}
		case plainLead != "" && (!open || form == "att") && strings.HasPrefix(strings.TrimLeft(f[len(plainLead):], " ,:"), "att "):
			// lead-in and first clause in one sentence
			if len(cur.clauses) > 0 {
				flush()
			}
			cur.lead, cur.leadAt = plainLead, span{l.from, l.from + min(len(plainLead), l.to-l.from)}
			clause := strings.TrimLeft(f[len(plainLead):], " ,:")
			if strings.HasSuffix(plainLead, " dels") {
				cur.lead, clause = strings.TrimSuffix(plainLead, " dels"), "dels "+clause
			}
			for _, c := range splitAtt(clause) {
				cur.clauses = append(cur.clauses, val{c, l.span})
			}
			open, form = true, "att"
		case open && form == "att" && len(cur.clauses) > 0 && l.gap == 0 && startsLower(f):
			last := &cur.clauses[len(cur.clauses)-1]
			last.text += " " + tidy(l.text)
			last.to = l.to
		case i > 0 && r.inline && form == "plain" && len(cur.clauses) > 0 && endsSentence(cur.clauses[len(cur.clauses)-1].text):
			rest = append(rest, lines[i:]...)
			flush()
			return groups, rest
		case open && form == "att" && l.gap == 0 && !endsSentence(f) && clauseAhead(lines[i+1:]):
			// the names under "att till ledamöter välja"
			last := &cur.clauses[len(cur.clauses)-1]
			last.text += " " + tidy(l.text)
			last.to = l.to
		case open && (form == "att" || form == "number" || form == "mark") && !(l.gap == 0 && form == "mark"):
			// a sentence after the clauses is no clause
			if lead := plainLead; lead != "" && strings.Contains(strings.ToLower(lead), "beslut") {
				flush()
				cur.clauses = append(cur.clauses, val{tidy(l.text), l.span})
				form = "plain"
				break
			}
			rest = append(rest, lines[i:]...)
			flush()
			return groups, rest
		default:
			cur.clauses = append(cur.clauses, val{tidy(l.text), l.span})
			if form == "" {
				form = "plain"
			}
		}
	}
	flush()
	return groups, rest
}

func endsFull(f string) bool { return strings.HasSuffix(f, ".") }

func isAttCell(l line) bool { return len(l.cells) > 1 && key(l.cells[0].text) == "att" }

func isNumberCell(l line) bool {
	return len(l.cells) > 1 && isNumber(strings.TrimRight(l.cells[0].text, ".)")) && len(l.cells[0].text) < 4
}

func joinPlain(cells []cell) string {
	var t []string
	for _, c := range cells {
		t = append(t, c.text)
	}
	return strings.Join(t, " ")
}

// splitAtt divides "dels att A, dels att B" into its clauses.
func splitAtt(s string) []string {
	var out []string
	if !strings.Contains(s, "dels att ") {
		return []string{s} // one running sentence is one clause
	}
	s = strings.TrimPrefix(s, "dels ")
	for {
		m := reNextAtt.FindStringIndex(s)
		if m == nil {
			break
		}
		at := strings.Index(s[m[0]:m[1]], "att ")
		out = append(out, strings.TrimRight(s[:m[0]], " ,;"))
		s = s[m[0]+at:]
	}
	return append(out, s)
}

func (r *itemReader) decisions(p *itemPart) {
	lines := p.lines
	if r.listUnderDecision(&lines) {
		// rows of a list stood under the heading
	}
	r.inline = p.rest != ""
	groups, rest := r.groupClauses(lines)
	for _, g := range groups {
		if len(g.clauses) == 0 {
			// a lead-in with nothing after it is the decision itself
			g.clauses, g.lead = []val{{g.lead, g.leadAt}}, ""
		}
		path := "decisions[" + itoa(len(r.item.Decisions)) + "]"
		d := data.Decision{LeadIn: g.lead}
		if g.lead != "" {
			r.explicit(path+".lead_in", g.leadAt, "lead-in")
		}
		for k, c := range g.clauses {
			d.Clauses = append(d.Clauses, c.text)
			r.explicit(path+".clauses["+itoa(k)+"]", c.span, "clause")
			r.clauseFacts(c)
		}
		r.item.Decisions = append(r.item.Decisions, d)
	}
	if len(groups) == 0 && len(rest) == 0 {
		r.heading(p)
	}
	for _, l := range rest {
		r.sentenceFacts(l)
		r.block(l, data.Paragraph)
	}
}

var reImmediateClause = expression(`(?i)\b(?:omedelbart? juster|direktjuster|justeras omedelbart|justeras direkt|omedelbar justering)`)

// clauseFacts notes what a clause decides about the § itself.
func (r *itemReader) clauseFacts(c val) {
	f := strings.ToLower(fold(c.text))
	if reImmediateClause.MatchString(f) && (strings.Contains(f, "paragraf") || strings.Contains(f, "§") || strings.Contains(f, "ärendet") || strings.Contains(f, "punkten") || strings.Contains(f, "beslutet")) && !reOtherNumber.MatchString(f) {
		r.item.AdjustedImmediately = true
		r.explicit("adjusted_immediately", c.span, "decided-immediate")
	}
}

var reOtherNumber = expression(`§ ?\d`)

func (r *itemReader) proposals(p *itemPart) {
	r.inline = p.rest != ""
	groups, rest := r.groupClauses(p.lines)
	for _, g := range oneProposal(groups) {
		if len(g.clauses) == 0 {
			g.clauses, g.lead = []val{{g.lead, g.leadAt}}, ""
		} else if m := reAddressed.FindStringSubmatch(p.text); g.lead == "" && m != nil && bodyWord(m[1]) {
			g.lead, g.leadAt = p.text+":", p.at
		}
		path := "proposals[" + itoa(len(r.item.Proposals)) + "]"
		d := data.Proposal{By: p.by, LeadIn: g.lead}
		if p.by != "" {
			r.explicit(path+".by", p.at, "proposal-heading")
		} else if by := proposer(g); by != "" {
			d.By = by
			r.claim(path+".by", g.leadAt, data.Explicit, "proposal-lead-in")
		}
		if g.lead != "" {
			r.explicit(path+".lead_in", g.leadAt, "lead-in")
		}
		for k, c := range g.clauses {
			d.Clauses = append(d.Clauses, c.text)
			r.explicit(path+".clauses["+itoa(k)+"]", c.span, "clause")
		}
		r.item.Proposals = append(r.item.Proposals, d)
	}
	for _, l := range rest {
		r.block(l, data.Paragraph)
	}
}

// reAddressed is the heading of a proposal that says who is to decide.
var reAddressed = expression(`(?i)förslag till (?:beslut till )?([\p{L}-]+)[^:]*$`)

// oneProposal joins groups that follow one another with the same lead-in: under
// one heading they do not compete.
func oneProposal(groups []clauseGroup) (joined []clauseGroup) {
	for _, g := range groups {
		if n := len(joined); n > 0 && g.lead != "" && joined[n-1].lead == g.lead {
			joined[n-1].clauses = append(joined[n-1].clauses, g.clauses...)
			continue
		}
		joined = append(joined, g)
	}
	return joined
}

var reProposer = expression(`^([\p{L}- ]+?(?: \([\p{L}-]+\))?) (?:föreslår|yrkar)(?: att)? `)

// clauseAhead tells whether another clause follows among lines without space.
func clauseAhead(lines []line) bool {
	for i := 0; i < len(lines) && i < 12; i++ {
		if lines[i].gap > 0 {
			return false
		}
		if isClause(lines[i].text) {
			return true
		}
	}
	return false
}

// reNumberAtt is a point whose number no full stop divides from its clause.
var reNumberAtt = expression(`^\d{1,2} att `)

var rePersonProposes = expression(`^[A-ZÅÄÖ][\p{L} .'-]+\([\p{L}-]+\)(?:,? (?:och|m\.fl\.) [^.]{3,60})? (?:föreslår|yrkar):?$`)

// proposer is the body that "X föreslår Y besluta" names.
func proposer(g clauseGroup) string {
	if m := reProposer.FindStringSubmatch(g.lead + " "); m != nil {
		return m[1]
	}
	return ""
}
