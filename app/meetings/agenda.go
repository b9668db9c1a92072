package meetings

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// AgendaParams is where the acts of the agenda lead.
type AgendaParams struct {
	Open func(itemID string)     // a row was chosen; "" is the meeting's own page
	Into func()                  // Enter: on into what the row shows
	Menu func(at fyne.Position)  // what can be done with the row that is shown now
	Rune func(r rune) (did bool) // a plain letter that does something while one reads
}

// Mark is what the reader has done with an item, and where the meeting is.
type Mark struct {
	Unread  bool // not read yet
	Changed bool // its papers have changed since they were read
	Handled bool // the reader ticked it off in the room
	Now     bool // the meeting is at it
	Raised  int  // rows that the reader means to take up
	Moved   int  // own notes whose words were moved or edited, not seen yet
	Lost    int  // own notes whose words are gone
}

// Agenda is the second column: the meeting's own page first, then its items.
type Agenda struct {
	list     *ui.List
	head     *ui.Words
	headHigh float32
	content  fyne.CanvasObject
	rows     []entry
	chosen   string // item id; "" for the meeting's own page
	heights  heights
}

// entry is what a row of the agenda tells.
type entry struct {
	itemID string // "" for the meeting's own page
	number string // "§ 46" or "3."
	widest string // the longest number in the agenda, for which all rows have room
	title  string
	about  string
	notes  int
	mark   Mark
	flags  [flagsMost]flag // the badges, the first ones first
	secret bool
}

// flagsMost is how many badges a row shows.
const flagsMost = 3

// flag is a badge of a row; empty text is none.
type flag struct {
	text string
	tone ui.Tone
}

// fly adds a badge where there is room for one more.
func (e *entry) fly(text string, tone ui.Tone) {
	for i := range e.flags {
		if e.flags[i].text == "" {
			e.flags[i] = flag{text, tone}
			return
		}
	}
}

// NewAgenda makes the column.
func NewAgenda(p AgendaParams) *Agenda {
	a := &Agenda{head: ui.NewWords("", ui.WordsStyle{Size: look.SizeBadge, Colour: look.Secondary, Bold: true, MaxLines: 2})}
	a.list = ui.NewList(ui.ListOptions{
		Length:     func() int { return len(a.rows) },
		Create:     func() fyne.CanvasObject { return newEntryRow() },
		Update:     func(i int, o fyne.CanvasObject) { o.(*entryRow).set(a.rows[i], a.rows[i].itemID == a.chosen) },
		Height:     func(i int, width float32) float32 { return a.heights.of(a.rows, i, width) },
		Text:       func(i int) string { return a.rows[i].spoken() },
		OnSelected: func(i int) { p.Open(a.rows[i].itemID) },
		OnOpened:   func(int) { p.Into() },
		OnMenu: func(_ int, at fyne.Position) {
			if p.Menu != nil {
				p.Menu(at)
			}
		},
		OnRune: func(_ int, r rune) bool { return p.Rune != nil && p.Rune(r) },
		Empty:  swedish.T("window.agenda.empty"),
		Label:  swedish.T("window.agenda.label"),
	})
	head := ui.NewStack(0, a.head)
	head.Inset, head.Top, head.Bottom = 16, 18, 8
	a.content = ui.NewEdged(head, nil, a.list)
	return a
}

// Content returns the column.
func (a *Agenda) Content() fyne.CanvasObject { return a.content }

// List returns what takes the keyboard.
func (a *Agenda) List() *ui.List { return a.list }

// Show shows a meeting's items with the counts of own notes and the reader's
// marks by item id; m is nil while no meeting is chosen.
func (a *Agenda) Show(m *data.Meeting, notes []data.Note, marks map[string]Mark, chosen string) {
	at := func() int {
		return slices.IndexFunc(a.rows, func(e entry) bool { return e.itemID == a.chosen })
	}
	var rows []entry
	head := []string{""}
	if m != nil {
		rows = entries(*m, notes, marks)
		head = heads(*m)
	}
	a.head.SetWithShorter(head[0], head[1:]...)
	if high := a.head.HeightFor(a.head.Size().Width); high != a.headHigh { // the list gives way
		a.headHigh = high
		a.content.Refresh()
	}
	before := at()
	a.chosen = chosen
	if slices.Equal(rows, a.rows) {
		refreshRows(a.list, before, at())
	} else {
		a.heights.change(a.rows, rows)
		a.rows = rows
		a.list.Refresh()
	}
	if i := at(); i != a.list.Selected() {
		a.list.Point(i)
	} else {
		a.list.ScrollTo(i)
	}
}

// heads are the meeting's day, time and place, and what may stand for them where
// the column is narrow: the whole address is on the meeting's own page.
func heads(m data.Meeting) []string {
	all := []string{when(m)}
	for {
		at := strings.LastIndex(m.Place, ", ")
		m.Place = m.Place[:max(at, 0)]
		all = append(all, when(m))
		if at < 0 {
			break
		}
	}
	m.Start = ""
	all = append(all, when(m))
	for i := range all {
		all[i] = strings.ToUpper(all[i])
	}
	return all
}

// when is the meeting's day, time and place.
func when(m data.Meeting) string {
	var parts []string
	if m.Date != "" {
		day := swedish.WeekdayDate(m.Date)
		if m.Start != "" {
			day += swedish.T("window.agenda.clock", "time", swedish.Span(m.Start, m.End))
		}
		parts = append(parts, day)
	}
	if m.Place != "" {
		parts = append(parts, m.Place)
	}
	return strings.Join(parts, " · ")
}

func entries(m data.Meeting, notes []data.Note, marks map[string]Mark) []entry {
	count, moved, lost := map[string]int{}, map[string]int{}, map[string]int{}
	for _, n := range notes {
		count[n.ItemID]++
		switch {
		case n.Gone():
			lost[n.ItemID]++
		case n.Carried != nil:
			moved[n.ItemID]++
		}
	}
	warned := map[int][]data.Warning{}
	for _, w := range m.Warnings {
		warned[w.Item] = append(warned[w.Item], w)
	}
	first := entry{title: swedish.T("window.agenda.meeting"), notes: count[""]}
	if n := len(m.Attendance); n > 0 {
		first.about = swedish.N("window.agenda.present", n)
	}
	first.warn(warned[0])
	rows := []entry{first}
	for _, it := range m.Items {
		e := entry{itemID: it.ID, title: it.Title, notes: count[it.ID], mark: marks[it.ID], secret: it.Confidential != nil}
		if e.title == "" {
			e.title = swedish.T("window.matter.untitled")
		}
		if it.Section > 0 {
			e.number = fmt.Sprintf("§ %d", it.Section)
		} else {
			e.number = fmt.Sprintf("%d.", it.Position)
		}
		e.mark.Moved, e.mark.Lost = moved[it.ID], lost[it.ID]
		e.about = aboutItem(it, e.mark)
		if e.mark.Now {
			e.fly(swedish.T("window.agenda.now"), ui.AccentTone)
		}
		if e.mark.Handled {
			e.fly(swedish.T("window.agenda.handled"), ui.GoodTone)
		}
		if e.mark.Changed {
			e.fly(swedish.T("window.agenda.changed"), ui.WarningTone)
		}
		e.warn(warned[it.Position])
		if len(e.number) > len(rows[0].widest) {
			rows[0].widest = e.number
		}
		rows = append(rows, e)
	}
	for i := range rows {
		rows[i].widest = rows[0].widest
	}
	return rows
}

// aboutItem is the line under an item's title: unread, case numbers, kind,
// whether it is decided, what belongs to it.
func aboutItem(it data.AgendaItem, mark Mark) string {
	var about []string
	if mark.Unread {
		about = append(about, swedish.T("window.agenda.unread"))
	}
	about = append(about, it.CaseNumbers...)
	decided := len(it.Decisions) > 0
	if it.Kind != "" && len(it.Lists) == 0 && !(decided && it.Kind == data.KindDecision) {
		about = append(about, swedish.ItemKind(it.Kind))
	}
	if decided {
		about = append(about, swedish.T("window.agenda.decided"))
	}
	if len(it.Lists) > 0 {
		var counts []string
		all := 0
		for _, l := range it.Lists {
			counts = append(counts, fmt.Sprint(len(l.Entries)))
			all += len(l.Entries)
		}
		about = append(about, swedish.N("window.agenda.rows", all, "counts", strings.Join(counts, " + ")))
	}
	if mark.Moved > 0 {
		about = append(about, swedish.N("window.agenda.notes_moved", mark.Moved))
	}
	if mark.Lost > 0 {
		about = append(about, swedish.N("window.agenda.notes_lost", mark.Lost))
	}
	if mark.Raised > 0 {
		about = append(about, swedish.N("window.agenda.raised", mark.Raised))
	}
	if n := len(it.Attachments); n > 0 {
		about = append(about, swedish.N("window.agenda.attachments", n))
	}
	if it.SectionInferred {
		about = append(about, swedish.T("window.agenda.inferred"))
	}
	return strings.Join(about, " · ")
}

// spoken is a row in words, for assistive technology and for going to it by
// typing.
func (e entry) spoken() string {
	parts := []string{strings.TrimSpace(e.number + " " + e.title)}
	if e.about != "" {
		parts = append(parts, e.about)
	}
	for _, f := range e.flags {
		if f.text != "" {
			parts = append(parts, f.text)
		}
	}
	if e.notes > 0 {
		parts = append(parts, swedish.N("window.agenda.notes", e.notes))
	}
	return strings.Join(parts, ", ")
}

// warningsOf lists the warnings of the item at a position, 0 for the meeting.
func warningsOf(m data.Meeting, position int) []data.Warning {
	var list []data.Warning
	for _, w := range m.Warnings {
		if w.Item == position {
			list = append(list, w)
		}
	}
	return list
}

// silent reports whether a warning needs no badge: that a § number was reckoned
// stands under the title, and what was left out of a web page stands last on the
// meeting's own page.
func silent(code string) bool {
	switch code {
	case data.SectionInferred, data.CaseNumberRepeated, intake.TextLeftOut:
		return true
	}
	return false
}

// warn gives the row the badge of its weightiest warning.
func (e *entry) warn(warnings []data.Warning) {
	n := 0
	var worst flag
	for _, w := range warnings {
		if silent(w.Code) || w.Accepted {
			continue
		}
		n++
		if worst.text == "" || grave(w.Code) && worst.tone != ui.ErrorTone {
			worst = flag{briefly(w.Code), ui.WarningTone}
			if grave(w.Code) {
				worst.tone = ui.ErrorTone
			}
		}
	}
	switch {
	case e.itemID == "" && n > 1:
		e.fly(swedish.N("window.agenda.warnings", n), ui.WarningTone)
	case worst.text != "":
		e.fly(worst.text, worst.tone)
	}
	if e.secret {
		e.fly(swedish.T("window.agenda.secret"), ui.Neutral)
	}
}

// briefly names a warning in a word or two, for a badge.
func briefly(code string) string {
	if key := "window.badge." + code; swedish.Has(key) {
		return swedish.T(key)
	}
	return swedish.Warning(code)
}

func grave(code string) bool {
	switch code {
	case data.EntryDuplicate, data.SectionDuplicate, data.DeadlineBroken, data.AdjusterNotServing:
		return true
	}
	return false
}
