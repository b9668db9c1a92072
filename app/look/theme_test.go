package look_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
)

func TestScaleMultipliesTextAndIsClamped(t *testing.T) {
	normal := look.New(look.Options{}).Size(theme.SizeNameText)
	for _, c := range []struct{ asked, got float32 }{{0, 1}, {0.1, 0.8}, {1.5, 1.5}, {9, 2.5}} {
		if s := look.New(look.Options{Scale: c.asked}).Size(theme.SizeNameText); s != normal*c.got {
			t.Errorf("scale %v: text is %v, want %v", c.asked, s, normal*c.got)
		}
	}
	if a, b := look.New(look.Options{}).Size(look.SizeReading), look.New(look.Options{Scale: 2}).Size(look.SizeReading); b != 2*a {
		t.Errorf("reading text %v does not double to %v", a, b)
	}
}

func TestModeOverridesTheSystem(t *testing.T) {
	dark := look.New(look.Options{Mode: look.Dark}).Color(look.Ground, theme.VariantLight)
	if got := look.New(look.Options{Mode: look.System}).Color(look.Ground, theme.VariantDark); got != dark {
		t.Errorf("system mode does not follow the desktop: %v", got)
	}
	if got := look.New(look.Options{Mode: look.Light}).Color(look.Ground, theme.VariantDark); got == dark {
		t.Error("light mode is dark on a dark desktop")
	}
}

func TestApplyChangesTheRunningProgram(t *testing.T) {
	a := test.NewTempApp(t)
	look.Apply(a, look.Options{Scale: 2})
	if got := theme.TextSize(); got != 30 {
		t.Errorf("text size after Apply is %v", got)
	}
	if theme.Color(look.Paper) == nil {
		t.Error("the paper has no colour")
	}
}

func TestEachStyleHasItsOwnTypeface(t *testing.T) {
	th := look.New(look.Options{})
	for _, font := range []func(fyne.TextStyle) fyne.Resource{th.Font, look.ReadingFont} {
		seen := map[string]bool{}
		for _, s := range []fyne.TextStyle{{}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}} {
			seen[font(s).Name()] = true
		}
		if len(seen) != 4 {
			t.Errorf("four styles share typefaces: %v", seen)
		}
	}
}

func TestReadingIsSetByItself(t *testing.T) {
	a := test.NewTempApp(t)
	look.Apply(a, look.Options{})
	if got := look.ReadingNow(); got != (look.Reading{Typeface: look.Serif, Size: 1, LineHeight: 1.5, Chars: 68}) {
		t.Errorf("the usual setting is %+v", got)
	}
	size, interfaceSize := theme.Size(look.SizeReading), theme.TextSize()
	look.Apply(a, look.Options{Reading: look.Reading{Typeface: look.Legible, Size: 1.5, LineHeight: 9, Chars: 3}})
	if theme.Size(look.SizeReading) != 1.5*size || theme.TextSize() != interfaceSize {
		t.Errorf("read text %v, the rest %v; before %v and %v", theme.Size(look.SizeReading), theme.TextSize(), size, interfaceSize)
	}
	if got := look.ReadingNow(); got.LineHeight != look.MaxLineHeight || got.Chars != look.MinChars {
		t.Errorf("what is out of bounds became %+v", got)
	}
	names := map[string]bool{}
	for _, f := range look.Typefaces {
		look.Apply(a, look.Options{Reading: look.Reading{Typeface: f}})
		names[look.ReadingFont(fyne.TextStyle{}).Name()] = true
	}
	if len(names) != 3 {
		t.Errorf("three typefaces give %v", names)
	}
}
