package meetings

import (
	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// register is the attendance as the minutes print it, nil where nobody is known
// to have been there. The minutes are in Swedish: in another language it is told
// in that language's words.
func register(m data.Meeting) []fyne.CanvasObject {
	if swedish.Current() != swedish.Swedish {
		return attendance(m)
	}
	groups := compose.Attendance(m)
	if len(groups) == 0 {
		return nil
	}
	title := "window.about.attendance"
	if notHeld(m) && !m.Served() {
		title = "window.about.called"
	}
	table := ui.NewRegister()
	for _, g := range groups {
		table.Add(g.Title, g.Rows...)
	}
	return []fyne.CanvasObject{space(18), overline(swedish.T(title)), space(6), table}
}
