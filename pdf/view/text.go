package view

import (
	"context"
	"fmt"
)

// Text reads the words of a page, counted from 0, in the order in which they are
// read, without their places: in a fraction of the time that [Paper.Letters]
// needs. Lines end with "\r\n"; what divides a word at the end of a line is
// U+FFFE or U+0002. pictures tells whether the page shows any picture: such a
// page without words is likely scanned.
func (p *Paper) Text(ctx context.Context, page int) (words string, pictures bool, err error) {
	if page < 0 || page >= len(p.sizes) {
		return "", false, fmt.Errorf("no page %d among %d", page+1, len(p.sizes))
	}
	err = draw.with(ctx, p, func(doc *document) error {
		text, err := doc.text(page)
		if err != nil {
			return fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
		}
		defer text.close()
		if words, err = text.words(); err != nil {
			return fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
		}
		pictures, err = text.pictures()
		return err
	})
	return words, pictures, err
}

// words is the whole text of the page.
func (p *textPage) words() (string, error) {
	if p.count == 0 {
		return "", nil
	}
	units := p.count + 1
	place, err := p.n.call("malloc", uint64(2*units))
	if err != nil || place == 0 {
		return "", fmt.Errorf("no memory for %d characters: %w", p.count, errPage)
	}
	defer p.n.call("free", place)
	written, err := p.n.number("FPDFText_GetText", p.text, 0, uint64(p.count), place)
	if err != nil || written <= 1 {
		return "", err
	}
	return p.n.utf16(uint32(place), min(written, units)-1), nil
}

// objectsLooked is among how many objects of a page a picture is looked for.
const objectsLooked = 200

// pictures tells whether the page shows a picture, itself or in a form.
func (p *textPage) pictures() (bool, error) {
	count, err := p.n.number("FPDFPage_CountObjects", p.page)
	for i := 0; err == nil && i < min(count, objectsLooked); i++ {
		object, failed := p.n.call("FPDFPage_GetObject", p.page, uint64(i))
		if failed != nil || object == 0 {
			return false, failed
		}
		kind, failed := p.n.number("FPDFPageObj_GetType", object)
		if failed != nil {
			return false, failed
		}
		if kind == 3 || kind == 5 { // FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_FORM
			return true, nil
		}
	}
	return false, err
}
