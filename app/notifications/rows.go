// Package notifications is the screen of one notification list, as
// anmälningsärenden or meddelandeärenden: its rows as printed, what to look at
// among them, the reader's own marks, read or to be raised at the meeting, and
// the reader's own notes on a row.
//
// What such a list is called differs from place to place, so its title is kept
// as printed and never interpreted. The screen never changes the stores.
package notifications

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Writing func(row func() data.RowRef) *annotext.Writing // how notes on rows are written; row is the one that is written on
	Read    func(rows []data.RowRef, read bool)            // rows are marked as read, or not
	Raise   func(row data.RowRef, raised bool)             // a row is to be raised at the meeting, or not
	Add     func()                                         // read rows in
	Save    func(list string, order data.RowOrder)         // save the list as a table
	Print   func()                                         // make a document of the item's lists
}

// Mark is the reader's own mark on a row.
type Mark struct {
	Read    bool
	Raised  bool // to be raised at the meeting
	Changed bool // the row that was marked here had other words
}

// Rows is the screen of one list.
type Rows struct {
	params  Params
	writing *annotext.Writing
	list    *ui.List
	head    *ui.Stack // what there is to look at
	tools   *ui.Stack // around the bar
	bar     *flow
	only    *ui.Button // shows unread rows only, or all
	content fyne.CanvasObject
	title   string
	entries []data.Notification
	all     []line // of the entries
	rows    []line // those shown
	unread  bool   // only unread rows are shown
	order   data.RowOrder
	sought  bool // words are being written that the rows must have
	filter  *ui.Entry
	field   *fyne.Container // around the filter
	sort    *ui.Button
	heights heights

	arrangement arrangement
	editor      *annotext.Editor
	on          data.Notification // the row that is written on
}

// New makes the screen.
func New(p Params) *Rows {
	r := &Rows{params: p, head: ui.NewStack(8), tools: ui.NewStack(0)}
	r.writing = p.Writing(func() data.RowRef { return r.ref(line{entry: r.on}) })
	r.head.Widest, r.tools.Widest = widest, widest
	r.head.Page, r.tools.Page = true, true
	r.heights.probe = newLineRow(nil)
	r.list = ui.NewList(ui.ListOptions{
		Length: func() int { return len(r.rows) },
		Create: func() fyne.CanvasObject { return newLineRow(r.Edit) },
		Update: func(i int, o fyne.CanvasObject) { o.(*lineRow).set(r.rows[i], r.editorOf(r.rows[i])) },
		Height: func(i int, width float32) float32 { return r.heights.of(r.rows[i], r.editorOf(r.rows[i]), width) },
		Text: func(i int) string {
			said := fmt.Sprintf("%d %s", r.rows[i].entry.Number, r.rows[i].entry.Text)
			if r.rows[i].changed {
				said += ", " + swedish.T("window.rows.changed_since")
			}
			return said
		},
		OnOpened: func(i int) {
			if n := r.rows[i].notes; len(n) > 0 {
				r.Edit(r.rows[i].entry.Number, n[0].ID)
			} else {
				r.Write()
			}
		},
		OnMenu:    r.menu,
		OnRune:    func(_ int, c rune) bool { return r.typed(c) },
		Head:      ui.NewStack(0, r.head, newColumnHead(r.heights.probe)),
		EmptyLeft: ui.Margin,
		Empty:     swedish.T("window.rows.empty"),
		Label:     swedish.T("window.rows.label"),
	})
	button := func(key, hint string, do func()) *ui.Button {
		b := ui.NewButton(swedish.T(key), do)
		b.Hint = hint
		return b
	}
	r.only = ui.NewQuiet("", func() { r.Only(!r.unread) })
	r.filter = r.newFilter()
	r.field = container.New(wide(190), r.filter)
	r.sort = r.menuButton("window.rows.arrange", r.arrangeMenu)
	r.bar = newFlow(button("window.rows.do_read", "R", r.ToggleRead), button("window.rows.do_raise", "T", r.ToggleRaised),
		r.only, r.sort, r.menuButton("window.rows.more", r.moreMenu), r.field)
	r.bar.spared = []fyne.CanvasObject{r.field, r.sort, r.only}
	r.tools.Set(r.bar)
	r.content = newTopped(r.head, r.tools, r.list)
	return r
}

// Content returns the screen.
func (r *Rows) Content() fyne.CanvasObject { return r.content }

// Title is the list's, as printed.
func (r *Rows) Title() string { return r.title }

// List returns what takes the keyboard.
func (r *Rows) List() *ui.List { return r.list }

// Show shows a list of an item with the warnings and notes of the item, and the
// reader's marks by the rows' numbers, and what changed since they read it.
func (r *Rows) Show(list data.NotificationList, warnings []data.Warning, notes []data.Note, marks map[data.Notification]Mark, changes data.ItemChanges) {
	if r.title != list.Title {
		r.unread, r.order = false, data.RowOrder{}
		r.filter.SetText("")
	}
	r.title = list.Title
	r.entries, r.all = list.Entries, lines(list, warnings, notes, marks, changes)
	r.head.Set(r.banner(list, warnings)...)
	ui.FitNotices(r.head, ui.Low(r.content.Size().Height), r.list.Refresh)
	r.sift()
}

// Only shows the unread rows only, or all.
func (r *Rows) Only(unread bool) {
	r.unread = unread
	r.sift()
}

// sift takes the rows that are shown out of all; the chosen one stays chosen.
func (r *Rows) sift() {
	chosen := data.Notification{}
	if i := r.list.Selected(); i >= 0 && i < len(r.rows) {
		chosen = r.rows[i].entry
	}
	unread := 0
	for _, l := range r.all {
		if !l.mark.Read {
			unread++
		}
	}
	r.rows = r.arranged(func(l line) bool { return !r.unread || !l.mark.Read || l.entry == chosen })
	r.fitFilter()
	if r.unread {
		r.only.SetText(swedish.T("window.rows.all", "n", len(r.all)))
	} else {
		r.only.SetText(swedish.T("window.rows.only", "n", unread))
	}
	r.bar.use(r.only, unread > 0 || r.unread)
	r.bar.Refresh()
	r.list.Select(slices.IndexFunc(r.rows, func(l line) bool { return l.entry == chosen }))
}

// choose chooses a row that is shown.
func (r *Rows) choose(e data.Notification) {
	if i := slices.IndexFunc(r.rows, func(l line) bool { return l.entry == e }); i >= 0 {
		r.list.Select(i)
	}
}

// Select chooses the first row of that number.
func (r *Rows) Select(number int) {
	if i := slices.IndexFunc(r.rows, func(l line) bool { return l.entry.Number == number }); i >= 0 {
		r.list.Select(i)
	}
}

// chosen is the row that is chosen.
func (r *Rows) chosen() (line, bool) {
	if i := r.list.Selected(); i >= 0 && i < len(r.rows) {
		return r.rows[i], true
	}
	return line{}, false
}

func (r *Rows) ref(l line) data.RowRef {
	return data.RowRef{List: r.title, Number: l.entry.Number, Text: l.entry.Text}
}

// SelectOf chooses the row that a note or a hit stands on: of rows with one number
// the one with its words, as long as there is such a one.
func (r *Rows) SelectOf(ref data.RowRef) {
	i := slices.IndexFunc(r.rows, func(l line) bool {
		return l.entry.Number == ref.Number && strings.HasPrefix(ref.Text, l.entry.Text)
	})
	if i < 0 {
		r.Select(ref.Number)
		return
	}
	r.list.Select(i)
}

// ToggleRead marks the chosen row as read and goes on to the next, or marks it
// as not read.
func (r *Rows) ToggleRead() {
	l, ok := r.chosen()
	if !ok {
		return
	}
	next := r.list.Selected() + 1
	r.params.Read([]data.RowRef{r.ref(l)}, !l.mark.Read)
	if !l.mark.Read && next < len(r.rows) {
		r.choose(r.rows[next].entry)
	}
}

// ToggleRaised marks the chosen row to be raised at the meeting, or no longer.
func (r *Rows) ToggleRaised() {
	if l, ok := r.chosen(); ok {
		r.params.Raise(r.ref(l), !l.mark.Raised)
	}
}

// ReadAll marks every row as read.
func (r *Rows) ReadAll() {
	var rows []data.RowRef
	for _, l := range r.all {
		if !l.mark.Read {
			rows = append(rows, r.ref(l))
		}
	}
	if len(rows) > 0 {
		r.params.Read(rows, true)
	}
}

// typed knows the letters that act on the chosen row.
func (r *Rows) typed(c rune) bool {
	switch c {
	case 'r', 'R':
		r.ToggleRead()
	case 't', 'T':
		r.ToggleRaised()
	case 'a', 'A':
		r.Write()
	case '/':
		r.Find()
	default:
		return false
	}
	return true
}

func (r *Rows) menu(_ int, at fyne.Position) {
	l, ok := r.chosen()
	if !ok {
		return
	}
	read, raise := "window.rows.do_read", "window.rows.do_raise"
	if l.mark.Read {
		read = "window.rows.do_unread"
	}
	if l.mark.Raised {
		raise = "window.rows.do_lower"
	}
	item := func(key string, do func()) *fyne.MenuItem { return fyne.NewMenuItem(swedish.T(key), do) }
	showMenu(r.list, at, item(read, r.ToggleRead), item(raise, r.ToggleRaised), item("window.do.note", func() { r.Write() }),
		fyne.NewMenuItemSeparator(), item("window.rows.do_read_all", r.ReadAll))
}

func (r *Rows) banner(list data.NotificationList, warnings []data.Warning) []fyne.CanvasObject {
	head := ui.NewWords("", ui.WordsStyle{Bold: true})
	texts := []fyne.CanvasObject{head}
	for _, w := range warnings {
		if aboutRows(w) && list.Concerns(w) {
			message := act.Says(w)
			if _, rest, ok := strings.Cut(message, strings.TrimSuffix(list.Title, ":")+": "); ok { // the list stands under it
				message = swedish.Capital(rest)
			}
			texts = append(texts, ui.NewWords(message, ui.WordsStyle{}))
		}
	}
	n := len(texts) - 1
	if n == 0 {
		return nil
	}
	head.SetText(swedish.N("window.about.look_at", n))
	return []fyne.CanvasObject{ui.NewNotice(ui.NoticeParts{Short: head.Text(), Texts: texts, Tone: ui.WarningTone}), ui.NewSpace(6)}
}
