package intake

import (
	"sort"
	"strings"
	"sync"
)

// concept is what a label of the front page, the notice or the summons means,
// whatever words a template uses for it.
type concept int

const (
	cNone concept = iota
	cOrganization
	cBody
	cDate
	cTime
	cDateTime
	cPlace
	cPlaceTime
	cServing       // members (and serving deputies) who decide
	cMembers       // ledamöter: serving in minutes, called in a summons
	cServingDeputy // tjänstgörande ersättare
	cDeputy        // ersättare who do not serve
	cOthers
	cAbsent
	cPresent // närvarande: a heading over the lists
	cAdjuster
	cSubstitute
	cAdjusted
	cAdjustBy
	cSections
	cSecretary
	cChair
	cPosted
	cRemoved
	cStored
	cSignature
	cNotice
	cContents
	cMinutes // the document calls itself minutes
	cAgenda  // the document calls itself an agenda
	cImmediate
	cOrdinary
	cBreak
	cFooter // boxes at the foot of every page
	cPageNumber
	cPostedBy
	cIdle // members who are there but do not decide
	cNote
)

// labelWords are the labels by concept, in lower case without colon.
var labelWords = map[concept][]string{
	cOrganization: {"organisation", "region", "kommun", "myndighet", "huvudman"},
	cBody: {"organ", "nämnd", "nämnd/styrelse", "nämnd/organ", "styrelse", "sammanträde med", "sammanträde för", "möte med", "instans", "beslutande organ", "beslutsorgan", "forum",
		"nämndens namn", "politiskt organ", "sammanträdande organ", "styrelse/nämnd", "utskott", "politisk instans", "sammanträdesorgan", "organ/nämnd", "nämnd eller styrelse", "protokoll för", "protokoll från", "grupp", "beslutsinstans"},
	cDate:     {"sammanträdesdatum", "sammanträdesdag", "datum", "mötesdatum", "mötesdag", "dag", "datum för sammanträdet", "datum för sammanträde", "sammanträdesdatum och dag", "sammanträde", "sammanträdet den", "sammanträdesdagen", "dag för sammanträde", "sammanträdesdag och datum"},
	cTime:     {"tid", "klockslag", "kl", "sammanträdestid", "mötestid", "tid för sammanträdet", "tidpunkt", "tider", "starttid", "sammanträdets tid", "klockan", "mötets tid"},
	cDateTime: {"datum och tid", "tid och datum", "dag och tid", "datum, tid", "datum/tid", "tid och dag", "datum & tid", "datum och klockslag", "när"},
	cPlace:    {"plats", "lokal", "sammanträdesplats", "mötesplats", "plats för sammanträdet", "lokal/plats", "plats/lokal", "sammanträdeslokal", "möteslokal", "adress", "plats och lokal", "plats för sammanträde", "var"},
	cPlaceTime: {"plats och tid", "tid och plats", "tid, plats", "plats, tid", "plats/tid", "tid/plats", "plats och tid för sammanträdet", "tid och plats för sammanträdet", "tid och lokal", "datum, tid och plats", "plats och sammanträdestid",
		"tid och plats för sammanträde", "plats & tid", "tid & plats", "sammanträdets plats och tid", "sammanträdets tid och plats", "lokal och tid", "plats, datum och tid", "tid, datum och plats", "plats och tidpunkt", "datum, plats och tid", "datum och plats", "plats och datum", "dag, tid och plats", "datum, tid, plats"},
	cServing: {"beslutande", "tjänstgörande ledamöter", "beslutande ledamöter", "tjänstgörande", "närvarande beslutande", "beslutande ledamöter och ersättare", "beslutande ledamöter och tjänstgörande ersättare", "närvarande ledamöter och tjänstgörande ersättare",
		"tjänstgörande ledamöter och ersättare", "ledamöter och tjänstgörande ersättare", "tjänstgörande förtroendevalda", "beslutande förtroendevalda", "tjänstgör", "närvarande ledamöter", "närvarande styrelseledamöter", "närvarande styrelsemedlemmar", "närvarande ordinarie ledamöter", "närvarande tjänstgörande", "beslutar", "beslutande se bilaga", "närvarande tjänstgörande ledamöter"},
	cMembers:       {"ledamöter", "styrelseledamöter", "styrelsemedlemmar", "styrelsens ledamöter", "ordinarie styrelseledamöter", "ledamot", "ordinarie ledamöter", "ordinarie", "ledamöter kallas", "kallas", "kallade", "kallade ledamöter", "ledamöter (kallas)", "följande kallas", "härmed kallas", "kallelse till ledamöter", "till ledamöter", "ledamöter som kallas", "kallade till sammanträdet", "till sammanträdet kallas"},
	cServingDeputy: {"tjänstgörande ersättare", "beslutande ersättare", "tjänstgörande suppleanter", "ersättare som tjänstgör", "tjg ersättare", "tjg. ersättare", "tjänstgörande ersättare/suppleanter", "närvarande tjänstgörande ersättare", "ersättare, tjänstgörande", "ersättare (tjänstgörande)", "inkallade ersättare", "ersättare i tjänst"},
	cDeputy: {"ersättare", "närvarande ersättare", "ej tjänstgörande ersättare", "icke tjänstgörande ersättare", "icke tjänstgörande", "ej tjänstgörande", "närvarande ej tjänstgörande ersättare", "närvarande, ej tjänstgörande ersättare", "övriga ersättare", "övriga närvarande ersättare",
		"suppleanter", "närvarande suppleanter", "styrelsesuppleanter", "ersättare underrättas", "underrättas", "ersättare (ej tjänstgörande)", "ersättare, ej tjänstgörande", "ersättare (underrättas)", "underrättade ersättare", "ersättare för kännedom", "följande underrättas", "närvarande men ej tjänstgörande ersättare", "närvarande icke tjänstgörande ersättare", "ersättare närvarande", "ersättare som underrättas", "ej beslutande ersättare", "icke beslutande ersättare", "ersättare (närvarande)", "ej tjänstgörande ledamöter och ersättare", "kallade ersättare", "ersättare som inte tjänstgör", "inte tjänstgörande ersättare"},
	cOthers: {"övriga närvarande", "övriga deltagare", "övriga deltagande", "övriga", "tjänstemän", "tjänstepersoner", "närvarande tjänstemän", "närvarande tjänstepersoner", "också närvarande", "därutöver närvarande", "inbjudna", "adjungerade", "sakkunniga", "fackliga företrädare",
		"fackliga representanter", "facklig representant", "arbetstagarrepresentant", "arbetstagarrepresentanter", "personalföreträdare enligt lag", "personalrepresentant", "personalföreträdare", "personalrepresentanter", "från förvaltningen", "insynsplats", "insynsplatser", "gäster", "revisorer", "deltagande tjänstemän", "deltagande tjänstepersoner", "övriga närvarande tjänstemän", "övriga närvarande tjänstepersoner", "övrig närvaro", "handläggare", "förvaltningen", "övriga deltagande tjänstemän",
		"övriga medverkande", "medverkande", "förvaltningens tjänstepersoner", "övriga kallade", "tjänstemän m.fl", "övriga närvarande, tjänstemän", "kallade tjänstepersoner", "kallade tjänstemän", "personalföreträdare enligt kl", "förvaltning", "tjänstepersoner och övriga", "närvarande övriga", "deltagare", "närvarande från förvaltningen", "närvarande från tjänstemannaorganisationen", "andra närvarande", "andra deltagare", "dessutom närvarande", "dessutom", "därutöver", "vidare", "insynsledamöter", "insynsledamot", "adjungerad", "övriga, tjänstepersoner", "fackliga ombud", "observatörer", "åhörare"},
	cAbsent:  {"frånvarande", "frånvarande ledamöter", "frånvarande styrelseledamöter", "frånvarande styrelsemedlemmar", "ej närvarande", "anmält förhinder", "förhinder", "anmälda förhinder", "förhinder anmält", "frånvarande ersättare", "anmäld frånvaro", "ej närvarande ledamöter", "förhindrade", "frånvaro", "ledamöter med förhinder"},
	cPresent: {"närvarande", "närvaro", "närvarolista", "närvaroförteckning", "deltagarlista", "deltagande", "närvarande vid sammanträdet", "närvaro vid sammanträdet"},
	cAdjuster: {"utsetts att justera", "utses att justera", "utsedd att justera", "utsågs att justera", "utsedda att justera", "att justera", "att justera protokollet", "justerare", "protokollsjusterare", "utsedd justerare", "utsedda justerare", "till justerare", "val av justerare",
		"justeringsman", "justeringsmän", "justeringsperson", "justeringspersoner", "justerande", "justerande ledamot", "justerande ledamöter", "justeras av", "justerat av", "justerades av", "justerad av", "justeras", "utses till justerare", "utsågs till justerare", "utsedd till justerare", "tillsammans med ordföranden", "jämte ordföranden", "protokollet justeras av", "utsedd protokollsjusterare", "protokolljusterare", "justerare utöver ordföranden",
		"utsedd att justera protokollet", "utses att justera protokollet", "utsedd att jämte ordföranden justera", "utses att jämte ordföranden justera protokollet", "utsetts att justera protokollet", "utsedda att justera protokollet", "utsedda till justerare", "utsedd att tillsammans med ordföranden justera", "justerat tillsammans med ordföranden", "utsetts till justerare", "protokollsjusterande", "justering av", "justerande person", "utsedda protokollsjusterare"},
	cSubstitute: {"ersättare för justerare", "ersättare för justeraren", "justeringsersättare", "justerarersättare", "ersättande justerare", "ersättare till justerare", "ersättare justerare", "reserv", "reservjusterare", "justerare, ersättare", "justerare (ersättare)", "ersättare för protokollsjusterare", "ersättare för justerande", "ersättare till protokollsjusterare", "suppleant för justerare", "ersättare för justeringsman", "ersättare att justera", "som ersättare", "som ersättare utses"},
	cAdjusted: {"justeringens plats och tid", "justeringens tid", "justeringens datum", "justeringstid", "justeringsdag", "justeringsdatum", "datum för justering", "tid för justering", "plats och tid för justering", "justeringens tid och plats", "tid och plats för justering", "justering", "protokollet justerat", "protokollet justerades",
		"justerat den", "justerat", "justerad", "justerades", "digital justering", "digitalt justerat", "datum för digital justering", "protokollet är justerat", "protokollet är justerat den", "justeringens plats och datum", "plats och datum för justering", "justerad den", "justerades den", "justeringsplats och tid", "justeringsplats och datum", "protokollet justerat den", "protokoll justerat", "datum för protokollets justering", "datum för justeringen", "justeringens dag", "justeringsdag och plats", "protokollet justeras", "justeras den", "plats och tid för justeringen", "elektronisk justering", "justerat digitalt", "justering sker", "justeringsplats", "plats för justering", "justerad/e", "signerat", "digitalt signerat", "undertecknat"},
	cAdjustBy:  {"justeras senast", "sista dag för justering", "senaste justeringsdag", "senast justeringsdatum", "ska justeras senast", "protokollet ska justeras senast", "justering senast", "sista justeringsdag", "ska vara justerat senast", "protokollet ska vara justerat senast"},
	cSections:  {"paragraf", "paragrafer", "paragraf/er", "paragraf(er)", "protokollet omfattar", "protokollet omfattar paragraf", "protokollet omfattar paragraferna", "protokollet omfattar paragrafer", "protokollet avser", "protokollet avser paragrafer", "justerade paragrafer", "omfattar", "§§", "§", "omfattning", "paragrafnummer", "paragraf nr", "avser paragrafer", "avser §§", "omfattar paragraf", "omfattar paragrafer", "omfattar §§", "avser paragraf", "paragrafer i protokollet", "protokollets paragrafer", "protokollsparagrafer", "paragraferna", "justeringen avser", "justering avser", "anslaget avser", "anslaget avser §§", "protokollet innehåller", "justerade §§", "paragraf nummer"},
	cSecretary: {"sekreterare", "vid protokollet", "protokollförare", "mötessekreterare", "protokollet fört av", "sekr", "nämndsekreterare", "protokoll fört av", "kommunsekreterare", "sekreterare för mötet", "protokollsekreterare", "protokollssekreterare", "nämndens sekreterare", "fört av", "regionsekreterare", "kommittésekreterare"},
	cChair:     {"ordförande", "ordf", "mötesordförande", "mötets ordförande", "tjänstgörande ordförande", "vice ordförande", "förste vice ordförande", "1:e vice ordförande", "andre vice ordförande", "2:e vice ordförande", "ålderspresident", "ordföranden", "tf ordförande"},
	cPosted: {"datum för anslags uppsättande", "datum för anslagets uppsättande", "datum då anslaget sätts upp", "datum när anslaget sätts upp", "datum då anslaget sattes upp", "datum när anslaget sattes upp", "anslaget sätts upp", "anslaget sattes upp", "anslaget sätts upp den", "anslaget sattes upp den", "anslaget har satts upp", "anslag sätts upp", "anslag sattes upp", "anslagsdatum",
		"anslagsdag", "anslaget den", "datum för anslag", "datum för uppsättande", "datum för publicering", "publicerat", "publicerad", "publiceringsdatum", "publiceras", "anslås", "anslaget", "anslagets uppsättande", "tillkännagivet", "protokollet anslogs", "uppsatt", "uppsatt den", "anslaget uppsatt", "anslag uppsatt", "anslaget publicerat", "anslag publicerat", "sätts upp", "sattes upp", "datum för anslagande", "anslagits", "anslagen", "har satts upp", "anslagsdatum, uppsatt", "anslag uppsatt den", "anslaget uppsatt den", "anslagets publicering", "anslaget publiceras", "uppsättande", "uppsatt datum", "publicerat den", "anslag sätts upp den", "datum för anslagets publicering", "satts upp", "anslagsdatum (uppsatt)", "anslag publicerad", "anslagsdag (uppsatt)", "upp", "anslagstid från", "uppsatt på anslagstavlan", "anslag publiceras", "publicerat på anslagstavlan", "tillkännagivande publicerat", "bevis uppsatt", "justeringen tillkännages", "justeringen tillkännagiven", "tillkännagiven"},
	cRemoved: {"datum för anslags nedtagande", "datum för anslagets nedtagande", "datum då anslaget tas ned", "datum då anslaget tas ner", "datum när anslaget tas ned", "datum när anslaget tas ner", "datum då anslaget togs ned", "datum då anslaget togs ner", "datum då anslaget nedtas", "anslaget tas ned", "anslaget tas ner", "anslaget togs ned", "anslaget togs ner", "anslaget nedtas",
		"anslag tas ned", "anslag tas ner", "nedtas", "nedtaget", "nedtagande", "nedtagning", "nedtaget den", "anslaget nedtaget", "anslag nedtaget", "avpublicerat", "avpublicerad", "avpubliceras", "anslaget avpublicerat", "anslag avpublicerat", "anslaget avpubliceras", "datum för nedtagande", "datum för nedtagning", "datum för avpublicering", "avpubliceringsdatum", "tas ned", "tas ner", "togs ned", "togs ner", "anslaget får tas ned", "anslaget får tas ned tidigast", "anslaget tas ned den", "anslaget tas ner den", "nedtagningsdatum", "nedtagningsdag", "anslagets nedtagande", "anslaget nedtaget den", "anslag nedtaget den", "datum när anslaget togs ned", "datum när anslaget togs ner", "anslagets avpublicering", "avpublicerat den", "tas ned den", "tas ner den", "nedtaget datum", "nedtages", "anslaget nedtages", "får tas ned tidigast", "ned", "anslagstid till", "datum för anslagets avpublicering", "bevis nedtaget", "tas bort", "anslaget tas bort", "anslaget tas bort den", "datum då anslaget tas bort"},
	cStored:     {"förvaringsplats", "förvaringsplats för protokollet", "förvaringsplats för protokoll", "protokollet förvaras", "protokollet förvaras hos", "protokollet förvaras på", "protokollet förvaras vid", "protokollet förvaras i", "protokollet finns tillgängligt", "protokollet finns tillgängligt hos", "protokollet finns tillgängligt på", "protokollet finns tillgängligt vid", "förvaras hos", "förvaras på", "förvaras", "protokollet finns hos", "protokollet finns på", "originalprotokollet förvaras", "förvaring", "protokollets förvaringsplats", "protokollet finns tillgängligt i", "protokollet finns att läsa på", "protokollet finns att tillgå hos", "förvaras vid", "tillgängligt hos", "protokollets förvaring", "justerat protokoll förvaras", "plats för förvaring", "plats för förvaring av protokollet", "förvaringsplats av protokoll", "protokollet finns förvarat hos", "originalet förvaras", "originalet förvaras hos"},
	cSignature:  {"underskrift", "underskrifter", "namnteckning", "namnteckningar", "signatur", "signaturer", "namnförtydligande", "undertecknat av", "underskrift av", "undertecknas", "signering", "undertecknare", "digitala underskrifter", "digital underskrift", "elektroniska underskrifter", "namnunderskrift"},
	cPostedBy:   {"anslaget har satts upp av", "anslaget uppsatt av", "uppsatt av", "har satts upp av", "anslaget av", "anslaget sattes upp av", "anslaget publicerat av", "publicerat av", "anslagsansvarig", "anslagen av", "anslås av", "ansvarig för anslaget", "detta anslag har satts upp av", "intygas av", "undertecknad", "undertecknad av", "anslaget publiceras av", "anslaget sätts upp av", "bevis utfärdat av"},
	cNotice:     {"anslag/bevis", "bevis/anslag", "anslag / bevis", "bevis / anslag", "anslagsbevis", "anslag", "bevis", "bevis om anslag", "bevis om justering", "tillkännagivande", "anslag om justerat protokoll", "tillkännagivande av protokoll", "bevis om anslag av protokoll", "anslag och bevis", "bevis om tillkännagivande", "bevis om anslag av justerat protokoll", "tillkännagivande om justerat protokoll", "anslag av protokoll", "anslag om justering", "tillkännagivande av justerat protokoll", "tillkännagivande av justering", "bevis om att justering tillkännagivits", "anslag av justerat protokoll", "anslag – bevis", "bevis över anslag", "tillkännagivande/anslag"},
	cContents:   {"innehåll", "innehållsförteckning", "ärendelista", "ärendeförteckning", "förteckning över ärenden", "innehåll i protokollet", "paragraf ärende", "protokollets innehåll", "ärendeöversikt", "förteckning", "register"},
	cMinutes:    {"protokoll", "sammanträdesprotokoll", "protokollsutdrag", "beslutsprotokoll", "mötesprotokoll", "justerat protokoll", "utdrag ur protokoll", "protokoll fört vid sammanträde"},
	cAgenda:     {"kallelse", "föredragningslista", "dagordning", "kallelse och föredragningslista", "kallelse/föredragningslista", "kallelse till sammanträde", "ärendelista till sammanträde", "föredragningslista/kallelse", "kallelse och dagordning", "kungörelse", "ärenden", "ärenden på sammanträdet", "dagordning/föredragningslista", "förslag till dagordning", "förslag till föredragningslista"},
	cImmediate:  {"omedelbart justerade paragrafer", "omedelbar justering", "omedelbart justerad paragraf", "omedelbart justerade", "direktjusterade paragrafer", "direktjustering", "omedelbart justerat", "paragrafer med omedelbar justering", "omedelbart justerade §§", "direktjusterad paragraf", "omedelbart justerad"},
	cOrdinary:   {"övriga paragrafer", "ordinarie justering", "resterande paragrafer", "övriga §§", "ordinarie justerade paragrafer"},
	cBreak:      {"ajournering", "ajourneringar", "paus", "pauser", "mötet ajourneras", "sammanträdet ajourneras", "allmänheten", "antal åhörare", "sammanträdets öppnande", "sammanträdets avslutande", "mötets öppnande och avslutande", "mötesform", "webbsändning"},
	cFooter:     {"justerandes sign", "justerandes signatur", "justerandes signaturer", "utdragsbestyrkande", "utdragsbestyrkning", "utdraget bestyrks", "justerarens sign", "ordförandes sign", "ordförande sign", "justerare sign", "justerande sign", "justerares signatur", "ordförandens sign", "sign", "justerares sign", "justeras sign", "justerandes signum", "sekreterarens sign", "expedierat", "ordförandes signatur", "justerarens signatur", "ordförandens signatur"},
	cPageNumber: {"sida", "sid", "sidnr", "sidan"},
	cNote:       {"upplysningar", "anmälan om förhinder", "förhinder anmäls till", "upplysningar lämnas av", "kontaktperson", "kontakt", "handläggare/kontakt", "telefon", "e-post", "besöksadress", "postadress", "hemsida", "webbplats", "organisationsnummer", "org.nr", "org nr", "gruppmöten", "gruppmöte", "förmöte", "förmöten", "information till ledamöter", "handlingar", "kallelsen skickas till", "utfärdad av", "diarienummer för protokollet", "skickas till"},
}

type labelEntry struct {
	words []string
	c     concept
}

// labelIndex holds the labels by their first word, the longest first.
var labelIndex = sync.OnceValue(func() map[string][]labelEntry {
	index := map[string][]labelEntry{}
	for c, list := range labelWords {
		for _, l := range list {
			w := labelTokens(l)
			index[w[0]] = append(index[w[0]], labelEntry{w, c})
		}
	}
	for _, list := range index {
		sort.Slice(list, func(i, j int) bool {
			if len(list[i].words) != len(list[j].words) {
				return len(list[i].words) > len(list[j].words)
			}
			return strings.Join(list[i].words, " ") < strings.Join(list[j].words, " ")
		})
	}
	return index
})

func labelTokens(s string) []string {
	w := strings.Fields(strings.ToLower(s))
	for i := range w {
		w[i] = plainWord(w[i])
	}
	return w
}

// plainWord spells abbreviated and synonymous words of labels in one way.
func plainWord(w string) string {
	switch strings.TrimRight(w, ".:,") {
	case "tjg", "tj", "tjänstg", "tjänstgör", "tjänstgöra", "tjänstgjorde", "tjänstgjort":
		return "tjänstgörande"
	case "ers", "suppleanter", "suppleant":
		return "ersättare"
	case "icke", "inte":
		return "ej"
	case "ordf":
		return "ordförande"
	case "sekr":
		return "sekreterare"
	case "ledam", "ledamöterna":
		return "ledamöter"
	case "ordföranden":
		return "ordförande"
	case "ersättarna":
		return "ersättare"
	case "sekreteraren":
		return "sekreterare"
	case "justeraren", "justerarna":
		return "justerare"
	case "tjänstemännen":
		return "tjänstemän"
	case "tjänstepersonerna":
		return "tjänstepersoner"
	case "justeringen":
		return "justering"
	case "paragraferna":
		return "paragrafer"
	}
	return w
}

// labelMatch is a label at the start of a piece of text.
type labelMatch struct {
	concept concept
	label   string // as the source has it
	rest    string // what stands behind it
	colon   bool   // a colon divides the two
	order   string // "förste vice ordförande" and the like, in lower case
}

// matchLabel finds the longest known label that s starts with.
func matchLabel(s string) (labelMatch, bool) {
	s = strings.TrimLeft(s, "* \t\u00A0")
	if s == "" {
		return labelMatch{}, false
	}
	type tok struct {
		word     string
		end      int
		colon    bool
		from     int
		trailing string
	}
	var toks []tok
	i := 0
	for i < len(s) && len(toks) < 9 {
		j := i
		for j < len(s) && !isSpace(firstRune(s[j:])) {
			j += len(string(firstRune(s[j:])))
		}
		w := s[i:j]
		bare := strings.TrimRight(w, ":.,*")
		if bare == "" {
			bare = w
		}
		colon := strings.Contains(w[len(bare):], ":")
		// "Plats:Stadshuset"
		if k := strings.IndexByte(w, ':'); !colon && k > 0 && k < len(w)-1 && !startsDigit(w) && k+1 < len(w) && (startsUpper(w[k+1:]) || startsDigit(w[k+1:])) && !reOfficeOrder.MatchString(w) {
			bare, colon = w[:k], true
			j = i + k + 1
		}
		toks = append(toks, tok{plainWord(strings.ToLower(strings.ReplaceAll(bare, "\u00AD", ""))), j, colon, i, w[len(bare):]})
		if colon {
			break
		}
		i = j
		for i < len(s) && isSpace(firstRune(s[i:])) {
			i += len(string(firstRune(s[i:])))
		}
	}
	if len(toks) == 0 {
		return labelMatch{}, false
	}
	var phrase []string
	// "Dag för justering", "Datum då beviset tas bort": words of the notice
	for k, t := range toks {
		if !noticeWord[t.word] {
			break
		}
		phrase = append(phrase, t.word)
		rest := strings.TrimLeft(s[t.end:], " \t\u00A0*")
		last := k == len(toks)-1 && rest == ""
		dated := startsDigit(rest)
		if !t.colon && !last && !strings.HasPrefix(rest, ":") && !dated {
			continue
		}
		if c := noticeOf(phrase); c != cNone && len(phrase) > 1 && !knownLabel(phrase) {
			return labelMatch{concept: c, label: s[:t.end], colon: t.colon || strings.HasPrefix(rest, ":"), rest: strings.TrimLeft(strings.TrimPrefix(rest, ":"), " \t\u00A0*"), order: strings.Join(phrase, " ")}, true
		}
		break
	}
	// "Deltagande tjänstepersoner", "Vidare närvarade": words of the
	// attendance put together in a way of their own
	phrase = nil
	for k, t := range toks {
		word := plainWord(strings.Trim(t.word, "()"))
		if !attendanceWord[word] && !insteadWord[word] {
			break
		}
		phrase = append(phrase, word)
		rest := strings.TrimLeft(s[t.end:], " \t\u00A0*")
		last := k == len(toks)-1 && rest == ""
		if !t.colon && !last && !strings.HasPrefix(rest, ":") {
			continue
		}
		if c := attendancePhrase(phrase); c != cNone {
			return labelMatch{concept: c, label: s[:t.end], colon: t.colon || strings.HasPrefix(rest, ":"), rest: strings.TrimLeft(strings.TrimPrefix(rest, ":"), " \t\u00A0*"), order: strings.Join(phrase, " ")}, true
		}
		break
	}
	for _, e := range labelIndex()[toks[0].word] {
		n := len(e.words)
		if n > len(toks) {
			continue
		}
		ok := true
		for k, w := range e.words {
			if toks[k].word != strings.TrimRight(w, ",:.") || k < n-1 && toks[k].colon {
				ok = false
				break
			}
		}
		if !ok {
			continue
		}
		last := toks[n-1]
		m := labelMatch{concept: e.c, label: s[:last.end], colon: last.colon, order: strings.Join(e.words, " ")}
		m.rest = strings.TrimLeft(s[last.end:], " \t\u00A0*")
		if !m.colon && strings.HasPrefix(m.rest, ":") {
			m.colon = true
			m.rest = strings.TrimLeft(m.rest[1:], " \t\u00A0*")
		}
		// "Beslutande (se bilaga)", "Paragraf(er)"
		if r := reLabelTail.FindStringIndex(m.rest); r != nil {
			tail := strings.TrimSpace(m.rest[:r[1]])
			if strings.HasSuffix(tail, ":") {
				m.colon = true
			}
			m.rest = strings.TrimLeft(m.rest[r[1]:], " \t\u00A0*")
		}
		if strings.Trim(m.rest, " .…_-–—") == "" && !hasContent(m.rest) && !isDash(m.rest) {
			m.rest = ""
		}
		return m, true
	}
	return labelMatch{}, false
}

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" }

var (
	reOfficeOrder = expression(`^\d:[ea]`)
	reLabelTail   = expression(`^\((?:er|ar|s|kallas|underrättas|tjänstgörande|ej tjänstgörande|närvarande|nr|fr\.o\.m\.?|t\.o\.m\.?|datum)\)[ ]?:?[ ]?`)
)
