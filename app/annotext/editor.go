package annotext

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// NoteLimit is the most characters of a note that is written in the window.
const NoteLimit = 10_000

// Editor is where a note is written: its kind, its words, its colour. It stands
// where the note's card stands: in the margin of a [Page], in a row of a list,
// among cards. It has no window of its own and never stops other work: leaving
// it saves, Esc leaves the note as it was.
type Editor struct {
	widget.BaseWidget
	writing *Writing
	before  Draft // as it was
	draft   Draft // as it is now
	closed  func()
	grown   func() // the editor needs another height
	shown   func() // the draft's colour is another

	kind      *chip
	text      *ui.Entry
	colours   []*chip
	under     *chip // nil for a note that stands on no words
	done      *chip
	remove    *chip // nil for a note that was never stored
	complaint *ui.Words
	picked    bool // the colour was chosen, it no longer follows the kind
	over      bool
	saving    bool
	still     time.Time // until then the mouse presses nothing
	failed    error     // why it could not be stored
	rows      int
	after     func(func())
}

// EditorOptions is what an [Editor] is made of.
type EditorOptions struct {
	Writing *Writing
	Draft   Draft
	Closed  func() // saved, deleted or left as it was
	Grown   func() // asked to give it the height that it needs now
	Shown   func() // another colour was chosen
}

var _ fyne.Widget = (*Editor)(nil)

// NewEditor returns an editor of a note.
func NewEditor(o EditorOptions) *Editor {
	if o.Draft.ID != "" {
		o.Draft.Was = o.Draft.Text
	}
	e := &Editor{writing: o.Writing, before: o.Draft, draft: o.Draft, closed: o.Closed, grown: o.Grown, shown: o.Shown, after: fyne.Do}
	e.picked = o.Draft.ID != "" && o.Draft.Colour != e.writing.kind(o.Draft.Kind).Colour
	left := func() { e.after(e.leaving) }
	still := func() bool { return time.Now().Before(e.still) }
	e.kind = newChip(&chip{tapped: e.offerKinds, key: e.kindKey, left: left, still: still})
	e.text = ui.NewMultiLine(3)
	e.text.Label, e.text.Limit = swedish.T("annotext.note.text"), NoteLimit
	e.text.SetPlaceHolder(swedish.T("annotext.note.place"))
	e.text.SetText(o.Draft.Text)
	e.text.OnChanged = e.changed
	e.text.OnEscape = func() { e.Cancel() }
	e.text.OnSubmitted = func(string) { e.Done() }
	e.text.OnTooLong = func(runes int) {
		e.complain(swedish.T("annotext.note.long", "n", grouped(runes), "most", grouped(NoteLimit)))
	}
	e.text.OnFocus = func(there bool) {
		if !there {
			left()
		}
	}
	for i, c := range Colours {
		name := swedish.T("annotext.colour." + string(c))
		e.colours = append(e.colours, newChip(&chip{
			colour: c, label: swedish.T("annotext.mark", "colour", name, "key", i+1),
			tapped: func() { e.pick(c) }, key: e.colourKey(i), left: left, still: still,
		}))
	}
	if o.Draft.Start < o.Draft.End {
		e.under = newChip(&chip{words: "U", under: true, label: swedish.T("annotext.underline"), tapped: e.toggleUnder, key: e.escape, left: left, still: still})
	}
	e.done = newChip(&chip{words: swedish.T("annotext.note.done"), strong: true, tapped: func() { e.Done() }, key: e.escape, left: left, still: still})
	if o.Draft.ID != "" {
		e.remove = newChip(&chip{words: swedish.T("annotext.note.delete"), quiet: true, tapped: e.delete, key: e.escape, left: left, still: still})
	}
	e.complaint = ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Error, Bold: true})
	e.complaint.Hidden = true
	e.ExtendBaseWidget(e)
	e.show()
	return e
}

// Draft returns the note as it is written now.
func (e *Editor) Draft() Draft { return e.draft }

// Focus gives the keyboard to the words. The editor was just put into what
// stands in a window already: the driver does not know yet where it is itself.
func (e *Editor) Focus(in fyne.CanvasObject) {
	if c := ui.CanvasOf(in); c != nil {
		c.Focus(e.text)
		e.text.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown}) // to the end of the words
	}
}

// Done saves what was written and closes the editor; it reports false, and the
// editor says why, where that cannot be done. A new note without words is left,
// and a note on a whole text whose words were taken away is deleted.
func (e *Editor) Done() bool {
	if e.over || e.saving { // what is stored shows the page anew, which asks again
		return true
	}
	e.saving = true
	defer func() { e.saving = false }()
	d := e.draft
	d.Text = strings.TrimSpace(d.Text)
	wordless := e.writing.kind(d.Kind).Wordless
	var err error
	switch {
	case d == e.before && (d.ID != "" || !wordless), d.ID == "" && d.Text == "" && !wordless:
	case d.Text == "" && !wordless && (d.Start == d.End || d.Colour == None):
		err = e.writing.Delete(d.ID)
	default:
		_, err = e.writing.Save(d)
	}
	if e.failed = err; err != nil {
		if changed, ok := errors.AsType[*Changed](err); ok {
			e.draft.Was = changed.Now
		}
		e.complain(err.Error())
		return false
	}
	e.end()
	return true
}

// Cancel closes the editor and leaves the note as it was. New words are handed
// to Left: a slip of the hand loses nothing.
func (e *Editor) Cancel() {
	if e.over {
		return
	}
	left := e.draft
	left.Text = strings.TrimSpace(left.Text)
	e.draft = e.before
	e.end()
	if left.Text != "" && left.Text != strings.TrimSpace(e.before.Text) && e.writing.Left != nil {
		e.writing.Left(left)
	}
}

func (e *Editor) delete() {
	if err := e.writing.Delete(e.draft.ID); err != nil {
		e.complain(err.Error())
		return
	}
	e.end()
}

func (e *Editor) end() {
	e.over = true
	if e.writing.Over != nil {
		e.writing.Over()
	}
	if e.closed != nil {
		e.closed()
	}
}

// leaving saves when the keyboard has gone elsewhere, but not while a menu of
// the editor's own has it.
func (e *Editor) leaving() {
	c := canvasOf(e)
	if e.over || c == nil || c.Overlays().Top() != nil {
		return
	}
	if !e.focused(c) {
		e.Done()
	}
}

// HasFocus reports whether a part of the editor has the keyboard.
func (e *Editor) HasFocus() bool {
	c := ui.CanvasOf(e)
	return c != nil && e.focused(c)
}

// focused reports whether a part of the editor has the keyboard.
func (e *Editor) focused(c fyne.Canvas) bool {
	at := c.Focused()
	if at == fyne.Focusable(e.text) {
		return true
	}
	for _, p := range e.chips() {
		if at == fyne.Focusable(p) {
			return true
		}
	}
	return false
}

// chips lists the small parts in the order of Tab, without the words, which
// stand second.
func (e *Editor) chips() []*chip {
	all := append([]*chip{e.kind}, e.colours...)
	if e.under != nil {
		all = append(all, e.under)
	}
	all = append(all, e.done)
	if e.remove != nil {
		all = append(all, e.remove)
	}
	return all
}

func (e *Editor) changed(text string) {
	e.draft.Text = text
	e.tell()
	if !e.complaint.Hidden {
		e.complaint.Hidden = true
		e.grow()
	}
	if e.count() != e.rows {
		e.grow()
	}
}

// tell tells of the note as it is written now.
func (e *Editor) tell() {
	if e.writing.Changed != nil && e.draft != e.before {
		e.writing.Changed(e.draft)
	}
}

func (e *Editor) complain(words string) {
	e.complaint.SetText(words)
	e.complaint.Hidden = false
	e.grow()
}

func (e *Editor) grow() {
	e.Refresh()
	if e.grown != nil {
		e.grown()
	}
}

// pick takes a colour.
func (e *Editor) pick(c Colour) {
	e.picked = true
	e.draft.Colour = c
	e.tell()
	e.show()
}

// toggleUnder lets the passage be underlined in its colour, or have its ground.
func (e *Editor) toggleUnder() {
	e.draft.Underline = !e.draft.Underline
	e.tell()
	e.show()
}

// choose takes a kind, and its colour unless one was picked.
func (e *Editor) choose(k Kind) {
	e.draft.Kind = k.ID
	if !e.picked {
		e.draft.Colour = k.Colour
	}
	e.tell()
	e.show()
}

// show draws kind and colour as they are now.
func (e *Editor) show() {
	name := e.writing.kind(e.draft.Kind).Name
	e.kind.label = swedish.T("annotext.note.kind", "kind", name)
	e.kind.set(name + "  ▼")
	for _, c := range e.colours {
		if chosen := c.colour == e.draft.Colour; chosen != c.chosen {
			c.chosen = chosen
			c.Refresh()
		}
	}
	if e.under != nil && e.under.chosen != e.draft.Underline {
		e.under.chosen = e.draft.Underline
		e.under.Refresh()
	}
	if e.shown != nil {
		e.shown()
	}
	e.Refresh()
}

func (e *Editor) offerKinds() {
	c := canvasOf(e.kind)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for _, k := range e.writing.Kinds {
		item := fyne.NewMenuItem(k.Name, func() { e.choose(k) })
		item.Checked = k.ID == e.draft.Kind
		items = append(items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e.kind)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at.AddXY(0, e.kind.Size().Height))
}

// kindKey goes through the kinds with the arrows.
func (e *Editor) kindKey(key fyne.KeyName) bool {
	step := 0
	switch key {
	case fyne.KeyLeft, fyne.KeyUp:
		step = -1
	case fyne.KeyRight, fyne.KeyDown:
		step = +1
	default:
		return e.escape(key)
	}
	n := len(e.writing.Kinds)
	for i, k := range e.writing.Kinds {
		if k.ID == e.draft.Kind {
			e.choose(e.writing.Kinds[(i+step+n)%n])
			break
		}
	}
	return true
}

// colourKey goes along the colours with the arrows.
func (e *Editor) colourKey(i int) func(fyne.KeyName) bool {
	return func(key fyne.KeyName) bool {
		switch n := len(Colours); key {
		case fyne.KeyLeft, fyne.KeyUp:
			ui.Focus(e.colours[(i+n-1)%n])
		case fyne.KeyRight, fyne.KeyDown:
			ui.Focus(e.colours[(i+1)%n])
		default:
			return e.escape(key)
		}
		return true
	}
}

func (e *Editor) escape(key fyne.KeyName) bool {
	if key == fyne.KeyEscape {
		e.Cancel()
		return true
	}
	return false
}
