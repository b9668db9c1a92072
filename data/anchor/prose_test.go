package anchor_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
)

// A piece is one word of a made text with the marks that stand on it. Its id is
// its origin: a revision that keeps the word, whatever it does to its letters,
// keeps the id, and a word that a revision writes has a new one.
type piece struct {
	text string
	id   int
}

type paragraph struct{ sentences [][]piece }

// book is a made text and the source of its chance.
type book struct {
	rng        *rand.Rand
	genre      genre
	next       int // the next id
	paragraphs []paragraph
	common     []string // the sentences that recur
}

// genre is a way of writing.
type genre struct {
	name    string
	recurs  float64 // the share of sentences that are taken from a few
	commons int     // how many these few are
	twins   float64 // the share of sentences of a fixed form in which only a number or a name differs
	length  int     // sentences in a paragraph, on average
	rows    bool    // rows of a list or a table, not prose
}

var genres = []genre{
	{name: "varied", recurs: 0.03, commons: 12, twins: 0.03, length: 4},
	{name: "formal", recurs: 0.145, commons: 24, twins: 0.2, length: 4},
	{name: "rows", recurs: 0.02, commons: 10, twins: 0.3, length: 1, rows: true},
	{name: "short", recurs: 0.145, commons: 8, twins: 0.1, length: 2},
}

// newBook writes a text of so many runes.
func newBook(seed uint64, g genre, runes int) *book {
	b := &book{rng: rand.New(rand.NewPCG(seed, 77)), genre: g}
	for range g.commons {
		b.common = append(b.common, b.fresh())
	}
	for n := 0; n < runes; {
		p := b.paragraph()
		for _, s := range p.sentences {
			for _, w := range s {
				n += len([]rune(w.text)) + 1
			}
		}
		b.paragraphs = append(b.paragraphs, p)
	}
	return b
}

func (b *book) paragraph() paragraph {
	var p paragraph
	if !b.genre.rows && b.rng.Float64() < 0.08 {
		return paragraph{[][]piece{b.pieces(b.heading())}}
	}
	n := 1
	if !b.genre.rows {
		n += b.rng.IntN(2*b.genre.length - 1)
	}
	for range n {
		p.sentences = append(p.sentences, b.sentence())
	}
	return paragraph{apart(p.sentences)}
}

// apart takes out sentences that are said twice in a row: nobody writes so, and
// nobody could tell which of the two a revision has deleted.
func apart(sentences [][]piece) [][]piece {
	same := func(s, t piece) bool { return s.text == t.text }
	return slices.CompactFunc(sentences, func(s, t []piece) bool { return slices.EqualFunc(s, t, same) })
}

func (b *book) pieces(text string) []piece {
	var all []piece
	for _, w := range strings.Fields(text) {
		all = append(all, piece{w, b.next})
		b.next++
	}
	return all
}

// sentence writes one sentence as the genre has it.
func (b *book) sentence() []piece {
	if b.rng.Float64() < b.genre.recurs {
		return b.pieces(b.pick(b.common))
	}
	return b.pieces(b.fresh())
}

func (b *book) fresh() string {
	switch {
	case b.genre.rows:
		return b.row()
	case b.rng.Float64() < b.genre.twins:
		return b.twin()
	}
	return b.free()
}

func (b *book) pick(from []string) string { return from[b.rng.IntN(len(from))] }

// The parts of compounds: a few hundred thousand words come of them.
var (
	fore = strings.Fields("vård skol trafik miljö bygg omsorgs barn ungdoms äldre bostads vatten avlopps energi budget personal lokal kultur fritids park väg kart plan mark avtals upphandlings kvalitets närings turist klimat skogs hamn räddnings hälso tand ambulans patient läkemedels region kommun social familje försörjnings integrations digitaliserings arkiv säkerhets beredskaps friskvårds måltids städ")
	hind = strings.Fields("plan strategi utredning verksamhet nämnd enhet förvaltning kostnad intäkt ram rapport bedömning åtgärd insats resurs lösning process organisation bemanning kö plats lokal anläggning avgift taxa överenskommelse uppföljning granskning analys prognos ersättning utbildning samverkan utveckling upphandling tillsyn prövning")
	ends = strings.Fields("en er erna ens s")
	does = strings.Fields("redovisar bedömer föreslår beskriver kompletterar påverkar förutsätter begränsar stärker ersätter omfattar samordnar finansierar avvecklar prövar skjuter granskar fördelar utökar minskar höjer sänker säkrar utreder motiverar förklarar styr följer jämför")
	how  = strings.Fields("tydlig långsiktig samlad fördjupad ekonomisk tillfällig ökad minskad oförändrad gemensam särskild preliminär beslutad pågående planerad ny tidigare omfattande begränsad kommunal regional intern extern förebyggande tidig varaktig")
	town = strings.Fields("Norrlid Granby Lomvik Västerås-Torp Ekhult Sandfors Björköping Tallmo Hagaby Stenvik Rödbro Älvnäs Åkersta Östmark Ulvsund Fårtorp")
	who  = strings.Fields("Nämnden Förvaltningen Utskottet Styrelsen Kommittén Enheten Revisorerna Arbetsgruppen Beredningen Presidiet")
	glue = strings.Fields("i på för med av till under från mellan efter vid enligt genom inom utan")
	when = []string{"under året", "i nuläget", "på sikt", "vid halvårsskiftet", "inför nästa period", "sedan tidigare", "i första hand", "efter samråd", "om medel finns", "utan dröjsmål"}
	also = []string{"och", "samt", "eller", "medan", "eftersom", "men", "så att", "vilket innebär att"}
)

func (b *book) noun() string {
	n := b.pick(fore) + b.pick(hind)
	if b.rng.IntN(3) > 0 {
		n += b.pick(ends)
	}
	return n
}

func (b *book) phrase() string {
	p := b.noun()
	if b.rng.IntN(2) == 0 {
		p = b.pick(how) + "a " + p
	}
	if b.rng.IntN(3) == 0 {
		p += " " + b.pick(glue) + " " + b.pick(town)
	}
	if b.rng.IntN(4) == 0 {
		p += " " + b.pick(glue) + " " + b.noun()
	}
	return p
}

func capital(s string) string {
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

func (b *book) heading() string { return capital(b.pick(how) + " " + b.noun()) }

func (b *book) number() string {
	switch b.rng.IntN(5) {
	case 0:
		return fmt.Sprintf("%d,%d procent", b.rng.IntN(40), b.rng.IntN(10))
	case 1:
		return fmt.Sprintf("%d %03d kronor", 1+b.rng.IntN(900), b.rng.IntN(1000))
	case 2:
		return fmt.Sprintf("20%02d-%02d-%02d", 20+b.rng.IntN(9), 1+b.rng.IntN(12), 1+b.rng.IntN(28))
	case 3:
		return fmt.Sprintf("20%02d–20%02d", 20+b.rng.IntN(5), 25+b.rng.IntN(5))
	}
	return fmt.Sprintf("%d platser", 1+b.rng.IntN(400))
}

// free writes a sentence that is hardly written twice.
func (b *book) free() string {
	s := b.pick(who)
	if b.rng.IntN(3) == 0 {
		s = capital(b.phrase())
	}
	s += " " + b.pick(does) + " " + b.phrase()
	for b.rng.IntN(5) < 3 {
		switch b.rng.IntN(6) {
		case 0:
			s += " " + b.pick(when)
		case 1:
			s += ", " + b.pick(also) + " " + b.phrase() + " " + b.pick(does) + " " + b.phrase()
		case 2:
			s += " " + b.pick(glue) + " " + b.number()
		case 3:
			s += " ”" + b.phrase() + "”"
		case 4:
			s += " – " + b.phrase() + " –"
		case 5:
			s += " (" + b.noun() + ")"
		}
	}
	return s + "."
}

// twin writes a sentence of which there are many that differ in one place.
func (b *book) twin() string {
	switch b.rng.IntN(6) {
	case 0:
		return fmt.Sprintf("Kostnaden för åtgärden beräknas till %s och ryms inom beslutad ram.", b.number())
	case 1:
		return fmt.Sprintf("Ärendet har beretts av %s i samråd med %s den %s.", strings.ToLower(b.pick(who)), b.noun(), b.number())
	case 2:
		return fmt.Sprintf("%s beslutar att godkänna förslaget om %s.", b.pick(who), b.noun())
	case 3:
		return fmt.Sprintf("I %s finns %s, vilket är fler än föregående år.", b.pick(town), b.number())
	case 4:
		return fmt.Sprintf("%s i %s har lämnat synpunkter på förslaget.", capital(b.noun()), b.pick(town))
	}
	return fmt.Sprintf("Förslaget bedöms inte påverka %s eller %s.", b.noun(), b.noun())
}

// row writes a row of a list of decisions or of a table.
func (b *book) row() string {
	if b.rng.Float64() < b.genre.twins {
		return fmt.Sprintf("Delegationsbeslut om %s, ON 20%02d/%d", b.pick([]string{"bostadsanpassning", "färdtjänst", "riksfärdtjänst", "avskrivning"}), 20+b.rng.IntN(6), 1+b.rng.IntN(400))
	}
	switch b.rng.IntN(3) {
	case 0:
		return fmt.Sprintf("%s %d %d %d,%d", capital(b.noun()), b.rng.IntN(9000), b.rng.IntN(9000), b.rng.IntN(99), b.rng.IntN(10))
	case 1:
		return fmt.Sprintf("20%02d-%02d-%02d %s om %s i %s, dnr %dRS%d", 20+b.rng.IntN(6), 1+b.rng.IntN(12), 1+b.rng.IntN(28), capital(b.noun()), b.noun(), b.pick(town), 20+b.rng.IntN(6), 100+b.rng.IntN(9000))
	}
	return capital(b.phrase()) + ": " + b.number()
}
