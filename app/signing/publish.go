package signing

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Masking is what a publishing copy leaves out, as a person writes it.
type Masking struct {
	Sections, SectionReason string // "46, 48"
	Words, WordReason       string // parted by semicolons
}

// AskMasking asks what a publishing copy leaves out. given stands in the form
// from before, with what was wrong with it, nil for nothing; preview returns what
// shows the copy once the form is closed, and an error of it stays in the form.
func AskMasking(win fyne.Window, given Masking, wrong error, preview func(Masking) (show func(), err error)) *ui.Dialog {
	var show func()
	complaint := ""
	if wrong != nil {
		complaint = wrong.Error()
	}
	sections, why, words, reason := ui.NewEntry(), ui.NewEntry(), ui.NewEntry(), ui.NewEntry()
	sections.SetText(given.Sections)
	why.SetText(given.SectionReason)
	words.SetText(given.Words)
	reason.SetText(given.WordReason)
	return ui.Form(win, ui.FormOptions{
		Title: swedish.T("window.publish.title"),
		Intro: swedish.T("window.publish.about"), Complaint: complaint,
		Fields: []ui.Field{
			{Label: swedish.T("window.publish.sections"), Widget: sections},
			{Label: swedish.T("window.publish.reason"), Widget: why, Hint: swedish.T("window.publish.section_hint")},
			{Label: swedish.T("window.publish.words"), Widget: words, Hint: swedish.T("window.publish.words_hint")},
			{Label: swedish.T("window.publish.words_reason"), Widget: reason, Hint: swedish.T("window.publish.reason_hint")},
		},
		Submit: swedish.T("window.publish.preview"),
		OnSubmit: func() (err error) {
			m := Masking{strings.TrimSpace(sections.Text), strings.TrimSpace(why.Text), strings.TrimSpace(words.Text), strings.TrimSpace(reason.Text)}
			switch {
			case m.Sections != "" && m.SectionReason == "":
				return ui.InField(why, errors.New(swedish.T("window.publish.no_reason")))
			case m.Words != "" && m.WordReason == "":
				return ui.InField(reason, errors.New(swedish.T("window.publish.no_reason")))
			}
			show, err = preview(m)
			return err
		},
		Then: func() { show() },
	})
}

// Publication is a publishing copy that is looked at before it is made.
type Publication struct {
	Pages    *ui.PageView
	Masks    []string // what is left out and why
	Provable bool
	Make     func()
	Change   func() // what is left out
	Leave    func()
}

// NewPublication returns the page of a copy: its pages, and beside them what is
// left out.
func NewPublication(p Publication) (content fyne.CanvasObject, focus fyne.Focusable) {
	sheet := ui.NewSheet(0)
	all := []fyne.CanvasObject{
		ui.NewTitle(swedish.T("window.publish.title")),
		ui.NewSpace(2), ui.NewWords(swedish.T("window.publish.look"), ui.WordsStyle{Colour: look.Secondary}), ui.NewSpace(14),
	}
	masks := p.Masks
	if len(masks) == 0 {
		masks = []string{swedish.T("window.publish.nothing")}
	}
	all = append(all, ui.NewWordsCard(swedish.T("window.publish.masked"), masks, ui.Neutral), ui.NewSpace(10))
	proves, tone := "window.publish.proves", ui.GoodTone
	if !p.Provable {
		proves, tone = "command.publish.no_proof", ui.WarningTone
	}
	all = append(all, ui.NewWordsCard(swedish.T("window.publish.proof"), []string{swedish.T(proves)}, tone))
	sheet.Set(all...)
	back := ui.NewButton(swedish.T("ui.close"), p.Leave)
	back.Hint = "Esc"
	make := ui.NewPrimary(swedish.T("window.publish.make"), p.Make)
	return ui.NewPagesBeside(p.Pages, sheet, 420, make, ui.NewButton(swedish.T("window.publish.change"), p.Change), back), make
}
