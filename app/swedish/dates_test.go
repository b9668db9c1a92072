package swedish

import (
	"testing"
	"time"
)

func TestDatesAsSwedesWriteThem(t *testing.T) {
	speak(t, Swedish)
	for _, c := range []struct{ got, want string }{
		{Date("2024-04-09"), "9 april 2024"},
		{DayMonth("2024-04-09"), "9 april"},
		{WeekdayDate("2024-04-09"), "tisdag 9 april 2024"},
		{WeekdayDayMonth("2024-04-09"), "tisdag 9 april"},
		{ShortDay("2024-04-09"), "tis 9 april"},
		{ShortDay("2024-04-06"), "lör 6 april"},
		{Clock("14:00"), "14.00"},
		{Span("14:00", "15:40"), "14.00–15.40"},
		{Span("14:00", ""), "14.00"},
		{Moment(time.Date(2024, 4, 9, 8, 5, 0, 0, time.UTC)), "9 april 2024 kl. 08.05"},
		{Near("2024-04-09", "2024-04-09"), "i dag"},
		{Near("2024-04-10", "2024-04-09"), "i morgon"},
		{Near("2024-04-08", "2024-04-09"), "i går"},
		{Near("2024-04-16", "2024-04-09"), "tisdag 16 april"},
		{Near("2025-04-09", "2024-04-09"), "onsdag 9 april 2025"},
		{Date("den 9:e"), "den 9:e"},
		{Date(""), ""},
		{Sections("44-59"), "§§ 44–59"},
		{Sections("7"), "§ 7"},
		{Sections("3, 5"), "§§ 3, 5"},
		{Sections(""), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestDatesInEnglish(t *testing.T) {
	speak(t, English)
	if got := WeekdayDate("2024-04-09"); got != "Tuesday 9 April 2024" {
		t.Errorf("%q", got)
	}
	if got := Clock("14:00"); got != "14:00" {
		t.Errorf("%q", got)
	}
}

func TestEveryMonthAndWeekdayHasAName(t *testing.T) {
	for _, l := range Languages {
		speak(t, l)
		seen := map[string]bool{}
		for m := time.January; m <= time.December; m++ {
			seen[Month(m)] = true
		}
		for d := time.Sunday; d <= time.Saturday; d++ {
			seen[Weekday(d)] = true
		}
		if len(seen) != 19 {
			t.Errorf("%s: %d names, want 19", l, len(seen))
		}
	}
}

func TestValuesHaveSwedishNames(t *testing.T) {
	speak(t, Swedish)
	type state string
	for _, c := range []struct{ got, want string }{
		{State(state("adjusted")), "justerat"},
		{Role("vice_chair"), "vice ordförande"},
		{SignRole("adjuster"), "justerare"},
		{Verdict("changed_after"), "ändrad efter underskrift"},
		{Party("S"), "Socialdemokraterna"},
		{Party("-"), "partilös"},
		{Party("LOP"), "LOP"},
		{State(""), ""},
		{NoteKind("unheard-of"), "unheard-of"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestNumbersAreWrittenAsTheLanguageDoes(t *testing.T) {
	speak(t, Swedish)
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1\u00a0000", 10_000_000: "10\u00a0000\u00a0000", -1500: "−1\u00a0500"} {
		if got := Thousands(n); got != want {
			t.Errorf("%d is written %q", n, got)
		}
	}
	if got := Decimal("1.5"); got != "1,5" {
		t.Errorf("1.5 is written %q", got)
	}
	Use(English)
	if Thousands(10_000) != "10,000" || Decimal("1.5") != "1.5" {
		t.Errorf("in English %q and %q", Thousands(10_000), Decimal("1.5"))
	}
}
