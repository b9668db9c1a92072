// Package calendar reckons the days that the law sets for a committee's
// minutes: the last day to adjust them, to announce that they are adjusted,
// to appeal, and the first day on which the notice may come down.
//
// It works on civil dates in Sweden and never on clock times, never reads the
// clock, and holds no data but the rules: kommunallagen (2017:725, "KL"), lag
// (1930:173) on reckoning time, and lag (1989:253) on public holidays.
package calendar

import (
	"fmt"
	"time"
)

// Date is a civil date. The zero value is no date.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// Parse reads YYYY-MM-DD, and accepts only days that exist.
func Parse(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date of the form YYYY-MM-DD", s)
	}
	return of(t), nil
}

func of(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

func (d Date) time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// IsZero tells whether d is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String writes YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// AddDays returns the date n days later (earlier when n is negative).
func (d Date) AddDays(n int) Date { return of(d.time().AddDate(0, 0, n)) }

// Before tells whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.time().Before(e.time()) }

// After tells whether d is a later day than e.
func (d Date) After(e Date) bool { return d.time().After(e.time()) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }
