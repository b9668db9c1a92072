package data

import (
	"context"
	"fmt"

	"paragraf/data/find"
)

// mostPages is how many pages of one file are searched.
const mostPages = 99_999

// perFile is how far the ids of the pages of two files stand from each other, as
// the schema says too.
const perFile = mostPages + 1

// indexedAttachment is a file that an indexed item has.
type indexedAttachment struct {
	TextID int64 `gorm:"primaryKey;autoIncrement:false"`
	Number int   `gorm:"primaryKey;autoIncrement:false"` // among the attachments of its item
	Name   string
	SHA256 string `gorm:"column:sha256"`
}

func (indexedAttachment) TableName() string { return "indexed_attachments" }

// indexedFile is a file whose pages have been read; one that cannot be read as
// pages has none.
type indexedFile struct {
	ID     int64
	SHA256 string `gorm:"column:sha256"`
	Rules  int    // [find.Rules] of its stems
}

func (indexedFile) TableName() string { return "indexed_files" }

// indexedPage is a page of a file. Its id tells both, see [perFile].
type indexedPage struct {
	ID     int64
	FileID int64
	Text   string
}

func (indexedPage) TableName() string { return "indexed_pages" }

// ReadAttachments indexes the words of the attachments that the index has not
// read, those of the newest meetings first, each file in one transaction, so
// that it can be cancelled and goes on from there the next time. It needs
// [WithPageReader], and takes as long as reading the files does. told, unless
// nil, is called with how many of those that were missing are done.
func (s *Store) ReadAttachments(ctx context.Context, told func(done, of int)) error {
	missing, err := s.unreadFiles(ctx)
	if err != nil {
		return fmt.Errorf("reading the attachments: %w", err)
	}
	for i, sha := range missing {
		if told != nil {
			told(i, len(missing))
		}
		pages, err := s.pagesOf(ctx, sha)
		if err == nil {
			err = s.indexing(ctx, func(w *indexing) error { return w.file(sha, pages) })
		}
		if err != nil {
			return fmt.Errorf("reading the attachments: %w", err)
		}
	}
	return ctx.Err()
}

// UnreadAttachments is how many files [Store.ReadAttachments] has still to read.
func (s *Store) UnreadAttachments(ctx context.Context) (int, error) {
	files, err := s.unreadFiles(ctx)
	return len(files), err
}

// unreadFiles are the attached files that the index has not read by its rules.
func (s *Store) unreadFiles(ctx context.Context) (files []string, err error) {
	if s.reader == nil {
		return nil, nil
	}
	err = s.index.read.WithContext(ctx).Raw(`SELECT a.sha256 FROM indexed_attachments a
		LEFT JOIN indexed_files f ON f.sha256 = a.sha256 AND f.rules = ?
		WHERE f.id IS NULL GROUP BY a.sha256 ORDER BY max(a.text_id) DESC`, find.Rules).Scan(&files).Error
	return files, err
}

// pagesOf is the running text of each page of a file; none, without an error,
// where it is not there or cannot be read as pages.
func (s *Store) pagesOf(ctx context.Context, sha string) ([]string, error) {
	text, err := s.pageTexts(ctx, sha)
	pages := make([]string, min(len(text), mostPages))
	for i := range pages {
		pages[i] = runningText(text[i].Text)
	}
	return pages, err
}

// file indexes the pages of a file, unless nothing has it any more.
func (w *indexing) file(sha string, pages []string) error {
	if err := w.dropFiles("sha256 = ?", sha); err != nil {
		return err
	}
	var attached bool
	if err := w.row([]any{&attached}, "SELECT EXISTS (SELECT 1 FROM indexed_attachments WHERE sha256 = ?)", sha); err != nil || !attached {
		return err
	}
	if err := w.do("INSERT INTO indexed_files (sha256, rules) VALUES (?, ?)", sha, find.Rules); err != nil {
		return err
	}
	var file int64
	if err := w.row([]any{&file}, "SELECT id FROM indexed_files WHERE sha256 = ?", sha); err != nil {
		return err
	}
	for i, text := range pages {
		if text == "" {
			continue
		}
		id := file*perFile + int64(i+1)
		if err := w.do("INSERT INTO indexed_pages (id, file_id, text) VALUES (?, ?, ?)", id, file, text); err != nil {
			return err
		}
		words := indexedWords{text: w.stemmer.Stems(text)}
		if err := w.do("INSERT INTO pages_fts (rowid, text) VALUES (?, ?)", id, words.text); err != nil {
			return err
		}
		w.count(words, +1)
	}
	return nil
}

// sweepFiles takes out the files that nothing has any more, which only texts that
// were taken out can leave.
func (w *indexing) sweepFiles() error {
	if !w.taken {
		return nil
	}
	return w.dropFiles("sha256 NOT IN (SELECT sha256 FROM indexed_attachments)")
}

// dropFiles takes out the files of a condition.
func (w *indexing) dropFiles(condition string, args ...any) error {
	const ofFiles = "file_id IN (SELECT id FROM indexed_files WHERE "
	var words []string
	err := w.rows(func(scan func(...any) error) error {
		var text string
		err := scan(&text)
		words = append(words, text)
		return err
	}, "SELECT f.text FROM pages_fts f JOIN indexed_pages p ON p.id = f.rowid WHERE p."+ofFiles+condition+")", args...)
	if err != nil {
		return err
	}
	for _, text := range words {
		w.count(indexedWords{text: text}, -1)
	}
	if err := w.do("DELETE FROM pages_fts WHERE rowid IN (SELECT id FROM indexed_pages WHERE "+ofFiles+condition+"))", args...); err != nil {
		return err
	}
	return w.do("DELETE FROM indexed_files WHERE "+condition, args...)
}
