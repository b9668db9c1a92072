package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/ui"
)

// halves sets the paper beside the conversation, or above it where the window is
// narrow or the text large, so that both are always in sight.
type halves struct {
	paper, talk fyne.CanvasObject
	columns     *ui.Columns
	rule        fyne.CanvasObject
	box         *fyne.Container
}

// narrowWindow is the width below which the paper stands above, and paperShare
// what it then has of the height.
const (
	narrowWindow = 620
	paperShare   = 0.34
)

func newHalves(paper, talk fyne.CanvasObject) *fyne.Container {
	h := &halves{paper: paper, talk: talk, rule: ui.NewRule()}
	h.columns = ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{{Content: paper, Width: 500, Min: 220, Share: 0.39}, {Content: talk, Min: 380}},
		Grow:    1,
	})
	h.box = container.New(h, h.columns)
	return h.box
}

// Layout implements fyne.Layout.
func (h *halves) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width >= narrowWindow*theme.TextSize()/15 {
		h.box.Objects = []fyne.CanvasObject{h.columns}
		h.columns.Resize(size)
		h.columns.Refresh()
		return
	}
	h.box.Objects = []fyne.CanvasObject{h.paper, h.rule, h.talk}
	top := size.Height * paperShare
	for _, part := range []struct {
		o         fyne.CanvasObject
		y, height float32
	}{{h.paper, 0, top}, {h.rule, top, 1}, {h.talk, top + 1, size.Height - top - 1}} {
		part.o.Show()
		part.o.Move(fyne.NewPos(0, part.y))
		part.o.Resize(fyne.NewSize(size.Width, part.height))
	}
}

// MinSize implements fyne.Layout.
func (h *halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }
