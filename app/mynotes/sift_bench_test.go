package mynotes

import (
	"fmt"
	"testing"

	"paragraf/data"
)

func manyNotes(n int) []data.ListedNote {
	l := make([]data.ListedNote, n)
	for i := range l {
		l[i].ID, l[i].MeetingID, l[i].ItemID = fmt.Sprint(i), fmt.Sprint(i/50), "x"
		l[i].Kind, l[i].Text = data.KindAsk, fmt.Sprint("Vad kostar jourverksamheten i norra länsdelen? ", i)
		l[i].Body, l[i].Date = "Vårdnämnden", fmt.Sprintf("20%02d-%02d-17", i/1200%30, i/100%12+1)
		l[i].CaseNumber, l[i].Tags, l[i].Title = fmt.Sprintf("VN 2026/%04d", i/10), []string{"jour", fmt.Sprint("t", i%30)}, "Jour"
	}
	return l
}

// BenchmarkSift: sifting 20,000 notes, as a letter typed or a choice made does.
func BenchmarkSift(b *testing.B) {
	s := sifter{all: manyNotes(20000)}
	for _, o := range []Order{ByMeeting, ByCase, ByKind, ByTag} {
		b.Run(fmt.Sprint("order", o), func(b *testing.B) {
			for b.Loop() {
				s.sift(choice{order: o})
			}
		})
	}
	b.Run("typed", func(b *testing.B) {
		for b.Loop() {
			s.sift(choice{typed: "kostar jour"})
		}
	})
	b.Run("first typed", func(b *testing.B) {
		for b.Loop() {
			s.words = nil
			s.sift(choice{typed: "kostar jour"})
		}
	})
	b.Run("offered", func(b *testing.B) {
		for b.Loop() {
			s.tags()
			s.cases()
		}
	})
}
