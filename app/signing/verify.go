package signing

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/verify"
)

// reportWide is the width of the report, in units at text size 100 %.
const reportWide = 600

// ShowReport tells what a check of a file found: what became of the document,
// and then one answer for each signature with its reasons.
func ShowReport(win fyne.Window, name string, r verify.Report) *ui.Dialog {
	sheet := ui.NewSheet(0, reportObjects(r)...)
	sheet.Top, sheet.Bottom, sheet.Inset = 4, 12, 8
	high := min(sheet.HeightFor(reportWide), win.Canvas().Size().Height*0.7)
	return ui.Custom(win, ui.DialogOptions{
		Title:   swedish.T("window.verify.title", "file", shorten(name)),
		Content: ui.NewSized(fyne.NewSize(reportWide, high), sheet.Content()),
		Width:   reportWide + 40,
	})
}

func reportObjects(r verify.Report) []fyne.CanvasObject {
	all := []fyne.CanvasObject{documentCard(r)}
	for _, s := range r.Signatures {
		all = append(all, ui.NewSpace(10), signatureCard(s))
	}
	return append(all, ui.NewSpace(10),
		ui.NewWords(swedish.T("window.verify.foot"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
}

// documentCard says what became of the file as a whole.
func documentCard(r verify.Report) fyne.CanvasObject {
	tone, key := ui.Neutral, "window.verify."+string(r.Document)
	switch {
	case r.Document != verify.Unreadable && len(r.Signatures) == 0:
		key = "window.verify.unsigned"
		tone = ui.WarningTone
	case r.Document != verify.Intact:
		tone = ui.ErrorTone
	}
	return ui.NewCard(ui.NewRoomy(
		ui.NewWords(swedish.T(key), ui.WordsStyle{Bold: true}),
		ui.NewWords(swedish.N(key+"_means", len(r.Signatures)), ui.WordsStyle{})), tone)
}

func signatureCard(s verify.Signature) fyne.CanvasObject {
	head := s.Signer
	if head == "" {
		head = swedish.T("window.verify.no_name")
	}
	if role := swedish.SignRole(s.Role); role != "" {
		head += ", " + role
	}
	var lines []fyne.CanvasObject
	for _, reason := range s.Reasons {
		lines = append(lines, ui.NewWords(reason.Text, ui.WordsStyle{}))
	}
	for _, change := range s.Changes {
		lines = append(lines, ui.NewWords("– "+change.Text, ui.WordsStyle{}))
	}
	lines = append(lines, ui.NewSpace(2), ui.NewWords(circumstances(s), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	return ui.NewCard(ui.NewRoomy(append([]fyne.CanvasObject{
		ui.NewLined(ui.NewWords(head, ui.WordsStyle{Bold: true}), badges(s)),
	}, lines...)...), ui.Neutral)
}

// badges are the verdict in a word, and beside it what it says nothing of: that
// nobody vouches for the name. A signature of unknown origin is not all green.
func badges(s verify.Signature) fyne.CanvasObject {
	list := []fyne.CanvasObject{ui.NewBadge(swedish.Verdict(s.Verdict), toneOf(s.Verdict))}
	switch {
	case s.Trial:
		list = append(list, ui.NewBadge(swedish.T("window.verify.trial"), ui.WarningTone))
	case !s.Trusted:
		list = append(list, ui.NewBadge(swedish.T("window.verify.not_trusted"), ui.WarningTone))
	}
	return container.NewHBox(list...)
}

// circumstances are what the verdict does not say: time, level, issuer.
func circumstances(s verify.Signature) string {
	var parts []string
	if !timeOf(s).IsZero() {
		key := "window.verify.time_claimed"
		if s.TimeProved {
			key = "window.verify.time_proved"
		}
		parts = append(parts, swedish.T(key, "time", swedish.Moment(timeOf(s).Local())))
	}
	key := "window.verify.unknown_issuer"
	if s.Trusted {
		key = "window.verify.trusted_issuer"
	}
	parts = append(parts, swedish.T(key))
	if s.Level != "" {
		parts = append(parts, "PAdES "+s.Level)
	}
	return strings.Join(parts, " · ")
}

func toneOf(v verify.Verdict) ui.Tone {
	switch {
	case v.Good():
		return ui.GoodTone
	case v == verify.Undetermined:
		return ui.WarningTone
	}
	return ui.ErrorTone
}

// timeOf is the time that the signature gives; zero where it gives none.
func timeOf(s verify.Signature) time.Time {
	t, err := time.Parse(time.RFC3339, s.Time)
	if err != nil {
		return time.Time{}
	}
	return t
}

// shorten leaves out the middle of a long file name.
func shorten(name string) string {
	r := []rune(name)
	if len(r) <= 44 {
		return name
	}
	return string(r[:22]) + "…" + string(r[len(r)-20:])
}
