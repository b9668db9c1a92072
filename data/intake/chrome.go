package intake

import (
	"strings"
	"unicode"
)

// reChrome knows what frames a web page: navigation, cookie notices, buttons.
var reChrome = expression(`(?i)^(?:hoppa (?:över|till) .{2,40}|gå (?:direkt )?till (?:innehåll|sidans innehåll|huvudinnehåll|navigering).{0,20}|till (?:sidans )?(?:innehåll|huvudinnehåll|toppen)(?: på sidan)?|(?:vi|den här webbplatsen|denna webbplats|webbplatsen|sidan|vår webbplats) använder (?:kakor|cookies|s\.k\. kakor).*|om (?:kakor|cookies).*|(?:acceptera|godkänn|tillåt|neka|avvisa|hantera|inställningar för|läs mer om|endast nödvändiga)(?: alla| endast nödvändiga| nödvändiga)?(?: kakor| cookies)?(?: och .*)?|jag (?:förstår|godkänner).{0,30}|(?:skriv ut|dela|lyssna|meny|sök|stäng|logga in|logga ut|tillbaka(?: till .{2,40})?|visa mer|visa mindre|skriv ut sidan|dela sidan|huvudmeny|öppna meny|till startsidan|startsida|ladda (?:ner|ned).{0,60}|visa på karta|prenumerera.*|kontakt|fäll ut alla|stäng alla|expandera alla|lyssna på sidan|other languages|translate|kontakta oss|tillgänglighetsredogörelse|om webbplatsen|till toppen|sök på webbplatsen|lättläst|teckenspråk|språk|language|dela på facebook|tipsa|rss)|du är här:?.*|(?:hem|start|startsida)(?: ?[>»›/|] ?[^>»›|/]{2,60}){1,6}|(?:kak|cookie)[ -]?inställningar|sidansvarig:?.*|senast (?:uppdaterad|ändrad|granskad|publicerad):?.*|(?:sidan |publicerad |publicerat )(?:publicerades|uppdaterades|uppdaterad):?.*|följ oss.*|besöksadress:.*|tillgänglighet(?:sredogörelse)?|om kakor.*|om cookies.*|hantera kakor|till toppen av sidan|läs mer om kakor|skicka till en vän|visa handlingar|.{0,40}\bcookies?\b.{0,160}\bwebbplats.*|.{0,20}kakor \(cookies\).*|©.*|copyright.*|(?:file|https?)://\S+|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?: [ap]m)?|.{0,60}\bväxel:? [\d -]+.{0,20}|(?:[^|]{2,30} \| ){1,6}(?:kakor|cookies|tillgänglighet|kontakt|om webbplatsen).{0,30}|kakor|cookies)$`)

// chrome takes a page's frame out of the text. In plain text it is looked for
// at the two ends only; HTML knows its own frame by the elements.
func chrome(src *source) {
	n := len(src.lines)
	if n < 3 {
		return
	}
	drop := map[int]bool{}
	for i := 0; i < n && i < 25; i++ {
		if _, ok := parseItemStart(src.lines[i].text); ok {
			break
		}
		if reChrome.MatchString(src.lines[i].fold()) {
			drop[i] = true
		}
	}
	// at the end: from the first line of the frame on, if most are such lines
	hits, from := 0, n
	for i := n - 1; i >= 0 && i >= n-25; i-- {
		if _, ok := parseItemStart(src.lines[i].text); ok {
			break
		}
		if reChrome.MatchString(src.lines[i].fold()) {
			hits++
			if hits*2 >= n-i {
				from = i
			}
		}
	}
	for i := from; i < n; i++ {
		drop[i] = true
	}
	if len(drop) == n {
		return
	}
	kept := src.lines[:0]
	gap := 0
	for i, l := range src.lines {
		if drop[i] {
			src.leftOut = append(src.leftOut, tidy(l.text))
			gap += l.gap
			continue
		}
		l.gap += gap
		gap = 0
		kept = append(kept, l)
	}
	src.lines = kept
}

// runningHeads takes the heads and feet that a paper repeats on every page out
// of the text. The first of each stays where it is.
func runningHeads(src *source) {
	pageKey := func(l line) string {
		f := strings.ToLower(l.fold())
		f = reOfPage.ReplaceAllString(f, "")
		f = reDigits.ReplaceAllString(f, "0")
		return strings.TrimSpace(f)
	}
	var starts []int // first line of each page
	for i, l := range src.lines {
		if l.page || i == 0 {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 {
		src.lines = dropNumbers(src, numberedPages(src))
		return
	}
	count := map[string]int{}
	edge := func(visit func(i int, foot bool)) {
		for k, s := range starts {
			end := len(src.lines)
			if k+1 < len(starts) {
				end = starts[k+1]
			}
			for i := s; i < end && i < s+6; i++ {
				visit(i, i >= end-2 && i > s+2)
			}
			for i := end - 1; i >= s+6 && i >= end-4; i-- {
				visit(i, true)
			}
		}
	}
	edge(func(i int, _ bool) { count[pageKey(src.lines[i])]++ })
	drop := map[int]bool{}
	seen := map[string]bool{}
	edge(func(i int, foot bool) {
		l := src.lines[i]
		k := pageKey(l)
		f := l.fold()
		if rePageNumber.MatchString(f) || isFooter(l) {
			drop[i] = true
			return
		}
		if s, ok := parseItemStart(l.text); ok && (s.rest != "" || s.style == styleSection) {
			return // a § of its own; one that a page repeats is told when the §§ are found
		}
		if _, ok := stateLine(l.text); ok {
			return
		}
		if h, ok := sectionHeading(l.text); ok && h.exact && h.part != pPresenters {
			return
		}
		if count[k] >= 2 && count[k]*3 >= len(starts) || count[k] >= 2 && isFooter(l) {
			if seen[k] || foot {
				drop[i] = true
			}
			seen[k] = true
		}
	})
	src.lines = dropNumbers(src, drop)
}

var reDigits = expression(`\d+`)

// isFooter knows the boxes at the foot of every page.
func isFooter(l line) bool {
	for _, c := range l.cells {
		m, ok := matchLabel(c.text)
		if !ok || m.concept != cFooter {
			return false
		}
	}
	return len(l.cells) > 0
}

// reSeePage is a reference to a page: "Se närvarolista sidan 2".
var reSeePage = expression(`(?i)\b(?:se|jfr|på|enligt)\b[^()]{0,40}\bsid(?:a|an|or)?\.? ?\d+$`)

// numberedPages finds the page heads of a text without page breaks: each opens
// with a line that ends in "2 (7)".
func numberedPages(src *source) map[int]bool {
	drop := map[int]bool{}
	var heads []int
	for i, l := range src.lines {
		if !mayEndInPage(l.text) {
			continue
		}
		f := l.fold()
		if rePageNumber.MatchString(f) || reOfPage.MatchString(f) && runes(f) < 160 && !startsLower(f) && !reSeePage.MatchString(f) {
			heads = append(heads, i)
		}
	}
	for i, l := range src.lines {
		if isFooter(l) {
			drop[i] = true
		}
	}
	letterhead(src, drop)
	bareNumbers(src, drop)
	if len(heads) < 2 {
		if len(heads) == 1 && rePageNumber.MatchString(src.lines[heads[0]].fold()) {
			drop[heads[0]] = true
		}
		return drop
	}
	first := src.lines[heads[0]:min(len(src.lines), heads[0]+6)]
	known := map[string]bool{}
	for _, l := range first {
		known[pageless(l)] = true
	}
	for _, h := range heads[1:] {
		f := src.lines[h].fold()
		if h < heads[0]+len(first) && !rePageNumber.MatchString(f) {
			continue // still the head of the first page
		}
		if !rePageNumber.MatchString(f) && !known[pageless(src.lines[h])] {
			continue
		}
		drop[h] = true
		src.lines[h].page = true
		for i := h + 1; i < len(src.lines) && i < h+6; i++ {
			if _, ok := parseItemStart(src.lines[i].text); ok || !known[pageless(src.lines[i])] {
				if i < len(src.lines) {
					src.lines[i].page = true
				}
				break
			}
			drop[i] = true
		}
		// lines of the head above the one with the number
		if n := heads[0]; n > 0 && n <= 3 {
			same := h >= n
			for j := 1; j <= n && same; j++ {
				same = pageless(src.lines[h-j]) == pageless(src.lines[n-j])
			}
			for j := 1; j <= n && same; j++ {
				drop[h-j] = true
			}
		}
	}
	if rePageNumber.MatchString(src.lines[heads[0]].fold()) {
		drop[heads[0]] = true
	}
	return drop
}

// letterhead finds the first lines of the paper again where a page begins
// without a number: at least two of them, or one that is set in columns.
func letterhead(src *source, drop map[int]bool) {
	n := len(src.lines)
	var head []string
	for i := 0; i < n && i < 4; i++ {
		head = append(head, pageless(src.lines[i]))
	}
	for i := len(head) + 4; i < n; i++ {
		if drop[i] || head[0] == "" || unicode.ToLower(firstRune(src.lines[i].text)) != firstRune(head[0]) || pageless(src.lines[i]) != head[0] {
			continue
		}
		k := 1
		for k < len(head) && i+k < n && pageless(src.lines[i+k]) == head[k] {
			k++
		}
		if k < 2 && !(src.lines[i].columns() && len(head) == 1) {
			continue
		}
		for j := i; j < i+k; j++ {
			drop[j] = true
		}
		src.lines[i].page = true
		i += k - 1
	}
}

// bareNumbers finds pages whose head opens with nothing but the page's number,
// set to the right: the numbers count up through the paper.
func bareNumbers(src *source, drop map[int]bool) {
	var at []int
	last := 0
	for i, l := range src.lines {
		n, ok := atoi(l.fold())
		if !ok || l.indent < 30 || len(l.cells) > 1 {
			continue
		}
		if len(at) > 0 && n != last+1 || len(at) == 0 && n > 2 {
			return
		}
		at, last = append(at, i), n
	}
	if len(at) < 2 {
		return
	}
	const lines = 5
	count := map[string]int{}
	for _, i := range at {
		for k := i + 1; k < len(src.lines) && k <= i+lines; k++ {
			count[pageless(src.lines[k])]++
		}
	}
	for n, i := range at {
		drop[i] = true
		if n == 0 {
			continue // the first page's head is the front page's
		}
		k := i + 1
		for ; k < len(src.lines) && k <= i+lines; k++ {
			if _, start := parseItemStart(src.lines[k].text); start || count[pageless(src.lines[k])] < 2 {
				break
			}
			drop[k] = true
		}
		if k < len(src.lines) {
			src.lines[k].page = true
		}
	}
}

// mayEndInPage is a quick look whether a line can end in a page's number.
func mayEndInPage(s string) bool {
	if s == "" || len(s) > 400 {
		return false
	}
	c := s[len(s)-1]
	return c == ')' || c == ']' || c == '-' || c >= '0' && c <= '9'
}

func pageless(l line) string {
	f := strings.ToLower(l.fold())
	if mayEndInPage(f) {
		f = reOfPage.ReplaceAllString(f, "")
	}
	return strings.TrimSpace(reDigits.ReplaceAllString(f, "0"))
}

func dropNumbers(src *source, drop map[int]bool) []line {
	if len(drop) == 0 {
		return src.lines
	}
	kept := make([]line, 0, len(src.lines))
	gap, page := 0, false
	seen := map[string]bool{}
	for i, l := range src.lines {
		if drop[i] {
			if t := tidy(l.text); !seen[t] {
				src.heads = append(src.heads, t)
				seen[t] = true
			}
			gap += l.gap
			page = page || l.page
			continue
		}
		l.gap += gap
		l.page = l.page || page
		gap, page = 0, false
		kept = append(kept, l)
	}
	return kept
}
