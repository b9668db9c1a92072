package meetings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// inRoom is what stands beside the item in the room: who leads and writes, who
// adjusts, the times, and who is there. Presence is per § (KL 5:67): whom the
// papers name for other §§ only stands apart.
func inRoom(m data.Meeting, it *data.AgendaItem) []fyne.CanvasObject {
	all := []fyne.CanvasObject{ui.Overline(swedish.T("window.room.head")), ui.NewSpace(4)}
	all = append(all, facts(roomFacts(m))...)
	if len(m.Attendance) == 0 {
		return append(all, ui.NewSpace(8), secondary(nobodyNamed(m, "window.room.no_attendance")))
	}
	var away []data.Attendance
	here := m
	here.Attendance = nil
	for _, a := range m.Attendance {
		if it != nil && it.Section > 0 && len(a.Sections) > 0 && !slices.Contains(a.Sections, it.Section) {
			away = append(away, a)
		} else {
			here.Attendance = append(here.Attendance, a)
		}
	}
	all = append(all, attendance(here)...)
	if len(away) > 0 {
		all = append(all, ui.NewSpace(18), overline(swedish.T("window.room.away")), ui.NewSpace(4))
		for _, a := range away {
			all = append(all, ui.NewPair(a.Person().Printed(), roleOf(a)))
		}
	}
	return all
}

// roomFacts are the labelled lines at hand in the room.
func roomFacts(m data.Meeting) [][2]string {
	var list [][2]string
	add := func(key, value string) {
		if value != "" {
			list = append(list, [2]string{swedish.T("window.about." + key), value})
		}
	}
	front := data.Minutes{}
	if m.Minutes != nil {
		front = *m.Minutes
	}
	for _, a := range m.Attendance {
		if front.Chair == "" && a.Role == data.Chair {
			front.Chair = a.Person().Printed()
		}
		if front.Secretary == "" && a.Role == data.Secretary {
			front.Secretary = a.Name
		}
	}
	add("chair", front.Chair)
	add("secretary", front.Secretary)
	for _, a := range front.Adjustments {
		add("adjusters", strings.Join(a.Adjusters, ", "))
		add("substitutes", strings.Join(a.SubstituteAdjusters, ", "))
	}
	if m.Start != "" || m.End != "" {
		list = append(list, [2]string{swedish.T("window.room.time"), swedish.Span(m.Start, m.End)})
	}
	if m.Place != "" {
		list = append(list, [2]string{swedish.T("window.room.place"), m.Place})
	}
	return list
}

// newRail sets a rail at the right of a page where there is room for both, else
// under its upper part, and nowhere where a page is too small for two.
func newRail(page, rail fyne.CanvasObject, held *ui.Sheet) fyne.CanvasObject {
	l := &railLayout{page, rail, ui.NewRule(), held}
	return container.New(l, page, rail, l.rule)
}

type railLayout struct {
	page, rail, rule fyne.CanvasObject
	held             *ui.Sheet // what the rail holds
}

const (
	railWidth = 290 // at text size 100 %
	pageLeast = 520 // narrower than this a page has its rail below
	shortPage = 420 // lower than this it has none
)

func (l *railLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	unit := 1 + (theme.TextSize()/15-1)*0.6
	wide := float32(railWidth) * unit
	l.held.Inset = ui.SideInset
	if size.Width-wide >= pageLeast*unit {
		l.page.Move(fyne.NewPos(0, 0))
		l.page.Resize(fyne.NewSize(size.Width-wide, size.Height))
		l.rule.Move(fyne.NewPos(size.Width-wide, 0))
		l.rule.Resize(fyne.NewSize(1, size.Height))
		l.rail.Move(fyne.NewPos(size.Width-wide, 0))
		l.rail.Resize(fyne.NewSize(wide, size.Height))
		return
	}
	l.held.Inset = ui.Margin(size.Width) // in line with the page above
	high := size.Height
	if high >= shortPage*unit { // else there is room for the item alone
		high -= min(0.34*high, l.held.HeightFor(size.Width)+1)
	}
	l.page.Move(fyne.NewPos(0, 0))
	l.page.Resize(fyne.NewSize(size.Width, high))
	l.rule.Move(fyne.NewPos(0, high))
	l.rule.Resize(fyne.NewSize(size.Width, 1))
	l.rail.Move(fyne.NewPos(0, high))
	l.rail.Resize(fyne.NewSize(size.Width, size.Height-high))
}

func (l *railLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }
