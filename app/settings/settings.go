// Package settings is the dialog in which the user chooses how the program
// looks and how an organization writes its decisions. It stores nothing itself:
// each choice is told to the window, which makes it take effect at once.
package settings

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// Clauses are the ways to write a decision's clauses, in the order shown.
var Clauses = []string{"att", "numbered", "plain"}

// Modes are the looks, in the order shown.
var Modes = []look.Mode{look.System, look.Light, look.Dark}

// Sizes are the text sizes to choose from, in per cent.
var Sizes = []int{80, 90, 100, 110, 125, 150, 175, 200, 250}

// Params is the present choices and where new ones go.
type Params struct {
	Mode          look.Mode
	Scale         float32
	Organizations []string          // those at hand, in order
	Clauses       map[string]string // by organization

	OnLook    func(mode look.Mode, scale float32)
	OnClauses func(organization, style string)
}

// Open shows the dialog.
func Open(win fyne.Window, p Params) *ui.Dialog {
	mode, scale := p.Mode, p.Scale
	modes := names("window.settings.mode.", Modes)
	choose := ui.NewSelect(modes, nil)
	choose.SetSelectedIndex(max(0, slices.Index(Modes, mode)))
	choose.OnChanged = func(s string) {
		mode = Modes[slices.Index(modes, s)]
		p.OnLook(mode, scale)
	}
	var percents []string
	for _, n := range Sizes {
		percents = append(percents, strconv.Itoa(n)+" %")
	}
	size := ui.NewSelect(percents, nil)
	size.SetSelected(strconv.Itoa(int(scale*100+0.5)) + " %")
	size.OnChanged = func(s string) {
		n, _ := strconv.Atoi(strings.TrimSuffix(s, " %"))
		scale = float32(n) / 100
		p.OnLook(mode, scale)
	}
	fields := []field{
		{label: swedish.T("window.settings.mode"), choice: choose},
		{label: swedish.T("window.settings.size"), choice: size, hint: swedish.T("window.settings.size_hint")},
	}
	choose.Label, size.Label = fields[0].label, fields[1].label
	styles := names("window.settings.clauses.", Clauses)
	for _, org := range p.Organizations {
		style := ui.NewSelect(styles, nil)
		style.SetSelectedIndex(max(0, slices.Index(Clauses, p.Clauses[org])))
		style.OnChanged = func(s string) { p.OnClauses(org, Clauses[slices.Index(styles, s)]) }
		label := swedish.T("window.settings.clauses_of", "organization", org)
		if org == "" {
			label = swedish.T("window.settings.clauses")
		}
		style.Label = label
		fields = append(fields, field{label: label, choice: style})
	}
	stack := ui.NewStack(4, ui.NewWords(swedish.T("window.settings.about"), ui.WordsStyle{Colour: look.Secondary}))
	stack.Inset = 2
	for _, f := range fields {
		stack.Add(ui.NewSpace(6), ui.NewWords(f.label, ui.WordsStyle{Bold: true}), f.choice)
		if f.hint != "" {
			stack.Add(ui.NewWords(f.hint, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
		}
	}
	high := min(stack.HeightFor(wide), win.Canvas().Size().Height*0.6)
	scroll := ui.NewSized(fyne.NewSize(wide*0.6, high), container.NewVScroll(stack))
	return ui.Custom(win, ui.DialogOptions{
		Title: swedish.T("window.settings.title"), Content: scroll, Focus: choose, Width: wide,
	})
}

// wide is the dialog's width, in units at text size 100 %.
const wide = 460

// field is one thing to choose.
type field struct {
	label  string
	choice *ui.Select
	hint   string
}

func names[S ~string](prefix string, values []S) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = swedish.T(prefix + string(v))
	}
	return list
}
