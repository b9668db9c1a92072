package intake

import (
	"strings"

	"paragraf/data"
)

var reListHeading = expression(`(?i)^(?:anmälningsärenden?|anmälningar|meddelandeärenden?|meddelanden?|delegationsbeslut|delegationsärenden?|delegeringsbeslut|delegeringsärenden?|inkomna (?:skrivelser|handlingar)|utgående (?:skrivelser|handlingar)|ordförandebeslut|skrivelser|protokoll|rapporter|domar|övriga meddelanden|(?:anmälan av )?(?:delegations|delegerings|ordförande)?(?:beslut|protokoll|handlingar|meddelanden)(?: .{0,50})?|handlingar för kännedom|informationshandlingar|cirkulär(?: .{0,20})?|remisser|avtal|för kännedom|kurser och konferenser|delgivningar|delgivningsärenden?|delgivna handlingar|inkomna (?:ärenden|meddelanden)|informationsärenden att anmäla|till kännedom|ärenden för kännedom|beslut från .{3,50}|protokoll från .{3,50}|skrivelser från .{3,50}|delegationsbeslut .{2,60})$`)

// listHeading tells whether a line stands over a list of notifications.
func listHeading(l line, next []line) bool {
	f := reGroupLetter.ReplaceAllString(strings.TrimRight(l.fold(), " :*"), "")
	if !reListHeading.MatchString(f) || l.mark != "" || runes(f) > 80 || len(next) == 0 {
		return false
	}
	return next[0].mark != "" || strings.HasSuffix(l.fold(), ":") || len(next[0].cells) > 1 || listHead(next[0]) != nil
}

var reNotifyPart = expression(`(?i)(?:följande (?:beslut|ärenden|delegationsbeslut|skrivelser|handlingar|meddelanden|protokoll|anmäl)|anmäls|har inkommit|redovisas|delegation)`)

// notifies tells whether the item as a whole is about notifications.
func (r *itemReader) notifies() bool {
	if r.notifying == 0 {
		r.notifying = -1
		if t := fold(r.item.Title); t != "" && reNotifyTitle.MatchString(t) && !reNotNotify.MatchString(t) {
			r.notifying = 1
		}
	}
	return r.notifying > 0
}

var reNotNotify = expression(`(?i)delegationsordning|motion om|förslag om`)

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
		if table == nil {
			l = numberInMargin(l)
		}
		f := l.fold()
		if !hasContent(f) {
			continue
		}
		if l.mark == "" && totalRow(f) {
			r.block(l, data.Paragraph)
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
		if i+1 < len(p.lines) && runes(f) < 90 && !endsSentence(f) && (cur != nil && len(cur.Entries) > 0 || cur == nil && i == 0 && r.notifies() && !strings.HasSuffix(f, ":")) && r.rowAt(p.lines[i+1]) {
			title, titleAt = strings.TrimRight(tidy(l.text), " :"), l.span
			cur = nil
			continue
		}
		r.sentenceFacts(l)
		r.block(l, data.Paragraph)
	}
	return true
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

// listUnderDecision is for items of notifications whose rows stand under the
// heading Beslut after the decision itself: the rows become the list.
func (r *itemReader) listUnderDecision(lines *[]line) bool {
	if !r.notifies() {
		return false
	}
	for n := len(*lines); n > 0 && !hasContent((*lines)[n-1].text); n-- {
		*lines = (*lines)[:n-1] // a rule to sign on
	}
	if at := r.rowsBelow(*lines); at > 0 {
		p := itemPart{lines: (*lines)[at:]}
		if r.lists(&p) {
			*lines = (*lines)[:at]
			return true
		}
	}
	for i, l := range *lines {
		if listHead(l) != nil && listTableFollows((*lines)[i:]) || i > 0 && listHeading(l, (*lines)[i+1:]) {
			p := itemPart{lines: (*lines)[i:]}
			if above := (*lines)[max(i-1, 0)]; i > 1 && listHead(l) != nil && above.mark == "" && !endsSentence(above.fold()) && runes(above.text) < 90 && above.gap > 0 && !isClause(above.text) {
				// the name of the table
				p.head, p.at, p.text = true, above.span, tidy(above.text)
				i--
			}
			*lines = (*lines)[:i]
			if !r.lists(&p) {
				r.text(p.lines, data.Paragraph)
			}
			return true
		}
	}
	return false
}
