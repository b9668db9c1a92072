package intake

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

var reCharset = regexp.MustCompile(`(?i)charset\s*=\s*["']?\s*([a-z0-9_-]+)`)

// decodeHTML decodes by the declared charset where the bytes are not UTF-8.
func decodeHTML(raw []byte) (string, bool) {
	if m := reCharset.FindSubmatch(raw[:min(len(raw), 4096)]); m != nil {
		cs := strings.ToLower(string(m[1]))
		if strings.HasPrefix(cs, "iso-8859-1") || strings.HasPrefix(cs, "windows-1252") || cs == "latin1" {
			if s, ok := decode(raw); ok && !bytes.ContainsRune(raw, '\u00E5') && !bytes.ContainsRune(raw, '\u00E4') && !bytes.ContainsRune(raw, '\u00F6') {
				if b, err := charmap.Windows1252.NewDecoder().Bytes(raw); err == nil {
					return norm.NFC.String(strings.ReplaceAll(string(b), "\r", "")), true
				}
				return s, true
			}
		}
	}
	return decode(raw)
}

// htmlReader walks an HTML tree and writes it as text, line for line.
type htmlReader struct {
	src     source
	out     strings.Builder
	buf     strings.Builder // the inline text of the present block
	bold    int             // characters of buf that are bold
	all     int             // characters of buf
	inBold  int
	lists   []*htmlList
	mark    string // mark for the next line
	item    int    // item number for the next line
	items   int    // items so far
	boxes   map[*html.Node]bool
	head    int
	gap     int
	tables  int
	rows    int
	skipped int // depth inside chrome
	left    strings.Builder
	tight   bool // paragraphs follow each other without space between
	page    bool // the next line is the first of a page
}

type htmlList struct {
	ordered bool
	letter  bool
	next    int
}

// readHTML reads a page or a document that Word saved as HTML. Scripts, styles
// and the page's frame are left out, the frame's words listed.
func readHTML(name, text string) source {
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return readText(name, text)
	}
	r := &htmlReader{src: source{name: name, web: true}, boxes: map[*html.Node]bool{}}
	r.findBoxes(root)
	r.walk(root)
	r.flush()
	r.src.text = r.out.String()
	stars(r.src.lines)
	return r.src
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

var reFrameClass = regexp.MustCompile(`(?i)(?:^|[\s_-])(?:cookie|cookies|kakor|breadcrumb|breadcrumbs|brodsmul\w*|skip-?link\w*|navbar|nav|menu|meny|sidebar|footer|sidfot|sidhuvud|share|social|toolbar|site-header|page-header-nav|search-?form|pagination|print-?button|consent|banner-cookie|topbar|gdpr|offcanvas|skip|hoppa|site-footer|global-header|global-footer|main-menu|knapprad)(?:$|[\s_-])`)

// frame tells whether an element belongs to the page around the document.
func frame(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Select, atom.Dialog:
		return true
	case atom.Button, atom.Form:
		return !holdsMatter(n)
	case atom.Footer, atom.Aside:
		return !holdsMatter(n)
	case atom.Header:
		return holdsNav(n) && !holdsMatter(n)
	}
	switch attr(n, "role") {
	case "navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar":
		return true
	case "banner", "contentinfo", "complementary":
		return !holdsMatter(n)
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html || n.DataAtom == atom.Main || n.DataAtom == atom.Article {
		return false
	}
	id := attr(n, "class") + " " + attr(n, "id")
	return id != " " && reFrameClass.MatchString(id) && !holdsMatter(n)
}

// holdsMatter tells whether an element that looks like a frame holds §§ or
// front page labels, and is none.
func holdsMatter(n *html.Node) bool {
	text := fold(innerText(n, 6000))
	if strings.Contains(text, "§") {
		return true
	}
	for _, w := range []string{"Sammanträdesdatum", "Justerare", "Beslutande", "Ordförande", "Justerande", "Anslag/bevis", "ANSLAG", "Plats och tid", "Närvarande"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

func holdsNav(n *html.Node) bool {
	links := 0
	var walk func(*html.Node)
	walk = func(c *html.Node) {
		if c.DataAtom == atom.Nav {
			links += 3
		}
		if c.DataAtom == atom.A {
			links++
		}
		for k := c.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
	}
	walk(n)
	return links > 0
}

func innerText(n *html.Node, limit int) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(c *html.Node) {
		if b.Len() > limit {
			return
		}
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
		if c.DataAtom == atom.Script || c.DataAtom == atom.Style {
			return
		}
		for k := c.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
		if c.Type == html.ElementNode && blockElement(c) {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return b.String()
}

// findBoxes marks the siblings of one kind of which some open with a § as the
// items of the page.
func (r *htmlReader) findBoxes(n *html.Node) {
	groups := map[string][]*html.Node{}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		switch c.DataAtom {
		case atom.Li, atom.Div, atom.Section, atom.Article, atom.Details, atom.Tr, atom.Dd:
			k := c.Data + "." + strings.Join(strings.Fields(attr(c, "class"))[:min(1, len(strings.Fields(attr(c, "class"))))], "")
			groups[k] = append(groups[k], c)
		}
	}
	for _, g := range groups {
		if len(g) < 2 || g[0].DataAtom == atom.Tr {
			continue
		}
		opened, blocks := 0, 0
		for _, c := range g {
			t := strings.TrimSpace(fold(innerText(c, 300)))
			if s, ok := parseItemStart(t[:min(len(t), 200)]); ok && s.style == styleSection || reOpensSection.MatchString(t) {
				opened++
			}
			if hasBlockChild(c) {
				blocks++
			}
		}
		if opened > 0 && opened*4 >= len(g) && (blocks*2 > len(g) || len(g) > 2 && blocks > 0) {
			for _, c := range g {
				r.boxes[c] = true
			}
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.findBoxes(c)
	}
}

var reOpensSection = regexp.MustCompile(`^§ ?\d{1,4}\b`)

func hasBlockChild(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockElement(c) || hasBlockChild(c)) {
			return true
		}
	}
	return false
}

func blockElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Pre, atom.Hr, atom.Body,
		atom.Form, atom.Fieldset, atom.Address, atom.Figure, atom.Figcaption, atom.Details, atom.Summary, atom.Caption, atom.Center, atom.Button, atom.Legend, atom.Option, atom.Title, atom.Html, atom.Head:
		return true
	}
	return strings.Contains(n.Data, ":p") && n.Data != "o:p"
}

func (r *htmlReader) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if r.skipped > 0 {
			r.left.WriteString(n.Data)
			return
		}
		r.inline(n.Data)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.DocumentNode:
		r.children(n)
		return
	}
	switch n.DataAtom {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Meta, atom.Link:
		return
	case atom.Head:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom == atom.Title {
				r.src.title = tidy(innerText(c, 500))
			}
		}
		return
	case atom.Br:
		if r.skipped > 0 {
			r.left.WriteByte('\n')
			return
		}
		if strings.Contains(attr(n, "style"), "page-break") {
			r.flush()
			r.gap++
			r.page = true
			return
		}
		r.breakLine()
		return
	case atom.Del, atom.S:
		if n.DataAtom == atom.Del {
			return
		}
	}
	if r.skipped > 0 {
		r.children(n)
		if blockElement(n) || n.DataAtom == atom.A {
			r.left.WriteByte('\n')
		}
		return
	}
	if hidden(n) {
		return
	}
	if n.Data == "tab" || strings.Contains(attr(n, "style"), "mso-tab-count") {
		r.tab()
		return
	}
	if r.src.web && frame(n) {
		r.flush()
		r.skipped++
		r.children(n)
		r.skipped--
		for _, s := range strings.Split(r.left.String(), "\n") {
			if s = tidy(s); s != "" {
				r.src.leftOut = append(r.src.leftOut, s)
			}
		}
		r.left.Reset()
		return
	}
	switch n.DataAtom {
	case atom.B, atom.Strong:
		r.inBold++
		r.children(n)
		r.inBold--
		return
	case atom.Ul, atom.Ol:
		r.flush()
		start := 1
		if s, err := strconv.Atoi(attr(n, "start")); err == nil {
			start = s
		}
		r.lists = append(r.lists, &htmlList{ordered: n.DataAtom == atom.Ol, letter: attr(n, "type") == "a", next: start})
		r.gap = max(r.gap, 1)
		r.children(n)
		r.flush()
		r.lists = r.lists[:len(r.lists)-1]
		r.gap = max(r.gap, 1)
		return
	case atom.Li:
		r.flush()
		if r.boxes[n] {
			r.openBox()
			r.children(n)
			r.flush()
			return
		}
		r.mark = r.nextMark(n)
		r.children(n)
		r.flush()
		r.mark = ""
		return
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		r.flush()
		r.gap = max(r.gap, 1)
		r.head = int(n.Data[1] - '0')
		r.children(n)
		r.flush()
		r.head = 0
		r.gap = max(r.gap, 1)
		return
	case atom.Table:
		r.flush()
		r.gap = max(r.gap, 1)
		r.table(n)
		r.gap = max(r.gap, 1)
		return
	case atom.Dt:
		r.flush()
		r.definition(n)
		return
	case atom.Button, atom.Summary:
		// the head of a part that folds out
		r.flush()
		r.gap = max(r.gap, 1)
		r.head = 3
		r.children(n)
		r.flush()
		r.head = 0
		return
	case atom.Hr:
		r.flush()
		r.gap = max(r.gap, 1)
		return
	}
	if r.boxes[n] {
		r.flush()
		r.openBox()
		r.children(n)
		r.flush()
		r.gap = max(r.gap, 1)
		return
	}
	if blockElement(n) {
		r.flush()
		par := n.DataAtom == atom.P && !r.tight || n.DataAtom == atom.Section || n.DataAtom == atom.Article || n.DataAtom == atom.Blockquote
		if par {
			r.gap = max(r.gap, 1)
		}
		if n.DataAtom == atom.P {
			r.msoMark(n)
			if m := attr(n, "mark"); m != "" {
				r.mark = m
			}
		}
		if n.DataAtom == atom.Pre {
			r.preformatted(innerText(n, 1<<20))
			return
		}
		r.children(n)
		r.flush()
		r.mark = ""
		if par {
			r.gap = max(r.gap, 1)
		}
		return
	}
	r.children(n)
}

func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all") {
		return true
	}
	return false
}

func (r *htmlReader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
}

func (r *htmlReader) openBox() {
	r.items++
	r.item = r.items
	r.gap = max(r.gap, 1)
}

func (r *htmlReader) nextMark(li *html.Node) string {
	if len(r.lists) == 0 {
		return "•"
	}
	l := r.lists[len(r.lists)-1]
	if !l.ordered {
		return "•"
	}
	if v, err := strconv.Atoi(attr(li, "value")); err == nil {
		l.next = v
	}
	m := itoa(l.next) + "."
	if l.letter && l.next <= 26 {
		m = string(rune('a'+l.next-1)) + ")"
	}
	l.next++
	return m
}

// inline adds text to the present block. Line breaks of the markup are spaces.
func (r *htmlReader) inline(s string) {
	s = strings.Map(func(c rune) rune {
		if c == '\n' || c == '\t' || c == '\r' || c == '\f' {
			return ' '
		}
		return c
	}, s)
	if r.buf.Len() == 0 {
		s = strings.TrimLeft(s, " ")
	}
	for strings.Contains(s, "  ") {
		s = strings.ReplaceAll(s, "  ", " ")
	}
	if strings.HasSuffix(r.buf.String(), " ") {
		s = strings.TrimLeft(s, " ")
	}
	n := len(strings.TrimSpace(s))
	r.all += n
	if r.inBold > 0 {
		r.bold += n
	}
	r.buf.WriteString(s)
}

// tab divides columns within a line.
func (r *htmlReader) tab() {
	if r.buf.Len() > 0 {
		t := strings.TrimRight(r.buf.String(), " ")
		r.buf.Reset()
		r.buf.WriteString(t + "\t")
	}
}

// preformatted reads text whose line breaks and columns are its own.
func (r *htmlReader) preformatted(s string) {
	for _, row := range strings.Split(s, "\n") {
		if strings.TrimFunc(row, isSpace) == "" {
			r.gap++
			continue
		}
		r.buf.WriteString(row)
		r.emit(nil)
	}
}

// breakLine ends a line within a block.
func (r *htmlReader) breakLine() {
	if strings.TrimFunc(r.buf.String(), isSpace) == "" {
		r.buf.Reset()
		r.gap++
		return
	}
	r.emit(nil)
}

func (r *htmlReader) flush() {
	if strings.TrimFunc(r.buf.String(), isSpace) == "" {
		r.buf.Reset()
		r.bold, r.all = 0, 0
		return
	}
	r.emit(nil)
}

// emit writes the present block, or the cells of a table's row, as a line.
func (r *htmlReader) emit(cells []htmlCell) {
	l := line{solid: true, gap: r.gap, head: r.head, mark: r.mark, list: len(r.lists), item: r.item, page: r.page}
	r.page = false
	if r.gap > 0 || r.out.Len() > 0 {
		r.out.WriteString(strings.Repeat("\n", min(r.gap, 1)))
	}
	if cells == nil {
		text := strings.TrimFunc(norm.NFC.String(r.buf.String()), isSpace)
		l.bold = r.all > 0 && r.bold*10 >= r.all*9
		if l.mark == "" {
			if m, n := listMark(text); n > 0 && r.head == 0 {
				l.mark = m
				r.out.WriteString(text[:n])
				text = text[n:]
			}
		} else {
			r.out.WriteString(l.mark + " ")
		}
		l.from = r.out.Len()
		r.out.WriteString(text)
		l.to = r.out.Len()
		l.text = text
		l.cells = []cell{{span: l.span, text: text}}
		l.indent = 0
		if strings.ContainsRune(text, '\t') || strings.Contains(text, "   ") || strings.Contains(text, "\u00A0\u00A0\u00A0") || strings.Contains(text, "\u00A0 \u00A0") {
			if cs := splitCells(r.out.String(), l.from, l.to, 0); len(cs) > 1 {
				l.cells = cs
			}
		}
	} else {
		l.from = r.out.Len()
		l.bold = true
		for i, c := range cells {
			if i > 0 {
				r.out.WriteByte('\t')
			}
			from := r.out.Len()
			r.out.WriteString(c.text)
			l.cells = append(l.cells, cell{span: span{from, r.out.Len()}, text: c.text, col: c.col * 100})
			l.bold = l.bold && c.bold
		}
		l.to = r.out.Len()
		l.indent = l.cells[0].col
		l.row, l.table = r.rows, r.tables
		l.text = l.cells[0].text
		if len(l.cells) > 1 {
			l.text = r.out.String()[l.from:l.to]
		}
		if len(l.cells) == 1 && cells[0].mark != "" {
			l.mark = cells[0].mark
		}
		if len(l.cells) == 1 {
			l.head = cells[0].head
			if m, n := listMark(l.text); n > 0 && l.mark == "" && l.head == 0 {
				l.mark, l.text = m, l.text[n:]
				l.cells[0].text = l.text
			}
		}
	}
	r.out.WriteByte('\n')
	l.end = runes(l.text)
	r.src.lines = append(r.src.lines, l)
	r.buf.Reset()
	r.bold, r.all, r.gap, r.mark, r.item = 0, 0, 0, "", 0
}

// definition reads <dt>label</dt><dd>value</dd> as two columns.
func (r *htmlReader) definition(dt *html.Node) {
	label := strings.TrimFunc(tidy(innerText(dt, 500)), isSpace)
	if label == "" {
		return
	}
	if m, ok := matchLabel(label); !ok || m.rest != "" {
		if _, ok := sectionHeading(label); !ok {
			if _, ok := parseItemStart(label); ok {
				r.gap = max(r.gap, 1)
				r.head = 4
			}
		}
	}
	r.inline(label)
	r.flush()
	r.head = 0
}

var reMsoList = regexp.MustCompile(`(?i)mso-list:\s*l\d+ level(\d)`)

// msoMark gives a paragraph of one of Word's lists its mark, where Word wrote
// it as text within "supportLists" comments or as an own span.
func (r *htmlReader) msoMark(p *html.Node) {
	if !reMsoList.MatchString(attr(p, "style")) {
		return
	}
	var ignore *html.Node
	var find func(*html.Node)
	find = func(n *html.Node) {
		if ignore == nil && n.Type == html.ElementNode && strings.Contains(strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", ""), "mso-list:ignore") {
			ignore = n
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			find(c)
		}
	}
	find(p)
	if ignore == nil {
		return
	}
	m := strings.TrimSpace(fold(innerText(ignore, 40)))
	ignore.Parent.RemoveChild(ignore)
	if m == "" {
		return
	}
	if m == "§" || startsDigit(m) || len(m) == 2 && m[1] == ')' || strings.HasPrefix(m, "§") {
		r.mark = m
		if strings.HasPrefix(m, "§") {
			r.mark = ""
			r.inline(m + " ")
		}
		return
	}
	if m == "o" || m == "·" || m == "-" || m == "–" || m == "•" || len([]rune(m)) == 1 {
		r.mark = "•"
	}
}
