package intake

import (
	"strings"

	"paragraf/data"
)

// reOffice reads an office held at the meeting: "2:e vice ordförande",
// "v. ordf.", "mötesordförande", "förste vice ordförande".
var reOffice = expression(`(?i)^(?:tjänstgörande |tjg\.? |tf\.? |t\.f\. |avgående |nämndens |mötets )?(?:(1|2|3|förste|första|andre|andra|tredje|i|ii)(?: ?[:.]? ?[ea])?\.? ?)?(vice |v\.? ?)?(?:mötes|ålders)?(ordföranden?|ordf\b\.?)`)

// officeAt returns the office that s starts with and how many bytes it takes.
func officeAt(s string) (data.Role, int) {
	m := reOffice.FindStringSubmatchIndex(s)
	if m == nil || m[1] < len(s) && isWordRune(firstRune(s[m[1]:])) {
		return "", 0
	}
	order := ""
	if m[2] >= 0 {
		order = strings.ToLower(s[m[2]:m[3]])
	}
	vice := m[4] >= 0
	switch order {
	case "2", "andre", "andra", "ii":
		return data.SecondViceChair, m[1]
	case "3", "tredje":
		return "", 0
	case "1", "förste", "första", "i":
		if vice {
			return data.ViceChair, m[1]
		}
		return data.Chair, m[1]
	}
	if vice {
		return data.ViceChair, m[1]
	}
	return data.Chair, m[1]
}

var secretaryTitles = map[string]bool{"sekreterare": true, "nämndsekreterare": true, "kommunsekreterare": true, "regionsekreterare": true,
	"mötessekreterare": true, "utskottssekreterare": true, "styrelsesekreterare": true, "protokollförare": true, "protokollssekreterare": true,
	"fullmäktigesekreterare": true, "nämndssekreterare": true, "protokollsekreterare": true, "vid protokollet": true, "beredningssekreterare": true, "sekr": true}

// secretaryTitle tells whether a title names the one who keeps the minutes.
func secretaryTitle(title string) bool {
	t := key(title)
	if secretaryTitles[t] || secretaryTitles[strings.TrimSuffix(t, "n")] {
		return true
	}
	for _, w := range strings.FieldsFunc(t, func(r rune) bool { return r == ',' || r == '/' || r == ' ' }) {
		if secretaryTitles[w] {
			return !strings.Contains(t, "politisk")
		}
	}
	return false
}

var titleEndings = []string{"chef", "direktör", "sekreterare", "ledare", "strateg", "samordnare", "utredare", "handläggare", "ekonom", "controller",
	"jurist", "råd", "rektor", "arkitekt", "ingenjör", "inspektör", "revisor", "förvaltare", "koordinator", "planerare", "specialist", "läkare",
	"sköterska", "konsult", "assistent", "kanslist", "registrator", "arkivarie", "tjänsteman", "tjänsteperson", "representant", "vd", "lektor", "professor", "psykolog",
	"pedagog", "curator", "kurator", "ombud", "ordförande", "ledamot", "ledamoten", "ersättare", "ersättaren", "suppleant", "utvecklare", "analytiker", "kommunikatör", "administratör",
	"kamrer", "föredragande", "advokat", "skötare", "biolog", "geolog", "antikvarie", "bibliotekarie", "lantmätare", "sekreteraren", "ordföranden", "chefen", "direktören", "överläkare", "docent", "protokollförare", "expert", "företrädare", "borgmästare", "praktikant", "student", "trainee", "lärare", "ansvarig", "insynsledamot", "justerare", "gruppledare", "projektledare", "mötesvärd", "polis", "kommissarie", "socionom", "biträde", "elev", "intendent", "tolk", "producent", "redaktör", "vaktmästare", "herde", "kantor", "organist", "komminister", "diakon", "präst", "kaplan", "musiker", "kyrkvärd", "biskop", "prost", "föreståndare", "byggmästare", "brandmästare", "stabschef", "generalsekreterare"}

var titleWords = map[string]bool{"biträdande": true, "bitr": true, "bitr.": true, "tf": true, "tf.": true, "t.f.": true, "tillförordnad": true, "vice": true, "enhetschef": true, "adjungerad": true,
	"avgående": true, "administrativ": true, "administrativa": true, "teknisk": true, "politisk": true, "ekonomisk": true, "medicinsk": true, "strategisk": true, "ordf": true, "ordf.": true,
	"hr": true, "it": true, "facklig": true, "kommunal": true, "regional": true, "verkställande": true, "ordinarie": true, "tjänstgörande": true, "1:e": true, "2:e": true,
	"1:a": true, "2:a": true, "förste": true, "andre": true, "fd": true, "f.d.": true, "kommunens": true, "nämndens": true, "fastighets-": true, "auktoriserad": true, "certifierad": true, "juridisk": true, "social": true, "operativ": true}

// titleWord tells whether w is a word of a post, as "ekonomichef" or "biträdande".
func titleWord(w string) bool {
	l := strings.ToLower(strings.Trim(w, ",;:"))
	if titleWords[l] {
		return true
	}
	l = strings.TrimSuffix(l, ".")
	for _, e := range titleEndings {
		if strings.HasSuffix(l, e) && (len(l) > len(e)+2 || l == e) {
			return true
		}
	}
	return false
}
