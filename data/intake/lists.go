package intake

import (
	"regexp"
	"strings"

	"paragraf/data"
)

// listFields are the columns of a printed list of notifications.
type listField int

const (
	lNone listField = iota
	lNumber
	lDate
	lDecider
	lPoint
	lCase
	lText
	lOther
)

var listFieldWords = map[string]listField{
	"nr": lNumber, "nr.": lNumber, "löpnr": lNumber, "löpnummer": lNumber, "#": lNumber, "ordningsnr": lNumber,
	"datum": lDate, "beslutsdatum": lDate, "dag": lDate, "beslutsdag": lDate, "ankomstdatum": lDate, "inkommet": lDate, "inkom": lDate, "registrerat": lDate, "datum för beslut": lDate, "inkom datum": lDate,
	"beslutsfattare": lDecider, "delegat": lDecider, "delegerad": lDecider, "beslutat av": lDecider, "ansvarig": lDecider, "handläggare": lDecider, "beslutande": lDecider, "fattat av": lDecider, "beslut av": lDecider, "befattning": lDecider, "avsändare": lOther, "från": lOther, "avsändare/mottagare": lOther,
	"delegationspunkt": lPoint, "punkt": lPoint, "delegation": lPoint, "punkt i delegationsordningen": lPoint, "del.punkt": lPoint, "delegationsnr": lPoint, "ärendegrupp": lPoint, "lagrum": lPoint, "delegationsordning": lPoint, "del punkt": lPoint, "typ": lPoint, "beslutstyp": lPoint, "ärendetyp": lPoint,
	"dnr": lCase, "diarienummer": lCase, "diarienr": lCase, "ärendenummer": lCase, "ärendenr": lCase, "dnr.": lCase, "ärende-id": lCase,
	"ärende": lText, "beslut": lText, "rubrik": lText, "ärendemening": lText, "innehåll": lText, "beskrivning": lText, "avser": lText, "handling": lText, "ärenderubrik": lText, "beslutet avser": lText, "ärende/beslut": lText, "titel": lText, "text": lText, "dokument": lText, "meddelande": lText, "ämne": lText, "skrivelse": lText, "beslutsmening": lText, "beslutet": lText, "handlingens rubrik": lText, "sak": lText, "ärendebeskrivning": lText,
	"kommentar": lOther, "anmärkning": lOther, "belopp": lOther, "leverantör": lOther, "sekretess": lOther,
}

var reListHeading = regexp.MustCompile(`(?i)^(?:anmälningsärenden?|anmälningar|meddelandeärenden?|meddelanden?|delegationsbeslut|delegationsärenden?|delegeringsbeslut|delegeringsärenden?|inkomna (?:skrivelser|handlingar)|utgående (?:skrivelser|handlingar)|ordförandebeslut|skrivelser|protokoll|rapporter|domar|övriga meddelanden|(?:anmälan av )?(?:delegations|delegerings|ordförande)?(?:beslut|protokoll|handlingar|meddelanden)(?: .{0,50})?|handlingar för kännedom|informationshandlingar|cirkulär(?: .{0,20})?|remisser|avtal|för kännedom|kurser och konferenser|beslut från .{3,50}|protokoll från .{3,50}|skrivelser från .{3,50}|delegationsbeslut .{2,60})$`)

// listHeading tells whether a line stands over a list of notifications.
func listHeading(l line, next []line) bool {
	f := strings.TrimRight(l.fold(), " :*")
	if !reListHeading.MatchString(f) || l.mark != "" || runes(f) > 80 || len(next) == 0 {
		return false
	}
	return next[0].mark != "" || strings.HasSuffix(l.fold(), ":") || len(next[0].cells) > 1 || listHead(next[0]) != nil
}

// listHead reads the head of a table of notifications.
func listHead(l line) *listTable {
	if len(l.cells) < 2 {
		return nil
	}
	t := &listTable{id: l.table, columns: columnsOf(l)}
	known, text := 0, false
	for _, c := range l.cells {
		f := listFieldWords[key(c.text)]
		if f != lNone {
			known++
		}
		text = text || f == lText || f == lCase
		t.fields = append(t.fields, f)
	}
	if known < 2 || known < len(l.cells)-1 || !text {
		return nil
	}
	return t
}

type listTable struct {
	columns
	id     int
	fields []listField
}

var reNotifyPart = regexp.MustCompile(`(?i)(?:följande (?:beslut|ärenden|delegationsbeslut|skrivelser|handlingar|meddelanden|protokoll|anmäl)|anmäls|har inkommit|redovisas|delegation)`)

// notifies tells whether the item as a whole is about notifications.
func (r *itemReader) notifies() bool {
	return r.item.Title != "" && reNotifyTitle.MatchString(fold(r.item.Title)) && !reNotNotify.MatchString(fold(r.item.Title))
}

var reNotNotify = regexp.MustCompile(`(?i)delegationsordning|motion om|förslag om`)

// lists reads the rows of notification lists out of a part. It returns false
// if the part holds none; then it is running text.
func (r *itemReader) lists(p *itemPart) bool {
	byPart := p.head && reListHeading.MatchString(p.text)
	inside := false
	for i, l := range p.lines {
		if listHeading(l, p.lines[i+1:]) || listHead(l) != nil && listTableFollows(p.lines[i:]) || spacedHead(l.fold()) != nil {
			inside = true
		}
	}
	if !(r.notifies() || byPart || inside) {
		return false
	}
	if !r.hasRows(p.lines) {
		return false
	}
	title := ""
	if !byPart && p.head && r.notifies() && p.part == pBody && len(p.lines) > 0 && r.rowAt(p.lines[0]) {
		byPart = true // any heading right over rows names them
	}
	if byPart {
		title = strings.TrimRight(p.text, " :")
	}
	titleAt := p.at
	if !byPart {
		r.heading(p)
	}
	var cur *data.NotificationList
	var table *listTable
	var spaced spacedTable
	last := line{}
	count := 0
	loose := r.notifies() && r.unmarkedRows(p.lines)
	start := func() {
		t, at := title, titleAt
		if t == "" {
			t = fold(r.item.Title)
			at = r.seg.lines[0].span
		}
		r.item.Lists = append(r.item.Lists, data.NotificationList{Title: strings.TrimRight(t, " :"), Entries: []data.Notification{}})
		cur = &r.item.Lists[len(r.item.Lists)-1]
		r.explicit("lists["+itoa(len(r.item.Lists)-1)+"].title", at, "list-title")
		count = 0
	}
	for i := 0; i < len(p.lines); i++ {
		l := p.lines[i]
		f := l.fold()
		if !hasContent(f) {
			continue
		}
		if t := listHead(l); t != nil {
			table = t
			if cur == nil || title != "" && len(cur.Entries) > 0 && table != nil {
				start()
				title = ""
			}
			continue
		}
		if listHeading(l, p.lines[i+1:]) || l.head > 0 && i+1 < len(p.lines) {
			title, titleAt = strings.TrimRight(tidy(l.text), " :"), l.span
			cur, table = nil, nil
			continue
		}
		if t := spacedHead(f); t != nil {
			spaced = t
			if cur == nil {
				start()
			}
			continue
		}
		if row, ok := spaced.row(f); ok && cur != nil {
			count++
			r.spacedEntry(cur, row, l, count)
			last = l
			continue
		}
		if table != nil && l.table == table.id && (len(l.cells) > 1 || l.row > 0) {
			if cur == nil {
				start()
			}
			count++
			r.tableEntry(cur, table, l, count, last)
			last = l
			continue
		}
		n, marked := entryNumber(l)
		if marked || r.rowLike(l) || loose && looseRow(f) {
			if cur == nil || n == 1 && count > 0 && marked && startsDigit(l.mark) || cur != nil && title != "" && titleAt.from > last.from && last.to > 0 && titleAt.from < l.from && len(cur.Entries) > 0 && r.item.Lists[len(r.item.Lists)-1].Title != title {
				start()
			}
			count++
			if n == 0 {
				n = count
			}
			r.entry(cur, n, tidy(l.text), l)
			last = l
			continue
		}
		if cur != nil && len(cur.Entries) > 0 && (l.gap == 0 || l.page) && (startsLower(f) || l.indent > last.indent) {
			// a further line of the same row
			e := &cur.Entries[len(cur.Entries)-1]
			e.Text += " " + tidy(l.text)
			r.entryFacts(e, e.Text)
			continue
		}
		if i+1 < len(p.lines) && runes(f) < 90 && !endsSentence(f) && cur != nil && len(cur.Entries) > 0 && r.rowAt(p.lines[i+1]) {
			title, titleAt = strings.TrimRight(tidy(l.text), " :"), l.span
			cur = nil
			continue
		}
		r.sentenceFacts(l)
		r.block(l, data.Paragraph)
	}
	return true
}

func listTableFollows(lines []line) bool {
	return len(lines) > 1 && len(lines[1].cells) > 1
}

func (r *itemReader) rowAt(l line) bool {
	_, marked := entryNumber(l)
	return marked || r.rowLike(l)
}

// hasRows tells whether any line of a part is a row.
func (r *itemReader) hasRows(lines []line) bool {
	for i, l := range lines {
		if _, ok := entryNumber(l); ok {
			return true
		}
		if listHead(l) != nil && i+1 < len(lines) && len(lines[i+1].cells) > 1 || spacedHead(l.fold()) != nil {
			return true
		}
		if r.rowLike(l) {
			return true
		}
	}
	return false
}

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
	reHas = regexp.MustCompile(`(?i)^(.{3,110}?)[ ]har[ ](?:(?:den )?\d[^ ]*(?: [\p{L}]+ \d{4})? )?(?:[^,.;]{0,60}? )??(?:beslut|besvara|teckna|lämna|ytt?ra|avge|godkän|utse|fatta|förordna|antag|bevilja|avslag|avslå|anmäl|inkom|skriv|underteckna|delegera|översän|ansök|överklag|uppdra|fastställ|tagit|ge|anställ|träffa|sagt|förläng|avropa|hyr|sålt|köpt|medgivit|yttrat|deltagit|upphandla|tilldela|utfärda|vidaredelegera|ingått|kvitterat|svarat|begärt|attest|uppdragit|avskrivit|avbrutit|betalat)`)
)

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

// tableEntry reads one row of a table of notifications; a row that starts
// without what names a row goes on with the one before.
func (r *itemReader) tableEntry(list *data.NotificationList, t *listTable, l line, count int, last line) {
	vals := map[listField]string{}
	var all []string
	in := t.spread(l)
	for i, c := range l.cells {
		text := tidy(c.text)
		if text == "" {
			continue
		}
		all = append(all, text)
		if f := t.fields[in[i]]; vals[f] != "" {
			vals[f] += " " + text
		} else {
			vals[f] = text
		}
	}
	n, numbered := atoi(strings.TrimRight(vals[lNumber], ".)"))
	if !numbered && l.mark != "" {
		n, numbered = l.numbered()
	}
	if len(list.Entries) > 0 && (l.row > 0 && l.row == last.row || l.row == 0 && vals[lDate] == "" && vals[lCase] == "" && !numbered && (l.gap == 0 || l.page)) {
		e := &list.Entries[len(list.Entries)-1]
		e.Text += " " + strings.Join(all, " ")
		if vals[lDecider] != "" && e.DecidedBy != "" {
			e.DecidedBy += " " + vals[lDecider]
		}
		return
	}
	if !numbered {
		n = len(list.Entries) + 1
	}
	e := data.Notification{Number: n}
	if c := vals[lCase]; c != "" && !isDash(c) {
		e.CaseNumber = fold(c)
		if hits := findCases(e.CaseNumber); len(hits) == 1 {
			e.CaseNumber = hits[0].text
		}
	}
	if d := vals[lDecider]; d != "" && !isDash(d) {
		e.DecidedBy = d
	}
	if d := findDates(fold(vals[lDate]), true); len(d) > 0 {
		e.Date = d[0].withYear(r.doc.meetingDay()).String()
	}
	text := vals[lText]
	rest := []string{}
	for _, f := range []listField{lPoint, lOther, lNone} {
		if vals[f] != "" && !isDash(vals[f]) {
			rest = append(rest, vals[f])
		}
	}
	if text == "" {
		text = strings.Join(all, ", ")
	} else if len(rest) > 0 {
		text += ", " + strings.Join(rest, ", ")
	}
	if vals[lDate] != "" && e.Date == "" && vals[lText] != "" {
		text = vals[lDate] + " " + text
	}
	e.Text = text
	if e.CaseNumber == "" && !hasListField(t.fields, lCase) {
		if cases := findCases(fold(text)); len(cases) > 0 {
			e.CaseNumber = cases[0].text
		}
	}
	if e.DecidedBy == "" && !hasListField(t.fields, lDecider) {
		tmp := data.Notification{CaseNumber: "x", Date: "x"}
		r.entryFacts(&tmp, text)
		e.DecidedBy = tmp.DecidedBy
	}
	list.Entries = append(list.Entries, e)
	r.entryClaims(list, l.span)
}

func hasListField(fs []listField, f listField) bool {
	for _, x := range fs {
		if x == f {
			return true
		}
	}
	return false
}

// listUnderDecision is for items of notifications whose rows stand under the
// heading Beslut after the decision itself: the rows become the list.
func (r *itemReader) listUnderDecision(lines *[]line) bool {
	if !r.notifies() {
		return false
	}
	for i, l := range *lines {
		if listHead(l) != nil && listTableFollows((*lines)[i:]) || i > 0 && listHeading(l, (*lines)[i+1:]) {
			p := itemPart{lines: (*lines)[i:]}
			*lines = (*lines)[:i]
			if !r.lists(&p) {
				r.text(p.lines, data.Paragraph)
			}
			return true
		}
	}
	return false
}
