package view

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Letter is a character of a page's text, in points from the page's upper left
// corner. Line ends and the spaces that a PDF leaves out have no place: Right is
// Left.
type Letter struct {
	Rune                     rune
	Left, Top, Right, Bottom float32
}

// Letters reads the text of a page, counted from 0, in the order in which it is
// read, lines ended by "\n". It is composed (NFC); a hyphen that divides a word at
// the end of a line is followed by that end. A page that is a picture has none.
func (p *Paper) Letters(ctx context.Context, page int) (letters []Letter, err error) {
	if page < 0 || page >= len(p.sizes) {
		return nil, fmt.Errorf("no page %d among %d", page+1, len(p.sizes))
	}
	err = draw.with(ctx, p, func(doc *document) error {
		letters, err = doc.letters(ctx, page)
		return err
	})
	return letters, err
}

func (d *document) letters(ctx context.Context, page int) (letters []Letter, err error) {
	text, err := d.text(page)
	if err != nil {
		return nil, fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
	}
	defer text.close()
	marks := false
	for i := range text.count {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c, err := text.char(i)
		if err != nil {
			return nil, fmt.Errorf("%w (page %d: %v)", ErrDamaged, page+1, err)
		}
		l := Letter{Rune: c.r}
		if c.placed {
			l.Left, l.Right, l.Top, l.Bottom = float32(c.left), float32(c.right), float32(c.top), float32(c.bottom)
		}
		marks = marks || l.Rune >= 0x300 && !norm.NFC.IsNormalString(string(l.Rune)) || isMark(l.Rune)
		letters = read(letters, l)
	}
	if marks {
		letters = composed(letters)
	}
	return letters, nil
}

// read adds a character of PDFium's as it is read.
func read(letters []Letter, l Letter) []Letter {
	switch l.Rune {
	case 0, '\r':
		return letters
	case 0x02, 0xFFFE: // a hyphen that divides a word
		l.Rune = '-'
		return append(letters, l, Letter{Rune: '\n'})
	case '\n':
		if n := len(letters); n > 1 && letters[n-1].Rune == '\n' && letters[n-2].Rune == '-' { // it stands there already
			return letters
		}
	}
	return append(letters, l)
}

// isMark reports whether a character stands over the one before it.
func isMark(r rune) bool {
	return r >= 0x300 && !norm.NFC.PropertiesString(string(r)).BoundaryBefore()
}

// composed makes one letter of a letter and the marks over it.
func composed(letters []Letter) []Letter {
	out := make([]Letter, 0, len(letters))
	for i := 0; i < len(letters); {
		j := i + 1
		for j < len(letters) && isMark(letters[j].Rune) {
			j++
		}
		whole := letters[i]
		text := make([]rune, 0, j-i)
		for _, l := range letters[i:j] {
			text = append(text, l.Rune)
			if l.Right > l.Left {
				if whole.Right == whole.Left {
					whole = l
				}
				whole.Left, whole.Right = min(whole.Left, l.Left), max(whole.Right, l.Right)
				whole.Top, whole.Bottom = min(whole.Top, l.Top), max(whole.Bottom, l.Bottom)
			}
		}
		for k, r := range norm.NFC.String(string(text)) {
			whole.Rune = r
			if k > 0 { // what does not compose has no place of its own
				whole.Left = whole.Right
			}
			out = append(out, whole)
		}
		i = j
	}
	return out
}

// TextOf is the text that letters are.
func TextOf(letters []Letter) string {
	var b strings.Builder
	for _, l := range letters {
		b.WriteRune(l.Rune)
	}
	return b.String()
}
