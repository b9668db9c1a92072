package compose_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"paragraf/pdf/object"
)

// opened is a finished file as the tests read it: by its own content streams,
// without the code that wrote them.
type opened struct {
	t     testing.TB
	file  *object.File
	pages []object.Dict
	refs  []object.Ref
}

// word is a piece of text with its place: points from the page's top left.
type word struct {
	x, y float64
	font string
	text string
}

func open(t testing.TB, pdf []byte) *opened {
	t.Helper()
	file, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := file.Catalog()
	if err != nil {
		t.Fatal(err)
	}
	tree, err := file.Dict(catalog["Pages"])
	if err != nil {
		t.Fatal(err)
	}
	o := &opened{t: t, file: file}
	for _, kid := range tree["Kids"].(object.Array) {
		page, err := file.Dict(kid)
		if err != nil {
			t.Fatal(err)
		}
		o.pages = append(o.pages, page)
		o.refs = append(o.refs, kid.(object.Ref))
	}
	return o
}

var shown = regexp.MustCompile(`BT (?:/(\w+) ([\d.]+) Tf )?([\d.-]+) ([\d.-]+) Td \[([^\]]*)\]TJ ET`)
var pieces = regexp.MustCompile(`<([0-9A-F]*)>`)

func (o *opened) stream(ref object.Object) string {
	s, err := o.file.Stream(ref)
	if err != nil {
		o.t.Fatal(err)
	}
	raw, err := o.file.Decode(s)
	if err != nil {
		o.t.Fatal(err)
	}
	return string(raw)
}

// words reads one page in the order in which it was written.
func (o *opened) words(page int) []word {
	return o.read(o.stream(o.pages[page]["Contents"]), 841.89)
}

func (o *opened) read(content string, height float64) []word {
	var words []word
	font := ""
	for _, m := range shown.FindAllStringSubmatch(content, -1) {
		if m[1] != "" {
			font = m[1] + " " + strings.TrimSuffix(m[2], ".00")
		}
		x, _ := strconv.ParseFloat(m[3], 64)
		y, _ := strconv.ParseFloat(m[4], 64)
		var text strings.Builder
		for _, piece := range pieces.FindAllStringSubmatch(m[5], -1) {
			for i := 0; i < len(piece[1]); i += 4 {
				code, _ := strconv.ParseUint(piece[1][i:i+4], 16, 32)
				text.WriteRune(rune(code))
			}
		}
		words = append(words, word{x, height - y, font, strings.TrimSuffix(text.String(), " ")}) // the space that ends a line is only for those who cannot see
	}
	return words
}

// text returns a page's text, a line for each piece.
func (o *opened) text(page int) string {
	var b strings.Builder
	for _, w := range o.words(page) {
		b.WriteString(w.text + "\n")
	}
	return b.String()
}

// trace writes all that a reader sees and can click, with places rounded to
// half points.
func (o *opened) trace() string {
	var b strings.Builder
	half := func(v float64) float64 { return math.Round(v*2) / 2 }
	for i, page := range o.pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, w := range o.words(i) {
			fmt.Fprintf(&b, "%g,%g\t%s\t%s\n", half(w.x), half(w.y), w.font, w.text)
		}
		annots, _ := page["Annots"].(object.Array)
		for _, ref := range annots {
			a, err := o.file.Dict(ref)
			if err != nil {
				o.t.Fatal(err)
			}
			var rect []string
			for _, v := range a["Rect"].(object.Array) {
				n, _ := object.Number(v)
				rect = append(rect, fmt.Sprintf("%g", half(n)))
			}
			switch o.file.Name(a["Subtype"]) {
			case "Link":
				fmt.Fprintf(&b, "link\t%s\tto page %d\n", strings.Join(rect, " "), o.pageNumber(a["Dest"].(object.Array)[0]))
			case "Widget":
				fmt.Fprintf(&b, "field\t%s\t%s\t%s\n", o.file.Text(a["T"]), strings.Join(rect, " "), o.file.Text(a["TU"]))
			}
		}
	}
	for _, mark := range o.bookmarks() {
		fmt.Fprintf(&b, "bookmark\t%s\n", mark)
	}
	return b.String()
}

func (o *opened) pageNumber(ref object.Object) int {
	for i, r := range o.refs {
		if r == ref {
			return i + 1
		}
	}
	return 0
}

// bookmarks lists the outline as "title → page".
func (o *opened) bookmarks() []string {
	catalog, _ := o.file.Catalog()
	if catalog["Outlines"] == nil {
		return nil
	}
	outlines, err := o.file.Dict(catalog["Outlines"])
	if err != nil {
		o.t.Fatal(err)
	}
	var marks []string
	for next := outlines["First"]; next != nil; {
		d, err := o.file.Dict(next)
		if err != nil {
			o.t.Fatal(err)
		}
		marks = append(marks, fmt.Sprintf("%s → %d", o.file.Text(d["Title"]), o.pageNumber(d["Dest"].(object.Array)[0])))
		next = d["Next"]
	}
	return marks
}

// fields lists the signature fields' names in the order of the form.
func (o *opened) fields() []string {
	catalog, _ := o.file.Catalog()
	if catalog["AcroForm"] == nil {
		return nil
	}
	form, err := o.file.Dict(catalog["AcroForm"])
	if err != nil {
		o.t.Fatal(err)
	}
	var names []string
	for _, ref := range form["Fields"].(object.Array) {
		f, err := o.file.Dict(ref)
		if err != nil {
			o.t.Fatal(err)
		}
		names = append(names, o.file.Text(f["T"]))
	}
	return names
}
