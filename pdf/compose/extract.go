package compose

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"paragraf/data"
	"paragraf/pdf/proof"
)

// ErrSection says that the meeting has no § of a number that was asked for.
var ErrSection = errors.New("paragrafen finns inte")

// ExtractOptions is what an extract needs beside the meeting.
type ExtractOptions struct {
	Style  Style
	At     time.Time // when it is made, local time; printed and dates the file
	Draft  bool      // mark as a draft even when the §§ are adjusted
	Number int       // Utdrag nr; 0 where extracts are not counted

	Clerk      string // who certifies; "" leaves the name open
	ClerkTitle string // as "nämndsekreterare"

	SourceSHA256 string   // of the minutes that the extract is from
	Recipients   []string // to whom this extract is sent, beside those that the § names
	Appeal       string   // how a party appeals, where the administrative route is open (FL 33)

	// Proof shows that the §§ are those of the signed minutes; the meeting must
	// then be the one that it proves. Nil where the minutes have no list of
	// their §§ that anybody signed: then the extract says that it rests on its
	// certification.
	Proof  *proof.Proof
	Beside []string // who signed the minutes but not the list
}

// Extract sets one or several §§ of the minutes, verbatim, with who took part
// in each, and the certification that the clerk signs (field "clerk"). While
// any of the §§ is not adjusted it is a draft: marked on every page and
// without certification.
func Extract(m data.Meeting, sections []int, o ExtractOptions) (Document, error) {
	items, err := chosen(m, sections)
	if err != nil {
		return Document{}, err
	}
	if o.proves() { // from what it carries and nothing else, so that it can be made again
		m = onlyItems(withSigners(m), items)
		if items, err = chosen(m, sections); err != nil {
			return Document{}, err
		}
	}
	p := extractOf(m, sections, items, o, false)
	pages := p.paginate()
	if len(pages) > 1 { // a little closer, where that saves a page
		dense := extractOf(m, sections, items, o, true)
		if set := dense.paginate(); dense.failed == nil && len(set) < len(pages) {
			p, pages = dense, set
		}
	}
	return p.document(pages)
}

// extractOf sets the extract, dense or in the measure of the minutes.
func extractOf(m data.Meeting, sections, items []int, o ExtractOptions, dense bool) *paper {
	p := newPaper(m, o.Style, o.At, "PROTOKOLLSUTDRAG", "Protokollsutdrag "+sectionList(sections))
	p.dense, p.bottom = dense, extractBottom
	p.draft = o.Draft
	for _, i := range items {
		p.draft = p.draft || !statusOf(m, m.Items[i]).adjusted
	}
	p.extractHead(m, sections)
	for _, i := range items {
		p.section(m, m.Items[i], i)
	}
	if o.Appeal != "" {
		p.sub("Hur beslutet överklagas")
		p.par(o.Appeal, running, 0)
	}
	if len(o.Recipients) > 0 {
		p.recipients("Utdraget skickas till", o.Recipients)
	}
	p.keep() // the certification takes the end of the text with it to a new page
	p.rule(14, 7)
	p.participation(m, items)
	p.certification(p.adjusted(m, items), o)
	p.source(m, sections, o)
	p.attachExtract(onlyItems(m, items), sections, o)
	return p
}

// chosen returns the places of the items with the given § numbers, in the
// order of the minutes.
func chosen(m data.Meeting, sections []int) ([]int, error) {
	var items []int
	for _, n := range sections {
		if n <= 0 || !slices.ContainsFunc(m.Items, func(it data.AgendaItem) bool { return it.Section == n }) {
			return nil, fmt.Errorf("§ %d: %w bland sammanträdets paragrafer", n, ErrSection)
		}
	}
	for i, item := range m.Items {
		if item.Section > 0 && slices.Contains(sections, item.Section) {
			items = append(items, i)
		}
	}
	if len(items) == 0 {
		return nil, fmt.Errorf("inget utdrag utan paragraf: %w", ErrSection)
	}
	return items, nil
}

// day prints a time's date, "" for no time.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}
