package compose_test

import (
	"bytes"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"

	"paragraf/assets"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// alone sets the words of a meeting with gofpdf and nothing else: its own line
// breaks and page breaks, one typeface, no structure, no archive format.
func alone(b *testing.B, m data.Meeting, face []byte) (pages int) {
	f := gofpdf.New("P", "pt", "A4", "")
	f.SetMargins(99, 70, 99)
	f.SetAutoPageBreak(true, 70)
	f.AddUTF8FontFromBytes("serif", "", bytes.Clone(face))
	f.AddPage()
	f.SetFont("serif", "", 11)
	line := func(s string) {
		// It panics on letters beyond its first plane.
		s = strings.Map(func(r rune) rune {
			if r > 0xffff {
				return '?'
			}
			return r
		}, s)
		f.MultiCell(0, 15.5, s, "", "L", false)
	}
	for _, it := range m.Items {
		f.SetFontSize(14)
		line("§ " + strconv.Itoa(it.Section) + " " + it.Title)
		f.SetFontSize(11)
		for _, p := range it.Body {
			line(p.Text)
			f.Ln(6)
		}
		for _, d := range it.Decisions {
			line(d.LeadIn)
			for _, c := range d.Clauses {
				line(c)
			}
		}
	}
	var out bytes.Buffer
	if err := f.Output(&out); err != nil {
		b.Fatal(err)
	}
	return f.PageCount()
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

// BenchmarkArchiveOf200Pages composes minutes of 200 pages, tagged and in the
// form for archives, and holds the processor time of each page against that of a page
// that gofpdf alone sets with the same words.
func BenchmarkArchiveOf200Pages(b *testing.B) {
	face := assets.SerifRegular
	m := large(155)
	plain := m
	for len(plain.Items) > 0 && alone(b, plain, face) < 200 { // gofpdf sets no lists and votes here: more §§ make up for them
		plain.Items = append(plain.Items[:len(plain.Items):len(plain.Items)], m.Items[:10]...)
	}
	var whole, bare time.Duration
	pages, plainPages := 0, 0
	for b.Loop() {
		start := worked()
		doc, err := compose.Minutes(m, compose.MinutesOptions{At: made})
		if err != nil {
			b.Fatal(err)
		}
		whole += worked() - start
		pages = doc.Pages
		start = worked()
		plainPages = alone(b, plain, face)
		bare += worked() - start
	}
	b.ReportMetric(whole.Seconds()*1000/float64(b.N), "cpu-ms")
	b.ReportMetric(bare.Seconds()*1000/float64(b.N), "gofpdf-cpu-ms")
	b.ReportMetric(float64(pages), "pages")
	b.ReportMetric(float64(plainPages), "gofpdf-pages")
	b.ReportMetric(whole.Seconds()/float64(pages)/(bare.Seconds()/float64(plainPages)), "×gofpdf")
}
