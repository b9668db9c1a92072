package intake

import "strings"

var reTotal = expression(`(?i)^(?:(?:del|total|slut)?summa|totalt|total|antal totalt)(?: (?:totalt|antal|beslut|ärenden|rader|poster|anmälningar|belopp))*[ ]?[:=]?(?:[ ]?[-–]?\d[\d ., ]*(?:kr|sek|kronor|tkr|mkr|st|stycken|beslut|ärenden|rader|poster|anmälningar)?[.,;:]?)*$`)

// totalRow tells whether a row only sums up those above it: "Summa 12 st",
// "Totalt: 45 000 kr".
func totalRow(text string) bool {
	text = fold(text)
	return runes(text) < 80 && reTotal.MatchString(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return isSpace(r) || r == ';' || r == '|' }), " "))
}
