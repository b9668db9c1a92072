package data

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"gorm.io/gorm"
)

// A driver's time goes by the number of values that it hands over, not by their
// length, and that of GORM even more so. Rows that are read by the hundred come
// as one value each: the columns with a NUL between, which no stored text has
// (see normal).

// packed is what gives these columns of a row as one value.
func packed(columns string) string { return "concat_ws(char(0), " + columns + ")" }

// asking runs a query. It is GORM's in the store and plain in the benchmark
// that tells what GORM costs.
type asking func(query string, args ...any) (*sql.Rows, error)

func askingGORM(tx *gorm.DB) asking {
	return func(query string, args ...any) (*sql.Rows, error) { return tx.Raw(query, args...).Rows() }
}

// readPacked reads the rows of a query that gives one packed value a row.
func readPacked[T any](ask asking, read func(*T, *fields), query string, args ...any) ([]T, error) {
	rows, err := ask(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, err
		}
		f := fields{rest: text, more: true}
		var one T
		read(&one, &f)
		all = append(all, one)
		if f.more || f.bad {
			return nil, fmt.Errorf("a row of the store: %w", ErrDamaged)
		}
	}
	return all, diskError(rows.Err())
}

// fields gives the columns of a packed row one after the other.
type fields struct {
	rest string
	more bool // there are columns left
	bad  bool // there were too few, or a number was none
}

func (f *fields) text() (text string) {
	f.bad = f.bad || !f.more
	text, f.rest, f.more = strings.Cut(f.rest, "\x00")
	return text
}

func (f *fields) number() int64 {
	n, err := strconv.ParseInt(f.text(), 10, 64)
	f.bad = f.bad || err != nil
	return n
}

func (f *fields) int() int   { return int(f.number()) }
func (f *fields) flag() bool { return f.number() != 0 }

// unpackRows reads a value that holds so many packed rows, one after the other.
func unpackRows[T any](text string, count int, read func(*T, *fields)) ([]T, error) {
	all := make([]T, count)
	f := fields{rest: text, more: count > 0}
	for i := range all {
		read(&all[i], &f)
	}
	if f.more || f.bad {
		return nil, fmt.Errorf("a row of the store: %w", ErrDamaged)
	}
	return all, nil
}
