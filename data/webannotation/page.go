package webannotation

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"

	"paragraf/data"
)

// pdfFragments is what names a page of a PDF (RFC 3778).
const pdfFragments = "http://tools.ietf.org/rfc/rfc3778"

// onWords selects words by themselves and by their place.
func onWords(p data.Passage) []selector {
	start, end := p.Start, p.End
	return []selector{
		{Type: "TextQuoteSelector", Exact: p.Quote, Prefix: p.Prefix, Suffix: p.Suffix},
		{Type: "TextPositionSelector", Start: &start, End: &end},
	}
}

// onPage selects a page of a PDF, and on it words, whose places count from the
// page's first, or what is drawn there, as SVG in points from the page's upper
// left corner.
func onPage(n data.Note) selector {
	s := selector{Type: "FragmentSelector", ConformsTo: pdfFragments, Value: "page=" + strconv.Itoa(n.Page.Page)}
	switch {
	case n.Passage != nil:
		s.RefinedBy = onWords(*n.Passage)
	case n.Page.Drawn():
		s.RefinedBy = some[selector]{{Type: "SvgSelector", Value: svgOf(*n.Page)}}
	}
	return s
}

// svgOf draws an area or strokes.
func svgOf(p data.PageRef) string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	if a := p.Area; a != nil {
		fmt.Fprintf(&b, `<rect x="%s" y="%s" width="%s" height="%s"/>`, number(a.Left), number(a.Top), number(a.Right-a.Left), number(a.Bottom-a.Top))
	}
	for _, s := range p.Strokes {
		points := make([]string, len(s))
		for i, at := range s {
			points[i] = number(at.X) + "," + number(at.Y)
		}
		fmt.Fprintf(&b, `<polyline fill="none" points="%s"/>`, strings.Join(points, " "))
	}
	b.WriteString("</svg>")
	return b.String()
}

func number(v float64) string {
	return strconv.FormatFloat(thousandth(v), 'f', -1, 64)
}

func thousandth(v float64) float64 { return math.Round(v*1000) / 1000 }

// readSVG takes what onPage drew; what it does not know is left out.
func readSVG(text string, p *data.PageRef) {
	var svg struct {
		Rects []struct {
			X      float64 `xml:"x,attr"`
			Y      float64 `xml:"y,attr"`
			Width  float64 `xml:"width,attr"`
			Height float64 `xml:"height,attr"`
		} `xml:"rect"`
		Lines []struct {
			Points string `xml:"points,attr"`
		} `xml:"polyline"`
	}
	if xml.Unmarshal([]byte(text), &svg) != nil {
		return
	}
	if len(svg.Rects) > 0 && len(svg.Lines) == 0 {
		r := svg.Rects[0]
		p.Area = &data.Area{Left: r.X, Top: r.Y, Right: thousandth(r.X + r.Width), Bottom: thousandth(r.Y + r.Height)}
		return
	}
	for _, l := range svg.Lines {
		var stroke data.Stroke
		for _, point := range strings.Fields(l.Points) {
			x, y, _ := strings.Cut(point, ",")
			at := data.Point{}
			var err1, err2 error
			at.X, err1 = strconv.ParseFloat(x, 64)
			at.Y, err2 = strconv.ParseFloat(y, 64)
			if err1 == nil && err2 == nil {
				stroke = append(stroke, at)
			}
		}
		if len(stroke) > 0 {
			p.Strokes = append(p.Strokes, stroke)
		}
	}
}

// flat lists selectors and those that refine them.
func flat(list []selector) []selector {
	var all []selector
	for _, s := range list {
		all = append(all, s)
		all = append(all, flat(s.RefinedBy)...)
	}
	return all
}
