package swedish

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The papers write days as "2024-04-09" and times of day as "14:00"; these are
// what the functions below take. What cannot be read so is returned as it is,
// so that a reader always sees what the source says.

// Date writes "2024-04-09" as "9 april 2024".
func Date(iso string) string {
	return dated(iso, func(t time.Time) string { return DateOf(t) })
}

// DateOf is [Date] of a moment, in the moment's own zone.
func DateOf(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), Month(t.Month()), t.Year())
}

// DayMonth writes "2024-04-09" as "9 april".
func DayMonth(iso string) string {
	return dated(iso, func(t time.Time) string { return fmt.Sprintf("%d %s", t.Day(), Month(t.Month())) })
}

// WeekdayDate writes "2024-04-09" as "tisdag 9 april 2024".
func WeekdayDate(iso string) string {
	return dated(iso, func(t time.Time) string { return Weekday(t.Weekday()) + " " + DateOf(t) })
}

// WeekdayDayMonth writes "2024-04-09" as "tisdag 9 april".
func WeekdayDayMonth(iso string) string {
	return dated(iso, func(t time.Time) string {
		return fmt.Sprintf("%s %d %s", Weekday(t.Weekday()), t.Day(), Month(t.Month()))
	})
}

// ShortDay writes "2024-04-09" as "tis 9 april".
func ShortDay(iso string) string {
	return dated(iso, func(t time.Time) string {
		return fmt.Sprintf("%s %d %s", string([]rune(Weekday(t.Weekday()))[:3]), t.Day(), Month(t.Month()))
	})
}

// Near writes a day as seen from today (both "2024-04-09"): "i går", "i dag",
// "i morgon", else [WeekdayDayMonth], with the year where it is another one.
func Near(iso, today string) string {
	t, ok := day(iso)
	now, ok2 := day(today)
	if !ok || !ok2 {
		return Date(iso)
	}
	switch int(t.Sub(now).Hours() / 24) {
	case -1:
		return T("date.yesterday")
	case 0:
		return T("date.today")
	case 1:
		return T("date.tomorrow")
	}
	if t.Year() != now.Year() {
		return WeekdayDate(iso)
	}
	return WeekdayDayMonth(iso)
}

// Clock writes "14:00" as "14.00" (in English as it is).
func Clock(hm string) string {
	if Current() == English {
		return hm
	}
	return strings.Replace(hm, ":", ".", 1)
}

// ClockOf is [Clock] of a moment, in the moment's own zone.
func ClockOf(t time.Time) string {
	return Clock(t.Format("15:04"))
}

// Decimal writes a number ("1.5") with the language's decimal sign: "1,5".
func Decimal(number string) string {
	if Current() == English {
		return number
	}
	return strings.Replace(number, ".", ",", 1)
}

// Thousands writes a number in groups of three, "10 000" (in English "10,000").
func Thousands(n int) string {
	sign, digits := "", strconv.Itoa(n)
	if n < 0 {
		sign, digits = "−", digits[1:]
	}
	gap := "\u00a0"
	if Current() == English {
		gap = ","
	}
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + gap + digits[at:]
	}
	return sign + digits
}

// Span writes the time from start to end as "14.00–15.40"; either may be "".
func Span(start, end string) string {
	switch {
	case end == "":
		return Clock(start)
	case start == "":
		return "–" + Clock(end)
	}
	return Clock(start) + "–" + Clock(end)
}

// Moment writes a moment as "9 april 2024 kl. 14.00".
func Moment(t time.Time) string {
	return T("date.moment", "date", DateOf(t), "clock", ClockOf(t))
}

// Month returns a month's name.
func Month(m time.Month) string {
	if m < time.January || m > time.December {
		return strconv.Itoa(int(m))
	}
	return strings.Split(T("date.months"), " ")[m-1]
}

// Weekday returns a weekday's name.
func Weekday(d time.Weekday) string {
	return strings.Split(T("date.weekdays"), " ")[d]
}

// Sections writes "44-59" as "§§ 44–59", "7" as "§ 7" and "" as "".
func Sections(ranges string) string {
	ranges = strings.TrimSpace(ranges)
	if ranges == "" {
		return ""
	}
	sign := "§ "
	if strings.ContainsAny(ranges, "-–,") {
		sign = "§§ "
	}
	return sign + strings.ReplaceAll(ranges, "-", "–")
}

func day(iso string) (time.Time, bool) {
	t, err := time.Parse(time.DateOnly, iso)
	return t, err == nil
}

func dated(iso string, write func(time.Time) string) string {
	t, ok := day(iso)
	if !ok {
		return iso
	}
	return write(t)
}
