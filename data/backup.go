package data

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// backupsKept is how many copies of one database are kept.
const backupsKept = 5

// backup copies a database whole to the backups folder, under a temporary name
// until it is complete and on the disk.
func backup(ctx context.Context, db *sql.DB, path, folder string, version int64) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(path), ".db")
	target := filepath.Join(folder, fmt.Sprintf("%s-schema%d-%s.db", name, version, time.Now().UTC().Format("20060102T150405.000000000")))
	partial := target + ".partial"
	defer os.Remove(partial)
	if err := ownFile(partial); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", partial); err != nil {
		return err
	}
	if err := syncFile(partial); err != nil {
		return err
	}
	if err := os.Rename(partial, target); err != nil {
		return err
	}
	if err := syncFolder(folder); err != nil {
		return err
	}
	copies, err := filepath.Glob(filepath.Join(folder, name+"-schema*.db"))
	if err != nil {
		return err
	}
	slices.SortFunc(copies, func(a, b string) int { return strings.Compare(stamp(a), stamp(b)) })
	for len(copies) > backupsKept {
		if err := os.Remove(copies[0]); err != nil {
			return err
		}
		copies = copies[1:]
	}
	return nil
}

// stamp is the time in a backup's name.
func stamp(path string) string { return path[strings.LastIndexByte(path, '-')+1:] }

// scrubBackups deletes rows of a table from every copy of a database that has
// the table: what a person deletes for good must not live on in a backup.
func (s *Store) scrubBackups(ctx context.Context, name, table, where string, args ...any) error {
	return s.eachBackup(ctx, name, func(tx *sql.Tx) error { return scrub(ctx, tx, table, where, args...) })
}

// eachBackup writes to every copy of a database, each in one transaction.
func (s *Store) eachBackup(ctx context.Context, name string, write func(tx *sql.Tx) error) error {
	copies, err := filepath.Glob(filepath.Join(s.dir, "backups", name+"-schema*.db"))
	if err != nil {
		return err
	}
	for _, path := range copies {
		if err := writeBackup(ctx, path, write); err != nil {
			return fmt.Errorf("deleting from the backup %s: %w", filepath.Base(path), err)
		}
	}
	return nil
}

func writeBackup(ctx context.Context, path string, write func(tx *sql.Tx) error) error {
	db, err := sql.Open("sqlite", dataSource(path, []pragma{
		{"busy_timeout", "5000", ""}, {"journal_mode", "DELETE", ""}, {"synchronous", "FULL", ""},
		{"secure_delete", "1", ""}, {"foreign_keys", "1", ""}}))
	if err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err == nil {
		if err = write(tx); err == nil {
			err = tx.Commit()
		} else {
			_ = tx.Rollback()
		}
	}
	if closing := db.Close(); err == nil {
		err = closing
	}
	return err
}

// scrub deletes rows of a table, if there is such a table.
func scrub(ctx context.Context, tx *sql.Tx, table, where string, args ...any) error {
	tables := 0
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?", table).Scan(&tables)
	if err == nil && tables > 0 {
		_, err = tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE "+where, args...)
	}
	return err
}
