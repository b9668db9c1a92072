package intake

import (
	"strings"

	"paragraf/data"
)

// serving reads the words behind a name that say whether the person served:
// "tjg ers", "ej tjänstgörande ersättare", "tjänstgör ej". It returns false if
// the words say anything else.
func (p *person) serving(words string) bool {
	serves, not, deputy, member := false, false, false, false
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return isSpace(r) || strings.ContainsRune(".,:()", r) }) {
		switch plainWord(w) {
		case "tjänstgörande", "tjänstgör", "tjänstgjorde", "tjänstg", "beslutande", "beslutar":
			serves = true
		case "ej", "utan":
			not = true
		case "ersättare":
			deputy = true
		case "ledamot", "ordinarie":
			member = true
		case "som", "närvarande", "dock", "men":
		default:
			return false
		}
	}
	if !serves {
		return false
	}
	p.serves = 1
	if not {
		p.serves = -1
	}
	if deputy {
		p.capacity = data.Deputy
	} else if member {
		p.capacity = data.Member
	}
	return true
}
