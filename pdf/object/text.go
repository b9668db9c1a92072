package object

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// TextString encodes words as a PDF text string: plain ASCII as it is,
// everything else as UTF-16BE with its mark (7.9.2.2).
func TextString(s string) String {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && s[i] != '\n' && s[i] != '\r' && s[i] != '\t' || s[i] > '~' {
			ascii = false
			break
		}
	}
	if ascii {
		return String(s)
	}
	var b strings.Builder
	b.WriteString("\xfe\xff")
	for _, u := range utf16.Encode([]rune(s)) {
		b.WriteByte(byte(u >> 8))
		b.WriteByte(byte(u))
	}
	return String(b.String())
}

// Text gives the words of a text string in UTF-16, UTF-8 or PDFDocEncoding.
func (s String) Text() string {
	raw := string(s)
	switch {
	case strings.HasPrefix(raw, "\xfe\xff"):
		raw = raw[2:]
		units := make([]uint16, 0, len(raw)/2)
		for i := 0; i+1 < len(raw); i += 2 {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		}
		return string(utf16.Decode(units))
	case strings.HasPrefix(raw, "\xef\xbb\xbf"):
		return strings.ToValidUTF8(raw[3:], string(utf8.RuneError))
	}
	var b strings.Builder
	for i := 0; i < len(raw); i++ {
		b.WriteRune(docRune(raw[i]))
	}
	return b.String()
}

// docRunes are the places where PDFDocEncoding differs from Latin-1 (annex D.3).
var docRunes = map[byte]rune{
	0x18: '˘', 0x19: 'ˇ', 0x1a: 'ˆ', 0x1b: '˙', 0x1c: '˝', 0x1d: '˛', 0x1e: '˚', 0x1f: '˜',
	0x80: '•', 0x81: '†', 0x82: '‡', 0x83: '…', 0x84: '—', 0x85: '–', 0x86: 'ƒ', 0x87: '⁄',
	0x88: '‹', 0x89: '›', 0x8a: '−', 0x8b: '‰', 0x8c: '„', 0x8d: '“', 0x8e: '”', 0x8f: '‘',
	0x90: '’', 0x91: '‚', 0x92: '™', 0x93: 'ﬁ', 0x94: 'ﬂ', 0x95: 'Ł', 0x96: 'Œ', 0x97: 'Š',
	0x98: 'Ÿ', 0x99: 'Ž', 0x9a: 'ı', 0x9b: 'ł', 0x9c: 'œ', 0x9d: 'š', 0x9e: 'ž', 0xa0: '€',
}

func docRune(c byte) rune {
	if r, ok := docRunes[c]; ok {
		return r
	}
	return rune(c)
}
