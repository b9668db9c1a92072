package settings

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// address is the row of the timestamp authority: what is chosen, and a button
// that asks for another.
type address struct {
	now    *ui.Words
	change *ui.Button
}

func (a address) row() fyne.CanvasObject {
	words := ui.NewStack(0, ui.NewWords(swedish.T("window.settings.tsa"), ui.WordsStyle{}), a.now,
		ui.NewWords(swedish.T("window.settings.tsa_hint"), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	return ui.NewLined(words, a.change)
}

func (s *screen) authority(win fyne.Window) address {
	shown := func() string { return cmp.Or(s.p.TSA, swedish.T("window.settings.tsa_none")) }
	a := address{now: ui.NewWords(shown(), ui.WordsStyle{Bold: true})}
	a.change = ui.NewButton(swedish.T("window.settings.tsa_change"), func() {
		entry := ui.NewEntry()
		entry.SetText(s.p.TSA)
		ui.Form(win, ui.FormOptions{
			Title: swedish.T("window.settings.tsa"), Intro: swedish.T("window.settings.tsa_about"), Submit: swedish.T("window.settings.tsa_use"),
			Fields: []ui.Field{{Label: swedish.T("window.settings.tsa_address"), Widget: entry, Hint: swedish.T("window.settings.tsa_empty")}},
			OnSubmit: func() error {
				chosen := strings.TrimSpace(entry.Text)
				if err := s.p.OnTSA(chosen); err != nil {
					return err
				}
				s.p.TSA = chosen
				a.now.SetText(shown())
				s.say(swedish.T("window.settings.tsa"), shown())
				return nil
			},
		})
	})
	return a
}

func (s *screen) automatic() choice {
	return s.either(swedish.T("window.settings.automatic"), swedish.T("window.settings.automatic_hint"),
		named("window.settings.automatic.", []string{"ask", "open"}), s.p.Automatic, s.p.OnAutomatic)
}

// either is a choice between two options, of which the second is taken where on
// is set.
func (s *screen) either(label, hint string, options []string, on bool, choose func(on bool)) choice {
	at := 0
	if on {
		at = 1
	}
	c := newChoice(label, options, at)
	c.hint = hint
	c.field.OnChanged = func(chosen string) {
		choose(chosen == options[1])
		s.say(c.label, chosen)
	}
	return c
}

func (s *screen) archive(org string) choice {
	options := named("window.settings.archive.", []string{"3a", "2a"})
	c := newChoice(cmp.Or(org, swedish.T("window.settings.clauses_unnamed")), options, slices.Index(Archives, s.p.Archive[org]))
	c.field.OnChanged = func(chosen string) {
		s.p.OnArchive(org, Archives[slices.Index(options, chosen)])
		s.say(c.label, chosen)
	}
	return c
}

// rsa is how RSA keys sign.
func (s *screen) rsa() choice {
	return s.either(swedish.T("window.settings.rsa"), swedish.T("window.settings.rsa_hint"),
		named("window.settings.rsa.", []string{"pkcs1", "pss"}), s.p.PSS, s.p.OnPSS)
}
