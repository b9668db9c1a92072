package intake

import (
	"strings"
)

// noticeWord are the words that labels of the adjusting and its notice are
// made of.
var noticeWord = wordSet(`dag dagen datum tid tidpunkt då när för anslag anslaget anslagets anslags bevis beviset sätts sattes sätta satts upp uppsatt uppsättande uppsättning
publicering publicerat publicerad publiceras publicerades tas togs tagits ned ner bort nedtaget nedtagen nedtagande nedtagning nedtas avpublicering avpublicerat avpubliceras protokollet
protokollets justering justeringen justeringens justerat av och den har ska på anslagstavlan tillkännagivet tillkännagiven tillkännagivande tillkännagivandet tillkännages`)

// knownLabel tells whether words are, or begin, a label of the vocabulary.
func knownLabel(ws []string) bool {
	for _, e := range labelIndex()[ws[0]] {
		n := min(len(e.words), len(ws))
		if strings.Join(e.words[:n], " ") == strings.Join(ws[:n], " ") && (len(e.words) > len(ws) || len(e.words) == len(ws)) {
			return true
		}
	}
	switch ws[len(ws)-1] {
	case "av", "för", "då", "när", "och", "den", "anslags", "anslagets":
		return true
	}
	return false
}

// noticeOf gives the concept of a label made of words of the notice.
func noticeOf(ws []string) concept {
	has := func(forms ...string) bool {
		for _, w := range ws {
			for _, f := range forms {
				if strings.HasPrefix(w, f) {
					return true
				}
			}
		}
		return false
	}
	when := has("dag", "datum", "tid", "när", "då", "tas", "togs", "sätts", "sattes", "satts", "tagits", "publicera", "avpublicera", "uppsatt", "nedtag", "nedtas", "tillkännagivet", "tillkännagiven")
	switch {
	case !when:
		return cNone
	case has("ned", "ner", "bort", "avpublic"):
		return cRemoved
	case has("upp", "publicera", "publicering", "anslag", "tillkännag", "bevis"):
		return cPosted
	case has("juster"):
		return cAdjusted
	}
	return cNone
}

var attendanceWord = wordSet(`närvarande närvarade deltagande deltog deltar beslutande tjänstgörande kallade inkallade ej övriga övrigt vidare dessutom även också samt och i från
ledamöter ersättare tjänstepersoner tjänstemän förtroendevalda deltagare representanter personal gäster därutöver men ordinarie valda politiker medarbetare chefer
politiska fackliga inbjudna adjungerade handläggare andra vid sammanträdet mötet frånvarande anmäld anmälda förhindrade ledamot`)

// attendanceOf gives the concept of a label made of words of the attendance.
func attendanceOf(ws []string) concept {
	has := map[string]bool{}
	for _, w := range ws {
		has[w] = true
	}
	members := has["ledamöter"] || has["ledamot"] || has["förtroendevalda"] || has["politiker"]
	officials := has["tjänstepersoner"] || has["tjänstemän"] || has["personal"] || has["medarbetare"] || has["chefer"] || has["representanter"] || has["gäster"] || has["handläggare"] || has["deltagare"]
	there := has["närvarande"] || has["närvarade"] || has["deltagande"] || has["deltog"] || has["deltar"]
	switch {
	case has["frånvarande"] || has["förhindrade"]:
		return cAbsent
	case officials && !members && !has["ersättare"]:
		return cOthers
	case members && has["ej"]:
		return cIdle
	case members:
		if there || has["beslutande"] || has["tjänstgörande"] {
			return cServing
		}
		return cMembers
	case has["ersättare"] && has["ej"]:
		return cDeputy
	case has["ersättare"] && (has["tjänstgörande"] || has["beslutande"] || has["inkallade"]):
		return cServingDeputy
	case has["ersättare"]:
		return cDeputy
	case there && (has["övriga"] || has["övrigt"] || has["vidare"] || has["dessutom"] || has["även"] || has["också"] || has["därutöver"] || has["andra"]):
		return cOthers
	case there:
		return cPresent
	}
	return cNone
}
