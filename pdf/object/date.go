package object

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date writes a time with its zone as a PDF date (7.9.4), to the second.
func Date(t time.Time) String {
	_, offset := t.Zone()
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return String(fmt.Sprintf("D:%s%c%02d'%02d'", t.Format("20060102150405"), sign, offset/3600, offset/60%60))
}

// ParseDate reads a PDF date. A date without a zone is taken as UTC. False
// when it is no date.
func ParseDate(s String) (time.Time, bool) {
	text := strings.TrimPrefix(s.Text(), "D:")
	digits := 0
	for digits < len(text) && digits < 14 && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	if digits < 4 || digits%2 == 1 {
		return time.Time{}, false
	}
	local, err := time.Parse("20060102150405", text[:digits]+"00000101000000"[digits:])
	if err != nil {
		return time.Time{}, false
	}
	zone := strings.TrimSuffix(strings.ReplaceAll(text[digits:], "'", ""), " ")
	if zone == "" || strings.HasPrefix(zone, "Z") {
		return local.UTC(), true
	}
	if zone[0] != '+' && zone[0] != '-' || len(zone) != 5 && len(zone) != 3 {
		return time.Time{}, false
	}
	hours, err1 := strconv.Atoi(zone[1:3])
	minutes, err2 := 0, error(nil)
	if len(zone) == 5 {
		minutes, err2 = strconv.Atoi(zone[3:5])
	}
	if err1 != nil || err2 != nil || hours > 23 || minutes > 59 || hours < 0 || minutes < 0 {
		return time.Time{}, false
	}
	offset := hours*3600 + minutes*60
	if zone[0] == '-' {
		offset = -offset
	}
	return time.Date(local.Year(), local.Month(), local.Day(), local.Hour(), local.Minute(), local.Second(), 0, time.FixedZone("", offset)), true
}
