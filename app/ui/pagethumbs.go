package ui

import (
	"image"
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// thumbBytes bounds the small pictures that are kept, in bytes.
const thumbBytes = 12 << 20

// The measures of small pictures, at text size 100 %.
const (
	thumbWide = 104
	thumbHigh = 150
	thumbGap  = 8
)

// pageThumbs are the pages as a list of small pictures with their numbers. Only
// those that are seen are drawn, after the pages themselves.
type pageThumbs struct {
	p     *Pages
	list  *List
	maker *pageMaker
}

func newPageThumbs(p *Pages) *pageThumbs {
	t := &pageThumbs{p: p}
	t.maker = newPageMaker(t.made)
	t.maker.limit = thumbBytes
	t.list = NewList(ListOptions{
		Length: p.Len,
		Create: func() fyne.CanvasObject { return newThumb() },
		Update: func(i int, o fyne.CanvasObject) {
			t.fill(i, o.(*thumb))
			t.want()
		},
		Height: func(i int, _ float32) float32 {
			return t.size(i).Height + thumbGap*3*t.p.unit() + theme.CaptionTextSize()*1.4
		},
		Text:       p.name,
		OnSelected: func(i int) { p.GoTo(i+1, 0) },
		Label:      swedish.T("ui.pages.thumbs"),
		Empty:      " ",
	})
	return t
}

// use begins with another document.
func (t *pageThumbs) use(s *PageSource) {
	t.maker.use(s, false)
	t.list.Select(-1)
	t.list.scroll.ScrollToTop()
}

// size is the size of the small picture of a page.
func (t *pageThumbs) size(i int) fyne.Size {
	s := t.p.source.Sizes[i]
	scale := min(thumbWide/s.Width, thumbHigh/s.Height) * t.p.unit()
	return fyne.NewSize(max(s.Width*scale, 1), max(s.Height*scale, 1))
}

func (t *pageThumbs) picture(i int) picture {
	scale := float32(1)
	if c := canvasOf(t.p); c != nil {
		scale = c.Scale()
	}
	return picture{page: i, width: int(t.size(i).Width*scale + 0.5)}
}

// want asks for the pictures of the rows that are seen.
func (t *pageThumbs) want() {
	var wanted []picture
	for _, i := range slices.Sorted(maps.Keys(t.list.rows.visible)) {
		if i < t.p.Len() {
			wanted = append(wanted, t.picture(i))
		}
	}
	t.maker.want(wanted)
}

// rest lets go of the drawing while the list is not seen.
func (t *pageThumbs) rest() { t.maker.want(nil) }

func (t *pageThumbs) made() {
	for i := range t.list.rows.visible {
		t.list.RefreshRow(i)
	}
}

func (t *pageThumbs) fill(i int, row *thumb) {
	if i >= t.p.Len() {
		return
	}
	shown, _ := t.maker.best(t.picture(i))
	row.show(t.size(i), shown, t.p.name(i))
}

// thumb is a row: a small page with its number under it.
type thumb struct {
	widget.BaseWidget
	size    fyne.Size
	paper   *canvas.Rectangle
	picture *canvas.Image
	name    *canvas.Text
}

func newThumb() *thumb {
	t := &thumb{size: fyne.NewSize(thumbWide, thumbHigh), paper: canvas.NewRectangle(paperWhite), picture: &canvas.Image{}, name: canvas.NewText("", nil)}
	t.picture.ScaleMode, t.picture.FillMode = canvas.ImageScaleFastest, canvas.ImageFillStretch
	t.paper.StrokeWidth, t.name.Alignment = 1, fyne.TextAlignCenter
	t.ExtendBaseWidget(t)
	return t
}

func (t *thumb) show(size fyne.Size, shown *image.RGBA, name string) {
	t.size, t.name.Text = size, name
	t.picture.Image = nil
	if shown != nil {
		t.picture.Image = shown
	}
	t.Refresh()
}

// CreateRenderer is Fyne's way to draw the row.
func (t *thumb) CreateRenderer() fyne.WidgetRenderer { return &thumbRenderer{t} }

type thumbRenderer struct{ t *thumb }

func (r *thumbRenderer) Destroy() {}

func (r *thumbRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.t.paper, r.t.picture, r.t.name}
}

func (r *thumbRenderer) MinSize() fyne.Size {
	return fyne.NewSize(thumbWide, r.t.size.Height)
}

func (r *thumbRenderer) Layout(size fyne.Size) {
	t := r.t
	gap := thumbGap * theme.Padding() / 4
	at := fyne.NewPos((size.Width-t.size.Width)/2, gap)
	t.paper.Move(at.SubtractXY(1, 1))
	t.paper.Resize(t.size.AddWidthHeight(2, 2))
	t.picture.Move(at)
	t.picture.Resize(t.size)
	t.name.Move(fyne.NewPos(0, gap+t.size.Height+gap/2))
	t.name.Resize(fyne.NewSize(size.Width, t.name.MinSize().Height))
}

func (r *thumbRenderer) Refresh() {
	t := r.t
	t.paper.StrokeColor = themed(look.Line)
	t.name.Color, t.name.TextSize = themed(look.Secondary), theme.CaptionTextSize()
	setVisible(t.picture, t.picture.Image != nil)
	r.Layout(t.Size())
	t.picture.Refresh()
	canvas.Refresh(t)
}
