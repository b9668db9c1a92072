package command_test

import (
	"strings"
	"testing"

	"paragraf/data"
)

type listed []struct {
	Section int
	Title   string
	Groups  []struct {
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
