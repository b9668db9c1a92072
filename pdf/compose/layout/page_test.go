package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"paragraf/pdf/compose/layout"
)

var sheet = layout.Sheet{Left: 85, Top: 100, Bottom: 400} // 300 points

func dump(pages []layout.Page) string {
	var b strings.Builder
	for i, page := range pages {
		fmt.Fprintf(&b, "[%d]", i+1)
		for _, s := range page {
			for _, t := range s.Texts {
				b.WriteString(" " + t.Line.String())
			}
		}
	}
	return b.String()
}

func text(s string, keep bool) []layout.Strip {
	return layout.Block{Role: layout.Body, Width: 400, Keep: keep}.Strips(layout.Text(s, body))
}

func TestParagraphKeepsTwoLinesOnEachSide(t *testing.T) {
	// 18 lines of 16 points fit on a page.
	for before := range 19 {
		var strips []layout.Strip
		for i := range before {
			strips = append(strips, text(fmt.Sprint("x", i), false)...)
		}
		strips = append(strips, text("a\nb\nc\nd\ne", false)...)
		pages := layout.Paginate(strips, sheet)
		for _, page := range pages {
			lines := 0
			for _, s := range page {
				if !strings.HasPrefix(s.Texts[0].Line.String(), "x") {
					lines++
				}
			}
			if lines == 1 {
				t.Errorf("after %d lines one line stands alone: %s", before, dump(pages))
			}
		}
	}
}

func TestHeadingStaysWithWhatFollows(t *testing.T) {
	for before := range 19 {
		var strips []layout.Strip
		for range before {
			strips = append(strips, text("x", false)...)
		}
		strips = append(strips, text("Heading", true)...)
		strips = append(strips, text("body", false)...)
		for _, page := range layout.Paginate(strips, sheet) {
			if last := page[len(page)-1]; last.Texts[0].Line.String() == "Heading" {
				t.Errorf("after %d lines the heading stands last on a page", before)
			}
		}
	}
}

func table(rows int, cell string) layout.Table {
	t := layout.Table{
		Columns: []layout.Column{{Head: layout.Text("Nr", body), Width: 50}, {Head: layout.Text("Text", body), Width: 350}},
		Gutter:  10, Pad: 2, Tallest: 200, Rule: layout.Rule{Weight: 0.5},
	}
	for i := range rows {
		t.Rows = append(t.Rows, []*layout.Paragraph{layout.Text(fmt.Sprint(i+1), body), layout.Text(cell, body)})
	}
	return t
}

func TestTableHeadIsRepeatedAndRowsStayWhole(t *testing.T) {
	pages := layout.Paginate(table(40, "ett\ntvå").Strips(), sheet)
	if len(pages) < 5 {
		t.Fatalf("%d pages", len(pages))
	}
	row := 0
	for i, page := range pages {
		if page[0].Role != layout.TableHead {
			t.Errorf("page %d begins with %s", i+1, page[0].Role)
		}
		for _, s := range page[1:] {
			row++
			if got := s.Texts[0].Line.String(); got != fmt.Sprint(row) {
				t.Errorf("row %s where %d should stand", got, row)
			}
			if len(s.Texts) != 3 {
				t.Errorf("row %d has %d texts", row, len(s.Texts))
			}
		}
	}
	if row != 40 {
		t.Errorf("%d rows", row)
	}
}

func TestRowTallerThanItMayBeIsBroken(t *testing.T) {
	pages := layout.Paginate(table(1, strings.Repeat("rad\n", 60)).Strips(), sheet)
	if len(pages) < 3 {
		t.Errorf("%d pages", len(pages))
	}
	if got := strings.Count(dump(pages), "rad"); got != 60 {
		t.Errorf("%d lines of 60", got)
	}
}

// Whatever is set: nothing is lost or put twice, all stands in order, nothing
// runs off a page, and no page is empty.
func TestPaginateProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := 0
		var strips []layout.Strip
		for range rapid.IntRange(0, 40).Draw(t, "blocks") {
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				strips = append(strips, table(rapid.IntRange(0, 12).Draw(t, "rows"), "q").Strips()...)
			case 1:
				strips = append(strips, layout.Break)
			case 2:
				strips = append(strips, layout.Strip{Before: rapid.Float64Range(0, 400).Draw(t, "space")})
			default:
				var lines []string
				for range rapid.IntRange(1, 30).Draw(t, "lines") {
					n++
					lines = append(lines, fmt.Sprintf("w%d", n))
				}
				strips = append(strips, text(strings.Join(lines, "\n"), rapid.Bool().Draw(t, "keep"))...)
			}
		}
		pages := layout.Paginate(strips, sheet)
		seen := 0
		for i, page := range pages {
			if len(page) == 0 && len(pages) > 1 {
				t.Fatalf("page %d is empty", i+1)
			}
			y := sheet.Top
			for _, s := range page {
				if s.Y < y-0.01 {
					t.Fatalf("a strip stands over the one before")
				}
				y = s.Y + s.Height
				if y > sheet.Bottom+0.01 {
					t.Fatalf("a strip runs off the page")
				}
				for _, p := range s.Texts {
					if w := p.Line.String(); strings.HasPrefix(w, "w") {
						seen++
						if w != fmt.Sprintf("w%d", seen) {
							t.Fatalf("%s where w%d should stand", w, seen)
						}
					}
				}
			}
		}
		if seen != n {
			t.Fatalf("%d of %d lines", seen, n)
		}
	})
}
