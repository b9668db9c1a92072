package view

import (
	"context"

	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// Mark is a bookmark: a title, and the place in the paper that it leads to.
type Mark struct {
	Title string
	Page  int     // from 0
	Down  float64 // points from the page's upper edge
}

// Marks reads the bookmarks in their order, those below another after it. It is
// for documents of the program's own making: a forged file could hold a ring of
// bookmarks, which PDFium would follow for ever.
func (p *Paper) Marks(ctx context.Context) (found []Mark, err error) {
	err = draw.with(ctx, p, func(doc *document) error {
		all, err := doc.instance.GetBookmarks(&requests.GetBookmarks{Document: doc.ref})
		if err != nil {
			return err
		}
		var walk func([]responses.GetBookmarksBookmark)
		walk = func(list []responses.GetBookmarksBookmark) {
			for _, b := range list {
				if b.DestInfo != nil && b.DestInfo.PageIndex >= 0 && b.DestInfo.PageIndex < len(p.sizes) {
					found = append(found, Mark{Title: b.Title, Page: b.DestInfo.PageIndex, Down: p.down(doc, b.DestInfo)})
				}
				walk(b.Children)
			}
		}
		walk(all.Bookmarks)
		return nil
	})
	return found, err
}

// down is how far below the upper edge of its page a bookmark leads.
func (p *Paper) down(doc *document, to *responses.DestInfo) float64 {
	place, err := doc.instance.FPDFDest_GetLocationInPage(&requests.FPDFDest_GetLocationInPage{Dest: to.Reference})
	if err != nil || place.Y == nil {
		return 0
	}
	high := p.sizes[to.PageIndex].Height
	return min(max(high-float64(*place.Y), 0), high)
}
