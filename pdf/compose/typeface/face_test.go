package typeface_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"paragraf/assets"
	"paragraf/pdf/compose/typeface"
)

func TestFacesHaveSwedishAndPunctuation(t *testing.T) {
	for name, ttf := range faces() {
		face, err := typeface.Parse(ttf)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, r := range "abcåäöÅÄÖéüæøß§–—”“’•€½×·…0123456789 \u00a0" {
			if !face.Has(r) || face.Advance(r) <= 0 {
				t.Errorf("%s cannot set %q", name, r)
			}
		}
		if face.Has('\U0001F600') || face.Has(0) || face.Has(-1) {
			t.Errorf("%s claims a character it cannot have", name)
		}
		if face.Ascent <= 0 || face.Descent >= 0 || face.CapHeight <= 0 {
			t.Errorf("%s: heights %d %d %d", name, face.Ascent, face.Descent, face.CapHeight)
		}
	}
}

func TestKerningDrawsOverhangsCloser(t *testing.T) {
	for name, ttf := range faces() {
		face, _ := typeface.Parse(ttf)
		if k := face.Kern('T', 'o'); k >= 0 || k < -250 {
			t.Errorf("%s: To kerned by %d", name, k)
		}
		if k := face.Kern('A', 'V'); k >= 0 || k < -250 {
			t.Errorf("%s: AV kerned by %d", name, k)
		}
		if k := face.Kern('n', 'n'); k != 0 {
			t.Errorf("%s: nn kerned by %d", name, k)
		}
	}
}

func TestSubsetHoldsItsGlyphsAndLittleElse(t *testing.T) {
	for name, ttf := range faces() {
		face, _ := typeface.Parse(ttf)
		before := bytes.Clone(ttf)
		s, err := face.Subset([]rune("öåab§–\U0001F600ba\u00a0"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ttf, before) {
			t.Errorf("%s: the typeface was written into", name)
		}
		var got []rune
		for _, g := range s.Glyphs {
			got = append(got, g.Rune)
			if g.Index == 0 || g.Width != face.Advance(g.Rune) {
				t.Errorf("%s: %q is glyph %d, %d wide", name, g.Rune, g.Index, g.Width)
			}
		}
		if string(got) != "ab\u00a0§åö–" {
			t.Errorf("%s: glyphs for %q", name, string(got))
		}
		if len(s.Program) > 12_000 {
			t.Errorf("%s: %d bytes for 7 glyphs", name, len(s.Program))
		}
		if s.Name == "" || s.Ascent <= 0 || s.Box[3] <= s.Box[1] || s.Bold != strings.Contains(name, "semibold") || (s.ItalicAngle < 0) != strings.Contains(name, "italic") {
			t.Errorf("%s: %s %d %v bold %v angle %d", name, s.Name, s.Ascent, s.Box, s.Bold, s.ItalicAngle)
		}
		again, _ := face.Subset([]rune("ab\u00a0§åö–"))
		if !bytes.Equal(again.Program, s.Program) {
			t.Errorf("%s: the same runes gave other bytes", name)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(assets.SerifItalic[:4096])
	f.Add([]byte("\x00\x01\x00\x00"))
	f.Add(assets.SerifItalic)
	f.Fuzz(func(t *testing.T, raw []byte) {
		face, err := typeface.Parse(raw)
		if err != nil {
			if !errors.Is(err, typeface.ErrFormat) {
				t.Fatalf("an unnamed error: %v", err)
			}
			return
		}
		face.Kern('A', 'V')
		_, _ = face.Subset([]rune("AV\u00e5"))
	})
}

func faces() map[string][]byte {
	return map[string][]byte{
		"serif": assets.SerifRegular, "serif semibold": assets.SerifSemiBold, "serif italic": assets.SerifItalic,
		"sans": assets.InterRegular, "sans semibold": assets.InterSemiBold,
	}
}
