package meetings

import (
	"strings"
	"testing"

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
