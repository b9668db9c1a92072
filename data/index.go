package data

import (
	"context"
	"database/sql"
	"encoding/json"
	"os"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"paragraf/data/find"
)

// indexedMeeting says which version of a meeting the index holds.
type indexedMeeting struct {
	ID      string `gorm:"primaryKey"`
	Version int
	Rules   int // [find.Rules] of its stems
}

func (indexedMeeting) TableName() string { return "indexed_meetings" }

// removeIndex deletes the derived index; the next Open makes it anew.
func (s *Store) removeIndex() {
	for _, end := range []string{"", "-wal", "-shm"} {
		_ = os.Remove(s.path("index") + end)
	}
}

// reindex brings the index up to a meeting that was stored. It cannot fail the
// act that is already committed: what is left behind here is caught up with by
// [Store.BringIndexUp].
func (s *Store) reindex(ctx context.Context, m Meeting) {
	_ = s.indexMeetings(context.WithoutCancel(ctx), m)
}

// indexMeetings indexes meetings in one transaction. Of one that was indexed
// before, only what has changed is done anew.
func (s *Store) indexMeetings(ctx context.Context, meetings ...Meeting) error {
	return s.indexing(ctx, func(w *indexing) error {
		for _, m := range meetings {
			if err := w.meeting(m); err != nil {
				return err
			}
		}
		return nil
	})
}

// unindex takes removed meetings out of the index, for good.
func (s *Store) unindex(ctx context.Context, ids []string) error {
	err := s.indexing(ctx, func(w *indexing) error {
		for _, id := range ids {
			if err := w.remove(id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	_, err = s.index.truncate(ctx)
	return err
}

// indexing is one transaction that writes the index.
type indexing struct {
	ctx      context.Context
	tx       gorm.ConnPool
	prepared map[string]*sql.Stmt
	terms    map[string]int // in how many texts more, or fewer, each stands
	taken    bool           // texts were taken out
	stemmer  find.Stemmer
}

func (s *Store) indexing(ctx context.Context, f func(*indexing) error) error {
	return s.index.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		w := &indexing{ctx: ctx, tx: tx.Statement.ConnPool, prepared: map[string]*sql.Stmt{}, terms: map[string]int{}}
		defer func() {
			for _, p := range w.prepared {
				p.Close()
			}
		}()
		if err := f(w); err != nil {
			return err
		}
		if err := w.sweepFiles(); err != nil {
			return err
		}
		return w.countTerms()
	})
}

func (w *indexing) statement(query string) (*sql.Stmt, error) {
	if p := w.prepared[query]; p != nil {
		return p, nil
	}
	p, err := w.tx.PrepareContext(w.ctx, query)
	if err == nil {
		w.prepared[query] = p
	}
	return p, err
}

func (w *indexing) do(query string, args ...any) error {
	p, err := w.statement(query)
	if err == nil {
		_, err = p.ExecContext(w.ctx, args...)
	}
	return err
}

func (w *indexing) row(into []any, query string, args ...any) error {
	p, err := w.statement(query)
	if err == nil {
		err = p.QueryRowContext(w.ctx, args...).Scan(into...)
	}
	return err
}

// rows hands each row of a query to take, which scans it.
func (w *indexing) rows(take func(scan func(...any) error) error, query string, args ...any) error {
	p, err := w.statement(query)
	if err != nil {
		return err
	}
	rows, err := p.QueryContext(w.ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := take(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// indexedBefore reads what the index has of a meeting, by digest.
func (w *indexing) indexedBefore(id string) (map[string][]indexedText, error) {
	before := map[string][]indexedText{}
	return before, w.rows(func(scan func(...any) error) error {
		var t indexedText
		err := scan(&t.ID, &t.Position, &t.Digest)
		before[t.Digest] = append(before[t.Digest], t)
		return err
	}, "SELECT id, position, digest FROM indexed_texts WHERE meeting_id = ?", id)
}

func (w *indexing) meeting(m Meeting) error {
	var version, rules int
	err := w.row([]any{&version, &rules}, "SELECT version, rules FROM indexed_meetings WHERE id = ?", m.ID)
	switch {
	case err == sql.ErrNoRows:
	case err != nil:
		return err
	case version >= m.Version && rules == find.Rules:
		return nil // another process was first
	case rules != find.Rules:
		if err := w.remove(m.ID); err != nil {
			return err
		}
	}
	if err := w.do(`INSERT INTO indexed_meetings (id, version, rules) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET version = excluded.version, rules = excluded.rules`, m.ID, m.Version, find.Rules); err != nil {
		return err
	}
	before, err := w.indexedBefore(m.ID)
	if err != nil {
		return err
	}
	var fresh []indexedText
	for _, t := range indexedTexts(m) {
		same := before[t.Digest]
		if len(same) == 0 {
			fresh = append(fresh, t)
			continue
		}
		before[t.Digest] = same[1:]
		if same[0].Position != t.Position {
			if err := w.do("UPDATE indexed_texts SET position = ? WHERE id = ?", t.Position, same[0].ID); err != nil {
				return err
			}
		}
	}
	for _, left := range before {
		for _, t := range left {
			if err := w.take(t.ID); err != nil {
				return err
			}
		}
	}
	return w.put(fresh)
}

// perDay is how many texts there is room for between the ids of two days.
const perDay = 1_000_000_000

// put adds texts of one meeting.
func (w *indexing) put(texts []indexedText) error {
	if len(texts) == 0 {
		return nil
	}
	day, _ := strconv.ParseInt(strings.ReplaceAll(texts[0].Date, "-", ""), 10, 64)
	if !dateForm.MatchString(texts[0].Date) {
		day = 0
	}
	var last int64
	err := w.row([]any{&last}, "SELECT coalesce(max(id), ?) FROM indexed_texts WHERE id BETWEEN ? AND ?", day*perDay, day*perDay, day*perDay+perDay-1)
	if err != nil {
		return err
	}
	for i, t := range texts {
		id := last + 1 + int64(i)
		err := w.do(`INSERT INTO indexed_texts (id, meeting_id, position, item_id, section, body, date, title, case_number, digest)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, id, t.MeetingID, t.Position, t.ItemID, t.Section, t.Body, t.Date, t.Title, t.CaseNumber, t.Digest)
		if err != nil {
			return err
		}
		for _, p := range t.passages {
			err := w.do("INSERT INTO indexed_passages (text_id, number, kind, list, place, text) VALUES (?, ?, ?, ?, ?, ?)", id, p.Number, p.Kind, p.List, p.Place, p.Text)
			if err != nil {
				return err
			}
		}
		for n, a := range t.attached {
			err := w.do("INSERT INTO indexed_attachments (text_id, number, name, sha256) VALUES (?, ?, ?, ?)", id, n, a.Name, a.SHA256)
			if err != nil {
				return err
			}
		}
		words := t.words(&w.stemmer)
		err = w.do("INSERT INTO words_fts (rowid, marks, body, title, text) VALUES (?, ?, ?, ?, ?)", id, words.marks, words.body, words.title, words.text)
		if err != nil {
			return err
		}
		w.count(words, +1)
	}
	return nil
}

// take takes out one text.
func (w *indexing) take(id int64) error {
	var words indexedWords
	err := w.row([]any{&words.title, &words.text}, "SELECT title, text FROM words_fts WHERE rowid = ?", id)
	if err != nil {
		return err
	}
	w.count(words, -1)
	w.taken = true
	if err := w.do("DELETE FROM words_fts WHERE rowid = ?", id); err != nil {
		return err
	}
	return w.do("DELETE FROM indexed_texts WHERE id = ?", id)
}

// remove takes out a meeting.
func (w *indexing) remove(id string) error {
	before, err := w.indexedBefore(id)
	if err != nil {
		return err
	}
	for _, texts := range before {
		for _, t := range texts {
			if err := w.take(t.ID); err != nil {
				return err
			}
		}
	}
	return w.do("DELETE FROM indexed_meetings WHERE id = ?", id)
}

// count notes the words of a text that come, or go.
func (w *indexing) count(words indexedWords, by int) {
	seen := map[string]bool{}
	for _, column := range []string{words.title, words.text} {
		for term := range strings.FieldsSeq(column) {
			if find.Searchable(term) && !seen[term] {
				seen[term] = true
				w.terms[term] += by
			}
		}
	}
}

// countTerms stores the words that came and went.
func (w *indexing) countTerms() error {
	changed := make(map[string]int, len(w.terms))
	gone := false
	for term, by := range w.terms {
		if by != 0 {
			changed[term] = by
			gone = gone || by < 0
		}
	}
	if len(changed) == 0 {
		return nil
	}
	all, err := json.Marshal(changed)
	if err != nil {
		return err
	}
	var last int64
	if err := w.row([]any{&last}, "SELECT coalesce(max(id), 0) FROM indexed_terms"); err != nil {
		return err
	}
	steps := []string{`INSERT INTO indexed_terms (term, texts) SELECT key, value FROM json_each(?2) WHERE ?1 >= 0 ORDER BY key
		ON CONFLICT (term) DO UPDATE SET texts = texts + excluded.texts`,
		"INSERT INTO terms_fts (rowid, term) SELECT id, term FROM indexed_terms WHERE id > ?1 AND ?2 <> ''"}
	if gone {
		steps = append(steps, "INSERT INTO terms_fts (terms_fts, rowid, term) SELECT 'delete', id, term FROM indexed_terms WHERE texts <= 0 AND ?1 >= 0 AND ?2 <> ''",
			"DELETE FROM indexed_terms WHERE texts <= 0 AND ?1 >= 0 AND ?2 <> ''")
	}
	for _, step := range steps {
		if err := w.do(step, last, string(all)); err != nil {
			return err
		}
	}
	return nil
}
