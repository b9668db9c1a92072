package intake

import (
	"strings"

	"paragraf/data"
)

// unmarkedRows tells whether the lines of a list without marks are rows, one
// line each: some are beyond doubt.
func (r *itemReader) unmarkedRows(lines []line) bool {
	sure := 0
	for _, l := range lines {
		if l.mark != "" || len(l.cells) > 1 {
			return false
		}
		if r.rowLike(l) {
			sure++
		}
	}
	return sure > 0
}

// looseRow tells whether a line can be a row among rows without marks.
func looseRow(f string) bool {
	return startsUpper(f) && !endsSentence(f) && runes(f) < 200 && runes(f) > 8 && !reNotifyPart.MatchString(f)
}

// entryNumber reads a row's mark: its number, or 0 for a point without one.
func entryNumber(l line) (int, bool) {
	if l.mark == "" {
		return 0, false
	}
	if n, ok := l.numbered(); ok {
		return n, true
	}
	if len(l.mark) == 2 && l.mark[1] == ')' && l.mark[0] >= 'a' && l.mark[0] <= 'z' {
		return int(l.mark[0]-'a') + 1, true
	}
	return 0, true
}

// rowLike recognises a row without mark: one line of an item of notifications
// that carries a case number or is a document with its date.
func (r *itemReader) rowLike(l line) bool {
	f := l.fold()
	if runes(f) > 320 || !hasLetters(f) || !r.notifies() && len(r.item.Lists) == 0 {
		return false
	}
	if len(l.cells) > 2 {
		return true
	}
	if reNotifyPart.MatchString(f) && !reHas.MatchString(f) && (endsSentence(f)) {
		return false
	}
	cases := findCases(f)
	if len(cases) > 0 && (cases[0].from == 0 || strings.Trim(f[cases[len(cases)-1].to:], " .,)") == "" || reHas.MatchString(f)) {
		return true
	}
	if d := findDates(f, false); len(d) > 0 && !d[0].noYear && (d[0].from == 0 || strings.Trim(f[d[len(d)-1].to:], " .,)") == "") {
		return true
	}
	return false
}

var (
	reHas = expression(`(?i)^(.{3,110}?)[ ]har[ ](?:(?:den )?\d[^ ]*(?: [\p{L}]+ \d{4})? )?(?:[^,.;]{0,60}? )??(?:beslut|besvara|teckna|lämna|ytt?ra|avge|godkän|utse|fatta|förordna|antag|bevilja|avslag|avslå|anmäl|inkom|skriv|underteckna|delegera|översän|ansök|överklag|uppdra|fastställ|tagit|ge|anställ|träffa|sagt|förläng|avropa|hyr|sålt|köpt|medgivit|yttrat|deltagit|upphandla|tilldela|utfärda|vidaredelegera|ingått|kvitterat|svarat|begärt|attest|uppdragit|avskrivit|avbrutit|betalat)`)
)

// reDeciderNamed reads who decided where the row says so: "Beslutsfattare: N N".
var reDeciderNamed = expression(`(?i)(?:beslutsfattare|delegat|beslutat av|beslut av)[: ]+([A-ZÅÄÖ][^.,;:]{2,60})`)

// entry adds a row set as running text.
func (r *itemReader) entry(list *data.NotificationList, n int, text string, l line) {
	if len(l.cells) > 1 {
		text = strings.Join(strings.Fields(strings.ReplaceAll(tidyCells(l.cells), "\t", " ")), " ")
		if strings.ContainsRune(tidyCells(l.cells), '\u00A0') {
			text = strings.ReplaceAll(tidyCells(l.cells), "\t", " ")
		}
	}
	e := data.Notification{Number: n, Text: text}
	r.entryFacts(&e, text)
	list.Entries = append(list.Entries, e)
	r.entryClaims(list, l.span)
}

func (r *itemReader) entryClaims(list *data.NotificationList, at span) {
	path := "lists[" + itoa(len(r.item.Lists)-1) + "].entries[" + itoa(len(list.Entries)-1) + "]"
	e := list.Entries[len(list.Entries)-1]
	r.explicit(path+".text", at, "entry")
	if e.CaseNumber != "" {
		r.explicit(path+".case_number", at, "entry-case-number")
	}
	if e.DecidedBy != "" {
		r.explicit(path+".decided_by", at, "entry-subject")
	}
	if e.Date != "" {
		r.explicit(path+".date", at, "entry-date")
	}
}

// entryFacts takes number, decider and date out of a row's words.
func (r *itemReader) entryFacts(e *data.Notification, text string) {
	f := fold(text)
	if cases := findCases(f); len(cases) > 0 && e.CaseNumber == "" {
		e.CaseNumber = cases[len(cases)-1].text
		if len(cases) > 1 && cases[0].from < 3 {
			e.CaseNumber = cases[0].text
		}
	}
	if m := reDeciderNamed.FindStringSubmatch(f); m != nil && e.DecidedBy == "" {
		e.DecidedBy = strings.TrimSpace(m[1])
	}
	if e.DecidedBy == "" {
		if m := reHas.FindStringSubmatch(f); m != nil && startsUpper(m[1]) {
			e.DecidedBy = strings.TrimSpace(m[1])
		}
	}
	if e.Date == "" {
		if d := findDates(f, false); len(d) > 0 && !d[0].noYear {
			same := true
			for _, x := range d[1:] {
				same = same && x.date == d[0].date
			}
			if same {
				e.Date = d[0].date.String()
			}
		}
	}
}
