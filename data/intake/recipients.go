package intake

import (
	"strings"

	"paragraf/data"
)

// recipients reads to whom the decision goes: one on a line, or several
// divided by commas on one.
func (r *itemReader) recipients(p *itemPart) {
	for k, l := range p.lines {
		f := l.fold()
		if k > 0 && (l.gap > 0 && runes(f) > 110 || endsSentence(f) && runes(f) > 60 && !strings.HasSuffix(f, ":")) {
			r.text(p.lines[k:], data.Paragraph)
			return
		}
		if isDash(f) || !hasContent(f) {
			continue
		}
		var parts []string
		switch {
		case len(l.cells) > 1:
			for _, c := range l.cells {
				parts = append(parts, c.text)
			}
		case len(p.lines) == 1 || strings.Count(f, ",") > 1 && !strings.ContainsAny(f, "("):
			parts = splitRecipients(f)
		default:
			parts = splitEvident(f)
		}
		for _, t := range parts {
			t = strings.Trim(tidy(t), " .,;•")
			if !hasLetters(t) {
				continue
			}
			r.item.Recipients = append(r.item.Recipients, t)
			r.explicit("recipients["+itoa(len(r.item.Recipients)-1)+"]", l.span, "recipient")
		}
	}
}

// splitRecipients divides "Socialnämnden, ekonomichefen och revisorerna". What
// only says why ("för kännedom") stays with its recipient.
func splitRecipients(f string) []string {
	var parts []string
	for _, t := range splitTop(f) {
		t = strings.TrimSpace(t)
		low := strings.ToLower(t)
		if len(parts) > 0 && (strings.HasPrefix(low, "för ") || strings.HasPrefix(low, "akt") && low != "akten" && low != "akt" || strings.HasPrefix(low, "via ") || strings.HasPrefix(low, "att ") || strings.HasPrefix(low, "med ") || startsDigit(t)) {
			parts[len(parts)-1] += ", " + t
			continue
		}
		parts = append(parts, t)
	}
	if n := len(parts); n > 0 {
		last := parts[n-1]
		for _, sep := range []string{" och ", " samt ", " & "} {
			if i := strings.LastIndex(last, sep); i > 0 && last[i-1] != '-' && !strings.Contains(last[:i], "- och") || i > 0 && last[i-1] != '-' {
				left, right := strings.TrimSpace(last[:i]), strings.TrimSpace(last[i+len(sep):])
				if n > 1 && !compound(left, right) || recipientWord(left) && recipientWord(right) {
					parts = append(parts[:n-1], left, right)
				}
				break
			}
		}
	}
	return parts
}

// splitEvident divides a line of several recipients only where each part is
// one beyond doubt.
func splitEvident(f string) []string {
	parts := splitTop(f)
	if len(parts) < 2 {
		return []string{f}
	}
	for _, t := range parts {
		if !recipientWord(strings.TrimSpace(t)) {
			return []string{f}
		}
	}
	return parts
}

// compound tells whether "a och b" is one name: "Kultur och fritid".
func compound(left, right string) bool {
	return !recipientWord(left) && startsLower(right) && len(strings.Fields(left)) == 1 && !strings.HasSuffix(left, "n")
}

var recipientEndings = []string{"nämnden", "nämnd", "styrelsen", "utskottet", "fullmäktige", "förvaltningen", "avdelningen", "kontoret", "enheten", "chefen", "chef", "direktören", "direktör", "bolaget", "ab", "verket", "stiftelsen", "kommun", "regionen", "revisorerna", "revisionen", "kansliet", "sekreteraren", "handläggaren", "sökanden", "sökande", "skolan", "rektor", "rektorer", "rådet", "gruppen", "förbundet", "beredningen", "departementet", "länsstyrelsen", "polisen", "akten", "föreningen", "klaganden", "fastighetsägaren", "entreprenören", "ekonomi", "ansvarig", "teamet", "byrån", "staben", "handläggare", "kommunikatör"}

func recipientWord(s string) bool {
	f := strings.Fields(strings.ToLower(s))
	if len(f) == 0 || len(f) > 6 {
		return false
	}
	for _, w := range f {
		for _, e := range recipientEndings {
			if strings.HasSuffix(w, e) {
				return true
			}
		}
	}
	return false
}
