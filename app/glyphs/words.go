package glyphs

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// words keeps the letters of words, of which a text is put together: most lines of
// a new text have words that were there before, and asking for their letters is a
// sixth of what a page costs.
type words struct {
	kept   map[word]shape
	spaces map[word]shape // of each size of a typeface: how high its lines are
	shaper shaping.HarfbuzzShaper
}

// word is a word with the space before it, in one size of a typeface.
type word struct {
	faces *faces
	size  float32
	text  string
}

// keptWords is some four megabytes; a meeting of 300 items has some thousand.
const keptWords = 8000

// of is shapeOf, put together of words where that comes to the same.
func (k *words) of(t *canvas.Text) shape {
	f := facesOf(t.TextStyle, t.FontSource, t)
	if !plain(t.Text) {
		return shapeIn(f, t.Text, t.TextSize, t.TextStyle)
	}
	whole := shape{}
	for rest := t.Text; rest != ""; {
		end := cut(rest)
		part := k.word(f, rest[:end], t.TextSize, t.TextStyle)
		if len(part.runs) != 1 || len(whole.runs) > 0 && part.runs[0].face != whole.runs[0].face {
			return shapeIn(f, t.Text, t.TextSize, t.TextStyle) // letters that the typeface lacks
		}
		if len(whole.runs) == 0 {
			whole = part
			whole.runs = []run{{face: part.runs[0].face, letters: make([]letter, 0, len(t.Text))}}
			whole.size.Width = 0
		}
		line := &whole.runs[0]
		line.letters = append(line.letters, part.runs[0].letters...)
		whole.size.Width += part.size.Width
		rest = rest[end:]
	}
	return whole
}

// word returns the letters of a plain text that comes again and again.
func (k *words) word(f *faces, text string, size float32, style fyne.TextStyle) shape {
	key := word{f, size, text}
	s, there := k.kept[key]
	if !there {
		if len(k.kept) >= keptWords || k.kept == nil {
			k.kept, k.spaces = map[word]shape{}, map[word]shape{}
		}
		key.text = strings.Clone(text) // not the whole line with it
		s = k.ask(f, key.text, size, style)
		k.kept[key] = s
	}
	return s
}

// ask asks for the letters of a plain text as Fyne does, but at once, where Fyne
// looks for changes of script and direction and asks for a space each time.
func (k *words) ask(f *faces, text string, size float32, style fyne.TextStyle) shape {
	letters := []rune(text)
	face := f.Fonts.ResolveFace(letters[0])
	for _, r := range letters {
		if f.Fonts.ResolveFace(r) != face {
			return shapeIn(f, text, size, style)
		}
	}
	space, there := k.spaces[word{f, size, ""}]
	if !there {
		space = shapeIn(f, " ", size, style)
		k.spaces[word{f, size, ""}] = space
	}
	out := k.shaper.Shape(shaping.Input{
		Text: letters, RunEnd: len(letters), Direction: di.DirectionLTR, Face: face, Size: fixed.Int26_6(float64(size) * 64),
		Script: language.Latin, Language: "en",
	})
	line := run{face: face, letters: lettersOf(out)}
	return shape{[]run{line}, points(out.LineBounds.Ascent), fyne.NewSize(points(out.Advance), space.size.Height), space.rise}
}

// plain tells whether a text is of letters and signs that stand for themselves,
// from left to right.
func plain(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7f, r >= 0xa0 && r < 0x250 && r != 0xad, r >= 0x2010 && r <= 0x2026:
		default:
			return false
		}
	}
	return s != ""
}

// cut is where the first word ends: before a space, but not after a capital, which
// some typefaces set closer to the space.
func cut(s string) int {
	for i := 1; i < len(s); i++ {
		if before := s[i-1]; s[i] == ' ' && before != ' ' && before < 0x80 && (before < 'A' || before > 'Z') {
			return i
		}
	}
	return len(s)
}
