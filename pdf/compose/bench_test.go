package compose_test

import (
	"testing"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// BenchmarkExtract composes a one-page extract as it is before signing.
func BenchmarkExtract(b *testing.B) {
	m := adjusted()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := compose.Extract(m, []int{21}, compose.ExtractOptions{At: made, Number: 1, Clerk: "Maj Öberg", ClerkTitle: "nämndsekreterare", SourceSHA256: digest}); err != nil {
			b.Fatal(err)
		}
	}
}

// Benchmark45Extracts composes all extracts of a meeting of 45 §§.
func Benchmark45Extracts(b *testing.B) {
	m := large(45)
	for b.Loop() {
		for _, item := range m.Items {
			if _, err := compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: "Maj Öberg"}); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkMinutes composes the minutes of a meeting of 4 and of 300 §§.
func BenchmarkMinutes(b *testing.B) {
	for name, m := range map[string]data.Meeting{"4": typical(), "300": large(300)} {
		b.Run(name, func(b *testing.B) {
			pages := 0
			for b.Loop() {
				doc, err := compose.Minutes(m, compose.MinutesOptions{At: made})
				if err != nil {
					b.Fatal(err)
				}
				pages = doc.Pages
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

// BenchmarkSignatureBox composes what a signature shows.
func BenchmarkSignatureBox(b *testing.B) {
	for b.Loop() {
		if _, err := compose.SignatureBox(compose.BoxOptions{Name: "Maj Öberg", Role: compose.RoleSecretary, At: made, Trial: true}); err != nil {
			b.Fatal(err)
		}
	}
}
