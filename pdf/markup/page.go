package markup

import (
	"fmt"
	"math"

	"paragraf/pdf/object"
)

// page is a page with what it inherits (7.7.3.4).
type page struct {
	ref    object.Ref
	dict   object.Dict
	box    [4]float64 // what is shown of it, in its own coordinates: left, lower, right, upper
	rotate int        // 0, 90, 180 or 270, clockwise
}

// mostPages bounds the pages that are walked.
const mostPages = 20_000

// pagesOf lists the pages in their order.
func pagesOf(f *object.File) ([]page, error) {
	root, err := f.Catalog()
	if err != nil {
		return nil, err
	}
	var pages []page
	seen := map[object.Ref]bool{}
	var walk func(node object.Object, inherited object.Dict) error
	walk = func(node object.Object, inherited object.Dict) error {
		ref, ok := node.(object.Ref)
		if !ok || seen[ref] || len(seen) > mostPages {
			return fmt.Errorf("the tree of pages is none")
		}
		seen[ref] = true
		d, err := f.Dict(ref)
		if err != nil {
			return err
		}
		own := object.Dict{}
		for _, key := range []object.Name{"MediaBox", "CropBox", "Rotate"} {
			if v, ok := d[key]; ok {
				own[key] = v
			} else if v, ok := inherited[key]; ok {
				own[key] = v
			}
		}
		if kids, ok := d["Kids"]; ok {
			list, err := f.Array(kids)
			if err != nil {
				return err
			}
			for _, kid := range list {
				if err := walk(kid, own); err != nil {
					return err
				}
			}
			return nil
		}
		p := page{ref: ref, dict: d}
		media, ok := rectangle(f, own["MediaBox"])
		if !ok {
			media = [4]float64{0, 0, 612, 792}
		}
		p.box = media
		if crop, ok := rectangle(f, own["CropBox"]); ok {
			crop = [4]float64{max(crop[0], media[0]), max(crop[1], media[1]), min(crop[2], media[2]), min(crop[3], media[3])}
			if crop[0] < crop[2] && crop[1] < crop[3] {
				p.box = crop
			}
		}
		if turn, ok := f.Int(own["Rotate"]); ok && turn%90 == 0 {
			p.rotate = (turn%360 + 360) % 360
		}
		pages = append(pages, p)
		return nil
	}
	err = walk(root["Pages"], object.Dict{})
	return pages, err
}

// rectangle reads a rectangle, its corners in any order.
func rectangle(f *object.File, o object.Object) (r [4]float64, ok bool) {
	list, err := f.Array(o)
	if o == nil || err != nil || len(list) != 4 {
		return r, false
	}
	for i, v := range list {
		resolved, err := f.Get(v)
		if err != nil {
			return r, false
		}
		if r[i], ok = object.Number(resolved); !ok {
			return r, false
		}
	}
	r = [4]float64{min(r[0], r[2]), min(r[1], r[3]), max(r[0], r[2]), max(r[1], r[3])}
	return r, r[0] < r[2] && r[1] < r[3]
}

// user takes a point of the page as it is shown to the page's own coordinates.
func (p page) user(at Point) (x, y float64) {
	switch p.rotate {
	case 90:
		return p.box[0] + at.Y, p.box[1] + at.X
	case 180:
		return p.box[2] - at.X, p.box[1] + at.Y
	case 270:
		return p.box[2] - at.Y, p.box[3] - at.X
	}
	return p.box[0] + at.X, p.box[3] - at.Y
}

// around is the rectangle around points of the page as it is shown, so much
// wider, in the page's own coordinates.
func (p page) around(more float64, points ...Point) [4]float64 {
	r := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, at := range points {
		x, y := p.user(at)
		r = [4]float64{min(r[0], x-more), min(r[1], y-more), max(r[2], x+more), max(r[3], y+more)}
	}
	for i := range r {
		r[i] = round(r[i])
	}
	return r
}

// popup is where the window of an annotation opens: beside the page's edge.
func (p page) popup(rect [4]float64) []float64 {
	const wide, high = 180, 90
	top := min(max(rect[3], p.box[1]+high), p.box[3])
	return []float64{round(p.box[2]), round(top - high), round(p.box[2] + wide), round(top)}
}

// round is a coordinate to a thousandth of a point.
func round(v float64) float64 { return math.Round(v*1000) / 1000 }
