package data

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/data/migrations"
)

// folderOf is where the migrations of a database are.
var folderOf = map[string]string{"paragraf": "committee", "notes": "notes", "index": "index"}

func schemaOf(t *testing.T, name string) schema {
	t.Helper()
	files, err := fs.Sub(migrations.Files, folderOf[name])
	if err != nil {
		t.Fatal(err)
	}
	return schema{name, files}
}

// fixture is the dump of a database as a program with that schema left it.
func fixture(name string, version int64) string {
	return filepath.Join("testdata", "schema", fmt.Sprintf("%s-%d.sql", name, version))
}

// restore makes a database out of a dump.
func restore(t *testing.T, dump, path string) {
	t.Helper()
	text, err := os.ReadFile(dump)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", dataSource(path, nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(string(text)); err != nil {
		t.Fatalf("%s: %v", dump, err)
	}
}

// dumpSQL writes a database as SQL, so that it can be read in a review.
func dumpSQL(t *testing.T, db *sql.DB) string {
	t.Helper()
	var b strings.Builder
	var tables []string
	scan(t, db, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'index', rowid", func(v []string) {
		fmt.Fprintf(&b, "%s;\n", v[1])
		if strings.HasPrefix(v[1], "CREATE TABLE") {
			tables = append(tables, v[0])
		}
	})
	for _, table := range tables {
		var columns []string
		scan(t, db, "SELECT name, type FROM pragma_table_info('"+table+"')", func(v []string) {
			columns = append(columns, "quote("+v[0]+")")
		})
		scan(t, db, "SELECT "+strings.Join(columns, " || ', ' || ")+", 1 FROM "+table+" ORDER BY 1", func(v []string) {
			fmt.Fprintf(&b, "INSERT INTO %s VALUES (%s);\n", table, v[0])
		})
	}
	return b.String()
}

// scan reads the rows of a query with two columns.
func scan(t *testing.T, db *sql.DB, query string, each func([]string)) {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	for rows.Next() {
		v := make([]string, 2)
		if err := rows.Scan(&v[0], &v[1]); err != nil {
			t.Fatal(err)
		}
		each(v)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

// meaning is all that a user could see of a home.
func meaning(t *testing.T, s *Store) string {
	t.Helper()
	ctx := context.Background()
	type whole struct {
		Meeting   Meeting
		Sample    bool
		Claims    []Claim
		Text      string
		Documents []Document
		Revisions map[string][]Revision
		Readings  []ReadingState `json:",omitempty"`
		Marks     []RowMark      `json:",omitempty"`
		Approvals []Approval     `json:",omitempty"`
	}
	var all struct {
		Meetings []whole
		Notes    []Note
		Theme    string
	}
	list, err := s.Meetings(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, summary := range list {
		w := whole{Meeting: mustMeeting(t, s, summary.ID), Sample: summary.Sample, Revisions: map[string][]Revision{}}
		if w.Text, w.Claims, err = s.Claims(ctx, summary.ID); err != nil {
			t.Fatal(err)
		}
		if w.Documents, err = s.Documents(ctx, summary.ID); err != nil {
			t.Fatal(err)
		}
		for _, it := range w.Meeting.Items {
			if w.Revisions[it.ID], err = s.Revisions(ctx, it.ID); err != nil {
				t.Fatal(err)
			}
		}
		if w.Readings, err = s.ReadingStates(ctx, summary.ID); err != nil {
			t.Fatal(err)
		}
		if w.Marks, err = s.RowMarks(ctx, summary.ID); err != nil {
			t.Fatal(err)
		}
		if w.Approvals, err = s.Approvals(ctx, summary.ID); err != nil {
			t.Fatal(err)
		}
		all.Meetings = append(all.Meetings, w)
	}
	if all.Notes, err = s.Notes(ctx, NoteFilter{}); err != nil {
		t.Fatal(err)
	}
	if all.Theme, err = s.Setting(ctx, "theme"); err != nil {
		t.Fatal(err)
	}
	return asJSON(t, all)
}

// fillHome puts something into every table.
func fillHome(t *testing.T, s *Store) {
	t.Helper()
	ctx := context.Background()
	got, err := s.AcceptSample(ctx, omsorgDraft(), []byte("a"))
	if err != nil {
		t.Fatal(err)
	}
	changed := omsorgDraft()
	changed.Meeting.Items[1].Body[1].Text = "Förvaltningen föreslår en annan ram."
	mustAccept(t, s, changed, "b", Updated)
	mustAccept(t, s, agendaDraft(), "c", Updated)
	it := mustMeeting(t, s, got.MeetingID).Items[1].ID
	for _, n := range []Note{{Text: "om mötet"}, {ItemID: it, Text: "om raden", Kind: KindAsk, Row: &RowRef{List: "Anmälningsärenden", Number: 1}},
		{ItemID: it, Text: "", Colour: "green", Passage: &Passage{Part: PartBody, Start: 0, End: 14}}} {
		n.MeetingID = got.MeetingID
		if _, err := s.AddNote(ctx, n); err != nil {
			t.Fatal(err)
		}
	}
	for _, err := range []error{
		s.SavePlace(ctx, got.MeetingID, it, PartBody, 12), s.SetRead(ctx, got.MeetingID, it, true),
		s.SetHandled(ctx, got.MeetingID, it, true), s.SetNow(ctx, got.MeetingID, it),
		s.SetRowMarks(ctx, []RowMark{{MeetingID: got.MeetingID, ItemID: it, Row: RowRef{List: "Anmälningsärenden", Number: 1}, Raised: true}}),
		s.SetApproval(ctx, Approval{MeetingID: got.MeetingID, ItemID: it, State: Objected, Text: "Fel belopp"}),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	d, err := s.AddDocument(ctx, Document{MeetingID: got.MeetingID, Kind: MinutesDocument, Sections: "12-13", Name: "p.pdf"}, []byte("%PDF"))
	if err != nil {
		t.Fatal(err)
	}
	sign(t, s, d, ChairSigns, "Ellen Fjällvik", time.Date(2025, 3, 24, 12, 0, 0, 0, time.UTC))
	if err := s.SetSetting(ctx, "theme", "dark"); err != nil {
		t.Fatal(err)
	}
}

func compareGolden(t *testing.T, path, got string) {
	t.Helper()
	want, err := os.ReadFile(path)
	if *update && errors.Is(err, fs.ErrNotExist) {
		err = os.WriteFile(path, []byte(got+"\n"), 0o644)
		want = []byte(got + "\n")
	}
	if err != nil {
		t.Fatal(err)
	}
	if got+"\n" != string(want) {
		t.Errorf("%s differs; got\n%s", path, got)
	}
}

// writeFixtures dumps the newest schemas that have no dump: the home of the
// schema before, as this program migrates it, so that all dumps are of the same
// home; a filled one where there is no dump at all.
func writeFixtures(t *testing.T) {
	dir := t.TempDir()
	known := 0
	for _, name := range []string{"paragraf", "notes"} {
		head, err := schemaOf(t, name).head()
		if err != nil {
			t.Fatal(err)
		}
		for version := head; version > 0; version-- {
			if _, err := os.Stat(fixture(name, version)); err == nil {
				restore(t, fixture(name, version), filepath.Join(dir, name+".db"))
				known++
				break
			}
		}
	}
	s := openHome(t, dir)
	if known == 0 {
		fillHome(t, s)
	}
	for _, d := range []*database{s.committee, s.notes} {
		head, err := schemaOf(t, d.name).head()
		if err != nil {
			t.Fatal(err)
		}
		path := fixture(d.name, head)
		if _, err := os.Stat(path); err == nil {
			continue
		}
		db, _ := d.write.DB()
		if err := os.WriteFile(path, []byte(dumpSQL(t, db)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
