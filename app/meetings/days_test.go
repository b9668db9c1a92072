package meetings

import (
	"strings"
	"testing"

	"paragraf/app/swedish"
	"paragraf/data"
)

func dayLabels(days []day) []string {
	var all []string
	for _, d := range days {
		all = append(all, d.label)
	}
	return all
}

func held(date string, a ...data.Adjustment) data.Meeting {
	m := data.Meeting{ID: "m", Body: "Vårdnämnden", Date: date, State: data.Held}
	if len(a) > 0 {
		m.Minutes = &data.Minutes{Adjustments: a}
		m.State = data.Adjusted
	}
	return m
}

func TestTheDaysOfAMeeting(t *testing.T) {
	swedish.Use(swedish.Swedish)
	for _, c := range []struct {
		name  string
		m     data.Meeting
		today string
		want  []string
	}{
		{"to come", data.Meeting{Date: "2026-12-08", State: data.Convened}, "2026-11-22", []string{
			"I dag 22 november", "Sammanträde 8 december", "Justeras senast 22 december", "Anslås inom 2 dagar", "Överklagas inom 3 veckor", "Tas ned dagen därpå"}},
		{"on the day", data.Meeting{Date: "2026-12-08", State: data.Convened}, "2026-12-08", []string{
			"I dag: sammanträde 8 december", "Justeras senast 22 december", "Anslås inom 2 dagar", "Överklagas inom 3 veckor", "Tas ned dagen därpå"}},
		{"late", held("2026-06-02"), "2026-06-20", []string{
			"Sammanträde 2 juni", "Justeras senast 16 juni", "I dag 20 juni", "Anslås inom 2 dagar", "Överklagas inom 3 veckor", "Tas ned dagen därpå"}},
		{"adjusted on a Friday", held("2018-06-07", data.Adjustment{AdjustedOn: "2018-06-15"}), "2018-06-16", []string{
			"Sammanträde 7 juni", "Justerat 15 juni", "I dag 16 juni", "Anslås senast 17 juni", "Överklagas inom 3 veckor", "Tas ned dagen därpå"}},
		{"Christmas", held("2026-11-20", data.Adjustment{AdjustedOn: "2026-12-02", PostedOn: "2026-12-03"}), "2026-12-10", []string{
			"Sammanträde 20 november", "Justerat 2 december", "Anslaget 3 december", "I dag 10 december", "Överklagas senast 28 december", "Tas ned tidigast 29 december"}},
		{"long ago", held("2024-04-09", data.Adjustment{AdjustedOn: "2024-04-15", PostedOn: "2024-04-15", RemovedOn: "2024-05-07"}), "2026-11-22", []string{
			"Sammanträde 9 april 2024", "Justerat 15 april 2024", "Anslaget 15 april 2024", "Överklagas senast 6 maj 2024", "Nedtaget 7 maj 2024", "I dag 22 november"}},
	} {
		if got := dayLabels(daysOf(c.m, 0, c.today)); strings.Join(got, " | ") != strings.Join(c.want, " | ") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, strings.Join(got, " | "), strings.Join(c.want, " | "))
		}
	}
	if daysOf(data.Meeting{Date: "i juni"}, 0, "2026-06-20") != nil {
		t.Error("a meeting without a day has days")
	}
}

func TestADaySaysWhatItIs(t *testing.T) {
	swedish.Use(swedish.Swedish)
	find := func(days []day, label string) day {
		for _, d := range days {
			if strings.HasPrefix(d.label, label) {
				return d
			}
		}
		t.Fatalf("no day %q", label)
		return day{}
	}
	late := find(daysOf(held("2026-06-02"), 0, "2026-06-20"), "Justeras")
	if late.state != dayLate || !strings.Contains(late.spoken(), "KL 5:69") || !strings.Contains(late.spoken(), "Tiden har gått ut") {
		t.Errorf("%+v", late)
	}
	// The limit is a Sunday: the Monday is a hint, not the law's day (domain of
	// lag 1930:173, where no decision was found).
	sunday := find(daysOf(held("2018-06-07", data.Adjustment{AdjustedOn: "2018-06-15"}), 0, "2018-06-18"), "Anslås")
	if sunday.state == dayLate || !strings.Contains(sunday.means, "18 juni") {
		t.Errorf("on the Monday after: %+v", sunday)
	}
	early := find(daysOf(held("2024-04-09", data.Adjustment{AdjustedOn: "2024-04-15", PostedOn: "2024-04-15", RemovedOn: "2024-05-06"}), 0, "2024-06-01"), "Nedtaget")
	if early.state != dayLate || !strings.Contains(early.means, "för tidigt") {
		t.Errorf("taken down on the last appeal day: %+v", early)
	}
	own := find(daysOf(data.Meeting{Date: "2026-06-02", State: data.Held, Minutes: &data.Minutes{Adjustments: []data.Adjustment{{AdjustBy: "2026-06-09"}}}}, 0, "2026-06-05"), "Justeras")
	if own.label != "Justeras senast 9 juni" || !strings.Contains(own.means, "16 juni") {
		t.Errorf("a day of the body's own: %+v", own)
	}
	unknown := find(daysOf(data.Meeting{Date: "2024-04-09", State: data.Adjusted}, 0, "2024-06-01"), "Justerat")
	if unknown.state != dayUnknown {
		t.Errorf("adjusted on an unknown day: %+v", unknown)
	}
}

func TestWhatPressesIsNearInTime(t *testing.T) {
	swedish.Use(swedish.Swedish)
	of := func(date string, state data.State, a ...data.Adjustment) data.Unfinished {
		return data.Unfinished{Meeting: data.MeetingSummary{ID: date, Body: "Vårdnämnden", Date: date, State: state}, Adjustments: a}
	}
	extracts := of("2026-11-10", data.Adjusted, data.Adjustment{AdjustedOn: "2026-11-20"})
	extracts.Recipients = []int{46, 49}
	list := Todos([]data.Unfinished{
		of("2026-12-08", data.Convened), // to come
		of("2026-11-17", data.Held),
		of("2026-11-03", data.Held),
		of("2016-05-03", data.Held), // history
		extracts,
		of("2026-10-20", data.Announced, data.Adjustment{AdjustedOn: "2026-10-28", PostedOn: "2026-10-29"}),
	}, "2026-11-22")
	var got []string
	for _, x := range list {
		what, where := x.words("2026-11-22")
		got = append(got, what+" / "+where)
	}
	want := []string{
		"Skulle ha justerats 17 november / Vårdnämnden 3 november",
		"Anslaget får tas ned från 20 november / Vårdnämnden 20 oktober",
		"Anslå senast i dag / Vårdnämnden 10 november",
		"Justera senast 1 december / Vårdnämnden 17 november",
		"2 utdrag väntar / Vårdnämnden 10 november",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
