package app

import (
	"cmp"
	"context"
	"image"
	"image/color"
	"image/draw"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/ui"
	"paragraf/pdf/verify"
	pdfview "paragraf/pdf/view"
)

// sheets are two states of a document, and which of their pages are shown side
// by side: the signed one to the left, what became of it to the right.
type sheets struct {
	left, right *pdfview.Paper
	pairs       []verify.Pair
	ground      color.Color // between the two, and where a page is missing
}

// between is the room between the two, as a part of the width of both.
const between = 0.02

// source shows each pair as one page.
func (s sheets) source() *ui.PageSource {
	s.ground = theme.Color(look.Desk)
	source := &ui.PageSource{Render: s.render, Most: pdfview.MaxArea}
	for _, p := range s.pairs {
		size := s.size(p)
		source.Sizes = append(source.Sizes, fyne.NewSize(float32(2*size.Width*(1+between)), float32(size.Height)))
	}
	return source
}

// size is that of the larger page of a pair.
func (s sheets) size(p verify.Pair) (size pdfview.Size) {
	take := func(of *pdfview.Paper, page int) {
		if sizes := of.Pages(); page > 0 && page <= len(sizes) {
			size.Width, size.Height = max(size.Width, sizes[page-1].Width), max(size.Height, sizes[page-1].Height)
		}
	}
	take(s.left, p.Signed)
	take(s.right, p.Now)
	return size
}

// render draws a pair, so many pixels wide; a page that is not there is left
// out.
func (s sheets) render(ctx context.Context, i, width int) (*image.RGBA, error) {
	p := s.pairs[i]
	size := s.size(p)
	half := int(float64(width) / (2 * (1 + between)))
	out := image.NewRGBA(image.Rect(0, 0, width, int(float64(half)*size.Height/max(size.Width, 1))))
	draw.Draw(out, out.Bounds(), image.NewUniform(s.ground), image.Point{}, draw.Src)
	put := func(of *pdfview.Paper, page, x int) error {
		if page < 1 || page > len(of.Pages()) {
			return nil
		}
		drawn, err := of.Render(ctx, page-1, half)
		if err != nil {
			return err
		}
		draw.Draw(out, drawn.Bounds().Add(image.Pt(x, 0)), drawn, drawn.Bounds().Min, draw.Src)
		return nil
	}
	if err := put(s.left, p.Signed, 0); err != nil {
		return nil, err
	}
	return out, put(s.right, p.Now, width-half)
}

// close gives back what both needed.
func (s sheets) close() {
	s.left.Close()
	s.right.Close()
}

// openSheets opens two states of a document for drawing.
func openSheets(ctx context.Context, signed, now []byte, pairs []verify.Pair) (sheets, error) {
	left, err := pdfview.Open(ctx, signed)
	if err != nil {
		return sheets{}, err
	}
	right, err := pdfview.Open(ctx, now)
	if err != nil {
		left.Close()
		return sheets{}, err
	}
	return sheets{left: left, right: right, pairs: pairs}, nil
}

// numbers lists the pages of pairs: "2, 4".
func numbers(pairs []verify.Pair) string {
	var list []string
	for _, p := range pairs {
		list = append(list, strconv.Itoa(cmp.Or(p.Signed, p.Now)))
	}
	return strings.Join(list, ", ")
}
