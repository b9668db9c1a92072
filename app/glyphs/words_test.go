package glyphs

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"paragraf/assets"
)

var families = map[string]fyne.Resource{
	"theme":        nil,
	"serif":        serif,
	"serif strong": fyne.NewStaticResource("strong.ttf", assets.SerifSemiBold),
	"serif italic": fyne.NewStaticResource("italic.ttf", assets.SerifItalic),
	"sans":         fyne.NewStaticResource("sans.ttf", assets.InterRegular),
}

// Put together of words, every letter stands where it stands when the whole text
// is asked for: also where a typeface sets a letter closer to a space.
func TestLettersOfWordsStandWhereThoseOfTheTextDo(t *testing.T) {
	test.NewTempApp(t)
	pairs := ""
	for _, r := range "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉabcdefghijklmnopqrstuvwxyzåäöé0123456789.,;:!?-–—()[]\"'”’§/&%+*»«•…" {
		pairs += string(r) + " n" + string(r) + " " + string(r) + "  "
	}
	for name, source := range families {
		var kept words
		for _, text := range []string{
			pairs, "Förvaltningen fick i uppdrag att pröva VGT Tåg AB och Å Vård", " två blanka  i rad ", "effekt flytt affisch",
			"1\tVal av justerare\t2", "Bra 👍 jobbat", "mjukt binde\u00adstreck", "A\u030angstro\u0308m", "שלום nämnden", "ett \U0010fffd till", "  ", "",
		} {
			words := canvas.NewText(text, color.Black)
			words.TextSize, words.FontSource = 17, source
			want := shapeOf(words)
			for range 2 { // asked, and kept
				got := kept.of(words)
				if off := math.Abs(float64(got.size.Width - want.size.Width)); off > 0.01 || got.size.Height != want.size.Height || got.rise != want.rise || got.base != want.base {
					t.Errorf("%s, %.20q: %v %g %g, not %v %g %g", name, text, got.size, got.base, got.rise, want.size, want.base, want.rise)
				}
				if len(got.runs) != len(want.runs) {
					t.Fatalf("%s, %.20q: %d runs, not %d", name, text, len(got.runs), len(want.runs))
				}
				for n, r := range got.runs {
					for i, l := range r.letters {
						if r.face != want.runs[n].face || l != want.runs[n].letters[i] {
							t.Fatalf("%s, %.20q: letter %d is %v, not %v", name, text, i, l, want.runs[n].letters[i])
						}
					}
				}
			}
		}
	}
}

// What is kept of words is bounded.
func TestWordsThatAreKeptAreBounded(t *testing.T) {
	test.NewTempApp(t)
	var kept words
	for i := range keptWords + 100 {
		words := text(string([]rune{'a' + rune(i%26), 'a' + rune(i/26%26), 'a' + rune(i/676%26)}), 18, color.Black)
		kept.of(words)
	}
	if len(kept.kept) > keptWords+1 {
		t.Errorf("%d words are kept", len(kept.kept))
	}
}

// The letters of a line of words that were there before.
func BenchmarkLetters(b *testing.B) {
	test.NewTempApp(b)
	line := text("Förvaltningen fick i december i uppdrag att pröva en samlad jourlinje för", 18, color.Black)
	b.Run("of words", func(b *testing.B) {
		var kept words
		for b.Loop() {
			kept.of(line)
		}
	})
	b.Run("of new words", func(b *testing.B) {
		var kept words
		for b.Loop() {
			kept.kept = nil
			kept.of(line)
		}
	})
	b.Run("of the whole", func(b *testing.B) {
		for b.Loop() {
			shapeOf(line)
		}
	})
}
