package calendar

import "time"

// IsHoliday tells whether d is a day on which a time limit does not run out:
// a Saturday, a Sunday or another public holiday, midsommarafton, julafton or
// nyårsafton (lag 1930:173, 2 §; lag 1989:253; nationaldagen from 2005).
// Trettondagsafton, skärtorsdag and days squeezed between holidays are
// ordinary days (RÅ 2004 not 40).
func IsHoliday(d Date) bool {
	switch d.Weekday() {
	case time.Saturday, time.Sunday:
		return true
	}
	switch [2]int{int(d.Month), d.Day} {
	case [2]int{1, 1}, // nyårsdagen
		[2]int{1, 6},   // trettondedag jul
		[2]int{5, 1},   // första maj
		[2]int{12, 24}, // julafton
		[2]int{12, 25}, // juldagen
		[2]int{12, 26}, // annandag jul
		[2]int{12, 31}: // nyårsafton
		return true
	case [2]int{6, 6}:
		return d.Year >= 2005 // nationaldagen
	}
	easter := Easter(d.Year)
	switch d {
	case easter.AddDays(-2), // långfredagen
		easter.AddDays(1),  // annandag påsk
		easter.AddDays(39): // Kristi himmelsfärdsdag
		return true
	case easter.AddDays(50):
		return d.Year < 2005 // annandag pingst
	}
	// Midsommarafton is the Friday of 19-25 June; midsommardagen and alla
	// helgons dag are Saturdays.
	return d.Month == time.June && d.Weekday() == time.Friday && d.Day >= 19 && d.Day <= 25
}

// Easter returns Easter Sunday of a Gregorian year (the Gauss-Meeus reckoning).
func Easter(year int) Date {
	a := year % 19
	b, c := year/100, year%100
	d, e := b/4, b%4
	f := (b + 8) / 25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}

// NextWeekday returns d, or the first day after it on which a time limit can
// run out (lag 1930:173, 2 §).
func NextWeekday(d Date) Date {
	for IsHoliday(d) {
		d = d.AddDays(1)
	}
	return d
}
