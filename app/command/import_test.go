package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/data"
)

func TestImportTheSample(t *testing.T) {
	for _, c := range []struct {
		file, organization, body, date, sections string
		state                                    data.State
		items                                    int
		warnings                                 []string
	}{
		{heldMinutes, "Region Norrlid", "Vårdnämndens arbetsutskott", "2026-11-17", "61-67", data.Held, 7, nil},
		{adjustedMinutes, "Region Norrlid", "Vårdnämndens arbetsutskott", "2026-09-22", "52-55", data.Adjusted, 4, nil},
		{agendaPage, "Region Norrlid", "Vårdnämnden", "2026-12-08", "88-94", data.Convened, 7, []string{data.EntryDuplicate, data.EntryWithoutCaseNumber}},
		{wordMinutes, "Granby kommun", "Kulturnämnden", "2026-10-14", "48-52", data.Adjusted, 5, nil},
	} {
		t.Run(c.file, func(t *testing.T) {
			h := newHome(t)
			m := h.importMeeting(sample(t, c.file))
			if m.Organization != c.organization || m.Body != c.body || m.Date != c.date || len(m.Items) != c.items {
				t.Errorf("read as %q, %q, %q with %d items", m.Organization, m.Body, m.Date, len(m.Items))
			}
			if m.State != c.state {
				t.Errorf("state %s, want %s", m.State, c.state)
			}
			list := h.meetings()
			if len(list) != 1 || list[0].ID != m.ID || list[0].Sections != c.sections {
				t.Errorf("listed as %+v", list)
			}
			codes := map[string]bool{}
			for _, w := range m.Warnings {
				codes[w.Code] = true
			}
			for _, w := range c.warnings {
				if !codes[w] {
					t.Errorf("no warning %s among %v", w, m.Warnings)
				}
			}
			for code := range codes {
				if code != "text_left_out" && !strings.Contains(strings.Join(c.warnings, " "), code) {
					t.Errorf("unexpected warning in %+v", m.Warnings)
				}
			}
			shown := h.ok("show", m.ID)
			for _, it := range m.Items {
				if it.Title == "" || !strings.Contains(shown, it.Title) {
					t.Errorf("show leaves out %q", it.Title)
				}
			}
		})
	}
}

func TestTheSampleKeepsItsVoteAndDissent(t *testing.T) {
	m := newHome(t).importMeeting(sample(t, heldMinutes))
	var beds data.AgendaItem
	for _, it := range m.Items {
		if it.Section == 62 {
			beds = it
		}
	}
	if len(beds.Motions) != 2 || len(beds.Votes) != 1 || len(beds.Reservations) != 1 || len(beds.Decisions) != 1 {
		t.Fatalf("motions %d, votes %d, reservations %d, decisions %d", len(beds.Motions), len(beds.Votes), len(beds.Reservations), len(beds.Decisions))
	}
	v := beds.Votes[0]
	if v.Yes != 3 || v.No != 2 || v.Abstained != 0 || len(v.Ballots) != 5 {
		t.Errorf("vote %+v", v)
	}
	if len(beds.Reservations[0].By) != 2 {
		t.Errorf("reservation by %+v", beds.Reservations[0].By)
	}
}

func TestImportRefusesWhatIsNoMeeting(t *testing.T) {
	h := newHome(t)
	files := map[string]string{
		"tom.txt":        "",
		"blank.txt":      "  \n\n\t\n",
		"binär.bin":      "\x00\x01\x02\xff\xfe\x00PK\x00garbage\x00\x00",
		"inköpslista.md": "- mjölk\n- bröd\n- tre ägg\n- kaffe\n",
		"brev.txt":       "Hej!\n\nTack för senast. Vi ses på lördag.\n\nHälsningar\nMaj\n",
		"trasig.pdf":     "%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
		"inte.docx":      "PK\x03\x04 this is no archive",
		"annat.json":     `{"name": "package", "version": "1.0.0"}`,
		"halv.json":      `{"id": "", "body": "Nämnden", "date": "2026-01-`,
		"lista.json":     `[]`,
		"fel-datum.json": `{"id":"","body":"Nämnden","date":"igår","items":[],"warnings":[]}`,
	}
	for name, content := range files {
		path := h.write(name, content)
		r := h.fails(1, []string{name}, "import", path)
		if lines := strings.Count(strings.TrimSpace(r.err), "\n"); lines > 1 {
			t.Errorf("%s: %d lines of error:\n%s", name, lines+1, r.err)
		}
		h.fails(1, []string{name}, "import", "--json", path)
		h.fails(1, []string{name}, "import", "--dry-run", path)
	}
	h.fails(1, []string{"finns-inte.txt"}, "import", "finns-inte.txt")
	h.fails(1, []string{"mapp"}, "import", "--", mkdir(t, h.path("mapp")))
	if list := h.meetings(); len(list) != 0 {
		t.Errorf("refused files left %+v", list)
	}
}

func mkdir(t *testing.T, path string) string {
	t.Helper()
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestImportRefusesLockedAndDamagedPDF(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	whole := h.read("protokoll.pdf")
	h.write("kapad.pdf", string(whole[:len(whole)/3]))
	h.fails(1, []string{"kapad.pdf"}, "import", "kapad.pdf")
	if len(h.meetings()) != 1 {
		t.Error("a damaged file was stored")
	}
	qpdf := tool(t, "qpdf")
	if out, err := exec.Command(qpdf, "--encrypt", "hemligt", "hemligt", "256", "--", h.path("protokoll.pdf"), h.path("låst.pdf")).CombinedOutput(); err != nil {
		t.Fatalf("qpdf: %v\n%s", err, out)
	}
	h.fails(1, []string{"låst.pdf", "lösenord"}, "import", "låst.pdf")
	h.fails(1, nil, "verify", "nosuch.pdf")
	if r := h.run("verify", "låst.pdf"); r.code != 1 || !strings.Contains(r.out, "lösenord") {
		t.Errorf("verify of a locked file: %d %s", r.code, r.out)
	}
}

func TestImportOfMadeMinutesFindsTheMeetingAgain(t *testing.T) {
	h := newHome(t)
	first := h.importMeeting(sample(t, heldMinutes))
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	other := newHome(t)
	again := other.importMeeting(h.path("protokoll.pdf"))
	if again.Body != first.Body || again.Date != first.Date || len(again.Items) != len(first.Items) {
		t.Errorf("the PDF reads as %q %q with %d items", again.Body, again.Date, len(again.Items))
	}
	for i := range min(len(first.Items), len(again.Items)) {
		if a, b := first.Items[i], again.Items[i]; a.Section != b.Section || a.Title != b.Title {
			t.Errorf("item %d reads as § %d %q, was § %d %q", i, b.Section, b.Title, a.Section, a.Title)
		}
	}
}

func TestImportTwiceChangesNothing(t *testing.T) {
	h := newHome(t)
	for _, file := range []string{heldMinutes, adjustedMinutes, agendaPage, wordMinutes} {
		first := h.ok("import", "--json", sample(t, file))
		second := h.ok("import", "--json", sample(t, file))
		if first != second {
			t.Errorf("%s: the second import gives another meeting", file)
		}
		if out := h.ok("import", sample(t, file)); !strings.Contains(out, "Ingenting ändrades") {
			t.Errorf("%s: %s", file, out)
		}
	}
	if n := len(h.meetings()); n != 4 {
		t.Errorf("%d meetings", n)
	}
}

func TestDryRunStoresNothing(t *testing.T) {
	h := newHome(t)
	out := h.ok("import", "--dry-run", sample(t, heldMinutes))
	if h.exists("home") {
		t.Error("a dry run made the stores")
	}
	if !strings.Contains(out, "Skulle läsa in") {
		t.Errorf("%s", out)
	}
	m := into[data.Meeting](t, h.ok("import", "--dry-run", "--json", sample(t, heldMinutes)))
	if len(m.Items) != 7 {
		t.Errorf("%d items", len(m.Items))
	}
	if list := h.meetings(); len(list) != 0 {
		t.Errorf("a dry run stored %+v", list)
	}
}

func TestSeveralFilesAreSeveralImports(t *testing.T) {
	h := newHome(t)
	bad := h.write("inköp.txt", "mjölk\nbröd\n")
	r := h.run("import", sample(t, heldMinutes), bad, sample(t, wordMinutes))
	if r.code != 1 || !strings.Contains(r.err, "inköp.txt") || !strings.Contains(r.out, heldMinutes) || !strings.Contains(r.out, wordMinutes) {
		t.Errorf("status %d\n%s\n%s", r.code, r.out, r.err)
	}
	if n := len(h.meetings()); n != 2 {
		t.Errorf("%d meetings stored", n)
	}
	list := into[[]data.Meeting](t, h.ok("import", "--json", sample(t, heldMinutes), sample(t, agendaPage)))
	if len(list) != 2 {
		t.Errorf("%d meetings in the list", len(list))
	}
}

func TestJSONReadsBackAsTheSameMeeting(t *testing.T) {
	for _, file := range []string{heldMinutes, adjustedMinutes, agendaPage, wordMinutes} {
		first, second := newHome(t), newHome(t)
		out := first.ok("import", "--json", sample(t, file))
		path := second.write("möte.json", out)
		if again := second.ok("import", "--json", path); again != out {
			t.Errorf("%s: read back as another meeting:\n%s", file, difference(out, again))
		}
		if again := second.ok("show", "--json", into[data.Meeting](t, out).ID); again != out {
			t.Errorf("%s: shown as another meeting", file)
		}
		if again := second.ok("import", path); !strings.Contains(again, "Ingenting ändrades") {
			t.Errorf("%s: %s", file, again)
		}
		if n := len(second.meetings()); n != 1 {
			t.Errorf("%s: %d meetings", file, n)
		}
	}
}

// difference shows the first line where two texts part.
func difference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return "one is longer"
}

func TestLaterVersionUpdatesAndKeepsNotes(t *testing.T) {
	h := newHome(t)
	raw, err := os.ReadFile(sample(t, heldMinutes))
	if err != nil {
		t.Fatal(err)
	}
	first := h.importMeeting(h.write("v1.txt", string(raw)))
	h.ok("annotate", "2026-11-17", "--section", "62", "--quote", "fjorton vårdplatser", "--note", "Räcker det?")
	h.ok("annotate", "2026-11-17", "--section", "67", "--row", "Anmälningsärenden/2", "--note", "Läs avtalet")
	before := into[[]data.Note](t, h.ok("notes", "--json"))
	later := bytes.Replace(raw, []byte("Kostnaden beräknas till 6,2 miljoner"), []byte("Kostnaden beräknas till 6,4 miljoner"), 1)
	if bytes.Equal(later, raw) {
		t.Fatal("the sample has changed")
	}
	out := h.ok("import", h.write("v2.txt", string(later)))
	if !strings.Contains(out, "Uppdaterade") || !strings.Contains(out, "62") {
		t.Errorf("%s", out)
	}
	m := into[data.Meeting](t, h.ok("show", "--json", first.ID))
	if text := data.JoinBlocks(m.Items[1].Body); !strings.Contains(text, "6,4 miljoner") {
		t.Errorf("not updated: %s", text)
	}
	after := into[[]data.Note](t, h.ok("notes", "--json"))
	if len(after) != len(before) {
		t.Fatalf("%d notes of %d", len(after), len(before))
	}
	for i, n := range after { // they stand on the same words of the new version
		if was := before[i]; n.ID != was.ID || n.Text != was.Text || n.Carried != nil || (n.Passage != nil && n.Passage.Quote != was.Passage.Quote) {
			t.Errorf("the update touched the note %+v", n)
		}
	}
	if n := len(h.meetings()); n != 1 {
		t.Errorf("%d meetings", n)
	}
}

func TestSharedCasesComeOutExactly(t *testing.T) {
	score, err := filepath.Abs("../../../shared/cases/score.py")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(score); err != nil {
		t.Skip("no shared cases beside the project")
	}
	out, err := exec.Command(tool(t, "python3"), score, binary).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !strings.Contains(string(out), "cases all right: 2 of 2") || !strings.Contains(string(out), "lost words: 0 of") {
		t.Errorf("%s", out)
	}
}
