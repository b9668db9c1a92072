package typeface_test

import (
	"errors"
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

func TestCutKeepsMeasuresOfItsRunesAndDropsTheRest(t *testing.T) {
	whole, err := typeface.Parse(assets.SerifRegular)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := typeface.Parse(whole.Cut([]rune("öåab§–\U0001F600ba")))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "öåab§–" {
		if !cut.Has(r) || cut.Advance(r) != whole.Advance(r) {
			t.Errorf("%q: width %d, want %d", r, cut.Advance(r), whole.Advance(r))
		}
	}
	if cut.Has('c') {
		t.Error("c was not asked for")
	}
}

func FuzzParse(f *testing.F) {
	whole, err := typeface.Parse(assets.SerifItalic)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole.Cut([]rune("abc"))[:4096])
	f.Add([]byte("\x00\x01\x00\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		face, err := typeface.Parse(raw)
		if err != nil {
			if !errors.Is(err, typeface.ErrFormat) {
				t.Fatalf("an unnamed error: %v", err)
			}
			return
		}
		face.Kern('A', 'V')
	})
}

func faces() map[string][]byte {
	return map[string][]byte{
		"serif": assets.SerifRegular, "serif semibold": assets.SerifSemiBold, "serif italic": assets.SerifItalic,
		"sans": assets.InterRegular, "sans semibold": assets.InterSemiBold,
	}
}
