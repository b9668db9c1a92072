package data

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// readers is how many connections may read one database at the same time.
const readers = 4

// oldestSQLite is the first release without the WAL-reset bug, which corrupts
// databases (sqlite.org/wal.html#walresetbug).
var oldestSQLite = [3]int{3, 51, 3}

// database is one SQLite file with a single writing connection and a few that
// can only read. With one shared pool, transactions that read and then write
// fail with BUSY whatever the timeout.
type database struct {
	name  string // "paragraf", "notes" or "index"
	path  string
	write *gorm.DB
	read  *gorm.DB
}

// pragma is a setting of a connection and what reading it back must give.
type pragma struct{ name, value, back string }

var commonPragmas = []pragma{
	{"busy_timeout", "5000", "5000"},
	{"journal_mode", "WAL", "wal"},
	{"synchronous", "FULL", "2"},
	{"secure_delete", "1", "1"},
	{"trusted_schema", "0", "0"},
	{"fullfsync", "1", "1"}, // only macOS heeds it
}

func pragmas(extra ...pragma) []pragma { return append(append([]pragma{}, commonPragmas...), extra...) }

var (
	writerPragmas  = pragmas(pragma{"foreign_keys", "1", "1"})
	readerPragmas  = pragmas(pragma{"foreign_keys", "1", "1"}, pragma{"query_only", "1", "1"})
	migratePragmas = pragmas(pragma{"foreign_keys", "0", "0"})
)

// dataSource is the driver's name for a file with settings.
func dataSource(path string, settings []pragma) string {
	p := filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(p, "/") {
		p = "///" + p
	}
	var b strings.Builder
	// A reader's transaction must not take the lock of a writer.
	begin := "immediate"
	if slices.ContainsFunc(settings, func(s pragma) bool { return s.name == "query_only" }) {
		begin = "deferred"
	}
	b.WriteString("file:" + (&url.URL{Path: p}).EscapedPath() + "?_txlock=" + begin)
	for _, s := range settings {
		b.WriteString("&_pragma=" + s.name + "(" + s.value + ")")
	}
	return b.String()
}

// openSQL opens a pool and makes sure that its connections are set as asked:
// SQLite ignores a setting that it does not know without a word.
func openSQL(ctx context.Context, path string, connections int, settings []pragma) (*sql.DB, error) {
	db, err := sql.Open(sqlite.DriverName, dataSource(path, settings))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := checkSettings(ctx, db, settings); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func checkSettings(ctx context.Context, db *sql.DB, settings []pragma) error {
	query := strings.Builder{}
	query.WriteString("SELECT sqlite_version()")
	for _, s := range settings {
		query.WriteString(", (SELECT * FROM pragma_" + s.name + ")")
	}
	values := make([]string, len(settings)+1)
	into := make([]any, len(values))
	for i := range values {
		into[i] = &values[i]
	}
	if err := db.QueryRowContext(ctx, query.String()).Scan(into...); err != nil {
		return err
	}
	if err := checkSQLiteVersion(values[0]); err != nil {
		return err
	}
	for i, s := range settings {
		if got := values[i+1]; got != s.back {
			return fmt.Errorf("SQLite has %s = %s, not %s", s.name, got, s.back)
		}
	}
	return nil
}

// checkSQLiteVersion refuses a SQLite that is known to corrupt databases.
func checkSQLiteVersion(version string) error {
	parts := strings.Split(version, ".")
	for i, least := range oldestSQLite {
		n := 0
		if i < len(parts) {
			n, _ = strconv.Atoi(parts[i])
		}
		if n > least {
			return nil
		}
		if n < least {
			return fmt.Errorf("SQLite %s can corrupt its files; at least %d.%d.%d is needed",
				version, oldestSQLite[0], oldestSQLite[1], oldestSQLite[2])
		}
	}
	return nil
}

// openDatabase opens a migrated file for work.
func openDatabase(ctx context.Context, name, path string) (*database, error) {
	d := &database{name: name, path: path}
	writer, err := openSQL(ctx, path, 1, writerPragmas)
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", filepath.Base(path), err)
	}
	if d.write, err = openGORM(writer); err != nil {
		writer.Close()
		return nil, err
	}
	reader, err := openSQL(ctx, path, readers, readerPragmas)
	if err != nil {
		writer.Close()
		return nil, fmt.Errorf("opening %s: %w", filepath.Base(path), err)
	}
	if d.read, err = openGORM(reader); err != nil {
		reader.Close()
		writer.Close()
		return nil, err
	}
	return d, nil
}

func openGORM(db *sql.DB) (*gorm.DB, error) {
	return gorm.Open(dialector{sqlite.Dialector{Conn: db}}, &gorm.Config{
		Logger:                 logger.Discard,
		SkipDefaultTransaction: true, // every act opens its own
		TranslateError:         true,
		DisableAutomaticPing:   true,
	})
}

// truncate moves the write-ahead log into the database and empties it, so that
// what was deleted stands nowhere. It reports whether nothing was in the way.
func (d *database) truncate(ctx context.Context) (bool, error) {
	var busy, log, done int
	err := d.write.WithContext(ctx).Raw("PRAGMA wal_checkpoint(TRUNCATE)").Row().Scan(&busy, &log, &done)
	return err == nil && busy == 0, err
}

// hasLog reports whether the write-ahead log holds anything, as after a crash.
func (d *database) hasLog() bool {
	info, err := os.Stat(d.path + "-wal")
	return err == nil && info.Size() > 0
}

func (d *database) close() error {
	var first error
	for _, g := range []*gorm.DB{d.read, d.write} {
		db, err := g.DB()
		if err == nil {
			err = db.Close()
		}
		if err != nil && first == nil {
			first = err
		}
	}
	return first
}
