package find

import "strings"

// regular is the form of a word that the rules of stems do know, for one that
// changes its vowel: ledamöter is ledamot, föreslog is föreslag. Most of them
// change so in compounds too.
func regular(word string) (string, bool) {
	if base, ok := whole[word]; ok {
		return base, true
	}
	for i := range word { // the longest ending first
		if n := len(word) - i; n > longestEnding || n < shortestEnding {
			continue
		}
		if base, ok := endings[word[i:]]; ok && (i > 0 || !strings.HasPrefix(base, "+")) {
			return word[:i] + strings.TrimPrefix(base, "+"), !notSo[word]
		}
	}
	base, ok := verbForms[word]
	return base, ok
}

// whole are words that change alone.
var whole = map[string]string{
	"män": "man", "mannen": "man", "männen": "man", "fäder": "far", "händer": "hand", "händerna": "hand", "söner": "son", "sönerna": "son",
	"fötter": "fot", "fötterna": "fot", "böter": "bot", "länen": "län", "länet": "län", "länets": "län",
	"beslöt": "beslut", "beslöts": "beslut", "beslutit": "beslut", "beslutits": "beslut",
}

// endings are endings of words and of compounds, each with what it becomes; a +
// says that it does so in compounds only.
var endings = forms(
	"ledamot", "ledamöter ledamöterna ledamöternas ledamöters",
	"tand", "tänder tänderna tändernas", "natt", "nätter nätterna", "stad", "städer städerna städernas",
	"land", "länder länderna ländernas", "bok", "böcker böckerna", "strand", "stränder stränderna",
	"rot", "rötter rötterna", "bonde", "bönder bönderna", "dotter", "döttrar döttrarna", "moder", "mödrar mödrarna",
	"broder", "bröder bröderna", "syster", "systrar systrarna", "vinter", "vintrar vintrarna", "sommar", "somrar somrarna",
	"centr", "centrum centret centrets centra", "muse", "museum museet museets museer museerna",
	"+sman", "smän smännen smännens smäns smannen smannens", "+eman", "emän emännen emännens emäns emannen emannens",
	"utred", "utrett utretts", "bered", "berett beretts",
	"erbjud", "erbjöd erbjöds erbjudit erbjudits", "fot", "fötter fötterna",
)

// notSo are words that only look like those of endings.
var notSo = map[string]bool{"allmän": true}

func forms(list ...string) map[string]string {
	all := map[string]string{}
	for i := 0; i < len(list); i += 2 {
		for _, form := range strings.Fields(list[i+1]) {
			all[form] = list[i]
		}
	}
	return all
}

// verbs are the strong verbs of minutes and reports, with what stands before
// them.
var verbs = []struct {
	base     string
	forms    map[string]bool
	prefixes []string
}{
	{"slag", set("slå slår slås slog slogs slagit slagits slagen slaget slagna"), strings.Fields("före av an upp fast in om till")},
	{"tag", set("ta tar tas tog togs tagit tagits tagen taget tagna tagande"), strings.Fields("an av del emot fram för in mot om upp ut vid över åter åta")},
	{"giv", set("ge ger ges gav gavs gett getts givit givits given givet givna"), strings.Fields("av an be in med ut upp över åter")},
	{"gå", set("går gick gått gåtts gående"), strings.Fields("på av in upp fram före för om ut över genom ingå")},
	{"lägg", set("lägga lägger läggs läggas lade lades lagt lagts lagd lagda"), strings.Fields("av an be bi bord fast fram före för in ned ner om till upp på å över hand")},
	{"sätt", set("satt satte sattes satts sätter sätta sätts sättas"), strings.Fields("er fort till upp in ut fast över mot för an av")},
	{"skriv", set("skrev skrevs skrivit skrivits skriven skrivet skrivna"), []string{"", "under", "till", "be", "av", "upp", "före", "om", "in"}},
	{"håll", set("höll hölls hållit hållits hållen hållet hållna"), []string{"", "er", "inne", "upp", "be", "an", "fram"}},
	{"gör", set("göra görs göras gjorde gjordes gjort gjorts gjord gjorda"), []string{"", "av", "redo", "till", "åt", "om"}},
	{"säg", set("säga säger sägs sägas sade sades sagt sagts sagd sagda"), []string{"", "upp", "av", "ut"}},
	{"stå", set("stod stått står stående"), strings.Fields("be upp före av in under")},
	{"driv", set("drev drevs drivit drivits driven drivet drivna"), []string{"", "be", "in", "ut"}},
	{"skjut", set("sköt sköts skjutit skjutits skjuten skjutet skjutna"), strings.Fields("upp fram till")},
	{"val", set("välja väljer väljs väljas valde valdes valt valts vald valda"), []string{"", "om", "in", "ut", "åter"}},
}

// verbForms is the base of each form of a strong verb.
var verbForms = func() map[string]string {
	all := map[string]string{}
	for _, v := range verbs {
		for _, prefix := range v.prefixes {
			for form := range v.forms {
				all[prefix+form] = prefix + v.base
			}
		}
	}
	return all
}()

// The lengths of endings in bytes.
const shortestEnding, longestEnding = 4, 16

func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, form := range strings.Fields(list) {
		all[form] = true
	}
	return all
}

// shortened are stems of words that lose an e before their endings, and have it
// where they stand alone.
var shortened = strings.Fields("regl medl exempl titl nyckl artikl kapitl cykl sedl")
