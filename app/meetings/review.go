package meetings

import (
	"cmp"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// ReviewParams is what the review needs from the window.
type ReviewParams struct {
	Save  func() // store what was read
	Leave func() // store nothing
}

// Review shows how a paper was understood, beside the paper itself, before
// anything is stored: what it would change, and each warning.
type Review struct {
	params  ReviewParams
	source  *source
	sheet   *ui.Sheet
	save    *ui.Button
	leave   *ui.Button
	said    *ui.Words
	content fyne.CanvasObject
}

// NewReview makes the page.
func NewReview(p ReviewParams) *Review {
	r := &Review{params: p, source: newSource(), sheet: ui.NewSheet(0)}
	r.sheet.Inset, r.sheet.Top, r.sheet.Bottom, r.sheet.Widest = 32, 26, 24, 760
	r.save = ui.NewPrimary(swedish.T("window.review.save"), p.Save)
	r.save.Hint = "Ctrl+S"
	r.leave = ui.NewButton(swedish.T("window.review.leave"), p.Leave)
	r.leave.Hint = "Esc"
	r.said = ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 2})
	foot := ui.NewEdged(ui.NewRule(), nil,
		container.New(layout.NewCustomPaddedLayout(10, 12, 32, 24),
			container.NewBorder(nil, nil, nil, container.NewHBox(r.leave, r.save), r.said)))
	right := ui.NewFill(look.Ground, ui.NewEdged(nil, foot, r.sheet.Content()))
	r.content = ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{{Content: r.source.content, Width: 560, Min: 260}, {Content: right, Min: 420}},
		Grow:    1,
	})
	return r
}

// Content returns the page.
func (r *Review) Content() fyne.CanvasObject { return r.content }

// Focus is where the keyboard begins: on what comes next.
func (r *Review) Focus() fyne.Focusable { return r.save }

// Show shows a draft, what accepting it would do, and how many files wait
// after it.
func (r *Review) Show(d data.Draft, preview data.Acceptance, waiting int) {
	m := d.Meeting
	r.source.show(d)
	all := []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.review.title"), ui.WordsStyle{Size: theme.SizeNameHeadingText, Bold: true}),
		ui.NewSpace(2),
		ui.NewWords(digest(m), ui.WordsStyle{Colour: look.Secondary}),
		ui.NewSpace(16),
	}
	all = append(all, outcomeCard(preview), ui.NewSpace(10))
	for i, w := range m.Warnings {
		all = append(all, warningStep(i+1, len(m.Warnings), w), ui.NewSpace(8))
	}
	if len(m.Warnings) == 0 {
		all = append(all, ui.NewCard(ui.NewRoomy(ui.NewWords(swedish.T("window.review.no_warnings"), ui.WordsStyle{})), ui.GoodTone))
	}
	all = append(all, ui.NewSpace(12))
	all = append(all, facts(reviewFacts(m))...)
	all = append(all, ui.NewSpace(16), ui.Overline(swedish.N("window.review.items", len(m.Items))), ui.NewSpace(2))
	for _, it := range m.Items {
		all = append(all, itemLine(it))
	}
	all = append(all, attendance(m)...)
	if m.Source != nil && len(m.Source.LeftOut) > 0 {
		all = append(all, ui.NewSpace(18), ui.Overline(swedish.T("window.review.left_out")), ui.NewSpace(4))
		for _, s := range m.Source.LeftOut {
			all = append(all, ui.NewWords(s, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
		}
	}
	r.sheet.Set(all...)
	r.sheet.ScrollToTop()
	r.said.SetText(swedish.T("window.review.nothing_stored"))
	if waiting > 0 {
		r.said.SetText(swedish.T("window.review.nothing_stored") + " " + swedish.N("window.review.waiting", waiting))
	}
	r.save.SetText(swedish.T("window.review.save"))
	if preview.Outcome == data.Unchanged {
		r.save.SetText(swedish.T("window.review.open_known"))
	}
}

func digest(m data.Meeting) string {
	parts := []string{cmp.Or(m.Body, swedish.T("window.where.no_body"))}
	if m.Date != "" {
		parts = append(parts, swedish.Date(m.Date))
	}
	if m.Minutes != nil && m.Minutes.Sections != "" {
		parts = append(parts, swedish.Sections(m.Minutes.Sections))
	}
	parts = append(parts, swedish.N("window.where.items", len(m.Items)))
	if n := len(m.Attendance); n > 0 {
		parts = append(parts, swedish.N("window.agenda.present", n))
	}
	return strings.Join(parts, " · ")
}

// outcomeCard says what saving would do.
func outcomeCard(p data.Acceptance) fyne.CanvasObject {
	tone := ui.AccentTone
	texts := []fyne.CanvasObject{ui.NewWords(swedish.T("window.review."+string(p.Outcome)), ui.WordsStyle{Bold: true})}
	for _, c := range p.Changes {
		texts = append(texts, ui.NewWords("– "+c, ui.WordsStyle{}))
	}
	if p.Outcome == data.Updated {
		texts = append(texts, ui.NewWords(swedish.T("window.review.notes_stay"), ui.WordsStyle{Colour: look.Secondary}))
	}
	return ui.NewCard(ui.NewRoomy(texts...), tone)
}

func warningStep(n, of int, w data.Warning) fyne.CanvasObject {
	tone := ui.WarningTone
	if grave(w.Code) {
		tone = ui.ErrorTone
	}
	head := container.NewHBox(ui.NewBadge(swedish.T("window.review.step", "n", n, "of", of), tone))
	where := ""
	if w.Item > 0 {
		where = swedish.T("window.review.item", "n", w.Item)
	}
	title := ui.NewWords(capital(swedish.Warning(w.Code)), ui.WordsStyle{Bold: true})
	texts := []fyne.CanvasObject{ui.NewBeside(head, title), ui.NewWords(w.Message, ui.WordsStyle{})}
	if where != "" {
		texts = append(texts, ui.NewWords(where, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	return ui.NewCard(ui.NewRoomy(texts...), ui.Neutral)
}

func reviewFacts(m data.Meeting) [][2]string {
	var list [][2]string
	add := func(key, value string) {
		list = append(list, [2]string{swedish.T("window.about." + key), cmp.Or(value, "–")})
	}
	add("body", m.Body)
	add("organization", m.Organization)
	add("date", strings.TrimSpace(swedish.WeekdayDate(m.Date)+" "+swedish.Span(m.Start, m.End)))
	add("place", m.Place)
	return append(list, minutesFacts(m)...)
}

func itemLine(it data.AgendaItem) fyne.CanvasObject {
	number := fmt.Sprintf("%d.", it.Position)
	if it.Section > 0 {
		number = fmt.Sprintf("§ %d", it.Section)
	}
	about := append([]string{}, it.CaseNumbers...)
	if it.SectionInferred {
		about = append(about, swedish.T("window.agenda.inferred"))
	}
	for _, l := range it.Lists {
		about = append(about, fmt.Sprintf("%s %d", l.Title, len(l.Entries)))
	}
	text := []fyne.CanvasObject{ui.NewWords(cmp.Or(it.Title, swedish.T("window.matter.untitled")), ui.WordsStyle{})}
	if len(about) > 0 {
		text = append(text, ui.NewWords(strings.Join(about, " · "), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	return ui.NewBeside(ui.NewSized(fyne.NewSize(52, 1), ui.NewWords(number, ui.WordsStyle{Colour: look.Secondary})), ui.NewStack(0, text...))
}

func capital(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}
