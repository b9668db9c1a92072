package returned

import (
	"context"
	"errors"
	"image"
	"math"
	"slices"
	"strings"

	"paragraf/data/intake"
	"paragraf/pdf/sign"
	"paragraf/pdf/view"
)

// Pages is how the pages of two files compare.
type Pages struct {
	Original, Returned int     // how many each has
	Words              []int   // pages of the original, from 1, whose words are others
	Look               []int   // pages with the same words that look different
	Margins            []int   // pages to which a line came outside the document's own text
	Alike              float64 // share of the original's lines that the other has on the same page, 0 to 1
	Failed             bool    // one of the files could not be shown
}

// Same tells whether each page of the original is there, at its place, with the
// same words and look. Pages may have come after the last.
func (p Pages) Same() bool {
	return !p.Failed && p.Original > 0 && p.Returned >= p.Original && len(p.Words) == 0 && len(p.Look) == 0
}

// More is how many pages came after the last.
func (p Pages) More() int { return max(0, p.Returned-p.Original) }

// sameDocument is the share of like lines from which a file is the same
// document altered rather than another one.
const sameDocument = 0.5

// area is a rectangle in points from the upper left corner of a page.
type area struct{ left, top, right, bottom float64 }

func (a area) holds(l intake.Line) bool {
	x, y := l.X+l.Width/2, l.Y+l.Height/2
	return x >= a.left && x <= a.right && y >= a.top && y <= a.bottom
}

func comparePages(ctx context.Context, original, back []byte) (Pages, error) {
	a, err := view.Pages(ctx, original)
	if err != nil {
		return Pages{Failed: true}, ctx.Err()
	}
	b, err := view.Pages(ctx, back)
	if errors.Is(err, view.ErrNoText) { // all pages are pictures
		b, err = nil, nil
	}
	if err != nil {
		return Pages{Failed: true, Original: len(a)}, ctx.Err()
	}
	p := Pages{Original: len(a), Returned: len(b)}
	fields := fieldAreas(original, a)
	lines, alike := 0, 0
	for i := range a {
		var there []intake.Line
		if i < len(b) {
			there = b[i].Lines
		}
		text := without(a[i].Lines, fields[i])
		same, strange, margin := compareLines(text, without(there, fields[i]))
		lines += len(text)
		alike += same
		if same < len(text) || strange || i >= len(b) {
			p.Words = append(p.Words, i+1)
		} else if margin {
			p.Margins = append(p.Margins, i+1)
		}
	}
	if lines > 0 {
		p.Alike = float64(alike) / float64(lines)
	}
	if len(p.Words) > 0 {
		return p, nil
	}
	p.Look, err = compareLooks(ctx, original, back, a, fields)
	if err != nil {
		p.Failed = true
	}
	return p, ctx.Err()
}

// fieldAreas are the places for signatures of each page, where what is seen
// changes when somebody signs.
func fieldAreas(pdf []byte, pages []intake.Page) [][]area {
	all := make([][]area, len(pages))
	fields, err := sign.Fields(pdf)
	if err != nil {
		return all
	}
	for _, f := range fields {
		if f.Page < 1 || f.Page > len(pages) {
			continue
		}
		high := pages[f.Page-1].Height
		all[f.Page-1] = append(all[f.Page-1], area{f.Rect[0], high - f.Rect[3], f.Rect[2], high - f.Rect[1]})
	}
	return all
}

func without(lines []intake.Line, areas []area) []intake.Line {
	return slices.DeleteFunc(slices.Clone(lines), func(l intake.Line) bool {
		return slices.ContainsFunc(areas, func(a area) bool { return a.holds(l) })
	})
}

// words is a line's text without what another writer of the file may set
// differently: kinds of blanks and hyphens at line ends.
func words(l intake.Line) string {
	return strings.Join(strings.Fields(strings.NewReplacer("\u00ad", "", "\ufffe", "-", "\u00a0", " ", "\u202f", " ").Replace(l.Text)), " ")
}

// compareLines counts the lines that both have, in their order. strange tells
// that a line came inside the text, margin that one came outside of it, as the
// number that a service prints at the foot of every page.
func compareLines(a, b []intake.Line) (same int, strange, margin bool) {
	box := textArea(a)
	more := func(lines []intake.Line) {
		for _, x := range lines {
			if box.touches(x) {
				strange = true
			} else {
				margin = true
			}
		}
	}
	j := 0
	for _, l := range a {
		at := slices.IndexFunc(b[j:], func(x intake.Line) bool { return words(x) == words(l) })
		if at < 0 {
			continue
		}
		more(b[j : j+at])
		j += at + 1
		same++
	}
	more(b[j:])
	return same, strange, margin
}

// textArea is the smallest rectangle around the lines.
func textArea(lines []intake.Line) area {
	box := area{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, l := range lines {
		box.left, box.top = min(box.left, l.X), min(box.top, l.Y)
		box.right, box.bottom = max(box.right, l.X+l.Width), max(box.bottom, l.Y+l.Height)
	}
	return box
}

func (a area) touches(l intake.Line) bool {
	return l.X < a.right && l.X+l.Width > a.left && l.Y < a.bottom && l.Y+l.Height > a.top
}

// drawnAt is the width in pixels at which pages are compared, about 110 dots
// an inch: a comma is then some dots large.
const drawnAt = 900

// compareLooks draws each page of both and lists those of which a spot within
// the document's own text looks different, outside the places for signatures.
func compareLooks(ctx context.Context, original, back []byte, pages []intake.Page, fields [][]area) (different []int, err error) {
	a, err := view.Open(ctx, original)
	if err != nil {
		return nil, err
	}
	defer a.Close()
	b, err := view.Open(ctx, back)
	if err != nil {
		return nil, err
	}
	defer b.Close()
	for i := range pages {
		x, err := a.Render(ctx, i, drawnAt)
		if err != nil {
			return nil, err
		}
		y, err := b.Render(ctx, i, drawnAt)
		if err != nil {
			return nil, err
		}
		scale := float64(drawnAt) / pages[i].Width
		if x.Bounds() != y.Bounds() || spots(x, y, textArea(pages[i].Lines), fields[i], scale) {
			different = append(different, i+1)
		}
	}
	return different, nil
}

// spots tells whether a spot of six by six dots differs clearly.
func spots(x, y *image.RGBA, box area, fields []area, scale float64) bool {
	const side, clear = 6, 24
	bounds := x.Bounds()
	left, top := max(0, int(box.left*scale)-side), max(0, int(box.top*scale)-side)
	right, bottom := min(bounds.Dx(), int(box.right*scale)+side), min(bounds.Dy(), int(box.bottom*scale)+side)
	for v := top; v+side <= bottom; v += side {
		for u := left; u+side <= right; u += side {
			inField := slices.ContainsFunc(fields, func(a area) bool {
				const edge = 3 // points; a box's line may lie on the edge
				return float64(u+side) >= (a.left-edge)*scale && float64(u) <= (a.right+edge)*scale &&
					float64(v+side) >= (a.top-edge)*scale && float64(v) <= (a.bottom+edge)*scale
			})
			if inField {
				continue
			}
			sum := 0
			for dv := range side {
				at := x.PixOffset(u, v+dv)
				for k := 0; k < side*4; k++ {
					if k%4 == 3 {
						continue
					}
					d := int(x.Pix[at+k]) - int(y.Pix[at+k])
					sum += max(d, -d)
				}
			}
			if sum > clear*side*side*3 {
				return true
			}
		}
	}
	return false
}
