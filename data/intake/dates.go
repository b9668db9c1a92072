package intake

import (
	"fmt"
	"strings"
	"time"

	"paragraf/data/calendar"
)

// dateHit is a date found in text. Without a printed year it is to be read
// with the year of the meeting.
type dateHit struct {
	span
	date   calendar.Date
	noYear bool
}

const monthNames = `januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|jan|feb|febr|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec`

var months = map[string]time.Month{
	"januari": 1, "jan": 1, "februari": 2, "feb": 2, "febr": 2, "mars": 3, "mar": 3, "april": 4, "apr": 4, "maj": 5, "juni": 6, "jun": 6,
	"juli": 7, "jul": 7, "augusti": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}

var (
	reISODate   = expression(`\b((?:19|20)\d\d)(?: ?[-–‑] ?|\.)(0?[1-9]|1[0-2])(?: ?[-–‑] ?|\.)([0-2]?\d|3[01])\b`)
	reNamedDate = expression(`(?i)\b([0-2]?\d|3[01])(?::e|:a|\.)?[ \x{00A0}]+(?:dagen i[ \x{00A0}]+)?(` + monthNames + `)\b\.?(?:[ \x{00A0}]+(?:år[ \x{00A0}]+)?((?:19|20)\d\d)\b)?`)
	reSlashDate = expression(`\b([0-2]?\d|3[01])[/.]([01]?\d)(?:[ \x{00A0}]*[-/.]?[ \x{00A0}]*((?:19|20)\d\d|\d\d))?\b`)
	reSixDate   = expression(`\b(\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])\b`)
	reEightDate = expression(`\b((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])\b`)
	reClock     = expression(`(?i)(?:\b(?:kl|klockan|kl\.)[.:]?[ \x{00A0}]*)?\b([01]?\d|2[0-4])[.:]([0-5]\d)\b`)
	reHour      = expression(`(?i)\b(?:kl|klockan)[.:]?[ \x{00A0}]*([01]?\d|2[0-4])\b`)
)

// findDates returns the dates in s in their order. With loose it also takes
// the forms 240409 and 9/4, which are dates only where a label promises one.
func findDates(s string, loose bool) []dateHit {
	if !startsOrHasDigit(s) {
		return nil
	}
	var hits []dateHit
	add := func(from, to, y, m, d int) {
		t := time.Date(max(y, 2000), time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if m < 1 || m > 12 || d < 1 || (t.Day() != d && !(y == 0 && m == 2 && d == 29)) {
			return
		}
		for _, h := range hits {
			if from < h.to && h.from < to {
				return
			}
		}
		hits = append(hits, dateHit{span{from, to}, calendar.Date{Year: y, Month: time.Month(m), Day: d}, y == 0})
	}
	num := func(i, j int) int {
		if i < 0 {
			return 0
		}
		n, _ := atoi(s[i:j])
		return n
	}
	for _, m := range reISODate.FindAllStringSubmatchIndex(s, -1) {
		add(m[0], m[1], num(m[2], m[3]), num(m[4], m[5]), num(m[6], m[7]))
	}
	for _, m := range reNamedDate.FindAllStringSubmatchIndex(s, -1) {
		add(m[0], m[1], num(m[6], m[7]), int(months[strings.ToLower(s[m[4]:m[5]])]), num(m[2], m[3]))
	}
	if loose {
		for _, m := range reEightDate.FindAllStringSubmatchIndex(s, -1) {
			add(m[0], m[1], num(m[2], m[3]), num(m[4], m[5]), num(m[6], m[7]))
		}
		for _, m := range reSixDate.FindAllStringSubmatchIndex(s, -1) {
			add(m[0], m[1], 2000+num(m[2], m[3]), num(m[4], m[5]), num(m[6], m[7]))
		}
		for _, m := range reSlashDate.FindAllStringSubmatchIndex(s, -1) {
			if s[m[3]] == '.' && (m[6] < 0 || m[7]-m[6] < 4) {
				continue // a time, not a date
			}
			y := num(m[6], m[7])
			if y > 0 && y < 100 {
				y += 2000
			}
			add(m[0], m[1], y, num(m[4], m[5]), num(m[2], m[3]))
		}
	}
	sortHits(hits)
	return hits
}

func startsOrHasDigit(s string) bool { return strings.ContainsAny(s, "0123456789") }

func sortHits(hits []dateHit) {
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].from < hits[j-1].from; j-- {
			hits[j], hits[j-1] = hits[j-1], hits[j]
		}
	}
}

// withYear gives a date without year the one that puts it nearest after the
// meeting, or nearest to it when it can only lie before.
func (h dateHit) withYear(meeting calendar.Date) calendar.Date {
	d := h.date
	if !h.noYear || meeting.IsZero() {
		if h.noYear {
			return calendar.Date{}
		}
		return d
	}
	d.Year = meeting.Year
	if d.AddDays(180).Before(meeting) {
		d.Year++
	} else if meeting.AddDays(180).Before(d) {
		d.Year--
	}
	return d
}

// clockHit is a time of day found in text.
type clockHit struct {
	span
	clock string // HH:MM
}

// findClocks returns the times of day in s, dates taken out first.
func findClocks(s string) []clockHit {
	if !startsOrHasDigit(s) {
		return nil
	}
	masked := []byte(s)
	for _, d := range findDates(s, false) {
		for i := d.from; i < d.to; i++ {
			masked[i] = '_'
		}
	}
	t := string(masked)
	var hits []clockHit
	for _, m := range reClock.FindAllStringSubmatchIndex(t, -1) {
		if m[1] < len(t) && (t[m[1]] == '.' || t[m[1]] == ':') && m[1]+1 < len(t) && t[m[1]+1] >= '0' && t[m[1]+1] <= '9' {
			continue
		}
		h, _ := atoi(t[m[2]:m[3]])
		mi, _ := atoi(t[m[4]:m[5]])
		hits = append(hits, clockHit{span{m[0], m[1]}, fmt.Sprintf("%02d:%02d", h%24, mi)})
	}
	for _, m := range reHour.FindAllStringSubmatchIndex(t, -1) {
		if m[1] < len(t) && (t[m[1]] == '.' || t[m[1]] == ':') && m[1]+1 < len(t) && t[m[1]+1] >= '0' && t[m[1]+1] <= '9' {
			continue
		}
		h, _ := atoi(t[m[2]:m[3]])
		hit := clockHit{span{m[0], m[1]}, fmt.Sprintf("%02d:00", h%24)}
		hits = append(hits, hit)
		// "kl 9–12": the bare hour behind the dash
		if r := reBareHour.FindStringSubmatchIndex(t[m[1]:]); r != nil {
			h, _ := atoi(t[m[1]+r[2] : m[1]+r[3]])
			hits = append(hits, clockHit{span{m[1] + r[0], m[1] + r[1]}, fmt.Sprintf("%02d:00", h%24)})
		}
	}
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].from < hits[j-1].from; j-- {
			hits[j], hits[j-1] = hits[j-1], hits[j]
		}
	}
	return hits
}

// hours is findClocks where a label promises hours: it takes "10 - 11.45" and
// "13–15" too.
func hours(s string) []clockHit {
	cs := findClocks(s)
	m := reHours.FindStringSubmatchIndex(s)
	if m == nil || len(cs) > 1 && cs[0].from <= m[0]+8 {
		return cs
	}
	for _, d := range findDates(s, false) {
		if m[2] < d.to && d.from < m[1] {
			return cs
		}
	}
	part := func(i, j int) string {
		h, _ := atoi(s[m[i]:m[i+1]])
		mi := 0
		if m[j] >= 0 {
			mi, _ = atoi(s[m[j]:m[j+1]])
		}
		return fmt.Sprintf("%02d:%02d", h%24, mi)
	}
	return []clockHit{{span{m[2], m[3]}, part(2, 4)}, {span{m[6], m[1]}, part(6, 8)}}
}

var reHours = expression(`(?i)(?:^|kl\.?[ ]|klockan[ ]|[ ,])([01]?\d|2[0-4])(?:[.:]([0-5]\d))?[ ]*(?:[-–—]|till)[ ]*([01]?\d|2[0-4])(?:[.:]([0-5]\d))?(?:$|[ ,])`)

var reBareHour = expression(`^[ \x{00A0}]*[-–—][ \x{00A0}]*([01]?\d|2[0-4])(?:[ \x{00A0}]|$|,)`)
