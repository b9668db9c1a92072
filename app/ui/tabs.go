package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// Tab is one of several contents that share a place.
type Tab struct {
	Title   string
	Content fyne.CanvasObject
	OnShown func() // called whenever the content has come into sight; may be nil
}

// Tabs shows one of several contents below a line of their titles. The line is
// one stop for Tab; Left, Right, Home and End change the tab, Enter and Down go
// into it.
type Tabs struct {
	widget.BaseWidget
	// OnSelected is called when a person changes the tab.
	OnSelected func(i int)
	tabs       []Tab
	selected   int
	bar        *tabBar
	clip       *tabClip
	more       *Button // tells that titles are out of sight, and leads to them
	offset     float32 // how far the titles are moved to the left where they do not all fit
	trailing   *fyne.Container
	content    *fyne.Container
	rule       *Ground
}

var _ fyne.Widget = (*Tabs)(nil)

// NewTabs returns tabs of which the first is chosen.
func NewTabs(tabs ...Tab) *Tabs {
	t := &Tabs{content: container.NewStack(), trailing: container.NewHBox(), rule: NewRule()}
	t.bar = &tabBar{t: t, hovered: -1}
	t.bar.ExtendBaseWidget(t.bar)
	t.clip = &tabClip{bar: t.bar}
	t.clip.ExtendBaseWidget(t.clip)
	t.more = NewQuiet("", t.showAll)
	t.more.Hide()
	t.ExtendBaseWidget(t)
	t.SetTabs(tabs...)
	return t
}

// SetTabs changes all tabs; the one of the same title as before stays chosen.
func (t *Tabs) SetTabs(tabs ...Tab) {
	if slices.EqualFunc(tabs, t.tabs, func(a, b Tab) bool { return a.Title == b.Title && a.Content == b.Content }) {
		t.tabs = tabs
		t.shown()
		return
	}
	before := ""
	if t.selected < len(t.tabs) {
		before = t.tabs[t.selected].Title
	}
	t.tabs, t.selected = tabs, 0
	for i, tab := range tabs {
		if tab.Title == before {
			t.selected = i
		}
	}
	t.show()
}

// SetTrailing puts parts at the right end of the line of titles.
func (t *Tabs) SetTrailing(objects ...fyne.CanvasObject) {
	t.trailing.Objects = objects
	t.trailing.Refresh()
	t.Refresh()
}

// SetTitle changes the title of tab i.
func (t *Tabs) SetTitle(i int, title string) {
	t.tabs[i].Title = title
	t.Refresh()
}

// Selected returns the number of the chosen tab, from 0.
func (t *Tabs) Selected() int { return t.selected }

// Len returns the number of tabs.
func (t *Tabs) Len() int { return len(t.tabs) }

// Select chooses tab i without calling OnSelected.
func (t *Tabs) Select(i int) {
	if i >= 0 && i < len(t.tabs) && i != t.selected {
		t.selected = i
		t.show()
	}
}

// FirstShown returns the first part of the content that is seen which can have
// the keyboard, nil for none.
func (t *Tabs) FirstShown() fyne.Focusable { return FirstIn(t.content) }

func (t *Tabs) choose(i int) {
	i = min(max(i, 0), len(t.tabs)-1)
	if i == t.selected || i < 0 {
		return
	}
	t.Select(i)
	if t.OnSelected != nil {
		t.OnSelected(i)
	}
}

// show shows the content of the chosen tab. The others stay in the tree, hidden:
// a change of theme or text size reaches only what is there.
func (t *Tabs) show() {
	t.content.Objects = nil
	for i, tab := range t.tabs {
		if tab.Content == nil {
			continue
		}
		around := container.NewStack(tab.Content)
		around.Hidden = i != t.selected
		t.content.Objects = append(t.content.Objects, around)
	}
	t.content.Refresh()
	t.Refresh()
	t.shown()
}

func (t *Tabs) shown() {
	if t.selected < len(t.tabs) && t.tabs[t.selected].OnShown != nil {
		t.tabs[t.selected].OnShown()
	}
}

// CreateRenderer is Fyne's way to draw the tabs.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer { return &tabsRenderer{t} }

type tabsRenderer struct{ t *Tabs }

func (r *tabsRenderer) Destroy() {}

func (r *tabsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.rule, r.t.clip, r.t.more, r.t.trailing, r.t.content}
}

func (r *tabsRenderer) barHeight() float32 {
	return max(r.t.bar.MinSize().Height, r.t.trailing.MinSize().Height+theme.Padding())
}

func (r *tabsRenderer) MinSize() fyne.Size {
	content := r.t.content.MinSize()
	return fyne.NewSize(max(content.Width, r.t.trailing.MinSize().Width+80), content.Height+r.barHeight())
}

func (r *tabsRenderer) Layout(size fyne.Size) {
	height := r.barHeight()
	trailing := r.t.trailing.MinSize()
	const right = Edge
	left := Margin(size.Width) - r.t.bar.pad()
	room := r.t.fit(max(0, size.Width-trailing.Width-left-2*right), right)
	bar := r.t.bar.MinSize()
	r.t.clip.Move(fyne.NewPos(left, height-bar.Height))
	r.t.clip.Resize(fyne.NewSize(room, bar.Height))
	more := r.t.more.MinSize()
	r.t.more.Move(fyne.NewPos(left+room, (height-more.Height)/2))
	r.t.more.Resize(more)
	r.t.bar.Resize(bar)
	r.t.bar.shift(r.t.offset)
	r.t.trailing.Resize(trailing)
	end := max(left+bar.Width+2*right, left+r.t.bar.pad()+pageWidest*theme.TextSize()/15-trailing.Width) // of a wide page, near its text
	r.t.trailing.Move(fyne.NewPos(min(end, size.Width-trailing.Width-right), (height-trailing.Height)/2))
	r.t.rule.Move(fyne.NewPos(0, height-1))
	r.t.rule.Resize(fyne.NewSize(size.Width, 1))
	r.t.content.Move(fyne.NewPos(0, height))
	r.t.content.Resize(fyne.NewSize(size.Width, max(0, size.Height-height)))
}

func (r *tabsRenderer) Refresh() {
	r.t.bar.Refresh()
	r.t.rule.Refresh()
	r.Layout(r.t.Size())
	r.t.bar.reveal()
	canvas.Refresh(r.t)
}

// tabBar is the line of titles.
type tabBar struct {
	widget.BaseWidget
	t       *Tabs
	focused bool
	hovered int
	lefts   []float32 // where each title begins, and the end
	widest  float32   // the most room for one title; 0: as it needs
	room    float32   // that the titles were last shortened to
}

var (
	_ fyne.Focusable     = (*tabBar)(nil)
	_ fyne.Shortcutable  = (*tabBar)(nil)
	_ fyne.Accessible    = (*tabBar)(nil)
	_ desktop.Mouseable  = (*tabBar)(nil)
	_ desktop.Hoverable  = (*tabBar)(nil)
	_ desktop.Cursorable = (*tabBar)(nil)
)

// pad is the room on each side of a title.
func (b *tabBar) pad() float32 { return theme.Padding() * 2.5 }

func (b *tabBar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		b.t.choose(b.t.selected - 1)
	case fyne.KeyRight:
		b.t.choose(b.t.selected + 1)
	case fyne.KeyHome:
		b.t.choose(0)
	case fyne.KeyEnd:
		b.t.choose(len(b.t.tabs) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyDown:
		if c := canvasOf(b); c != nil {
			c.FocusNext()
		}
	default:
		GoOn(b, ev)
	}
}

func (b *tabBar) TypedRune(r rune)              { GoOnRune(b, r) }
func (b *tabBar) TypedShortcut(s fyne.Shortcut) { GoOnShortcut(b, s) }
func (b *tabBar) FocusGained()                  { b.focused = true; b.Refresh(); reveal(b) }
func (b *tabBar) FocusLost()                    { b.focused = false; b.Refresh() }
func (b *tabBar) Cursor() desktop.Cursor        { return desktop.PointerCursor }

func (b *tabBar) MouseDown(ev *desktop.MouseEvent) {
	Focus(b)
	if i := b.at(ev.Position.X); i >= 0 {
		b.t.choose(i)
	}
}

func (b *tabBar) MouseUp(*desktop.MouseEvent)       {}
func (b *tabBar) MouseIn(ev *desktop.MouseEvent)    { b.hover(b.at(ev.Position.X)) }
func (b *tabBar) MouseMoved(ev *desktop.MouseEvent) { b.hover(b.at(ev.Position.X)) }
func (b *tabBar) MouseOut()                         { b.hover(-1) }

func (b *tabBar) hover(i int) {
	if i != b.hovered {
		b.hovered = i
		b.Refresh()
	}
}

func (b *tabBar) at(x float32) int {
	for i := range b.t.tabs {
		if i+1 < len(b.lefts) && x >= b.lefts[i] && x < b.lefts[i+1] {
			return i
		}
	}
	return -1
}

func (b *tabBar) AccessibilityLabel() string {
	if b.t.selected >= len(b.t.tabs) {
		return ""
	}
	return b.t.tabs[b.t.selected].Title + ", " + swedish.T("ui.tab", "n", b.t.selected+1, "of", len(b.t.tabs))
}

func (b *tabBar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

func (b *tabBar) CreateRenderer() fyne.WidgetRenderer {
	r := &tabBarRenderer{b: b, line: canvas.NewRectangle(clear), under: canvas.NewRectangle(clear), ring: canvas.NewRectangle(clear)}
	r.Refresh()
	return r
}

type tabBarRenderer struct {
	b          *tabBar
	titles     []*canvas.Text
	whole      []string  // the titles, as they are where they have room
	wide       []float32 // the room of each, with what is on its sides
	line, ring *canvas.Rectangle
	under      *canvas.Rectangle // under the title that the mouse is on
}

func (r *tabBarRenderer) Destroy() {}

func (r *tabBarRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.under, r.line, r.ring}
	for _, t := range r.titles {
		objects = append(objects, t)
	}
	return objects
}

func (r *tabBarRenderer) MinSize() fyne.Size {
	size := fyne.NewSize(0, theme.TextSize()*1.3+theme.InnerPadding()*2)
	for _, wide := range r.wide {
		size.Width += wide
	}
	return size
}

// widest is the width of a title when it is chosen, so that choosing moves nothing.
func widest(t *canvas.Text) float32 {
	return look.Measure(t.Text, t.TextSize, fyne.TextStyle{Bold: true}).Width
}

func (r *tabBarRenderer) Layout(size fyne.Size) {
	x := float32(0)
	r.b.lefts = r.b.lefts[:0]
	for i, t := range r.titles {
		width := r.wide[i]
		r.b.lefts = append(r.b.lefts, x)
		t.Text = r.whole[i]
		left := x + (width-t.MinSize().Width)/2
		r.b.inSight(t, left, x+width)
		m := t.MinSize()
		t.Resize(m)
		t.Move(fyne.NewPos(left, (size.Height-m.Height)/2))
		if i == r.b.hovered {
			r.under.Move(fyne.NewPos(x+r.b.pad(), size.Height-3))
			r.under.Resize(fyne.NewSize(width-2*r.b.pad(), 3))
		}
		if i == r.b.t.selected {
			r.line.Move(fyne.NewPos(x+r.b.pad(), size.Height-3))
			r.line.Resize(fyne.NewSize(width-2*r.b.pad(), 3))
			r.ring.Move(fyne.NewPos(x+2, theme.Padding()))
			r.ring.Resize(fyne.NewSize(width-4, size.Height-2*theme.Padding()-2))
		}
		x += width
	}
	r.b.lefts = append(r.b.lefts, x)
}

func (r *tabBarRenderer) Refresh() {
	r.titles, r.whole, r.wide = r.titles[:0], r.whole[:0], r.wide[:0]
	for i, tab := range r.b.t.tabs {
		t := canvas.NewText(tab.Title, themed(look.Secondary))
		t.TextSize = theme.TextSize()
		switch i {
		case r.b.t.selected:
			t.Color, t.TextStyle.Bold = themed(look.Accent), true
			t.FontSource = look.Letters(t.TextStyle, t.Text)
		case r.b.hovered:
			t.Color = themed(look.Ink)
		}
		if room := r.b.widest - r.b.pad(); room > 0 && widest(t) > room {
			bold := *t
			bold.TextStyle.Bold = true
			t.Text = cut(t.Text, room, &bold)
		}
		r.titles, r.whole, r.wide = append(r.titles, t), append(r.whole, t.Text), append(r.wide, widest(t)+2*r.b.pad())
	}
	r.line.FillColor = themed(look.Accent)
	setVisible(r.line, len(r.titles) > 0)
	r.under.FillColor = themed(look.Border)
	setVisible(r.under, r.b.hovered >= 0 && r.b.hovered < len(r.titles))
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = clear, 0, 4
	if r.b.focused {
		r.ring.StrokeColor, r.ring.StrokeWidth = themed(look.Ring), theme.Size(look.SizeFocusRing)
	}
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
