package command_test

import (
	"os/exec"
	"strings"
	"testing"
	"time"

	"paragraf/data"
)

// text is what stands on the pages of a PDF.
func (h *home) text(file string) string {
	h.t.Helper()
	out, err := exec.Command(tool(h.t, "pdftotext"), "-layout", h.path(file), "-").Output()
	if err != nil {
		h.t.Fatal(err)
	}
	return string(out)
}

// certified makes a certified extract and returns the line that tells its status.
func (h *home) certified(section, file string) string {
	h.t.Helper()
	h.ok("extract", "2026-11-17", "--section", section, "-o", file, "--key", "maj.p12")
	lines := strings.Split(h.text(file), "\n")
	for i, line := range lines {
		if strings.Contains(line, "Status") {
			return strings.Join(lines[i:min(i+3, len(lines))], "\n")
		}
	}
	return ""
}

// Minutes are signed, a changed version is read in, then the first one again,
// and later the second is signed as well: at each step the day is the one on
// which the words were adjusted, or there is no certified extract.
func TestDayOfAdjustingThroughImportsAndSigning(t *testing.T) {
	h := adjusted(t)
	today := time.Now().In(data.Stockholm).Format(time.DateOnly)
	if status := h.certified("62", "u0.pdf"); !strings.Contains(status, "Justerat "+today) {
		t.Fatalf("after signing: %q", status)
	}
	signedShow := h.ok("show", "2026-11-17", "--json")

	second := h.write("andra.txt", strings.Replace(readSample(t, heldMinutes), "Justering sker senast den 1 december 2026.",
		"Justering sker senast den 2 december 2026.", 1))
	r := h.run("import", second)
	if r.code != 0 || !strings.Contains(r.out+r.err, "§ 61 är inte längre justerad") {
		t.Errorf("the second version: %d %s%s", r.code, r.out, r.err)
	}
	m := into[data.Meeting](t, h.ok("show", "2026-11-17", "--json"))
	days := m.Minutes.Adjustments
	if m.State != data.Held || len(days) != 2 || days[0].AdjustedOn != today || days[0].Sections != "62-67" || days[1].AdjustedOn != "" || days[1].Sections != "61" {
		t.Errorf("after the second version: %s %+v", m.State, days)
	}
	h.fails(1, []string{"ändrats"}, "extract", "2026-11-17", "--section", "62", "-o", "ej.pdf", "--key", "maj.p12")
	h.fails(1, []string{"ändrats", "nytt protokoll"}, "extract", "2026-11-17", "--section", "61", "-o", "ej.pdf", "--key", "maj.p12")
	h.ok("extract", "2026-11-17", "--section", "61", "-o", "utkast.pdf")
	if text := h.text("utkast.pdf"); !strings.Contains(text, "EJ JUSTERAT") {
		t.Errorf("an extract of a changed § is no draft:\n%s", text)
	}

	h.ok("import", sample(t, heldMinutes))
	if again := h.ok("show", "2026-11-17", "--json"); again != signedShow {
		t.Errorf("the first version again is not what was signed:\n%s", again)
	}
	if status := h.certified("61", "u1.pdf"); !strings.Contains(status, "Justerat "+today) {
		t.Errorf("the first version again: %q", status)
	}
	if !strings.Contains(h.ok("show", "2026-11-17"), "Justerat:") {
		t.Error("show does not tell the day")
	}

	h.ok("import", second)
	h.ok("minutes", "2026-11-17", "-o", "nytt.pdf")
	for role, key := range map[string]string{"secretary": "maj.p12", "chair": "ellen.p12", "adjuster": "ture.p12"} {
		h.ok("sign", "nytt.pdf", "--role", role, "--key", key)
	}
	if status := h.certified("61,62", "u2.pdf"); !strings.Contains(status, "Justerat "+today) {
		t.Errorf("the second version signed: %q", status)
	}
	r = h.run("import", "nytt.pdf")
	if r.code != 0 || !strings.Contains(r.out+r.err, "Ingenting ändrades") {
		t.Errorf("the signed minutes themselves: %d %s%s", r.code, r.out, r.err)
	}
}

// Minutes that only say that they are adjusted: an extract says so, and that it
// does not know the day.
func TestAdjustedOnAnUnknownDay(t *testing.T) {
	h := newHome(t)
	h.write("möte.json", `{"id":"","body":"Omsorgsnämnden","date":"2026-03-03","state":"adjusted",
		"items":[{"id":"","position":1,"section":5,"section_inferred":false,"title":"Ramen","adjusted":true,
		"decisions":[{"lead_in":"Nämnden beslutar","clauses":["att anta ramen."]}]}],"warnings":[]}`)
	h.ok("import", "möte.json")
	h.ok("extract", "2026-03-03", "--section", "5", "-o", "utdrag.pdf")
	if text := strings.Join(strings.Fields(h.text("utdrag.pdf")), " "); !strings.Contains(text, "Justerat – dagen framgår inte av protokollet") {
		t.Errorf("it says\n%s", text)
	}
}
