package data

import (
	"context"
	"fmt"

	"paragraf/data/anchor"
)

// carryPlaces takes the places where the matters of a meeting were read last
// along to its next version: to the same words, wherever they stand there. It
// comes after an act that is already committed.
func (s *Store) carryPlaces(ctx context.Context, before, after Meeting) error {
	var left []readingRecord
	err := s.notes.read.WithContext(ctx).Where("meeting_id = ? AND item_id <> '' AND place > 0", after.ID).Find(&left).Error
	if err != nil || len(left) == 0 {
		return err
	}
	was, is := itemsByID(before), itemsByID(after)
	for _, r := range left {
		old, new := JoinBlocks(was[r.ItemID].Part(r.Part)), JoinBlocks(is[r.ItemID].Part(r.Part))
		if old == new || new == "" {
			continue
		}
		if place := placeIn(old, new, r.Place); place != r.Place {
			r.Place = place
			if err := upsertReading(s.notes.write.WithContext(ctx), r, "place"); err != nil {
				return fmt.Errorf("following a place: %w", err)
			}
		}
	}
	return nil
}

// placeIn is where the words that stand at a place of one version stand in the
// next.
func placeIn(old, new string, place int) int {
	const enough = 240 // runes, some lines
	passage := anchor.Span{Start: place, End: min(place+enough, len([]rune(old)))}
	if passage.Start >= passage.End {
		return place
	}
	return anchor.Carry(old, new, []anchor.Span{passage})[0].Place.Start
}

func itemsByID(m Meeting) map[string]AgendaItem {
	all := make(map[string]AgendaItem, len(m.Items))
	for _, it := range m.Items {
		all[it.ID] = it
	}
	return all
}
