package intake

import (
	"strings"

	"paragraf/data"
)

var (
	// rePresenterInTitle is "(föredragande: N N)" or ", föredragande N N" in a title.
	rePresenterInTitle = expression(`(?i)[ ]*[(\[](?:föredragande|föredragare|föredragning(?: av)?|föredr\.?|föredras av|dragande|dras av|presenteras av|informatör|information av)[ ]?[:.]?[ ]+([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]`)
	reHourAndPresenter = expression(`[ ]*\((?i:kl(?:ockan)?\.? ?)?\d{1,2}[.:]\d\d(?:[ ]?[-–][ ]?\d{1,2}[.:]\d\d)?[,;]? ([A-ZÅÄÖ][^()]{3,80})\)$`)
	rePresenterAtEnd   = expression(`(?i)[ ]*(?:[,;.–—/|-])[ ]*(?:föredragande|föredragare|föredragning|föredras av|dragande)(?:[ ]?[:.][ ]?|[ ]+)([A-ZÅÄÖ][^:;]{3,90})$`)
)

// takePresenters takes who presents an item out of its title.
func (r *itemReader) takePresenters(title string, at span) string {
	for _, re := range []*pattern{rePresenterInTitle, rePresenterAtEnd, reHourAndPresenter} {
		m := re.FindStringSubmatchIndex(title)
		if m == nil {
			continue
		}
		said := strings.Trim(fold(title[m[2]:m[3]]), " ,.;")
		if m := reClockTail.FindStringIndex(said); m != nil {
			said = strings.TrimRight(said[:m[0]], " ,")
		}
		people, lead := splitPeople(said)
		if len(people) == 0 || lead != "" {
			if !postOnly(said) {
				continue
			}
			r.addPresenter(said, at)
		}
		plain := true
		for _, p := range people {
			r.addPresenter(p.name, at)
			plain = plain && p.title == "" && p.party == "" && p.role == "" && len(p.rest) == 0
		}
		if !plain {
			// the words about the person have no field
			r.body = append(r.body, placedBlock{data.Block{Type: data.Paragraph, Text: "Föredragande: " + said}, at, false})
		}
		return strings.TrimSpace(strings.TrimRight(title[:m[0]], " ,;–—-") + title[m[1]:])
	}
	return title
}

var reClockTail = expression(`(?i),?[ ]*(?:kl(?:ockan)?\.?[ ]*)?\d{1,2}[.:]\d\d(?:[ ]*[-–][ ]*\d{1,2}[.:]\d\d)?$`)

// postOnly tells whether words name a post and no person: "förvaltningschefen".
func postOnly(s string) bool {
	ws := strings.Fields(s)
	return len(ws) > 0 && len(ws) < 5 && titleWord(ws[len(ws)-1])
}

// pageColumn tells whether the last column of a list of items holds the page on
// which each begins. Numbers that never fall, one for nearly every item, are
// pages.
func pageColumn(starts []line, headed bool) bool {
	pages, prev, falls := 0, 0, 0
	for _, l := range starts {
		n, ok := pageCell(l)
		if !ok {
			continue
		}
		pages++
		if n < prev {
			falls++
		}
		prev = n
	}
	return falls == 0 && (pages > 1 && pages*3 >= len(starts)*2 || headed && pages > 0)
}

// pageCell is the number in the last column of a line.
func pageCell(l line) (int, bool) {
	if len(l.cells) > 1 {
		return atoi(strings.Trim(fold(l.cells[len(l.cells)-1].text), " .()"))
	}
	if m := reLeader.FindStringIndex(l.text); m != nil && strings.ContainsAny(l.text[m[0]:m[1]], ".…·_") {
		return atoi(strings.Trim(fold(l.text[m[0]:m[1]]), " .…·_"))
	}
	return 0, false
}
