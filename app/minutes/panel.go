package minutes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// headObjects are what stands above the list: which minutes, by when, and what
// keeps them from being signed.
func (p *Page) headObjects() []fyne.CanvasObject {
	v := p.view
	all := []fyne.CanvasObject{
		ui.NewSpace(20),
		ui.NewTitle(swedish.T("window.adjust.title")),
		ui.NewSpace(2),
		ui.NewWords(p.about(), ui.WordsStyle{Colour: look.Secondary}),
		ui.NewSpace(12),
	}
	if len(v.Missing) > 0 {
		texts := []fyne.CanvasObject{ui.NewWords(swedish.T("window.minutes.not_ready"), ui.WordsStyle{Bold: true})}
		for _, s := range v.Missing {
			texts = append(texts, ui.NewWords("– "+s, ui.WordsStyle{}))
		}
		all = append(all, ui.NewCard(ui.NewRoomy(texts...), ui.WarningTone), ui.NewSpace(12))
	}
	if v.Outdated {
		all = append(all, ui.NewCard(ui.NewRoomy(
			ui.NewWords(swedish.T("window.adjust.outdated"), ui.WordsStyle{Bold: true}),
			ui.NewWords(swedish.T("window.adjust.outdated_means"), ui.WordsStyle{})), ui.WarningTone), ui.NewSpace(12))
	}
	return append(all, ui.NewRule())
}

// about is the line under the title: "§§ 21–27 · 9 sidor · senast 17 juni 2025".
func (p *Page) about() string {
	v := p.view
	var sections []int
	for _, it := range v.Meeting.Items {
		if it.Section > 0 {
			sections = append(sections, it.Section)
		}
	}
	var parts []string
	if len(sections) > 0 {
		parts = append(parts, swedish.Sections(data.FormatSections(sections)))
	}
	if v.Pages > 0 {
		parts = append(parts, swedish.N("window.adjust.pages", v.Pages))
	}
	if by := adjustBy(v.Meeting); by != "" && adjustedOn(v.Meeting) == "" {
		parts = append(parts, swedish.T("window.adjust.by", "date", swedish.Date(by)))
	}
	return strings.Join(append(parts, swedish.State(v.Meeting.State)), " · ")
}

// adjustBy is the last day of the ordinary adjustment, "" where none is set.
func adjustBy(m data.Meeting) string {
	if m.Minutes == nil || len(m.Minutes.Adjustments) == 0 {
		return ""
	}
	return m.Minutes.Adjustments[len(m.Minutes.Adjustments)-1].AdjustBy
}

// adjusted tells whether every § is adjusted, as the documents see it.
func adjusted(m data.Meeting) bool {
	for _, it := range m.Items {
		if !compose.Adjusted(m, it) {
			return false
		}
	}
	return len(m.Items) > 0
}

func adjustedOn(m data.Meeting) string {
	latest := ""
	if m.Minutes != nil {
		for _, a := range m.Minutes.Adjustments {
			latest = max(latest, a.AdjustedOn)
		}
	}
	return latest
}

// footObjects are what stands under the list: who signs, and what to do next.
func (p *Page) footObjects() []fyne.CanvasObject {
	v := p.view
	doc := Latest(v.Documents)
	signers := Signers(v.Meeting, doc)
	all := []fyne.CanvasObject{ui.NewSpace(10), ui.NewWords(p.progress(), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})}
	waiting := 0
	if len(signers) > 0 {
		all = append(all, ui.NewSpace(14), ui.Overline(swedish.T("window.minutes.signatures")), ui.NewSpace(2))
	}
	for _, s := range signers {
		all = append(all, newSignerRow(s, signatureOf(v.Report, doc, s)))
		if s.Signed == nil {
			waiting++
		}
	}
	all = append(all, ui.NewSpace(14))
	return append(append(all, p.steps(doc, waiting)...), ui.NewSpace(18))
}

// progress says how far the reading has come.
func (p *Page) progress() string {
	if len(p.rows) == 0 || !held(p.view.Meeting) {
		return ""
	}
	if adjusted(p.view.Meeting) {
		return swedish.T("window.adjust.all_adjusted")
	}
	text := swedish.T("window.adjust.all_read")
	if n := p.unread(); n > 0 {
		text = swedish.N("window.adjust.unread", n)
	}
	if n := p.objections(); n > 0 {
		text += " " + swedish.N("window.adjust.objections", n)
	}
	return text
}

// steps are the buttons: the next step first, then what else can be done.
func (p *Page) steps(doc *data.Document, waiting int) []fyne.CanvasObject {
	v := p.view
	draft := len(v.Missing) > 0
	var all, buttons, more []fyne.CanvasObject
	primary := func(text, hint string, act func()) {
		p.next = ui.NewPrimary(text, act)
		p.next.Hint = hint
		buttons = append(buttons, p.next)
	}
	again := func() {
		buttons = append(buttons, ui.NewButton(swedish.T("window.minutes.again"), p.params.Make))
	}
	switch {
	case doc == nil && draft:
		primary(swedish.T("window.minutes.make_draft"), "Ctrl+M", p.params.Make)
		all = append(all, ui.NewWords(swedish.T("window.minutes.draft_possible"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}), ui.NewSpace(10))
	case doc == nil:
		primary(swedish.T("window.minutes.make"), "Ctrl+M", p.params.Make)
		all = append(all, ui.NewWords(swedish.T("window.minutes.none"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}), ui.NewSpace(10))
	case v.Outdated || draft:
		primary(swedish.T("window.minutes.again"), "Ctrl+M", p.params.Make)
	case waiting > 0 && v.Away != "":
		all = append(all, ui.NewWords(v.Away, ui.WordsStyle{Bold: true}),
			ui.NewWords(swedish.T("window.handover.away_means"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}), ui.NewSpace(10))
		primary(swedish.T("window.takeback.button"), "", p.params.TakeBack)
		buttons = append(buttons, ui.NewButton(swedish.T("window.minutes.sign"), p.params.Sign))
		more = append(more, ui.NewQuiet(swedish.T("window.handover.call_off"), p.params.CallOff))
	case waiting > 0:
		primary(swedish.T("window.minutes.sign"), "Ctrl+J", p.params.Sign)
		buttons = append(buttons, ui.NewButton(swedish.T("window.handover.button"), p.params.HandOver))
		if len(doc.Signed) == 0 {
			again()
		}
	case !adjusted(v.Meeting): // signed in every place, but not by those who adjust
		all = append(all, ui.NewCard(ui.NewRoomy(
			ui.NewWords(swedish.T("window.adjust.not_counted"), ui.WordsStyle{Bold: true}),
			ui.NewWords(swedish.T("window.adjust.not_counted_means"), ui.WordsStyle{})), ui.WarningTone), ui.NewSpace(10))
		primary(swedish.T("window.minutes.again"), "Ctrl+M", p.params.Make)
	default:
		all = append(all, ui.NewCard(ui.NewRoomy(
			ui.NewWords(swedish.T("window.minutes.adjusted", "date", swedish.Date(adjustedOn(v.Meeting))), ui.WordsStyle{Bold: true}),
			ui.NewWords(swedish.T("window.minutes.adjusted_next"), ui.WordsStyle{})), ui.GoodTone), ui.NewSpace(10))
		primary(swedish.T("window.minutes.next"), "", p.params.Next)
	}
	all = append(all, ui.NewFlow(8, buttons...))
	if doc == nil {
		p.focus.KeepButtons("", buttons...)
		return all
	}
	more = append(more,
		ui.NewQuiet(swedish.T("window.print"), p.params.Print),
		ui.NewQuiet(swedish.T("window.document.open"), func() { p.params.Open(*doc) }),
		ui.NewQuiet(swedish.T("window.document.save"), func() { p.params.Save(*doc) }))
	if len(doc.Signed) > 0 {
		more = append(more, ui.NewQuiet(swedish.T("window.document.verify"), func() { p.params.Verify(*doc) }))
	}
	p.focus.KeepButtons("", append(buttons, more...)...)
	return append(all, ui.NewSpace(4), ui.NewFlow(2, more...))
}
