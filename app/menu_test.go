package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
	"paragraf/app/ui"
)

func TestEveryActionHasWordsAMenuAndAKeyOfItsOwn(t *testing.T) {
	p := start(t)
	keys := map[string]string{}
	names := map[string]bool{}
	inMenu := map[string]int{}
	for _, a := range p.w.actions() {
		if names[a.name] {
			t.Errorf("%s stands twice in the table", a.name)
		}
		names[a.name] = true
		if !swedish.Has("window.do." + a.name) {
			t.Errorf("%s has no words", a.name)
		}
		if !swedish.Has("window.menu." + a.menu) {
			t.Errorf("%s stands in no menu", a.name)
		}
		inMenu[a.menu]++
		if a.keys == nil {
			continue
		}
		if other := keys[a.keys.ShortcutName()]; other != "" {
			t.Errorf("%s and %s have the same key %s", a.name, other, keysOf(a))
		}
		keys[a.keys.ShortcutName()] = a.name
	}
	for _, m := range menus {
		if inMenu[m] == 0 {
			t.Errorf("menu %s is empty", m)
		}
	}
}

// Each action is run where it can be, on an empty store and on a full one, with
// whatever it opens closed again by Esc.
func TestEveryActionCanBeLeftWithEscape(t *testing.T) {
	for name, begin := range map[string]func(*testing.T) *program{"empty": start, "full": imported} {
		t.Run(name, func(t *testing.T) {
			p := begin(t)
			if name == "full" {
				p.open(51)
			}
			for _, a := range p.w.actions() {
				switch a.name {
				case "quit":
					continue
				}
				p.w.do(a.name)
				for i := 0; p.w.modal(); i++ {
					if i > 3 {
						t.Fatalf("%s: Esc does not close what it opens", a.name)
					}
					p.key(fyne.KeyEscape)
				}
			}
		})
	}
}

func TestF1ShowsTheKeys(t *testing.T) {
	p := imported(t)
	p.w.win.Canvas().Unfocus()
	p.key(fyne.KeyF1)
	if !ui.DialogOpen(p.w.win.Canvas()) {
		t.Fatal("F1 opens nothing")
	}
	p.key(fyne.KeyEscape)
	p.w.win.Canvas().Focus(p.w.agenda.List())
	p.key(fyne.KeyF1)
	if !ui.DialogOpen(p.w.win.Canvas()) {
		t.Fatal("F1 opens nothing while the agenda has the keyboard")
	}
}

func TestShortcutsWaitWhileADialogIsOpen(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.askQuestion()
	before := p.w.mode
	p.shortcut(ctrl(fyne.Key3))
	if p.w.mode != before {
		t.Fatal("a shortcut worked behind an open dialog")
	}
}

func TestTheAgendaIsWalkedWithTheKeyboard(t *testing.T) {
	p := imported(t)
	c := p.w.win.Canvas()
	if c.Focused() != p.w.agenda.List() {
		t.Fatalf("after saving, %T has the keyboard and not the agenda", c.Focused())
	}
	p.key(fyne.KeyDown)
	p.key(fyne.KeyDown)
	if it := p.w.item(); it == nil || it.Section != 45 {
		t.Fatalf("two steps down lead to %+v", it)
	}
	p.key(fyne.KeyEnd)
	if it := p.w.item(); it == nil || it.Section != 52 {
		t.Fatalf("End leads to %+v", it)
	}
	p.shortcut(alt(fyne.KeyUp))
	if it := p.w.item(); it == nil || it.Section != 51 {
		t.Fatalf("Alt+Up leads to %+v", it)
	}
}

func TestEnglishWindow(t *testing.T) {
	p := start(t)
	swedish.Use(swedish.English)
	defer swedish.Use(swedish.Swedish)
	w := New(p.app, p.store, Options{}).Window()
	defer w.Close()
	if got := w.win.MainMenu().Items[0].Label; got != "File" {
		t.Fatalf("the first menu is %q", got)
	}
}

// heading is the heading of a menu that is open, as the driver gives it the keyboard.
type heading struct{ ui.Button }

func (h *heading) Child() *widget.Menu { return nil }

// A menu that is made anew closes, and the click that was on its way to an item
// falls on what stands below it; so it stays as it is while it is open.
func TestAnOpenMenuIsNotMadeAnew(t *testing.T) {
	p := imported(t)
	p.open(46)
	h := &heading{}
	h.ExtendBaseWidget(h)
	p.w.passing.Add(h)
	c := p.w.win.Canvas()
	c.Focus(h)
	before := p.w.win.MainMenu()
	p.w.toggleRead()
	if p.w.win.MainMenu() != before {
		t.Error("the menu is made anew while it is open")
	}
	c.Unfocus()
	p.w.refresh()
	if p.w.win.MainMenu() == before {
		t.Error("the menu is not made anew when it is closed")
	}
}

// A right click on a row of the agenda, or Shift+F10, offers what can be done with
// its item; the row of the meeting itself has no such menu.
func TestARowOfTheAgendaHasAMenu(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	c := p.w.win.Canvas()
	c.Focus(p.w.agenda.List())
	p.w.agendaMenu(fyne.NewPos(300, 300))
	var menu *widget.PopUpMenu
	for _, o := range test.LaidOutObjects(c.Overlays().Top()) {
		if m, ok := o.(*widget.PopUpMenu); ok {
			menu = m
		}
	}
	if menu == nil {
		t.Fatalf("it opens %T", c.Overlays().Top())
	}
	menu.Items[0].(fyne.Tappable).Tapped(nil)
	if !p.w.reading(it.ID).read {
		t.Error("the first of the menu does not mark the item as read")
	}
	if c.Focused() != fyne.Focusable(p.w.agenda.List()) {
		t.Errorf("%T has the keyboard after the menu", c.Focused())
	}
	p.w.OpenItem("")
	if p.w.agendaMenu(fyne.NewPos(300, 300)); c.Overlays().Top() != nil {
		t.Error("the row of the meeting has a menu of an item")
	}
}
