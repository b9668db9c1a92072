package data

import (
	"context"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"paragraf/data/find"
)

// noteSearch is all notes of the reader in memory while they search: no index
// of private words is ever on disk.
type noteSearch struct {
	lock   sync.Mutex
	fresh  bool // nothing has changed since they were read
	notes  []ListedNote
	memory *find.Memory
}

// stale has the notes read again at the next search.
func (n *noteSearch) stale() {
	n.lock.Lock()
	n.fresh = false
	n.notes, n.memory = nil, nil
	n.lock.Unlock()
}

// searchedNotes are the notes as they are searched now.
func (s *Store) searchedNotes(ctx context.Context) ([]ListedNote, *find.Memory, error) {
	n := &s.searched
	n.lock.Lock()
	defer n.lock.Unlock()
	if n.fresh {
		return n.notes, n.memory, nil
	}
	notes, err := s.ListedNotes(ctx)
	if err != nil {
		return nil, nil, err
	}
	memory := &find.Memory{}
	for _, note := range notes {
		memory.Add(noteWords(note.Note))
	}
	n.notes, n.memory, n.fresh = notes, memory, true
	return notes, memory, nil
}

// noteWords is what a note is found by.
func noteWords(n Note) string {
	parts := []string{n.Text}
	if n.Passage != nil {
		parts = append(parts, n.Passage.Quote)
	}
	if n.Row != nil {
		parts = append(parts, n.Row.Text)
	}
	parts = append(parts, n.CaseNumber)
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "\n")
}

// foundNotes are the notes that answer a plan.
func foundNotes(p find.Plan, notes []ListedNote, memory *find.Memory) []Hit {
	if len(p.Groups) == 0 {
		return nil
	}
	var hits []Hit
	numbers, matches := memory.Answer(p)
	for i, at := range numbers {
		n := notes[at]
		if !within(p, n.Section, n.Date, n.Body) {
			continue
		}
		text := noteWords(n.Note)
		if last := len(matches[i].Spans) - 1; n.CaseNumber != "" && last >= 0 {
			if short := strings.TrimSuffix(text, "\n"+n.CaseNumber); matches[i].Spans[last].End <= utf8.RuneCountInString(short) {
				text = short // the case number is shown beside it anyway
			}
		}
		hits = append(hits, Hit{MeetingID: n.MeetingID, ItemID: n.ItemID, NoteID: n.ID, Body: n.Body, Date: n.Date, Title: n.Title,
			Section: n.Section, CaseNumber: n.CaseNumber, Kind: FoundNote, Text: text, Spans: matches[i].Spans,
			Score: score(p, matches[i:i+1], []FoundKind{FoundNote})})
	}
	return hits
}

// within reports whether a § of a meeting is among those that a plan is limited to.
func within(p find.Plan, section int, date, body string) bool {
	return (len(p.Sections) == 0 || slices.Contains(p.Sections, section)) && inYears(p, date) && ofBody(p, body)
}

func inYears(p find.Plan, date string) bool {
	return len(p.Years) == 0 || slices.ContainsFunc(p.Years, func(y int) bool { return strings.HasPrefix(date, itoa(y)+"-") })
}

func ofBody(p find.Plan, body string) bool {
	words := find.Words(body)
	return !slices.ContainsFunc(p.Bodies, func(b string) bool {
		return !slices.ContainsFunc(words, func(w find.Word) bool { return strings.HasPrefix(w.Text, b) })
	})
}
