package app

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/data"
)

// Every page of the window as text: what stands where, in which colour and size.
// A change shows as a few lines of difference. After a wanted one, look at the
// page ("make pictures") and copy testdata/failed/markup over testdata/markup.
// What tells the time of day of the run itself is left out.
func TestEveryPageIsLaidOutAsItWas(t *testing.T) {
	for _, s := range scenes {
		if s.live {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			p := s.begin(t, look.Options{Mode: look.Light, Scale: 1})
			p.w.win.Canvas().Unfocus() // a caret blinks
			test.AssertRendersToMarkup(t, "markup/"+s.name+".xml", p.w.win.Canvas())
		})
	}
}

// The main screens pixel by pixel, light, dark and at 150 per cent.
func TestTheMainScreensLookAsTheyDid(t *testing.T) {
	for _, name := range []string{"lasa", "granska", "i-rummet", "installningar", "andrat", "andrat-sedan", "utan-plats", "tidigare", "lamna-in", "sok"} {
		for mode, o := range map[string]look.Options{
			"light": {Mode: look.Light, Scale: 1}, "dark": {Mode: look.Dark, Scale: 1}, "150": {Mode: look.Light, Scale: 1.5},
		} {
			t.Run(name+"-"+mode, func(t *testing.T) {
				for _, s := range scenes {
					if s.name == name {
						p := s.begin(t, o)
						p.w.win.Canvas().Unfocus()
						test.AssertRendersToImage(t, "screens/"+name+"-"+mode+".png", p.w.win.Canvas())
					}
				}
			})
		}
	}
}

// begin is the program at the scene, on the scene's own day.
func (s scene) begin(t *testing.T, o look.Options) *program {
	t.Helper()
	day, err := time.ParseInLocation("2006-01-02 15:04", s.day+" 10:00", data.Stockholm)
	if err != nil {
		t.Fatal(err)
	}
	p := startAt(t, func() time.Time { return day })
	p.w.setLooks(o)
	p.w.win.Resize(fyne.NewSize(1280, 800))
	s.show(p)
	p.w.toasts.Clear()
	p.w.win.Resize(fyne.NewSize(1280, 800))
	settle(p.w.win.Content())
	return p
}
