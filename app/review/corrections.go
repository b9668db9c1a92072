package review

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// ShowCorrections lists what a person changed in a reading: what it is now, what
// the reading had given, and the words of the paper that it went by. m is the
// meeting as it was read and corrected.
func ShowCorrections(w fyne.Window, text string, claims []data.Claim) {
	list := act.Corrections(claims)
	if len(list) == 0 {
		ui.Inform(w, swedish.T("window.review.corrections_title"), swedish.T("window.review.corrections_none"))
		return
	}
	sheet := ui.NewSheet(0)
	sheet.Inset, sheet.Bottom = 4, 12
	var all []fyne.CanvasObject
	for _, c := range list {
		box := ui.NewStack(1, strong(pathWords(c.Path)))
		switch {
		case c.Rule == act.RuleRemoved:
			box.Add(words(swedish.T("window.review.was_removed", "value", swedish.Shorten(c.Was, 200))))
		case c.Rule == act.RuleMoved:
			box.Add(words(swedish.T("window.review.was_moved", "value", swedish.Shorten(c.Was, 200))))
		case c.Was != "":
			box.Add(words(swedish.T("window.review.was", "value", valueWords(fieldOf(c.Path), swedish.Shorten(c.Was, 200)))))
		default:
			box.Add(words(swedish.T("window.review.was_empty")))
		}
		if c.From < c.To && c.To <= len(text) {
			box.Add(small(swedish.T("window.review.in_paper", "words", swedish.Shorten(strings.Join(strings.Fields(text[c.From:c.To]), " "), 160))))
		}
		all = append(all, box, ui.NewSpace(12))
	}
	sheet.Set(all...)
	rows := ui.NewElastic(fyne.NewSize(480, min(420, 40+70*float32(len(list)))), sheet.Content())
	ui.Custom(w, ui.DialogOptions{
		Title: swedish.T("window.review.corrections_title"), Width: 560, Content: rows.Content(), Gives: rows,
	})
}

// pathWords says which field a path is of: "Person 3 · Namn".
func pathWords(path string) string {
	if path == "body" {
		return swedish.T("window.about.body")
	}
	var parts []string
	rest := path
	for rest != "" {
		part, after, _ := strings.Cut(rest, ".")
		rest = after
		name, index, _ := strings.Cut(part, "[")
		number := ""
		if n, err := strconv.Atoi(strings.TrimSuffix(index, "]")); err == nil {
			number = " " + strconv.Itoa(n+1)
		}
		key := "window.review.path." + name
		switch {
		case swedish.Has(key):
			parts = append(parts, swedish.T(key)+number)
		case name == "minutes" || name == "adjustments" || name == "lists" || name == "decisions" || name == "proposals":
		default:
			parts = append(parts, swedish.Capital(fieldWords(name)))
		}
	}
	return strings.Join(parts, " · ")
}
