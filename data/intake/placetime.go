package intake

import (
	"strings"
)

var reBreak = expression(`(?i)[,;(]?[ ]*(?:med )?(?:mötet |sammanträdet )?(?:ajourner|paus|uppehåll|avbrott|lunch|gruppmöte)`)

// cutBreak drops what is said about breaks, whose times are not the meeting's.
func cutBreak(f string) string {
	if i := reBreak.FindStringIndex(f); i != nil {
		return f[:i[0]]
	}
	return f
}

var timeWords = map[string]bool{"kl": true, "klockan": true, "den": true, "till": true, "och": true, "måndag": true, "måndagen": true, "tisdag": true, "tisdagen": true, "onsdag": true, "onsdagen": true, "torsdag": true, "torsdagen": true, "fredag": true, "fredagen": true, "lördag": true, "lördagen": true, "söndag": true, "söndagen": true, "mellan": true, "från": true, "tid": true, "datum": true, "mån": true, "tis": true, "ons": true, "tors": true, "fre": true, "ca": true, "cirka": true, "dag": true, "digitalt": true, "digital": true, "justering": true, "tor": true, "tisd": true, "onsd": true, "torsd": true, "fred": true, "månd": true}

// leftover tells whether text says more than a day and a time of day.
func leftover(f string) bool {
	b := []byte(f)
	for _, d := range findDates(f, true) {
		for i := d.from; i < d.to; i++ {
			b[i] = ' '
		}
	}
	for _, w := range words(string(b)) {
		if !timeWords[w] {
			return true
		}
	}
	return false
}

// splitPlaceTime takes day and time out of a value that holds them with the
// place, and returns the place and what is said about breaks.
func splitPlaceTime(f string) (place, rest string) {
	if i := reBreak.FindStringIndex(f); i != nil && i[0] > 0 {
		rest = strings.Trim(f[i[0]:], " ,;()")
		f = f[:i[0]]
	}
	b := []byte(f)
	mask := func(from, to int) {
		for i := from; i < to; i++ {
			b[i] = 0
		}
	}
	for _, d := range findDates(f, true) {
		mask(d.from, d.to)
	}
	for _, c := range findClocks(f) {
		mask(c.from, c.to)
	}
	var kept []string
	for _, seg := range strings.FieldsFunc(string(b), func(r rune) bool { return r == 0 }) {
		seg = trimTimeWords(seg)
		if hasContent(seg) {
			kept = append(kept, seg)
		}
	}
	return strings.Join(kept, ", "), rest
}

// trimTimeWords strips "den", "kl.", days of the week and punctuation at both ends.
func trimTimeWords(s string) string {
	for {
		t := strings.Trim(s, " ,;:–—-.()\u00A0|/")
		fields := strings.Fields(t)
		if len(fields) > 0 && timeWords[key(fields[len(fields)-1])] {
			t = strings.TrimSpace(t[:len(t)-len(fields[len(fields)-1])])
			fields = strings.Fields(t)
		}
		if len(fields) > 0 && timeWords[key(fields[0])] && !strings.EqualFold(fields[0], "digital") {
			t = strings.TrimSpace(t[len(fields[0]):])
		}
		if t == s {
			return t
		}
		s = t
	}
}

func (r *frontReader) givePlace(o *opening, v val, f string) {
	hasTime := len(findClocks(f)) > 0 || len(findDates(f, false)) > 0
	if !hasTime && o.c == cPlace || r.notice && r.place.set() {
		r.setPlace(o, v)
		return
	}
	r.giveDate(f, v.span, 2)
	if cs := hours(cutBreak(f)); len(cs) > 0 {
		r.giveClocks(cs, v.span)
	}
	place, rest := splitPlaceTime(f)
	if place != "" {
		r.setPlace(o, val{place, v.span})
	}
	if rest != "" {
		r.keep(o, val{rest, v.span}, false)
	}
}

func (r *frontReader) setPlace(o *opening, v val) {
	if m := reBreak.FindStringIndex(v.text); m != nil && m[0] > 0 {
		r.keep(o, val{strings.Trim(v.text[m[0]:], " ,;()"), v.span}, false)
		v.text = strings.TrimRight(v.text[:m[0]], " ,;(")
	}
	switch {
	case !r.place.set():
		r.place = v
	case o.count > 0 && fold(r.place.text) != fold(v.text) && !r.notice:
		sep := " "
		if !strings.HasSuffix(r.place.text, ",") {
			sep = ", "
		}
		r.place.text = strings.TrimRight(r.place.text, " ") + sep + v.text
		r.place.to = v.to
	case fold(r.place.text) != fold(v.text):
		r.keep(o, v, false)
	}
}
