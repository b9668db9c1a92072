package mynotes

import (
	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// lowPage puts the choices that sift the notes away behind a button where the
// window is low or the text large, as long as none of them leaves notes out.
type lowPage struct{ p *Page }

// Layout implements fyne.Layout.
func (l lowPage) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := l.p
	low := ui.Low(size.Height * 0.75) // the rest is the head
	shown := !low || p.sieved || p.choice.kind != "" || p.choice.tag != "" || p.choice.number != "" || p.choice.order != 0
	p.sieve.Hidden = !low
	for _, s := range []*ui.Select{p.kind, p.tag, p.number, p.order} {
		s.Hidden = !shown
	}
	p.head.Refresh()
	objects[0].Resize(size)
	objects[0].Refresh()
}

// MinSize implements fyne.Layout.
func (l lowPage) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }
