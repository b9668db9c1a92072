package app

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// corner is one state of the window: a page, or a dialog on it.
type corner struct {
	name string
	open func(p *program)
}

// corners are the pages of the window and every dialog that an action opens, on a
// program that holds a meeting. What an action stores is stored; nothing is drawn
// twice.
func corners(p *program) []corner {
	all := []corner{
		{"the meeting", func(p *program) { p.w.do("prepare"); p.w.OpenItem("") }},
		{"a matter", func(p *program) { p.open(46) }},
		{"a list", func(p *program) { p.open(51) }},
	}
	for _, m := range modes {
		all = append(all, corner{"mode " + string(m), func(p *program) { p.open(46); p.w.do(string(m)) }})
	}
	for _, a := range p.w.actions() {
		switch a.name {
		case "quit", "sample", "no_sample", "remove", "save_review":
			continue // they end the program, or take away what the others show
		}
		all = append(all, corner{"action " + a.name, func(p *program) { p.w.do("prepare"); p.open(46); p.w.do(a.name) }})
	}
	return all
}

// leave closes what is open, so that the next place begins as the first did.
func (p *program) leave() {
	for i := 0; p.w.modal() && i < 4; i++ {
		p.key(fyne.KeyEscape)
	}
	p.w.toasts.Clear()
}

// stops are all parts that Tab comes to, from the first on.
func (p *program) stops() []fyne.Focusable {
	c := p.w.win.Canvas()
	var all []fyne.Focusable
	seen := map[fyne.Focusable]bool{}
	for range 400 {
		c.FocusNext()
		f := c.Focused()
		if f == nil || seen[f] {
			break
		}
		seen[f] = true
		all = append(all, f)
	}
	return all
}

func says(f fyne.Focusable) string {
	if a, ok := f.(fyne.Accessible); ok {
		return a.AccessibilityLabel()
	}
	return ""
}

// Whoever has only a keyboard sees where it is, whoever only hears is told, and
// nobody is caught.
func TestEveryStopOfTabIsSeenNamedAndLeft(t *testing.T) {
	p := imported(t)
	p.w.win.Resize(fyne.NewSize(1280, 800))
	told := map[string]bool{}
	complain := func(f fyne.Focusable, at, what string) {
		if key := fmt.Sprintf("%T %s", f, what); !told[key] {
			told[key] = true
			t.Errorf("%s: %T (%q) %s", at, f, says(f), what)
		}
	}
	for _, corner := range corners(p) {
		corner.open(p)
		c := p.w.win.Canvas()
		all := p.stops()
		if len(all) == 0 {
			t.Errorf("%s: Tab leads nowhere", corner.name)
		}
		before := ""
		for _, f := range all {
			c.Focus(f)
			if c.Focused() != f {
				continue // it acts when it is reached, as by opening what it names
			}
			with := test.RenderToMarkup(c)
			if with == before {
				complain(f, corner.name, "shows no sign of having the keyboard")
			}
			before = with
			if strings.TrimSpace(says(f)) == "" {
				complain(f, corner.name, "has no name for assistive technology")
			}
			if trap, ok := f.(fyne.Tabbable); ok && trap.AcceptsTab() {
				complain(f, corner.name, "keeps Tab")
			}
			if at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.(fyne.CanvasObject)), f.(fyne.CanvasObject).Size(); at.X < -1 || at.X >= c.Size().Width || at.Y+size.Height < 0 || at.Y >= c.Size().Height {
				complain(f, corner.name, fmt.Sprintf("stands out of view, at %v", at))
			}
		}
		p.leave()
	}
}

// Tab goes through the window as one reads it: what is on top, where one is, the
// agenda, the matter.
func TestTabGoesAsOneReads(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.win.Canvas().Unfocus()
	at := map[fyne.Focusable]int{}
	for i, f := range p.stops() {
		at[f] = i + 1
	}
	agenda := at[p.w.agenda.List()]
	if agenda == 0 {
		t.Fatal("Tab does not come to the agenda")
	}
	column := func(f fyne.Focusable) float32 {
		return fyne.CurrentApp().Driver().AbsolutePositionForObject(f.(fyne.CanvasObject)).X
	}
	left, right := 0, 0
	bar := p.w.bar.content.Size().Height
	list := p.w.agenda.List()
	foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(list).Y + list.Size().Height
	for f, i := range at {
		if strings.HasSuffix(fmt.Sprintf("%T", f), "divider") {
			continue // they stand between the columns and come last
		}
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.(fyne.CanvasObject)).Y
		if y >= foot {
			continue // what stands below the columns comes last
		}
		if y > fyne.CurrentApp().Driver().AbsolutePositionForObject(p.w.columns).Y+p.w.columns.Size().Height-10 {
			if i < agenda {
				t.Errorf("%T (%q) at the foot comes before the agenda", f, says(f))
			}
			continue
		}
		switch x := column(f); {
		case y < bar-10 && i > agenda:
			t.Errorf("%T (%q) in the bar on top comes after the agenda", f, says(f))
		case y >= bar-10 && x < column(p.w.agenda.List())-20 && i > agenda:
			left++
		case y >= bar-10 && x > column(p.w.agenda.List())+p.w.agenda.List().Size().Width+20 && i < agenda:
			right++
		}
	}
	if left > 0 || right > 0 {
		t.Errorf("%d stops left of the agenda come after it, %d to its right before it", left, right)
	}
}

// drawn is one text on the screen and how much room it has.
type drawn struct {
	text        string
	x, y        float32
	wide        float32 // of the letters
	left, right float32 // what can be seen
	scrolled    bool    // somewhere in a scroller, so that it can be brought into view
	bottom      float32
	owner       string
}

// texts walks all that is drawn and returns the texts.
func texts(c fyne.Canvas) []drawn {
	var all []drawn
	var walk func(o fyne.CanvasObject, at fyne.Position, left, right float32, scrolled bool, owner string)
	walk = func(o fyne.CanvasObject, at fyne.Position, left, right float32, scrolled bool, owner string) {
		if !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		switch o := o.(type) {
		case *canvas.Text:
			if strings.TrimSpace(o.Text) != "" {
				m := o.MinSize()
				x := at.X
				switch o.Alignment {
				case fyne.TextAlignTrailing:
					x += o.Size().Width - m.Width
				case fyne.TextAlignCenter:
					x += (o.Size().Width - m.Width) / 2
				}
				all = append(all, drawn{text: o.Text, x: x, y: at.Y, wide: m.Width, left: left, right: right, scrolled: scrolled, bottom: at.Y + m.Height, owner: owner})
			}
		case *container.Scroll:
			left, right = max(left, at.X), min(right, at.X+o.Size().Width)
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child, at, left, right, true, owner)
			}
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child, at, left, right, scrolled, owner)
			}
		case fyne.Widget:
			_, sideways := o.(fyne.Scrollable) // a row of tabs that is moved sideways
			if sideways {
				left, right = -1e6, 1e6
			}
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child, at, left, right, scrolled, fmt.Sprintf("%s %T", owner, o))
			}
		}
	}
	size := c.Size()
	if top := c.Overlays().Top(); top != nil {
		walk(top, fyne.Position{}, 0, size.Width, false, "")
	} else {
		walk(c.Content(), fyne.Position{}, 0, size.Width, false, "")
	}
	return all
}

// At the largest text, and in the smallest window, every word can be read.
func TestNothingIsCutOffAtAnySize(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{look.MaxScale, fyne.NewSize(1280, 800)}, {2, fyne.NewSize(1024, 700)}, {1, fyne.NewSize(1024, 700)}} {
		t.Run(fmt.Sprintf("%.0f %% at %.0f", c.scale*100, c.size.Width), func(t *testing.T) {
			p := imported(t)
			p.w.setLooks(look.Options{Mode: look.Light, Scale: c.scale})
			p.w.win.Resize(c.size)
			told := map[string]bool{}
			for _, corner := range corners(p) {
				switch corner.name {
				case "action larger", "action smaller", "action normal":
					continue
				}
				corner.open(p)
				p.w.win.Resize(c.size)
				const menu = 2.2 // height of the menu bar in that of its words
				if least := p.w.win.Content().MinSize(); least.Width > c.size.Width || least.Height+menu*15*c.scale > c.size.Height {
					if !told["size"] {
						told["size"] = true
						t.Errorf("%s: the window cannot be smaller than %v", corner.name, least)
					}
				}
				for _, s := range texts(p.w.win.Canvas()) {
					what := ""
					switch {
					case s.x+s.wide > s.right+2 || s.x < s.left-2:
						what = fmt.Sprintf("from %.0f to %.0f, seen from %.0f to %.0f", s.x, s.x+s.wide, s.left, s.right)
					case !s.scrolled && s.bottom > c.size.Height+2:
						what = fmt.Sprintf("down to %.0f", s.bottom)
					}
					if what != "" && !told[s.text] {
						told[s.text] = true
						t.Errorf("%s: %q reaches %s (%s)", corner.name, s.text, what, s.owner)
					}
				}
				p.leave()
			}
		})
	}
}

func TestTheKeysPageFindsWhileOneTypes(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.win.Canvas().Unfocus()
	p.key(fyne.KeyF1)
	said := func() string {
		var all []string
		for _, s := range texts(p.w.win.Canvas()) {
			all = append(all, s.text)
		}
		return strings.Join(all, "\n")
	}
	p.words("större")
	if got := said(); !strings.Contains(got, "Större text") || strings.Contains(got, "Nästa ärende") {
		t.Fatalf("after ”större” the page shows:\n%s", got)
	}
	before := p.w.looks.Scale
	p.key(fyne.KeyReturn)
	if p.w.modal() || p.w.looks.Scale <= before {
		t.Errorf("Enter does not do what was found: text %v, before %v", p.w.looks.Scale, before)
	}
	p.key(fyne.KeyF1)
	p.words("xyzzy")
	if got := said(); !strings.Contains(got, swedish.T("window.keys.none")) {
		t.Errorf("where nothing is found the page shows:\n%s", got)
	}
	p.key(fyne.KeyReturn)
	if !p.w.modal() {
		t.Error("Enter on nothing closes the page")
	}
	p.key(fyne.KeyEscape)
}

// Every action of the menus, and every key that only a part knows, is on the page.
func TestTheKeysPageIsComplete(t *testing.T) {
	p := imported(t)
	rows := map[string]string{}
	for _, r := range p.w.keyRows() {
		if !r.heading && (r.words == "" || r.action == "" && r.keys == "") {
			t.Errorf("a row says %+v", r)
		}
		rows[r.action] = r.keys
	}
	for _, a := range p.w.actions() {
		if keys, there := rows[a.name]; !there || keys != keysOf(a) {
			t.Errorf("%s is on the page with %q, its key is %q", a.name, keys, keysOf(a))
		}
	}
	for _, key := range swedish.Keys("window.keys.") {
		if parts := strings.Split(key, "."); len(parts) == 4 && !strings.Contains(swedish.T(key), ": ") {
			t.Errorf("%s has no key before a colon: %q", key, swedish.T(key))
		}
	}
}

func TestSettingsTakeEffectAtOnceAndSaySo(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.openSettings()
	c := p.w.win.Canvas()
	seen := map[string]bool{}
	for _, f := range p.stops() {
		s, ok := f.(*ui.Select)
		if !ok || s.Label == swedish.T("window.settings.language") {
			continue
		}
		seen[s.Label] = true
		c.Focus(s)
		looks, before := p.w.looks, s.Selected
		p.key(fyne.KeyRight)
		if s.Selected == before {
			p.key(fyne.KeyLeft)
		}
		if s.Selected == before {
			t.Errorf("%s cannot be changed with the arrow keys", s.Label)
		}
		if p.w.looks == looks && strings.HasPrefix(s.Label, "Text") {
			t.Errorf("%s has no effect", s.Label)
		}
		told := false
		for _, line := range texts(c) {
			told = told || strings.Contains(line.text, s.Label)
		}
		if !told {
			t.Errorf("after %s the dialog says nothing", s.Label)
		}
	}
	if len(seen) < 7 {
		t.Errorf("only %d settings: %v", len(seen), seen)
	}
	kept := p.w.looks
	p.leave()
	if got := p.w.readLooks(); got != kept {
		t.Errorf("stored %+v, in force %+v", got, kept)
	}
}

func TestTheLanguageChangesAtOnceAtTheSamePlace(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	defer swedish.Use(swedish.Swedish)
	p.w.setLanguage(string(swedish.English))
	if got := p.w.win.MainMenu().Items[0].Label; got != "File" {
		t.Errorf("the first menu is %q", got)
	}
	if now := p.w.item(); now == nil || now.ID != it.ID {
		t.Error("the window went to another place")
	}
	p.leave()
	p.w.setLanguage("")
	if got := p.w.win.MainMenu().Items[0].Label; got != "Arkiv" {
		t.Errorf("as the computer: the first menu is %q", got)
	}
	p.leave()
}
