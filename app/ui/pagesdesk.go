package ui

import (
	"image"
	"image/color"
	"maps"
	"math"
	"slices"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
)

// deskGap is the room around and between the pages at text size 100 %.
const deskGap = 20

// desk is the tall content of the scroller of [Pages]: the sheets that are seen
// now, each at its place.
type desk struct {
	widget.BaseWidget
	p      *Pages
	factor float32   // units per point
	tops   []float32 // where each page begins, and after them the end
	wide   float32   // the widest page
	sheets map[int]*sheetOfPaper
	spare  []*sheetOfPaper
	size   fyne.Size
	beside []fyne.CanvasObject // cards that are seen
	parts  []picture           // what is seen of pages that are shown very large
	marks  bool                // the mouse selects words
	onText bool                // the mouse is over words
	// pressed waits for the words of the page that the mouse is on, drag is where it
	// was dragged to on a page whose words are not read; nil for none.
	pressed *waitingPress
	drag    *fyne.Position
}

// sheetOfPaper is what one page is drawn with.
type sheetOfPaper struct {
	paper   *canvas.Rectangle
	picture *canvas.Image
	part    *canvas.Image // of a page that is shown very large: what is seen of it
	word    *canvas.Text  // where the page cannot be drawn
	shows   *image.RGBA
	bars    []*canvas.Rectangle // over what is selected
	drawn   []fyne.CanvasObject // marks, and what is being drawn
	hits    []*canvas.Rectangle // over what was found
}

var (
	_ fyne.Widget         = (*desk)(nil)
	_ fyne.Draggable      = (*desk)(nil)
	_ fyne.Scrollable     = (*desk)(nil)
	_ desktop.Mouseable   = (*desk)(nil)
	_ desktop.Hoverable   = (*desk)(nil)
	_ desktop.Cursorable  = (*desk)(nil)
	_ fyne.DoubleTappable = (*desk)(nil)

	_ fyne.SecondaryTappable = (*desk)(nil)
)

func newDesk(p *Pages) *desk {
	d := &desk{p: p, sheets: map[int]*sheetOfPaper{}, tops: []float32{0}}
	d.ExtendBaseWidget(d)
	return d
}

// layout computes where each page stands in the present room and zoom.
func (d *desk) layout() {
	var sizes []fyne.Size
	if d.p.source != nil {
		sizes = d.p.source.Sizes
	}
	widest := float32(1)
	for _, s := range sizes {
		widest = max(widest, s.Width)
	}
	gap, view := deskGap*d.p.unit(), d.p.scroll.Size()
	margin := d.p.margin()
	room := max(view.Width-2*gap-margin, 40)
	switch d.p.zoom {
	case ZoomReading:
		d.factor = min(room/widest, naturalFactor*theme.TextSize()/15)
	case ZoomWidth:
		d.factor = room / widest
	default:
		d.factor = d.p.factor
	}
	d.factor = min(max(d.factor, 0.1), mostZoom*naturalFactor)
	d.wide = widest * d.factor
	d.tops = make([]float32, len(sizes)+1)
	y := gap
	for i, s := range sizes {
		d.tops[i] = y
		y += s.Height*d.factor + gap
	}
	d.tops[len(sizes)] = y
	d.size = fyne.NewSize(min(d.wide+2*gap+margin, 1e5), y)
	d.Resize(d.size.Max(view))
	d.p.scroll.Refresh()
}

// at returns the number of the page at height y, from 0.
func (d *desk) at(y float32) int {
	n := len(d.tops) - 1
	i := sort.Search(n, func(i int) bool { return d.tops[i] > y }) - 1
	return min(max(i, 0), max(n-1, 0))
}

// sync makes exactly the sheets that are seen exist, and asks for the pictures
// of these and of the pages beside them.
func (d *desk) sync() {
	n := d.p.Len()
	view := d.p.scroll.Size()
	if n == 0 || view.Height <= 0 {
		for i := range d.sheets {
			d.drop(i)
		}
		d.p.maker.want(nil)
		d.p.tell()
		canvas.Refresh(d)
		return
	}
	top := d.p.scroll.Offset.Y
	first, last := d.at(top), d.at(top+view.Height)
	if first < last && d.tops[first]+d.p.source.Sizes[first].Height*d.factor <= top { // only its lower margin is seen
		first++
	}
	for i := range d.sheets {
		if i < first || i > last {
			d.drop(i)
		}
	}
	var wanted []picture
	for i := first; i <= last; i++ {
		wanted = append(wanted, d.picture(i))
	}
	d.parts = d.partsOf(first, last)
	wanted = append(wanted, d.parts...)
	room := pagesBytes
	for _, w := range wanted {
		room -= d.bytes(w)
	}
	for _, i := range []int{last + 1, first - 1} {
		if i < 0 || i >= n {
			continue
		}
		if w := d.picture(i); d.bytes(w) <= room { // what is not seen yet is not worth any memory
			wanted = append(wanted, w)
			room -= d.bytes(w)
		}
	}
	d.p.maker.want(wanted)
	for i := first; i <= last; i++ {
		s := d.sheets[i]
		if s == nil {
			s = d.take()
			d.sheets[i] = s
		}
		d.place(i, s)
	}
	d.beside = d.placeCards(first, last)
	if d.p.maker.idle() { // nothing that is to be seen waits for it
		for i := first; i <= last; i++ {
			d.p.text.want(i)
		}
	}
	d.p.tell()
	canvas.Refresh(d)
}

// picture is the picture of page i in the exact size of the screen's pixels, as
// far as pictures are drawn that large: beyond that one serves all sizes.
func (d *desk) picture(i int) picture {
	scale := d.scale()
	size := d.p.source.Sizes[i]
	width := size.Width * d.factor * scale
	if most := float32(d.p.source.Most); most > 0 && size.Height > 0 {
		if area := width * width * size.Height / size.Width; area > most && d.p.source.RenderPart != nil {
			most = min(most, mostUnder) // what is seen of it lies over that
		}
		width = min(width, float32(math.Sqrt(float64(most*size.Width/size.Height))))
	}
	return picture{page: i, width: int(width + 0.5)}
}

// bytes is about how much a picture takes.
func (d *desk) bytes(p picture) int {
	if !p.part.Empty() {
		return 4 * p.part.Dx() * p.part.Dy()
	}
	size := d.p.source.Sizes[p.page]
	return int(4 * float32(p.width) * float32(p.width) * size.Height / size.Width)
}

func (d *desk) drop(i int) {
	s := d.sheets[i]
	delete(d.sheets, i)
	if s.shows != nil { // frees the texture
		s.shows, s.picture.Image = nil, nil
		s.picture.Refresh()
	}
	s.showPart(nil)
	d.spare = append(d.spare, s)
}

// left is where page i begins on the desk.
func (p *Pages) left(i int) float32 {
	return max((p.desk.Size().Width-p.margin()-p.source.Sizes[i].Width*p.desk.factor)/2, deskGap*p.unit())
}

// hit is one more rectangle over what was found.
func (s *sheetOfPaper) hit() *canvas.Rectangle {
	if n := len(s.hits); n < cap(s.hits) {
		if s.hits = s.hits[:n+1]; s.hits[n] != nil {
			return s.hits[n]
		}
		s.hits = s.hits[:n]
	}
	s.hits = append(s.hits, canvas.NewRectangle(nil))
	return s.hits[len(s.hits)-1]
}

func (d *desk) take() *sheetOfPaper {
	if n := len(d.spare); n > 0 {
		s := d.spare[n-1]
		d.spare = d.spare[:n-1]
		return s
	}
	s := &sheetOfPaper{paper: canvas.NewRectangle(nil), picture: &canvas.Image{}, word: canvas.NewText("", nil)}
	s.picture.ScaleMode, s.picture.FillMode = canvas.ImageScaleFastest, canvas.ImageFillStretch
	s.part = &canvas.Image{ScaleMode: canvas.ImageScaleFastest, FillMode: canvas.ImageFillStretch}
	s.style()
	return s
}

// paperWhite and paperInk are what a page is printed on and with, in the dark
// as well.
var paperWhite, paperInk = color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0x5a, 0x61, 0x6b, 0xff}

func (s *sheetOfPaper) style() {
	s.paper.FillColor = paperWhite
	s.paper.StrokeColor, s.paper.StrokeWidth = themed(look.Line), 1
	s.paper.Shadow = canvas.Shadow{Color: themed(theme.ColorNameShadow), BlurRadius: 5, Offset: fyne.NewPos(0, 1), Variant: canvas.DropShadow}
	s.word.Color, s.word.TextSize = paperInk, theme.TextSize()
	s.word.Alignment = fyne.TextAlignCenter
}

func (d *desk) restyle() {
	for _, s := range d.sheets {
		s.style()
	}
	for _, s := range d.spare {
		s.style()
	}
}

func (d *desk) place(i int, s *sheetOfPaper) {
	page := d.p.source.Sizes[i]
	size := fyne.NewSize(page.Width*d.factor, page.Height*d.factor)
	at := fyne.NewPos(d.p.left(i), d.tops[i])
	s.paper.Move(at.SubtractXY(1, 1))
	s.paper.Resize(size.AddWidthHeight(2, 2))
	s.picture.Move(at)
	s.picture.Resize(size)
	shown, failed := d.p.maker.best(d.picture(i))
	if shown != s.shows {
		s.shows = shown
		s.picture.Image = nil
		if shown != nil {
			s.picture.Image = shown
		}
		s.picture.Refresh()
	}
	setVisible(s.picture, shown != nil)
	d.placePart(i, s, at, size)
	s.drawBars(d.p.text.bars(i), at, d.factor)
	d.p.find.draw(i, s, at, d.factor)
	s.drawn = append(d.drawMarks(i, at), d.drawTool(i, at)...)
	s.word.Text = ""
	if failed {
		s.word.Text = swedish.T("ui.pages.failed", "page", i+1)
	}
	s.word.Move(at.AddXY(0, size.Height*0.3))
	s.word.Resize(fyne.NewSize(size.Width, s.word.MinSize().Height))
}

// letter is the place in the text at a point of the desk, and whether it is on
// words.
func (d *desk) letter(at fyne.Position) (letterPlace, bool) {
	if d.p.Len() == 0 {
		return letterPlace{}, false
	}
	page := d.at(at.Y)
	return d.p.text.at(page, (at.X-d.p.left(page))/d.factor, (at.Y-d.tops[page])/d.factor)
}

// MinSize is as large as all pages together.
func (d *desk) MinSize() fyne.Size { return d.size }

// CreateRenderer is Fyne's way to draw the desk.
func (d *desk) CreateRenderer() fyne.WidgetRenderer { return &deskRenderer{d} }

type deskRenderer struct{ d *desk }

func (r *deskRenderer) Destroy()           {}
func (r *deskRenderer) Layout(fyne.Size)   {}
func (r *deskRenderer) MinSize() fyne.Size { return r.d.size }
func (r *deskRenderer) Refresh()           { r.d.sync() }

func (r *deskRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, i := range slices.Sorted(maps.Keys(r.d.sheets)) {
		s := r.d.sheets[i]
		objects = append(objects, s.paper, s.picture, s.part)
		objects = append(objects, s.drawn...)
		for _, b := range s.hits {
			objects = append(objects, b)
		}
		for _, b := range s.bars {
			objects = append(objects, b)
		}
		objects = append(objects, s.word)
	}
	return append(objects, r.d.beside...)
}
