package view

import (
	"context"
	"fmt"
)

// Letter is a character of a page's text, in points from the page's upper left
// corner. Line ends and the spaces that a PDF leaves out have no place: Right is
// Left.
type Letter struct {
	Rune                     rune
	Left, Top, Right, Bottom float32
}

// Letters reads the text of a page, counted from 0, in the order in which it is
// read, lines ended by "\n", a word that is divided between lines by "-" before it.
// A page that is a picture has none.
func (p *Paper) Letters(ctx context.Context, page int) (letters []Letter, err error) {
	if page < 0 || page >= len(p.sizes) {
		return nil, fmt.Errorf("no page %d among %d", page+1, len(p.sizes))
	}
	err = draw.with(ctx, p, func(doc *document) error {
		text, err := doc.text(page)
		if err != nil {
			return fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
		}
		defer text.close()
		for i := range text.count {
			if err := ctx.Err(); err != nil {
				return err
			}
			c, err := text.char(i)
			if err != nil {
				return fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
			}
			l := Letter{Rune: c.r}
			if c.r == 0x02 || c.r == 0xFFFE { // PDFium's marks for a hyphen at the end of a line
				l.Rune = '-'
			}
			switch {
			case c.r == 0 || c.r == '\r':
				continue
			case c.placed:
				l.Left, l.Right, l.Top, l.Bottom = float32(c.left), float32(c.right), float32(c.top), float32(c.bottom)
			}
			letters = append(letters, l)
		}
		return nil
	})
	return letters, err
}
