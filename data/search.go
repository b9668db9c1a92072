package data

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"paragraf/data/find"
)

// Hit is one place that answers a search: a passage of an item or a meeting, a
// row of a list, or a note.
type Hit struct {
	MeetingID  string
	ItemID     string // "" for the meeting itself
	NoteID     string // of a note
	Body       string // of the meeting
	Date       string // YYYY-MM-DD
	Title      string // of the item
	Section    int    // 0 while there is none
	CaseNumber string // of the item or the note, the first
	Kind       FoundKind
	Row        *RowRef     // of a row
	Attachment string      // of a page: the name of its attachment
	Page       int         // from 1; 0 where the hit is on no page
	Place      int         // the rune of its part at which the text begins
	Text       string      // the whole passage
	Spans      []find.Span // what was found in it
	Score      float64     // 0–1, how well it answers

	position int
}

// snippetLength is about how many characters of a passage are shown.
const snippetLength = 160

// Snippet is the part of the text to show, with what was found in it, in runes.
func (h Hit) Snippet() (string, []find.Span) { return find.Snippet(h.Text, h.Spans, snippetLength) }

// Found is what a search found.
type Found struct {
	Plan find.Plan
	Hits []Hit // the best first, among equals the newest
	More bool  // there may be others
}

// SearchOptions choose what is searched.
type SearchOptions struct {
	Limit        int // most hits
	WithoutNotes bool
	Unfinished   bool // the last word is still being typed
}

// weight is how much more an answer is worth that stands in a title than one in
// running text.
var weight = map[FoundKind]float64{FoundTitle: 1, FoundCase: 1, FoundMeeting: 0.97, FoundNote: 0.95, FoundDecision: 0.92, FoundName: 0.92, FoundAttachment: 0.9, FoundRow: 0.88, FoundPage: 0.82}

const textWeight = 0.85

// fewest is how many texts are ranked at least: the newest of each tier, from
// the best on, until there are so many.
const fewest = 60

// most is how many are read where SQLite cannot tell all that is asked for.
const most = 400

// Search looks for what was typed, in the form of [find.Parse], in all meetings
// and in the reader's own notes. Only a bounded number of texts is ranked: of
// each tier of answers the newest, and those that have it in their title.
func (s *Store) Search(ctx context.Context, typed string, o SearchOptions) (Found, error) {
	q := find.Parse(typed)
	q.Unfinished = o.Unfinished
	found, err := s.search(ctx, q, o)
	if err != nil {
		return Found{}, fmt.Errorf("searching: %w", err)
	}
	return found, nil
}

func (s *Store) search(ctx context.Context, q find.Query, o SearchOptions) (found Found, err error) {
	if q.Empty() {
		return found, nil
	}
	notes, memory := []ListedNote(nil), &find.Memory{}
	if !o.WithoutNotes {
		if notes, memory, err = s.searchedNotes(ctx); err != nil {
			return found, err
		}
	}
	index, err := s.index.read.DB()
	if err != nil {
		return found, err
	}
	if found.Plan, err = find.NewPlan(q, vocabulary{ctx, index, memory}); err != nil {
		return found, err
	}
	found.Hits = foundNotes(found.Plan, notes, memory)
	enough := max(fewest, o.Limit)
	if !counted(found.Plan) {
		enough = max(most, enough)
	}
	ids, err := candidates(ctx, index, found.Plan, enough)
	if err != nil {
		return found, err
	}
	texts, err := readTexts(ctx, index, ids)
	if err != nil {
		return found, err
	}
	matcher := find.NewMatcher(found.Plan)
	for _, t := range texts {
		found.Hits = append(found.Hits, t.hits(found.Plan, matcher)...)
	}
	onPages, more, err := foundPages(ctx, index, found.Plan, matcher, enough)
	if err != nil {
		return found, err
	}
	found.Hits = append(found.Hits, onPages...)
	slices.SortStableFunc(found.Hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(b.Date, a.Date), strings.Compare(b.MeetingID, a.MeetingID),
			a.position-b.position)
	})
	found.More = len(ids) >= enough || more
	if o.Limit > 0 {
		found.More = found.More || len(found.Hits) > o.Limit
		found.Hits = found.Hits[:min(len(found.Hits), o.Limit)]
	}
	return found, nil
}

// candidates are the texts that are ranked.
func candidates(ctx context.Context, index *sql.DB, p find.Plan, enough int) (ids []int64, err error) {
	seen := map[int64]bool{}
	asked := map[string]bool{}
	for _, step := range []struct {
		worst   find.Tier
		columns string
	}{{find.Same, "title"}, {find.Same, "title text"}, {find.Compound, "title"}, {find.Compound, "title text"}, {find.Typo, "title text"}} {
		match := matchString(p, step.worst, step.columns)
		if match == "" || asked[match] {
			continue
		}
		asked[match] = true
		err := eachRow(ctx, index, func(rows *sql.Rows) error {
			var id int64
			err := rows.Scan(&id)
			if err == nil && !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
			return err
		}, "SELECT rowid FROM words_fts WHERE words_fts MATCH ? ORDER BY rowid DESC LIMIT ?", match, enough)
		if err != nil {
			return nil, err
		}
		if len(ids) >= enough && step.columns != "title" {
			break
		}
	}
	return ids, nil
}

// readTexts reads texts with their passages, in the order of their ids.
func readTexts(ctx context.Context, index *sql.DB, ids []int64) (texts []indexedText, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	in, args := "(?"+strings.Repeat(", ?", len(ids)-1)+")", make([]any, len(ids))
	for i, id := range ids {
		args[i] = id
	}
	at := make(map[int64]int, len(ids))
	err = eachRow(ctx, index, func(rows *sql.Rows) error {
		var t indexedText
		err := rows.Scan(&t.ID, &t.MeetingID, &t.Position, &t.ItemID, &t.Section, &t.Body, &t.Date, &t.Title, &t.CaseNumber)
		at[t.ID] = len(texts)
		texts = append(texts, t)
		return err
	}, "SELECT id, meeting_id, position, item_id, section, body, date, title, case_number FROM indexed_texts WHERE id IN "+in, args...)
	if err != nil {
		return nil, err
	}
	err = eachRow(ctx, index, func(rows *sql.Rows) error {
		var p indexedPassage
		err := rows.Scan(&p.TextID, &p.Number, &p.Kind, &p.List, &p.Place, &p.Text)
		if i, ok := at[p.TextID]; ok && err == nil {
			texts[i].passages = append(texts[i].passages, p)
		}
		return err
	}, "SELECT text_id, number, kind, list, place, text FROM indexed_passages WHERE text_id IN "+in+" ORDER BY text_id, number", args...)
	return texts, err
}

func eachRow(ctx context.Context, index *sql.DB, take func(*sql.Rows) error, query string, args ...any) error {
	rows, err := index.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// hits are the places of a text that answer a plan: each row that does so by
// itself, and else the best passage.
func (t indexedText) hits(p find.Plan, m *find.Matcher) []Hit {
	matches := make([]find.Match, len(t.passages))
	kinds := make([]FoundKind, len(t.passages))
	var hits []Hit
	var rest []find.Match
	best, highest := -1, 0.0
	for i, passage := range t.passages {
		matches[i], kinds[i] = m.Match(passage.Text), passage.Kind
		if passage.Kind == FoundRow {
			if len(p.Groups) > 0 && p.Answers(matches[i]) {
				hits = append(hits, t.hit(passage, matches[i], score(p, matches[i:i+1], kinds[i:i+1])))
			}
			continue
		}
		rest = append(rest, matches[i])
	}
	if len(hits) > 0 && !p.Answers(rest...) {
		return hits
	}
	if !p.Answers(matches...) {
		return nil // the words of a phrase are there, the phrase is not
	}
	for i, match := range matches {
		if worth := match.Sum() * weightOf(kinds[i]); best < 0 || worth > highest {
			best, highest = i, worth
		}
	}
	if best < 0 {
		return hits
	}
	if kinds[best] == FoundRow && len(hits) > 0 {
		return hits
	}
	return append([]Hit{t.hit(t.passages[best], matches[best], score(p, matches, kinds))}, hits...)
}

func (t indexedText) hit(p indexedPassage, m find.Match, score float64) Hit {
	h := Hit{MeetingID: t.MeetingID, ItemID: t.ItemID, Body: t.Body, Date: t.Date, Title: t.Title, Section: t.Section, CaseNumber: t.CaseNumber,
		Kind: p.Kind, Place: p.Place, Text: p.Text, Spans: m.Spans, Score: score, position: t.Position}
	if p.Kind == FoundRow {
		h.Row = &RowRef{List: p.List, Number: p.Place, Text: p.Text}
	}
	return h
}

func weightOf(k FoundKind) float64 { return cmp.Or(weight[k], textWeight) }

// score is what passages are worth together: for each term the best of them.
func score(p find.Plan, matches []find.Match, kinds []FoundKind) float64 {
	sum, terms := 0.0, 0
	for g := range p.Groups {
		if p.Groups[g].Not {
			continue
		}
		best := 0.0
		for i, m := range matches {
			best = max(best, m.Worth[g]*weightOf(kinds[i]))
		}
		sum += best
		terms++
	}
	if terms == 0 {
		return 1
	}
	return float64(int(sum/float64(terms)*1000+0.5)) / 1000
}

func itoa(n int) string { return strconv.Itoa(n) }
