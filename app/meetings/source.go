package meetings

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// source shows a paper as it was read, with what was understood marked in it:
// a whole line under what is printed there, dots under what was concluded.
type source struct {
	page    *annotext.Page
	head    *ui.Line
	content fyne.CanvasObject
}

func newSource() *source {
	s := &source{page: annotext.NewPage(annotext.Options{Label: swedish.T("window.review.source")}), head: ui.Overline("")}
	head := ui.NewStack(0, s.head)
	head.Inset, head.Top, head.Bottom = 34, 26, 0
	s.content = ui.NewFill(look.Paper, ui.NewEdged(head, nil, s.page))
	return s
}

func (s *source) show(d data.Draft) {
	title := swedish.T("window.review.source")
	if d.Meeting.Source != nil && d.Meeting.Source.Name != "" {
		title += " · " + d.Meeting.Source.Name
	}
	s.head.SetText(strings.ToUpper(title))
	if strings.TrimSpace(d.Text) == "" {
		s.page.SetText(annotext.NewText([]annotext.Block{{Style: annotext.Small, Text: swedish.T("window.review.no_source")}}), nil)
		return
	}
	lines := strings.Split(d.Text, "\n")
	blocks := make([]annotext.Block, len(lines))
	for i, line := range lines {
		blocks[i] = annotext.Block{Style: annotext.Paragraph, Text: line}
	}
	s.page.SetText(annotext.NewText(blocks), claimMarks(d))
	s.page.ScrollTo(0)
}

// understood are the fields that are marked in the source: names, numbers,
// dates and titles, not the running text, which is all of the rest.
var understood = regexp.MustCompile(`^(organization|body|date|start|end|place|attendance\[\d+\]\.name|items\[\d+\]\.(section|title|case_numbers(\[\d+\])?)|items\[\d+\]\.lists\[\d+\]\.(title|entries\[\d+\]\.case_number)|minutes\..+)$`)

// claimMarks marks what was understood. The claims count bytes, marks runes.
func claimMarks(d data.Draft) []annotext.Mark {
	var claims []data.Claim
	for _, c := range d.Claims {
		if c.From < c.To && c.To <= len(d.Text) && understood.MatchString(c.Path) {
			claims = append(claims, c)
		}
	}
	sort.SliceStable(claims, func(i, j int) bool { return claims[i].From < claims[j].From })
	var marks []annotext.Mark
	bytes, runes := 0, 0
	for _, c := range claims {
		runes += utf8.RuneCountInString(d.Text[bytes:c.From])
		bytes = c.From
		colour := annotext.Yellow
		if c.Method == data.Inferred {
			colour = annotext.Green
		}
		marks = append(marks, annotext.Mark{ID: c.Path, Start: runes, End: runes + utf8.RuneCountInString(d.Text[c.From:c.To]), Colour: colour})
	}
	return marks
}
