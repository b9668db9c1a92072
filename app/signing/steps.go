package signing

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// reading is the first step: what is signed, and who has.
func (w *Walk) reading() []fyne.CanvasObject {
	all := []fyne.CanvasObject{
		ui.NewWords(w.ask.Document, ui.WordsStyle{Bold: true}),
		ui.NewSpace(4),
		ui.NewWords(swedish.T("window.sign.read_all"), ui.WordsStyle{}),
		ui.NewSpace(14),
	}
	switch {
	case len(w.ask.Stop) > 0:
		all = append(all, ui.NewWordsCard(swedish.T("window.sign.stop"), w.ask.Stop, ui.ErrorTone), ui.NewSpace(10))
		w.next.Disable()
		w.focus = w.back
		if w.ask.Again != nil {
			again := ui.NewPrimary(swedish.T("window.minutes.again"), w.ask.Again)
			all = append(all, ui.NewFlow(8, again), ui.NewSpace(10))
			w.focus = again
		}
	case len(w.free) == 0:
		all = append(all, ui.NewWordsCard(swedish.T("window.sign.all_signed"), nil, ui.GoodTone), ui.NewSpace(10))
		w.next.Disable()
		w.focus = w.back
	case len(w.ask.Mind) > 0:
		all = append(all, ui.NewWordsCard(swedish.T("window.sign.mind"), w.ask.Mind, ui.WarningTone), ui.NewSpace(10))
	}
	if len(w.ask.Places) > 0 {
		all = append(all, ui.Overline(swedish.T("window.minutes.signatures")), ui.NewSpace(2))
	}
	return append(all, signers(w.ask.Places)...)
}

// choosing is the second step: as whom.
func (w *Walk) choosing() []fyne.CanvasObject {
	name := ui.NewEntry()
	name.Label = swedish.T("window.sign.name")
	name.SetText(w.name)
	other := ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Warning})
	compare := func(string) {
		text := ""
		if p := w.free[w.place].Person; p != "" && strings.TrimSpace(name.Text) != "" && !data.SamePerson(p, name.Text) {
			text = swedish.T("window.sign.meant_for", "name", p)
		}
		if text != other.Text() {
			other.SetText(text)
			w.sheet.Set(w.sheet.Objects()...)
		}
	}
	var as *ui.List
	as = ui.NewList(ui.ListOptions{
		Length: func() int { return len(w.free) },
		Create: newChoice,
		Update: func(i int, o fyne.CanvasObject) { fillChoice(o, w.free[i], i == w.place) },
		Text:   func(i int) string { return label(w.free[i]) },
		OnSelected: func(i int) {
			w.place = i
			name.SetText(w.free[i].Person)
			as.Refresh()
		},
		OnOpened: func(int) { w.Next() },
		Label:    swedish.T("window.sign.as"),
	})
	as.Select(w.place)
	name.OnChanged = compare
	w.focus = as
	w.read = func() error {
		given := strings.TrimSpace(name.Text)
		if w.key == "" || given != w.name {
			w.key = w.ask.Key(given)
		}
		w.name = given
		if w.name == "" {
			w.focus = name
			return errors.New(swedish.T("window.sign.write_name"))
		}
		return nil
	}
	return []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.sign.as"), ui.WordsStyle{Bold: true}), ui.NewSpace(4),
		ui.NewSized(fyne.NewSize(200, choiceHeight()*float32(len(w.free))), as), ui.NewSpace(16),
		ui.NewWords(swedish.T("window.sign.name"), ui.WordsStyle{Bold: true}), ui.NewSpace(4), name, ui.NewSpace(4), other,
	}
}

// keying is the third step: with which key.
func (w *Walk) keying() []fyne.CanvasObject {
	means := swedish.T("window.sign.key_means")
	if w.onCard {
		means = swedish.T("window.card.means")
	}
	head := []fyne.CanvasObject{
		ui.NewWords(means, ui.WordsStyle{}), ui.NewSpace(12),
		ui.NewWords(swedish.T("window.card.where"), ui.WordsStyle{Bold: true}), ui.NewSpace(4), w.keyWhere(), ui.NewSpace(12),
	}
	if w.onCard {
		return append(head, w.cards()...)
	}
	return append(head, w.keyFile()...)
}

// keyFile is the third step where the key is in a file.
func (w *Walk) keyFile() []fyne.CanvasObject {
	about := ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
	key, line := keyField(w.key, w.ask.Browse)
	tell := func(path string) {
		if text := w.ask.About(strings.TrimSpace(path)); text != about.Text() {
			about.SetText(text)
			w.sheet.Set(w.sheet.Objects()...)
		}
	}
	key.OnChanged = tell
	about.SetText(w.ask.About(w.key))
	make := ui.NewButton(swedish.T("window.sign.make_key"), func() {
		w.ask.NewKey(w.name, func(path string) {
			key.SetText(path)
			ui.Focus(key) // Enter goes on with it
		})
	})
	key.TypedShortcut(&fyne.ShortcutSelectAll{}) // writing replaces it, Enter takes it
	w.focus = key
	w.read = func() error {
		w.key = strings.TrimSpace(key.Text)
		if w.key == "" {
			w.focus = key
			return errors.New(swedish.T("window.sign.choose_key"))
		}
		err := w.ask.Check(w.key) // before the password is asked for
		if err != nil {
			w.focus = key
		}
		return err
	}
	return []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.sign.key"), ui.WordsStyle{Bold: true}), ui.NewSpace(4), line, ui.NewSpace(4), about,
		ui.NewSpace(18),
		ui.NewWords(swedish.T("window.sign.no_key"), ui.WordsStyle{Colour: look.Secondary}), ui.NewSpace(6), ui.NewFlow(8, make),
	}
}
