package annotext

import (
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// report is a fictional report, long enough to scroll.
func report() *Text {
	blocks := []Block{
		{Title, "Jourverksamhet i norra länsdelen"},
		{Small, "25VN0311 · tjänsteskrivelse, version 2 av 6 juni"},
		{Paragraph, "Förvaltningen fick i december i uppdrag att pröva en samlad jourlinje för de tre vårdcentralerna i Granby, Lomvik och Åsele. Försöket har pågått sedan den 1 februari och omfattar kvällar och helger."},
		{Paragraph, "Under perioden har antalet besök per pass sjunkit från 14 till 9, medan restiden för patienterna i medeltal har ökat med elva minuter. Personalen uppger att bemanningen är enklare att planera."},
		{Heading, "Ekonomiska konsekvenser"},
		{Paragraph, "Kostnaden beräknas till 4,2 miljoner kronor per år, vilket är 0,6 miljoner kronor lägre än i dag. Beräkningen förutsätter att hyrpersonal inte behövs efter sommaren."},
		{TableRow, "2023\tkvällar\t2,1 mkr"},
		{TableRow, "2024\tkvällar och helger\t4,2 mkr"},
		{Label, "Förslag till beslut"},
		{Paragraph, "Vårdnämnden beslutar"},
		{ListItem, "att göra den samlade jourlinjen permanent från den 1 september 2025, samt"},
		{ListItem, "att uppdra åt förvaltningen att redovisa restiderna i mars 2026."},
		{ListItem, "punkt utan eget tecken, som får en prick i stället för ett ord"},
	}
	for range 12 {
		blocks = append(blocks, Block{Paragraph, "Bakgrunden har redovisats i tidigare skrivelser. Ingen av remissinstanserna har haft något att invända mot att försöket blir en del av den ordinarie verksamheten, men flera av dem har bett om en förnyad uppföljning av hur restiderna utvecklas."})
	}
	return NewText(blocks)
}

// marksOf marks words of a text, each with a note.
func marksOf(t *Text) []Mark {
	var marks []Mark
	for _, m := range []struct {
		id     string
		words  string
		colour Colour
		note   Note
	}{
		{"question", "Försöket har pågått sedan den 1 februari och omfattar kvällar och helger.", Yellow, Note{"Fråga", "Gäller det även storhelger?", "oförändrad · din, 28 maj", ""}},
		{"check", "antalet besök per pass sjunkit från 14 till 9", Red, Note{"Att kolla", "I mars stod det 12. Vilket stämmer?", "texten är ändrad: ”12” → ”9”", ""}},
		{"note", "sjunkit", Blue, Note{"Anteckning", "Jämför med södra länsdelen, där besöken i stället har blivit fler sedan linjerna slogs ihop i höstas.", "din, 2 juni", ""}},
		{"for", "0,6 miljoner kronor lägre än i dag", Green, Note{"Bifall", "Bra, men fråga om hösten.", "din, 28 maj", ""}},
	} {
		found := t.find(m.words)
		note := m.note
		marks = append(marks, Mark{ID: m.id, Start: found[0].start, End: found[0].end, Colour: m.colour, Note: &note})
	}
	return marks
}

// show opens a page on paper in a window of a size, in our look.
func show(tb testing.TB, o Options, l look.Options, w, h float32) (*Page, fyne.Window) {
	tb.Helper()
	look.Apply(test.NewTempApp(tb), l)
	p := NewPage(o)
	window := test.NewTempWindow(tb, ui.NewFill(look.Paper, p))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(w, h))
	return p, window
}

func TestPageLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name string
		look look.Options
		w, h float32
	}{
		{"page-light.png", look.Options{Mode: look.Light}, 860, 760},
		{"page-dark.png", look.Options{Mode: look.Dark}, 860, 760},
		{"page-200.png", look.Options{Mode: look.Light, Scale: 2}, 1200, 900},
		{"page-narrow.png", look.Options{Mode: look.Light}, 430, 600},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, window := show(t, Options{}, c.look, c.w, c.h)
			p.SetText(report(), nil)
			p.SetMarks(marksOf(p.text))
			p.SelectQuote("Personalen uppger")
			window.Canvas().Focus(p)
			test.AssertRendersToImage(t, c.name, window.Canvas())
		})
	}
}

func TestPageIsMarkedUpAsItShould(t *testing.T) {
	p, window := show(t, Options{}, look.Options{Mode: look.Light}, 860, 420)
	p.SetText(report(), nil)
	p.SetMarks(marksOf(p.text))
	test.AssertRendersToMarkup(t, "page.xml", window.Canvas())
}

// screen returns what the visible text objects say, line by line.
func screen(p *Page) []string {
	byLine := []string{}
	for n := p.sheet.first; n <= p.sheet.last; n++ {
		words := []string{}
		for _, o := range p.sheet.lines[n] {
			words = append(words, o.Text)
		}
		byLine = append(byLine, strings.Join(words, "\t"))
	}
	return byLine
}

// model returns what these lines should say.
func model(p *Page) []string {
	lines := []string{}
	for n := p.sheet.first; n <= p.sheet.last; n++ {
		lines = append(lines, p.text.Slice(int(p.lay.lines[n].start), p.lay.visible(n)))
	}
	return lines
}

// A page that drew old lines after a new layout once passed every other test.
func TestScreenShowsWhatTheModelSays(t *testing.T) {
	p, window := show(t, Options{}, look.Options{Mode: look.Light}, 860, 500)
	p.SetText(report(), nil)
	p.SetMarks(marksOf(p.text))
	check := func(when string) {
		t.Helper()
		if got, want := strings.Join(screen(p), "\n"), strings.Join(model(p), "\n"); got != want {
			t.Errorf("%s: the screen says\n%s\nthe text says\n%s", when, got, want)
		}
		onSheet := map[fyne.CanvasObject]bool{}
		for _, o := range test.WidgetRenderer(p.sheet).Objects() {
			onSheet[o] = true
		}
		for n, texts := range p.sheet.lines {
			for _, o := range texts {
				line := p.lay.lines[n]
				if !onSheet[o] {
					t.Errorf("%s: line %d is not drawn", when, n)
				}
				if mid := o.Position().Y + o.Size().Height/2; mid < p.geo.top+line.y || mid > p.geo.top+line.y+line.h {
					t.Errorf("%s: line %d is drawn at %v, its place is %v", when, n, o.Position().Y, p.geo.top+line.y)
				}
			}
		}
		if y := p.scroll.Offset.Y; p.sheet.last >= len(p.lay.lines) || len(p.sheet.lines) > int(p.scroll.Size().Height/12)+2 {
			t.Errorf("%s: %d lines exist at %v", when, len(p.sheet.lines), y)
		}
	}
	check("at first")
	for _, y := range []float32{37, 400, 900, 100000, 0} {
		p.scrollTo(y)
		check("scrolled")
	}
	p.ScrollTo(900)
	for _, w := range []float32{500, 1400, 300, 861} {
		window.Resize(fyne.NewSize(w, 480))
		check("after a new width")
	}
	look.Apply(fyne.CurrentApp(), look.Options{Mode: look.Dark, Scale: 1.6})
	p.Refresh()
	check("after another text size")
	look.Apply(fyne.CurrentApp(), look.Options{Reading: look.Reading{LineHeight: 2, Chars: 50}})
	p.Refresh()
	check("after another line height")
	p.SetText(NewText([]Block{{Paragraph, "Kort."}}), nil)
	check("after another text")
}

// A picture or another script in a text that is read is drawn with a typeface
// that has it, as wide as it is measured, and the words around it in their own.
func TestLettersThatTheTypefaceLacksAreBorrowed(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Options{Scale: 1}))
	f := faces(look.ReadingNow())
	m := newMetrics(measuring(f))
	m.borrows = func(style Style, r rune) bool { return f[style].borrows(r) }
	text := NewText([]Block{{Paragraph, "Ja 😀漢 tack, e\u0301n gång till"}})
	l := lay(text, 900, set(&f, look.ReadingNow()), m)
	pieces := l.pieces(0)
	if len(pieces) != 3 {
		t.Fatalf("%d pieces: %+v", len(pieces), pieces)
	}
	for i, want := range []string{"Ja ", "😀漢", " tack, e\u0301n gång till"} {
		p := pieces[i]
		if got := text.Slice(p.start, p.end); got != want {
			t.Errorf("piece %d is %q, not %q", i, got, want)
		}
		if own := f[Paragraph].source(want) == look.ReadingFont(fyne.TextStyle{}); own == (i == 1) {
			t.Errorf("%q in the typeface for reading: %v", want, own)
		}
		size, _ := fyne.CurrentApp().Driver().RenderedTextSize(want, f[Paragraph].size, f[Paragraph].style, f[Paragraph].source(want))
		if wide := l.x(0, p.end) - p.x; math.Abs(float64(wide-size.Width)) > 1 {
			t.Errorf("%q takes %v, and is drawn %v wide", want, wide, size.Width)
		}
	}
}
