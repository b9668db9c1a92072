package meetings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

func TestNobodyIsSaidToHaveBeenAtAMeetingThatIsNotHeld(t *testing.T) {
	for state, want := range map[data.State]string{data.Convened: "kallade", data.Held: "var närvarande", data.Adjusted: "var närvarande"} {
		if got := nobodyNamed(data.Meeting{State: state}, "window.about.no_attendance"); !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
	if got := nobodyNamed(data.Meeting{State: data.Convened}, "window.room.no_attendance"); strings.Contains(got, "närvarande") {
		t.Errorf("in the room: %q", got)
	}
}

// The English window groups those present as the minutes do: who is a member and
// does not serve is not among those who do.
func TestAMemberWhoDoesNotServeIsNotAmongThoseWhoDo(t *testing.T) {
	test.NewTempApp(t)
	swedish.Use(swedish.English)
	t.Cleanup(func() { swedish.Use(swedish.Swedish) })
	words := func(m data.Meeting) (all []string) {
		for _, o := range attendance(m) {
			switch x := o.(type) {
			case *ui.Line:
				all = append(all, test.WidgetRenderer(x).Objects()[0].(*canvas.Text).Text)
			case *ui.Fact:
				all = append(all, test.WidgetRenderer(x).Objects()[0].(*ui.Words).Text())
			}
		}
		return all
	}
	m := data.Meeting{Attendance: []data.Attendance{{Name: "Ellen Fjällvik", Capacity: data.Member, Serving: true}, {Name: "Ture Malmgård", Capacity: data.Member}}}
	said := strings.Join(words(m), "|")
	if i, j, k := strings.Index(said, "Ellen"), strings.Index(strings.ToLower(said), "do not serve"), strings.Index(said, "Ture"); i < 0 || j < i || k < j {
		t.Errorf("%s", said)
	}
}
