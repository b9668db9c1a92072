package act

import (
	"regexp"
	"strings"
	"sync"

	"paragraf/app/swedish"
	"paragraf/data"
)

// Says gives a warning's sentence in the program's language. The import writes
// them in Swedish, as the papers that they speak of; a sentence that is not known
// here stays so.
func Says(w data.Warning) string {
	if swedish.Current() != swedish.English {
		return w.Message
	}
	for _, s := range sentences() {
		if m := s.swedish.FindStringSubmatch(w.Message); m != nil {
			return strings.TrimSpace(fillIn(s.english, m))
		}
	}
	return w.Message
}

// fillIn puts what a pattern found in the place of $1, $2 …
func fillIn(text string, found []string) string {
	for i := len(found) - 1; i > 0; i-- {
		text = strings.ReplaceAll(text, "$"+string(rune('0'+i)), strings.Replace(found[i], "Punkt ", "Item ", 1))
	}
	return text
}

type sentence struct {
	swedish *regexp.Regexp
	english string
}

// sentences are the import's own, each with its English. Only who reads English
// waits for them.
var sentences = sync.OnceValue(func() []sentence {
	var list []sentence
	for _, s := range [][2]string{
		{`Sammanträdets datum finns inte i källan\.`, "The date of the meeting is not in the source."},
		{`Vilket organ som sammanträdde framgår inte av källan\.`, "The source does not say which body met."},
		{`Paragrafnumret (\d+) står inte i källan; det följer av ärendets plats\.`, "The section number $1 is not in the source; it follows from the item's place."},
		{`Ärende (\d+) har inget paragrafnummer i källan, och det går inte att sluta sig till det\.`, "Item $1 has no section number in the source, and none can be concluded."},
		{`(.+) saknar rubrik i källan; kontrollera den föreslagna\.`, "$1 has no title in the source; check the proposed one."},
		{`(.+), (.+): raderna (\d+) och (\d+) anmäler samma sak\.`, "$1, $2: rows $3 and $4 report the same thing."},
		{`(.+), (.+): diarienumret (.+) står på flera rader\.`, "$1, $2: the case number $3 stands on several rows."},
		{`(.+), (.+): rad (\d+) saknar diarienummer\.`, "$1, $2: row $3 has no case number."},
		{`§ (\d+) finns mer än en gång\.`, "§ $1 is there more than once."},
		{`§ (.+) saknas mellan § (\d+) och § (\d+)\.`, "§ $1 is missing between § $2 and § $3."},
		{`Protokollet uppges omfatta §§ (.+), men §§ (.+) finns i texten\.`, "The minutes are said to hold §§ $1, but §§ $2 are in the text."},
		{`Innehållsförteckningen tar upp § (\d+), som inte finns i texten\.`, "The table of contents lists § $1, which is not in the text."},
		{`§ (\d+) heter ”(.+)” i innehållsförteckningen men ”(.+)” i texten\.`, "§ $1 is called “$2” in the table of contents but “$3” in the text."},
		{`§ (\d+) saknas i innehållsförteckningen\.`, "§ $1 is missing in the table of contents."},
		{`Justeraren (.+) finns inte bland de tjänstgörande\.`, "The adjuster $1 is not among those who served."},
		{`Protokollet ska enligt källan justeras senast (\S+), men de fjorton dagarna går ut (\S+)\.`, "By the source the minutes are to be adjusted by $1, but the fourteen days end on $2."},
		{`Sista dag för justering, (\S+), ligger före sammanträdet\.`, "The last day of adjustment, $1, is before the meeting."},
		{`Justeringsdagen (\S+) ligger före sammanträdet (\S+)\.`, "The day of adjustment $1 is before the meeting $2."},
		{`Protokollet justerades (\S+), senare än fjorton dagar efter sammanträdet \((\S+)\)\.`, "The minutes were adjusted on $1, later than fourteen days after the meeting ($2)."},
		{`Anslaget sattes upp (\S+), före sammanträdet (\S+)\.`, "The notice was posted on $1, before the meeting $2."},
		{`Protokollet skulle vara justerat senast (\S+) men justerades (\S+)\.`, "The minutes were to be adjusted by $1 but were adjusted on $2."},
		{`Anslaget sattes upp (\S+), innan protokollet justerades (\S+)\.`, "The notice was posted on $1, before the minutes were adjusted on $2."},
		{`Anslaget sattes upp (\S+), senare än andra dagen efter justeringen \((\S+)\)\.`, "The notice was posted on $1, later than the second day after the adjustment ($2)."},
		{`Anslaget togs ned (\S+), men får tas ned tidigast (\S+)\.`, "The notice was taken down on $1, but may be taken down on $2 at the earliest."},
		{`Texten ”(.+)” har sparats, men dess plats i mötet är inte känd\.`, "The text “$1” is kept, but its place in the meeting is not known."},
		{`(.+): texten ”(.+)” har sparats sist i ärendet; dess rätta plats är inte känd\.`, "$1: the text “$2” is kept at the end of the item; its right place is not known."},
		{`Protokollet uppges omfatta §§ (.+), men inga paragrafer finns i texten\. Kontrollera att filen är hel\.`, "The minutes are said to hold §§ $1, but there are no sections in the text. Check that the file is whole."},
		{`Inga paragrafer finns i texten; bara framsidan har lästs in\. Kontrollera att filen är hel\.`, "There are no sections in the text; only the front page was read. Check that the file is whole."},
		{`Filen har skadade tecken \((\d+)\), som visas som �\. Jämför med originalet\.`, "The file has damaged characters ($1), shown as �. Compare with the original."},
		{`Filen har två teckenkodningar \(UTF-8 och Windows-1252\)\. Kontrollera att å, ä och ö är rätt\.`, "The file has two encodings (UTF-8 and Windows-1252). Check that å, ä and ö are right."},
		{`Dokumentet har spårade borttagningar eller dold text, som inte har lästs in: (.+)\.`, "The document has tracked deletions or hidden text, which was not read in: $1."},
		{`Utelämnat som hörande till sidan runt dokumentet: (.+)\.`, "Left out as belonging to the page around the document: $1."},
	} {
		list = append(list, sentence{regexp.MustCompile(`(?s)^` + s[0] + `$`), s[1]})
	}
	return list
})
