package intake

import (
	"archive/zip"
	"bytes"
	"path"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// docxReader turns the parts of a DOCX into the tree of blocks that HTML gives
// too, so that both are read by the same rules. Tracked deletions are left out,
// insertions kept.
type docxReader struct {
	styles    map[string]docxStyle
	numbering docxNumbering
	notes     map[string]string // footnotes by id
	cell      int               // depth in tables
	left      []string
	removed   []string // tracked deletions and hidden text
}

// readDOCX reads a Word document.
func readDOCX(name string, raw []byte) (source, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return source{}, errDamaged
	}
	parts := map[string]*zip.File{}
	for _, f := range z.File {
		parts[path.Clean(f.Name)] = f
	}
	body, err := partBytes(parts["word/document.xml"])
	if err != nil {
		return source{}, errDamaged
	}
	d := &docxReader{styles: map[string]docxStyle{}, notes: map[string]string{}}
	if b, err := partBytes(parts["word/styles.xml"]); err == nil {
		d.readStyles(b)
	}
	if b, err := partBytes(parts["word/numbering.xml"]); err == nil {
		d.numbering.read(b)
	}
	for _, p := range []string{"word/footnotes.xml", "word/endnotes.xml"} {
		if b, err := partBytes(parts[p]); err == nil {
			d.readNotes(b)
		}
	}
	root, err := parseXML(body)
	if err != nil {
		return source{}, errDamaged
	}
	doc := &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"}
	var names []string
	for p := range parts {
		if strings.HasPrefix(p, "word/header") || strings.HasPrefix(p, "word/footer") || p == "word/comments.xml" {
			names = append(names, p)
		}
	}
	sort.Strings(names)
	seen := map[string]bool{}
	for _, p := range names {
		b, err := partBytes(parts[p])
		if err != nil {
			continue
		}
		tree, err := parseXML(b)
		if err != nil {
			continue
		}
		if strings.HasPrefix(p, "word/header") {
			head := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
			d.blocks(tree, head)
			t := fold(innerText(head, 2000))
			if !seen[t] && hasContent(t) {
				seen[t] = true
				doc.AppendChild(head)
			}
			continue
		}
		foot := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
		d.blocks(tree, foot)
		if t := tidy(innerText(foot, 4000)); hasLetters(t) && !seen[t] {
			seen[t] = true
			d.left = append(d.left, t)
		}
	}
	d.blocks(root, doc)
	r := &htmlReader{src: source{name: name}, boxes: map[*html.Node]bool{}, tight: true}
	r.walk(doc)
	r.flush()
	r.src.text = r.out.String()
	r.src.heads, r.src.removed = d.left, d.removed
	if !hasContent(r.src.text) {
		return source{}, errDamaged
	}
	return r.src, nil
}

func (d *docxReader) readNotes(b []byte) {
	root, err := parseXML(b)
	if err != nil {
		return
	}
	for _, part := range root.kids {
		for _, n := range part.kids {
			if n.attrs["type"] == "separator" || n.attrs["type"] == "continuationSeparator" {
				continue
			}
			tmp := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
			d.blocks(n, tmp)
			if t := tidy(innerText(tmp, 1<<16)); hasContent(t) {
				d.notes[n.name+n.attrs["id"]] = t
			}
		}
	}
}

func element(a atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, DataAtom: a, Data: a.String()}
}

// blocks turns paragraphs and tables below n into blocks below to.
func (d *docxReader) blocks(n *xmlNode, to *html.Node) {
	for _, k := range n.kids {
		switch k.name {
		case "p":
			d.paragraph(k, to)
		case "tbl":
			d.table(k, to)
		case "del", "moveFrom", "Fallback", "sectPr", "pPr":
		default:
			d.blocks(k, to)
		}
	}
}

func (d *docxReader) table(t *xmlNode, to *html.Node) {
	table := element(atom.Table)
	to.AppendChild(table)
	d.cell++
	var rows func(*xmlNode)
	rows = func(n *xmlNode) {
		for _, k := range n.kids {
			switch k.name {
			case "tr":
				if k.kid("trPr").kid("del") != nil {
					continue
				}
				tr := element(atom.Tr)
				table.AppendChild(tr)
				d.row(k, tr)
			case "del", "moveFrom":
			default:
				rows(k)
			}
		}
	}
	rows(t)
	d.cell--
}

func (d *docxReader) row(n *xmlNode, tr *html.Node) {
	for _, k := range n.kids {
		switch k.name {
		case "tc":
			td := element(atom.Td)
			if s := k.val("tcPr", "gridSpan"); s != "" {
				td.Attr = append(td.Attr, html.Attribute{Key: "colspan", Val: s})
			}
			tr.AppendChild(td)
			d.blocks(k, td)
		case "sdt", "sdtContent", "ins":
			d.row(k, tr)
		}
	}
}

// paragraph turns one paragraph into a block: a heading by its style, a list
// point by its numbering.
func (d *docxReader) paragraph(p *xmlNode, to *html.Node) {
	pr := p.kid("pPr")
	st := d.style(pr.val("pStyle"))
	node := element(atom.P)
	if st.head > 0 {
		node = element([]atom.Atom{atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6}[st.head-1])
	}
	numID, level := st.numID, st.level
	if np := pr.kid("numPr"); np != nil {
		if v := np.val("numId"); v != "" {
			numID = v
		}
		if v, err := strconv.Atoi(np.val("ilvl")); err == nil {
			level = v
		}
	}
	var notes []string
	inner := &html.Node{Type: html.ElementNode, DataAtom: atom.Span, Data: "span"}
	d.runs(p, inner, &notes)
	hasText := strings.TrimFunc(innerText(inner, 1<<20), isSpace) != ""
	if numID != "" && numID != "0" && hasText {
		mark := d.numbering.next(numID, level)
		if strings.Contains(mark, "§") || st.head > 0 && mark != "•" && mark != "" {
			node.AppendChild(&html.Node{Type: html.TextNode, Data: mark + " "})
		} else if mark != "" {
			node.Attr = append(node.Attr, html.Attribute{Key: "mark", Val: mark})
		}
	}
	if pr.kid("pageBreakBefore") != nil {
		to.AppendChild(&html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br", Attr: []html.Attribute{{Key: "style", Val: "page-break-before:always"}}})
	}
	node.AppendChild(inner)
	if !hasText {
		// an empty paragraph is white space between blocks
		node = element(atom.P)
		node.AppendChild(element(atom.Br))
		if strings.Contains(runBreaks(p), "page") {
			node = &html.Node{Type: html.ElementNode, DataAtom: atom.Br, Data: "br", Attr: []html.Attribute{{Key: "style", Val: "page-break-before:always"}}}
		}
	}
	to.AppendChild(node)
	// text boxes stand after the paragraph that anchors them
	d.boxes(p, to)
	for _, t := range notes {
		note := element(atom.P)
		note.AppendChild(&html.Node{Type: html.TextNode, Data: t})
		to.AppendChild(note)
	}
}

// deleted is the text of tracked deletions or hidden runs.
func deleted(n *xmlNode) string {
	if n.name == "delText" || n.name == "t" {
		return n.text
	}
	var b strings.Builder
	for _, k := range n.kids {
		b.WriteString(deleted(k))
	}
	return b.String()
}

func runBreaks(n *xmlNode) string {
	var b strings.Builder
	for _, k := range n.kids {
		if k.name == "br" {
			b.WriteString(k.attrs["type"] + " ")
		}
		b.WriteString(runBreaks(k))
	}
	return b.String()
}

func (d *docxReader) boxes(n *xmlNode, to *html.Node) {
	for _, k := range n.kids {
		switch k.name {
		case "txbxContent":
			d.blocks(k, to)
		case "Fallback", "del", "moveFrom":
		default:
			d.boxes(k, to)
		}
	}
}

// runs turns the runs of a paragraph into inline text.
func (d *docxReader) runs(n *xmlNode, to *html.Node, notes *[]string) {
	for _, k := range n.kids {
		switch k.name {
		case "del":
			if t := tidy(deleted(k)); hasContent(t) {
				d.removed = append(d.removed, t)
			}
		case "pPr", "rPr", "moveFrom", "Fallback", "txbxContent", "instrText", "delText":
		case "r":
			if k.kid("rPr").kid("vanish") != nil {
				if t := tidy(deleted(k)); hasContent(t) {
					d.removed = append(d.removed, t)
				}
				continue
			}
			bold := k.kid("rPr").kid("b")
			target := to
			if bold != nil && bold.attrs["val"] != "0" && bold.attrs["val"] != "false" {
				target = element(atom.B)
				to.AppendChild(target)
			}
			d.runs(k, target, notes)
		case "t":
			to.AppendChild(&html.Node{Type: html.TextNode, Data: k.text})
		case "tab", "ptab":
			to.AppendChild(&html.Node{Type: html.ElementNode, Data: "tab"})
		case "br", "cr":
			br := element(atom.Br)
			if k.attrs["type"] == "page" {
				br.Attr = []html.Attribute{{Key: "style", Val: "page-break-before:always"}}
			}
			to.AppendChild(br)
		case "noBreakHyphen":
			to.AppendChild(&html.Node{Type: html.TextNode, Data: "\u2011"})
		case "softHyphen":
			to.AppendChild(&html.Node{Type: html.TextNode, Data: "\u00AD"})
		case "footnoteReference", "endnoteReference":
			if t := d.notes[strings.TrimSuffix(k.name, "Reference")+k.attrs["id"]]; t != "" {
				*notes = append(*notes, t)
			}
		default:
			d.runs(k, to, notes)
		}
	}
}
