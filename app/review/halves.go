package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// halves sets the paper beside the conversation, or above it where the window is
// narrow or the text large, so that both are always in sight.
type halves struct {
	paper, talk fyne.CanvasObject
	columns     *ui.Columns
	rule        fyne.CanvasObject
	margin      fyne.CanvasObject // left of the paper on a wide screen
	box         *fyne.Container
}

// narrowWindow is the width below which the paper stands above, and paperShare
// what it then has of the height.
const (
	narrowWindow = 620
	paperShare   = 0.34
	widestPair   = 1700 // of both at text size 100 %: beyond it they stand in the middle of the screen
)

func newHalves(paper, talk fyne.CanvasObject) *fyne.Container {
	h := &halves{paper: paper, talk: talk, rule: ui.NewRule(), margin: ui.NewFill(look.Paper, container.NewWithoutLayout())}
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
		wide := min(size.Width, widestPair*theme.TextSize()/15)
		left := (size.Width - wide) / 2
		h.box.Objects = []fyne.CanvasObject{h.margin, h.columns}
		h.margin.Resize(fyne.NewSize(left, size.Height))
		h.columns.Move(fyne.NewPos(left, 0))
		h.columns.Resize(fyne.NewSize(wide, size.Height))
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
