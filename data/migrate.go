package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/pressly/goose/v3"
)

// schema is the history of one database: numbered SQL files.
type schema struct {
	name  string // of the database
	files fs.FS
}

// head is the number of the newest file.
func (s schema) head() (int64, error) {
	names, err := fs.Glob(s.files, "*.sql")
	if err != nil {
		return 0, err
	}
	var head int64
	for _, name := range names {
		number, _, _ := strings.Cut(name, "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("migration %s has no number: %w", name, err)
		}
		head = max(head, n)
	}
	if head == 0 {
		return 0, fmt.Errorf("no migrations for %s", s.name)
	}
	return head, nil
}

// schemaVersion reads how far a database has come; 0 for one that is new.
func schemaVersion(ctx context.Context, db *sql.DB) (int64, error) {
	var tables int
	err := db.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE name = 'goose_db_version'").Scan(&tables)
	if err != nil || tables == 0 {
		return 0, err
	}
	var version sql.NullInt64
	err = db.QueryRowContext(ctx, "SELECT max(version_id) FROM goose_db_version WHERE is_applied").Scan(&version)
	return version.Int64, err
}

// standing is where a database file is against the program's schema.
type standing struct {
	version, head int64
}

func (s standing) behind() bool { return s.version < s.head }
func (s standing) newer() bool  { return s.version > s.head }

// stand reads the standing of a file without changing it.
func (s schema) stand(ctx context.Context, path string) (standing, error) {
	head, err := s.head()
	if err != nil {
		return standing{}, err
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return standing{0, head}, nil
	} else if err != nil {
		return standing{}, err
	}
	db, err := sql.Open("sqlite", dataSource(path, []pragma{{"busy_timeout", "5000", ""}, {"query_only", "1", ""}}))
	if err != nil {
		return standing{}, err
	}
	defer db.Close()
	version, err := schemaVersion(ctx, db)
	return standing{version, head}, err
}

// migrate brings a file to the head of its schema, one file and one
// transaction at a time, on one connection without foreign-key actions, and
// checks all references after each. An existing database is copied to the
// backups folder first. The caller holds the lock of the home.
func (s schema) migrate(ctx context.Context, path, backups string) error {
	if err := ownFile(path); err != nil {
		return err
	}
	db, err := openSQL(ctx, path, 1, migratePragmas)
	if err != nil {
		return err
	}
	defer db.Close()
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	head, err := s.head()
	if err != nil {
		return err
	}
	switch {
	case version > head:
		return fmt.Errorf("%s has schema %d, this program knows %d: %w", filepath.Base(path), version, head, ErrNewer)
	case version == head:
		return nil // another process was first
	case version > 0:
		if err := backup(ctx, db, path, backups, version); err != nil {
			return fmt.Errorf("copying %s before its migration: %w", filepath.Base(path), err)
		}
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, s.files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	for {
		_, err := provider.UpByOne(ctx)
		if errors.Is(err, goose.ErrNoNextVersion) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := checkReferences(ctx, db); err != nil {
			return fmt.Errorf("%s after a migration: %w", filepath.Base(path), err)
		}
	}
}

// ownFile makes sure that a database's file is there and that only its owner
// can read it; SQLite gives its log the same rights.
func ownFile(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// checkReferences fails if a row refers to one that does not exist.
func checkReferences(ctx context.Context, db *sql.DB) error {
	rows, err := db.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		var table, parent string
		var row sql.NullInt64
		var key int
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		return fmt.Errorf("a row of %s refers to a row of %s that does not exist", table, parent)
	}
	return rows.Err()
}
