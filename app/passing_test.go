package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// A message that speaks of what is shown goes when the reader does, not before;
// one that speaks of what was done stays.
func TestAMessageOfAPlaceGoesWithIt(t *testing.T) {
	p := imported(t)
	said := swedish.T("search.went")
	found := func() {
		p.w.do("search")
		p.w.searching.page.Focus().(interface{ SetText(string) }).SetText("")
		p.words("besök")
		p.key(fyne.KeyDown)
		p.key(fyne.KeyReturn)
		if p.w.toasts.Message() != said {
			t.Fatalf("it is not said that this is what was found, but %q", p.w.toasts.Message())
		}
	}
	for name, leave := range map[string]func(){
		"another item":    func() { p.shortcut(alt(fyne.KeyDown)) },
		"another mode":    func() { p.w.do("adjust") },
		"another page":    func() { p.w.do("my_notes") },
		"the meeting":     func() { p.w.OpenItem("") },
		"the item before": func() { p.w.step(-1) },
	} {
		p.w.do("prepare")
		found()
		p.w.watch.readOn(everything) // something was stored
		if p.w.toasts.Message() != said {
			t.Error("the message goes while what it speaks of is shown")
		}
		leave()
		if got := p.w.toasts.Message(); got == said {
			t.Errorf("%s is shown, and it is still said %q", name, got)
		}
		p.w.end()
	}
	p.w.toasts.Say("Sparat.")
	p.shortcut(alt(fyne.KeyUp))
	if p.w.toasts.Message() != "Sparat." {
		t.Error("what was done is not told to the end")
	}
}

// What is said of the file before does not stand on what saves the next one.
func TestAMessageDoesNotCoverTheFootOfTheReview(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("a.txt", protocol), p.write("b.txt", strings.ReplaceAll(protocol, "Kulturnämnden", "Socialnämnden")))
	p.shortcut(ctrl(fyne.KeyS))
	if p.underReview() != "b.txt" || p.w.toasts.Message() == "" {
		t.Fatal("control: nothing is said over the next review")
	}
	p.w.win.Canvas().Capture()
	driver := fyne.CurrentApp().Driver()
	foot := driver.AbsolutePositionForObject(p.w.review.Content()).Y + p.w.review.Content().Size().Height - p.w.review.FootHeight()
	toast := driver.AbsolutePositionForObject(p.w.toasts).Y + p.w.toasts.Size().Height
	if p.w.review.FootHeight() < 30 || toast > foot+1 {
		t.Errorf("messages reach down to %.0f, the foot begins at %.0f", toast, foot)
	}
}

// What is said during a walk does not stand on the walk's own buttons.
func TestAMessageDoesNotCoverTheButtonsOfAWalk(t *testing.T) {
	for _, scale := range []float32{1, 1.6, 2.5} {
		p := imported(t)
		p.w.looks.Scale = scale
		look.Apply(p.app, p.w.looks)
		p.shortcut(ctrl(fyne.KeyM))
		p.w.do("sign")
		if p.w.over == nil {
			t.Fatal("no walk")
		}
		p.w.toasts.Say("maj-öberg.p12 är sparad.")
		p.w.win.Canvas().Capture()
		driver := fyne.CurrentApp().Driver()
		toast := driver.AbsolutePositionForObject(p.w.toasts).Y + p.w.toasts.Size().Height
		seen := 0
		look.Through(p.w.over.content, func(o fyne.CanvasObject) bool {
			if b, ok := o.(*ui.Button); ok && (b.Text == "Avbryt" || b.Text == "Fortsätt") {
				seen++
				if top := driver.AbsolutePositionForObject(b).Y; toast > top+1 {
					t.Errorf("at %.1f messages reach down to %.0f, %s begins at %.0f", scale, toast, b.Text, top)
				}
			}
			return true
		})
		if seen != 2 {
			t.Errorf("at %.1f the walk has %d of its buttons", scale, seen)
		}
	}
}
