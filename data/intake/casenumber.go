package intake

import (
	"strings"
)

// There is no national form of diarienummer; these are the attested ones.
const caseUnit = `[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7}`

var caseForms = expression(`(?:` + strings.Join([]string{
	`\d{2}[A-ZÅÄÖ]{2,4}\d{1,6}`,                               // 23RS2460
	`[A-ZÅÄÖ]\d{2,4}-\d{3,6}/\d{2,4}`,                         // N164-0214/22
	`[A-ZÅÄÖ]{2,6}/\d{1,6}/(?:19|20)\d{2}`,                    // RS/333/2023
	`(?:19|20)\d{2}[-/][A-ZÅÄÖ]{2,6}[ ]?\d{3,6}(?:/\d{1,4})?`, // 2013-KS0548/003, 2021-POL000123
	`(?:19|20)\d{2}[-/][A-ZÅÄÖ]{2,6}-\d{1,6}`,                 // 2023-KS-12
	`[A-ZÅÄÖ]{1,8}(?:[-.][A-ZÅÄÖ]{1,8})?[ \-/\x{00A0}]?(?:19|20)\d{2}[ ]?[-/:.\x{2013}\x{2011}][ ]?\d{1,6}(?:[/:]\d{1,6})?(?:[ -]\d{1,3}(?:\.\d{1,3}){1,4}|-\d{1,4})?`, // KS 2023/00123
	`[A-ZÅÄÖ]{2,6}[ \-/\x{00A0}]?\d{2,5}[/:]\d{1,6}`, // LD13/03336, KS 123/24
	`[A-ZÅÄÖ]{2,6}(?:19|20)\d{2}\d{4,6}`,
	`[A-ZÅÄÖ]{2,6}\d{2}\d{4}`,                                                        // RV180949
	`(?:19|20)\d{2}[/:]\d{1,6}(?:-[A-ZÅÄÖ]{2,5})?(?:[ -]\d{1,3}(?:\.\d{1,3}){1,4})?`, // 2023/123
}, `|`) + `)`)

// caseAfterLabel are the forms that are case numbers only behind a label.
var caseAfterLabel = expression(`^(?:` + caseUnit + `[ \x{00A0}/-]?)?\d[\dA-ZÅÄÖ]*(?:[-/:.\x{2013}][\dA-ZÅÄÖ][\d.A-ZÅÄÖ]*)*\d|^[A-ZÅÄÖ]{1,8}[-/ ]\d[\d/:.-]*\d`)

var caseLabel = expression(`(?i)(?:^|[^\p{L}\d])(dnr|d\.nr|diarienr|diarie ?nummer|ärendenummer|ärendenr|ärende-?id|ärende nr|beteckning|dossiernr|målnummer)[.:]?[ \x{00A0}\t]*`)

// notCases are prefixes that look like a unit's letters but name laws, bills
// and other publications.
var notCases = map[string]bool{"SFS": true, "PROP": true, "BET": true, "SOU": true, "DIR": true, "RÅ": true, "NJA": true, "HFD": true,
	"ISO": true, "EU": true, "DS": true, "RSKR": true, "SOSFS": true, "HSLF": true, "FS": true, "MÖD": true, "JO": true, "AFS": true, "BFS": true, "EG": true, "KL": true, "SKL": false}

// reParenCase reads a case number in parentheses at the end of a title, whose
// unit may be written in mixed case.
var reParenCase = expression(`[ ]*[(\[](?:(?i:dnr|diarienr|diarienummer|ärendenr|ärendenummer)[ .:]*)?(([A-ZÅÄÖ][\p{L}]{0,7})[ /-]?(?:(?:19|20)\d\d|\d{2})[-/:.–]\d{1,6}(?:[-/.]\d{1,4})*)[)\]]$`)

// reReference is a reference that stands alone in a cell or on a line: there it
// is a case number whatever its form.
var reReference = expression(`^([A-ZÅÄÖ][\p{L}]{0,7})[ \x{00A0}/-]?\d{2,4}[-/:.–]\d{1,6}(?:[-/.]\d{1,4})*$`)

// reference tells whether text is such a reference and nothing else.
func reference(f string) bool {
	m := reReference.FindStringSubmatch(f)
	return m != nil && !notCases[strings.ToUpper(m[1])] && len(findDates(f, false)) == 0 && !strings.EqualFold(m[1], "kl")
}

type caseHit struct {
	span
	text string
}

// rePlanCode is the code of the archive plan behind a number: "Dnr 2024.52 024".
var rePlanCode = expression(`^ \d{3}$`)

// findCases returns the case numbers in s as they are written. A form that is
// also a plain pair of numbers counts only behind a label.
func findCases(s string) []caseHit {
	if !startsOrHasDigit(s) {
		return nil
	}
	var hits []caseHit
	overlaps := func(from, to int) bool {
		for _, h := range hits {
			if from < h.to && h.from < to {
				return true
			}
		}
		return false
	}
	for _, m := range caseLabel.FindAllStringSubmatchIndex(s, -1) {
		at := m[1]
		if w := caseAfterLabel.FindStringIndex(s[at:]); w != nil {
			from, to := at, at+w[1]
			if f := caseForms.FindStringIndex(s[at:]); f != nil && f[0] == 0 && f[1] > w[1] {
				to = at + f[1]
			} else if p := rePlanCode.FindStringIndex(s[to:]); p != nil {
				to += p[1]
			}
			if !overlaps(from, to) {
				hits = append(hits, caseHit{span{from, to}, s[from:to]})
			}
		}
	}
	for at := 0; at < len(s); {
		m := caseForms.FindStringIndex(s[at:])
		if m == nil {
			break
		}
		from, to := at+m[0], at+m[1]
		at = to
		if overlaps(from, to) || !guarded(s, from, to) || refused(s, from, to) {
			if !guarded(s, from, to) {
				at = from + 1
				for at < len(s) && s[at]&0xC0 == 0x80 {
					at++
				}
			}
			continue
		}
		hits = append(hits, caseHit{span{from, to}, s[from:to]})
	}
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].from < hits[j-1].from; j-- {
			hits[j], hits[j-1] = hits[j-1], hits[j]
		}
	}
	return hits
}

// guarded tells whether the number stands alone, not inside a longer word.
func guarded(s string, from, to int) bool {
	if from > 0 {
		r := lastRune(s[:from])
		if isWordRune(r) || r == '/' || r == '-' || r == ':' && from > 1 && s[from-2] >= '0' && s[from-2] <= '9' {
			return false
		}
	}
	if to < len(s) {
		r := firstRune(s[to:])
		if isWordRune(r) || (r == '/' || r == '-' || r == ':') && to+1 < len(s) && isWordRune(firstRune(s[to+1:])) {
			return false
		}
	}
	return true
}

func isWordRune(r rune) bool {
	return r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("åäöÅÄÖéÉüÜ", r)
}

// refused drops publications, dates, years ("2023/24", "2024/2025") and the
// numbers of §§ ("§ 65/18").
func refused(s string, from, to int) bool {
	v := fold(s[from:to])
	unit := strings.TrimRightFunc(v, func(r rune) bool { return !(r >= 'A' && r <= 'Z' || strings.ContainsRune("ÅÄÖ", r)) })
	for i, r := range v {
		if !(r >= 'A' && r <= 'Z' || strings.ContainsRune("ÅÄÖ", r)) {
			unit = v[:i]
			break
		}
	}
	if notCases[unit] {
		return true
	}
	before := strings.TrimRight(fold(s[:from]), " ")
	if unit == "" {
		if strings.HasSuffix(before, "§") || strings.HasSuffix(before, "(") && strings.Contains(v, ":") {
			return true
		}
		last := before[strings.LastIndexByte(before, ' ')+1:]
		if notCases[strings.ToUpper(strings.Trim(last, "(.:-"))] || strings.HasSuffix(last, "FS") || strings.EqualFold(last, "prop.") || strings.EqualFold(last, "bet.") ||
			strings.EqualFold(last, "nr") && strings.Contains(v, ":") || strings.EqualFold(last, "direktiv") || strings.EqualFold(last, "lagen") || strings.EqualFold(last, "lag") || strings.EqualFold(last, "förordningen") {
			return true
		}
		if a, b, ok := strings.Cut(v, "/"); ok && len(a) == 4 && (len(b) == 2 || len(b) == 4) {
			x, _ := atoi(a)
			y, ok := atoi(b)
			if ok && (y == x+1 || y == (x+1)%100) {
				return true
			}
		}
		if strings.Contains(v, ":") {
			return true // (2017:725) and the like
		}
	}
	if len(unit) == 1 || strings.HasPrefix(v, unit+"20") && len(v) == len(unit)+4 {
		return len(unit) == 1 && !strings.ContainsAny(v, "-/:")
	}
	return false
}
