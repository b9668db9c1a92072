package intake

import (
	"strings"
)

// agendaField is what a column of an agenda set as a table holds.
type agendaField int

const (
	aNone agendaField = iota
	aNumber
	aTitle
	aTime
	aCase
	aPresenter
	aEnclosure
	aPage
)

var agendaWords = map[string]agendaField{
	"nr": aNumber, "nr.": aNumber, "punkt": aNumber, "ärendenr": aNumber, "p": aNumber, "#": aNumber, "punkt nr": aNumber, "ordning": aNumber,
	"ärende": aTitle, "ärenden": aTitle, "rubrik": aTitle, "ärenderubrik": aTitle, "ärendemening": aTitle, "titel": aTitle, "ärende/rubrik": aTitle, "vad": aTitle, "innehåll": aTitle,
	"tid": aTime, "kl": aTime, "kl.": aTime, "klockan": aTime, "klockslag": aTime, "beräknad tid": aTime, "tidsåtgång": aTime, "ca tid": aTime,
	"dnr": aCase, "diarienummer": aCase, "diarienr": aCase, "ärendenummer": aCase,
	"föredragande": aPresenter, "föredragare": aPresenter, "vem": aPresenter, "presenteras av": aPresenter, "dras av": aPresenter,
	"bilaga": aEnclosure, "bilagor": aEnclosure, "handlingar": aEnclosure, "handling": aEnclosure, "underlag": aEnclosure, "bil": aEnclosure, "bil.": aEnclosure,
	"sida": aPage, "sid": aPage, "sid.": aPage, "sidnr": aPage,
}

// agendaHead reads a line as the head of an agenda in columns whose order or
// whose further columns the items' headings would not understand: the number
// behind the title, enclosures, pages.
func agendaHead(l line) []agendaField {
	if len(l.cells) < 3 {
		return nil
	}
	var fields []agendaField
	seen := map[agendaField]int{}
	for i, c := range l.cells {
		f := agendaWords[key(c.text)]
		if f == aNone {
			return nil
		}
		seen[f] = i + 1
		fields = append(fields, f)
	}
	if seen[aNumber] == 0 || seen[aTitle] == 0 || len(seen) < len(fields) {
		return nil
	}
	if seen[aNumber] < seen[aTitle] && seen[aEnclosure] == 0 {
		return nil
	}
	return fields
}

// agendaTables puts the columns of an agenda in the order number, title, case
// number, presenter. Hours and pages are left to the head; what is enclosed
// stands as a line of its own at the end of the item.
func agendaTables(lines []line) []line {
	var out []line
	for i := 0; i < len(lines); i++ {
		out = append(out, lines[i])
		fields := agendaHead(lines[i])
		if fields == nil {
			continue
		}
		head := lines[i]
		cols := columnsOf(head)
		var enclosed []line
		for i+1 < len(lines) && lines[i+1].table == head.table && (head.row > 0 || lines[i+1].gap < 3) {
			l := lines[i+1]
			in := cols.spread(l)
			by := map[agendaField]cell{}
			for k, c := range l.cells {
				if _, two := by[fields[in[k]]]; !two && strings.TrimSpace(c.text) != "" {
					by[fields[in[k]]] = c
				}
			}
			n := by[aNumber]
			if l.mark != "" && n.text == "" || l.mark == "" && !isNumber(strings.TrimRight(strings.TrimSpace(n.text), ".)")) || by[aTitle].text == "" {
				if len(l.cells) < 2 && head.row == 0 && l.gap > 0 {
					break
				}
				out = append(out, l)
				i++
				continue
			}
			out, enclosed = append(out, enclosed...), nil
			l.cells = nil
			for _, f := range []agendaField{aNumber, aTitle, aCase, aPresenter} {
				if c, ok := by[f]; ok {
					l.cells = append(l.cells, c)
				}
			}
			l.text = joinText(l.cells)
			l.indent = l.cells[0].col
			if c, ok := by[aEnclosure]; ok && !isDash(c.text) {
				text := tidy(c.text)
				if !hasLetters(text) {
					text = tidy(head.cells[indexOf(fields, aEnclosure)].text) + " " + text
				}
				enclosed = append(enclosed, line{span: c.span, text: text, solid: true, cells: []cell{{span: c.span, text: text}}})
			}
			out = append(out, l)
			i++
		}
		out = append(out, enclosed...)
	}
	return out
}

func indexOf(fields []agendaField, f agendaField) int {
	for i, x := range fields {
		if x == f {
			return i
		}
	}
	return 0
}
