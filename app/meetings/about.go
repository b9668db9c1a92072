package meetings

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// About is the meeting's own page: when and where, what to look at, who was
// there, what the front page of the minutes says, and text outside the §§.
type About struct {
	OnImport      func() // reads in a paper; offered where there are no items
	OnCorrections func() // shows what a person corrected in the reading

	sheet   *ui.Sheet
	content fyne.CanvasObject
}

// NewAbout makes the page.
func NewAbout() *About {
	a := &About{sheet: ui.NewSheet(0)}
	a.sheet.Page, a.sheet.Top, a.sheet.Bottom, a.sheet.Widest = true, 26, 48, 680
	a.content = a.sheet.Content()
	return a
}

// Content returns the page.
func (a *About) Content() fyne.CanvasObject { return a.content }

// Show shows a meeting.
func (a *About) Show(m data.Meeting) {
	var all []fyne.CanvasObject
	all = append(all, ui.NewWords(cmp.Or(m.Body, swedish.T("window.where.no_body")), ui.WordsStyle{Size: look.SizeReadingHeading, Serif: true, Bold: true, Leading: 1.25}))
	all = append(all, space(4), secondary(summaryOf(m)), space(14))
	leftOut := func(w data.Warning) bool { return w.Code == intake.TextLeftOut } // told under the source
	if card := WarningCard(slices.DeleteFunc(warningsOf(m, 0), leftOut)); card != nil {
		all = append(all, card, space(14))
	}
	if len(m.Items) == 0 {
		all = append(all, ui.NewCard(ui.NewRoomy(
			ui.NewWords(swedish.T("window.agenda.empty"), ui.WordsStyle{Bold: true}),
			ui.NewWords(swedish.T("window.about.no_items"), ui.WordsStyle{}), ui.NewSpace(2),
			container.NewHBox(ui.NewButton(swedish.T("window.bar.import"), a.OnImport))), ui.Neutral), space(14))
	}
	all = append(all, facts(minutesFacts(m))...)
	if len(m.Attendance) == 0 {
		all = append(all, secondary(nobodyNamed(m, "window.about.no_attendance")))
	}
	all = append(all, register(m)...)
	if blocks := data.WithoutLooseHeadings(m.FrontMatter); len(blocks) > 0 {
		all = append(all, space(18), overline(swedish.T("window.about.front_matter")), space(4))
		for _, b := range blocks {
			all = append(all, ui.NewWords(b.Text, ui.WordsStyle{Serif: true, Leading: 1.5}), space(6))
		}
	}
	if m.Source != nil && m.Source.Name != "" {
		all = append(all, space(18), overline(swedish.T("window.about.source")), space(4), secondary(m.Source.Name))
		if n := len(m.Source.LeftOut); n > 0 {
			all = append(all, secondary(swedish.N("window.about.left_out", n, "texts", strings.Join(quoted(m.Source.LeftOut), ", "))))
		}
	}
	if m.Source != nil && m.Source.Name != "" {
		all = append(all, space(6), ui.NewFlow(8, ui.NewQuiet(swedish.T("window.do.corrections"), a.OnCorrections)))
	}
	a.sheet.Set(all...)
}

// ScrollToTop shows the beginning of the page.
func (a *About) ScrollToTop() { a.sheet.ScrollToTop() }

func summaryOf(m data.Meeting) string {
	var parts []string
	if s := when(m); s != "" {
		parts = append(parts, s)
	}
	if m.Organization != "" {
		parts = append(parts, m.Organization)
	}
	if s := swedish.State(m.State); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " · ")
}

// WarningCard tells what to look at and has not been accepted yet; nil when
// there is nothing.
func WarningCard(warnings []data.Warning) fyne.CanvasObject {
	warnings = slices.DeleteFunc(slices.Clone(warnings), func(w data.Warning) bool { return w.Accepted })
	if len(warnings) == 0 {
		return nil
	}
	texts := []fyne.CanvasObject{ui.NewWords(swedish.N("window.about.look_at", len(warnings)), ui.WordsStyle{Bold: true})}
	tone := ui.WarningTone
	for _, w := range warnings {
		texts = append(texts, ui.NewWords(act.Says(w), ui.WordsStyle{}))
		if grave(w.Code) {
			tone = ui.ErrorTone
		}
	}
	return ui.NewNotice(ui.NoticeParts{Short: swedish.N("window.about.look_at", len(warnings)), Texts: texts, Tone: tone})
}

// minutesFacts are the labelled lines of the minutes' front page.
func minutesFacts(m data.Meeting) [][2]string {
	var list [][2]string
	add := func(key, value string) {
		if value != "" {
			list = append(list, [2]string{swedish.T("window.about." + key), value})
		}
	}
	if m.Minutes == nil {
		return nil
	}
	add("sections", swedish.Sections(m.Minutes.Sections))
	add("chair", m.Minutes.Chair)
	add("secretary", m.Minutes.Secretary)
	for _, a := range m.Minutes.Adjustments {
		if len(m.Minutes.Adjustments) > 1 {
			add("batch", swedish.Sections(a.Sections))
		}
		add("adjusters", strings.Join(a.Adjusters, ", "))
		add("substitutes", strings.Join(a.SubstituteAdjusters, ", "))
		add("adjust_by", swedish.Date(a.AdjustBy))
		add("adjusted_on", swedish.Date(a.AdjustedOn))
		add("posted_on", swedish.Date(a.PostedOn))
		add("removed_on", swedish.Date(a.RemovedOn))
		add("stored_at", a.StoredAt)
		add("notice_by", a.NoticeSignedBy)
	}
	return list
}

func facts(list [][2]string) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, f := range list {
		all = append(all, ui.NewFact(f[0], f[1]))
	}
	return all
}

// nobodyNamed says that the papers name nobody: of a meeting that is only called
// to, nobody who is called, else in the words of key.
func nobodyNamed(m data.Meeting, key string) string {
	if notHeld(m) {
		key = "window.about.no_called"
	}
	return swedish.T(key)
}

// notHeld reports whether the papers only call to the meeting.
func notHeld(m data.Meeting) bool { return m.State == data.Convened || m.State == "" }

func attendance(m data.Meeting) []fyne.CanvasObject {
	if len(m.Attendance) == 0 {
		return nil
	}
	var all []fyne.CanvasObject
	group := func(key string, in func(data.Attendance) bool) {
		var rows []fyne.CanvasObject
		for _, a := range m.Attendance {
			if in(a) {
				rows = append(rows, ui.NewPair(a.Person().Printed(), roleOf(a)))
			}
		}
		if len(rows) > 0 {
			all = append(all, space(18), overline(swedish.T("window.about."+key)), space(4))
			all = append(all, rows...)
		}
	}
	members, named := "not_serving", ""
	if !m.Served() { // an agenda does not know yet who will serve, or come
		members, named = "serving_named", "_named"
	}
	group("serving", func(a data.Attendance) bool { return a.Serving })
	group(members, func(a data.Attendance) bool { return !a.Serving && a.Capacity == data.Member })
	group("deputies"+named, func(a data.Attendance) bool { return !a.Serving && a.Capacity == data.Deputy })
	group("others"+named, func(a data.Attendance) bool { return !a.Serving && a.Capacity == data.Other })
	return all
}

func roleOf(a data.Attendance) string {
	var parts []string
	if a.Role != "" {
		parts = append(parts, swedish.Role(a.Role))
	}
	if a.Title != "" && !strings.EqualFold(a.Title, swedish.Role(a.Role)) {
		parts = append(parts, a.Title)
	}
	if a.Replaces != nil {
		name := cmp.Or(a.Replaces.Name, swedish.T("window.about.vacant"))
		if a.Replaces.Party != "" {
			name += " (" + a.Replaces.Party + ")"
		}
		parts = append(parts, swedish.T("window.about.replaces", "name", name))
	}
	if a.Remote {
		parts = append(parts, swedish.T("window.about.remote"))
	}
	if len(a.Sections) > 0 {
		numbers := slices.Clone(a.Sections)
		slices.Sort(numbers)
		var texts []string
		for _, n := range numbers {
			texts = append(texts, strconv.Itoa(n))
		}
		parts = append(parts, swedish.Sections(strings.Join(texts, ", ")))
	}
	if len(parts) == 0 && a.Capacity != data.Other {
		return swedish.Capacity(a.Capacity)
	}
	return strings.Join(parts, ", ")
}

func quoted(texts []string) []string {
	var list []string
	for _, t := range texts {
		if r := []rune(t); len(r) > 140 {
			t = string(r[:139]) + "…"
		}
		list = append(list, "”"+t+"”")
	}
	return list
}

func overline(text string) fyne.CanvasObject {
	return ui.Overline(text)
}

func secondary(text string) fyne.CanvasObject {
	return ui.NewWords(text, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})
}

func space(height float32) fyne.CanvasObject { return ui.NewSpace(height) }
