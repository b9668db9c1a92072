package intake

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
)

// clipboardHTML takes away the lines that Windows writes before HTML in the
// clipboard ("Version:0.9 StartHTML:…").
func clipboardHTML(raw []byte) []byte {
	head := raw[:min(len(raw), 400)]
	if at := bytes.IndexByte(raw, '<'); at > 0 && bytes.HasPrefix(head, []byte("Version:")) && bytes.Contains(head, []byte("StartHTML:")) {
		return raw[at:]
	}
	return raw
}

// readHTMLTables reads the tables of a page whose columns are named, as Word,
// Excel and mail programs write them. It is false where there is none.
func readHTMLTables(file, title string, raw []byte) (Rows, bool) {
	text, ok := decodeHTML(raw)
	if !ok {
		return Rows{}, false
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return Rows{}, false
	}
	var tables []Table
	var taken []*html.Node
	var seek func(*html.Node)
	seek = func(n *html.Node) {
		if n.DataAtom == atom.Table {
			t := htmlTable(n)
			if g := readGrid(t.Cells, title); g.certain && len(g.lists) > 0 && !soleTable(n, g) {
				tables, taken = append(tables, t), append(taken, n)
				return
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			seek(c)
		}
	}
	seek(root)
	if len(tables) == 0 {
		return Rows{}, false
	}
	rows, ok := gridRows(title, tables)
	for _, n := range taken {
		n.Parent.RemoveChild(n)
	}
	var rest strings.Builder
	if html.Render(&rest, root) == nil {
		src := readHTML(file, rest.String())
		rows.Beside = append(rows.Beside, src.leftOut...)
		for _, l := range src.lines {
			if hasContent(l.fold()) {
				rows.Beside = append(rows.Beside, tidy(l.text))
			}
		}
	}
	return rows, ok
}

// soleTable tells whether a table only lays out another that is in it.
func soleTable(n *html.Node, g *grid) bool {
	rows := 0
	for _, l := range g.lists {
		rows += len(l.Entries)
	}
	return rows < 2 && hasElement(n, atom.Table)
}

// htmlTable reads the cells of a table: one that spans rows stands in each of
// them, one that spans columns in the first, and a table within a cell is the
// cell's words. Hidden rows and cells are counted.
func htmlTable(t *html.Node) Table {
	var out Table
	type spanned struct {
		rows int
		text string
	}
	down := map[int]spanned{}
	rows, captions := tableRows(t)
	for _, c := range captions {
		out.Cells = append(out.Cells, []string{norm.NFC.String(tidy(innerText(c, 4000)))})
	}
	for _, tr := range rows {
		var row []string
		fill := func() {
			for down[len(row)].rows > 0 {
				s := down[len(row)]
				down[len(row)] = spanned{s.rows - 1, s.text}
				row = append(row, s.text)
			}
		}
		gone := unseen(tr)
		for c := tr.FirstChild; c != nil; c = c.NextSibling {
			if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			fill()
			text := norm.NFC.String(tidy(cellText(c)))
			if unseen(c) && !gone {
				if text != "" {
					out.HiddenColumns++
				}
				continue
			}
			if n := spanOf(c, "rowspan"); n > 1 {
				down[len(row)] = spanned{n - 1, text}
			}
			row = append(row, text)
			for k := 1; k < spanOf(c, "colspan"); k++ {
				if n := spanOf(c, "rowspan"); n > 1 {
					down[len(row)] = spanned{n - 1, ""}
				}
				row = append(row, "")
			}
		}
		fill()
		if gone {
			if strings.TrimSpace(strings.Join(row, "")) != "" {
				out.HiddenRows++
			}
			continue
		}
		out.Cells = append(out.Cells, row)
	}
	return out
}

func spanOf(c *html.Node, name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attr(c, name)))
	if err != nil {
		return 1
	}
	return min(max(n, 1), 1000)
}

// tableRows are the rows of a table, not those of tables within it, and its
// captions.
func tableRows(t *html.Node) (rows, captions []*html.Node) {
	for c := t.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			rows = append(rows, c)
		case atom.Caption:
			captions = append(captions, c)
		case atom.Tbody, atom.Thead, atom.Tfoot:
			within, above := tableRows(c)
			rows, captions = append(rows, within...), append(captions, above...)
		}
	}
	return rows, captions
}

// unseen tells whether an element is not shown, as rows that a sheet filters
// away.
func unseen(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all")
}

// cellText is the words of a cell, its blocks and breaks divided by spaces.
func cellText(c *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style || n.Type == html.ElementNode && n != c && unseen(n):
			return
		case n.DataAtom == atom.Br:
			b.WriteByte(' ')
		}
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			walk(k)
		}
		if n.Type == html.ElementNode && blockElement(n) {
			b.WriteByte(' ')
		}
	}
	walk(c)
	return b.String()
}
