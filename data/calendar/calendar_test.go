package calendar

import (
	"testing"

	"pgregory.net/rapid"
)

func date(t *testing.T, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNoticeStaysUpThroughTheAppealPeriod(t *testing.T) {
	for _, v := range []struct{ notice, appealEnd, lastAppeal, takeDown, why string }{
		{"2024-04-15", "2024-05-06", "2024-05-06", "2024-05-07", "ordinary"},
		{"2018-06-18", "2018-07-09", "2018-07-09", "2018-07-10", "ordinary"},
		{"2011-04-04", "2011-04-25", "2011-04-26", "2011-04-27", "annandag påsk"},
		{"2024-03-08", "2024-03-29", "2024-04-02", "2024-04-03", "långfredag and the days after"},
		{"2024-03-11", "2024-04-01", "2024-04-02", "2024-04-03", "annandag påsk"},
		{"2024-04-18", "2024-05-09", "2024-05-10", "2024-05-11", "Kristi himmelsfärdsdag"},
		{"2025-05-16", "2025-06-06", "2025-06-09", "2025-06-10", "nationaldagen"},
		{"2025-05-30", "2025-06-20", "2025-06-23", "2025-06-24", "midsommarafton"},
		{"2024-12-03", "2024-12-24", "2024-12-27", "2024-12-28", "julafton"},
		{"2024-12-10", "2024-12-31", "2025-01-02", "2025-01-03", "nyårsafton"},
		{"2026-04-10", "2026-05-01", "2026-05-04", "2026-05-05", "första maj"},
		{"2026-12-03", "2026-12-24", "2026-12-28", "2026-12-29", "julafton before a weekend"},
	} {
		notice := date(t, v.notice)
		if got := AppealEnd(notice).String(); got != v.appealEnd {
			t.Errorf("%s (%s): appeal end %s, want %s", v.notice, v.why, got, v.appealEnd)
		}
		if got := LastAppealDay(notice).String(); got != v.lastAppeal {
			t.Errorf("%s (%s): last appeal day %s, want %s", v.notice, v.why, got, v.lastAppeal)
		}
		if got := TakeDownFrom(notice).String(); got != v.takeDown {
			t.Errorf("%s (%s): take down from %s, want %s", v.notice, v.why, got, v.takeDown)
		}
	}
}

func TestAdjustAndAnnounce(t *testing.T) {
	if got := AdjustTarget(date(t, "2024-04-09")).String(); got != "2024-04-23" {
		t.Errorf("adjust by %s", got)
	}
	// Adjusted on a Friday: the second day is a Sunday, so Monday is the latest.
	friday := date(t, "2018-06-15")
	if got := NoticeTarget(friday).String(); got != "2018-06-17" {
		t.Errorf("notice target %s", got)
	}
	if got := NoticeLatest(friday).String(); got != "2018-06-18" {
		t.Errorf("notice latest %s", got)
	}
}

func TestHolidaysOf2026(t *testing.T) {
	want := map[string]bool{}
	for _, s := range []string{"2026-01-01", "2026-01-06", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14",
		"2026-06-19", "2026-12-24", "2026-12-25", "2026-12-31"} {
		want[s] = true
	}
	for d := date(t, "2026-01-01"); d.Year == 2026; d = d.AddDays(1) {
		weekend := d.Weekday() == 0 || d.Weekday() == 6
		if got := IsHoliday(d); got != (weekend || want[d.String()]) {
			t.Errorf("%s: holiday %v", d, got)
		}
	}
	for _, s := range []string{"2026-01-05", "2026-04-02", "2026-04-30", "2026-05-15"} { // afton and klämdag
		if IsHoliday(date(t, s)) {
			t.Errorf("%s is an ordinary day", s)
		}
	}
	if !IsHoliday(date(t, "2004-05-31")) || IsHoliday(date(t, "2010-05-24")) {
		t.Error("annandag pingst was a holiday until 2004 only")
	}
}

func TestParseRefusesWhatIsNoDay(t *testing.T) {
	for _, s := range []string{"", "2024-02-30", "2024-4-9", "20240409", "2024-13-01", "2024-04-09 "} {
		if d, err := Parse(s); err == nil {
			t.Errorf("%q gave %s", s, d)
		}
	}
}

func TestLimitsFallOnOrdinaryDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := Date{2000, 1, 1}.AddDays(rapid.IntRange(0, 36500).Draw(t, "day"))
		last := LastAppealDay(d)
		if IsHoliday(last) || last.Before(AppealEnd(d)) {
			t.Fatalf("%s: last appeal day %s", d, last)
		}
		for e := AppealEnd(d); e.Before(last); e = e.AddDays(1) {
			if !IsHoliday(e) {
				t.Fatalf("%s: %s was skipped", d, e)
			}
		}
		if back, err := Parse(d.String()); err != nil || back != d {
			t.Fatalf("%s came back as %s (%v)", d, back, err)
		}
	})
}
