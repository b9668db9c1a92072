package data

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

var update = flag.Bool("update", false, "write the fixtures of the newest schemas that do not exist yet")

// Every schema that a program ever had leaves its databases readable by this
// one, with nothing lost. A new migration needs the dump of its schema here:
// run this test with -update once and review what it writes.
func TestMigrationFromEveryEarlierSchema(t *testing.T) {
	if *update {
		writeFixtures(t)
	}
	for _, name := range []string{"paragraf", "notes"} {
		head, err := schemaOf(t, name).head()
		if err != nil {
			t.Fatal(err)
		}
		for version := int64(1); version <= head; version++ {
			if unused, _ := fs.Glob(schemaOf(t, name).files, fmt.Sprintf("%05d_*.sql", version)); len(unused) == 0 {
				continue // a number that was reserved and not needed
			}
			t.Run(fmt.Sprintf("%s-%d", name, version), func(t *testing.T) {
				dir := t.TempDir()
				for _, other := range []string{"paragraf", "notes"} {
					at := version
					if other != name {
						if at, err = schemaOf(t, other).head(); err != nil {
							t.Fatal(err)
						}
					}
					restore(t, fixture(other, at), filepath.Join(dir, other+".db"))
				}
				s := openHome(t, dir)
				compareGolden(t, strings.TrimSuffix(fixture(name, version), ".sql")+".json", meaning(t, s))
				for _, d := range []*database{s.committee, s.notes, s.index} {
					checkWhole(t, d.path)
				}
				backups, _ := filepath.Glob(filepath.Join(dir, "backups", "*"))
				if version < head && (len(backups) != 1 || !strings.Contains(backups[0], fmt.Sprintf("%s-schema%d-", name, version))) {
					t.Errorf("backups %v", backups)
				}
				if version == head && len(backups) != 0 {
					t.Errorf("a backup although nothing was migrated: %v", backups)
				}
			})
		}
	}
}

// checkWhole asks SQLite whether a database is in order.
func checkWhole(t testing.TB, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", dataSource(path, []pragma{{"busy_timeout", "5000", ""}}))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var answer string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&answer); err != nil || answer != "ok" {
		t.Errorf("%s: %s, %v", path, answer, err)
	}
	if err := checkReferences(context.Background(), db); err != nil {
		t.Errorf("%s: %v", path, err)
	}
}

func TestNewerSchemaIsRefusedAndLeftAlone(t *testing.T) {
	for _, name := range []string{"paragraf", "notes"} {
		dir := t.TempDir()
		s := openHome(t, dir)
		fillHome(t, s)
		s.Close()
		db, err := sql.Open("sqlite", dataSource(filepath.Join(dir, name+".db"), nil))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec("INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)"); err != nil {
			t.Fatal(err)
		}
		db.Close()
		before := filesDigest(t, dir)
		if s, err := Open(context.Background(), dir); !errors.Is(err, ErrNewer) {
			t.Errorf("%s: %v, %v", name, s, err)
		}
		if after := filesDigest(t, dir); after != before {
			t.Errorf("%s: the files were changed:\n%s\n%s", name, before, after)
		}
	}
}

// filesDigest says what the databases of a home hold.
func filesDigest(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	for _, name := range []string{"paragraf.db", "notes.db", "index.db"} {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %s\n", name, digestOf(raw))
	}
	return b.String()
}

// A migration that rebuilds a table must not take the rows that refer to it
// along, which is what happens with foreign keys on; and one that fails must
// leave the database as it was.
func TestRebuildingATableKeepsItsChildren(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	fillHome(t, s)
	want := meaning(t, s)
	s.Close()
	path := filepath.Join(dir, "paragraf.db")
	files := fstest.MapFS{}
	old := schemaOf(t, "paragraf")
	names, _ := fs.Glob(old.files, "*.sql")
	for _, name := range names {
		raw, err := fs.ReadFile(old.files, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: raw}
	}
	head, _ := old.head()
	files[fmt.Sprintf("%05d_rebuild.sql", head+1)] = &fstest.MapFile{Data: []byte(`-- +goose Up
CREATE TABLE new_items AS SELECT * FROM items;
DROP TABLE items;
ALTER TABLE new_items RENAME TO items;
CREATE UNIQUE INDEX items_id ON items (id);
`)}
	if err := (schema{"paragraf", files}).migrate(context.Background(), path, filepath.Join(dir, "backups")); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dataSource(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var blocks, revisions int
	if err := db.QueryRow("SELECT (SELECT count(*) FROM blocks), (SELECT count(*) FROM revisions)").Scan(&blocks, &revisions); err != nil || blocks == 0 || revisions == 0 {
		t.Errorf("%d blocks and %d revisions are left, %v", blocks, revisions, err)
	}
	files[fmt.Sprintf("%05d_broken.sql", head+2)] = &fstest.MapFile{Data: []byte(`-- +goose Up
DELETE FROM blocks;
INSERT INTO no_such_table VALUES (1);
`)}
	if err := (schema{"paragraf", files}).migrate(context.Background(), path, filepath.Join(dir, "backups")); err == nil {
		t.Error("a broken migration was not reported")
	}
	var left int
	if err := db.QueryRow("SELECT count(*) FROM blocks").Scan(&left); err != nil || left != blocks {
		t.Errorf("the broken migration left %d of %d blocks, %v", left, blocks, err)
	}
	// The copy from before is whole and opens as a home of its own.
	backups, _ := filepath.Glob(filepath.Join(dir, "backups", fmt.Sprintf("paragraf-schema%d-*.db", head)))
	if len(backups) != 1 {
		t.Fatalf("backups %v", backups)
	}
	saved := t.TempDir()
	for from, to := range map[string]string{backups[0]: "paragraf.db", filepath.Join(dir, "notes.db"): "notes.db"} {
		raw, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(saved, to), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := meaning(t, openHome(t, saved)); got != want {
		t.Errorf("the backup holds\n%s", got)
	}
}

func TestDanglingReferenceAfterAMigrationIsReported(t *testing.T) {
	dir := t.TempDir()
	s := openHome(t, dir)
	fillHome(t, s)
	s.Close()
	path := filepath.Join(dir, "paragraf.db")
	old := schemaOf(t, "paragraf")
	head, _ := old.head()
	names, _ := fs.Glob(old.files, "*.sql")
	files := fstest.MapFS{fmt.Sprintf("%05d_orphans.sql", head+1): {Data: []byte("-- +goose Up\nDELETE FROM revisions;\n")}}
	for _, name := range names {
		files[name] = &fstest.MapFile{Data: []byte("-- +goose Up\nSELECT 1;\n")}
	}
	err := (schema{"paragraf", files}).migrate(context.Background(), path, filepath.Join(dir, "backups"))
	if err == nil || !strings.Contains(err.Error(), "does not exist") {
		t.Errorf("got %v", err)
	}
}

func TestOnlyTheNewestBackupsAreKept(t *testing.T) {
	s := openStore(t)
	db, _ := s.notes.write.DB()
	folder := filepath.Join(s.dir, "backups")
	for v := range int64(backupsKept + 3) {
		if err := backup(context.Background(), db, s.notes.path, folder, v); err != nil {
			t.Fatal(err)
		}
	}
	left, _ := filepath.Glob(filepath.Join(folder, "*"))
	slices.Sort(left)
	if len(left) != backupsKept || !strings.Contains(left[0], "notes-schema3-") {
		t.Errorf("left %v", left)
	}
}

func TestTwoProcessesMayOpenANewHomeAtOnce(t *testing.T) {
	dir := t.TempDir()
	errs := make(chan error)
	for range 8 {
		go func() {
			s, err := Open(context.Background(), dir)
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	for range 8 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

func TestHomeThatIsBeingMigratedIsLocked(t *testing.T) {
	dir := t.TempDir()
	err := withLock(context.Background(), dir, func() error {
		ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
		defer cancel()
		s, err := Open(ctx, dir)
		if !errors.Is(err, ErrLocked) {
			t.Errorf("got %v, %v", s, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	openHome(t, dir)
}

func TestOldSQLiteIsRefused(t *testing.T) {
	for version, ok := range map[string]bool{"3.41.2": false, "3.51.2": false, "3.51.3": true, "3.52.0": true, "4.0.0": true, "3.6.23": false, "": false} {
		if err := checkSQLiteVersion(version); (err == nil) != ok {
			t.Errorf("%q: %v", version, err)
		}
	}
}
