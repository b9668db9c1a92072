package compose

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"paragraf/pdf/compose/layout"
	"paragraf/pdf/object"
	"paragraf/pdf/tagged"
)

// finish breaks the strips into pages and writes the file.
func (p *paper) finish() (Document, error) { return p.document(p.paginate()) }

// paginate ends the text and breaks the strips into pages.
func (p *paper) paginate() []layout.Page {
	p.replacementNote()
	top, furniture := p.header()
	pages := layout.Paginate(p.strips, layout.Sheet{Left: margin, Top: top, Bottom: p.bottom})
	for i := range pages {
		pages[i] = append(furniture(i+1, len(pages)), pages[i]...)
	}
	return pages
}

// document writes the file.
func (p *paper) document(pages []layout.Page) (Document, error) {
	if p.failed != nil {
		return Document{}, p.failed
	}
	doc := Document{Pages: len(pages), Draft: p.draft, Fields: p.fields, Replaced: p.clean.Replaced()}
	var err error
	doc.PDF, err = p.write(pages, pageWidth, pageHeight, true)
	return doc, err
}

// replacementNote says at the end what the bracketed codes in the text are.
func (p *paper) replacementNote() {
	for _, r := range p.clean.Replaced() {
		if r.With != "" {
			p.keep()
			p.par("Tecken som inte finns i dokumentets typsnitt återges med sin Unicode-kod inom hakparentes, till exempel "+r.With+".", small, 18)
			return
		}
	}
}

// write has gofpdf make pages, links and outline of what the pen drew, and
// finishes what it gives: as a document with its structure, or as something
// that is only shown inside one.
func (p *paper) write(pages []layout.Page, width, height float64, document bool) (file []byte, err error) {
	defer func() {
		if r := recover(); r != nil { // gofpdf panics where it should report
			file, err = nil, fmt.Errorf("compose: %v", r)
		}
	}()
	where := locate(pages)
	pen := &pen{}
	g := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: gofpdf.SizeType{Wd: width, Ht: height}})
	g.SetCatalogSort(true)
	g.SetCompression(false) // the finished file is compressed, with less effort
	g.SetAutoPageBreak(false, 0)
	g.SetMargins(0, 0, 0)
	g.SetCreationDate(p.created)
	g.SetModificationDate(p.created)
	links := map[string]int{}
	var content bytes.Buffer
	for i, page := range pages {
		n := 0
		if document {
			n = i + 1
		}
		content.Reset()
		pen.begin(&content, height, n)
		for _, s := range page {
			pen.strip(s, where)
		}
		pen.end()
		onPage := 0
		g.AddPage()
		g.RawWriteStr(content.String())
		for _, s := range page {
			if s.Bookmark != "" {
				// gofpdf encodes a title only while one of its own fonts is in use.
				g.Bookmark(string(object.TextString(s.Bookmark)), s.Level, s.Y)
			}
			if target, ok := where[s.Link]; ok && s.Link != "" {
				if links[s.Link] == 0 {
					links[s.Link] = g.AddLink()
					g.SetLink(links[s.Link], target.y, target.page)
				}
				g.Link(s.X, s.Y, column, s.Height, links[s.Link])
				if len(s.Texts) > 0 && s.Texts[0].In != nil {
					in := s.Texts[0].In
					in.Links = append(in.Links, tagged.Link{Page: i + 1, Index: onPage, Says: s.LinkSays})
				}
				onPage++
			}
		}
	}
	var fields []tagged.Field
	for i, page := range pages {
		for _, s := range page {
			for _, f := range s.Fields {
				fields = append(fields, p.place(pen, f, s, i+1, height))
			}
		}
	}
	var out bytes.Buffer
	if err := g.Output(&out); err != nil {
		return nil, fmt.Errorf("compose: %w", err)
	}
	fonts, err := pen.fonts()
	if err != nil {
		return nil, fmt.Errorf("compose: %w", err)
	}
	spec := tagged.Spec{
		Title: p.clean.Clean(p.title), Author: p.clean.Clean(p.author), Language: language, Created: p.created, Fonts: fonts, Fields: fields,
	}
	if document {
		spec.Structure, spec.Attachments = p.structure, p.files
	}
	return tagged.Finish(out.Bytes(), spec)
}

// place returns a signature field with the appearance it has while empty.
func (p *paper) place(pen *pen, at layout.Field, s layout.OnPage, page int, height float64) tagged.Field {
	f := tagged.Field{Name: at.Name, Page: page}
	for _, known := range p.fields {
		if known.Name == f.Name {
			f.Person = p.clean.Clean(known.Person)
			f.Tooltip = known.Label
			if f.Person != "" {
				f.Tooltip += ": " + f.Person
			}
		}
	}
	x, y := s.X+at.X, height-s.Y-at.Y
	f.Rect = [4]float64{x, y - at.H, x + at.W, y}
	var content bytes.Buffer
	pen.begin(&content, at.H, 0)
	empty := p.unsigned(at.W, at.H)
	pen.strip(layout.OnPage{Strip: &empty}, nil)
	f.Empty = content.Bytes()
	return f
}

// fonts cuts the faces that were drawn with to what was drawn.
func (p *pen) fonts() ([]tagged.Font, error) {
	var fonts []tagged.Font
	for _, face := range layout.Faces {
		set := p.used[face]
		if set == nil {
			continue
		}
		var runes []rune
		for r, used := range set {
			if used {
				runes = append(runes, rune(r))
			}
		}
		subset, err := face.Type().Subset(runes)
		if err != nil {
			return nil, err
		}
		fonts = append(fonts, tagged.Font{Family: face.String(), Subset: subset})
	}
	return fonts, nil
}

// spot is where an anchor stands.
type spot struct {
	page int
	y    float64
}

func locate(pages []layout.Page) map[string]spot {
	where := map[string]spot{}
	for i, page := range pages {
		for _, s := range page {
			if s.Anchor != "" {
				where[s.Anchor] = spot{i + 1, s.Y}
			}
		}
	}
	return where
}
