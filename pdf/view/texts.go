package view

import (
	"context"
	"fmt"
)

// Texts reads the text of every page of a PDF: the characters of
// [Paper.Letters], which notes count in. A page that is a picture has "".
func (p *Paper) Texts(ctx context.Context) ([]string, error) {
	texts := make([]string, len(p.sizes))
	for i := range texts {
		err := draw.with(ctx, p, func(doc *document) (err error) {
			texts[i], err = doc.plain(ctx, i)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return texts, nil
}

func (d *document) plain(ctx context.Context, page int) (string, error) {
	text, err := d.text(page)
	if err != nil {
		return "", fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
	}
	defer text.close()
	letters := make([]Letter, 0, text.count)
	for i := range text.count {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		u, err := text.n.call("FPDFText_GetUnicode", text.text, uint64(i))
		if err != nil {
			return "", fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
		}
		letters = read(letters, Letter{Rune: rune(uint32(u))})
	}
	return TextOf(composed(letters)), nil
}
