package compose

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose/layout"
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
	p := newPaper(m, o.Style, o.At, "PROTOKOLLSUTDRAG", "Protokollsutdrag "+sectionList(sections))
	p.draft = o.Draft
	for _, i := range items {
		p.draft = p.draft || !statusOf(m, m.Items[i]).adjusted
	}
	p.masthead(m, "PROTOKOLLSUTDRAG")
	p.facts(m, sectionList(sections))
	for _, i := range items {
		item := m.Items[i]
		p.section(m, item, i)
		p.participation(m, item, len(items) > 1)
	}
	if o.Appeal != "" {
		p.sub("Hur beslutet överklagas")
		p.par(o.Appeal, running, 0)
	}
	if len(o.Recipients) > 0 {
		p.sub("Utdraget skickas till")
		for _, r := range o.Recipients {
			p.par(r, running, 0)
		}
	}
	p.adjusted(m, items)
	if !p.draft {
		p.certification(o)
	}
	p.source(m, o)
	return p.finish()
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

// participation adds who took part in deciding one §, and nobody else.
func (p *paper) participation(m data.Meeting, item data.AgendaItem, several bool) {
	serving := servingFor(m, item)
	if len(serving) == 0 {
		return
	}
	title := "Tjänstgörande ledamöter"
	if several {
		title += " vid § " + strconv.Itoa(item.Section)
	}
	p.sub(title)
	p.par(strings.Join(serving, "; "), running, 0)
}

// adjusted adds when the §§ were adjusted, and who kept, led and adjusted.
func (p *paper) adjusted(m data.Meeting, items []int) {
	who := signersOf(m)
	p.rule(16, 6)
	if !p.draft {
		var lines, adjusters []string
		for _, i := range items {
			s := statusOf(m, m.Items[i])
			line := strings.TrimSpace("Justerat " + s.on)
			if len(items) > 1 {
				line = strings.TrimSpace("§ " + strconv.Itoa(m.Items[i].Section) + " justerad " + s.on)
			}
			lines = append(lines, line)
			for _, name := range s.adjusters {
				if !slices.Contains(adjusters, name) {
					adjusters = append(adjusters, name)
				}
			}
		}
		if len(adjusters) > 0 {
			who.adjusters = adjusters
		}
		p.pair("Status", strings.Join(lines, "\n"), true)
	}
	p.pair("Vid protokollet", who.secretary, true)
	p.pair("Ordförande", who.chair, true)
	p.pair("Justerande", enumerate(who.adjusters), false)
}

// certification adds the statement that the extract is true to the minutes and
// the field that the clerk signs.
func (p *paper) certification(o ExtractOptions) {
	p.rule(14, 6)
	s := layout.Strip{Role: layout.Form, Height: BoxHeight + 40}
	p.signature(&s, Field{"clerk", RoleClerk, p.style.certification(), o.Clerk}, 0, o.ClerkTitle)
	if date := day(o.At); date != "" {
		for _, l := range p.text("Datum  "+date, smallInk).Lines(BoxWidth, 0) {
			s.Texts = append(s.Texts, layout.Placed{X: BoxWidth + boxGap, Y: 25, Line: l})
		}
	}
	p.add(s)
}

// source adds from which minutes the extract is, so that anyone can check it
// against the original.
func (p *paper) source(m data.Meeting, o ExtractOptions) {
	parts := []string{strings.TrimSpace("Källa: protokoll " + m.Date + " " + sectionsOf(m))}
	if m.ID != "" {
		parts[0] += ", id " + m.ID
	}
	if o.SourceSHA256 != "" {
		parts = append(parts, "SHA-256 "+o.SourceSHA256)
	}
	made := "Utdrag"
	if o.Number > 0 {
		made = fmt.Sprintf("Utdrag nr %d", o.Number)
	}
	if !o.At.IsZero() {
		made += " framställt " + day(o.At)
	}
	if made != "Utdrag" {
		parts = append(parts, made)
	}
	p.par(strings.Join(parts, "\n"), small, 12)
}

// day prints a time's date, "" for no time.
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2006-01-02")
}
