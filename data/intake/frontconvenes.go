package intake

import (
	"strings"

	"paragraf/data"
)

var (
	// reConvenes is what a running sentence says that tells of the meeting itself.
	reConvenes = expression(`(?i)\b(?:kallas|kallar|inbjuds|inbjuder|välkomna\p{L}*|fört vid|förd vid|fört från|hölls|hålls|höll|håller|sammanträder|sammanträdde|samlas|samlades|kallelse till|härmed)\b|[^\p{L}](?:äger|ägde) rum`)
	reMeeting  = expression(`(?i)(?:^|[^\p{L}])(?:sammanträde[ts]?|årsmöte[ts]?|sammanträder|sammanträdde|möte[ts]?|nämndsmöte|styrelsemöte[t]?|styrelsesammanträde|bolagsstämma|stämma)\b`)
	// reOtherMeeting are sentences about another day than this meeting's.
	reOtherMeeting = expression(`(?i)juster|anslag|tillkännag|överklag|\bnästa\b|\bföregående\b|\bförra\b|förhinder|\bsenast\b|nedtag|publicer`)
)

// convenes reads a sentence that tells which body meets, when and where:
// "Protokoll fört vid extra sammanträde med Valnämnden i Granby kommun torsdagen
// den 16 januari 2025 kl. 10.00–11.20 i Rådhuset."
func (r *frontReader) convenes(l line, f string) bool {
	days := findDates(f, false)
	if len(days) == 0 || runes(f) < 40 || runes(f) > 400 || !reConvenes.MatchString(f) || !reMeeting.MatchString(f) || reOtherMeeting.MatchString(f) || r.notice {
		return false
	}
	low := strings.ToLower(f)
	rank := 3
	if strings.Contains(low, "protokoll") {
		rank = 2
	}
	r.giveDate(f, l.span, rank)
	clocks := hours(cutBreak(f))
	r.giveClocks(clocks, l.span)
	b := []byte(f)
	for _, h := range days {
		mask(b, h.from, h.to)
	}
	for _, c := range findClocks(f) {
		mask(b, c.from, c.to)
	}
	for _, c := range clocks {
		mask(b, c.from, min(c.to, len(b)))
	}
	for k, part := range strings.FieldsFunc(string(b), func(c rune) bool { return c == 0 }) {
		part = trimTimeWords(fold(part))
		name, behind := bodyIn(part)
		if name != "" {
			r.setBody(val{capital(name), l.span}, 2)
			part = behind
		}
		m := rePlacePart.FindStringSubmatch(part)
		if m == nil || m[1] == "" && k == 0 {
			continue
		}
		switch at := strings.TrimRight(m[1]+m[2], " .,"); {
		case orgName(at):
			r.setOrganization(val{at, l.span}, 2)
		case !r.place.set() && (name == "" || rePlaceWord.MatchString(at)) && (startsUpper(at) || k > 0 && rePlaceWord.MatchString(at)):
			r.place = val{at, l.span}
		}
	}
	if reBoard.MatchString(f) && strings.Contains(r.src.text, "tyrelsen") {
		r.setBody(val{"Styrelsen", l.span}, 1)
	}
	lead, _, _ := strings.Cut(low, " ")
	switch {
	case strings.Contains(low, "protokoll") || lead == "minnesanteckningar":
		r.setKind("protokoll", l.span)
	case strings.Contains(low, "kalla") || strings.Contains(low, "inbjud") || strings.Contains(low, "välkom"):
		r.setKind("kallelse", l.span)
	}
	r.labels++
	r.blocks = append(r.blocks, placedBlock{data.Block{Type: data.Paragraph, Text: tidy(l.text)}, l.span, false})
	return true
}

func mask(b []byte, from, to int) {
	for i := from; i < to; i++ {
		b[i] = 0
	}
}

// boardMeets names the board of a company or an association, whose papers call
// it by the word for its meeting only, where no body is named.
func (r *frontReader) boardMeets(front []line) {
	for _, l := range front {
		if !r.body.set() && reBoard.MatchString(l.fold()) {
			r.setBody(val{"Styrelsen", l.span}, 1)
		}
	}
}

var reBoard = expression(`(?i)\bstyrelse(?:möte[t]?|sammanträde[t]?)\b`)

// rePlacePart is a stretch of a sentence that names a place.
var rePlacePart = expression(`^(?:[\p{Ll}]+ )*?(?:i|på|vid|hos|lokal:?|plats:?)[ ](.{3,110})$|^([A-ZÅÄÖ].{2,110})$`)

// besideName are the words of a sentence that are no part of a body's name.
var besideName = wordSet(`med vid i för hos av från till på sammanträde sammanträdet möte mötet årsmöte protokoll fört förd kallelse kallas härmed du ni er konstituerande
ordinarie extra extrainsatt extraordinarie digitalt offentligt öppet gemensamt ett den det ledamöter ledamot ersättare vi välkommen välkomna kallar inbjuder inbjuds och samt höll håller`)

// bodyIn finds the body that a stretch of a sentence names, and what stands
// behind it.
func bodyIn(part string) (name, behind string) {
	ws := strings.Fields(part)
	for i, w := range ws {
		bare := strings.Trim(w, ",.")
		base := strings.TrimSuffix(bare, "s")
		if !bodyWord(bare) && !bodyWord(base) {
			continue
		}
		from := i
		for from > 0 {
			p := strings.ToLower(ws[from-1])
			if p == "och" && from > 1 && (strings.HasSuffix(ws[from-2], "-") || startsUpper(ws[from-2]) && from > 1) {
				from -= 2
				continue
			}
			if besideName[p] || strings.HasSuffix(p, ",") && !strings.HasSuffix(ws[from-1], "-,") {
				break
			}
			from--
		}
		to := i + 1
		for to < len(ws) && bodyWord(strings.TrimSuffix(strings.Trim(ws[to], ",."), "s")) && !strings.HasSuffix(ws[to-1], ",") {
			to++
		}
		if to < len(ws) && ws[to] == "för" {
			for to++; to < len(ws) && !reMeeting.MatchString(ws[to]) && ws[to] != "i" && ws[to] != "på" && ws[to] != "vid"; to++ {
			}
		}
		if to+2 < len(ws)+0 && (ws[to] == "i") {
			for n := 2; n <= 4 && to+n <= len(ws); n++ {
				if orgName(strings.Trim(strings.Join(ws[to+1:to+n], " "), ",.")) {
					to += n
					break
				}
			}
		}
		name = strings.Trim(strings.Join(ws[from:to], " "), ",. ")
		if last := ws[min(to, len(ws))-1]; !bodyWord(last) && strings.HasSuffix(name, "s") && bodyWord(strings.TrimSuffix(lastField(name), "s")) {
			name = strings.TrimSuffix(name, "s")
		} else if to < len(ws) && reMeeting.MatchString(ws[to]) {
			name = strings.TrimSuffix(name, "s")
		}
		if !bodyName(capital(name)) {
			name = ""
			continue
		}
		return name, strings.Join(ws[to:], " ")
	}
	return "", part
}

// joinSentences puts the opening sentence of a paper together where it is
// broken over lines: "Protokoll fört vid / Valnämndens sammanträde / måndagen …".
func joinSentences(lines []line) []line {
	var out []line
	for _, l := range lines {
		if n := len(out); n > 0 && out[n-1].goesOnConvening(l) {
			p := &out[n-1]
			p.text = strings.TrimRight(p.text, " ") + " " + l.text
			p.to, p.end = l.to, l.end
			p.cells = []cell{{span: p.span, text: p.text, col: p.indent}}
			continue
		}
		out = append(out, l)
	}
	return out
}

var reOpensConvening = expression(`(?i)^(?:(?:sammanträdes)?protokoll\b.*\b(?:vid|från|med)\b|minnesanteckningar\b.*\b(?:vid|från|med)\b|härmed kallas|du kallas|ni kallas|kallelse till (?:ordinarie |extra )?(?:sammanträde|möte)|.*\bkallas (?:härmed |du )?till|välkomm?en till)`)

// goesOnConvening tells whether next goes on with the sentence of l.
func (l line) goesOnConvening(next line) bool {
	f, n := l.fold(), next.fold()
	if next.gap > 0 || l.columns() || next.columns() || next.mark != "" || endsSentence(f) || runes(f) > 300 || runes(n) > 140 || !reOpensConvening.MatchString(f) {
		return false
	}
	if m, ok := matchLabel(next.text); ok && (m.colon || m.rest == "") {
		return false
	}
	if hanging(f) || startsLower(n) {
		return true
	}
	return len(findDates(f, false)) == 0 && len(findDates(n, false)) > 0 && reMeeting.MatchString(f)
}
