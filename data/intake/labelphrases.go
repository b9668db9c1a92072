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

var attendanceWord = wordSet(`närvarande närvarar närvarade närvarat deltagande deltagit deltog deltar beslutande tjänstgörande tjänstgöring kallade inkallade ej övriga övrigt vidare dessutom även också samt och i från
ledamöter ersättare tjänstepersoner tjänstemän förtroendevalda deltagare representanter personal gäster därutöver men ordinarie valda politiker medarbetare chefer
politiska fackliga inbjudna adjungerade handläggare andra vid sammanträdet mötet frånvarande anmäld anmälda förhindrade ledamot som är har utan att följer beslut besluten beslutet på distans`)

// reInstead is how a list of deputies says in its label whose places they
// take: nobody's in particular.
var reInstead = expression(` (?:(?:i stället|istället) )?för (?:(?:frånvarande|ordinarie|förhindrad|förhindrade|en|ej närvarande) )*(?:ledamot|ledamöter)$`)

// attendanceOf gives the concept of a label made of words of the attendance.
func attendanceOf(ws []string) concept {
	has := map[string]bool{}
	absent, before := false, ""
	for _, w := range ws {
		has[w] = true
		switch w {
		case "som", "är", "har":
			continue
		case "närvarande", "närvarar", "närvarade", "närvarat", "deltagande", "deltar", "deltog", "deltagit":
			absent = absent || before == "ej"
		}
		before = w
	}
	decides := has["beslut"] || has["besluten"] || has["beslutet"]
	serves := has["tjänstgörande"] || has["tjänstgöring"] || has["beslutande"] || decides
	not := has["ej"] || has["utan"]
	members := has["ledamöter"] || has["ledamot"] || has["förtroendevalda"] || has["politiker"]
	officials := has["tjänstepersoner"] || has["tjänstemän"] || has["personal"] || has["medarbetare"] || has["chefer"] || has["representanter"] || has["gäster"] || has["handläggare"] || has["deltagare"]
	there := has["närvarande"] || has["närvarar"] || has["närvarade"] || has["deltagande"] || has["deltog"] || has["deltar"]
	switch {
	case has["frånvarande"] || has["förhindrade"] || absent && !serves:
		return cAbsent
	case officials && !members && !has["ersättare"]:
		return cOthers
	case members && not:
		return cIdle
	case members:
		if there || serves {
			return cServing
		}
		return cMembers
	case has["ersättare"] && not:
		return cDeputy
	case has["ersättare"] && (serves || has["inkallade"]):
		return cServingDeputy
	case has["ersättare"]:
		return cDeputy
	case has["tjänstgörande"] && not:
		return cDeputy
	case has["tjänstgörande"]:
		return cServing
	case there && (has["övriga"] || has["övrigt"] || has["vidare"] || has["dessutom"] || has["även"] || has["också"] || has["därutöver"] || has["andra"]):
		return cOthers
	case there:
		return cPresent
	}
	return cNone
}

// insteadWord are the words that reInstead reads.
var insteadWord = wordSet(`stället istället för förhindrad en`)

// attendancePhrase reads words as a label of the attendance.
func attendancePhrase(ws []string) concept {
	text := strings.Join(ws, " ")
	if at := reInstead.FindStringIndex(text); at != nil && strings.Contains(text[:at[0]], "ersättare") {
		ws = strings.Fields(text[:at[0]])
	}
	for _, w := range ws {
		if !attendanceWord[w] {
			return cNone
		}
	}
	return attendanceOf(ws)
}
