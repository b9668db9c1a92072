package intake

import "strings"

// reOpening is a matter by which meetings open, as an agenda names it.
var reOpening = expression(`(?i)^(?:(?:(?:sammanträdets|mötets|sammanträdet|mötet) )?(?:öppnande|öppnas)|upprop(?: [\p{L} ]{1,60})?|(?:val|utseende) av (?:protokolls)?justerare(?: [\p{L} ]{1,60})?|protokollsjustering|(?:godkännande|fastställande) av (?:dagordning|föredragningslista|ärendelista)(?:n|en)?|anmälan (?:av|om) (?:jäv|övriga frågor|extra ärenden)|fråga om kallelse[\p{L} ]{0,60})$`)

// openings takes the matters that stand without a number before the first
// numbered one of an agenda, from "Upprop" on, as items of their own where the
// numbers count them. Else, where they count from the first number on, an item
// more would give all that follow another number than the paper does: they stay
// in the front matter, as texts and not as labels.
func (lay *layout) openings() {
	if lay.style != styleNumber && lay.style != stylePoint || len(lay.segments) == 0 {
		return
	}
	at, called, count := len(lay.front), false, 0
	for i := len(lay.front) - 1; i >= 0; i-- {
		f := openingText(lay.front[i])
		if reOpening.MatchString(f) {
			at = i
			count++
			called = called || opensMeeting(f)
		} else if !reGroup.MatchString(f) {
			break
		}
	}
	if !called {
		return
	}
	if lay.segments[0].point != count+1 {
		for _, l := range lay.front[at:] {
			if reOpening.MatchString(openingText(l)) {
				lay.opening = append(lay.opening, l)
			} else {
				lay.groups = append(lay.groups, l)
			}
		}
		lay.front = lay.front[:at]
		return
	}
	var first []segment
	for _, l := range lay.front[at:] {
		if f := openingText(l); reOpening.MatchString(f) {
			l.mark = ""
			first = append(first, segment{start: itemStart{style: styleBullet, rest: f}, lines: []line{l}})
		} else {
			lay.groups = append(lay.groups, l)
		}
	}
	lay.front = lay.front[:at]
	lay.segments = append(first, lay.segments...)
}

// openingText is a line as one of the matters would be named on it, "" for a
// line in columns.
func openingText(l line) string {
	if len(l.cells) > 1 {
		return ""
	}
	return strings.TrimRight(reGroupLetter.ReplaceAllString(l.fold(), ""), " .:")
}

// opensMeeting tells whether a line is the matter that a meeting begins with.
func opensMeeting(f string) bool {
	return reOpening.MatchString(f) && (hasPrefixFold(f, "upprop") || strings.Contains(f, "ppna"))
}

// listedItems takes the points of a marked list that begins with the opening of
// the meeting as items, where the paper numbers none.
func listedItems(lines []line) []candidate {
	var starts []candidate
	for i, l := range lines {
		if len(starts) == 0 && (l.mark == "" || !opensMeeting(openingText(l))) {
			continue
		}
		if len(starts) == 0 || l.mark == lines[starts[0].at].mark && l.indent == lines[starts[0].at].indent {
			starts = append(starts, candidate{at: i, itemStart: itemStart{style: styleBullet, rest: l.fold()}})
		}
	}
	if len(starts) < 2 {
		return nil
	}
	return starts
}
