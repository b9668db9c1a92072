package intake

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

var reCharset = expression(`(?i)charset\s*=\s*["']?\s*([a-z0-9_-]+)`)

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
		if !r.personDefined(n) {
			r.definition(n)
		}
		return
	case atom.Button, atom.Summary:
		if r.head > 0 {
			r.children(n)
			return
		}
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

func (r *htmlReader) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.walk(c)
	}
}
