package data

import (
	"context"
	"fmt"

	"paragraf/data/find"
)

// atOnce is how many meetings are indexed in one transaction.
const atOnce = 10

// BringIndexUp indexes what is stored and not indexed, as after a crash, when
// the index was deleted or when its rules have changed: the newest meetings
// first, a few in each transaction, so that it can be cancelled and goes on from
// there the next time. Where all is indexed it only looks. told, unless nil, is
// called with how many of the meetings that were missing are done.
func (s *Store) BringIndexUp(ctx context.Context, told func(done, of int)) error {
	missing, gone, err := s.indexBehind(ctx)
	if err == nil && len(gone) > 0 {
		err = s.unindex(ctx, gone)
	}
	if err != nil {
		return fmt.Errorf("bringing the index up to date: %w", err)
	}
	var batch []Meeting
	for i, id := range missing {
		if told != nil {
			told(i, len(missing))
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		// A meeting that cannot be read is not searchable; opening it says why.
		if m, err := s.Meeting(ctx, id); err == nil {
			batch = append(batch, m)
		}
		if len(batch) == atOnce || i == len(missing)-1 {
			if err := s.indexMeetings(ctx, batch...); err != nil {
				return fmt.Errorf("bringing the index up to date: %w", err)
			}
			batch = nil
		}
	}
	return ctx.Err()
}

// sweepIndex takes out of the index what is not stored any more.
func (s *Store) sweepIndex(ctx context.Context) error {
	_, gone, err := s.indexBehind(ctx)
	if err != nil || len(gone) == 0 {
		return err
	}
	return s.unindex(ctx, gone)
}

// indexBehind compares the index with what is stored: the meetings that it does
// not have as they are, the newest first, and those that it should not have.
func (s *Store) indexBehind(ctx context.Context) (missing, gone []string, err error) {
	var stored, indexed []indexedMeeting
	err = s.committee.read.WithContext(ctx).Raw("SELECT id, version FROM meetings ORDER BY date DESC").Scan(&stored).Error
	if err == nil {
		err = s.index.read.WithContext(ctx).Raw("SELECT id, version, rules FROM indexed_meetings").Scan(&indexed).Error
	}
	if err != nil {
		return nil, nil, err
	}
	have := make(map[string]indexedMeeting, len(indexed))
	for _, m := range indexed {
		have[m.ID] = m
	}
	for _, m := range stored {
		known, ok := have[m.ID]
		delete(have, m.ID)
		if !ok || known.Version < m.Version || known.Rules != find.Rules {
			missing = append(missing, m.ID)
		}
	}
	for id := range have {
		gone = append(gone, id)
	}
	return missing, gone, nil
}
