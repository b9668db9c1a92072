package intake

import (
	"strings"

	"paragraf/data"
)

// itemReader reads one item.
type itemReader struct {
	doc       *document
	seg       segment
	item      data.AgendaItem
	claims    []data.Claim // paths within the item
	body      []placedBlock
	parts     []itemPart
	margin    int    // the table whose left column holds the headings
	marginCol [2]int // the columns of such headings and their text
	agenda    bool
	notifying int  // whether the title names notifications: 1 yes, -1 no, 0 not asked yet
	inline    bool // the part being read has its text on the line of its heading
}

// itemPart is a heading with the lines under it.
type itemPart struct {
	heading
	at    span
	lines []line
	head  bool // a heading was printed
}

// readItem turns a segment into an agenda item.
func readItem(doc *document, seg segment) *itemReader {
	r := &itemReader{doc: doc, seg: seg, agenda: doc.kind() == data.SourceAgenda}
	r.item.Section = seg.number
	r.item.Body = nil
	rest := r.header(seg.lines)
	r.split(rest)
	r.ownProposal()
	for i := range r.parts {
		r.part(&r.parts[i])
	}
	r.finish()
	return r
}

func (r *itemReader) claim(path string, at span, m data.Method, rule string) {
	r.claims = append(r.claims, data.Claim{Path: path, From: at.from, To: at.to, Method: m, Rule: rule})
}

func (r *itemReader) explicit(path string, at span, rule string) {
	r.claim(path, at, data.Explicit, rule)
}

// split divides an item's lines into its parts.
func (r *itemReader) split(lines []line) {
	cur := itemPart{}
	flush := func() {
		if cur.head || len(cur.lines) > 0 {
			r.parts = append(r.parts, cur)
		}
	}
	for i, l := range lines {
		if st, ok := stateLine(l.text); ok && !(l.mark != "" && cur.part == pDecision) {
			r.state(st, l)
			continue
		}
		if sec, ok := secrecy(l.text); ok && r.item.Confidential == nil {
			r.item.Confidential = &data.Confidential{Provision: sec}
			r.explicit("confidential.provision", l.span, "secrecy")
			if secrecyAlone(l.text) {
				continue
			}
		}
		if reFileName.MatchString(l.fold()) && cur.part != pBasis {
			r.attachments(&itemPart{lines: []line{l}})
			continue
		}
		if len(r.item.CaseNumbers) == 0 && (cur.part == pBody || cur.part == pPresenters) && caseLineOnly(l.fold()) && r.caseLine(l) {
			continue
		}
		if h, ok := r.headingAt(l, lines, i, cur.part); ok {
			flush()
			cur = itemPart{heading: h, at: l.span, head: true}
			if h.rest != "" {
				rest := l
				rest.text, rest.row, rest.bold, rest.head = h.rest, 0, false, 0
				if m, n := listMark(h.rest); n > 0 {
					rest.mark, rest.text = m, h.rest[n:]
				}
				rest.cells = []cell{{span: span{l.to - min(len(h.rest), l.to-l.from), l.to}, text: h.rest, col: l.indent}}
				rest.gap = 0
				cur.lines = append(cur.lines, rest)
			}
			continue
		}
		if r.dissents(l, cur.part) {
			// a reservation told in a sentence of its own
			flush()
			r.parts = append(r.parts, itemPart{heading: heading{part: pReservation}, at: l.span, lines: []line{l}})
			cur = itemPart{}
			continue
		}
		if p, ok := r.implicit(l, lines, i, cur); ok {
			flush()
			cur = itemPart{heading: heading{part: p}, at: l.span}
		}
		cur.lines = append(cur.lines, l)
	}
	flush()
}

// reFileName is a link to a document of the item.
var reFileName = expression(`(?i)^[^.]{3,120}\.(?:pdf|docx?|xlsx?|pptx?|odt|ods)(?: \([^)]{2,20}\))?$`)

func (r *itemReader) state(st state, l line) {
	if st == stateImmediate {
		r.item.AdjustedImmediately = true
		r.explicit("adjusted_immediately", l.span, "state-line")
	}
	r.item.Adjusted = true
	r.explicit("adjusted", l.span, "state-line")
}

// reDatedPaper is the name of a paper with its day: "Förvaltningens förslag till
// beslut 2024-02-01, § 12".
var reDatedPaper = expression(`(?i)(?:\d{4}-\d{2}-\d{2}|\d{1,2} (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december) \d{4})(?:[, ]+§ ?\d+)?$`)

// headingAt decides whether a line is a heading inside the item.
func (r *itemReader) headingAt(l line, lines []line, i int, cur part) (heading, bool) {
	if len(l.cells) > 2 && listHead(l) != nil {
		return heading{}, false
	}
	if len(l.cells) > 1 && l.mark == "" {
		// a heading in the margin, its text beside it
		if h, ok := sectionHeading(l.cells[0].text); ok && h.exact && h.rest == "" && (h.part != pBody || len(l.cells) == 2 && !listField2(l)) {
			h.rest = joinText(l.cells[1:])
			if l.row > 0 {
				r.margin = l.table
			}
			r.marginCol = [2]int{l.cells[0].col, l.cells[1].col}
			return h, true
		}
		inMargin := l.row > 0 && l.table == r.margin || l.row == 0 && r.marginCol[1] > 0 && l.cells[0].col == r.marginCol[0] && abs(l.cells[1].col-r.marginCol[1]) <= 1
		if f := l.cells[0].text; inMargin && len(l.cells) == 2 && startsUpper(f) && runes(f) < 40 && !startsOrHasDigit(f) {
			return heading{part: pBody, text: tidy(f), rest: l.cells[1].text}, true
		}
	}
	if l.mark != "" && l.head == 0 {
		return heading{}, false
	}
	if h, ok := sectionHeading(l.text); ok {
		if h.part == pAbstain && cur == pVote && strings.HasPrefix(key(h.text), "avst") && key(h.text) != "avstår från att delta i beslutet" {
			return heading{}, false
		}
		if h.part == pVote && key(h.text) == "resultat" && cur != pVote && cur != pProcedure {
			h.part = pBody
		}
		if !h.exact && h.part == pProposal && !(l.head > 0 || l.bold || l.gap > 0) && !(i+1 < len(lines) && (isClause(lines[i+1].text) || leadIn(lines[i+1].fold()) != "" || lines[i+1].mark != "")) {
			return heading{}, false
		}
		if cur == pBasis && h.part == pProposal && l.head == 0 && !l.bold && reDatedPaper.MatchString(l.fold()) &&
			!(i+1 < len(lines) && (isClause(lines[i+1].text) || leadIn(lines[i+1].fold()) != "")) {
			return heading{}, false // a paper among those that the matter rests on
		}
		if !h.exact && (cur == pVote || cur == pProcedure) && l.head == 0 && !l.bold {
			return heading{}, false
		}
		if h.part == pBody && !r.standsAsHeading(l, lines, i) {
			return heading{}, false
		}
		if (h.part == pRecipients || h.part == pBias) && h.rest == "" && cur == pRecipients && l.gap == 0 && i > 0 && !strings.Contains(key(l.text), "till") {
			return heading{}, false
		}
		return h, true
	}
	if l.head > 0 && !isClause(l.text) && runes(l.text) < 150 {
		return heading{part: pBody, text: tidy(l.text)}, true
	}
	if (l.bold || r.standsAsHeading(l, lines, i) && l.gap > 0) && r.unknownHeading(l, lines, i, cur) {
		return heading{part: pBody, text: strings.TrimRight(tidy(l.text), ":")}, true
	}
	return heading{}, false
}

// listField2 tells whether a line of two cells is the head of a table.
func listField2(l line) bool {
	_, a := listFieldWords[key(l.cells[0].text)]
	_, b := listFieldWords[key(l.cells[1].text)]
	return a && b
}

// standsAsHeading tells whether a short line stands over text.
func (r *itemReader) standsAsHeading(l line, lines []line, i int) bool {
	if l.head > 0 || l.bold {
		return true
	}
	if i+1 >= len(lines) || len(l.cells) > 1 {
		return false
	}
	return true
}

// unknownHeading recognises a heading that is none of the known words.
func (r *itemReader) unknownHeading(l line, lines []line, i int, cur part) bool {
	f := l.fold()
	if !startsUpper(f) || spacedHead(f) != nil || runes(f) > 70 || strings.ContainsAny(f, ".!?;,") || l.mark != "" || len(l.cells) > 1 || isClause(f) || leadIn(f) != "" {
		return false
	}
	if len(strings.Fields(f)) > 8 || i+1 >= len(lines) {
		return false
	}
	if startsPerson(f) && nameCount(f) == len(strings.Fields(f)) {
		return false
	}
	next := lines[i+1]
	if l.bold {
		return !next.bold
	}
	nf := next.fold()
	prose := runes(nf) > 60 || endsSentence(nf)
	if cur == pDecision || cur == pProposal {
		return next.gap == 0 && prose && !endsSentence(f) && !isClause(nf) && next.mark == "" && !strings.HasSuffix(f, ":")
	}
	if listHeading(l, lines[i+1:]) {
		return false
	}
	return next.gap == 0 && prose && next.mark == "" && !strings.HasSuffix(f, ":")
}
