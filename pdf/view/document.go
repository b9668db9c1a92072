package view

import (
	"strings"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// document is a PDF opened in one PDFium instance, used by one goroutine.
type document struct {
	instance pdfium.Pdfium
	ref      references.FPDF_DOCUMENT
	pages    int
	form     references.FPDF_FORMHANDLE // "" until a page was drawn
}

func (d *document) open(file []byte) error {
	opened, err := d.instance.OpenDocument(&requests.OpenDocument{File: &file})
	if err != nil {
		return err
	}
	d.ref = opened.Document
	count, err := d.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: d.ref})
	if err != nil {
		return err
	}
	d.pages = count.PageCount
	return nil
}

// textPage is the text of one page, open until close is called.
type textPage struct {
	instance      pdfium.Pdfium
	page          references.FPDF_PAGE
	ref           references.FPDF_TEXTPAGE
	width, height float64 // points
	count         int     // characters
}

func (d *document) text(index int) (*textPage, error) {
	size, err := d.instance.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: index})
	if err != nil {
		return nil, err
	}
	loaded, err := d.instance.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: d.ref, Index: index})
	if err != nil {
		return nil, err
	}
	p := &textPage{instance: d.instance, page: loaded.Page, width: size.Width, height: size.Height}
	text, err := d.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: requests.Page{ByReference: &p.page}})
	if err != nil {
		d.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p.page})
		return nil, err
	}
	p.ref = text.TextPage
	count, err := d.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: p.ref})
	if err != nil {
		p.close()
		return nil, err
	}
	p.count = count.Count
	return p, nil
}

func (p *textPage) close() {
	p.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: p.ref})
	p.instance.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: p.page})
}

// char is one character of a page, in points from the upper left corner.
type char struct {
	r                        rune
	left, right, top, bottom float64
	placed                   bool // false for what PDFium made up: line ends, some spaces
}

func (p *textPage) char(i int) (char, error) {
	u, err := p.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: p.ref, Index: i})
	if err != nil {
		return char{}, err
	}
	c := char{r: rune(u.Unicode)}
	if c.r == '\r' || c.r == '\n' {
		return c, nil
	}
	box, err := p.instance.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: p.ref, Index: i})
	if err == nil && box.Rect.Right != box.Rect.Left {
		c.left, c.right = float64(box.Rect.Left), float64(box.Rect.Right)
		c.top, c.bottom = p.height-float64(box.Rect.Top), p.height-float64(box.Rect.Bottom)
		c.placed = true
	}
	return c, nil
}

// bold tells whether the character is set in a bold face. Producers that do
// not state the weight still name the face so.
func (p *textPage) bold(i int) bool {
	if w, err := p.instance.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: p.ref, Index: i}); err == nil && w.FontWeight >= 600 {
		return true
	}
	info, err := p.instance.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: p.ref, Index: i})
	if err != nil {
		return false
	}
	name := strings.ToLower(info.FontName)
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}
