package minutes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/verify"
)

// signatureOf finds what a check of the minutes found of a signer's signature:
// the signatures of people stand in the file in the order in which they were
// given. nil where it is not known, or the file has others than the record.
func signatureOf(r *verify.Report, doc *data.Document, s Signer) *verify.Signature {
	if r == nil || doc == nil || s.Signed == nil {
		return nil
	}
	var found []verify.Signature
	for _, x := range r.Signatures {
		if !x.Timestamp {
			found = append(found, x)
		}
	}
	if len(found) != len(doc.Signed) {
		return nil
	}
	for i, g := range doc.Signed {
		if g == *s.Signed && found[i].Role == g.Role {
			return &found[i]
		}
	}
	return nil
}

// newSignerRow shows one signer: name and role, whether the signature is there
// and what it is worth, in words.
func newSignerRow(s Signer, found *verify.Signature) fyne.CanvasObject {
	about := []string{}
	var badges []fyne.CanvasObject
	switch {
	case s.Signed == nil:
		badges = append(badges, ui.NewBadge(swedish.T("window.minutes.waits"), ui.Neutral))
	case found == nil:
		badges = append(badges, ui.NewBadge(swedish.T("window.minutes.signed"), ui.Neutral))
	default:
		tone := ui.ErrorTone
		switch {
		case found.Verdict.Good():
			tone = ui.GoodTone
		case found.Verdict == verify.Undetermined:
			tone = ui.WarningTone
		}
		badges = append(badges, ui.NewBadge(short(found.Verdict), tone))
		if word := swedish.Vouched(found.Vouched()); word != "" {
			badges = append(badges, ui.NewBadge(word, ui.WarningTone))
		}
	}
	if s.Signed != nil {
		about = append(about, swedish.Moment(s.Signed.At.In(data.Stockholm)))
		if s.Signed.Attested != "" {
			about = append(about, swedish.T("window.takeback.attested", "seal", s.Signed.Attested))
		}
		if !sameName(s.Name, s.Signed.Name) {
			about = append(about, swedish.T("window.minutes.signed_by", "name", s.Signed.Name))
		}
	}
	if found != nil && len(found.Reasons) > 0 && !found.Verdict.Good() {
		about = append(about, swedish.Finding(found.Reasons[0].Code, found.Reasons[0].Text, found.Reasons[0].Values...))
	}
	name := s.Name
	if role := swedish.SignRole(s.Role); role != "" {
		name += ", " + role
	}
	lines := []fyne.CanvasObject{ui.NewWords(name, ui.WordsStyle{})}
	if len(about) > 0 {
		lines = append(lines, ui.NewWords(strings.Join(about, " · "), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	return ui.NewLined(ui.NewStack(0, lines...), container.NewHBox(badges...))
}

// short is a verdict in one word, as there is room beside a name.
func short(v verify.Verdict) string {
	if v.Good() {
		return swedish.T("window.verify.good")
	}
	return swedish.Verdict(v)
}
