package view

import "context"

// Mark is a bookmark: a title, and the place in the paper that it leads to.
type Mark struct {
	Title string
	Level int     // 0 for those that stand below no other
	Page  int     // from 0; -1 where it leads nowhere in this paper
	Down  float64 // points from the page's upper edge
}

// The bounds of what is read of bookmarks, whatever a file says.
const (
	mostMarks  = 10_000
	mostLevels = 32
)

// Marks reads the bookmarks in their order, those below another after it. One
// that is met again, as where they form a ring, is passed over.
func (p *Paper) Marks(ctx context.Context) (found []Mark, err error) {
	err = draw.with(ctx, p, func(doc *document) error {
		n, met := doc.native, map[uint64]bool{}
		var walk func(parent uint64, level int) error
		walk = func(parent uint64, level int) error {
			b, err := n.call("FPDFBookmark_GetFirstChild", n.document, parent)
			for ; err == nil && b != 0 && !met[b] && len(found) < mostMarks && level < mostLevels; b, err = n.call("FPDFBookmark_GetNextSibling", n.document, b) {
				if err := ctx.Err(); err != nil {
					return err
				}
				met[b] = true
				mark, err := p.mark(n, b)
				if err != nil {
					return err
				}
				mark.Level = level
				found = append(found, mark)
				if err := walk(b, level+1); err != nil {
					return err
				}
			}
			return err
		}
		return walk(0, 0)
	})
	return found, err
}

// mark reads one bookmark.
func (p *Paper) mark(n *native, b uint64) (Mark, error) {
	m := Mark{Page: -1}
	var err error
	if m.Title, err = n.words("FPDFBookmark_GetTitle", b); err != nil {
		return m, err
	}
	to, err := n.call("FPDFBookmark_GetDest", n.document, b)
	if err != nil || to == 0 {
		return m, err
	}
	page, err := n.number("FPDFDest_GetDestPageIndex", n.document, to)
	if err != nil || page < 0 || page >= len(p.sizes) {
		return m, err
	}
	m.Page = page
	at := func(place uint64) uint64 { return uint64(n.room) + 4*place }
	has, err := n.number("FPDFDest_GetLocationInPage", to, at(0), at(1), at(2), at(3), at(4), at(5))
	if err == nil && has != 0 && n.int32(1) != 0 {
		high := p.sizes[page].Height
		m.Down = min(max(high-n.float32(4), 0), high)
	}
	return m, err
}
