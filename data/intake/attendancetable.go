package intake

import (
	"strings"

	"paragraf/data"
)

// field is what a column of an attendance table holds.
type field int

const (
	fNone field = iota
	fName
	fParty
	fOffice
	fPresent
	fServes
	fSections
	fReplaces
	fTitle
	fRemark
	fNumber
	fYes
	fNo
	fAbstain
	fBallot
)

var fieldWords = map[string]field{
	"namn": fName, "ledamot": fName, "ledamöter": fName, "ledamot/ersättare": fName, "förtroendevald": fName, "deltagare": fName, "person": fName, "namn och parti": fName, "namn (parti)": fName, "ordinarie ledamot": fName, "ledamöter och ersättare": fName,
	"parti": fParty, "partibeteckning": fParty, "funktion": fOffice, "roll": fOffice, "uppdrag": fOffice, "befattning": fOffice, "titel": fTitle, "post": fOffice, "ställning": fOffice,
	"närvarande": fPresent, "närvaro": fPresent, "närv": fPresent, "närv.": fPresent, "tjänstgör": fServes, "tjänstgörande": fServes, "tjg": fServes, "tjänstg": fServes, "tjg.": fServes, "tjänstgöring": fServes, "beslutande": fServes,
	"§§": fSections, "paragrafer": fSections, "paragraf": fSections, "§": fSections, "närvarande §§": fSections, "deltar §§": fSections, "avser §§": fSections, "tid": fRemark, "när": fRemark,
	"ersätter": fReplaces, "ersättare för": fReplaces, "tjänstgör för": fReplaces, "i stället för": fReplaces, "tjänstgörande ersättare": fReplaces, "tjg ersättare": fReplaces, "ersättare": fReplaces, "tjänstgörande för": fReplaces,
	"anmärkning": fRemark, "anm": fRemark, "anm.": fRemark, "anteckning": fRemark, "anteckningar": fRemark, "kommentar": fRemark, "noteringar": fRemark, "notering": fRemark,
	"nr": fNumber, "nr.": fNumber, "plats": fNumber, "platsnr": fNumber, "rad": fNumber,
	"ja": fYes, "nej": fNo, "avstår": fAbstain, "avst": fAbstain, "avst.": fAbstain, "röst": fBallot, "omröstning": fBallot, "röstar": fBallot,
}

// table is a table being read, with its columns.
type table struct {
	columns
	fields []field
	id     int
}

// headerFields reads a line as the head of a table of persons.
func headerFields(l line) ([]field, bool) {
	if len(l.cells) < 2 {
		return nil, false
	}
	var fields []field
	known, name := 0, false
	for _, c := range l.cells {
		f := fieldWords[key(c.text)]
		if f != fNone {
			known++
		}
		name = name || f == fName
		fields = append(fields, f)
	}
	return fields, name && known >= 2 && known >= len(fields)-1
}

// attendanceTable recognises the head of an attendance table. The rows that
// follow must be set in columns too.
func attendanceTable(l line, next []line) *table {
	fields, ok := headerFields(l)
	if !ok || len(next) == 0 || len(next[0].cells) < 2 {
		return nil
	}
	only := map[field]int{}
	for _, f := range fields {
		only[f]++
		if f == fYes || f == fNo {
			return nil
		}
	}
	// "Ledamöter    Ersättare" over two lists of persons is no table
	if len(fields) == 2 && only[fName] == 1 && only[fReplaces] == 1 && startsPerson(next[0].cells[0].text) && startsPerson(next[0].cells[1].text) && next[0].cells[0].text != "" && key(l.cells[1].text) == "ersättare" {
		return nil
	}
	if len(fields) == 3 && only[fName] == 1 && only[fReplaces] == 1 && only[fPresent] == 1 && len(next[0].cells) == 2 && startsPerson(next[0].cells[0].text) && startsPerson(next[0].cells[1].text) {
		return nil // "Närvarande    Ledamöter    Ersättare"
	}
	return &table{columns: columnsOf(l), fields: fields, id: l.table}
}

// byField spreads a line's cells over the columns of the table.
func (t *table) byField(l line) map[field]string {
	out := map[field]string{}
	in := t.spread(l)
	for i, c := range l.cells {
		if f := t.fields[in[i]]; out[f] == "" {
			out[f] = strings.TrimSpace(c.text)
		} else {
			out[f] += " " + strings.TrimSpace(c.text)
		}
	}
	return out
}

// tableRow reads one row of an attendance table; false ends the table.
func (r *frontReader) tableRow(l line) bool {
	t := r.table
	if t.id != l.table || l.gap > 1 {
		return false
	}
	if len(l.cells) < 2 {
		// a heading within the table, as "Ersättare"
		if m, ok := matchLabel(l.text); ok && m.rest == "" && isList(m.concept) && (l.row > 0 || m.concept != cOthers) {
			r.opens = nil
			r.label(m, cell{span: l.span, text: l.text, col: l.indent}, nil)
			return true
		}
		return false
	}
	v := t.byField(l)
	name := v[fName]
	if m, ok := matchLabel(l.cells[0].text); ok && m.rest == "" && !startsPerson(name) {
		return false
	}
	if !startsPerson(name) && !(nameCount(name) >= 1 && v[fParty] != "") {
		return false
	}
	p, ok := parsePerson(name)
	if !ok {
		p, ok = parsePerson(name + " (" + v[fParty] + ")")
	}
	if !ok {
		return false
	}
	if party := strings.Trim(v[fParty], "() "); party != "" && p.party == "" {
		p.party = party
	}
	capacity, serving := data.Member, true
	if len(r.opens) > 0 && isList(r.opens[0].c) {
		capacity, serving = r.capacityOf(r.opens[0].c)
	}
	if office := v[fOffice]; office != "" {
		switch k := key(office); {
		case strings.HasPrefix(k, "ersättare") || strings.HasPrefix(k, "suppleant"):
			capacity, serving = data.Deputy, false
		case k == "tjänstgörande ersättare" || k == "tjg ersättare" || k == "tjg. ersättare":
			capacity, serving = data.Deputy, true
		case strings.HasPrefix(k, "ledamot"):
			capacity = data.Member
		case k == "tjänsteperson" || k == "tjänsteman":
			capacity, serving = data.Other, false
			p.title = office
		default:
			p.attribute(office)
			if p.role == data.Secretary || p.role == "" && p.title != "" && p.party == "" {
				capacity, serving = data.Other, false
			}
		}
	}
	if v[fTitle] != "" {
		p.attribute(v[fTitle])
		if p.party == "" && p.role != data.Chair {
			capacity, serving = data.Other, false
		}
	}
	for _, f := range []field{fPresent, fServes} {
		if text := v[f]; text != "" {
			serving = r.mark(&p, text, f, serving, &capacity)
		}
	}
	if _, asked := v[fServes]; !asked && hasField(t.fields, fServes) && v[fServes] == "" {
		serving = false
	}
	if text := v[fReplaces]; text != "" && !isDash(text) {
		if _, ok := p.replaced(fold(text)); !ok {
			p.attribute(text)
		}
	}
	if text := v[fSections]; startsOrHasDigit(text) {
		p.addPresence(text)
	}
	if text := v[fRemark]; text != "" && !isDash(text) {
		p.attribute(text)
	}
	if capacity == data.Other {
		serving = false
	}
	r.addRow(p, capacity, serving && !r.agenda, l.span)
	return true
}

func nameCount(s string) int {
	_, n := nameAt(s)
	return n
}

func hasField(fs []field, f field) bool {
	for _, x := range fs {
		if x == f {
			return true
		}
	}
	return false
}

// mark reads a cell that says whether someone was there or served: "X", "Ja",
// "Tjänstgör för N N (S)", "Frånvarande".
func (r *frontReader) mark(p *person, text string, f field, serving bool, capacity *data.Capacity) bool {
	k := key(text)
	switch {
	case k == "" && (text == "-" || text == "–"), k == "nej", k == "n", k == "0":
		if f == fPresent {
			p.absent = true
		}
		return false
	case k == "x", k == "ja", k == "j", k == "1", k == "närvarande", k == "✓", k == "✔", k == "☒", k == "när", k == "n\u00e4rv":
		if f == fServes {
			return *capacity != data.Other
		}
		return serving
	case k == "ej närvarande", strings.HasPrefix(k, "frånvarande"), k == "f", k == "frv", k == "förhinder", k == "anmält förhinder":
		p.absent = true
		return false
	case strings.HasPrefix(k, "ej tjänstg"), k == "ej", k == "ej tjg", strings.HasPrefix(k, "närvarande, ej tjänstg"), strings.HasPrefix(k, "närvarande ej tjänstg"), strings.HasPrefix(k, "tjänstgör ej"), strings.HasPrefix(k, "icke tjänstg"):
		p.serves = -1
		return false
	case k == "tjänstgör", k == "tjänstgörande", k == "tjg", k == "beslutande", k == "t", k == "tj":
		return true
	}
	p.attribute(text)
	if p.serves > 0 || p.replaces != nil {
		return true
	}
	return serving
}
