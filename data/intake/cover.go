package intake

import (
	"slices"
	"strings"
	"sync"

	"paragraf/data"
)

// cover is the last guard of the promise that no word is lost: it holds every
// line of the source against the meeting. A line whose words stand nowhere in
// it is kept with a warning. A label or heading whose words would be lost with
// it is kept as a heading behind all that, so that nothing stands under it that
// did not.
func (d *document) cover() {
	have := map[string]bool{}
	add := func(s string) {
		for _, w := range words(s) {
			have[w] = true
		}
	}
	d.everyText(add)
	for _, s := range d.src.leftOut {
		add(s)
	}
	d.heads(have, add)
	inItem := d.itemOfLine()
	var labels []func()
	for _, l := range d.allLines() {
		var missing, named []string
		h, heading := sectionHeading(l.text)
		heading = heading && h.rest == ""
		if m, ok := matchLabel(l.text); ok && m.rest == "" {
			heading = true
		}
		if _, ok := stateLine(l.text); ok {
			heading = true
		}
		_, start := parseItemStart(l.text)
		for _, w := range words(l.text) {
			switch {
			case have[w] || formWord()[w] || runes(w) < 2 || start && runes(w) < 7 && strings.Contains(strings.ToUpper(l.text), strings.ToUpper(w)+" §"):
			case labelWord()[w] || heading:
				named = append(named, w)
			default:
				missing = append(missing, w)
			}
		}
		if len(missing) == 0 {
			for _, w := range named {
				if runes(w) > 3 && !have[w] {
					text := labelText(l, w)
					add(text)
					where := inItem
					if start && fold(text) != fold(l.text) { // of the number of every item, as "Ärende 3"
						where = nil
					}
					labels = append(labels, func() { d.keepHeading(l, text, where) })
				}
			}
			continue
		}
		add(l.text)
		d.unplaced(l, inItem)
	}
	for _, keep := range labels {
		keep()
	}
}

// heads keeps in the front matter one copy of the heads and feet of the pages,
// where their words stand nowhere else.
func (d *document) heads(have map[string]bool, add func(string)) {
	for _, s := range d.src.heads {
		for _, w := range words(s) {
			if runes(w) > 1 && !have[w] && !formWord()[w] {
				d.meeting.FrontMatter = append(d.meeting.FrontMatter, data.Block{Type: data.Paragraph, Text: s})
				d.claims = append(d.claims, data.Claim{Path: "front_matter[" + itoa(len(d.meeting.FrontMatter)-1) + "]", Method: data.Explicit, Rule: "page-head"})
				add(s)
				break
			}
		}
	}
}

// labelText is the label on a line that holds the word w, or the whole line.
func labelText(l line, w string) string {
	for _, c := range append(slices.Clone(l.cells), cell{text: l.text}) {
		if m, ok := matchLabel(c.text); ok && hasWordIn(m.label, w) {
			return strings.TrimRight(tidy(m.label), " :")
		}
		if h, ok := sectionHeading(c.text); ok && hasWordIn(h.text, w) {
			return tidy(h.text)
		}
		if hasWordIn(c.text, w) && len(l.cells) > 1 {
			return tidy(c.text)
		}
	}
	if m := caseLabel.FindStringSubmatch(l.fold()); m != nil && hasWordIn(m[1], w) {
		return m[1]
	}
	if _, ok := parseItemStart(l.text); ok {
		for _, printed := range strings.Fields(l.fold()) {
			if hasWordIn(printed, w) {
				return strings.TrimRight(printed, ".:")
			}
		}
	}
	return tidy(l.text)
}

func hasWordIn(s, w string) bool {
	for _, x := range words(s) {
		if x == w {
			return true
		}
	}
	return false
}

func (d *document) keepHeading(l line, text string, inItem map[int]int) {
	block := data.Block{Type: data.Heading, Text: text}
	if m, ok := matchLabel(text); text == tidy(l.text) && runes(text) > 30 && !(ok && m.rest == "" && isList(m.concept)) {
		block.Type = data.Paragraph
	}
	if at, inside := inItem[l.from]; inside {
		it := &d.meeting.Items[at]
		it.Body = append(it.Body, block)
		d.claims = append(d.claims, data.Claim{Path: "items[" + itoa(at) + "].body[" + itoa(len(it.Body)-1) + "]", From: l.from, To: l.to, Method: data.Explicit, Rule: "label"})
		return
	}
	d.meeting.FrontMatter = append(d.meeting.FrontMatter, block)
	d.claims = append(d.claims, data.Claim{Path: "front_matter[" + itoa(len(d.meeting.FrontMatter)-1) + "]", From: l.from, To: l.to, Method: data.Explicit, Rule: "label"})
}

// unplaced keeps a line that no field took.
func (d *document) unplaced(l line, inItem map[int]int) {
	text := tidy(l.text)
	at, inside := inItem[l.from]
	if inside {
		it := &d.meeting.Items[at]
		it.Body = append(it.Body, data.Block{Type: data.Paragraph, Text: text})
		d.claims = append(d.claims, data.Claim{Path: "items[" + itoa(at) + "].body[" + itoa(len(it.Body)-1) + "]", From: l.from, To: l.to, Method: data.Explicit, Rule: "unplaced"})
		d.warn(data.TextUnplaced, at+1, nil, itemName(*it)+": texten ”"+clip(text)+"” har sparats sist i ärendet; dess rätta plats är inte känd.")
		return
	}
	d.meeting.FrontMatter = append(d.meeting.FrontMatter, data.Block{Type: data.Paragraph, Text: text})
	d.claims = append(d.claims, data.Claim{Path: "front_matter[" + itoa(len(d.meeting.FrontMatter)-1) + "]", From: l.from, To: l.to, Method: data.Explicit, Rule: "unplaced"})
	if !setPhrase(fold(text)) && news(text, d.fielded) || !namesNobody(text, d.persons) {
		d.warn(data.TextUnplaced, 0, nil, "Texten ”"+clip(text)+"” har sparats, men dess plats i mötet är inte känd.")
	}
}

func (d *document) allLines() []line {
	var all []line
	all = append(all, d.lay.front...)
	all = append(all, d.lay.contents...)
	for _, s := range d.lay.segments {
		all = append(all, s.lines...)
	}
	all = append(all, d.lay.tail...)
	return append(all, d.lay.dropped...)
}

func (d *document) itemOfLine() map[int]int {
	m := map[int]int{}
	for i, s := range d.lay.segments {
		for _, l := range s.lines {
			m[l.from] = i
		}
	}
	return m
}

// everyText visits every text of the meeting.
func (d *document) everyText(add func(string)) {
	m := &d.meeting
	for _, s := range []string{m.Organization, m.Body, m.Place} {
		add(s)
	}
	person := func(ps []data.Person) {
		for _, p := range ps {
			add(p.Name)
			add(p.Party)
		}
	}
	for _, a := range m.Attendance {
		add(a.Name)
		add(a.Party)
		add(a.Title)
		if a.Replaces != nil {
			add(a.Replaces.Name)
			add(a.Replaces.Party)
		}
	}
	for _, b := range m.FrontMatter {
		add(b.Text)
	}
	if mi := m.Minutes; mi != nil {
		add(mi.Chair)
		add(mi.Secretary)
		for _, a := range mi.Adjustments {
			add(a.StoredAt)
			add(a.NoticeSignedBy)
			for _, s := range append(append([]string(nil), a.Adjusters...), a.SubstituteAdjusters...) {
				add(s)
			}
		}
	}
	for _, it := range m.Items {
		add(it.Title)
		for _, s := range it.CaseNumbers {
			add(s)
		}
		if it.Confidential != nil {
			add(it.Confidential.Provision)
		}
		for _, part := range data.Parts {
			for _, b := range it.Part(part) {
				add(b.Text)
			}
		}
		for _, p := range it.Proposals {
			add(p.By)
		}
		for _, mo := range it.Motions {
			person(mo.By)
		}
		for _, v := range it.Votes {
			add(v.Proposition + " " + v.YesMeans + " " + v.NoMeans)
			for _, b := range v.Ballots {
				add(b.Name + " " + b.Party)
			}
		}
		for _, x := range it.Reservations {
			person(x.By)
		}
		for _, x := range it.Statements {
			person(x.By)
		}
		person(it.Disqualified)
		for _, list := range [][]string{it.Presenters, it.Recipients} {
			for _, s := range list {
				add(s)
			}
		}
		for _, l := range it.Lists {
			add(l.Title)
			for _, e := range l.Entries {
				add(e.Text + " " + e.CaseNumber + " " + e.DecidedBy)
			}
		}
		for _, a := range it.Attachments {
			add(a.Name)
		}
	}
}

// formWord are the words that every template prints and that turn into fields
// and states; they are not text.
var formWord = sync.OnceValue(func() map[string]bool {
	return wordSet(`anslag bevis anslagsbevis tillkännagivande protokoll protokollet justerat justerad justerade justering justeringen
justeringens har tillkännagivits genom anslagstavla kommunens webbplats att från ovanstående sammanträde organ organisation organization region tid plats
lokal klockslag datum dag sammanträdesdag sammanträdesdatum sammanträdesprotokoll med kallelse föredragningslista ärendelista ärenden innehåll
innehållsförteckning sida utsetts utsedd utsedda utses utsågs justera justerare justerande justeras justerades justeringsdag justeringsdatum
protokollsjusterare ersättare för tillsammans digital anslags uppsättande nedtagande då anslaget sätts sattes upp tas togs ned ner nedtas nedtaget
uppsatt publicerat avpublicerat anslagsdag satts av undertecknat förvaringsplats förvaras hos finns tillgängligt underskrift underskrifter sekreterare
ordförande vid vice förste andre omfattar paragraf paragrafer paragrafen omedelbart tjänstgörande ledamöter ledamot närvarande närvaro ej övriga
beslutande tjänstemän tjänstepersoner ersätter deltar distans digitalt vakant kallas underrättas diarienummer ärendenummer beslut beslutet beslutets
skickas sänds till expedieras ska yrkanden yrkande omröstning omröstningsresultat röstar avstår summa reservation reservationer protokollsanteckning
särskilt yttrande förslag jäv sekretess enligt information kl dnr ja nej och den är på`)
})

// labelWord are the further words of labels and headings that this package knows.
var labelWord = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	add := func(s string) {
		for w := range wordSet(s) {
			m[w] = true
		}
	}
	for _, list := range labelWords {
		for _, l := range list {
			add(l)
		}
	}
	for w := range headingWords() {
		add(w)
	}
	for w := range fieldWords {
		add(w)
	}
	for w := range listFieldWords {
		add(w)
	}
	for w := range timeWords {
		add(w)
	}
	for w := range secretaryTitles {
		add(w)
	}
	add("fr o m ers del tj om tom from st nr tjänstgör vakant via teams röst röster röstade sid st tf tjg inträder stället istället")
	return m
})

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range words(s) {
		m[w] = true
	}
	for w := range months {
		m[w] = true
	}
	for _, w := range []string{"måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"} {
		m[w], m[w+"en"] = true, true
	}
	return m
}
