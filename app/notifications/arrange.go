package notifications

import (
	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// fewRows is how many rows one sees at a glance: from there on they can be
// filtered.
const fewRows = 8

// arrangement is entries in an order. It is kept as long as both are the same: to
// sort thousands takes longer than a change of marks or notes may.
type arrangement struct {
	entries []data.Notification
	order   data.RowOrder
	groups  []data.RowGroup
}

func (a *arrangement) of(entries []data.Notification, order data.RowOrder) []data.RowGroup {
	same := len(entries) == len(a.entries) && len(entries) > 0 && &entries[0] == &a.entries[0] && order == a.order
	if !same {
		*a = arrangement{entries, order, order.Arrange(entries)}
	}
	return a.groups
}

// arranged are the rows that are kept, in the order that was chosen, each first
// of a group with what the group is called.
func (r *Rows) arranged(keep func(line) bool) []line {
	rows := make([]line, 0, len(r.all))
	for _, g := range r.arrangement.of(r.entries, r.order) {
		first := true
		for _, at := range g.Rows {
			l := r.all[at]
			if !keep(l) {
				continue
			}
			if first && r.order.Grouped {
				if l.group = g.Decider; l.group == "" {
					l.group = swedish.T("window.rows.nobody")
				}
			}
			first = false
			rows = append(rows, l)
		}
	}
	return rows
}

// newFilter is the field that leaves out the rows that lack its words.
func (r *Rows) newFilter() *ui.Entry {
	e := ui.NewEntry()
	e.PlaceHolder, e.Label = swedish.T("window.rows.filter"), swedish.T("window.rows.filter")
	e.OnChanged = func(words string) {
		if words != r.order.Filter {
			r.order.Filter = words
			r.sift()
		}
	}
	leave := func() {
		if c := ui.CanvasOf(e); c != nil {
			c.Focus(r.list)
		}
	}
	e.OnEscape = func() {
		e.SetText("")
		leave()
		r.sought = false
		r.fitFilter()
	}
	e.OnKey = func(k *fyne.KeyEvent) bool {
		if k.Name != fyne.KeyDown && k.Name != fyne.KeyReturn {
			return false
		}
		if len(r.rows) > 0 && r.list.Selected() < 0 {
			r.list.Select(0)
		}
		leave()
		return true
	}
	return e
}

// fitFilter shows the field where there are many rows and room for it beside the
// tools, and always while it is in use.
func (r *Rows) fitFilter() {
	used := r.sought || r.order.Filter != ""
	r.bar.use(r.field, used || len(r.all) >= fewRows)
	r.bar.spared = []fyne.CanvasObject{r.field, r.sort, r.only}
	if used {
		r.bar.spared = []fyne.CanvasObject{r.sort, r.only}
	}
	r.bar.Refresh()
	r.content.Refresh() // the bar may need another line
}

// Find lets words be written that the rows must have.
func (r *Rows) Find() {
	r.sought = true
	r.fitFilter()
	if c := ui.CanvasOf(r.list); c != nil {
		c.Focus(r.filter)
	}
}

// menuButton opens a menu below itself.
func (r *Rows) menuButton(key string, items func() []*fyne.MenuItem) *ui.Button {
	var b *ui.Button
	b = ui.NewQuiet(swedish.T(key)+" ▼", func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		showMenu(b, at.AddXY(0, b.Size().Height), items()...)
	})
	return b
}

// arrangeMenu chooses how the rows are sorted and grouped.
func (r *Rows) arrangeMenu() []*fyne.MenuItem {
	var items []*fyne.MenuItem
	for _, k := range data.RowKeys {
		name := string(k)
		if k == data.ByNumber {
			name = "number"
		}
		item := fyne.NewMenuItem(swedish.T("window.rows.by."+name), func() { r.Arrange(k, r.order.Grouped) })
		item.Checked = k == r.order.By
		items = append(items, item)
	}
	group := fyne.NewMenuItem(swedish.T("window.rows.group"), func() { r.Arrange(r.order.By, !r.order.Grouped) })
	group.Checked = r.order.Grouped
	return append(items, fyne.NewMenuItemSeparator(), group)
}

// Arrange sorts the rows, and groups them by who decided.
func (r *Rows) Arrange(by data.RowKey, grouped bool) {
	r.order.By, r.order.Grouped = by, grouped
	r.sift()
}

// moreMenu is what can be done with the whole list.
func (r *Rows) moreMenu() []*fyne.MenuItem {
	item := func(key string, do func()) *fyne.MenuItem { return fyne.NewMenuItem(swedish.T(key), do) }
	var items []*fyne.MenuItem // those first that there is no room for beside this one
	if len(r.all) >= fewRows && !r.bar.has(r.field) {
		items = append(items, item("window.rows.filter", r.Find))
	}
	if !r.bar.has(r.only) && !r.bar.idle[r.only] {
		items = append(items, fyne.NewMenuItem(r.only.Text, func() { r.Only(!r.unread) }))
	}
	if !r.bar.has(r.sort) {
		sort := item("window.rows.arrange", nil)
		sort.ChildMenu = fyne.NewMenu("", r.arrangeMenu()...)
		items = append(items, sort)
	}
	if len(items) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	return append(items,
		item("window.rows.do_read_all", r.ReadAll), fyne.NewMenuItemSeparator(),
		item("window.rows.add", r.params.Add),
		item("window.rows.save", func() { r.params.Save(r.title, r.order) }),
		item("window.rows.print", r.params.Print),
	)
}
