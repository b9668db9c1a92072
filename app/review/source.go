package review

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// source shows a paper as it was read, with what was understood marked in it: a
// whole line under what is printed there, dots under what was concluded, dashes
// under what should be looked at, a double line under what a person corrected.
type source struct {
	page    *annotext.Page
	head    *ui.Line
	content fyne.CanvasObject

	at     *passages
	bare   bool // there is no text to show
	base   []annotext.Mark
	spoken []string        // the paths that are spoken of
	colour annotext.Colour // in this colour
}

// newSource makes the column; chosen is told the path of a passage that a person
// taps.
func newSource(chosen func(path string)) *source {
	s := &source{head: ui.Overline("")}
	s.page = annotext.NewPage(annotext.Options{Label: swedish.T("window.review.source"), OnMark: chosen})
	head := ui.NewStack(0, s.head)
	head.Inset, head.Top, head.Bottom = 34, 22, 4
	s.content = ui.NewFill(look.Paper, ui.NewEdged(head, nil, s.page))
	return s
}

// show shows the paper of a draft from its beginning.
func (s *source) show(d data.Draft) {
	title := swedish.T("window.review.source")
	if d.Meeting.Source != nil && d.Meeting.Source.Name != "" {
		title += " · " + d.Meeting.Source.Name
	}
	s.head.SetText(strings.ToUpper(title))
	s.bare = strings.TrimSpace(d.Text) == ""
	if s.bare {
		s.page.SetText(annotext.NewText([]annotext.Block{{Style: annotext.Small, Text: swedish.T("window.review.no_source")}}), nil)
		return
	}
	lines := strings.Split(d.Text, "\n")
	blocks := make([]annotext.Block, len(lines))
	for i, line := range lines {
		blocks[i] = annotext.Block{Style: annotext.Line, Text: line}
	}
	s.page.SetText(annotext.NewText(blocks), nil)
	s.page.ScrollTo(0)
}

// understood are the fields that are marked in the source.
var understood = regexp.MustCompile(`^(organization|body|date|start|end|place|attendance\[\d+\]|items\[\d+\]\.(section|title|case_numbers(\[\d+\])?)|items\[\d+\]\.lists\[\d+\]\.(title|entries\[\d+\]\.case_number)|minutes\..+)$`)

// mark marks what was understood; open are the paths of what should be looked at.
func (s *source) mark(at *passages, open map[string]bool) {
	s.at, s.base = at, nil
	if s.bare {
		return
	}
	for _, path := range at.marked() {
		where, _ := at.of(path)
		colour := annotext.Yellow
		switch at.method(path) {
		case data.Inferred:
			colour = annotext.Green
		case data.Typed:
			colour = annotext.Blue
		}
		if open[path] {
			colour = annotext.Red
		}
		s.base = append(s.base, annotext.Mark{ID: path, Start: where.start, End: where.end, Colour: colour})
	}
	for i, c := range at.gone {
		s.base = append(s.base, annotext.Mark{ID: "gone " + strconv.Itoa(i), Start: at.rune(c.From), End: at.rune(c.To), Colour: annotext.Blue})
	}
	s.speak(s.spoken, s.colour, false)
}

// speak makes the passages of some fields the ones that are spoken of, in a
// colour where they are not marked already, and shows the first of them.
func (s *source) speak(paths []string, colour annotext.Colour, reveal bool) {
	if s.bare || s.at == nil {
		return
	}
	s.spoken, s.colour = paths, colour
	marks := slices.Clone(s.base)
	first := ""
	for _, path := range paths {
		where, ok := s.at.of(path)
		if !ok {
			continue
		}
		if first == "" {
			first = path
		}
		i := slices.IndexFunc(marks, func(m annotext.Mark) bool { return m.ID == path })
		if i < 0 {
			marks = append(marks, annotext.Mark{ID: path, Start: where.start, End: where.end, Colour: colour})
		} else if colour == annotext.Red {
			marks[i].Colour = annotext.Red
		}
	}
	s.page.SetMarks(marks)
	s.page.SetActive(first)
	if reveal && first != "" {
		s.page.ScrollToMark(first)
	}
}
