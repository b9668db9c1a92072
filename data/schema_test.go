package data

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gorm.io/gorm"
)

// records are the models of each database.
var records = map[string][]any{
	"paragraf": {&meetingRecord{}, &removedRecord{}, &attendanceRecord{}, &itemRecord{}, &revisionRecord{}, &blockRecord{},
		&listRecord{}, &notificationRecord{}, &sourceRecord{}, &documentRecord{}, &signingRecord{}, &doomedRecord{}, &settingRecord{}, &handoverRecord{}},
	"notes": {&noteRecord{}, &readingRecord{}, &rowMarkRecord{}, &approvalRecord{},
		&notePlaceRecord{}, &noteTextRecord{}, &noteMeetingRecord{}, &privateRecord{}},
	"index": {&indexedMeeting{}, &indexedText{}, &indexedPassage{}, &indexedTerm{}, &indexedAttachment{}, &indexedFile{}, &indexedPage{}},
}

// The only place where GORM may make a schema: to see that the models and the
// SQL files say the same.
func TestModelsAreLikeTheSchema(t *testing.T) {
	s := openStore(t)
	for _, d := range []*database{s.committee, s.notes, s.index} {
		pool, err := openSQL(t.Context(), filepath.Join(t.TempDir(), "models.db"), 1, writerPragmas)
		if err != nil {
			t.Fatal(err)
		}
		defer pool.Close()
		models, err := openGORM(pool)
		if err != nil {
			t.Fatal(err)
		}
		if err := models.AutoMigrate(records[d.name]...); err != nil {
			t.Fatal(err)
		}
		if got, want := columnsOf(t, models), columnsOf(t, d.read); got != want {
			t.Errorf("%s: the models are\n%s\nthe schema is\n%s", d.name, got, want)
		}
	}
}

// columnsOf lists the tables of a database with the types and keys of their
// columns, those of full-text search not.
func columnsOf(t *testing.T, db *gorm.DB) string {
	t.Helper()
	var rows []struct {
		Table, Name, Type string
		PK                int
	}
	err := db.Raw(`SELECT m.name AS "table", c.name, lower(c.type) AS type, c.pk FROM sqlite_schema m, pragma_table_info(m.name) c
		WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '%_fts%' AND m.name <> 'goose_db_version' ORDER BY m.name, c.name`).Scan(&rows).Error
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s.%s %s %d\n", r.Table, r.Name, r.Type, r.PK)
	}
	return b.String()
}

func TestNoCodeDerivesASchemaFromModels(t *testing.T) {
	derived := regexp.MustCompile(`\.(AutoMigrate|Migrator|CreateConstraint|DropColumn|AlterColumn|AddColumn)\(`)
	err := filepath.WalkDir("..", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".go") || filepath.Base(path) == "schema_test.go" {
			return err
		}
		source, err := os.ReadFile(path)
		if found := derived.Find(source); found != nil {
			t.Errorf("%s calls %s: migrations are SQL files", path, found)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// modernc.org/sqlite is only right with exactly the libc that it was made with.
func TestLibcIsTheOneThatSQLiteWasMadeWith(t *testing.T) {
	ours, err := os.ReadFile("../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	version := func(file []byte, module string) string {
		found := regexp.MustCompile(regexp.QuoteMeta(module) + ` (v\S+)`).FindSubmatch(file)
		if found == nil {
			t.Fatalf("no %s in go.mod", module)
		}
		return string(found[1])
	}
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Skip("the go command cannot tell where modernc.org/sqlite is:", err)
	}
	theirs, err := os.ReadFile(strings.TrimSpace(string(dir)))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := version(ours, "modernc.org/libc"), version(theirs, "modernc.org/libc"); got != want {
		t.Errorf("go.mod has libc %s, modernc.org/sqlite %s wants %s", got, version(ours, "modernc.org/sqlite"), want)
	}
}
