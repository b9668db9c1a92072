package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"paragraf/data"
)

func (h *home) notes(args ...string) []data.Note {
	h.t.Helper()
	return into[[]data.Note](h.t, h.ok(append([]string{"notes", "--json"}, args...)...))
}

// noted is a home with a note of each sort.
func noted(t *testing.T) (*home, data.Meeting) {
	h := newHome(t)
	m := h.importMeeting(sample(t, heldMinutes))
	h.importMeeting(sample(t, agendaPage))
	for _, args := range [][]string{
		{m.ID, "--section", "62", "--note", "Hur blir det i jul?", "--kind", "question", "--tag", "vård"},
		{m.ID, "--section", "62", "--quote", "fjorton vårdplatser", "--note", "Varför inte tjugo? #Budget"},
		{m.ID, "--section", "62", "--quote", "frivilligt förlänger", "--colour", "blue", "--underline"},
		{m.ID, "--section", "63", "--kind", "bookmark"},
		{m.ID, "--section", "62", "--kind", "motion", "--note", "att avslå förslaget"},
		{m.ID, "--note", "Kom en kvart tidigare"},
		{"2026-12-08", "--section", "93", "--row", "Anmälningsärenden/6", "--note", "Samma som rad 2"},
		{"--case", "26RN412", "--note", "Följ upp till våren"},
	} {
		h.ok(append([]string{"annotate"}, args...)...)
	}
	return h, m
}

func TestNotesAreChosenOnTheCommandLine(t *testing.T) {
	h, m := noted(t)
	for _, c := range []struct {
		args []string
		n    int
	}{
		{nil, 8}, {[]string{"--kind", "question"}, 1}, {[]string{"--tag", "budget"}, 1}, {[]string{"--tag", "#VÅRD"}, 1},
		{[]string{"--case", "dnr 26rn412"}, 5}, {[]string{"--meeting", m.ID, "--search", "TJUGO varför"}, 1}, {[]string{"--search", "finns inte"}, 0},
	} {
		if got := h.notes(c.args...); len(got) != c.n {
			t.Errorf("%v: %d notes, want %d", c.args, len(got), c.n)
		}
	}
	marks := slices.DeleteFunc(h.notes(), func(n data.Note) bool { return n.Style == "" })
	if len(marks) != 1 || marks[0].Style != data.Underline || marks[0].Colour != "blue" {
		t.Errorf("underlined: %+v", marks)
	}
}

func TestATextIsPrintedWithItsNotes(t *testing.T) {
	h, m := noted(t)
	whole, one := h.path("allt.pdf"), h.path("p62.pdf")
	h.ok("notes", "print", m.ID, "-o", whole)
	h.ok("notes", "print", m.ID, "--section", "62", "-o", one)
	for path, wants := range map[string]map[string]bool{
		whole: {"Kom en kvart tidigare": true, "Varför inte tjugo?": true, "Samma som rad 2": false},
		one:   {"Kom en kvart tidigare": false, "Varför inte tjugo?": true, "Följ upp till våren": true},
	} {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Fatalf("%s: %v, %v", path, info.Mode(), err)
		}
		text := strings.Join(strings.Fields(h.text(filepath.Base(path))), " ")
		for words, want := range wants {
			if got := strings.Contains(text, words); got != want {
				t.Errorf("%s: %q is there: %v", path, words, got)
			}
		}
	}
	h.fails(1, []string{"p62.pdf", "finns redan"}, "notes", "print", m.ID, "-o", one)
	h.fails(1, []string{"§ 99"}, "notes", "print", m.ID, "--section", "99", "-o", h.path("x.pdf"))
	h.fails(2, []string{"-o"}, "notes", "print", m.ID)
	if raw := h.ok("show", m.ID, "--section", "62"); !strings.Contains(raw, "§ 62") || strings.Contains(raw, "§ 63") {
		t.Errorf("one section is shown as %q", raw)
	}
	if it := into[data.AgendaItem](t, h.ok("show", m.ID, "--section", "62", "--json")); it.Section != 62 {
		t.Errorf("one section as JSON is § %d", it.Section)
	}
	h.fails(2, []string{"--changed"}, "show", m.ID, "--section", "62", "--changed")
}

func TestANoteIsEditedAndDeleted(t *testing.T) {
	h, _ := noted(t)
	n := h.notes("--kind", "question")[0]
	h.ok("notes", "edit", n.ID, "--note", "Hur blir det på nyår?", "--kind", "check", "--tag", "ledighet")
	got := h.notes("--kind", "check")
	if len(got) != 1 || got[0].Text != "Hur blir det på nyår? #ledighet" || got[0].ID != n.ID {
		t.Errorf("%+v", got)
	}
	h.fails(1, []string{"0000"}, "notes", "edit", "0000", "--note", "x")
	h.fails(1, []string{"ffff"}, "notes", "delete", n.ID, "ffff")
	if len(h.notes()) != 8 {
		t.Error("one of two was deleted although the other was not found")
	}
	h.ok("notes", "delete", n.ID)
	if len(h.notes()) != 7 {
		t.Error("not deleted")
	}
}

// A file of notes is read back into the same home and into another, where the
// same papers have other ids.
func TestNotesGoOutAndComeBack(t *testing.T) {
	h, _ := noted(t)
	h.ok("notes", "--format", "jsonld", "-o", "n.jsonld")
	if info, err := os.Stat(h.path("n.jsonld")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the file: %v %v", info, err)
	}
	h.fails(1, []string{"n.jsonld"}, "notes", "--format", "jsonld", "-o", "n.jsonld") // nothing is written over
	if out := h.ok("notes", "import", "n.jsonld", "--json"); !strings.Contains(out, `"added": 0`) {
		t.Errorf("into the same home: %s", out)
	}
	other := newHome(t)
	other.write("n.jsonld", string(h.read("n.jsonld")))
	other.fails(1, []string{"n.jsonld", "rad"}, "notes", "import", "n.jsonld")
	other.importMeeting(sample(t, heldMinutes))
	other.importMeeting(sample(t, agendaPage))
	other.ok("notes", "import", "n.jsonld")
	was, is := h.notes(), other.notes()
	if len(was) != len(is) {
		t.Fatalf("%d notes, %d came back", len(was), len(is))
	}
	for i := range was {
		a, b := was[i], is[i]
		if a.MeetingID != "" && a.MeetingID == b.MeetingID {
			t.Error("the ids of another home")
		}
		b.MeetingID, b.ItemID = a.MeetingID, a.ItemID
		if x, y := fmt.Sprint(a.Passage, a.Row), fmt.Sprint(b.Passage, b.Row); a.Passage == nil && a.Row == nil && x != y {
			t.Errorf("%s became %s", x, y)
		}
		x, _ := json.Marshal(a)
		y, _ := json.Marshal(b)
		if !bytes.Equal(x, y) {
			t.Errorf("%s\nbecame %s", x, y)
		}
	}
}

func TestAThousandNotesAreReadInTogetherOrNotAtAll(t *testing.T) {
	h := newHome(t)
	m := h.importMeeting(sample(t, heldMinutes))
	var list []string
	for i := range 1000 {
		list = append(list, fmt.Sprintf(`{"@context":"http://www.w3.org/ns/anno.jsonld","id":"https://anteckna.example/%d","type":"Annotation",
"created":"2026-11-01T08:00:00Z","body":{"type":"TextualBody","value":"nummer %d"},
"target":{"source":"https://norrlid.example/p","selector":[{"type":"TextQuoteSelector","exact":"fjorton vårdplatser"}]}}`, i, i))
	}
	bad := slices.Clone(list)
	bad[700] = strings.Replace(bad[700], "2026-11-01T08:00:00Z", "i går", 1)
	h.write("bad.json", "["+strings.Join(bad, ",\n")+"]")
	h.fails(1, []string{"bad.json", "701", "2101", "i går"}, "notes", "import", "bad.json", "--meeting", m.ID)
	if n := len(h.notes()); n != 0 {
		t.Errorf("%d notes of a bad file", n)
	}
	h.write("good.json", "["+strings.Join(list, ",\n")+"]")
	h.fails(1, []string{"--meeting"}, "notes", "import", "good.json")
	for range 2 {
		h.ok("notes", "import", "good.json", "--meeting", m.ID)
	}
	notes := h.notes()
	if len(notes) != 1000 || notes[0].Passage == nil || notes[0].Section != 62 || len(notes[0].Passage.Revision) != 64 {
		t.Errorf("%d notes, the first %+v", len(notes), notes[0])
	}
	h.write("cut.json", strings.Join(list, ",\n")[:2000])
	h.fails(1, []string{"cut.json", "rad"}, "notes", "import", "cut.json", "--meeting", m.ID)
}

func TestTheSpeakingSheet(t *testing.T) {
	h, m := noted(t)
	text := h.ok("speech", m.ID)
	at := -1
	for _, want := range []string{"Kom en kvart tidigare", "§ 62", "Förslag till beslut", "stycke 3: ”fjorton vårdplatser”", "Varför inte tjugo?",
		"Följ upp till våren", "Frågor", "Hur blir det i jul?", "Mitt yrkande", "att avslå förslaget"} {
		i := strings.Index(text, want)
		if i < at {
			t.Errorf("%q is not there, or not in its place:\n%s", want, text)
		}
		at = max(i, at)
	}
	if strings.Contains(text, "Propositionsordning") || !strings.Contains(h.ok("speech", m.ID, "--chair"), "Propositionsordning") {
		t.Error("the order of propositions is the chair's")
	}
	h.ok("speech", m.ID, "-o", "t.pdf")
	if !bytes.HasPrefix(h.read("t.pdf"), []byte("%PDF")) {
		t.Error("no PDF")
	}
	if out := h.ok("show", m.ID, "--json"); strings.Contains(out, "tjugo?") {
		t.Error("the sheet is among the committee's data")
	}
}
