package intake

import (
	"strings"
	"sync"
)

// part is what a heading inside a § says of the text under it.
type part int

const (
	pBody part = iota
	pBasis
	pProposal
	pMotion
	pProcedure
	pVote
	pDecision
	pAbstain // deltar ej i beslutet
	pBias    // jäv
	pReservation
	pNote
	pSeparate
	pRecipients
	pPresenters
	pAttachments
	pSecrecy
	pCase
	pImmediate
)

// heading is a heading inside a §, with the text that follows it on its line.
type heading struct {
	part  part
	by    string // whose proposal or motion
	text  string // as printed, without colon
	rest  string // what follows on the same line
	exact bool   // a known heading, not merely one that is formed like one
}

var headingWords = sync.OnceValue(func() map[string]part {
	m := map[string]part{}
	for p, list := range map[part]string{
		pBody: `sammanfattning|ärendet i korthet|i korthet|sammanfattning av ärendet|ärendebeskrivning|beskrivning av ärendet|ärendet|ärende|bakgrund|bedömning|ärendets beredning|beredning|ärendets gång|
inledning|förvaltningens bedömning|förvaltningens synpunkter|synpunkter|överväganden|skäl för beslutet|skäl till beslutet|motivering|motivering till beslut|motivering till beslutet|skäl|beslutsmotivering|motivering av beslut|
ekonomi|ekonomiska konsekvenser|ekonomiska konsekvenser av beslutet|ekonomisk bedömning|konsekvenser|konsekvensanalys|konsekvensbeskrivning|barnperspektivet|barnrättsperspektivet|barnkonsekvensanalys|barnens bästa|barnets bästa|jämställdhet|jämställdhetsperspektivet|
miljö|miljökonsekvenser|miljöperspektivet|hållbarhet|hållbarhetsperspektivet|tidplan|tidsplan|uppföljning|juridiska aspekter|lagrum|lagstöd|remissyttranden|remissinstanser|remissvar|yttranden|samråd|samverkan|tidigare beslut|tidigare behandling|
information|informationsärende|redogörelse|ärendebeskrivning och bakgrund|bakgrund och ärendebeskrivning|bakgrund och syfte|syfte|inlägg|debatt|överläggning|överläggningar|diskussion|föredragning av ärendet|ärendets handläggning|handläggning|beskrivning|förslag till yttrande|yttrande|yttrande i ärendet|fakta|rapport|redovisning|sammanfattande bedömning|
ekonomiska konsekvenser och finansiering|finansiering|kommunikation|risker|risk- och konsekvensanalys|medborgarperspektivet|personalperspektivet|jämlikhet|trygghet|folkhälsa|patientsäkerhet|patientperspektivet|överklagande|hur man överklagar|upplysningar|upplysning|överklagandehänvisning|besvärshänvisning|anteckning|kommentar|återrapportering|frågor|paus|ajournering|på sammanträdet|vid sammanträdet|behandling på sammanträdet|behandling vid sammanträdet|yttrande på sammanträdet|
beaktande av barnets bästa|gällande regler|utredning|sökandens yttrande|grannars yttranden|planförhållanden|förutsättningar|åtgärder|analys|slutsats|slutsatser|rättslig reglering|tillämpliga bestämmelser|avgift|villkor|mål|uppdrag|tidigare beslut i ärendet|beredningsprocess|beslutsprocess|beslutsnivå|beredande organ|delegation|beslutanderätt|frågeställning|svar|interpellationssvar|interpellation|fråga|motionen|medborgarförslaget|e-förslag|motion|debattdeltagare|talare|inlägg i debatten|yttranden i ärendet|i debatten yttrar sig|anföranden`,
		pBasis:       `beslutsunderlag|underlag för beslut|underlag|underlag till beslut|handlingar|handling|handlingar i ärendet|handlingar till ärendet|ärendets handlingar|beslutsunderlaget|dokument|underlag i ärendet|beslutsunderlag i ärendet|aktuella handlingar|ärendehandlingar|beslutshandlingar|bifogade handlingar|underlag för beslutet|beslutsunderlag och handlingar|ingående handlingar`,
		pProposal:    `förslag till beslut|förslag|beslutsförslag|förslag till beslut på sammanträdet|förslag på sammanträdet|förslag till beslut i ärendet|förslag under sammanträdet|förslag vid sammanträdet|förslag till nämndens beslut|ordförandes förslag till beslut|beslutsförslag på sammanträdet`,
		pMotion:      `yrkanden|yrkande|yrkanden på sammanträdet|yrkanden vid sammanträdet|yrkanden under sammanträdet|yrkande på sammanträdet|framställda yrkanden|framförda yrkanden|tilläggsyrkande|tilläggsyrkanden|ändringsyrkande|ändringsyrkanden|yrkanden och förslag|förslag och yrkanden|förslag till beslut och yrkanden|yrkanden i ärendet|avslagsyrkande|återremissyrkande|dagens yrkanden|skriftliga yrkanden|yrkande vid sammanträdet|yrkande under sammanträdet`,
		pProcedure:   `beslutsgång|beslutsordning|propositionsordning|proposition|propositioner|beslutsgång och omröstning|propositionsordning och beslutsgång|proposition på yrkandena|ordförandens proposition|beslutsprocedur|propositionsordning och omröstning|beslutets gång|propositionsställning|ställande av proposition|beslutsgång vid sammanträdet|propositioner och beslut|propositionsvägran`,
		pVote:        `omröstning|sluten omröstning|öppen omröstning|sluten votering|öppen votering|omröstning med slutna sedlar|omröstning med namnupprop|omröstning genom namnupprop|votering med namnupprop|lottning|omröstning och lottning|votering|omröstningsresultat|voteringsresultat|omröstningslista|voteringslista|röstning|omröstning begärs|votering begärs|röstlista|resultat av omröstning|resultat av votering|omröstningsproposition|voteringsproposition|röstresultat|resultat av omröstningen|omröstningen|votering och resultat|omröstning och resultat|röstprotokoll|voteringsprotokoll|omröstningsprotokoll|slutomröstning|huvudomröstning|resultat|rösträkning|röstfördelning|voteringsordning|omröstningsordning`,
		pDecision:    `beslut|beslutet|nämndens beslut|beslut på sammanträdet|beslutas|beslut:|dagens beslut|beslut i ärendet|beslut på sammanträde|beslut vid sammanträdet|utskottets beslut|styrelsens beslut|fullmäktiges beslut|beslut för egen del|beslutssats|beslutssatser|slutligt beslut|nämnden beslutade|beslut i korthet`,
		pAbstain:     `deltar ej i beslutet|deltar inte i beslutet|deltar ej i beslut|avstår från att delta i beslutet|deltog ej i beslutet|deltog inte i beslutet|ej deltagande i beslut|ej deltagande i beslutet|deltagande i beslut|avstår|deltar inte i beslut|avstår från beslut|icke deltagande i beslut|inte deltagande i beslut|deltagande i beslutet|avstående|avstår från att delta i beslut`,
		pBias:        `jäv|anmälan om jäv|anmälan av jäv|jävsanmälan|jävig|jäviga|på grund av jäv|jäv i ärendet|anmäld jäv|jävsförhållande`,
		pReservation: `reservationer|reservation|reservationer mot beslutet|reservation mot beslutet|skriftlig reservation|skriftliga reservationer|reservationer i ärendet|blank reservation`,
		pNote:        `protokollsanteckning|protokollsanteckningar|anteckning till protokollet|anteckningar till protokollet|anteckning i protokollet|röstförklaring|röstförklaringar|till protokollet|protokollsnotering|protokollsnoteringar`,
		pSeparate:    `särskilt yttrande|särskilda yttranden|särskilt yttrande i ärendet|särskilda uttalanden|särskilt uttalande|ersättaryttrande|ersättaryttranden|ersättares yttrande`,
		pRecipients:  `beslutet skickas till|beslut skickas till|beslutet sänds till|beslutet ska skickas till|beslutet expedieras till|expedieras till|expediering|expedieras|expedierat|expedierat till|skickas till|sänds till|exp|exp till|exp.|sändlista|kopia till|protokollsutdrag till|protokollsutdrag|protokollsutdrag för kännedom till|protokollsutdrag skickas till|protokollsutdrag sänds till|utdrag till|utdrag skickas till|delges|beslutet delges|beslutsexpediering|beslutsmottagare|mottagare|kopia skickas till|för kännedom till|för kännedom|för verkställande|för åtgärd|meddelas|beslutet meddelas|beslut till|beslutet till|beslut meddelas|underrättas|beslut expedieras till|protokollet ska skickas till|protokollet skickas till|utdrag ur protokollet skickas till|beslutet skickas för kännedom till|beslutet skickas för verkställande till|paragrafen skickas till|beslutet skickas|beslutet expedieras|beslut expedieras|beslutet sänds|beslutet delges till|expeditionslista|beslut delges|delgivning|distribution|beslutet översänds till|beslut sänds till|beslut ska skickas till|beslutet ska expedieras till|beslut ska expedieras till|beslutet lämnas till|protokollsutdraget skickas till|utdraget skickas till|paragrafen ska skickas till|besked till|delges med mottagningsbevis|protokollsutdrag för kännedom|protokollsutdrag för åtgärd|protokollsutdrag ska skickas till`,
		pPresenters:  `föredragande|föredragning|föredraganden|dragande|föredragare|föredras av|föredragande i ärendet|föredragande tjänsteperson|föredragande tjänsteman|föredragande tjänstepersoner|ärendet föredras av|föredrar|inbjuden föredragande|medverkande|medverkar|föredragning av|informatör|presentatör|presenteras av|ärendeansvarig|information ges av|dras av|föredrages av`,
		pAttachments: `bilagor|bilaga|bilagda handlingar|bilagor till paragrafen|bilagor till protokollet|bilagor i ärendet|bifogas|bilagt`,
		pSecrecy:     `sekretess|sekretessmarkering|sekretessgrund`,
		pCase:        `diarienummer|dnr|ärendenummer|diarienr|ärendenr|ärendebeteckning|ärende-id|diariebeteckning|d.nr`,
		pImmediate:   `omedelbar justering|direktjustering`,
	} {
		for _, w := range strings.Split(list, "|") {
			m[strings.TrimSpace(w)] = p
		}
	}
	return m
})

var (
	reProposalOf  = expression(`(?i)^(.{3,70}?s|presidiets|ordförandens?|ordförandes|[A-ZÅÄÖ][^ ]* \([A-ZÅÄÖ]+\)s?) (?:förslag|beslutsförslag)(?: till (.{3,80}))?$`)
	reProposalBy  = expression(`(?i)^(?:förslag|beslutsförslag)(?: till beslut)?(?:,? (?:från|av) (.{3,60}))$`)
	reProposalTo  = expression(`(?i)^(?:förslag|beslutsförslag) till ((?:beslut|kommunfullmäktige|kommunstyrelsen|regionfullmäktige|regionstyrelsen|fullmäktige|nämnden|styrelsen).{0,80})$`)
	reDecisionOf  = expression(`(?i)^([\p{L}-]+(?: [\p{L}-]+){0,6}s) beslut$`)
	reMotionOf    = expression(`(?i)^([\p{L}-]+(?: [\p{L}-]+){0,3}s|[^.]{3,40}\)s?) (?:yrkanden?|tilläggsyrkanden?|ändringsyrkanden?)$`)
	reMotionBy    = expression(`(?i)^(?:yrkanden?|tilläggsyrkande|ändringsyrkande) (?:från|av) (.{3,80})$`)
	reNumbered    = expression(`(?i)^(omröstning|votering|yrkande|reservation|protokollsanteckning|särskilt yttrande|omröstningsresultat|beslutsgång|voteringslista|omröstningslista|förslag|bilaga)(?: nr)? ?\d{1,2}$`)
	reDissentBy   = expression(`(?i)^(reservation(?:er)?|protokollsanteckning(?:ar)?|särskil(?:t|da) yttranden?|röstförklaring(?:ar)?|anteckning till protokollet) (?:från|av) (.{1,100})$`)
	reVoteOn      = expression(`(?i)^(?:omröstning|votering|omröstningsresultat) (?:om|angående|gällande|rörande|avseende|i|mellan) [^.;:]{3,70}$`)
	reNotDecision = expression(`(?i)^(?:tidigare|föregående|besvärade|överklagade|dessa|nästa|beredande|arbetsutskottets tidigare)`)
)

// sectionHeading recognises a heading inside a §.
func sectionHeading(text string) (heading, bool) {
	if len(text) > 400 {
		text = text[:400]
	}
	f := strings.Trim(fold(text), " *_")
	if f == "" || !startsUpper(f) {
		return heading{}, false
	}
	if h, ok := bareHeading(f); ok {
		return h, true
	}
	// "Beslut: Nämnden …", "Föredragande: N N"
	if i := strings.IndexByte(f, ':'); i > 1 && i < 70 && i+1 < len(f) && f[i+1] == ' ' {
		if h, ok := bareHeading(f[:i]); ok && h.exact && h.part != pBody || ok && inlineBody[key(f[:i])] {
			if j := strings.IndexByte(text, ':'); j > 0 {
				h.rest = strings.TrimFunc(text[j+1:], isSpace)
			}
			return h, true
		}
	}
	for _, w := range inlineHeadings {
		if len(f) > len(w)+1 && strings.EqualFold(f[:len(w)], w) && f[len(w)] == ' ' && (startsUpper(f[len(w)+1:])) && runes(f) < 200 {
			h := heading{part: headingWords()[strings.ToLower(w)], text: f[:len(w)], rest: f[len(w)+1:], exact: true}
			if h.part == pPresenters {
				if _, n := nameAt(h.rest); n < 2 {
					continue
				}
			}
			return h, true
		}
	}
	return heading{}, false
}

// inlineBody are body headings that may have their text on the same line.
var inlineBody = map[string]bool{"sammanfattning": true, "ärendebeskrivning": true, "bakgrund": true, "sammanfattning av ärendet": true, "ärendet": true}

// inlineHeadings are headings that may be followed by their text without colon.
var inlineHeadings = []string{"Beslutet skickas till", "Beslut skickas till", "Expedieras till", "Beslutet expedieras till", "Skickas till", "Protokollsutdrag till", "Protokollsutdrag skickas till", "Exp", "Föredragande", "Beslutet sänds till", "Sänds till", "Föredragning"}

func bareHeading(f string) (heading, bool) {
	f = strings.TrimRight(f, " :*_")
	if i := strings.LastIndex(f, " ("); i > 2 && strings.HasSuffix(f, ")") {
		if h, ok := bareHeading(f[:i]); ok && h.exact && !strings.ContainsAny(f[i:], "0123456789") && h.part == pDecision {
			h.text = f
			return h, true // "Beslut (enhälligt)"
		}
	}
	k := strings.TrimRight(strings.ToLower(f), ".")
	if len(k) > 140 || k == "" {
		return heading{}, false
	}
	if p, ok := headingWords()[k]; ok {
		return heading{part: p, text: f, exact: true}, true
	}
	if len(k) > 100 {
		return heading{}, false
	}
	if c := k[len(k)-1]; c < '0' || c > '9' {
		// no number behind it
	} else if m := reNumbered.FindStringSubmatch(f); m != nil {
		if p, ok := headingWords()[strings.ToLower(m[1])]; ok && p != pAttachments {
			return heading{part: p, text: f, exact: true}, true
		}
	}
	if strings.ContainsAny(f, ".;") || endsSentence(f) {
		return heading{}, false
	}
	if !headingLike(k) {
		return heading{}, false
	}
	if m := reProposalOf.FindStringSubmatch(f); m != nil && !strings.Contains(k, "föreslår") && !strings.HasPrefix(k, "enligt ") && !strings.HasPrefix(k, "i enlighet") {
		if to := strings.ToLower(m[2]); to == "" && runes(f) < 50 || strings.HasPrefix(to, "beslut") || strings.HasSuffix(strings.Fields(to + " x")[0], "fullmäktige") || bodyWord(strings.Fields(to + " x")[0]) {
			return heading{part: pProposal, by: nominative(m[1]), text: f, exact: to != ""}, true
		}
	}
	if m := reProposalBy.FindStringSubmatch(f); m != nil {
		return heading{part: pProposal, by: capital(m[1]), text: f, exact: true}, true
	}
	if m := reProposalTo.FindStringSubmatch(f); m != nil {
		return heading{part: pProposal, text: f, exact: true}, true
	}
	if m := reVoteOn.FindStringSubmatch(f); m != nil {
		return heading{part: pVote, text: f, exact: true}, true
	}
	if m := reDissentBy.FindStringSubmatch(f); m != nil {
		if p, ok := headingWords()[strings.ToLower(m[1])]; ok {
			return heading{part: p, by: m[2], text: f, exact: true}, true
		}
	}
	if m := reMotionBy.FindStringSubmatch(f); m != nil {
		return heading{part: pMotion, by: m[1], text: f, exact: true}, true
	}
	if reNotDecision.MatchString(f) {
		return heading{}, false
	}
	if m := reDecisionOf.FindStringSubmatch(f); m != nil && bodyWord(lastField(strings.TrimSuffix(strings.ToLower(m[1]), "s"))) {
		return heading{part: pDecision, text: f, exact: true}, true
	}
	if m := reMotionOf.FindStringSubmatch(f); m != nil {
		return heading{part: pMotion, by: m[1], text: f}, true
	}
	return heading{}, false
}

// headingLike is a quick look whether words can be a heading that is formed of
// a known one: "Arbetsutskottets förslag till beslut".
func headingLike(k string) bool {
	for _, w := range []string{"förslag", "yrkande", "beslut", "reservation", "anteckning", "yttrande", "förklaring", "omröstning", "votering"} {
		if strings.Contains(k, w) {
			return true
		}
	}
	return false
}

func lastField(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// nominative turns "Arbetsutskottets" into "Arbetsutskottet".
func nominative(s string) string {
	s = strings.TrimSpace(s)
	if strings.HasSuffix(s, ")s") {
		return strings.TrimSuffix(s, "s")
	}
	s = strings.TrimSuffix(s, "s")
	if strings.EqualFold(s, "ordförande") {
		s += "n"
	}
	return capital(s)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	r := firstRune(s)
	return strings.ToUpper(string(r)) + s[len(string(r)):]
}

var bodyEndings = []string{"nämnd", "nämnden", "nämndens", "styrelse", "styrelsen", "utskott", "utskottet", "fullmäktige", "beredning", "beredningen", "råd", "rådet", "kommitté", "kommittén", "delegation", "delegationen", "presidium", "presidiet", "direktion", "direktionen", "kollegium", "kommittéen", "förbundsdirektion", "revision", "revisionen"}

// bodyWord tells whether a word names a body that meets and decides.
func bodyWord(w string) bool {
	w = strings.ToLower(strings.Trim(w, ".,:;()*"))
	for _, e := range bodyEndings {
		if strings.HasSuffix(w, e) {
			return e != "råd" || len(w) > 5
		}
	}
	return w == "ksau" || w == "au"
}

// state is a printed state of a §.
type state int

const (
	stateAdjusted state = iota + 1
	stateImmediate
)

var (
	reAdjusted  = expression(`(?i)^(?:denna |§ ?\d* ?)?(?:paragraf(?:en)?|§(?: ?\d+)?|punkten|ärendet|beslutet) (?:är|har|förklaras|anses)? ?(?:därmed |nu )?(?:blivit )?(?:justerad|justerat|justerats)(?: (?:den )?\d.*)?[.!]?$`)
	reImmediate = expression(`(?i)^(?:(?:denna |§ ?\d* ?)?(?:paragraf(?:en)?|§(?: ?\d+)?|punkten|ärendet|beslutet) (?:är|har|förklaras|justeras|justerades|förklarades|anses|ska)? ?(?:att )?(?:därmed |nu |justeras |vara )?(?:omedelbart|direkt)(?: (?:justerad|justerat|justerats|justeras|vid sammanträdet|på sammanträdet).{0,30})?|omedelbar justering|direktjusterad|direktjustering|omedelbart justerad(?: paragraf)?|(?:paragrafen|punkten|beslutet) (?:direktjusteras|är direktjusterad)|(?:denna |§ ?\d* ?)?(?:paragraf(?:en)?|punkten) (?:justeras|justerades|förklaras) vid sammanträdet)[.!]?$`)
)

// stateLine recognises the line that prints a §'s state.
func stateLine(text string) (state, bool) {
	if len(text) > 110 || !strings.Contains(text, "ust") && !strings.Contains(text, "UST") {
		return 0, false
	}
	f := strings.Trim(fold(text), " *_()–-")
	if reImmediate.MatchString(f) {
		return stateImmediate, true
	}
	if reAdjusted.MatchString(f) {
		return stateAdjusted, true
	}
	return 0, false
}
