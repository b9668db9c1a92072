package ui

import (
	"sort"
	"strings"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// ListOptions says what a [List] shows. Length, Create and Update are needed.
type ListOptions struct {
	Length func() int
	Create func() fyne.CanvasObject         // one empty row; rows are used again
	Update func(i int, o fyne.CanvasObject) // fills a row with number i, from 0
	// Height returns the height of row i at a width; nil gives every row the
	// height that an empty row asks for.
	Height func(i int, width float32) float32
	// Text returns the words of row i, for going to a row by typing and for
	// assistive technology.
	Text func(i int) string

	OnSelected func(i int)                                // a person chose row i
	OnOpened   func(i int)                                // Enter or a double click
	OnMenu     func(i int, at fyne.Position)              // right click, the menu key or Shift+F10; position on the canvas
	OnKey      func(i int, key fyne.KeyName) (taken bool) // a key that the list does not know; i is -1 without choice
	OnRune     func(i int, r rune) (taken bool)           // a character, before going to a row by typing

	// Skip reports rows that are never chosen, as headings; nil: none.
	Skip func(i int) bool
	// Bare reports rows that draw their own ground: the list draws nothing of its
	// own for them. Marked tells a row whether it is chosen and whether the list has
	// the keyboard, whenever it is filled and when that changes. Both may be nil.
	Bare   func(i int) bool
	Marked func(i int, o fyne.CanvasObject, selected, focused bool)

	// Widest is how wide rows are at most, at text size 100 %; 0: as wide as the list.
	Widest float32

	// Head scrolls with the rows, above the first of them; nil for none.
	Head *Stack

	Empty      string                      // what stands where there are no rows; "" for the usual words
	EmptyLeft  func(width float32) float32 // where that begins, in line with the rows; nil: at the list's edge
	EmptyAct   string                      // words of a button under it; "" for none
	OnEmptyAct func()
	Label      string // what the list is, said by assistive technology
}

// List shows rows below each other, of one height or each of its own, and makes
// only the visible ones exist, so that 10,000 rows cost what 20 do. One row at
// most is chosen; it has a ground and a bar of its own and, while the list has
// the keyboard, a ring.
//
// Up, Down, PgUp, PgDn, Home and End choose; Enter opens; letters go to the next
// row that begins with them, or has a word that does; other keys go on.
type List struct {
	widget.BaseWidget
	o ListOptions

	scroll *container.Scroll
	rows   *listRows
	now    func() time.Time

	selected int // -1 for none
	focused  bool
	hidden   bool // the chosen row waits for the list to have a size

	typed   string
	typedAt time.Time
}

var (
	_ fyne.Widget       = (*List)(nil)
	_ fyne.Focusable    = (*List)(nil)
	_ fyne.Shortcutable = (*List)(nil)
	_ fyne.Accessible   = (*List)(nil)
)

// typePause is how long letters belong to one word when going to a row by typing.
const typePause = time.Second

// NewList returns a list in which nothing is chosen.
func NewList(o ListOptions) *List {
	l := &List{o: o, selected: -1, now: time.Now}
	l.rows = newListRows(l)
	l.scroll = container.NewVScroll(l.rows)
	TakeWheel(l.scroll)
	l.scroll.OnScrolled = func(fyne.Position) { l.rows.sync() }
	l.ExtendBaseWidget(l)
	return l
}

// Selected returns the number of the chosen row, -1 for none.
func (l *List) Selected() int { return l.selected }

// Select chooses row i and brings it into view; a number outside the list
// chooses none. It does not call OnSelected, so a page may call it whenever it
// reads its data again.
func (l *List) Select(i int) {
	l.point(i)
	l.Refresh()
}

// Point chooses row i as [List.Select] does, for a page whose rows are as they
// were: none is read again.
func (l *List) Point(i int) {
	l.point(i)
	l.rows.sync()
}

func (l *List) point(i int) {
	if i < 0 || i >= l.o.Length() {
		i = -1
	}
	l.selected = i
	l.hidden = l.Size().Height <= 0
	l.ScrollTo(i)
}

// ScrollTo brings row i into view, moving as little as possible.
func (l *List) ScrollTo(i int) {
	if i < 0 || i >= l.o.Length() || l.Size().Height <= 0 {
		return
	}
	l.rows.stale = l.rows.stale || l.rows.length != l.o.Length() // rows came or went since
	l.rows.measure()
	top, height := l.rows.span(i)
	if i == 0 { // with what stands above all rows
		top, height = 0, top+height
	}
	y := l.scroll.Offset.Y
	switch {
	case top < y:
		y = top
	case top+height > y+l.scroll.Size().Height:
		y = min(top, top+height-l.scroll.Size().Height) // of a row taller than the list the beginning
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
	l.rows.sync()
}

// Refresh reads all visible rows, and the heights, again.
func (l *List) Refresh() {
	if l.selected >= l.o.Length() {
		l.selected = -1
	}
	l.rows.stale = true
	l.rows.measure()
	l.rows.sync()
	l.BaseWidget.Refresh()
}

// RefreshRow reads row i again; its height stays.
func (l *List) RefreshRow(i int) { l.rows.refill(i) }

// choose is the act of a person; rows that cannot be chosen are passed in the
// direction of travel, else in the other.
func (l *List) choose(i int) {
	n := l.o.Length()
	if n == 0 {
		return
	}
	i = min(max(i, 0), n-1)
	way := +1
	if i < l.selected {
		way = -1
	}
	if i = l.allowed(i, way); i < 0 {
		return
	}
	if i == l.selected {
		l.ScrollTo(i)
		return
	}
	first := l.selected < 0
	l.selected = i
	l.ScrollTo(i)
	l.rows.sync()
	if first {
		l.BaseWidget.Refresh() // the ring is round the row now, not round the list
	}
	if l.o.OnSelected != nil {
		l.o.OnSelected(i)
	}
}

// allowed returns the nearest row to i that can be chosen, first in one
// direction, then in the other; -1 where none can.
func (l *List) allowed(i, way int) int {
	for _, step := range []int{way, -way} {
		for k := i; k >= 0 && k < l.o.Length(); k += step {
			if !l.skips(k) {
				return k
			}
		}
	}
	return -1
}

func (l *List) skips(i int) bool { return l.o.Skip != nil && l.o.Skip(i) }

func (l *List) open() {
	if l.selected >= 0 && l.o.OnOpened != nil {
		l.o.OnOpened(l.selected)
	}
}

// TypedKey moves, opens, or lets the key go on.
func (l *List) TypedKey(ev *fyne.KeyEvent) {
	l.typed = ""
	switch ev.Name {
	case fyne.KeyUp:
		l.choose(l.selected - 1)
	case fyne.KeyDown:
		l.choose(l.selected + 1)
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(l.o.Length() - 1)
	case fyne.KeyPageUp:
		l.choose(l.page(-1))
	case fyne.KeyPageDown:
		l.choose(l.page(+1))
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.selected >= 0 && l.o.OnOpened != nil {
			l.open()
		} else {
			GoOn(l, ev)
		}
	case desktop.KeyMenu:
		l.menu(ev)
	case fyne.KeyF10:
		if Modifiers()&fyne.KeyModifierShift != 0 {
			l.menu(ev)
			return
		}
		GoOn(l, ev)
	default:
		if l.o.OnKey == nil || !l.o.OnKey(l.selected, ev.Name) {
			GoOn(l, ev)
		}
	}
}

// menu asks for the menu of the chosen row, below its beginning.
func (l *List) menu(ev *fyne.KeyEvent) {
	if l.selected < 0 || l.o.OnMenu == nil {
		GoOn(l, ev)
		return
	}
	l.ScrollTo(l.selected)
	top, height := l.rows.span(l.selected)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l.rows)
	l.o.OnMenu(l.selected, at.Add(fyne.NewPos(theme.Padding()*4, top+height)))
}

// page returns the row one view away from the chosen one, at least one row.
func (l *List) page(direction int) int {
	l.rows.measure()
	i := max(l.selected, 0)
	top, height := l.rows.span(i)
	view := l.scroll.Size().Height
	if direction < 0 {
		return min(l.rows.at(top+height-view), i-1)
	}
	return max(l.rows.at(top+view), i+1)
}

// TypedRune goes to a row by its first letters.
func (l *List) TypedRune(r rune) {
	if l.o.OnRune != nil && l.o.OnRune(l.selected, r) {
		return
	}
	if l.o.Text == nil || !unicode.IsPrint(r) {
		GoOnRune(l, r)
		return
	}
	now := l.now()
	fresh := l.typed == "" || now.Sub(l.typedAt) > typePause
	if fresh {
		l.typed = ""
	}
	l.typedAt = now
	r = unicode.ToLower(r)
	from := l.selected
	if fresh || l.typed == string(r) { // a new word, or one letter again and again
		l.typed = string(r)
		from++
	} else {
		l.typed += string(r)
	}
	if i := l.find(l.typed, max(from, 0)); i >= 0 {
		l.choose(i)
	}
}

// find returns the first row from a place on, going round, that begins with
// the letters, else the first with a word that does, else -1.
func (l *List) find(letters string, from int) int {
	n := l.o.Length()
	inside := -1
	for k := 0; k < n; k++ {
		i := (from + k) % n
		if l.skips(i) {
			continue
		}
		text := strings.ToLower(l.o.Text(i))
		if strings.HasPrefix(text, letters) {
			return i
		}
		if inside < 0 && strings.Contains(text, " "+letters) {
			inside = i
		}
	}
	return inside
}

// TypedShortcut passes shortcuts on to the window.
func (l *List) TypedShortcut(s fyne.Shortcut) { GoOnShortcut(l, s) }

// FocusGained shows the ring; a list without a choice shows it round itself.
func (l *List) FocusGained() { l.focused = true; l.rows.sync(); l.BaseWidget.Refresh() }

// FocusLost hides it.
func (l *List) FocusLost() { l.focused = false; l.rows.sync(); l.BaseWidget.Refresh(); WorkedIn(l) }

// AccessibilityLabel returns what the list is and which row is chosen.
func (l *List) AccessibilityLabel() string {
	label := l.o.Label
	if l.selected < 0 {
		return label
	}
	if l.o.Text != nil {
		label += ": " + l.o.Text(l.selected)
	}
	return label + ", " + swedish.T("ui.list.row", "n", l.selected+1, "of", l.o.Length())
}

// AccessibilityRole says that it holds others.
func (l *List) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// at returns the number of the row at height y, within the list.
func (r *listRows) at(y float32) int {
	n := r.length
	if n == 0 {
		return 0
	}
	y -= r.lead
	i := 0
	if r.tops == nil {
		i = int(y / r.each)
	} else {
		r.reachDown(y)
		i = sort.Search(r.known(), func(i int) bool { return r.tops[i] > y }) - 1
	}
	return min(max(i, 0), n-1)
}
