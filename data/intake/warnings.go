package intake

import (
	"fmt"
	"sort"
	"strings"

	"paragraf/data"
	"paragraf/data/calendar"
)

// warn adds something that a person should look at.
func (d *document) warn(code string, item int, entries []int, message string) {
	d.meeting.Warnings = append(d.meeting.Warnings, data.Warning{Code: code, Item: item, Entries: entries, Message: message})
}

// check compares what was read with itself and with the rules of time.
func (d *document) check() {
	m := &d.meeting
	if m.Date == "" {
		d.warn(data.DateMissing, 0, nil, "Sammanträdets datum finns inte i källan.")
	}
	if m.Body == "" {
		d.warn(data.BodyMissing, 0, nil, "Vilket organ som sammanträdde framgår inte av källan.")
	}
	for _, it := range m.Items {
		d.checkItem(it)
	}
	d.checkSections()
	d.checkContents()
	d.checkAdjusters()
	d.checkDeadlines()
	sort.SliceStable(m.Warnings, func(i, j int) bool { return m.Warnings[i].Item < m.Warnings[j].Item })
}

func itemName(it data.AgendaItem) string {
	if it.Section > 0 {
		return fmt.Sprintf("§ %d", it.Section)
	}
	return fmt.Sprintf("Punkt %d", it.Position)
}

func (d *document) checkItem(it data.AgendaItem) {
	name := itemName(it)
	if it.SectionInferred {
		d.warn(data.SectionInferred, it.Position, nil, fmt.Sprintf("Paragrafnumret %d står inte i källan; det följer av ärendets plats.", it.Section))
	} else if it.Section == 0 && d.lay.style == styleBullet && d.hasNumbers() {
		d.warn(data.SectionGap, it.Position, nil, fmt.Sprintf("Ärende %d har inget paragrafnummer i källan, och det går inte att sluta sig till det.", it.Position))
	}
	if it.Title == "" || it.TitleInferred && !(len(it.Lists) > 0) {
		d.warn(data.TitleMissing, it.Position, nil, name+" saknar rubrik i källan; kontrollera den föreslagna.")
	}
	for _, list := range it.Lists {
		d.checkList(it, list)
	}
}

func (d *document) hasNumbers() bool {
	for _, it := range d.meeting.Items {
		if it.Section > 0 {
			return true
		}
	}
	return false
}

func (d *document) checkList(it data.AgendaItem, list data.NotificationList) {
	name := itemName(it)
	byText := map[string]int{}
	byCase := map[string][]int{}
	var order []string
	numbered := 0
	duplicate := map[int]bool{}
	printed := map[string]string{}
	for i, e := range list.Entries {
		k := strings.Join(words(e.Text), " ") + "|" + digits(e.Text)
		if k != "|" { // two permits on one day are two rows, if their columns tell them apart
			k += "|" + normalCase(e.CaseNumber) + "|" + e.Date
		}
		if first, ok := byText[k]; ok && k != "|" {
			duplicate[i] = true
			a := list.Entries[first]
			d.warn(data.EntryDuplicate, it.Position, []int{a.Number, e.Number}, fmt.Sprintf("%s, %s: raderna %d och %d anmäler samma sak.", name, list.Title, a.Number, e.Number))
		} else {
			byText[k] = i
		}
		if e.CaseNumber != "" {
			numbered++
			c := normalCase(e.CaseNumber)
			if byCase[c] == nil {
				order = append(order, c)
				printed[c] = e.CaseNumber
			}
			if !duplicate[i] {
				byCase[c] = append(byCase[c], e.Number)
			}
		}
	}
	for _, c := range order {
		if ns := byCase[c]; len(ns) > 1 {
			d.warn(data.CaseNumberRepeated, it.Position, ns, fmt.Sprintf("%s, %s: diarienumret %s står på flera rader.", name, list.Title, printed[c]))
		}
	}
	if numbered == 0 {
		return
	}
	for _, e := range list.Entries {
		if e.CaseNumber == "" {
			d.warn(data.EntryWithoutCaseNumber, it.Position, []int{e.Number}, fmt.Sprintf("%s, %s: rad %d saknar diarienummer.", name, list.Title, e.Number))
		}
	}
}

func digits(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// normalCase is the form in which case numbers are compared.
func normalCase(c string) string {
	c = strings.ToUpper(strings.Join(strings.Fields(fold(c)), ""))
	return strings.NewReplacer("–", "-", "‑", "-").Replace(c)
}

func (d *document) checkSections() {
	m := &d.meeting
	seen := map[int]int{}
	var ns []int
	prev := 0
	for _, it := range m.Items {
		if it.Section == 0 {
			continue
		}
		if seen[it.Section] > 0 {
			d.warn(data.SectionDuplicate, it.Position, nil, fmt.Sprintf("§ %d finns mer än en gång.", it.Section))
		}
		seen[it.Section]++
		prev = it.Section
		ns = append(ns, it.Section)
	}
	_ = prev
	sort.Ints(ns)
	ns = unique(ns)
	told := d.front.sections
	if !sameInts(told, ns) {
		for i := 1; i < len(ns); i++ {
			if ns[i]-ns[i-1] > 1 {
				missing := seq(ns[i-1]+1, ns[i]-1)
				if d.otherwiseAdjusted(missing) {
					continue
				}
				d.warn(data.SectionGap, d.positionOf(ns[i]), nil, fmt.Sprintf("§ %s saknas mellan § %d och § %d.", formatRanges(missing), ns[i-1], ns[i]))
			}
		}
	}
	if len(m.Items) == 0 && !d.isAgenda {
		text := "Inga paragrafer finns i texten; bara framsidan har lästs in. Kontrollera att filen är hel."
		if len(told) > 0 {
			text = fmt.Sprintf("Protokollet uppges omfatta §§ %s, men inga paragrafer finns i texten. Kontrollera att filen är hel.", formatRanges(told))
		}
		d.warn(data.RangeMismatch, 0, nil, text)
	}
	if len(told) > 0 && len(ns) > 0 && !sameInts(told, ns) && !d.isAgenda {
		d.warn(data.RangeMismatch, 0, nil, fmt.Sprintf("Protokollet uppges omfatta §§ %s, men §§ %s finns i texten.", formatRanges(told), formatRanges(ns)))
	}
}

// otherwiseAdjusted tells whether §§ are missing here because they were
// adjusted at once and have minutes of their own.
func (d *document) otherwiseAdjusted(missing []int) bool {
	for _, b := range d.front.batches {
		if !b.immediate {
			continue
		}
		has := map[int]bool{}
		for _, n := range b.sections {
			has[n] = true
		}
		all := true
		for _, n := range missing {
			all = all && has[n]
		}
		if all {
			return true
		}
	}
	return false
}

func (d *document) positionOf(section int) int {
	for _, it := range d.meeting.Items {
		if it.Section == section {
			return it.Position
		}
	}
	return 0
}

// checkContents compares the table of contents with the headings.
func (d *document) checkContents() {
	if len(d.contents) == 0 {
		return
	}
	titles := map[int]string{}
	for _, it := range d.meeting.Items {
		titles[it.Section] = it.Title
	}
	listed := map[int]bool{}
	for _, c := range d.contents {
		listed[c.number] = true
		title, ok := titles[c.number]
		switch {
		case !ok:
			d.warn(data.ContentsMismatch, 0, nil, fmt.Sprintf("Innehållsförteckningen tar upp § %d, som inte finns i texten.", c.number))
		case !sameTitle(c.title, title):
			d.warn(data.ContentsMismatch, d.positionOf(c.number), nil, fmt.Sprintf("§ %d heter ”%s” i innehållsförteckningen men ”%s” i texten.", c.number, clip(c.title), clip(title)))
		}
	}
	for _, it := range d.meeting.Items {
		if it.Section > 0 && !listed[it.Section] {
			d.warn(data.ContentsMismatch, it.Position, nil, fmt.Sprintf("§ %d saknas i innehållsförteckningen.", it.Section))
		}
	}
}

// sameTitle compares a title with the one in the table of contents, which may
// be cut short or carry the case number.
func sameTitle(a, b string) bool {
	wa, wb := words(a), words(b)
	if len(wa) == 0 || len(wb) == 0 {
		return true
	}
	x, y := strings.Join(wa, ""), strings.Join(wb, "")
	if len(x) > len(y) {
		x, y = y, x
	}
	if x == y || len(x) >= 12 && strings.HasPrefix(y, x) {
		return true
	}
	return len(x) >= 12 && (strings.HasSuffix(y, x) || strings.Contains(y, x) && len(x)*10 >= len(y)*7)
}

func (d *document) checkAdjusters() {
	m := &d.meeting
	if m.Minutes == nil {
		return
	}
	serving := map[string]bool{}
	for _, a := range m.Attendance {
		if a.Serving {
			serving[nameKey(a.Name)] = true
		}
	}
	if len(serving) < 2 {
		return
	}
	seen := map[string]bool{}
	for _, adj := range m.Minutes.Adjustments {
		for _, name := range adj.Adjusters {
			k := nameKey(name)
			if serving[k] || seen[k] || k == nameKey(m.Minutes.Chair) {
				continue
			}
			seen[k] = true
			d.warn(data.AdjusterNotServing, 0, nil, fmt.Sprintf("Justeraren %s finns inte bland de tjänstgörande.", name))
		}
	}
}

func nameKey(s string) string { return strings.Join(words(s), " ") }

// checkDeadlines holds the printed days against the rules of time (KL 5:69,
// 8:12, 13:5; package calendar).
func (d *document) checkDeadlines() {
	m := &d.meeting
	if m.Minutes == nil {
		return
	}
	meeting, _ := calendar.Parse(m.Date)
	for _, a := range m.Minutes.Adjustments {
		by, _ := calendar.Parse(a.AdjustBy)
		adjusted, _ := calendar.Parse(a.AdjustedOn)
		posted, _ := calendar.Parse(a.PostedOn)
		removed, _ := calendar.Parse(a.RemovedOn)
		broken := func(format string, args ...any) {
			d.warn(data.DeadlineBroken, 0, nil, fmt.Sprintf(format, args...))
		}
		if !meeting.IsZero() {
			latest := calendar.AdjustLatest(meeting)
			if !by.IsZero() && by.After(latest) {
				broken("Protokollet ska enligt källan justeras senast %s, men de fjorton dagarna går ut %s.", by, calendar.AdjustTarget(meeting))
			}
			if !by.IsZero() && by.Before(meeting) {
				broken("Sista dag för justering, %s, ligger före sammanträdet.", by)
			}
			switch {
			case adjusted.IsZero():
			case adjusted.Before(meeting):
				broken("Justeringsdagen %s ligger före sammanträdet %s.", adjusted, meeting)
			case adjusted.After(latest):
				broken("Protokollet justerades %s, senare än fjorton dagar efter sammanträdet (%s).", adjusted, calendar.AdjustTarget(meeting))
			}
			if adjusted.IsZero() && !posted.IsZero() && posted.Before(meeting) {
				broken("Anslaget sattes upp %s, före sammanträdet %s.", posted, meeting)
			}
		}
		if !adjusted.IsZero() && !by.IsZero() && adjusted.After(by) && (meeting.IsZero() || !adjusted.After(calendar.AdjustLatest(meeting))) {
			broken("Protokollet skulle vara justerat senast %s men justerades %s.", by, adjusted)
		}
		if !adjusted.IsZero() && !posted.IsZero() {
			if posted.Before(adjusted) {
				broken("Anslaget sattes upp %s, innan protokollet justerades %s.", posted, adjusted)
			} else if posted.After(calendar.NoticeLatest(adjusted)) {
				broken("Anslaget sattes upp %s, senare än andra dagen efter justeringen (%s).", posted, calendar.NoticeTarget(adjusted))
			}
		}
		if !posted.IsZero() && !removed.IsZero() && removed.Before(calendar.TakeDownFrom(posted)) {
			broken("Anslaget togs ned %s, men får tas ned tidigast %s.", removed, calendar.TakeDownFrom(posted))
		}
	}
}
