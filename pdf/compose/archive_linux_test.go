package compose_test

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"paragraf/assets"
	"paragraf/pdf/compose"
	"paragraf/pdf/compose/layout"
)

// alone sets the given text with gofpdf and nothing else: told where each
// paragraph begins, it breaks the lines itself. There is no structure, no
// bookmark, no attachment and no archive form. With one face all is set in
// that, whatever its style.
func alone(b *testing.B, pages [][]compose.Paragraph, faces ...layout.Face) int {
	files := map[layout.Face][]byte{
		layout.Serif: assets.SerifRegular, layout.SerifBold: assets.SerifSemiBold, layout.SerifItalic: assets.SerifItalic,
		layout.Sans: assets.InterRegular, layout.SansBold: assets.InterSemiBold,
	}
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetMargins(0, 0, 0)
	f.SetCellMargin(0)
	f.SetAutoPageBreak(false, 0)
	for _, face := range faces {
		f.AddUTF8FontFromBytes(face.String(), "", bytes.Clone(files[face])) // it writes into them
	}
	for _, page := range pages {
		f.AddPage()
		for _, p := range page {
			face := p.Style.Face
			if !slices.Contains(faces, face) {
				face = faces[0]
			}
			f.SetFont(face.String(), "", p.Style.Size)
			f.SetXY(p.X, p.Y)
			f.MultiCell(p.Width+1, p.Style.Leading, p.Text, "", "L", false)
		}
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		b.Fatal(err)
	}
	return out.Len()
}

// worked is the processor time that the process has had: unlike the clock it
// does not count what else the machine does.
func worked() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkArchiveOf200Pages holds composing and archiving minutes of 200 pages,
// provable § by §, against what gofpdf alone needs for the same pages with the same
// text: in the same typefaces (×gofpdf), and with all of it in one (×one-face).
// The three take turns, and the ratios are medians over the turns; cpu is
// processor time of all threads, wall the clock.
func BenchmarkArchiveOf200Pages(b *testing.B) {
	m := large(155)
	options := compose.MinutesOptions{At: made, Secret: []byte(strings.Repeat("s", 32))}
	text := compose.ParagraphsOfMinutes(m, options)
	var pages int
	ways := []func(){
		func() {
			doc, err := compose.Minutes(m, options)
			if err != nil {
				b.Fatal(err)
			}
			pages = doc.Pages
		},
		func() { alone(b, text, layout.Faces...) },
		func() { alone(b, text, layout.Serif) },
	}
	cpu, wall := make([][]float64, len(ways)), make([][]float64, len(ways))
	for b.Loop() {
		for i, way := range ways {
			runtime.GC() // what the one before left
			start, spent := time.Now(), worked()
			way()
			cpu[i] = append(cpu[i], (worked()-spent).Seconds()*1000)
			wall[i] = append(wall[i], time.Since(start).Seconds()*1000)
		}
	}
	if pages != len(text) {
		b.Fatalf("%d pages, not %d", pages, len(text))
	}
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(median(cpu[0]), "cpu-ms")
	b.ReportMetric(median(wall[0]), "wall-ms")
	for i, name := range []string{"", "gofpdf", "one-face"} {
		if i > 0 {
			b.ReportMetric(median(cpu[i]), name+"-cpu-ms")
			b.ReportMetric(median(wall[i]), name+"-wall-ms")
			b.ReportMetric(median(ratios(cpu[0], cpu[i])), "×"+name+"-cpu")
			b.ReportMetric(median(ratios(wall[0], wall[i])), "×"+name+"-wall")
		}
	}
}

func median(of []float64) float64 {
	of = slices.Sorted(slices.Values(of))
	return of[len(of)/2]
}

func ratios(a, b []float64) []float64 {
	r := make([]float64, len(a))
	for i := range a {
		r[i] = a[i] / b[i]
	}
	return r
}
