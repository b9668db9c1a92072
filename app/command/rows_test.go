package command_test

import (
	"strings"
	"testing"

	"paragraf/data"
)

type listed []struct {
	Section, Position int
	Title             string
	Groups            []struct {
		DecidedBy string `json:"decided_by"`
		Entries   []data.Notification
	}
	Remarks []string
}

// A list goes out as a table, comes back from one, and late urgent decisions
// are told of when the meeting before is known.
func TestRowsOutAndIn(t *testing.T) {
	h := newHome(t)
	h.importMeeting(sample(t, agendaPage))
	out := into[listed](t, h.ok("rows", "2026-12-08", "--list", "anmälningsärenden", "--group", "--filter", "avtal", "--json"))
	if len(out) != 1 || len(out[0].Groups) != 2 || len(out[0].Groups[1].Entries) != 2 || len(out[0].Remarks) != 2 {
		t.Fatalf("%+v", out)
	}
	for _, format := range []string{"csv", "xlsx"} {
		file := h.path("rader." + format)
		h.ok("rows", "2026-12-08", "--list", "anmälningsärenden", "--format", format, "-o", file)
		back := into[listed](t, h.ok("rows", "add", "2026-12-08", "--section", "93", file, "--replace", "Anmälningsärenden", "--dry-run", "--json"))
		if len(back) != 1 || back[0].Title != "Anmälningsärenden" || len(back[0].Groups[0].Entries) != 7 ||
			back[0].Groups[0].Entries[1].CaseNumber != "26RN395" || back[0].Groups[0].Entries[1].DecidedBy != "Vårddirektören" {
			t.Errorf("%s: %+v", format, back)
		}
	}
	list := h.write("lista.csv", "Diarienummer;Datum;Ärende\n26RN500;2026-10-30;Brådskande beslut om avstängning\n26RN501;2026-11-20;Brådskande beslut om jour\n")
	h.ok("rows", "add", "2026-12-08", "--section", "93", list, "--title", "Ordförandebeslut")
	h.fails(1, []string{"Ordförandebeslut", "finns redan"}, "rows", "add", "2026-12-08", "--section", "93", list, "--title", "Ordförandebeslut")
	h.importMeeting(h.write("fore.txt", "Region Norrlid\nVårdnämnden\n\nSAMMANTRÄDESPROTOKOLL\n\nSammanträdesdatum 2026-11-10\n\n§ 80\nVal av justerare\nVårdnämnden beslutar\natt utse Jon Åkesdal.\n"))
	late := into[listed](t, h.ok("rows", "2026-12-08", "--list", "ordförandebeslut", "--json"))
	if r := strings.Join(late[0].Remarks, " "); !strings.Contains(r, "rad 1 ") || !strings.Contains(r, "10 november 2026") || !strings.Contains(r, "6 kap. 40 §") {
		t.Errorf("late: %q", r)
	}
}

func TestRowsBadInput(t *testing.T) {
	h := newHome(t)
	h.importMeeting(sample(t, agendaPage))
	h.importMeeting(sample(t, adjustedMinutes))
	h.fails(1, []string{"lista"}, "rows", "2026-12-08", "--list", "finns inte")
	h.fails(2, []string{"--sort"}, "rows", "2026-12-08", "--sort", "färg")
	h.fails(2, []string{"-o"}, "rows", "2026-12-08", "--format", "xlsx")
	h.fails(1, []string{"tom.csv", "inga rader"}, "rows", "add", "2026-12-08", "--section", "93", h.write("tom.csv", "\n"))
	h.fails(1, []string{"trasig.xlsx"}, "rows", "add", "2026-12-08", "--section", "93", h.write("trasig.xlsx", "PK\x03\x04 xl/workbook.xml"))
	h.fails(1, []string{"justerad"}, "rows", "add", "2026-09-22", "--section", "53", h.write("l.txt", "1. Brev\n"))
	h.fails(1, []string{"”Nej”", "”Anmälningsärenden”"}, "rows", "add", "2026-12-08", "--section", "93", h.write("l2.txt", "1. Brev\n"), "--replace", "Nej")
}

// An agenda before the meeting has points and no §. Rows that their columns tell
// apart are two; case numbers are told as they are written; the list goes out as
// a document too, and CSV where the terminal leads.
func TestRowsOfAnAgenda(t *testing.T) {
	h := newHome(t)
	h.importMeeting(h.write("kallelse.txt", "Lomviks kommun\nKallelse\n\nByggnadsnämnden\n\nTid: 2026-11-24 kl. 13:00\n\nÄrenden\n\n1. Upprop\n\n2. Anmälan av delegationsbeslut\n"))
	list := h.write("lista.csv", "Dnr;Datum;Delegat;Beslut\nBN 2026-501;2026-11-02;Bygglovschefen;Startbesked\nBN 2026-502;2026-11-02;Bygglovschefen;Startbesked\nBN 2026-501;2026-11-03;Inspektören;Slutbesked\n")
	if said := h.run("rows", "add", "2026-11-24", "--section", "2", list); said.code != 0 || !strings.Contains(said.err, "punkt 2") {
		t.Fatalf("%+v", said)
	}
	got := h.run("rows", "2026-11-24", "--section", "2", "--group")
	if got.code != 0 || !strings.HasPrefix(got.out, "punkt 2 ") || strings.Contains(got.err, "samma sak") || !strings.Contains(got.err, "diarienumret BN 2026-501 står") {
		t.Errorf("%+v", got)
	}
	if csv := h.ok("rows", "2026-11-24", "--section", "2", "--sort", "case", "--format", "csv"); strings.Count(csv, "BN 2026-50") != 3 {
		t.Errorf("%q", csv)
	}
	h.ok("rows", "2026-11-24", "--section", "2", "--group", "--format", "pdf", "-o", h.path("lista.pdf"))
	if !strings.HasPrefix(string(h.read("lista.pdf")), "%PDF-") {
		t.Error("no PDF")
	}
	h.ok("rows", "add", "2026-11-24", "--section", "2", h.write("fler.csv", "Nr;Dnr;Beslut\n1;BN 2026-600;Rivningslov\n"), "--append", "anmälan av delegationsbeslut")
	if more := into[listed](t, h.ok("rows", "2026-11-24", "--section", "2", "--json")); len(more) != 1 || len(more[0].Groups[0].Entries) != 4 || more[0].Groups[0].Entries[3].Number != 4 {
		t.Errorf("rows come last in the list that is there: %+v", more)
	}
	h.fails(1, []string{"”Nej”"}, "rows", "add", "2026-11-24", "--section", "2", list, "--append", "Nej")
	h.fails(2, []string{"--append"}, "rows", "add", "2026-11-24", "--section", "2", list, "--append", "x", "--replace", "y")
	if dry := h.run("rows", "add", "2026-11-24", "--section", "2", list, "--dry-run"); dry.code != 1 || !strings.Contains(dry.out, "Slutbesked") || !strings.Contains(dry.err, "finns redan") {
		t.Errorf("a trial shows what it read: %+v", dry)
	}
}

// The reader's own marks on rows are set and seen without the window, and are in
// no file of the rows.
func TestRowsAreMarked(t *testing.T) {
	h := newHome(t)
	h.importMeeting(sample(t, agendaPage))
	h.ok("rows", "mark", "2026-12-08", "--section", "93", "--read")
	h.ok("rows", "mark", "2026-12-08", "--section", "93", "--row", "anmälningsärenden/2", "--unread", "--raise")
	out := h.ok("rows", "2026-12-08", "--section", "93", "--list", "anmälningsärenden", "--mine")
	if strings.Count(out, "oläst, ta upp]") != 1 || strings.Count(out, "läst") != 7 {
		t.Errorf("%s", out)
	}
	if got := h.ok("rows", "2026-12-08", "--section", "93", "--mine", "--json"); !strings.Contains(got, `"raised": true`) {
		t.Errorf("%s", got)
	}
	if got := h.ok("rows", "2026-12-08", "--section", "93", "--json"); strings.Contains(got, "raised") {
		t.Error("marks stand where they were not asked for")
	}
	h.fails(2, nil, "rows", "2026-12-08", "--mine", "--format", "csv")
	h.fails(2, []string{"--read"}, "rows", "mark", "2026-12-08", "--section", "93")
	h.fails(1, []string{"99"}, "rows", "mark", "2026-12-08", "--section", "93", "--row", "anmälningsärenden/99", "--read")
	h.fails(1, []string{"ingen lista"}, "rows", "mark", "2026-12-08", "--section", "89", "--read")
}
