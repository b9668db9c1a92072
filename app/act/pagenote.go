package act

import (
	"context"
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/view"
)

// PagePlace says where in an attachment a note stands: "sidan 4 i Bilaga 1.pdf";
// "" for a note that stands in none.
func PagePlace(p *data.PageRef) string {
	if p == nil {
		return ""
	}
	return swedish.PagePlace(p.Page, p.Attachment, p.Area != nil, len(p.Strokes) > 0)
}

// onPage gives a note its place in an attachment. Words that are given as they
// stand there are taken as they are; a quote is looked for, on the page or, where
// none is given, in the whole document.
func onPage(ctx context.Context, s *data.Store, it data.AgendaItem, note *data.Note, r Remark) error {
	a, err := attachedAs(it, r.Page.Attachment)
	if err != nil {
		return err
	}
	page := *r.Page
	page.Attachment = a.Name
	note.Page = &page
	if r.Row != nil || r.Part != "" && r.Part != data.PartAttachment {
		return fail("act.page.one_place", "file", a.Name)
	}
	if r.Passage != nil {
		passage := *r.Passage
		note.Passage = &passage
		return nil
	}
	if page.File == a.SHA256 && strings.TrimSpace(r.Quote) == "" { // by one who sees the page
		return nil
	}
	paper, err := openAttachment(ctx, s, a)
	if err != nil {
		return err
	}
	defer paper.Close()
	sizes := paper.Pages()
	if page.Page < 0 || page.Page > len(sizes) {
		return fail("act.page.none", "page", page.Page, "file", a.Name, "of", len(sizes))
	}
	if strings.TrimSpace(r.Quote) != "" {
		if page.Drawn() {
			return fail("act.page.one_place", "file", a.Name)
		}
		return quoteOnPages(ctx, paper, note, r.Quote)
	}
	if page.Page == 0 {
		return fail("act.page.number", "file", a.Name, "of", len(sizes))
	}
	size, b := sizes[page.Page-1], page.Bounds()
	if b.Left < 0 || b.Top < 0 || b.Right > size.Width+0.5 || b.Bottom > size.Height+0.5 {
		return fail("act.page.outside", "page", page.Page, "file", a.Name, "wide", fmt.Sprintf("%.0f", size.Width), "high", fmt.Sprintf("%.0f", size.Height))
	}
	return nil
}

// attachedAs is the attachment of a name, or of the only name that holds these
// words, that has a file; the only one where no name is given.
func attachedAs(it data.AgendaItem, name string) (data.Attachment, error) {
	var part []data.Attachment
	names := []string{}
	for _, a := range Attached(it) {
		if strings.EqualFold(a.Name, norm.NFC.String(strings.TrimSpace(name))) {
			return a, nil
		}
		if strings.Contains(foldName(a.Name), foldName(name)) {
			part = append(part, a)
		}
		names = append(names, a.Name)
	}
	switch {
	case len(part) == 1:
		return part[0], nil
	case len(names) == 0:
		return data.Attachment{}, because(data.ErrNotFound, "act.page.no_attachments", "place", placeOf(it))
	case len(part) > 1:
		return data.Attachment{}, because(data.ErrAmbiguous, "act.page.which", "file", name, "files", strings.Join(names, ", "))
	}
	return data.Attachment{}, because(data.ErrNotFound, "act.page.no_attachment", "file", name, "place", placeOf(it), "files", strings.Join(names, ", "))
}

// openAttachment opens the pages of an attachment.
func openAttachment(ctx context.Context, s *data.Store, a data.Attachment) (*view.Paper, error) {
	file, err := s.File(a.SHA256)
	if err != nil {
		return nil, err
	}
	paper, err := view.Open(ctx, file)
	if err != nil {
		return nil, pdfFailure(a.Name, err)
	}
	return paper, nil
}

// quoteOnPages finds words in the text of a document, on the page of the note or,
// where it names none, on every page. They must stand there once.
func quoteOnPages(ctx context.Context, paper *view.Paper, note *data.Note, quote string) error {
	texts, err := paper.Texts(ctx)
	if err != nil {
		return err
	}
	joined := []rune(strings.Join(texts, "\f"))
	starts := make([]int, len(texts)+1)
	for i, t := range texts {
		starts[i+1] = starts[i] + len([]rune(t)) + 1
	}
	pageOf := func(at int) int {
		page := 0
		for page+1 < len(texts) && starts[page+1] <= at {
			page++
		}
		return page
	}
	var found []span
	for _, loose := range []bool{false, true} {
		for _, m := range matches(joined, quote, loose) {
			if note.Page.Page == 0 || pageOf(m.start) == note.Page.Page-1 {
				found = append(found, m)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	quote = norm.NFC.String(strings.TrimSpace(quote))
	where := note.Page.Attachment
	if note.Page.Page > 0 {
		where = PagePlace(&data.PageRef{Attachment: where, Page: note.Page.Page})
	}
	silent := strings.TrimSpace(string(joined)) == ""
	if n := note.Page.Page; n > 0 && n <= len(texts) {
		silent = strings.TrimSpace(texts[n-1]) == ""
	}
	switch {
	case len(found) == 0 && silent:
		return because(data.ErrNotFound, "act.page.no_text", "file", note.Page.Attachment)
	case len(found) == 0:
		return because(data.ErrNotFound, "act.quote.missing", "quote", quote, "place", where)
	case len(found) > 1:
		var b strings.Builder
		for i, m := range found {
			if i == 8 {
				b.WriteString("\n  …")
				break
			}
			b.WriteString("\n  " + swedish.T("ui.pages.at", "page", pageOf(m.start)+1, "of", len(texts)) + ": " + surroundings(joined, m))
		}
		return because(data.ErrAmbiguous, "act.quote.ambiguous", "quote", quote, "n", len(found), "places", b.String())
	}
	m := found[0]
	page := pageOf(m.start)
	note.Page.Page = page + 1
	note.Passage = PagePassage(joined, m.start, m.end, starts[page])
	return nil
}

// PagePassage is the passage of these runes of a document's text, whose page
// begins at rune page.
func PagePassage(text []rune, start, end, page int) *data.Passage {
	const around = 32
	return &data.Passage{
		Part: data.PartAttachment, Start: start - page, End: end - page, Quote: string(text[start:end]),
		Prefix: string(text[max(0, start-around):start]), Suffix: string(text[end:min(len(text), end+around)]),
	}
}
