package intake

import (
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

func listTableFollows(lines []line) bool {
	return len(lines) > 1 && len(lines[1].cells) > 1
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
