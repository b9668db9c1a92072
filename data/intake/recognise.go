package intake

import (
	"strings"
)

var (
	reKnownItem = expression(`(?i)\b(?:protokollsjustering|val av (?:protokolls)?justerare|upprop|godkännande av (?:dagordning|föredragningslista)|fastställande av (?:dagordning|föredragningslista)|dagordning|föredragningslista|anmälningsärenden|meddelandeärenden|delegationsbeslut|delegationsärenden|övriga frågor|sammanträdets öppnande|mötets öppnande|anmälan av frågor|justering)\b`)
	reMeetsWord = expression(`(?i)\b(?:sammanträd(?:e|et|esprotokoll|esdatum)|kallelse|protokoll|föredragningslista|dagordning|ärendelista|justera(?:s|d|re|nde)|ledamöter)\b`)
)

// recognised tells whether a document is minutes or an agenda. It weighs what
// was understood, not how the text looks: items, front page labels, a body,
// decisions. A shopping list has items and nothing else; a statute has §§ and
// nothing else; a letter about a meeting has words and no items.
func (d *document) recognised() bool {
	f := d.front
	score := 0
	items := len(d.lay.segments)
	switch {
	case items == 0:
	case d.lay.style == styleSection || d.lay.style == stylePoint || d.lay.style == styleBullet && d.hasSections():
		score += 3
	default:
		score += 1
	}
	if f.minutesWords+f.agendaWords > 0 {
		score += 2
	}
	if f.body.set() {
		score += 2
	}
	if f.date.set {
		score++
	}
	score += min(f.labels, 6) / 2
	if len(f.rows) >= 2 {
		score++
	}
	known, decided, states := 0, 0, 0
	for _, it := range d.items {
		if reKnownItem.MatchString(it.item.Title) {
			known++
		}
		if reInformationTitle.MatchString(it.item.Title) {
			known++
		}
		if len(it.item.Decisions) > 0 || len(it.item.Proposals) > 0 {
			decided++
		}
		if it.item.Adjusted {
			states++
		}
	}
	score += min(known, 3)
	if decided > 0 {
		score += 2
	}
	if states > 0 {
		score += 2
	}
	meets := reMeetsWord.MatchString(fold(d.src.text[:min(len(d.src.text), 20000)]))
	if !meets && known == 0 {
		score -= 2
	}
	if codeLike(d.src.text) {
		score -= 8
	}
	if letterLike(d) {
		score -= 4
	}
	if items == 0 {
		return score >= 7 && f.labels >= 5
	}
	return score >= 5
}

// hasSections tells whether at least two items print their §.
func (d *document) hasSections() bool {
	n := 0
	for _, s := range d.lay.segments {
		if s.number > 0 {
			n++
		}
	}
	return n >= 2
}

var reLetter = expression(`(?im)^(?:hej\b.{0,40}|bästa .{2,40}|kära .{2,30}|med vänlig(?:a)? hälsning(?:ar)?|vänliga hälsningar|hälsningar|mvh)[,!.]?\s*$`)

// letterLike recognises a letter: a greeting or a close, and no items of §§.
func letterLike(d *document) bool {
	return reLetter.MatchString(d.src.text) && d.lay.style != styleSection && d.front.labels < 4
}

var reCode = expression(`(?m)[;{}]\s*$|^\s*(?:import|package|func|def|class|#include|var|const|return|public|private|SELECT|<\?php)\b`)

// codeLike recognises source code and markup data.
func codeLike(text string) bool {
	text = text[:min(len(text), 20000)]
	n := strings.Count(text, "\n") + 1
	return len(reCode.FindAllStringIndex(text, -1))*4 > n
}
