package data

import (
	"context"
	"errors"
	"slices"
	"time"
)

// Memory is what the reader wrote about a case when it was up at another
// meeting, or on the case itself, for an item that takes it up again.
type Memory struct {
	ItemID    string           `json:"item"` // the one that takes it up again
	Body      string           `json:"body,omitempty"`
	Date      string           `json:"date,omitempty"` // of the other meeting; "" for what was written on the case itself
	Title     string           `json:"title,omitempty"`
	Notes     []Note           `json:"notes"`
	Stance    NoteKind         `json:"stance,omitempty"`  // [KindFor] or [KindNo], the last that was written
	WrittenAt time.Time        `json:"written_at"`        // of the newest note
	Changes   []SentenceChange `json:"changes,omitempty"` // from its report then to the one now
}

// Memories lists what the reader wrote about the cases of a meeting at others,
// in the order of its agenda, the newest first for each item. Notes of later
// meetings are among them: a reader may go back.
func (s *Store) Memories(ctx context.Context, m Meeting, earlier []Note) ([]Memory, error) {
	meetings := map[string]Meeting{}
	var all []Memory
	for _, it := range m.Items {
		var of []Memory
		places := map[[2]string]int{}
		for _, n := range earlier {
			if !onCases(it, n.CaseNumber) || n.MeetingID == "" {
				continue
			}
			key := [2]string{n.MeetingID, n.ItemID}
			at, there := places[key]
			if !there {
				memory, err := s.memory(ctx, it, n, meetings)
				if errors.Is(err, ErrNotFound) {
					continue
				}
				if err != nil {
					return nil, err
				}
				at = len(of)
				places[key], of = at, append(of, memory)
			}
			r := &of[at]
			r.Notes = append(r.Notes, n)
			if n.UpdatedAt.After(r.WrittenAt) {
				r.WrittenAt = n.UpdatedAt
			}
			if n.Kind == KindFor || n.Kind == KindNo {
				r.Stance = n.Kind
			}
		}
		slices.SortStableFunc(of, func(a, b Memory) int { return b.WrittenAt.Compare(a.WrittenAt) })
		all = append(all, of...)
	}
	return all, nil
}

// memory compares the report that a note stands at with that of an item now.
func (s *Store) memory(ctx context.Context, it AgendaItem, n Note, meetings map[string]Meeting) (Memory, error) {
	m, ok := meetings[n.MeetingID]
	if !ok {
		var err error
		if m, err = s.Meeting(ctx, n.MeetingID); err != nil {
			return Memory{}, err
		}
		meetings[n.MeetingID] = m
	}
	r := Memory{ItemID: it.ID, Body: m.Body, Date: m.Date}
	i := slices.IndexFunc(m.Items, func(x AgendaItem) bool { return x.ID == n.ItemID })
	if i < 0 {
		return r, nil // the papers dropped it: there is nothing to compare
	}
	r.Title = m.Items[i].Title
	if then := m.Items[i].Body; len(then) > 0 && len(it.Body) > 0 {
		r.Changes = sentenceChanges(sentencesOf(linesOf(then)), sentencesOf(linesOf(it.Body)))
	}
	return r, nil
}

func linesOf(blocks []Block) []string {
	lines := make([]string, len(blocks))
	for i, b := range blocks {
		lines[i] = b.Text
	}
	return lines
}
