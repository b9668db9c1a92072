package intake

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var reFrameClass = expression(`(?i)(?:^|[\s_-])(?:cookie|cookies|kakor|breadcrumb|breadcrumbs|brodsmul\w*|skip-?link\w*|navbar|nav|menu|meny|sidebar|footer|sidfot|sidhuvud|share|social|toolbar|site-header|page-header-nav|search-?form|pagination|print-?button|consent|banner-cookie|topbar|gdpr|offcanvas|skip|hoppa|site-footer|global-header|global-footer|main-menu|knapprad)(?:$|[\s_-])`)

var (
	reIconClass = expression(`(?i)(?:^|[\s_-])(?:icons?|ikon|material|fa|fas|far|glyphicon|symbols?)(?:$|[\s_-])`)
	reIconName  = expression(`^[a-z]+(?:_[a-z]+)*$`)
)

// icon tells whether an element draws a sign whose name is its text, as
// <i class="material-icons">expand_more</i> does.
func icon(n *html.Node) bool {
	switch n.DataAtom {
	case atom.I, atom.Span, atom.Em:
		t := strings.TrimSpace(innerText(n, 60))
		return reIconName.MatchString(t) && (reIconClass.MatchString(attr(n, "class")) || attr(n, "aria-hidden") == "true") && (strings.Contains(t, "_") || n.DataAtom == atom.I)
	}
	return false
}

// frame tells whether an element belongs to the page around the document.
func frame(n *html.Node) bool {
	if icon(n) {
		return true
	}
	switch n.DataAtom {
	case atom.Nav, atom.Select, atom.Dialog:
		return true
	case atom.Button:
		if attr(n, "aria-expanded") != "" || attr(n, "aria-controls") != "" || n.Parent != nil && headingElement(n.Parent) {
			return false // it folds out an item
		}
		return !holdsMatter(n)
	case atom.Form:
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

func headingElement(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return n.DataAtom == atom.Span && n.Parent != nil && headingElement(n.Parent)
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
				if !frontBox(c) {
					r.boxes[c] = true
				}
			}
			return
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.findBoxes(c)
	}
}

// frontBox tells whether an element stands beside the items but holds a part of
// the front page, told by its heading: "Närvaro", "Justering".
func frontBox(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		if headingElement(c) && c.DataAtom != atom.Span {
			m, ok := matchLabel(fold(innerText(c, 200)))
			return ok && strings.TrimSpace(m.rest) == ""
		}
		return c.DataAtom == atom.Div && frontBox(c)
	}
	return false
}

var reOpensSection = expression(`^§ ?\d{1,4}\b`)

func hasBlockChild(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (blockElement(c) || hasBlockChild(c)) {
			return true
		}
	}
	return false
}

func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "mso-hide:all") {
		return true
	}
	return false
}
