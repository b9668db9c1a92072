package app

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
)

// Another look reaches every part of every page: nothing is left for Fyne's own
// way, which takes four times as long, to draw otherwise.
func TestAnotherLookReachesAllThatIsShown(t *testing.T) {
	for _, s := range scenes {
		if s.live {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			p := s.begin(t, look.Options{Mode: look.Light, Scale: 1})
			p.w.win.Canvas().Unfocus()
			p.w.setLooks(look.Options{Mode: look.Dark, Scale: 1.5})
			settle(p.w.win.Content())
			ours := p.w.win.Canvas().Capture()
			test.ApplyTheme(t, p.w.app.Settings().Theme())
			settle(p.w.win.Content())
			fynes := p.w.win.Canvas().Capture()
			if !samePicture(ours, fynes) {
				test.AssertImageMatches(t, "none/"+s.name+"-a.png", ours)
				test.AssertImageMatches(t, "none/"+s.name+"-b.png", fynes)
				t.Error("Fyne's own way to another theme changes the page once more")
			}
		})
	}
}

func samePicture(a, b image.Image) bool {
	one, two := a.(*image.NRGBA), b.(*image.NRGBA)
	return one.Rect == two.Rect && slices.Equal(one.Pix, two.Pix)
}
