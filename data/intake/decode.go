package intake

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// format is the kind of file that bytes are, told from the bytes and never
// from the name.
type format int

const (
	formatText format = iota
	formatHTML
	formatDOCX
	formatPDF
	formatZIP
	formatODT
	formatOLE
	formatRTF
	formatImage
	formatJSON
	formatXML
	formatBinary
	formatEmpty
)

// IsPDF tells whether raw is a PDF, whose text package pdf/view must read.
func IsPDF(raw []byte) bool {
	head := raw[:min(len(raw), 1024)]
	return bytes.Contains(head, []byte("%PDF-"))
}

func formatOf(raw []byte) format {
	switch {
	case len(bytes.TrimSpace(raw)) == 0:
		return formatEmpty
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("PK\x05\x06")):
		if bytes.Contains(raw, []byte("word/")) {
			return formatDOCX
		}
		if bytes.Contains(raw[:min(len(raw), 1024)], []byte("application/vnd.oasis.opendocument")) {
			return formatODT
		}
		return formatZIP
	case bytes.HasPrefix(raw, []byte{0xD0, 0xCF, 0x11, 0xE0}):
		return formatOLE
	case bytes.HasPrefix(raw, []byte(`{\rtf`)):
		return formatRTF
	case isImage(raw):
		return formatImage
	case IsPDF(raw) && !utf8.Valid(raw), bytes.HasPrefix(raw, []byte("%PDF-")):
		return formatPDF
	}
	text, ok := decode(raw)
	if !ok {
		return formatBinary
	}
	trimmed := strings.TrimSpace(text)
	switch {
	case trimmed == "":
		return formatEmpty
	case looksLikeHTML(trimmed):
		return formatHTML
	case strings.HasPrefix(trimmed, "<?xml"):
		return formatXML
	case (trimmed[0] == '{' || trimmed[0] == '[') && json.Valid([]byte(trimmed)):
		return formatJSON
	}
	return formatText
}

func isImage(raw []byte) bool {
	for _, magic := range []string{"\x89PNG", "\xFF\xD8\xFF", "GIF8", "BM\x00", "II*\x00", "MM\x00*"} {
		if bytes.HasPrefix(raw, []byte(magic)) {
			return true
		}
	}
	return bytes.HasPrefix(raw, []byte("RIFF")) && len(raw) > 12 && string(raw[8:12]) == "WEBP"
}

// looksLikeHTML accepts a document that opens as HTML, also behind an XML
// declaration or comments, and a fragment made of block elements.
func looksLikeHTML(s string) bool {
	head := strings.ToLower(s[:min(len(s), 2048)])
	for {
		head = strings.TrimSpace(head)
		switch {
		case strings.HasPrefix(head, "<!--"):
			_, after, found := strings.Cut(head, "-->")
			if !found {
				return true
			}
			head = after
			continue
		case strings.HasPrefix(head, "<?xml"):
			_, after, found := strings.Cut(head, "?>")
			if !found {
				return false
			}
			head = after
			continue
		}
		break
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<ul", "<ol", "<h1", "<h2", "<main", "<article", "<section", "<meta", "<title", "<header", "<nav"} {
		if strings.HasPrefix(head, tag) {
			return true
		}
	}
	return false
}

// decode turns bytes into text in UTF-8 and NFC with "\n" line ends. It knows
// UTF-8, UTF-16 with a byte order mark, Mac Roman and Windows-1252. It fails on bytes
// that are no text.
func decode(raw []byte) (string, bool) {
	var s string
	switch {
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}), bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		s = decodeUTF16(raw)
	case bytes.IndexByte(raw, 0) >= 0: // told at once, whatever the size
		return "", false
	case utf8.Valid(raw):
		s = string(bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF")))
	case damagedUTF8(raw):
		s = mendUTF8(raw)
	case MacRoman(raw):
		text, err := charmap.Macintosh.NewDecoder().Bytes(raw)
		if err != nil {
			return "", false
		}
		s = string(text)
	default:
		s, _ = decodeLines(raw)
	}
	if strings.ContainsRune(s, 0) || mostlyControl(s) {
		return "", false
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	s = strings.ReplaceAll(s, "\u2028", "\n")
	s = strings.ReplaceAll(s, "\u2029", "\n\n")
	s = strings.ReplaceAll(s, "\u0085", "\n")
	s = strings.ReplaceAll(s, "\uFEFF", "")
	return norm.NFC.String(s), true
}

// damagedUTF8 tells UTF-8 with a few broken bytes, as files have that were cut
// or joined, from text in another encoding: hardly any text in Windows-1252 has
// one sequence after the other that is letters in UTF-8 too.
func damagedUTF8(raw []byte) bool {
	good, bad := 0, 0
	for b := raw; len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		switch {
		case n > 1:
			good++
		case r == utf8.RuneError:
			bad++
		}
		b = b[n:]
	}
	return good >= 4 && good >= 4*bad
}

// mendUTF8 reads UTF-8. A byte that is no part of it is read as the letter that
// it is in Windows-1252 where it stands in the Swedish alphabet, else as the
// sign for a damaged character.
func mendUTF8(raw []byte) string {
	var s strings.Builder
	for b := raw; len(b) > 0; {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			if letter := charmap.Windows1252.DecodeByte(b[0]); strings.ContainsRune("åäöÅÄÖéÉü§–", letter) {
				r = letter
			}
		}
		s.WriteRune(r)
		b = b[n:]
	}
	return s.String()
}

// decodeLines reads each line in the encoding that it is in, UTF-8 or
// Windows-1252, and reports whether both occur: files are pasted together.
func decodeLines(raw []byte) (text string, mixed bool) {
	var s strings.Builder
	modern, western := false, false
	for line := range bytes.Lines(raw) {
		if utf8.Valid(line) {
			modern = modern || utf8.RuneCount(line) < len(line)
			s.Write(line)
			continue
		}
		western = true
		for _, b := range line {
			s.WriteRune(charmap.Windows1252.DecodeByte(b))
		}
	}
	return s.String(), modern && western
}

func decodeUTF16(raw []byte) string {
	big := raw[0] == 0xFE
	units := make([]uint16, 0, len(raw)/2)
	for i := 2; i+1 < len(raw); i += 2 {
		if big {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		} else {
			units = append(units, uint16(raw[i+1])<<8|uint16(raw[i]))
		}
	}
	return string(utf16.Decode(units))
}

// mostlyControl tells text from bytes that merely decode: more than one
// character in fifty is a control character or a replacement.
func mostlyControl(s string) bool {
	bad, all := 0, 0
	for _, r := range s {
		all++
		if r == unicode.ReplacementChar || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != '\v' {
			bad++
		}
	}
	return bad*50 > all
}
