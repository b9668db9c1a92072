package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"paragraf/data"
)

func TestOtherFilesAreRefused(t *testing.T) {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	w, _ := z.Create("mjölk.txt")
	w.Write([]byte("mjölk"))
	z.Close()
	for name, raw := range map[string][]byte{
		"tom.txt":       nil,
		"blank.txt":     []byte(" \n\t\u00A0\n\n"),
		"lista.txt":     []byte("Att handla\n1. Mjölk\n2. Bröd\n3. Smör\n"),
		"brev.txt":      []byte("Hej Maj!\n\nTack för senast. Vi ses på sammanträdet nästa vecka, och jag tar med kaffe.\n\nMed vänlig hälsning\nTure\n"),
		"main.go":       []byte("package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfmt.Println(\"§ 4 Protokoll\")\n}\n"),
		"data.json":     []byte(`{"protokoll": "§ 4", "items": [1, 2]}`),
		"lag.txt":       []byte("1 § Denna lag gäller för kommuner.\n\n2 § Med kommun avses även region.\n\n3 § Lagen träder i kraft den 1 januari.\n"),
		"bild.png":      []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
		"arkiv.zip":     archive.Bytes(),
		"avhuggen.docx": append([]byte("PK\x03\x04"), []byte("word/document.xml trasig")...),
		"brev.odt":      append([]byte("PK\x03\x04"), []byte("mimetypeapplication/vnd.oasis.opendocument.text")...),
		"en-rad.txt":    bytes.Repeat([]byte("§ 4 Protokoll "), 100_000),
		"gammal.doc":    {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1},
		"brev.rtf":      []byte(`{\rtf1\ansi Protokoll}`),
		"binär.bin":     {0, 1, 2, 3, 255, 254, 0, 7, 9, 200, 0, 0, 11},
	} {
		_, err := Read("/någonstans/"+name, raw)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v, want an *Error", name, err)
			continue
		}
		if e.File != name || !strings.HasSuffix(e.Problem, ".") || !strings.HasSuffix(e.Remedy, ".") || strings.Contains(err.Error(), "någonstans") {
			t.Errorf("%s: the error must name file, problem and remedy: %v", name, err)
		}
	}
}

func TestShortAgendaPasses(t *testing.T) {
	d := mustRead(t, "Kallelse till Kulturnämnden 2024-05-02\n1. Upprop\n2. Val av justerare\n3. Övriga frågor\n")
	m := d.Meeting
	if m.Body != "Kulturnämnden" || m.Date != "2024-05-02" || len(m.Items) != 3 || m.Source.Kind != "agenda" || m.State != "convened" {
		t.Errorf("got %+v", m)
	}
}

func TestEncodings(t *testing.T) {
	text := "Protokoll från Vårdnämnden 2024-04-09\n\n§ 1 Öppnande\n\nMötet öppnas.\n\n§ 2 Rapport om åtgärder\n\nRapporten gås igenom.\n"
	utf16 := []byte{0xFE, 0xFF}
	for _, r := range text {
		utf16 = append(utf16, byte(r>>8), byte(r))
	}
	latin := make([]byte, 0, len(text))
	for _, r := range text {
		latin = append(latin, byte(r))
	}
	mac, err := charmap.Macintosh.NewEncoder().Bytes([]byte(strings.ReplaceAll(text, "\n", "\r")))
	if err != nil {
		t.Fatal(err)
	}
	want := mustRead(t, text).Meeting
	for name, raw := range map[string][]byte{
		"BOM": append([]byte("\xEF\xBB\xBF"), text...), "CRLF": []byte(strings.ReplaceAll(text, "\n", "\r\n")), "CR": []byte(strings.ReplaceAll(text, "\n", "\r")),
		"UTF-16": utf16, "Windows-1252": latin, "Mac Roman": mac,
	} {
		d, err := Read("prov.txt", raw)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := d.Meeting
		if got.Body != want.Body || got.Date != want.Date || len(got.Items) != 2 || got.Items[1].Title != want.Items[1].Title {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

// A file in UTF-8 that was cut and joined on its way keeps its good letters,
// and its damaged ones are told.
func TestDamagedUTF8(t *testing.T) {
	text := "Vårdnämnden\nProtokoll 2025-06-03\n\nNärvarande: Ellen Fjällvik (C), Ture Malmgård (S)\n\n§ 1 Val av justerare\nVårdnämnden beslutar att välja Ture Malmgård.\n\n§ 2 Ändrade avgifter\nVårdnämnden beslutar att höja avgifterna.\n"
	raw := strings.Replace(text, "höja", "h\xf6ja", 1)            // a letter of another encoding
	raw = strings.Replace(raw, "avgifterna", "avgift\xc3erna", 1) // half a letter
	d, err := Read("hopfogad.txt", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	if d.Meeting.Body != "Vårdnämnden" || !strings.Contains(d.Text, "att höja avgift\uFFFDerna") {
		t.Errorf("read as %q: %s", d.Meeting.Body, d.Text)
	}
	joined := append([]byte(text[:len(text)/2]), latin1(t, text[len(text)/2:])...)
	if d, err = Read("hopfogad.txt", joined); err != nil || !strings.Contains(d.Text, "att höja avgifterna") || !strings.Contains(d.Text, "Närvarande") {
		t.Errorf("two encodings in one file: %v\n%s", err, d.Text)
	}
	if !slices.ContainsFunc(d.Meeting.Warnings, func(w data.Warning) bool { return strings.Contains(w.Message, "två teckenkodningar") }) {
		t.Errorf("two encodings: warnings %v", d.Meeting.Warnings)
	}
	d, err = Read("hopfogad.txt", []byte(raw))
	if err != nil {
		t.Fatal(err)
	}
	told := slices.ContainsFunc(d.Meeting.Warnings, func(w data.Warning) bool { return strings.Contains(w.Message, "skadade tecken (1)") })
	if !told {
		t.Errorf("warnings %v", d.Meeting.Warnings)
	}
}

// latin1 is a text as Windows-1252 has it.
func latin1(t *testing.T, text string) []byte {
	t.Helper()
	raw, err := charmap.Windows1252.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// A film that is dropped by mistake is refused without being decoded.
func TestALargeFileThatIsNoTextCostsNothing(t *testing.T) {
	raw := []byte(strings.Repeat("\x12\xff\x00\xd8", 4<<20))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Read("film.bin", raw)
	runtime.ReadMemStats(&after)
	if err == nil {
		t.Fatal("it was read")
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
		t.Errorf("%d bytes were used to refuse it", used)
	}
}

func TestWhatIsMacRomanIsToldFromWindows1252(t *testing.T) {
	for text, want := range map[string]bool{
		"Miloš Dušan väntar på åtgärd… och Škoda": false, "Wait… and see… for 5 €": false, "Škoda": false,
		"ärende om åtgärder": true, "Ordföranden har besvarat remissen om höga räntor": true, "ÅRSREDOVISNING; Ända; Öster": true,
	} {
		raw := latin1(t, text)
		if want {
			var err error
			if raw, err = charmap.Macintosh.NewEncoder().Bytes([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if got := MacRoman(raw); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
