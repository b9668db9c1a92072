package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
)

// node is a part of an XML document as it stands: with its prefixes.
type node struct {
	element       bool
	prefix, local string
	attrs         []xml.Attr        // without namespace declarations; Name.Space is the prefix
	scope         map[string]string // prefix → namespace, of this element and all around it
	kids          []*node
	text          []byte // of what is no element, as it is written in canonical XML
}

var errXML = errors.New("not XML that is read here")

const maxXMLDepth = 200

// parseXML reads a document into its root element. Document types are refused:
// they could change what the text means.
func parseXML(raw []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict = true
	top := &node{scope: map[string]string{"xml": "http://www.w3.org/XML/1998/namespace"}}
	open := []*node{top}
	for {
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		at := open[len(open)-1]
		switch t := token.(type) {
		case xml.Directive:
			return nil, errXML
		case xml.StartElement:
			n := &node{element: true, prefix: t.Name.Space, local: t.Name.Local, scope: at.scope}
			own := false
			for _, a := range t.Attr {
				prefix, declares := "", a.Name.Space == "" && a.Name.Local == "xmlns"
				if a.Name.Space == "xmlns" {
					prefix, declares = a.Name.Local, true
				}
				if !declares {
					n.attrs = append(n.attrs, a)
					continue
				}
				if !own {
					scope := make(map[string]string, len(n.scope)+1)
					for k, v := range n.scope {
						scope[k] = v
					}
					n.scope, own = scope, true
				}
				n.scope[prefix] = a.Value
			}
			at.kids = append(at.kids, n)
			if open = append(open, n); len(open) > maxXMLDepth {
				return nil, errXML
			}
		case xml.EndElement:
			if len(open) < 2 || at.prefix != t.Name.Space || at.local != t.Name.Local {
				return nil, errXML
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 1 {
				at.kids = append(at.kids, &node{text: escape(string(t), false)})
			}
		case xml.ProcInst:
			if len(open) > 1 {
				said := t.Target
				if len(t.Inst) > 0 {
					said += " " + string(t.Inst)
				}
				at.kids = append(at.kids, &node{text: []byte("<?" + said + "?>")})
			}
		}
	}
	if len(open) != 1 || len(top.kids) != 1 {
		return nil, errXML
	}
	return top.kids[0], nil
}

func (n *node) space() string { return n.scope[n.prefix] }

// child is the first element of a name within the signature's namespace.
func (n *node) child(local string) *node {
	for _, k := range n.kids {
		if k.element && k.local == local && k.space() == dsig {
			return k
		}
	}
	return nil
}

// withID is the element of an identifier, if there is one only.
func (n *node) withID(id string) *node {
	var found []*node
	var walk func(n *node)
	walk = func(n *node) {
		for _, a := range n.attrs {
			if a.Name.Space == "" && (a.Name.Local == "Id" || a.Name.Local == "ID") && a.Value == id {
				found = append(found, n)
			}
		}
		for _, k := range n.kids {
			walk(k)
		}
	}
	walk(n)
	if len(found) != 1 {
		return nil
	}
	return found[0]
}

// canonical writes an element in exclusive canonical XML without comments (W3C,
// 2002): each namespace where it is first used. skip is left out; the prefixes
// of inclusive are declared where they are in scope, used or not.
func (n *node) canonical(skip *node, inclusive []string) []byte {
	var out bytes.Buffer
	n.write(&out, skip, inclusive, map[string]string{})
	return out.Bytes()
}

func (n *node) write(out *bytes.Buffer, skip *node, inclusive []string, said map[string]string) {
	if n == skip {
		return
	}
	if !n.element {
		out.Write(n.text)
		return
	}
	used := map[string]bool{n.prefix: true}
	for _, a := range n.attrs {
		if a.Name.Space != "" {
			used[a.Name.Space] = true
		}
	}
	for _, p := range inclusive {
		if p == "#default" {
			p = ""
		}
		if _, ok := n.scope[p]; ok {
			used[p] = true
		}
	}
	name := func(prefix, local string) string {
		if prefix == "" {
			return local
		}
		return prefix + ":" + local
	}
	out.WriteString("<" + name(n.prefix, n.local))
	inner := said
	var prefixes []string
	for p := range used {
		if p != "xml" && said[p] != n.scope[p] {
			prefixes = append(prefixes, p)
		}
	}
	slices.Sort(prefixes)
	if len(prefixes) > 0 {
		inner = make(map[string]string, len(said)+len(prefixes))
		for k, v := range said {
			inner[k] = v
		}
	}
	for _, p := range prefixes {
		inner[p] = n.scope[p]
		out.WriteString(" xmlns")
		if p != "" {
			out.WriteString(":" + p)
		}
		out.WriteString(`="`)
		out.Write(escape(n.scope[p], true))
		out.WriteString(`"`)
	}
	attrs := slices.Clone(n.attrs)
	slices.SortFunc(attrs, func(a, b xml.Attr) int {
		space := func(a xml.Attr) string {
			if a.Name.Space == "" {
				return ""
			}
			return n.scope[a.Name.Space]
		}
		if c := strings.Compare(space(a), space(b)); c != 0 {
			return c
		}
		return strings.Compare(a.Name.Local, b.Name.Local)
	})
	for _, a := range attrs {
		out.WriteString(" " + name(a.Name.Space, a.Name.Local) + `="`)
		out.Write(escape(a.Value, true))
		out.WriteString(`"`)
	}
	out.WriteString(">")
	for _, k := range n.kids {
		k.write(out, skip, inclusive, inner)
	}
	out.WriteString("</" + name(n.prefix, n.local) + ">")
}

// escape writes text as canonical XML has it.
func escape(s string, attribute bool) []byte {
	pairs := []string{"&", "&amp;", "<", "&lt;", "\r", "&#xD;"}
	if attribute {
		pairs = append(pairs, `"`, "&quot;", "\t", "&#x9;", "\n", "&#xA;")
	} else {
		pairs = append(pairs, ">", "&gt;")
	}
	return []byte(strings.NewReplacer(pairs...).Replace(s))
}
