package compose_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/pdf/compose"
)

// Other programs must read the files as we do.

func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

func save(t *testing.T, doc compose.Document) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, doc.PDF, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestQpdfFindsNothingWrong(t *testing.T) {
	qpdf := tool(t, "qpdf")
	for name, make := range documents() {
		doc, err := make()
		if err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(qpdf, "--check", save(t, doc)).CombinedOutput(); err != nil || bytes.Contains(out, []byte("WARNING")) {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
	}
}

func TestPdftotextReadsEveryWord(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	doc, err := compose.Minutes(typical(), compose.MinutesOptions{At: made})
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pdftotext, "-enc", "UTF-8", save(t, doc), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	read := strings.Join(strings.Fields(string(out)), " ")
	for _, want := range []string{
		"Avtalet löper ut den 31 december 2025. Kostnaden är 1 200 000 kr per år – ”oförändrad” mot i dag, 40 € per timme enligt § 3.",
		"§ 23 Samlad jourlinje i norra länsdelen", "• Förfrågningsunderlag", "Ej undertecknat",
		"ordföranden och Jon Åkesdal (M) justerar dagens protokoll med Ellen Fjällvik (C) som ersättare.",
		"Vårddirektören har tecknat avtal med Granby kommun om hemsjukvård.", "[U+1F600]", "Nordsamiska",
	} {
		if !strings.Contains(read, want) {
			t.Errorf("pdftotext does not read %q in\n%s", want, read)
		}
	}
	draft, err := compose.Minutes(large(8), compose.MinutesOptions{Draft: true})
	if err != nil {
		t.Fatal(err)
	}
	out, err = exec.Command(pdftotext, "-enc", "UTF-8", save(t, draft), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range strings.Split(strings.TrimSuffix(string(out), "\f"), "\f") {
		if !strings.Contains(page, mark) {
			t.Errorf("pdftotext does not find the mark on page %d", i+1)
		}
	}
}

func TestPdffontsSeesEmbeddedSubsetsWithUnicode(t *testing.T) {
	pdffonts := tool(t, "pdffonts")
	doc, err := compose.Minutes(adjusted(), compose.MinutesOptions{At: made})
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(pdffonts, save(t, doc)).Output()
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(strings.TrimSpace(string(out)), "\n")[2:]
	if len(rows) != 5 {
		t.Errorf("%d fonts", len(rows))
	}
	for _, row := range rows {
		if !strings.Contains(row, "yes yes yes") || !strings.Contains(row, "+") {
			t.Errorf("a font is not an embedded subset with Unicode: %s", row)
		}
	}
}
