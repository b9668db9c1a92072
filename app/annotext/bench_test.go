package annotext

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/look"
)

// bulk is a report of about n characters; every fifth word of it is one of some
// thousands that come seldom.
func bulk(n int) *Text {
	r := rand.New(rand.NewSource(7))
	common := strings.Fields(sample)
	var blocks []Block
	for size := 0; size < n; {
		var b strings.Builder
		for b.Len() < 600 {
			w := common[r.Intn(len(common))]
			if r.Intn(5) == 0 {
				w = fmt.Sprintf("%s%s%d", w, common[r.Intn(len(common))], r.Intn(40))
			}
			b.WriteString(w + " ")
		}
		size += b.Len()
		blocks = append(blocks, Block{Paragraph, b.String()})
	}
	return NewText(blocks)
}

// notesOn puts a mark with a note on every hundredth part of a text.
func notesOn(t *Text, n int) []Mark {
	var marks []Mark
	for i := range n {
		start := t.Len() / n * i
		marks = append(marks, Mark{ID: fmt.Sprint(i), Start: start, End: start + 40, Colour: Colours[i%4], Note: &Note{Kind: "Fråga", Text: "Gäller det även storhelger, och vem betalar?"}})
	}
	return marks
}

func benchmarkFirst(b *testing.B, n int) {
	text := bulk(n)
	p, _ := show(b, Options{}, look.Options{}, 1000, 720)
	for b.Loop() {
		p.metrics, wardrobe = nil, nil // nothing measured yet
		p.SetText(text, nil)
	}
}

func BenchmarkFirstLayout200000(b *testing.B)  { benchmarkFirst(b, 200_000) }
func BenchmarkFirstLayout2000000(b *testing.B) { benchmarkFirst(b, 2_000_000) }

func BenchmarkNewWidth200000(b *testing.B) {
	p, w := show(b, Options{}, look.Options{}, 1000, 720)
	p.SetText(bulk(200_000), nil)
	p.SetMarks(notesOn(p.text, 200))
	width := float32(700)
	for b.Loop() {
		width = 1700 - width
		w.Resize(fyne.NewSize(width, 720))
	}
}

func BenchmarkScrollStep200000(b *testing.B) {
	p, _ := show(b, Options{}, look.Options{}, 1000, 720)
	p.SetText(bulk(200_000), nil)
	p.SetMarks(notesOn(p.text, 400))
	y := float32(0)
	for b.Loop() {
		if y += 40; y > p.height()-720 {
			y = 0
		}
		p.scrollTo(y)
	}
}

func BenchmarkAnotherActiveOf2000Notes(b *testing.B) {
	p, _ := show(b, Options{}, look.Options{}, 1000, 720)
	p.SetText(bulk(200_000), nil)
	p.SetMarks(notesOn(p.text, 2000))
	i := 0
	for b.Loop() {
		i = (i + 7) % 2000
		p.SetActive(fmt.Sprint(i))
	}
}

func BenchmarkSelectAll200000(b *testing.B) {
	p, _ := show(b, Options{}, look.Options{}, 1000, 720)
	p.SetText(bulk(200_000), nil)
	for b.Loop() {
		p.selectRange(0, 0)
		p.SelectAll()
	}
}

func BenchmarkHitTest200000(b *testing.B) {
	p, _ := show(b, Options{}, look.Options{}, 1000, 720)
	p.SetText(bulk(200_000), nil)
	for b.Loop() {
		p.hit(fyne.NewPos(400, 30000))
	}
}

func BenchmarkFind200000(b *testing.B) {
	text := bulk(200_000)
	for b.Loop() {
		text.find("förvaltningen i uppdrag")
	}
}
