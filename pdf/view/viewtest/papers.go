package viewtest

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Words on the pages, of a health committee that does not exist.
var words = strings.Fields(`nämnden beslutar godkänna förvaltningens förslag till budget för Norrlids
vårdcentral under kommande år samt att uppdra åt direktören återkomma med redovisning av kostnader
bemanning jourverksamhet patientsäkerhet tillgänglighet remisstider Granby sjukhus Lomvik ambulans
avtal upphandling delårsrapport måluppfyllelse sjukfrånvaro kompetensförsörjning lokaler hyra
ekonomi i balans prognos avvikelse åtgärder uppföljning kvalitet ärendet har beretts av utskottet
den elfte november enligt reglementet och delegationsordningen utan särskilt yttrande`)

// text is n lines of a page, the same for the same seed.
func text(seed, n int) []string {
	r := rand.New(rand.NewPCG(uint64(seed), 7))
	list := make([]string, n)
	for i := range list {
		var l strings.Builder
		for l.Len() < 72 {
			l.WriteString(words[r.IntN(len(words))])
			l.WriteByte(' ')
		}
		list[i] = strings.TrimSpace(l.String())
	}
	return list
}

// Heading is what page n, from 1, of a paper of [Text] or [Heavy] begins with.
func Heading(n int) string { return fmt.Sprintf("Bilaga, blad %d", n) }

// Text is a paper of pages full of text.
func Text(pages int) []byte { return Heavy(pages, 0) }

// Heavy is a paper of pages of text with a picture on each, so that it is about
// so many bytes.
func Heavy(pages, bytes int) []byte {
	b := newBook()
	each := bytes/max(pages, 1) - 4600
	r := rand.New(rand.NewPCG(1, 2))
	for i := range pages {
		content, resources := lines(Heading(i+1), text(i, 44)), ""
		if side := 4; each > side*side {
			for (side+4)*(side+4) <= each {
				side += 4
			}
			resources = fmt.Sprintf("/XObject<</I %d 0 R>>", b.picture(r, side))
			content += "q 80 0 0 80 450 20 cm /I Do Q\n"
		}
		b.page(content, resources, "")
	}
	return b.finish("")
}

// picture adds a square of noise, so many pixels wide.
func (b *book) picture(r *rand.Rand, side int) int {
	data := make([]byte, side*side)
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return b.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8", side, side), string(data))
}

// Scan is a paper of pages of which those given, from 1, are pictures without
// any text, as from a scanner.
func Scan(pages int, scanned ...int) []byte {
	b := newBook()
	r := rand.New(rand.NewPCG(3, 4))
	for i := range pages {
		content, resources := lines(Heading(i+1), text(i, 30)), ""
		for _, s := range scanned {
			if s == i+1 {
				resources = fmt.Sprintf("/XObject<</I %d 0 R>>", b.picture(r, 200))
				content = "q 595 0 0 842 0 0 cm /I Do Q\n"
			}
		}
		b.page(content, resources, "")
	}
	return b.finish("")
}

// Lines is a paper of one page for each list of lines.
func Lines(pages ...[]string) []byte {
	b := newBook()
	for _, l := range pages {
		b.page(lines("", l), "", "")
	}
	return b.finish("")
}

// Outlined is a paper whose first pages are numbered i, ii, iii, with bookmarks:
// "Innehåll" on page 1, "1 Budget" on page 4 with "1.1 Jour" on page 5 below it,
// "2 Avtal" by a name on page 6, and one that leads nowhere. It has eight pages.
func Outlined() []byte {
	b := newBook()
	for i := range 8 {
		b.page(lines(Heading(i+1), text(i, 30)), "", "")
	}
	outline, first, one, sub, two, none := b.add(""), b.add(""), b.add(""), b.add(""), b.add(""), b.add("")
	to := func(page int, y int) string { return fmt.Sprintf("/Dest[%d 0 R/XYZ 0 %d 0]", b.pages[page-1], y) }
	b.set(outline, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count 4>>", first, none))
	b.set(first, fmt.Sprintf("<</Title<FEFF0049006E006E0065006800E5006C006C>/Parent %d 0 R/Next %d 0 R%s>>", outline, one, to(1, 842)))
	b.set(one, fmt.Sprintf("<</Title(1 Budget)/Parent %d 0 R/Prev %d 0 R/Next %d 0 R/First %d 0 R/Last %d 0 R/Count 1%s>>", outline, first, two, sub, sub, to(4, 842)))
	b.set(sub, fmt.Sprintf("<</Title(1.1 Jour)/Parent %d 0 R%s>>", one, to(5, 500)))
	b.set(two, fmt.Sprintf("<</Title(2 Avtal)/Parent %d 0 R/Prev %d 0 R/Next %d 0 R/A<</S/GoTo/D(avtal)>>>>", outline, one, none))
	b.set(none, fmt.Sprintf("<</Title(Utan plats)/Parent %d 0 R/Prev %d 0 R>>", outline, two))
	return b.finish(fmt.Sprintf("/Outlines %d 0 R/PageLabels<</Nums[0<</S/r>>3<</S/D>>]>>/Dests<</avtal[%d 0 R/Fit]>>", outline, b.pages[5]))
}
