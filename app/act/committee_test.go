package act_test

import (
	"context"
	"errors"
	"testing"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/compose"
)

func TestSetUpCommittee(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	c := act.Committee{Organization: "Lomviks kommun", Body: " Kulturnämnden ", Chair: "Ellen Fjällvik", ChairParty: "C",
		Secretary: "Maj Öberg", Place: "Kommunhuset", Date: "2027-02-03", Start: "13:00", Clauses: compose.ClausesNumbered}
	for name, bad := range map[string]func(*act.Committee){
		"no body": func(c *act.Committee) { c.Body = "  " },
		"no day":  func(c *act.Committee) { c.Date = "2027-02-30" },
		"no time": func(c *act.Committee) { c.Start = "25:00" },
		"short":   func(c *act.Committee) { c.Start = "9:00" },
	} {
		wrong := c
		bad(&wrong)
		_, err := act.SetUpCommittee(ctx, s, wrong)
		if _, told := errors.AsType[*act.Error](err); !told {
			t.Errorf("%s: %v", name, err)
		}
	}
	done, err := act.SetUpCommittee(ctx, s, c)
	if err != nil || done.Outcome != data.Created {
		t.Fatalf("%+v, %v", done, err)
	}
	m, err := s.Meeting(ctx, done.MeetingID)
	if err != nil || m.Body != "Kulturnämnden" || m.State != data.Convened || m.Start != "13:00" || len(m.Attendance) != 2 || len(m.Items) != 3 ||
		m.Items[0].Title != "Val av justerare" || m.Items[0].Section != 0 || m.Items[2].Kind != data.KindNotifications {
		t.Errorf("%+v, %v", m, err)
	}
	style, err := act.Style(ctx, s, "Lomviks kommun")
	if err != nil || style.Clauses != compose.ClausesNumbered {
		t.Errorf("%+v, %v", style, err)
	}
	kept, err := act.CommitteeOf(ctx, s, "Lomviks kommun", "Kulturnämnden")
	if err != nil || kept.Chair != "Ellen Fjällvik" || kept.Secretary != "Maj Öberg" || kept.Place != "Kommunhuset" || kept.Start != "13:00" {
		t.Errorf("%+v, %v", kept, err)
	}
	if none, err := act.CommitteeOf(ctx, s, "Annan", "Nämnd"); err != nil || none.Chair != "" || none.Body != "Nämnd" {
		t.Errorf("%+v, %v", none, err)
	}
	again := c
	again.Chair = "Någon Annan"
	if _, err := act.SetUpCommittee(ctx, s, again); !errors.Is(err, data.ErrConflict) {
		t.Errorf("a known meeting: %v", err)
	}
	if kept, _ := act.CommitteeOf(ctx, s, "Lomviks kommun", "Kulturnämnden"); kept.Chair != "Ellen Fjällvik" {
		t.Error("a refused meeting changed the settings")
	}
	for _, make := range []act.Maker{act.MakeMinutes, act.MakeNotice} {
		if made, err := make(ctx, s, m.ID); err != nil || !made.Draft {
			t.Errorf("documents of an empty agenda: %+v, %v", made.Missing, err)
		}
	}
}
