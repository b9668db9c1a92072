package data

import (
	"context"
	"fmt"
	"slices"
)

// FirstListedNotes lists the notes that come first in the order of
// [Store.ListedNotes], at least so many where there are so many, and tells how
// many there are in all: what is looked at while the others are read.
func (s *Store) FirstListedNotes(ctx context.Context, least int) (first []ListedNote, all int, err error) {
	counts, err := s.countNotes(ctx, "meeting_id", "1")
	if err != nil {
		return nil, 0, fmt.Errorf("listing notes: %w", err)
	}
	for _, n := range counts {
		all += n
	}
	meetings, err := s.Meetings(ctx)
	if err != nil {
		return nil, 0, fmt.Errorf("listing notes: %w", err)
	}
	for _, m := range meetings {
		if len(first) >= least {
			return first, all, nil
		}
		if counts[m.ID] == 0 {
			continue
		}
		some, err := s.firstOfMeeting(ctx, m.ID, counts[m.ID], least-len(first))
		if err != nil {
			return nil, 0, fmt.Errorf("listing notes: %w", err)
		}
		first = append(first, some...)
		if len(some) < counts[m.ID] { // the others of this meeting come before those of the next
			return first, all, nil
		}
	}
	if len(first) < min(least, all) { // the others are on cases, or of meetings that are gone
		first, err = s.ListedNotes(ctx)
		all = len(first)
	}
	return first, all, err
}

// firstOfMeeting lists the first notes of a meeting: all of its count, unless
// they are many more than are asked for; then those on its first items.
func (s *Store) firstOfMeeting(ctx context.Context, id string, count, least int) ([]ListedNote, error) {
	order, err := s.agendas(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	where, args := "meeting_id = ?", []any{id}
	if count > 4*least {
		items, err := s.firstItems(ctx, id, order, least)
		if err != nil {
			return nil, err
		}
		where, args = where+" AND item_id IN ?", append(args, items)
	}
	records, err := s.listedBlock(ctx, where, args...)
	if err != nil {
		return nil, err
	}
	places, err := s.unseenPlaces(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.listed(ctx, order, records, places)
}

// firstItems are the first items of a meeting that have so many notes together.
// Those of one rank are not parted, as their notes stand among each other.
func (s *Store) firstItems(ctx context.Context, meetingID string, order noteOrder, least int) ([]string, error) {
	counts, err := s.countNotes(ctx, "item_id", "meeting_id = ?", meetingID)
	if err != nil {
		return nil, err
	}
	var items []string
	for id := range counts {
		items = append(items, id)
	}
	slices.SortFunc(items, func(a, b string) int { return order.items[a].rank - order.items[b].rank })
	n := 0
	for i, id := range items {
		if n >= least && order.items[id].rank > order.items[items[i-1]].rank {
			return items[:i], nil
		}
		n += counts[id]
	}
	return items, nil
}

// countNotes counts the notes that a condition chooses, by a column.
func (s *Store) countNotes(ctx context.Context, column, where string, args ...any) (map[string]int, error) {
	var rows []struct {
		Name  string
		Count int
	}
	err := s.notes.read.WithContext(ctx).Raw("SELECT "+column+" AS name, count(*) AS count FROM notes WHERE "+where+
		" GROUP BY "+column, args...).Scan(&rows).Error
	counts := map[string]int{}
	for _, r := range rows {
		counts[r.Name] = r.Count
	}
	return counts, err
}
