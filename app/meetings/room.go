package meetings

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// RoomParams is where the acts of the room lead.
type RoomParams struct {
	Here     func() // the meeting is at the item that is shown
	ToNow    func() // show the item that the meeting is at
	Read     func() // read the item's papers
	Question func() // write down a question on it
	Handled  func() // tick the item as handled, or take the tick away
	Edit     func(data.Note)
}

// RoomState is what the page for the room shows: one item, and where the
// meeting is.
type RoomState struct {
	Meeting data.Meeting
	Item    *data.AgendaItem // nil: the meeting has not come to its first item
	Notes   []data.Note      // the reader's own, on the item (or on the meeting)
	Raised  []data.Notification
	Now     string          // id of the item that the meeting is at; "" for none
	Handled map[string]bool // ids of the items that the reader has ticked
}

// Room is the page for the time of the meeting itself: the item in large type,
// what is proposed or decided, the reader's own questions and notes, and who is
// in the room. It tells of the meeting and records nothing in it: what the
// reader ticks is the reader's own.
type Room struct {
	p       RoomParams
	main    *ui.Sheet
	rail    *ui.Sheet
	content fyne.CanvasObject
	item    string
	focus   ui.Holder
}

// NewRoom makes the page.
func NewRoom(p RoomParams) *Room {
	r := &Room{p: p, main: ui.NewSheet(0), rail: ui.NewSheet(0)}
	r.main.Page, r.main.Top, r.main.Bottom, r.main.Widest = true, 26, 48, 760
	r.rail.Inset, r.rail.Top, r.rail.Bottom = 20, 22, 22
	r.content = ui.NewFill(look.Paper, newRail(r.main.Content(), ui.NewFill(look.Ground, r.rail.Content()), r.rail))
	return r
}

// Content returns the page.
func (r *Room) Content() fyne.CanvasObject { return r.content }

// Show shows an item as the room needs it.
func (r *Room) Show(s RoomState) {
	id := ""
	if s.Item != nil {
		id = s.Item.ID
	}
	r.focus.Renew()
	if s.Item == nil {
		r.main.Set(r.opening(s)...)
	} else {
		r.main.Set(r.matter(s)...)
	}
	r.rail.Set(inRoom(s.Meeting, s.Item)...)
	if id != r.item {
		r.item = id
		r.main.ScrollToTop()
	}
	r.focus.Settle("window.room.question")
}

// opening is the page before the first item.
func (r *Room) opening(s RoomState) []fyne.CanvasObject {
	m := s.Meeting
	all := []fyne.CanvasObject{
		ui.Overline(swedish.T("window.room.opening")), ui.NewSpace(8),
		large(cmp.Or(m.Body, swedish.T("window.where.no_body"))), ui.NewSpace(8),
		secondary(summaryOf(m)), ui.NewSpace(22),
	}
	if len(m.Items) == 0 {
		return append(all, clause(swedish.T("window.room.no_items")))
	}
	all = append(all, clause(swedish.N("window.room.items", len(m.Items))), ui.NewSpace(4),
		ui.NewWords(swedish.T("window.room.how"), ui.WordsStyle{Colour: look.Secondary}))
	return append(all, r.notes(s)...)
}

// matter is the page of an item.
func (r *Room) matter(s RoomState) []fyne.CanvasObject {
	it := *s.Item
	all := []fyne.CanvasObject{r.head(s), ui.NewSpace(10)}
	title := cmp.Or(it.Title, swedish.T("window.matter.untitled"))
	if it.Section > 0 {
		title = fmt.Sprintf("§ %d  %s", it.Section, title)
	}
	all = append(all, large(title), ui.NewSpace(6))
	if about := matterLine(it); about != "" {
		all = append(all, secondary(about), ui.NewSpace(4))
	}
	all = append(all, ui.NewSpace(8), r.acts(s), ui.NewSpace(20))
	if len(it.Disqualified) > 0 {
		all = append(all, ui.NewCard(ui.NewRoomy(
			ui.NewWords(swedish.T("window.room.disqualified"), ui.WordsStyle{Bold: true}),
			ui.NewWords(names(it.Disqualified), ui.WordsStyle{})), ui.WarningTone), ui.NewSpace(16))
	}
	all = append(all, decisions(it)...)
	all = append(all, r.raised(s)...)
	return append(all, r.notes(s)...)
}

// head says where in the meeting the item stands, in words and badges.
func (r *Room) head(s RoomState) fyne.CanvasObject {
	at := ui.Overline(swedish.T("window.room.of", "n", s.Item.Position, "of", len(s.Meeting.Items)))
	badges := container.NewHBox()
	if s.Now == s.Item.ID {
		badges.Add(ui.NewBadge(swedish.T("window.agenda.now"), ui.AccentTone))
	}
	if s.Handled[s.Item.ID] {
		badges.Add(ui.NewBadge(swedish.T("window.agenda.handled"), ui.GoodTone))
	}
	if s.Item.Confidential != nil {
		badges.Add(ui.NewBadge(swedish.T("window.agenda.secret"), ui.Neutral))
	}
	if len(badges.Objects) == 0 {
		return at
	}
	return ui.NewBeside(badges, container.NewVBox(at))
}

// acts are what one does with the item in the room.
func (r *Room) acts(s RoomState) fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	add := func(key, hint string, act func()) {
		b := ui.NewButton(swedish.T(key), act)
		b.Hint = hint
		r.focus.Keep(key, b)
		buttons = append(buttons, b)
	}
	if s.Now != s.Item.ID {
		add("window.room.here", "H", r.p.Here)
		if s.Now != "" {
			add("window.room.to_now", "", r.p.ToNow)
		}
	}
	if s.Handled[s.Item.ID] {
		add("window.room.unhandle", "", r.p.Handled)
	}
	add("window.room.question", "F", r.p.Question)
	add("window.room.read", "", r.p.Read)
	return ui.NewFlow(8, buttons...)
}

// decisions are the points that the meeting decides on, or has decided.
func decisions(it data.AgendaItem) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	part := func(head string, lines ...fyne.CanvasObject) {
		if len(lines) == 0 {
			return
		}
		all = append(all, ui.Overline(head), ui.NewSpace(6))
		all = append(all, lines...)
		all = append(all, ui.NewSpace(18))
	}
	for _, p := range it.Proposals {
		to := p.ForwardedTo()
		head := swedish.Proposed(to)
		if p.By != "" && to == "" {
			head += " · " + p.By
		}
		part(head, clauses(p.LeadIn, p.Clauses)...)
	}
	var motions []fyne.CanvasObject
	for _, m := range it.Motions {
		text := m.Text
		if m.Result != "" {
			text += " (" + swedish.Result(m.Result) + ")"
		}
		motions = append(motions, clause(text), ui.NewSpace(4))
	}
	part(swedish.T("window.room.motions"), motions...)
	for _, v := range it.Votes {
		part(swedish.T("window.room.vote"), clause(swedish.T("window.room.votes", "yes", v.Yes, "no", v.No, "abstained", v.Abstained)))
	}
	for _, d := range it.Decisions {
		part(swedish.T("window.room.decision"), clauses(d.LeadIn, d.Clauses)...)
	}
	if len(all) == 0 {
		key := "window.room.no_proposal"
		switch {
		case it.Kind == data.KindInformation:
			key = "window.room.information"
		case len(it.Lists) > 0:
			key = "window.room.lists"
		}
		return []fyne.CanvasObject{ui.NewWords(swedish.T(key), ui.WordsStyle{Colour: look.Secondary}), ui.NewSpace(18)}
	}
	return all
}

// clauses are a lead-in and its points, in large type.
func clauses(leadIn string, points []string) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	if leadIn != "" {
		all = append(all, clause(leadIn), ui.NewSpace(6))
	}
	for _, p := range points {
		all = append(all, newPoint(p), ui.NewSpace(6))
	}
	return all
}

// raised are the rows that the reader means to take up.
func (r *Room) raised(s RoomState) []fyne.CanvasObject {
	if len(s.Raised) == 0 {
		return nil
	}
	all := []fyne.CanvasObject{ui.Overline(swedish.T("window.room.raise")), ui.NewSpace(6)}
	for _, n := range s.Raised {
		all = append(all, clause(fmt.Sprintf("%d. %s", n.Number, n.Text)), ui.NewSpace(4))
	}
	return append(all, ui.NewSpace(14))
}

// notes are the reader's own, the questions first.
func (r *Room) notes(s RoomState) []fyne.CanvasObject {
	asked := func(n data.Note) bool { return n.Kind == data.KindAsk || n.Kind == data.KindMotion }
	notes := slices.Clone(s.Notes)
	slices.SortStableFunc(notes, func(a, b data.Note) int {
		rank := func(n data.Note) int {
			if asked(n) {
				return 0
			}
			return 1
		}
		return rank(a) - rank(b)
	})
	var all []fyne.CanvasObject
	head := ""
	for _, n := range notes {
		key := "window.room.notes"
		if asked(n) {
			key = "window.room.questions"
		}
		if key != head {
			head = key
			all = append(all, ui.NewSpace(6), ui.Overline(swedish.T(key)), ui.NewSpace(6))
		}
		about := ""
		switch {
		case n.Page != nil && n.Passage == nil:
			about = swedish.PagePlace(n.Page.Page, n.Page.Attachment, n.Page.Area != nil, len(n.Page.Strokes) > 0)
		case n.Passage != nil:
			about = quoted([]string{n.Passage.Quote})[0]
		case n.Row != nil:
			about = fmt.Sprintf("%s %d", strings.TrimSuffix(n.Row.List, ":"), n.Row.Number)
		}
		card := ui.NewNoteCard(ui.NoteCard{
			Kind: swedish.Capital(swedish.NoteKind(n.Kind)), Text: n.Text, About: about, Colour: n.Colour,
			OnTapped: func() { r.p.Edit(n) },
		})
		r.focus.Keep(n.ID, card.(fyne.Focusable))
		all = append(all, card, ui.NewSpace(8))
	}
	return all
}

// matterLine is what sort of item it is, its case numbers and who presents it.
func matterLine(it data.AgendaItem) string {
	var parts []string
	if it.Kind != "" {
		parts = append(parts, swedish.ItemKind(it.Kind))
	}
	parts = append(parts, it.CaseNumbers...)
	if len(it.Presenters) > 0 {
		parts = append(parts, swedish.T("window.room.presenter", "names", strings.Join(it.Presenters, ", ")))
	}
	return strings.Join(parts, " · ")
}

func names(people []data.Person) string {
	var all []string
	for _, p := range people {
		all = append(all, p.Printed())
	}
	return strings.Join(all, ", ")
}

// large is a title that is read across a table.
func large(text string) fyne.CanvasObject {
	return ui.NewWords(text, ui.WordsStyle{Size: look.SizeRoom, Serif: true, Bold: true, Leading: 1.2, MaxLines: 12})
}

// clause is a point of a proposal or decision.
func clause(text string) *ui.Words {
	return ui.NewWords(text, ui.WordsStyle{Size: look.SizeRoomText, Serif: true, Leading: 1.4})
}
