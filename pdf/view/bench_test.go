package view

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"paragraf/pdf/view/viewtest"
)

// BenchmarkFirstPage opens a paper of 1,000 pages and 30 MB and draws its first
// page at the size of a window. The limit is 500 ms.
func BenchmarkFirstPage(b *testing.B) {
	pdf := viewtest.Heavy(1000, 30<<20)
	warm(b)
	for b.Loop() {
		p, err := Open(b.Context(), pdf)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := p.Render(b.Context(), 0, 900); err != nil {
			b.Fatal(err)
		}
		p.Close()
	}
}

// BenchmarkAgainstPdftoppm draws pages of text at 150 dots an inch, by turns with
// pdftoppm, and gives the ratio of the times. The limit is 1.
func BenchmarkAgainstPdftoppm(b *testing.B) {
	tool, err := exec.LookPath("pdftoppm")
	if err != nil {
		b.Skip("pdftoppm (poppler-utils) is not installed")
	}
	const pages, width = 30, 1240
	folder := b.TempDir()
	file := filepath.Join(folder, "text.pdf")
	pdf := viewtest.Text(pages)
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		b.Fatal(err)
	}
	warm(b)
	p, err := Open(b.Context(), pdf)
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		for i := range pages {
			if _, err := p.Render(b.Context(), i, width); err != nil {
				b.Fatal(err)
			}
		}
		ours += time.Since(start)
		start = time.Now()
		if err := exec.Command(tool, "-r", "150", file, filepath.Join(folder, "page")).Run(); err != nil {
			b.Fatal(err)
		}
		theirs += time.Since(start)
	}
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), "ratio")
	b.ReportMetric(float64(ours.Milliseconds())/float64(pages*b.N), "ms/page")
}

// BenchmarkSearch reads the words of 200 pages, as the first search in a paper
// does; what is typed then is looked for in what was read.
func BenchmarkSearch(b *testing.B) {
	pdf := viewtest.Text(200)
	p, err := Open(b.Context(), pdf)
	if err != nil {
		b.Fatal(err)
	}
	defer p.Close()
	for b.Loop() {
		for i := range 200 {
			if _, _, err := p.Text(b.Context(), i); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(200*b.N), "ms/page")
}

// warm has PDFium started before the clock is.
func warm(b *testing.B) {
	b.Helper()
	p, err := Open(b.Context(), viewtest.Text(1))
	if err != nil {
		b.Fatal(err)
	}
	p.Close()
}
