package annotext

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
)

// log collects what a page tells.
type log struct {
	selected []span
	notes    []span
	colours  []Colour
	marks    []string
}

func (l *log) options() Options {
	return Options{
		OnSelected: func(a, b int) { l.selected = append(l.selected, span{a, b}) },
		OnNote:     func(a, b int) { l.notes = append(l.notes, span{a, b}) },
		OnColour:   func(_, _ int, c Colour) { l.colours = append(l.colours, c) },
		OnMark:     func(id string) { l.marks = append(l.marks, id) },
	}
}

// clock is a page's time, moved by the test.
type clock struct{ t time.Time }

func (c *clock) now() time.Time { return c.t }

func open(t *testing.T) (*Page, fyne.Window, *log, *clock) {
	t.Helper()
	l, c := &log{}, &clock{time.Unix(1000, 0)}
	p, w := show(t, l.options(), look.Options{Mode: look.Light}, 860, 500)
	p.now = c.now
	p.SetText(report(), nil)
	p.SetMarks(marksOf(p.text))
	return p, w, l, c
}

// at returns a place on the sheet in the middle of the rune at an offset.
func at(p *Page, offset int) fyne.Position {
	n := p.lay.of(offset)
	x := (p.lay.x(n, offset) + p.lay.x(n, offset+1)) / 2
	return fyne.NewPos(p.geo.left+x-1, p.geo.top+p.lay.lines[n].y+p.lay.lines[n].h/2)
}

func press(p *Page, pos fyne.Position, mod fyne.KeyModifier) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: mod}
	ev.Position = pos
	p.sheet.MouseDown(ev)
}

func release(p *Page, pos fyne.Position) {
	ev := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
	ev.Position = pos
	p.sheet.MouseUp(ev)
}

func drag(p *Page, pos fyne.Position) {
	ev := &fyne.DragEvent{}
	ev.Position = pos
	p.sheet.Dragged(ev)
}

func offsetOf(t *testing.T, p *Page, words string) int {
	t.Helper()
	found := p.text.find(words)
	if len(found) == 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return found[0].start
}

func TestClicksTakeCaretWordAndBlock(t *testing.T) {
	p, w, l, c := open(t)
	o := offsetOf(t, p, "december") + 2
	press(p, at(p, o), 0)
	release(p, at(p, o))
	if a, b := p.Selection(); a != o || b != o {
		t.Errorf("one click selects %d to %d, want a caret at %d", a, b, o)
	}
	if w.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("a click does not give the page the keyboard")
	}
	press(p, at(p, o), 0)
	if got := p.SelectedText(); got != "december" {
		t.Errorf("a double click selects %q", got)
	}
	press(p, at(p, o), 0)
	if got := p.SelectedText(); !strings.HasPrefix(got, "Förvaltningen fick") || !strings.HasSuffix(got, "helger.") {
		t.Errorf("a triple click selects %q", got)
	}
	press(p, at(p, o), 0)
	if got := p.SelectedText(); got != "" {
		t.Errorf("a fourth click selects %q", got)
	}
	c.t = c.t.Add(time.Second)
	press(p, at(p, o), 0)
	if got := p.SelectedText(); got != "" {
		t.Errorf("a late click counts as the second: %q", got)
	}
	if last := l.selected[len(l.selected)-1]; last.start != last.end {
		t.Errorf("the selection that was told last is %v", last)
	}
}

func TestDraggingSelects(t *testing.T) {
	p, _, l, _ := open(t)
	from := offsetOf(t, p, "samlad jourlinje")
	press(p, at(p, from), 0)
	drag(p, at(p, from+16))
	release(p, at(p, from+16))
	if got := p.SelectedText(); got != "samlad jourlinje" {
		t.Errorf("dragged over %q", got)
	}
	press(p, at(p, from-200), fyne.KeyModifierShift)
	if a, b := p.Selection(); b != from || a >= b {
		t.Errorf("Shift and a click before select %d to %d, want to %d", a, b, from)
	}
	if len(l.marks) != 0 {
		t.Error("dragging opens a mark")
	}
}

func TestDraggingAfterADoubleClickTakesWholeWords(t *testing.T) {
	p, _, _, _ := open(t)
	o := offsetOf(t, p, "december")
	press(p, at(p, o+2), 0)
	release(p, at(p, o+2))
	press(p, at(p, o+2), 0)
	drag(p, at(p, offsetOf(t, p, "uppdrag")+1))
	if got := p.SelectedText(); got != "december i uppdrag" {
		t.Errorf("forwards: %q", got)
	}
	drag(p, at(p, offsetOf(t, p, "fick")+1))
	if got := p.SelectedText(); got != "fick i december" {
		t.Errorf("backwards: %q", got)
	}
}

func TestDraggingBeyondTheEdgeScrollsWhileTheMouseRests(t *testing.T) {
	p, _, _, _ := open(t)
	var step func()
	stopped := false
	p.after = func(_ time.Duration, f func()) func() { step = f; return func() { stopped = true } }
	press(p, at(p, 100), 0)
	drag(p, fyne.NewPos(100, p.scroll.Size().Height+40))
	for range 5 {
		if step == nil {
			t.Fatal("nothing scrolls")
		}
		step()
	}
	if p.scroll.Offset.Y < 100 {
		t.Errorf("five steps scrolled %v", p.scroll.Offset.Y)
	}
	if _, end := p.Selection(); end < p.Place() {
		t.Errorf("the selection ends at %d, before the view at %d", end, p.Place())
	}
	p.sheet.DragEnd()
	y := p.scroll.Offset.Y
	step()
	if !stopped || p.scroll.Offset.Y != y {
		t.Error("it goes on scrolling after the mouse was let go")
	}
}

func TestAClickOnAMarkOpensTheSmallestOne(t *testing.T) {
	p, _, l, _ := open(t)
	o := offsetOf(t, p, "sjunkit") + 2
	press(p, at(p, o), 0)
	release(p, at(p, o))
	if len(l.marks) != 1 || l.marks[0] != "note" || p.Active() != "note" {
		t.Errorf("opened %v, active %q, want the inner mark", l.marks, p.Active())
	}
}

func shift(p *Page, down bool) {
	ev := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	if down {
		p.KeyDown(ev)
	} else {
		p.KeyUp(ev)
	}
}

func keys(p *Page, names ...fyne.KeyName) {
	for _, n := range names {
		p.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestKeysMoveAndSelect(t *testing.T) {
	p, w, l, _ := open(t)
	w.Canvas().Focus(p)
	start := offsetOf(t, p, "Förvaltningen")
	p.Select(start, start)
	shift(p, true)
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	keys(p, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	shift(p, false)
	if got := p.SelectedText(); got != "Förvaltningen fick" {
		t.Errorf("selected %q", got)
	}
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != "Förvaltningen fick" {
		t.Errorf("copied %q", got)
	}
	p.TypedRune('a')
	p.TypedRune('3')
	if len(l.notes) != 1 || l.notes[0] != (span{start, start + 18}) || len(l.colours) != 1 || l.colours[0] != Red {
		t.Errorf("A and 3 asked for %v and %v", l.notes, l.colours)
	}
	keys(p, fyne.KeyEscape)
	if got := p.SelectedText(); got != "" {
		t.Errorf("Esc leaves %q selected", got)
	}
	p.TypedRune('a')
	if len(l.notes) != 1 {
		t.Error("A without a selection asks for a note")
	}
	keys(p, fyne.KeyEnd)
	line := p.lay.of(p.caret)
	keys(p, fyne.KeyDown, fyne.KeyUp)
	if p.lay.of(p.caret) != line {
		t.Errorf("down and up lead from line %d to %d", line, p.lay.of(p.caret))
	}
	keys(p, fyne.KeyHome)
	if p.caret != int(p.lay.lines[line].start) {
		t.Errorf("Home leads to %d", p.caret)
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if a, b := p.Selection(); a != 0 || b != p.text.Len() {
		t.Errorf("select all: %d to %d", a, b)
	}
}

func TestPagingReachesBothEnds(t *testing.T) {
	p, w, _, _ := open(t)
	w.Canvas().Focus(p)
	for range 100 {
		keys(p, fyne.KeyPageDown)
	}
	if p.caret != p.text.Len() || p.scroll.Offset.Y+p.scroll.Size().Height < p.geo.top+p.lay.height {
		t.Errorf("paging down ends at %d of %d, view at %v", p.caret, p.text.Len(), p.scroll.Offset.Y)
	}
	for range 100 {
		p.shift = true
		p.TypedRune(' ')
		p.shift = false
	}
	keys(p, fyne.KeyPageUp)
	if p.caret != 0 || p.scroll.Offset.Y > p.geo.top {
		t.Errorf("paging up ends at %d, view at %v", p.caret, p.scroll.Offset.Y)
	}
}

func TestShiftSelectsByPagesAndToTheEnds(t *testing.T) {
	p, w, _, _ := open(t)
	w.Canvas().Focus(p)
	start := offsetOf(t, p, "december")
	p.Select(start, start)
	shift(p, true)
	keys(p, fyne.KeyPageDown)
	if a, b := p.Selection(); a != start || p.lay.of(b) < p.lay.of(start)+8 {
		t.Errorf("Shift and PgDn select from line %d to line %d", p.lay.of(a), p.lay.of(b))
	}
	p.Select(start, start)
	keys(p, fyne.KeyEnd)
	if got := p.SelectedText(); !strings.HasPrefix(got, "december") || strings.Contains(got, "Under perioden") {
		t.Errorf("to the end of the line: %q", got)
	}
	both := fyne.KeyModifierControl | fyne.KeyModifierShift
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: both})
	if a, b := p.Selection(); a != start || b != p.text.Len() {
		t.Errorf("Ctrl, Shift and End select %d to %d", a, b)
	}
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyHome, Modifier: both})
	if a, b := p.Selection(); a != 0 || b != start {
		t.Errorf("Ctrl, Shift and Home select %d to %d", a, b)
	}
	shift(p, false)
	p.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierControl})
	if a, b := p.Selection(); a != b || b != p.text.Len() || p.scroll.Offset.Y == 0 {
		t.Errorf("Ctrl and End lead to %d, view at %v", b, p.scroll.Offset.Y)
	}
}

func TestKeysThatThePageDoesNotKnowGoOn(t *testing.T) {
	p, w, _, _ := open(t)
	w.Canvas().Focus(p)
	var key fyne.KeyName
	var r rune
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { key = ev.Name })
	w.Canvas().SetOnTypedRune(func(x rune) { r = x })
	keys(p, fyne.KeyEscape)
	p.TypedRune('g')
	if key != fyne.KeyEscape || r != 'g' {
		t.Errorf("the window got key %q and rune %q", key, r)
	}
}

func TestTheMenuOffersWhatCanBeDone(t *testing.T) {
	p, w, l, _ := open(t)
	o := offsetOf(t, p, "december")
	p.sheet.TappedSecondary(&fyne.PointEvent{Position: at(p, o+1), AbsolutePosition: fyne.NewPos(100, 100)})
	if got := p.SelectedText(); got != "december" {
		t.Errorf("a right click takes %q", got)
	}
	if w.Canvas().Overlays().Top() == nil {
		t.Fatal("no menu")
	}
	var texts []string
	for _, i := range p.menu() {
		texts = append(texts, i.Label)
	}
	if got := strings.Join(texts, "|"); !strings.HasPrefix(got, "Anteckna (A)|Markera gult (1)") || !strings.HasSuffix(got, "Markera all text (Ctrl+A)") {
		t.Errorf("menu: %s", got)
	}
	p.menu()[2].Action()
	if len(l.colours) != 1 || l.colours[0] != Green {
		t.Errorf("the third item marks %v", l.colours)
	}
}

func TestCardsOpenByMouseAndKey(t *testing.T) {
	p, w, l, _ := open(t)
	c := p.cards["question"]
	if c == nil {
		t.Fatalf("no card for the first note; there are %d", len(p.cards))
	}
	test.Tap(c)
	w.Canvas().Focus(p.cards["check"])
	p.cards["check"].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := strings.Join(l.marks, " "); got != "question check" {
		t.Errorf("opened %q", got)
	}
	if w.Canvas().Focused() != fyne.Focusable(p.cards["check"]) {
		t.Error("opening a card takes the keyboard from it")
	}
	p.cards["check"].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if w.Canvas().Focused() != fyne.Focusable(p) {
		t.Error("Esc on a card does not lead back to the text")
	}
}
