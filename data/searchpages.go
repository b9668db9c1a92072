package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"paragraf/data/find"
)

// pageFound is a page that may answer a search, and the item that has it.
type pageFound struct {
	indexedText
	id   int64
	name string // of the attachment
}

// foundPages are the pages of attachments that answer a plan, all of it on one
// page: of each attachment the first of those that answer best. more tells that
// there may be others than those of the newest meetings.
func foundPages(ctx context.Context, index *sql.DB, p find.Plan, m *find.Matcher, enough int) (hits []Hit, more bool, err error) {
	each := "min(rowid)" // all that SQLite finds answers: one page tells of its file
	if !counted(p) {
		each = "rowid"
	}
	limit := enough
	if len(p.Sections)+len(p.Years)+len(p.Bodies) > 0 {
		limit = -1 // none: those of other meetings are left out below
	}
	words := p
	words.Sections, words.Years, words.Bodies = nil, nil, nil // of the item, not of its pages
	type attachment struct{ meeting, item, name string }
	seen := map[attachment]bool{}
	asked := map[string]bool{}
	for _, worst := range []find.Tier{find.Same, find.Compound, find.Typo} {
		match := matchString(words, worst, "text")
		if match == "" || asked[match] {
			continue
		}
		asked[match] = true
		var pages []pageFound
		pages, err = pagesMatching(ctx, index, each, match, limit)
		if err != nil {
			return nil, false, err
		}
		pages = slices.DeleteFunc(pages, func(f pageFound) bool { return !within(p, f.Section, f.Date, f.Body) })
		more = more || len(pages) >= enough
		pages = pages[:min(len(pages), enough)]
		pages = slices.DeleteFunc(pages, func(f pageFound) bool { return seen[attachment{f.MeetingID, f.ItemID, f.name}] })
		texts, err := textsOfPages(ctx, index, pages)
		if err != nil {
			return nil, false, err
		}
		for _, f := range pages {
			of := attachment{f.MeetingID, f.ItemID, f.name}
			match := m.Match(texts[f.id])
			if seen[of] || !p.Answers(match) {
				continue
			}
			seen[of] = true
			h := f.hit(indexedPassage{Kind: FoundPage, Text: texts[f.id]}, match, score(p, []find.Match{match}, []FoundKind{FoundPage}))
			h.Attachment, h.Page = f.name, int(f.id%perFile)
			hits = append(hits, h)
		}
		if len(seen) >= enough {
			break
		}
	}
	return hits, more, nil
}

// pagesMatching are the pages that SQLite finds, with their items, those of the
// newest meetings first.
func pagesMatching(ctx context.Context, index *sql.DB, each, match string, limit int) (pages []pageFound, err error) {
	group := ""
	if each != "rowid" {
		group = " GROUP BY rowid / " + itoa(perFile)
	}
	err = eachRow(ctx, index, func(rows *sql.Rows) error {
		var f pageFound
		err := rows.Scan(&f.id, &f.name, &f.MeetingID, &f.Position, &f.ItemID, &f.Section, &f.Body, &f.Date, &f.Title, &f.CaseNumber)
		pages = append(pages, f)
		return err
	}, `WITH found AS (SELECT `+each+` AS page FROM pages_fts WHERE pages_fts MATCH ?`+group+`)
		SELECT found.page, a.name, t.meeting_id, t.position, t.item_id, t.section, t.body, t.date, t.title, t.case_number
		FROM found JOIN indexed_files f ON f.id = found.page / `+itoa(perFile)+`
		JOIN indexed_attachments a ON a.sha256 = f.sha256 JOIN indexed_texts t ON t.id = a.text_id
		ORDER BY t.id DESC, a.number, found.page LIMIT ?`, match, limit)
	return pages, err
}

// textsOfPages reads the text of pages, by id.
func textsOfPages(ctx context.Context, index *sql.DB, pages []pageFound) (map[int64]string, error) {
	texts := make(map[int64]string, len(pages))
	if len(pages) == 0 {
		return texts, nil
	}
	args := make([]any, len(pages))
	for i, f := range pages {
		args[i] = f.id
	}
	return texts, eachRow(ctx, index, func(rows *sql.Rows) error {
		var id int64
		var text string
		err := rows.Scan(&id, &text)
		texts[id] = text
		return err
	}, "SELECT id, text FROM indexed_pages WHERE id IN (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
}
