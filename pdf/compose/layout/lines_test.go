package layout_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"paragraf/pdf/compose/layout"
)

var body = layout.Style{Face: layout.Serif, Size: 11, Leading: 16}

func set(text string, width float64) []string {
	var lines []string
	for _, l := range layout.Text(text, body).Lines(width, 0) {
		lines = append(lines, l.String())
	}
	return lines
}

func TestNeverBrokenInside(t *testing.T) {
	for _, kept := range []string{
		"§ 4", "§§ 4–7", "100 000", "1 200 000 kr", "12 %", "kl. 14", "3 kap. 5 §", "Ellen Fjällvik (C)", "nr 12",
		"100\u00a0000 kronor", "a\u2060b", "2022–2024", "23RS-2460", "3-årig",
	} {
		// Slide the words over the end of the line; wherever it falls, they stay together.
		last := strings.Split(kept, " ")
		if kept == "Ellen Fjällvik (C)" {
			last = last[1:]
		}
		want := strings.ReplaceAll(strings.Join(last, " "), "\u2060", "")
		for n := range 60 {
			lines := set(strings.Repeat("x", n)+" "+kept+" och mera text som följer", 300)
			found := false
			for _, l := range lines {
				found = found || strings.Contains(l, want)
			}
			if !found {
				t.Errorf("%q was broken: %q", kept, lines)
				break
			}
		}
	}
}

func TestMayBreak(t *testing.T) {
	for _, c := range []struct {
		text, first string
		width       float64
	}{
		{"hälso- och sjukvårdsnämnden", "hälso-", 45},
		{"Hälso-sjukvård", "Hälso-", 60},
		{"och/eller", "och/", 40},
		{"kommun\u00adstyrelsen", "kommun-", 60},
		{"kommun\u200bstyrelsen", "kommun", 60},
		{"ett två", "ett", 30},
		{"första\nandra", "första", 400},
		{"https://granby.example/protokoll", "https://", 45},
	} {
		if lines := set(c.text, c.width); len(lines) < 2 || lines[0] != c.first {
			t.Errorf("%q: %q", c.text, lines)
		}
	}
}

func TestSoftHyphenIsSeenOnlyAtTheEndOfALine(t *testing.T) {
	lines := set("kommun\u00adstyrelsen", 400)
	if len(lines) != 1 || lines[0] != "kommunstyrelsen" {
		t.Errorf("%q", lines)
	}
}

func TestLineEndsInTheTextAreKept(t *testing.T) {
	lines := set("ett\n\ntvå ", 400)
	if strings.Join(lines, "|") != "ett||två" {
		t.Errorf("%q", lines)
	}
}

func TestOverlongWordIsBrokenAtItsJointsAndLosesNothing(t *testing.T) {
	word := "https://diarium.granby.example/arenden/2025/handlingar/tjansteskrivelse-jourlinje?version=12&format=pdf"
	lines := set(word, 200)
	if strings.Join(lines, "") != word {
		t.Fatalf("%q", lines)
	}
	for _, l := range lines[:len(lines)-1] {
		if !strings.ContainsAny(l[len(l)-1:], "/.-_?&=") {
			t.Errorf("broken inside a word: %q", l)
		}
	}
}

func TestCombiningMarksStayWithTheirLetter(t *testing.T) {
	text := strings.Repeat("x\u0302", 500) // no composed form exists
	for _, l := range set(text, 60) {
		if strings.HasPrefix(l, "\u0302") {
			t.Fatalf("a mark begins a line: %q", l)
		}
	}
}

func TestMegabyteParagraphs(t *testing.T) {
	for name, text := range map[string]string{
		"words":    strings.Repeat("nämnden beslutar ", 70_000),
		"one word": strings.Repeat("å", 1_000_000),
		"marks":    "a" + strings.Repeat("\u0302", 500_000),
		"spaces":   strings.Repeat(" ", 1_000_000),
		"digits":   strings.Repeat("100 000 ", 140_000),
		"hyphens":  strings.Repeat("ab-", 300_000),
	} {
		lines := layout.Text(text, body).Lines(400, 0)
		got := 0
		for _, l := range lines {
			got += len(strings.ReplaceAll(l.String(), " ", ""))
		}
		if want := len(strings.ReplaceAll(text, " ", "")); got != want {
			t.Errorf("%s: %d bytes of %d are in the lines", name, got, want)
		}
	}
}

// Whatever the text: no character is lost, no line is wider than the column
// (unless it holds a single character), and nothing panics.
func TestLinesProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkLines(t, rapid.String().Draw(t, "text"), rapid.Float64Range(1, 500).Draw(t, "width"), rapid.Float64Range(0, 100).Draw(t, "indent"))
	})
}

func checkLines(t interface{ Fatalf(string, ...any) }, raw string, width, indent float64) {
	var c layout.Cleaner
	text := c.Clean(raw)
	for _, r := range text {
		if r != '\n' && r != '\u00ad' && r != '\u200b' && r != '\u2060' && !layout.Settable(r) {
			t.Fatalf("%q is left in %q", r, text)
		}
	}
	if again := new(layout.Cleaner).Clean(text); again != text {
		t.Fatalf("cleaning twice changes %q to %q", text, again)
	}
	got := strings.Builder{}
	for _, l := range layout.Text(text, body).Lines(width, indent) {
		s := l.String()
		if l.Width > width+0.01 && letters(s) > 1 {
			t.Fatalf("%q is %.2f wide, the column %.2f", s, l.Width, width)
		}
		if l.Leading != body.Leading {
			t.Fatalf("leading %.2f", l.Leading)
		}
		got.WriteString(s)
	}
	if bare(got.String()) != bare(text) {
		t.Fatalf("%q became %q", text, got.String())
	}
}

// bare leaves out what may appear or vanish at line ends.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \n\u00ad\u200b\u2060-", r) {
			return -1
		}
		return r
	}, s)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.M, r) && r != '-' {
			n++
		}
	}
	return n
}

func FuzzLines(f *testing.F) {
	f.Add("§ 4 hälso- och sjukvård\u00ad \u200bx", 80.0)
	f.Add("👩\u200d👩\ufe0f שלום\u202e\x00\x1b", 10.0)
	f.Fuzz(func(t *testing.T, text string, width float64) {
		if width < 1 || width > 1000 || width != width {
			return
		}
		checkLines(t, text, width, 0)
	})
}

func BenchmarkLines(b *testing.B) {
	text := strings.Repeat("Hjälpmedels- och tolknämndens utskott beslutar att godkänna § 4. ", 15)
	for b.Loop() {
		layout.Text(text, body).Lines(400, 0)
	}
	b.SetBytes(int64(len(text)))
}
