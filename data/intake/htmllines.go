package intake

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

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

// personDefined reads <dt>N N</dt><dd>ekonomichef</dd> as a row of two columns.
func (r *htmlReader) personDefined(dt *html.Node) bool {
	dd := dt.NextSibling
	for dd != nil && dd.Type != html.ElementNode {
		dd = dd.NextSibling
	}
	name := strings.TrimFunc(tidy(innerText(dt, 200)), isSpace)
	if dd == nil || dd.Data != "dd" || !startsPerson(name) {
		return false
	}
	about := strings.TrimFunc(tidy(innerText(dd, 200)), isSpace)
	if about == "" || runes(about) > 90 || endsSentence(about) {
		return false
	}
	r.inline(name)
	r.tab()
	r.inline(about)
	r.flush()
	dd.Parent.RemoveChild(dd)
	return true
}

var reMsoList = expression(`(?i)mso-list:\s*l\d+ level(\d)`)

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
