package mynotes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/ui"
)

// pair sets the chosen note beside the list, or under it where the window is
// narrow or the text large. Under it the note has room only while one is chosen.
type pair struct {
	list, note fyne.CanvasObject
	columns    *ui.Columns
	rule       fyne.CanvasObject
	chosen     func() bool
	box        *fyne.Container
}

// noteShare is how much of the height the note has under the list.
const noteShare = 0.45

func newPair(list, note fyne.CanvasObject, chosen func() bool) *pair {
	p := &pair{list: list, note: note, chosen: chosen, rule: ui.NewRule()}
	p.columns = ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{{Content: list, Width: 850, Min: 360}, {Content: note, Width: 700, Min: 300}},
		Grow:    1,
	})
	p.box = container.New(p, p.columns)
	return p
}

// Layout implements fyne.Layout.
func (p *pair) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if p.columns.Fits(size.Width) {
		p.box.Objects = []fyne.CanvasObject{p.columns}
		p.list.Show()
		p.note.Show()
		p.columns.Resize(size)
		p.columns.Refresh()
		return
	}
	p.box.Objects = []fyne.CanvasObject{p.list, p.rule, p.note}
	under := float32(0)
	if p.chosen() {
		under = size.Height * noteShare
	}
	put := func(o fyne.CanvasObject, y, high float32) {
		o.Show()
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, high))
	}
	put(p.list, 0, size.Height-under)
	put(p.rule, size.Height-under, 1)
	put(p.note, size.Height-under+1, max(0, under-1))
	if under == 0 {
		p.note.Hide()
	}
}

// MinSize implements fyne.Layout.
func (p *pair) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }
