package data

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"unicode/utf8"

	"paragraf/data/find"
)

// indexedTerm is a word of the index.
type indexedTerm struct {
	ID    int64
	Term  string
	Texts int // how many have it
}

func (indexedTerm) TableName() string { return "indexed_terms" }

// vocabulary is the words of the index and of the notes that are held in
// memory, as one.
type vocabulary struct {
	ctx   context.Context
	index *sql.DB
	notes *find.Memory
}

// mostTerms is how many words of the index a word is widened to, the commonest
// first.
const mostTerms = 400

func (v vocabulary) terms(query string, args ...any) ([]string, error) {
	var terms []string
	err := eachRow(v.ctx, v.index, func(rows *sql.Rows) error {
		var term string
		err := rows.Scan(&term)
		terms = append(terms, term)
		return err
	}, query, args...)
	return terms, err
}

// together is what the index and the notes have.
func together(terms, more []string, err error) ([]string, error) {
	terms = append(terms, more...)
	slices.Sort(terms)
	return slices.Compact(terms), err
}

func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// Containing is of [find.Vocabulary].
func (v vocabulary) Containing(letters string) ([]string, error) {
	terms, err := v.terms(`SELECT t.term FROM terms_fts f JOIN indexed_terms t ON t.id = f.rowid
		WHERE terms_fts MATCH ? ORDER BY t.texts DESC LIMIT ?`, quoted(letters), mostTerms)
	if err != nil {
		return nil, err
	}
	more, err := v.notes.Containing(letters)
	return together(terms, more, err)
}

// Known is of [find.Vocabulary].
func (v vocabulary) Known(stems []string) (map[string]bool, error) {
	known, err := v.notes.Known(stems)
	if err != nil {
		return nil, err
	}
	stems = slices.Clone(stems)
	slices.Sort(stems)
	for chunk := range slices.Chunk(slices.Compact(stems), 500) {
		args := make([]any, len(chunk))
		for i, stem := range chunk {
			args[i] = stem
		}
		terms, err := v.terms("SELECT term FROM indexed_terms WHERE term IN (?"+strings.Repeat(", ?", len(chunk)-1)+")", args...)
		if err != nil {
			return nil, err
		}
		for _, term := range terms {
			known[term] = true
		}
	}
	return known, nil
}

// mostNear is how many words are compared letter by letter with one that the
// index does not have.
const mostNear = 2000

// Near is of [find.Vocabulary]: the words with the same beginning or three
// letters in a row of it, about as long.
func (v vocabulary) Near(word string) ([]string, error) {
	runes := []rune(word)
	var parts []string
	for i := 0; i+3 <= len(runes); i++ {
		parts = append(parts, quoted(string(runes[i:i+3])))
	}
	var terms []string
	var err error
	if len(parts) > 0 {
		terms, err = v.terms(`SELECT t.term FROM terms_fts f JOIN indexed_terms t ON t.id = f.rowid
			WHERE terms_fts MATCH ? AND length(t.term) BETWEEN ? AND ? ORDER BY f.rank LIMIT ?`, strings.Join(parts, " OR "), len(runes)-2, len(runes)+2, mostNear)
		if err != nil {
			return nil, err
		}
	}
	first, size := utf8.DecodeRuneInString(word)
	if size > 0 {
		begin, err := v.terms("SELECT term FROM indexed_terms WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? LIMIT ?",
			string(first), string(first+1), len(runes)-2, len(runes)+2, mostNear)
		if err != nil {
			return nil, err
		}
		terms = append(terms, begin...)
	}
	more, err := v.notes.Near(word)
	return together(terms, more, err)
}
