package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"paragraf/data"
)

// Read understands the bytes of a text, HTML or DOCX file. The name is only
// carried along; what the file is shows in its bytes. Every error is an *Error.
func Read(name string, raw []byte) (data.Draft, error) {
	src, err := linesOf(name, raw)
	if err != nil {
		return data.Draft{}, err
	}
	return finish(src, raw)
}

// linesOf reads the lines of a text, HTML or DOCX file.
func linesOf(name string, raw []byte) (source, error) {
	file := baseName(name)
	fail := func(problem, remedy string) (source, error) {
		return source{}, &Error{File: file, Problem: problem, Remedy: remedy}
	}
	switch formatOf(raw) {
	case formatEmpty:
		return fail("Filen är tom.", "Kontrollera att rätt fil är vald och att den har sparats.")
	case formatImage:
		return fail("Filen är en bild, och text i bilder kan inte läsas.", "Välj protokollet eller kallelsen som text, HTML, Word (DOCX) eller PDF med text.")
	case formatZIP:
		return fail("Filen är ett arkiv (ZIP) eller ett kalkylark, inget Word-dokument.", "Packa upp arkivet och läs in dokumentet i det, eller spara det som DOCX eller PDF.")
	case formatODT:
		return fail("Filen är ett OpenDocument (ODT eller ODS), som inte kan läsas.", "Öppna den i LibreOffice eller Word och spara den som DOCX eller PDF.")
	case formatOLE:
		return fail("Filen är i ett äldre Office-format som inte kan läsas.", "Öppna den i Word eller LibreOffice och spara den som DOCX eller PDF.")
	case formatRTF:
		return fail("Filen är i formatet RTF, som inte kan läsas.", "Öppna den i Word eller LibreOffice och spara den som DOCX eller PDF.")
	case formatPDF:
		return fail("Filen är en PDF men lästes som text.", "Läs in den som PDF.")
	case formatJSON, formatXML:
		return fail("Filen innehåller data (JSON eller XML), inget protokoll och ingen kallelse.", "Välj protokollet eller kallelsen som text, HTML, Word (DOCX) eller PDF.")
	case formatBinary:
		return fail("Filen innehåller inte läsbar text.", "Välj protokollet eller kallelsen som text, HTML, Word (DOCX) eller PDF.")
	case formatDOCX:
		src, err := readDOCX(file, raw)
		if err != nil {
			return fail("Word-dokumentet är skadat och kan inte öppnas.", "Öppna det i Word eller LibreOffice, spara det på nytt och läs in det igen.")
		}
		return src, nil
	case formatHTML:
		text, _ := decodeHTML(raw)
		return readHTML(file, text), nil
	}
	if !hasLineEnds(raw) {
		return fail("Filen är en enda rad på mer än en miljon tecken, inget protokoll och ingen kallelse.", "Kontrollera att rätt fil är vald; spara annars dokumentet på nytt som text med radbrytningar.")
	}
	text, _ := decode(raw)
	return readText(file, text), nil
}

// hasLineEnds tells text from a heap of characters: no line of it is longer
// than any paragraph is.
func hasLineEnds(raw []byte) bool {
	const longest = 1 << 20
	for len(raw) > longest {
		i := bytes.IndexAny(raw[:longest], "\r\n")
		if i < 0 {
			return false
		}
		raw = raw[i+1:]
	}
	return true
}

// ReadPages understands a PDF whose text package pdf/view has read.
func ReadPages(name string, raw []byte, pages []Page) (data.Draft, error) {
	src, err := linesOfPages(name, pages)
	if err != nil {
		return data.Draft{}, err
	}
	return finish(src, raw)
}

func linesOfPages(name string, pages []Page) (source, error) {
	file := baseName(name)
	src := readPages(file, pages)
	if !hasLetters(src.text) {
		return source{}, &Error{File: file, Problem: "PDF-filen har ingen text; den är troligen inskannad.", Remedy: "Läs in en PDF som är sparad från ordbehandlaren, eller en textversion av dokumentet."}
	}
	return src, nil
}

func baseName(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return path.Base(name)
}

// finish understands a source and makes the draft of it.
func finish(src source, raw []byte) (data.Draft, error) {
	doc := understand(&src)
	if !doc.recognised() {
		return data.Draft{}, &Error{File: src.name, Problem: "Filen ser varken ut som ett protokoll eller som en kallelse med ärenden.",
			Remedy: "Kontrollera att rätt fil är vald; dokumentet ska ha numrerade ärenden eller paragrafer."}
	}
	doc.check()
	doc.cover()
	doc.leftOut()
	doc.encoding(raw)
	m := doc.meeting
	sum := sha256.Sum256(raw)
	m.Source = &data.Source{Name: src.name, SHA256: hex.EncodeToString(sum[:]), Kind: doc.kind(), LeftOut: append(append(src.leftOut, src.heads...), src.removed...)}
	narrow(src.text, &m, doc.claims)
	sort.SliceStable(doc.claims, func(i, j int) bool { return doc.claims[i].Path < doc.claims[j].Path })
	return data.Draft{Meeting: m, Text: src.text, Claims: doc.claims}, nil
}

// TextLeftOut is the code of the warning that lists what was taken for the
// frame of a web page. It holds the words, so that nothing goes in silence.
const TextLeftOut = "text_left_out"

// leftOut tells which words of the source are in no field because they belong
// to the page around the document.
func (d *document) leftOut() {
	have := map[string]bool{}
	d.everyText(func(s string) {
		for _, w := range words(s) {
			have[w] = true
		}
	})
	var out []string
	for _, s := range d.src.leftOut {
		for _, w := range words(s) {
			if runes(w) > 3 && !have[w] && !formWord()[w] {
				out = append(out, s)
				break
			}
		}
	}
	if len(d.src.removed) > 0 {
		d.warn(TextLeftOut, 0, nil, "Dokumentet har spårade borttagningar eller dold text, som inte har lästs in: ”"+clip(strings.Join(d.src.removed, "”, ”"))+"”.")
	}
	if len(out) > 0 {
		d.warn(TextLeftOut, 0, nil, "Utelämnat som hörande till sidan runt dokumentet: ”"+strings.Join(out, "”, ”")+"”.")
	}
}

// encoding tells where the letters of the source had to be guessed.
func (d *document) encoding(raw []byte) {
	if n := strings.Count(d.src.text, "\uFFFD"); n > 0 {
		d.warn(data.TextUnplaced, 0, nil, fmt.Sprintf("Filen har skadade tecken (%d), som visas som �. Jämför med originalet.", n))
	}
	if utf8.Valid(raw) || IsPDF(raw) || bytes.HasPrefix(raw, []byte("PK")) || damagedUTF8(raw) {
		return
	}
	if _, mixed := decodeLines(raw); mixed {
		d.warn(data.TextUnplaced, 0, nil, "Filen har två teckenkodningar (UTF-8 och Windows-1252). Kontrollera att å, ä och ö är rätt.")
	}
}

// narrow shortens each claim's span to the value itself where it stands there
// letter by letter.
func narrow(text string, m *data.Meeting, claims []data.Claim) {
	for i := range claims {
		c := &claims[i]
		c.From, c.To = max(0, min(c.From, len(text))), max(0, min(c.To, len(text)))
		if c.To < c.From {
			c.To = c.From
		}
		var v string
		switch c.Path {
		case "organization":
			v = m.Organization
		case "body":
			v = m.Body
		case "place":
			v = m.Place
		case "date":
			v = m.Date
		}
		if v == "" {
			continue
		}
		if k := strings.Index(text[c.From:c.To], v); k >= 0 {
			c.From += k
			c.To = c.From + len(v)
		}
	}
}
