package data

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// manyWords is a text of so many runes, one paragraph a line, of words that the
// seed makes up: some common, most rare.
func manyWords(seed uint64, runes int) string {
	rng := rand.New(rand.NewPCG(seed, 9))
	parts := []string{"vård", "plats", "väg", "skol", "års", "bidrag", "för", "sam", "del", "råd", "mark", "vatten"}
	vocabulary := make([]string, 3000)
	for i := range vocabulary {
		for range 2 + i%3 {
			vocabulary[i] += parts[rng.IntN(len(parts))]
		}
	}
	var b strings.Builder
	for b.Len() < runes {
		for range 3 + rng.IntN(4) {
			for k := range 8 + rng.IntN(12) {
				if k > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(vocabulary[int(float64(len(vocabulary))*rng.Float64()*rng.Float64())])
			}
			b.WriteString(". ")
		}
		b.WriteString("\n")
	}
	return strings.TrimSpace(b.String())
}

// blocksOf are the lines of a text.
func blocksOf(text string) (blocks []Block) {
	for line := range strings.Lines(text) {
		blocks = append(blocks, Block{Paragraph, strings.TrimSpace(line)})
	}
	return blocks
}

// everyFifthWord gives the text another word in each place where there was an
// even run of them, so that hardly a passage is as it was.
func everyFifthWord(text string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		words := strings.Split(line, " ")
		for k := 2; k < len(words); k += 5 {
			words[k] = "nytt" + words[k]
		}
		lines[i] = strings.Join(words, " ")
	}
	return strings.Join(lines, "\n")
}

// exported are so many notes on words of a text, as a file of them says where
// they stood.
func exported(n int, meetingID, itemID string, text []rune, page func(at int) (number, start int)) []Note {
	rng := rand.New(rand.NewPCG(3, 3))
	revision := digestOf([]byte(string(text)))
	notes := make([]Note, n)
	for i := range notes {
		start := rng.IntN(len(text) - 200)
		p := Passage{Part: PartBody, Revision: revision, Start: start, End: start + 20 + rng.IntN(120)}
		p.Quote, p.Prefix, p.Suffix = string(text[p.Start:p.End]), string(text[max(0, p.Start-quoteAround):p.Start]), string(text[p.End:p.End+quoteAround])
		notes[i] = Note{ID: newID(), MeetingID: meetingID, ItemID: itemID, Kind: KindNote, Text: fmt.Sprintf("nummer %d", i), CreatedAt: time.Now(), Passage: &p}
		if page != nil {
			number, from := page(start)
			p.Part, p.Start, p.End = PartAttachment, p.Start-from, p.End-from
			notes[i].Page = &PageRef{Attachment: "bilaga.txt", File: revision, Page: number}
		}
	}
	return notes
}

// BenchmarkNotesReadIn reads in notes of which hardly one stands on the words of
// now: on a report of 140,000 characters whose versions are not known here, on
// one whose versions are, and on the pages of an attachment.
func BenchmarkNotesReadIn(b *testing.B) {
	ctx := context.Background()
	old := manyWords(1, 140_000)
	for _, n := range []int{1000, 10000} {
		read := func(name string, home func(s *Store) []Note) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					b.StopTimer()
					s, err := Open(ctx, b.TempDir(), WithPageReader(plainReader{}))
					if err != nil {
						b.Fatal(err)
					}
					notes := home(s)
					b.StartTimer()
					if added, err := s.ImportNotes(ctx, notes); err != nil || len(added) != n {
						b.Fatal(len(added), err)
					}
					b.StopTimer()
					s.Close()
					b.StartTimer()
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/note")
			})
		}
		read("unknown", func(s *Store) []Note {
			meetingID, itemID := onReport(b, s, everyFifthWord(old))
			return exported(n, meetingID, itemID, []rune(JoinBlocks(blocksOf(old))), nil)
		})
		read("known", func(s *Store) []Note {
			meetingID, itemID := onReport(b, s, old, everyFifthWord(old))
			return exported(n, meetingID, itemID, []rune(JoinBlocks(blocksOf(old))), nil)
		})
		read("pages", func(s *Store) []Note {
			lines := slices.Collect(strings.Lines(everyFifthWord(old)))
			meetingID, itemID := onReport(b, s, "Kort.")
			if _, err := s.Attach(ctx, meetingID, itemID, "bilaga.txt", "application/pdf", []byte(strings.Join(lines, "\f"))); err != nil {
				b.Fatal(err)
			}
			runes := []rune(strings.ReplaceAll(old, "\n", "\n\f"))
			return exported(n, meetingID, itemID, runes, func(at int) (number, start int) {
				for i, r := range runes[:at] {
					if r == '\f' {
						number, start = number+1, i+1
					}
				}
				return number + 1, start
			})
		})
	}
}
