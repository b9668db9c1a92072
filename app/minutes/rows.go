package minutes

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// row is one § to read.
type row struct {
	item      data.AgendaItem
	state     data.ApprovalState
	objection string
	changed   bool // the § says something else than when it was approved
	early     bool // the meeting has not been held: there is nothing to approve
	adjusted  bool // signed by those who adjust it: what is said of it now changes nothing
}

// rowsOf lists the §§ of a meeting with what the adjuster thinks of each.
func rowsOf(v View) []row {
	given := map[string]data.Approval{}
	for _, a := range v.Approvals {
		given[a.ItemID] = a
	}
	rows := make([]row, len(v.Meeting.Items))
	for i, it := range v.Meeting.Items {
		a := given[it.ID]
		rows[i] = row{item: it, state: a.State, objection: a.Text}
		rows[i].early, rows[i].adjusted = !held(v.Meeting), compose.Adjusted(v.Meeting, it)
		rows[i].changed = a.State != "" && a.Basis != "" && a.Basis != it.Basis()
	}
	return rows
}

// held tells whether the meeting has been held.
func held(m data.Meeting) bool {
	return m.State != data.Convened && m.State != "" || m.Minutes != nil && m.State != data.Convened
}

// read tells whether the adjuster has made up the mind about what it says now.
func (r row) read() bool { return r.adjusted || r.state != "" && !r.changed }

// closed tells that there is nothing to approve or to object to.
func (r row) closed() bool { return r.early || r.adjusted }

func (r row) number() string {
	if r.item.Section == 0 {
		return "§ –"
	}
	return fmt.Sprintf("§ %d", r.item.Section)
}

func (r row) title() string {
	if r.item.Title == "" {
		return swedish.T("window.matter.untitled")
	}
	return r.item.Title
}

// words are what is said of a row, and what one types to go to it.
func (r row) words() string {
	if badge, _ := r.badge(); badge != "" {
		return r.number() + " " + r.title() + ", " + badge
	}
	return r.number() + " " + r.title()
}

func (r row) badge() (string, ui.Tone) {
	switch {
	case r.adjusted:
		return swedish.T("window.adjust.adjusted"), ui.GoodTone
	case r.early && r.state == "":
		return "", ui.Neutral
	case r.changed:
		return swedish.T("window.adjust.changed"), ui.WarningTone
	case r.state == data.Approved:
		return swedish.T("window.adjust.approved"), ui.GoodTone
	case r.state == data.Objected:
		return swedish.T("window.adjust.objected"), ui.ErrorTone
	}
	return swedish.T("window.adjust.left"), ui.Neutral
}

func (r row) about() string {
	switch {
	case r.changed && !r.adjusted:
		return swedish.T("window.adjust.changed_means")
	case r.state == data.Objected && r.objection != "":
		return swedish.T("window.adjust.objection_is", "text", r.objection)
	}
	return ""
}

// sectionRow draws one § of the list: number and title, what the adjuster
// thinks of it in a word, and, for the chosen one, what can be done.
type sectionRow struct {
	widget.BaseWidget
	number, title, about *ui.Words
	badge                *ui.Badge
	approve, object      *ui.Button
	open                 bool
	wide                 float32 // of the widest number, so that titles stand under one another
}

func newSectionRow(p *Page) *sectionRow {
	r := &sectionRow{
		number:  ui.NewWords("", ui.WordsStyle{Bold: true, MaxLines: 1}),
		title:   ui.NewWords("", ui.WordsStyle{MaxLines: 3}),
		about:   ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 3}),
		badge:   ui.NewBadge("", ui.Neutral),
		approve: ui.NewButton(swedish.T("window.adjust.approve"), p.Approve),
		object:  ui.NewButton(swedish.T("window.adjust.object"), p.Object),
	}
	r.approve.Hint, r.object.Hint = "G", "I"
	r.ExtendBaseWidget(r)
	return r
}

func (r *sectionRow) fill(it row, open bool) {
	r.wide = ui.SectionWidth(it.item.Section)
	r.number.SetText(it.number())
	r.title.SetText(it.title())
	r.about.SetText(it.about())
	r.badge.Set(it.badge())
	r.open = open && !it.closed()
	for _, b := range []*ui.Button{r.approve, r.object} {
		b.Hidden = !r.open
	}
	r.about.Hidden = it.about() == ""
}

func (r *sectionRow) set(it row, open bool) {
	r.fill(it, open)
	r.Refresh()
}

func (r *sectionRow) place(width float32, put ui.Put) float32 {
	unit := theme.Padding() / 4
	const gap = 8
	pad := 11 * unit
	left, right := float32(ui.SideInset), width-ui.SideInset
	badge := r.badge.MinSize()
	number := max(r.number.NaturalWidth(), r.wide)
	line := r.number.LineHeight()
	put(r.badge, right-badge.Width, pad+(line-badge.Height)/2, badge.Width, badge.Height)
	put(r.number, left, pad, number, line)
	x := left + number + gap
	wide := max(right-badge.Width-gap-x, 60)
	h := r.title.HeightFor(wide)
	put(r.title, x, pad, wide, h)
	y := pad + h
	if !r.about.Hidden {
		h := r.about.HeightFor(right - x)
		put(r.about, x, y+2, right-x, h)
		y += h + 2
	}
	if r.open {
		a, o := r.approve.MinSize(), r.object.MinSize()
		put(r.approve, x, y+gap, a.Width, a.Height)
		put(r.object, x+a.Width+gap, y+gap, o.Width, o.Height)
		y += gap + a.Height
	}
	return y + pad + 1
}

// HeightFor returns the height in a width.
func (r *sectionRow) HeightFor(width float32) float32 { return ui.Place(r.place).Height(width) }

// MinSize implements fyne.Widget.
func (r *sectionRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, r.HeightFor(max(r.Size().Width, 200)))
}

// CreateRenderer implements fyne.Widget.
func (r *sectionRow) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(r.place).Render(r, r.parts)
}

func (r *sectionRow) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.number, r.title, r.about, r.badge, r.approve, r.object}
}

// heights are the heights of the rows at one width and text size, as far as
// they were asked for: to measure words is what costs.
type heights struct {
	width, text float32
	rows        map[int]float32
	measure     *sectionRow
}

func (p *Page) rowHeight(i int, width float32) float32 {
	h := &p.heights
	if h.rows == nil || h.width != width || h.text != theme.TextSize() {
		*h = heights{width, theme.TextSize(), map[int]float32{}, newSectionRow(p)}
	}
	if known, ok := h.rows[i]; ok {
		return known
	}
	h.measure.fill(p.rows[i], i == p.list.Selected())
	h.rows[i] = h.measure.HeightFor(width)
	return h.rows[i]
}
