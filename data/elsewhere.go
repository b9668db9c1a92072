package data

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// pollPatience is how long a poll waits for a write of this process.
const pollPatience = 5 * time.Millisecond

// PollElsewhere publishes ElsewhereChanged if another process has written to
// the stores since Open or the last poll. While this process itself writes it
// does nothing: the next poll tells.
func (s *Store) PollElsewhere(ctx context.Context) error {
	changed, err := s.lookElsewhere(ctx)
	if err != nil {
		return fmt.Errorf("looking for changes of other processes: %w", err)
	}
	if changed {
		s.publish(ElsewhereChanged, "")
	}
	return nil
}

// lookElsewhere compares the databases with what they were at the last look.
func (s *Store) lookElsewhere(ctx context.Context) (changed bool, err error) {
	s.looking.Lock()
	defer s.looking.Unlock()
	for i, d := range []*database{s.committee, s.notes} {
		version, ok, err := d.dataVersion(ctx)
		if err != nil {
			return false, err
		}
		if ok && version != s.seen[i] {
			changed = true
			s.seen[i] = version
		}
	}
	return changed, nil
}

// dataVersion is a number that is another one after another connection has
// written; ok is false while the writing connection is in use. It is the
// writing one that is asked, for which the writes of this process are its own.
func (d *database) dataVersion(ctx context.Context) (version int64, ok bool, err error) {
	pool, err := d.write.DB()
	if err != nil || pool.Stats().InUse > 0 {
		return 0, false, err
	}
	brief, cancel := context.WithTimeout(ctx, pollPatience)
	defer cancel()
	connection, err := pool.Conn(brief)
	if errors.Is(err, context.DeadlineExceeded) {
		return 0, false, nil
	}
	if err != nil {
		return 0, false, err
	}
	defer connection.Close()
	err = connection.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, err == nil, err
}
