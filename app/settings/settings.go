// Package settings is the dialog in which the user chooses how the program
// looks, how texts are set, which language it speaks and how an organization
// writes its decisions. It stores nothing itself: each choice is told to the
// window, which makes it take effect at once, and the dialog says so.
package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// What can be chosen, in the order shown.
var (
	Clauses     = []string{"att", "numbered", "plain"}
	Archives    = []string{"", "2a"} // "": PDF/A-3a with the meeting attached
	Modes       = []look.Mode{look.System, look.Light, look.Dark}
	Sizes       = []int{80, 90, 100, 110, 125, 150, 175, 200, 250}               // of all text, in per cent
	ReadSizes   = []int{80, 90, 100, 110, 125, 150, 175, 200}                    // of texts that are read, beside that
	LineHeights = []int{120, 135, 150, 165, 180, 200, 220}                       // in per cent of the size
	Widths      = []int{45, 55, 60, 68, 75, 90}                                  // of the column, in characters
	Languages   = []string{"", string(swedish.Swedish), string(swedish.English)} // "" follows the computer
)

// Params is the present choices and where new ones go.
type Params struct {
	Look          look.Options
	Language      string            // one of Languages
	Organizations []string          // those at hand, in order
	Clauses       map[string]string // by organization
	Archive       map[string]string // one of Archives, by organization
	TSA           string            // address of the timestamp authority; "" for none
	Automatic     bool              // evidence is completed while the program is open
	PSS           bool              // RSA keys sign by RSASSA-PSS

	OnLook func(look.Options)
	// OnLanguage is called when the dialog has been closed: all words change, and
	// the dialog is to be opened again.
	OnLanguage func(language string)
	OnClauses  func(organization, style string)
	OnArchive  func(organization, form string)
	// OnTSA stores the address; an error says why it is none.
	OnTSA       func(address string) error
	OnAutomatic func(bool)
	OnPSS       func(bool)
}

// Open shows the dialog. The control of that name has the keyboard first ("" for
// the first of all; "language").
func Open(win fyne.Window, p Params, at string) *ui.Dialog {
	s := &screen{p: p, now: p.Look, said: ui.NewWords(swedish.T("window.settings.about"), ui.WordsStyle{Colour: look.Secondary})}
	s.now.Reading = s.now.Reading.Normal()
	s.sample = ui.NewStack(0)
	s.setSample()
	mode := s.choice("mode", named("window.settings.mode.", Modes), slices.Index(Modes, s.now.Mode), func(i int) { s.now.Mode = Modes[i] })
	size := s.choice("size", percents(Sizes), nearest(Sizes, s.now.Scale*100), func(i int) { s.now.Scale = float32(Sizes[i]) / 100 })
	r := &s.now.Reading
	typeface := s.choice("typeface", named("window.settings.typeface.", look.Typefaces), slices.Index(look.Typefaces, r.Typeface), func(i int) { r.Typeface = look.Typefaces[i] })
	readSize := s.choice("read_size", percents(ReadSizes), nearest(ReadSizes, r.Size*100), func(i int) { r.Size = float32(ReadSizes[i]) / 100 })
	height := s.choice("line_height", factors(LineHeights), nearest(LineHeights, r.LineHeight*100), func(i int) { r.LineHeight = float32(LineHeights[i]) / 100 })
	width := s.choice("width", counted("window.settings.width.chars", Widths), nearest(Widths, float32(r.Chars)), func(i int) { r.Chars = Widths[i] })
	language := s.language()

	all := ui.NewStack(0)
	group := func(key string, rows ...fyne.CanvasObject) {
		all.Add(ui.NewSpace(14), ui.Overline(swedish.T("window.settings.group."+key)))
		all.Add(rows...)
	}
	group("look", mode.row(), size.row())
	group("reading", typeface.row(), readSize.row(), height.row(), width.row(), ui.NewSpace(8), ui.NewCard(s.sample, ui.Neutral))
	group("language", language.row())
	tsa := s.authority(win)
	group("evidence", tsa.row(), s.automatic().row(), s.rsa().row())
	for _, g := range []struct {
		key string
		of  func(org string) choice
	}{{"clauses", s.clauses}, {"archive", s.archive}} {
		if len(p.Organizations) > 0 {
			group(g.key)
		}
		for _, org := range p.Organizations {
			all.Add(g.of(org).row())
		}
	}
	s.dialog = ui.Custom(win, ui.DialogOptions{
		Title: swedish.T("window.settings.title"), Content: ui.NewStack(4, s.said, all), Width: wide,
		Focus: map[string]fyne.Focusable{"": mode.field, "language": language.field, "tsa": tsa.change}[at],
	})
	if at == "language" {
		s.say(language.label, language.field.Selected)
	}
	return s.dialog
}

// wide is the dialog's width, in units at text size 100 %.
const wide = 560

type screen struct {
	p      Params
	now    look.Options
	said   *ui.Words
	sample *ui.Stack
	dialog *ui.Dialog
}

// choice is one thing to choose.
type choice struct {
	label, hint string
	field       *ui.Select
}

func (c choice) row() fyne.CanvasObject {
	words := ui.NewStack(0, ui.NewWords(c.label, ui.WordsStyle{}))
	if c.hint != "" {
		words.Add(ui.NewWords(c.hint, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	return ui.NewLined(words, c.field)
}

// choice is a setting of the look: it takes effect, and the dialog says so.
func (s *screen) choice(key string, options []string, at int, choose func(i int)) choice {
	c := newChoice(swedish.T("window.settings."+key), options, at)
	if hint := "window.settings." + key + "_hint"; swedish.Has(hint) {
		c.hint = swedish.T(hint)
	}
	c.field.OnChanged = func(chosen string) {
		choose(slices.Index(options, chosen))
		s.p.OnLook(s.now)
		s.setSample()
		s.say(c.label, chosen)
	}
	return c
}

func newChoice(label string, options []string, at int) choice {
	c := choice{label: label, field: ui.NewSelect(options, nil)}
	c.field.Label = label
	c.field.SetSelectedIndex(max(0, at))
	return c
}

// say tells that a choice is in force.
func (s *screen) say(label, chosen string) {
	s.said.Set(swedish.T("window.settings.now", "setting", label, "value", chosen), look.Good, false)
	s.dialog.Fit()
}

// setSample shows some lines as texts are set now.
func (s *screen) setSample() {
	s.sample.Set(ui.NewWords(swedish.T("window.settings.sample"), ui.WordsStyle{Size: look.SizeReading, Serif: true, Leading: s.now.Reading.LineHeight}))
}

func (s *screen) language() choice {
	options := named("window.settings.language.", []string{"system", "sv", "en"})
	c := newChoice(swedish.T("window.settings.language"), options, slices.Index(Languages, s.p.Language))
	c.hint = swedish.T("window.settings.language_hint")
	c.field.OnChanged = func(chosen string) {
		s.dialog.Close()
		s.p.OnLanguage(Languages[slices.Index(options, chosen)])
	}
	return c
}

func (s *screen) clauses(org string) choice {
	options := named("window.settings.clauses.", Clauses)
	label := org
	if org == "" {
		label = swedish.T("window.settings.clauses_unnamed")
	}
	c := newChoice(label, options, slices.Index(Clauses, s.p.Clauses[org]))
	c.field.OnChanged = func(chosen string) {
		s.p.OnClauses(org, Clauses[slices.Index(options, chosen)])
		s.say(label, chosen)
	}
	return c
}

func named[S ~string](prefix string, values []S) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = swedish.T(prefix + string(v))
	}
	return list
}

func percents(values []int) []string { return counted("window.settings.percent", values) }

func counted(key string, values []int) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = swedish.T(key, "n", v)
	}
	return list
}

// factors writes per cent as "1,5", in English "1.5".
func factors(values []int) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = swedish.Decimal(strconv.FormatFloat(float64(v)/100, 'f', -1, 64))
	}
	return list
}

// nearest returns the number of the value that comes closest.
func nearest(values []int, to float32) int {
	best := 0
	for i, v := range values {
		if abs(float32(v)-to) < abs(float32(values[best])-to) {
			best = i
		}
	}
	return best
}

func abs(f float32) float32 { return max(f, -f) }
