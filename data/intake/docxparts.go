package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
)

// partLimit bounds what one part of a DOCX may unpack to, in bytes.
const partLimit = 64 << 20

var errDamaged = errors.New("damaged")

func partBytes(f *zip.File) ([]byte, error) {
	if f == nil {
		return nil, errDamaged
	}
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, partLimit+1))
	if err != nil {
		return nil, err
	}
	if len(b) > partLimit {
		return nil, errDamaged
	}
	return b, nil
}

// xmlNode is an element of a DOCX part, without namespaces.
type xmlNode struct {
	name  string
	attrs map[string]string
	text  string
	kids  []*xmlNode
}

func parseXML(b []byte) (*xmlNode, error) {
	dec := xml.NewDecoder(bytes.NewReader(b))
	root := &xmlNode{}
	stack := []*xmlNode{root}
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := tok.(type) {
		case xml.StartElement:
			if len(stack) > 400 {
				return nil, errDamaged
			}
			n := &xmlNode{name: t.Name.Local}
			for _, a := range t.Attr {
				if n.attrs == nil {
					n.attrs = map[string]string{}
				}
				n.attrs[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if top.name == "t" || top.name == "instrText" || top.name == "delText" {
				top.text += string(t)
			}
		}
	}
	if len(stack) != 1 || len(root.kids) == 0 {
		return nil, errDamaged
	}
	return root, nil
}

func (n *xmlNode) kid(name string) *xmlNode {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

func (n *xmlNode) val(names ...string) string {
	for _, name := range names {
		n = n.kid(name)
	}
	if n == nil {
		return ""
	}
	return n.attrs["val"]
}

func (n *xmlNode) children() []*xmlNode {
	if n == nil {
		return nil
	}
	return n.kids
}
