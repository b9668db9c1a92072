package intake

import (
	"paragraf/data"
)

var (
	reInformationTitle = expression(`(?i)^(?:muntlig |skriftlig |aktuell |löpande |övrig |fortsatt )?(?:information(?:er|särenden?|spunkt(?:er)?)?\b|info\b|föredragning\b|lägesrapport|rapporter? från|nulägesrapport|temapunkt|tema\b|dialog\b|förvaltningschefen informerar|förvaltningen informerar|.*\binformerar$|.*\binformation$|presentation\b|nuläge\b|aktuellt\b)|^.{0,40}\binformation (?:från|om)\b|direktören informerar|chefen informerar`)
	reNotifyTitle      = expression(`(?i)(?:^|\b)(?:anmälningsärenden?|anmälningar|meddelandeärenden?|meddelanden?\b|delegationsbeslut|delegationsärenden?|delegeringsbeslut|delegeringsärenden?|anmälan av (?:delegations|delegerings|ordförande|beslut|inkomna|protokoll|handlingar|skrivelser|meddelanden|domar|ordförandebeslut)|redovisning av (?:delegations|delegerings|beslut|fattade|inkomna|meddelanden|ordförandebeslut)|anmälan av beslut|inkomna (?:skrivelser|handlingar)|skrivelser och meddelanden|rapportering av delegations|beslut (?:fattade )?(?:på|enligt|med stöd av) delegation|handlingar för kännedom|för kännedom|delgivningar|delgivningsärenden?|till kännedom|informationshandlingar|ordförandebeslut)|^(?:(?:inkomna |anmälan av )?skrivelser|skrivelser och rapporter|rapporter och skrivelser|anmäl(?:an|da) (?:av )?(?:ärenden|handlingar)|redogörelse för delegationsbeslut|(?:redovisning av |återrapportering av )?delegation|anmälan av delegering)$`)
	reQuestionTitle    = expression(`(?i)(?:\binterpellation(?:er|en)?\b|^(?:svar på )?(?:enkel )?fråg(?:a|an|or)(?: från| om| till| ställd| angående|$)|\bfråga från\b|\bfrågestund\b|^svar på fråga)`)
	reElectionTitle    = expression(`(?i)(?:^|\b)(?:val\b(?: av| till)?|fyllnadsval|valärenden?|avsägelser?|entledigande|nyval|omval|utse(?:nde)? (?:av )?(?:ledamot|ledamöter|representant|ombud|ersättare)|nominering(?:ar)?)\b`)
	reProceduralTitle  = expression(`(?i)^(?:(?:sammanträdets|mötets|sammanträdet|mötet)?[ ]?(?:öppnande|öppnas|avslutning|avslutas|avslutande)|upprop\b.*|protokolls?justering|justering(?: av protokoll(?:et)?| av dagens protokoll)?|val av (?:protokolls)?justerare.*|val av justerande.*|(?:godkännande|fastställande|fastställelse|genomgång) av (?:dagordning|föredragningslista|ärendelista|dagens|kallelse|förslag till|föregående).*|(?:dagordning|föredragningslista|ärendelista)(?:n|ns)?(?: (?:godkännande|fastställande))?|dagordningens godkännande|föredragningslistans? (?:godkännande|fastställande|fastställs)?|godkännande av dagordningen|föregående (?:mötes |sammanträdes |mötets )?protokoll.*|föregående protokoll|anmälan av (?:övriga )?(?:frågor|jäv)|anmälan om jäv|övriga frågor|övrigt|övriga ärenden|frånvaro.*|närvaro.*|nästa (?:möte|sammanträde).*|justerare|utseende av (?:protokolls)?justerare.*|utse justerare|beslut om (?:offentligt|öppet|stängt) sammanträde|allmänhetens frågestund|avslutning|öppnande|inledning|jäv|sammanträdets behöriga.*|kungörelse.*|extra ärenden.*|tillkommande ärenden.*|anmälan av extra ärenden.*|ajournering|paus|mötets behöriga utlysande|fråga om kallelse.*|tid för justering.*|val av protokollförare.*|val av ordförande för mötet.*|val av mötesordförande.*|presentation av närvarande)$`)
	reNotInformation   = expression(`(?i)^(?:information(?:s)?(?:säkerhet|spolicy|steknik|splan|sförvaltning|hantering|sinsats))`)
)

// kindOf says what sort of matter an item is, by its title and by what it holds.
func kindOf(it *data.AgendaItem, agenda bool) (data.ItemKind, string) {
	t := fold(it.Title)
	decided := len(it.Decisions) > 0
	switch {
	case len(it.Lists) > 0 && (reNotifyTitle.MatchString(t) || len(it.Decisions) == 0 || it.TitleInferred):
		return data.KindNotifications, "kind-by-list"
	case reNotifyTitle.MatchString(t) && !reInformationTitle.MatchString(t) && !reQuestionTitle.MatchString(t):
		return data.KindNotifications, "kind-by-title"
	case reQuestionTitle.MatchString(t) && !reProceduralTitle.MatchString(t):
		return data.KindQuestion, "kind-by-title"
	case reInformationTitle.MatchString(t) && !reNotInformation.MatchString(t):
		return data.KindInformation, "kind-by-title"
	case reProceduralTitle.MatchString(t):
		if decided {
			return data.KindDecision, "kind-by-decision"
		}
		return data.KindProcedural, "kind-by-title"
	case reElectionTitle.MatchString(t):
		return data.KindElection, "kind-by-title"
	case decided, len(it.Proposals) > 0:
		return data.KindDecision, "kind-by-decision"
	case agenda:
		return "", ""
	}
	return data.KindInformation, "kind-without-decision"
}
