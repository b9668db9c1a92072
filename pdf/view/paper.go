package view

import (
	"context"
	"fmt"
	"image"
	"math"

	"github.com/klippa-app/go-pdfium/requests"

	"paragraf/pdf/object"
)

// Size is the size of a page in points.
type Size struct{ Width, Height float64 }

// MaxPixels bounds the longer side of a page's picture, and MaxArea all of it: A4
// at 200 dots an inch, in 16 megabytes. Of what is shown larger a part is drawn, of
// at most MaxPart pixels: those of a large screen.
const (
	MaxPixels = 6000
	MaxArea   = 4_000_000
	MaxPart   = 9_000_000
)

// Paper is an opened PDF whose pages can be drawn. Its methods may be called
// from any goroutine. However many papers are open, one PDFium draws them all,
// one page at a time; see [drawer].
type Paper struct {
	file  []byte
	sizes []Size
}

// Open reads the sizes of a PDF's pages. It keeps the bytes, which must not be
// changed. Errors: ErrPassword, ErrDamaged, ErrNoPages, ErrTooLong, ErrDeep, ErrSlow, or
// that of ctx.
func Open(ctx context.Context, file []byte) (*Paper, error) {
	if object.TooDeep(file) {
		return nil, ErrDeep
	}
	p := &Paper{file: file}
	err := draw.with(ctx, p, func(doc *document) error {
		if doc.pages > MaxPages {
			return ErrTooLong
		}
		for i := range doc.pages {
			size, err := doc.instance.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: doc.ref, Index: i})
			if err != nil {
				return fmt.Errorf("%w (page %d: %v)", ErrDamaged, i+1, err)
			}
			p.sizes = append(p.sizes, Size{max(size.Width, 1), max(size.Height, 1)})
		}
		if len(p.sizes) == 0 {
			return ErrNoPages
		}
		return nil
	})
	if err != nil {
		p.Close()
		return nil, err
	}
	return p, nil
}

// Pages returns the size of every page.
func (p *Paper) Pages() []Size { return p.sizes }

// Render draws a page, counted from 0, as wide as so many pixels and as high as
// its proportions ask for, with its annotations and signatures. Ending ctx
// ends the drawing after the part of the page that is being drawn.
func (p *Paper) Render(ctx context.Context, page, width int) (*image.RGBA, error) {
	if page < 0 || page >= len(p.sizes) {
		return nil, fmt.Errorf("no page %d among %d", page+1, len(p.sizes))
	}
	width, height := pixels(p.sizes[page], width)
	return p.draw(ctx, page, image.Pt(width, height), image.Rect(0, 0, width, height))
}

// RenderPart draws a part of a page, counted from 0, as it is where the whole
// page is so many pixels wide: so a page can be shown larger than [MaxArea]
// allows. Of the part it draws what lies on the page, at most [MaxPart] from the
// upper left corner. The picture has its place on the page as its bounds.
func (p *Paper) RenderPart(ctx context.Context, page, width int, part image.Rectangle) (*image.RGBA, error) {
	if page < 0 || page >= len(p.sizes) {
		return nil, fmt.Errorf("no page %d among %d", page+1, len(p.sizes))
	}
	high := float64(width) * p.sizes[page].Height / p.sizes[page].Width
	if width < 1 || width > maxWhole || high > maxWhole {
		return nil, fmt.Errorf("page %d is not drawn %d pixels wide", page+1, width)
	}
	whole := image.Pt(width, max(int(high+0.5), 1))
	part = part.Intersect(image.Rectangle{Max: whole})
	part.Max.X = min(part.Max.X, part.Min.X+MaxPixels)
	if wide := part.Dx(); wide > 0 {
		part.Max.Y = min(part.Max.Y, part.Min.Y+MaxPart/wide)
	}
	if part.Empty() {
		return nil, fmt.Errorf("nothing of page %d lies there", page+1)
	}
	return p.draw(ctx, page, whole, part)
}

// maxWhole bounds the sides of a page of which a part is drawn.
const maxWhole = 200_000

// draw draws a part of a page that is so large in pixels.
func (p *Paper) draw(ctx context.Context, page int, whole image.Point, part image.Rectangle) (picture *image.RGBA, err error) {
	err = draw.with(ctx, p, func(doc *document) (err error) {
		picture, err = doc.picture(ctx, page, whole, part)
		return err
	})
	return picture, err
}

// pixels is the size of a page's picture of a width, within the bounds.
func pixels(s Size, width int) (int, int) {
	w := min(max(float64(width), 1), MaxPixels)
	h := w * s.Height / s.Width
	if h > MaxPixels {
		w, h = MaxPixels*s.Width/s.Height, MaxPixels
	}
	if area := w * h; area > MaxArea {
		smaller := math.Sqrt(MaxArea / area)
		w, h = w*smaller, h*smaller
	}
	return max(int(w+0.5), 1), max(int(h+0.5), 1)
}

// Close gives back what drawing this paper needed. It may be drawn again.
func (p *Paper) Close() { draw.forget(p) }
