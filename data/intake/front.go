package intake

import (
	"strings"

	"paragraf/data"
	"paragraf/data/calendar"
)

// val is a value as printed and where it stood.
type val struct {
	text string
	span
}

// batch is one justering as the front page and the notice tell it.
type batch struct {
	sections  []int
	immediate bool
	adjusters []val
	subs      []val
	by        dateVal
	adjusted  dateVal
	posted    dateVal
	removed   dateVal
	stored    val
	signedBy  val
}

type dateVal struct {
	hit dateHit
	span
	set bool
}

// front is what was read outside the §§: front page, attendance, notice,
// signatures, summons.
type front struct {
	organization, body val
	bodyRank, orgRank  int
	date               dateVal
	dateRank           int
	start, end         val
	place              val
	rows               []row
	clerk              *row // the secretary, named by a label among the lists
	absent             []string
	sections           []int
	sectionsAt         span
	chair, secretary   val
	chairs             []val
	batches            []*batch
	kind               string
	kindAt             span
	blocks             []placedBlock
	labels             int // labels understood: evidence that this is a meeting's paper
	agendaWords        int
	minutesWords       int
}

// placedBlock is front matter with its place in the source.
type placedBlock struct {
	data.Block
	span
	unplaced bool
}

// frontReader reads lines outside the §§.
type frontReader struct {
	*front
	src       *source
	opens     []opening
	notice    bool // within the notice of justering
	signs     bool // within the signatures
	listing   bool // within the attendance
	table     *table
	agenda    bool
	line      line
	last      concept // of the last label
	signer    val     // a name in the signatures whose office is to follow
	dayAt     int     // end of the line that gave the day
	adjusting bool    // under the heading "Justering"
	list      int     // number of the list that rows go to
	lists     int     // lists so far
}

func newFrontReader(src *source, f *front) *frontReader {
	if len(f.batches) == 0 {
		f.batches = []*batch{{}}
	}
	return &frontReader{front: f, src: src}
}

func (r *frontReader) batch() *batch { return r.batches[len(r.batches)-1] }

// nextBatch starts the next justering unless the present one is still empty.
func (r *frontReader) nextBatch() *batch {
	b := r.batch()
	if b.posted.set || b.adjusted.set || b.immediate || len(b.sections) > 0 {
		n := &batch{stored: val{}}
		r.batches = append(r.batches, n)
	}
	return r.batch()
}

// read takes the lines of one stretch outside the §§.
func (r *frontReader) read(lines []line) {
	lines = officesBeside(rolesFirst(mergeSplitLabels(joinSentences(lines))))
	for i := 0; i < len(lines); i++ {
		r.line = lines[i]
		if r.table != nil {
			if r.tableRow(lines[i]) {
				continue
			}
			r.table = nil
		}
		if t := attendanceTable(lines[i], lines[i+1:]); t != nil {
			r.table = t
			r.listing = true
			r.labels++
			continue
		}
		if r.replacesHead(lines[i]) || namesOrganization(lines[i:]) {
			continue
		}
		r.readLine(lines[i])
	}
}

// replacesHead reads the head of a list of two columns, the deputies and those
// whom they replace.
func (r *frontReader) replacesHead(l line) bool {
	if len(l.cells) != 2 || fieldWords[key(l.cells[1].text)] != fReplaces || key(l.cells[1].text) == "ersättare" || key(l.cells[1].text) == "tjänstgörande ersättare" {
		return false
	}
	m, ok := matchLabel(l.cells[0].text)
	if !ok || m.rest != "" || !isList(m.concept) {
		return false
	}
	r.enter(m, l.cells[0])
	r.lists++
	r.list = r.lists
	r.opens = []opening{{c: m.concept, col: l.cells[0].col, valueCol: -1, list: r.list}}
	r.table = &table{columns: columnsOf(l), fields: []field{fName, fReplaces}, id: l.table}
	return true
}

func (r *frontReader) readLine(l line) {
	if !hasContent(l.text) && !isDash(l.text) {
		return
	}
	if l.gap >= 1 && len(r.opens) > 0 {
		r.closeFilled(l.gap)
	}
	if r.starred(l) || r.sentence(l) {
		return
	}
	cells := splitLabels(l.cells)
	if len(cells) == 0 {
		cells = []cell{{span: l.span, text: l.text, col: l.indent}}
	}
	if len(cells) > 1 && !r.labelCells(cells) && r.wholeLine(l, cells) {
		return
	}
	for i := 0; i < len(cells); i++ {
		c := cells[i]
		m, ok := matchLabel(c.text)
		if ok && m.concept == cDeputy && m.order == "ersättare" && r.last == cAdjuster && !r.listing {
			m.concept = cSubstitute
		}
		if ok && r.adjusting && r.start.set() && (m.concept == cPlaceTime || m.concept == cPlace || m.concept == cTime || m.concept == cDate && m.order == "datum") {
			m.concept = cAdjusted // "Plats och tid" under "Justering"
		}
		if ok && m.concept == cAdjuster && m.rest != "" {
			// "Justeras 2024-06-18": a day, not a person
			if people, _ := splitPeople(m.rest); len(people) == 0 && len(findDates(fold(m.rest), true)) > 0 {
				m.concept = cAdjusted
			}
		}
		if ok && r.accepts(m, c, cells, i) && !r.clockValue(m, l) {
			if m.rest == "" && r.signer.set() && l.gap == 0 && r.signedAs(m.concept) {
				r.last = m.concept
				continue
			}
			r.last = m.concept
			r.labels++
			lists := r.opens
			if i == 0 {
				r.opens = nil
			} else {
				r.closeColumn(c.col)
			}
			i += r.label(m, c, cells[i+1:])
			if m.concept == cSecretary && !m.colon && m.rest != "" && l.gap == 0 && len(lists) == 1 && lists[0].c == cOthers {
				// one of the officials, the post in front of the name
				r.opens = lists
				if r.clerk != nil && !r.knownRow(r.clerk.Name) {
					r.clerk.list = lists[0].list
					r.rows = append(r.rows, *r.clerk)
				}
			}
			continue
		}
		if r.openValue(c, l) {
			continue
		}
		r.unlabelled(c, l)
	}
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func isList(c concept) bool {
	switch c {
	case cServing, cMembers, cServingDeputy, cDeputy, cOthers, cAbsent, cPresent, cIdle:
		return true
	}
	return false
}

func joinCells(cells []cell) string {
	var parts []string
	for _, c := range cells {
		parts = append(parts, strings.TrimRight(c.text, ", "))
	}
	return strings.Join(parts, ", ")
}

func (v val) set() bool { return v.text != "" }

// meetingDate is the meeting's date as far as it is known.
func (f *front) meetingDate() calendar.Date {
	if f.date.set && !f.date.hit.noYear {
		return f.date.hit.date
	}
	return calendar.Date{}
}
