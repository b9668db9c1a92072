package intake

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The fuzzers hold every parser to the same promises: no panic, no hang, every
// claim inside the text, no word of the source lost.

func addCases(f *testing.F, endings ...string) {
	for _, e := range endings {
		files, _ := filepath.Glob("testdata/cases/*" + e)
		for i, name := range files {
			if i > 12 {
				break
			}
			if raw, err := os.ReadFile(name); err == nil && len(raw) < 1<<16 {
				f.Add(raw)
			}
		}
	}
}

func holds(t *testing.T, raw []byte) {
	if len(raw) > 1<<17 {
		return
	}
	d, err := Read("prov", raw)
	if err != nil {
		return
	}
	claimsHold(t, d)
	if len(d.Meeting.Items) > 2000 {
		t.Fatalf("%d items", len(d.Meeting.Items))
	}
}

func FuzzText(f *testing.F) {
	addCases(f, ".txt")
	f.Add([]byte("Protokoll från Vårdnämnden 2024-04-09\n§ 1 Öppnande\nMötet öppnas.\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if formatOf(raw) == formatText {
			holds(t, raw)
		}
	})
}

func FuzzHTML(f *testing.F) {
	addCases(f, ".html", ".htm")
	f.Fuzz(func(t *testing.T, raw []byte) {
		holds(t, append([]byte("<html><body>"), raw...))
	})
}

func FuzzDOCX(f *testing.F) {
	f.Add([]byte(`<w:p><w:r><w:t>Protokoll från Vårdnämnden 2024-04-09</w:t></w:r></w:p><w:p><w:r><w:t>§ 1 Öppnande</w:t></w:r></w:p>`), []byte(`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`))
	f.Fuzz(func(t *testing.T, body, numbering []byte) {
		if len(body) > 1<<16 {
			return
		}
		holds(t, makeDOCX(t, string(body), string(numbering)))
	})
}

func FuzzPages(f *testing.F) {
	f.Add("Protokoll|Vårdnämnden 2024-04-09|§ 1 Öppnande|Mötet öppnas.", uint16(7))
	f.Fuzz(func(t *testing.T, text string, seed uint16) {
		if len(text) > 1<<14 {
			return
		}
		var p Page
		p.Width, p.Height = 595, 842
		x, y := 60.0, 60.0
		for i, s := range strings.Split(text, "|") {
			n := (int(seed) + i*31) % 17
			p.Lines = append(p.Lines, Line{Text: s, X: x + float64(n%5)*90, Y: y, Width: float64(len(s)) * 5, Height: 11, Size: 10 + float64(n%3), Bold: n%4 == 0})
			if n%3 != 0 {
				y += float64(10 + n)
			}
		}
		d, err := ReadPages("prov.pdf", []byte("%PDF-"), []Page{p, p})
		if err == nil {
			claimsHold(t, d)
		}
	})
}

// makeDOCX packs the least Word document that holds body and numbering.
func makeDOCX(t testing.TB, body, numbering string) []byte {
	t.Helper()
	const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"word/document.xml":  "<w:document" + ns + "><w:body>" + body + "</w:body></w:document>",
		"word/numbering.xml": "<w:numbering" + ns + ">" + numbering + "</w:numbering>",
		"word/styles.xml":    "<w:styles" + ns + `><w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style></w:styles>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
