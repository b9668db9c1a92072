package view

import (
	"errors"
	"strings"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/tetratelabs/wazero/api"
)

// textPage is the text of one page, open until close is called.
type textPage struct {
	n             *native
	page, text    uint64  // PDFium's own pointers
	width, height float64 // points, as the page is shown
	count         int     // characters
	// x and y are where a point of the page's own coordinates is shown: turned,
	// and cut out, as the page may be. Each is the share of x, of y, and the rest.
	x, y [3]float64
}

var errPage = errors.New("the page cannot be loaded")

func (d *document) text(index int) (*textPage, error) {
	size, err := d.instance.FPDF_GetPageSizeByIndex(&requests.FPDF_GetPageSizeByIndex{Document: d.ref, Index: index})
	if err != nil {
		return nil, err
	}
	p := &textPage{n: d.native, width: size.Width, height: size.Height}
	if p.page, err = p.n.call("FPDF_LoadPage", p.n.document, uint64(index)); err != nil || p.page == 0 {
		return nil, errors.Join(errPage, err)
	}
	if p.text, err = p.n.call("FPDFText_LoadPage", p.page); err != nil || p.text == 0 {
		p.close()
		return nil, errors.Join(errPage, err)
	}
	if p.count, err = p.n.number("FPDFText_CountChars", p.text); err == nil && p.count >= 0 {
		err = p.place()
	}
	if err != nil || p.count < 0 {
		p.close()
		return nil, errors.Join(errPage, err)
	}
	return p, nil
}

func (p *textPage) close() {
	if p.text != 0 {
		_, _ = p.n.call("FPDFText_ClosePage", p.text)
	}
	_, _ = p.n.call("FPDF_ClosePage", p.page)
}

// place asks PDFium where three points of the page are shown.
func (p *textPage) place() error {
	const fine, far = 256, 1 << 10 // parts of a point; a point far off
	at := func(x, y float64) (float64, float64, error) {
		_, err := p.n.call("FPDF_PageToDevice", p.page, 0, 0, uint64(p.width*fine), uint64(p.height*fine), 0,
			api.EncodeF64(x), api.EncodeF64(y), uint64(p.n.room), uint64(p.n.room+4))
		return float64(p.n.int32(0)) / fine, float64(p.n.int32(1)) / fine, err
	}
	x0, y0, err := at(0, 0)
	if err != nil {
		return err
	}
	x1, y1, err := at(far, 0)
	if err != nil {
		return err
	}
	x2, y2, err := at(0, far)
	p.x = [3]float64{(x1 - x0) / far, (x2 - x0) / far, x0}
	p.y = [3]float64{(y1 - y0) / far, (y2 - y0) / far, y0}
	return err
}

// shown is where a point of the page's own coordinates is shown.
func (p *textPage) shown(x, y float64) (float64, float64) {
	return p.x[0]*x + p.x[1]*y + p.x[2], p.y[0]*x + p.y[1]*y + p.y[2]
}

// char is one character of a page, in points from the upper left corner of the
// page as it is shown.
type char struct {
	r                        rune
	left, right, top, bottom float64
	placed                   bool // false for what PDFium made up: line ends, some spaces
}

func (p *textPage) char(i int) (char, error) {
	u, err := p.n.call("FPDFText_GetUnicode", p.text, uint64(i))
	if err != nil {
		return char{}, err
	}
	c := char{r: rune(uint32(u))}
	if c.r == '\r' || c.r == '\n' {
		return c, nil
	}
	ok, err := p.n.number("FPDFText_GetLooseCharBox", p.text, uint64(i), uint64(p.n.room))
	if err != nil {
		return char{}, err
	}
	left, top, right, bottom := p.n.float32(0), p.n.float32(1), p.n.float32(2), p.n.float32(3)
	if ok != 0 && left != right {
		x0, y0 := p.shown(left, top)
		x1, y1 := p.shown(right, bottom)
		c.left, c.right, c.top, c.bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
		c.placed = true
	}
	return c, nil
}

// bold tells whether the character is set in a bold face. Producers that do
// not state the weight still name the face so.
func (p *textPage) bold(i int) bool {
	if weight, err := p.n.number("FPDFText_GetFontWeight", p.text, uint64(i)); err == nil && weight >= 600 {
		return true
	}
	size, err := p.n.number("FPDFText_GetFontInfo", p.text, uint64(i), uint64(p.n.room), roomSize, 0)
	if err != nil || size <= 0 || size > roomSize {
		return false
	}
	raw, _ := p.n.module.Memory().Read(p.n.room, uint32(size))
	name := strings.ToLower(string(raw))
	return strings.Contains(name, "bold") || strings.Contains(name, "black") || strings.Contains(name, "heavy")
}
