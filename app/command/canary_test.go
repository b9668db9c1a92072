package command_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"paragraf/data"
)

// canary stands in every private note of these tests, and nowhere else.
const canary = "Kvicksilverkanariefågeln"

var streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)

// holds reports whether bytes hold the canary: as they are, or packed in the
// streams of a PDF, or on its pages.
func holds(t *testing.T, path string) bool {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(raw, []byte(canary)) || bytes.Contains(raw, []byte("Kvicksilver")) {
		return true
	}
	if packed, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw))); err == nil { // a workbook
		for _, f := range packed.File {
			member, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			if open, _ := io.ReadAll(member); bytes.Contains(open, []byte("Kvicksilver")) {
				return true
			}
		}
	}
	if !bytes.HasPrefix(raw, []byte("%PDF")) {
		return false
	}
	for _, s := range streams.FindAllSubmatch(raw, -1) {
		if z, err := zlib.NewReader(bytes.NewReader(s[1])); err == nil {
			if open, _ := io.ReadAll(z); bytes.Contains(open, []byte("Kvicksilver")) {
				return true
			}
		}
	}
	if tool, err := exec.LookPath("pdftotext"); err == nil {
		text, _ := exec.Command(tool, path, "-").Output()
		return strings.Contains(strings.ReplaceAll(string(text), "\n", ""), "Kvicksilver")
	}
	return false
}

// A note of every kind, on everything that a note can stand on, has the canary:
// it is in nothing that leaves but by the owner's own act, and in no file of the
// home but that of the notes.
func TestNoPrivateWordLeavesUnasked(t *testing.T) {
	h := newHome(t)
	temp := h.path("temp")
	if err := os.Mkdir(temp, 0o700); err != nil {
		t.Fatal(err)
	}
	h.env = append(h.env, "TMPDIR="+temp)
	m := h.importMeeting(sample(t, adjustedMinutes))
	agenda := h.importMeeting(sample(t, agendaPage))
	held := h.importMeeting(sample(t, heldMinutes))
	section := m.Items[1].Section
	for _, kind := range data.NoteKinds {
		h.ok("annotate", m.ID, "--section", itoa(section), "--kind", string(kind), "--note", canary+" "+string(kind)+" #"+canary)
	}
	h.ok("annotate", m.ID, "--note", canary)
	h.ok("annotate", agenda.ID, "--section", "93", "--row", "Anmälningsärenden/6", "--note", canary)
	h.ok("annotate", agenda.ID, "--section", "89", "--quote", "elva patienter per dygn", "--note", canary)
	h.ok("annotate", "--case", "26RN412", "--note", canary)
	h.ok("annotate", held.ID, "--section", "62", "--kind", "motion", "--note", canary)
	h.ok("notice", m.ID, "-o", "plan.pdf")
	h.ok("attach", agenda.ID, "--section", "89", "plan.pdf")
	onPage := []string{"annotate", agenda.ID, "--section", "89", "--attachment", "plan.pdf", "--note", canary}
	h.ok(append(onPage, "--quote", "Anslaget sätts upp", "--page", "1", "--colour", "green", "--underline")...)
	h.ok(append(onPage, "--page", "1", "--area", "72,100,300,220", "--colour", "red")...)
	h.ok(append(onPage, "--page", "1", "--stroke", "72,100 90,120 110,100")...)
	h.ok(append(onPage, "--page", "1", "--kind", "bookmark")...)

	// The owner's own acts do hold it: the search finds what there is to find.
	h.ok("notes", "--format", "pdf", "-o", "egna.pdf")
	h.ok("notes", "--format", "jsonld", "-o", "egna.jsonld")
	h.ok("notes", "--format", "markdown", "-o", "egna.md")
	h.ok("speech", held.ID, "-o", "tal.pdf")
	h.ok("attach", "export", agenda.ID, "--section", "89", "-o", "kopia.pdf")
	for _, name := range []string{"egna.pdf", "egna.jsonld", "egna.md", "tal.pdf"} {
		if !holds(t, h.path(name)) {
			t.Fatalf("control: the canary is not found in %s", name)
		}
		os.Remove(h.path(name))
	}
	os.Remove(h.path("kopia.pdf"))

	// A new version of a report and of an attachment carries the notes with it.
	h.ok("revise", agenda.ID, "--section", "89", h.write("ny.txt", "Antalet är nu tolv patienter per dygn.\n"))
	h.ok("minutes", agenda.ID, "-o", "ny.pdf")
	h.ok("revise", agenda.ID, "--section", "89", "--attachment", "plan.pdf", "ny.pdf")
	h.ok("rows", "mark", agenda.ID, "--section", "93", "--row", "Anmälningsärenden/6", "--raise")
	for _, format := range []string{"csv", "xlsx", "pdf"} {
		h.ok("rows", agenda.ID, "--section", "93", "--format", format, "-o", "rader."+format)
	}
	h.ok("keys", "new", "--name", "Maj Öberg", "-o", "maj.p12")
	h.ok("minutes", held.ID, "-o", "att-skriva-under.pdf")
	h.ok("handover", held.ID, "-o", "overlamnat.pdf")
	h.ok("sign", "att-skriva-under.pdf", "--role", "secretary", "--key", "maj.p12")
	h.ok("publish", m.ID, "-o", "webb.pdf", "--mask", itoa(section)+"=Sekretess enligt 26 kap. 1 § OSL")
	h.ok("minutes", m.ID, "-o", "p.pdf")
	h.ok("notice", m.ID, "-o", "a.pdf")
	h.ok("extract", m.ID, "--all", "-o", "utdrag")
	h.run("extract", m.ID, "--section", itoa(section), "-o", "u.pdf")
	for name, args := range map[string][]string{
		"show.txt": {"show", m.ID}, "show.json": {"show", m.ID, "--json"}, "meetings.json": {"meetings", "--json"},
		"agenda.json": {"show", agenda.ID, "--json"}, "import.json": {"import", "--dry-run", "--json", sample(t, heldMinutes)},
		"rows.txt": {"rows", agenda.ID, "--mine"}, "rows.json": {"rows", agenda.ID, "--json"}, "evidence.txt": {"evidence"}, "settings.txt": {"settings"},
		"handover.json": {"handover", held.ID, "--list", "--json"}, "changed.txt": {"show", agenda.ID, "--changed"},
	} {
		h.write(name, h.ok(args...))
	}
	r := h.run("annotate", m.ID, "--section", "99", "--note", canary) // an error does not say it either
	h.write("error.txt", r.err+r.out)
	searched := 0
	err := filepath.WalkDir(h.dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(filepath.Base(path), "notes.db") {
			return err
		}
		searched++
		if holds(t, path) {
			t.Errorf("a private note is in %s", path)
		}
		return nil
	})
	if err != nil || searched < 12 {
		t.Fatalf("%d files searched, %v", searched, err)
	}

	// The search finds notes for their owner, keeps none of them, and forgets them.
	if out := h.ok("search", canary, "--json"); !strings.Contains(out, canary) {
		t.Error("control: the search does not find the notes")
	}
	if out := h.run("search", canary, "--without-notes"); strings.Contains(out.out, canary) {
		t.Error("the search shows notes that were not asked for")
	}
	err = filepath.WalkDir(h.path("home"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.HasPrefix(filepath.Base(path), "notes.db") && holds(t, path) {
			t.Errorf("the search has left a note in %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}

	for _, n := range h.notes() {
		h.ok("notes", "delete", n.ID)
	}
	if out := h.ok("search", canary, "--json"); strings.TrimSpace(out) != "[]" {
		t.Errorf("the search finds a deleted note: %s", out)
	}
	err = filepath.WalkDir(h.dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && holds(t, path) {
			t.Errorf("a deleted note is still in %s", path)
		}
		return err
	})
	if err != nil || !h.exists("home/notes.db") {
		t.Error("the notes' own file is not searched", err)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

// What is handed in is a copy in the matter, and is taken back only while no
// document holds it.
func TestHandInIsAnActOfItsOwn(t *testing.T) {
	h, m := noted(t)
	n := h.notes("--kind", "motion")[0]
	h.fails(1, []string{"allmän handling", "--yes"}, "notes", "hand-in", n.ID, "--by", "Ellen Fjällvik (C)")
	if strings.Contains(h.ok("show", m.ID, "--json"), "Ellen Fjällvik (C) yrkar att avslå") {
		t.Fatal("handed in without being asked for")
	}
	h.ok("notes", "hand-in", n.ID, "--by", "Ellen Fjällvik (C)", "--yes")
	if !strings.Contains(h.ok("show", m.ID, "--json"), "Ellen Fjällvik (C) yrkar att avslå förslaget") {
		t.Fatal("not part of the matter")
	}
	if got := h.notes("--kind", "motion")[0]; got.HandedIn == nil || got.HandedIn.Part != data.PartMotions {
		t.Errorf("the note does not know of it: %+v", got.HandedIn)
	}
	h.ok("notes", "take-back", n.ID)
	if strings.Contains(h.ok("show", m.ID, "--json"), "Ellen Fjällvik (C) yrkar att avslå förslaget") {
		t.Fatal("not taken back")
	}
	h.ok("notes", "hand-in", n.ID, "--by", "Ellen Fjällvik (C)", "--yes")
	h.ok("minutes", m.ID, "-o", "p.pdf")
	h.fails(1, []string{"dokument"}, "notes", "take-back", n.ID)
	if len(h.notes("--kind", "motion")) != 1 {
		t.Error("the note itself is gone")
	}
}

// A case that comes back brings what its reader wrote, and what has changed.
func TestTheCaseRemembers(t *testing.T) {
	h, _ := noted(t)
	out := h.ok("notes", "2026-12-08", "--earlier")
	for _, want := range []string{"§ 89", "Vårdnämndens arbetsutskott 17 november 2026", "Du skrev detta i dag", "meningar i underlaget är ändrade",
		"Varför inte tjugo?", "- Kostnaden beräknas till 6,2 miljoner kronor och ryms inom nämndens ram."} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not told:\n%s", want, out)
		}
	}
	memories := into[[]data.Memory](t, h.ok("notes", "2026-12-08", "--earlier", "--json"))
	if len(memories) != 1 || len(memories[0].Changes) == 0 || memories[0].Date != "2026-11-17" {
		t.Errorf("%+v", memories)
	}
}
