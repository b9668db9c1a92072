package meetings

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Where is the first column: the bodies, each with its latest meeting, and
// under it the earlier ones.
type Where struct {
	list     *ui.List
	under    *ui.Sheet         // what presses, and what is the reader's own
	foot     fyne.CanvasObject // with that
	content  fyne.CanvasObject
	meetings []data.MeetingSummary // as shown
	places   []place
	chosen   string
	p        WhereParams
	todos    []Todo
	today    string
	own      []Own
}

// WhereParams is where the acts of the column lead.
type WhereParams struct {
	Open func(meetingID string) // a meeting was chosen
	Into func()                 // Enter: on into its agenda
	Do   func(Todo)             // go where that is done
	Own  func(Own)              // go to what is the reader's own
}

// place is one row: a body with its latest meeting, or an earlier meeting.
type place struct {
	meeting data.MeetingSummary
	body    string // set on a body's first row
	org     string // set where more than one organization is at hand
	sample  bool
}

// NewWhere makes the column.
func NewWhere(p WhereParams) *Where {
	w := &Where{p: p, under: ui.NewSheet(0)}
	w.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(w.places) },
		Create: func() fyne.CanvasObject { return newPlaceRow() },
		Update: func(i int, o fyne.CanvasObject) { o.(*placeRow).set(w.places[i], w.places[i].meeting.ID == w.chosen) },
		Height: func(i int, width float32) float32 { return w.places[i].heightFor(width) },
		Text:   func(i int) string { return w.places[i].spoken() },
		OnSelected: func(i int) {
			p.Open(w.places[i].meeting.ID)
		},
		OnOpened: func(int) { p.Into() },
		Empty:    swedish.T("window.where.empty"),
		Label:    swedish.T("window.where.label"),
	})
	head := ui.NewStack(0, ui.Overline(swedish.T("window.where.head")))
	head.Inset, head.Top, head.Bottom = 16, 18, 6
	w.foot = w.under.Content()
	w.foot.Hide()
	w.content = ui.NewFill(look.Where, container.New(&whereLayout{w}, ui.NewEdged(head, nil, w.list), w.foot))
	return w
}

// whereLayout sets the foot under the meetings, at most as high as they.
type whereLayout struct{ w *Where }

func (l *whereLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := float32(0)
	if l.w.foot.Visible() {
		high = min(l.w.under.HeightFor(size.Width), size.Height*0.5)
	}
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-high))
	objects[1].Move(fyne.NewPos(0, size.Height-high))
	objects[1].Resize(fyne.NewSize(size.Width, high))
}

func (l *whereLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// ShowTodo shows what presses, seen from today (YYYY-MM-DD).
func (w *Where) ShowTodo(list []Todo, today string) {
	if slices.Equal(list, w.todos) && today == w.today {
		return
	}
	w.todos, w.today = list, today
	w.showFoot()
}

// ShowOwn shows the ways to what is the reader's own.
func (w *Where) ShowOwn(own []Own) {
	if slices.Equal(own, w.own) {
		return
	}
	w.own = own
	w.showFoot()
}

func (w *Where) showFoot() {
	rows := w.footRows()
	w.under.Set(rows...)
	show(w.foot, len(rows) > 0)
	w.content.Refresh()
}

// Content returns the column.
func (w *Where) Content() fyne.CanvasObject { return w.content }

// List returns what takes the keyboard.
func (w *Where) List() *ui.List { return w.list }

// Show shows the meetings and marks the chosen one.
func (w *Where) Show(meetings []data.MeetingSummary, chosen string) {
	at := func() int {
		return slices.IndexFunc(w.places, func(p place) bool { return p.meeting.ID == w.chosen })
	}
	before := at()
	w.chosen = chosen
	if slices.Equal(meetings, w.meetings) {
		refreshRows(w.list, before, at())
	} else {
		w.meetings, w.places = slices.Clone(meetings), places(meetings)
		w.list.Refresh()
	}
	if i := at(); i != w.list.Selected() {
		w.list.Point(i)
	} else {
		w.list.ScrollTo(i)
	}
}

// refreshRows draws rows again, those that there are.
func refreshRows(l *ui.List, rows ...int) {
	for _, i := range rows {
		if i >= 0 {
			l.RefreshRow(i)
		}
	}
}

// places groups the meetings by body: the body whose latest meeting is newest
// first, and the latest meeting of each first.
func places(meetings []data.MeetingSummary) []place {
	type group struct {
		body, org string
		meetings  []data.MeetingSummary
	}
	var groups []*group
	at := map[string]*group{}
	orgs := map[string]bool{}
	for _, m := range meetings {
		key := m.Organization + "\x00" + m.Body
		g := at[key]
		if g == nil {
			g = &group{body: m.Body, org: m.Organization}
			at[key] = g
			groups = append(groups, g)
		}
		g.meetings = append(g.meetings, m)
		orgs[m.Organization] = true
	}
	for _, g := range groups {
		slices.SortStableFunc(g.meetings, func(a, b data.MeetingSummary) int {
			return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.Start, a.Start))
		})
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(b.meetings[0].Date, a.meetings[0].Date) })
	var list []place
	for _, g := range groups {
		for i, m := range g.meetings {
			p := place{meeting: m, sample: m.Sample}
			if i == 0 {
				p.body = cmp.Or(g.body, swedish.T("window.where.no_body"))
				if len(orgs) > 1 {
					p.org = g.org
				}
			}
			list = append(list, p)
		}
	}
	return list
}

func (p place) when() string {
	if p.meeting.Date == "" {
		return swedish.T("window.where.no_date")
	}
	return swedish.Date(p.meeting.Date)
}

func (p place) about() string {
	parts := []string{}
	if s := swedish.State(p.meeting.State); s != "" {
		parts = append(parts, s)
	}
	if s := swedish.Sections(p.meeting.Sections); s != "" {
		parts = append(parts, s)
	} else {
		parts = append(parts, swedish.N("window.where.items", p.meeting.Items))
	}
	return strings.Join(parts, " · ")
}

// line is what stands under the day.
func (p place) line() string {
	if p.sample {
		return p.about() + " · " + swedish.T("window.where.sample")
	}
	return p.about()
}

func (p place) spoken() string {
	return strings.TrimSpace(p.meeting.Body + " " + p.when() + " " + p.about())
}

// placeRow draws one place.
type placeRow struct {
	widget.BaseWidget
	stack                 *ui.Stack
	body, org, date, line *ui.Words
}

var (
	bodyStyle  = ui.WordsStyle{MaxLines: 3, Steady: true}
	orgStyle   = ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 2}
	dateStyle  = ui.WordsStyle{Size: theme.SizeNameCaptionText, MaxLines: 2, Steady: true}
	stateStyle = ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 2}
)

func newPlaceRow() *placeRow { return placeRowOf(place{}) }

// placeRowOf makes the row of a place.
func placeRowOf(p place) *placeRow {
	r := &placeRow{
		body: ui.NewWords(p.body, bodyStyle), org: ui.NewWords(p.org, orgStyle),
		date: ui.NewWords(p.when(), dateStyle), line: ui.NewWords(p.line(), stateStyle),
	}
	r.stack = ui.NewStack(1, r.body, r.org, r.date, r.line)
	r.stack.Inset = ui.Edge
	r.arrange(p)
	r.ExtendBaseWidget(r)
	return r
}

// heightFor measures the row of a place without drawing it.
func (p place) heightFor(width float32) float32 { return placeRowOf(p).HeightFor(width) }

// arrange hides what a place does not have.
func (r *placeRow) arrange(p place) {
	r.stack.Top, r.stack.Bottom = 5, 6
	if p.body != "" {
		r.stack.Top = 10
	}
	r.body.Hidden, r.org.Hidden = p.body == "", p.org == ""
}

func (r *placeRow) set(p place, chosen bool) {
	r.arrange(p)
	r.body.Set(p.body, look.Ink, chosen)
	r.date.Set(p.when(), look.Ink, chosen)
	r.org.SetText(p.org)
	r.line.SetText(p.line())
	r.stack.Refresh()
}

// HeightFor returns the row's height at a width.
func (r *placeRow) HeightFor(width float32) float32 { return r.stack.HeightFor(width) }

// CreateRenderer implements fyne.Widget.
func (r *placeRow) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(r.stack) }
