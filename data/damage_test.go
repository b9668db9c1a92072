package data

import (
	"context"
	"errors"
	"testing"
)

// A flipped bit inside a text is invisible to SQLite's own checks.
func TestFlippedBitInAStoredTextIsFound(t *testing.T) {
	for _, statement := range []string{
		"UPDATE blocks SET text = replace(text, '412', '413')",
		"UPDATE items SET title = 'Budget 2027' WHERE section = 13",
		"UPDATE items SET decisions = replace(decisions, 'anta', 'avslå') WHERE section = 13",
		"UPDATE notifications SET text = replace(text, 'färdtjänst', 'hemtjänst')",
		"UPDATE notification_lists SET title = 'Annat' WHERE position = 0",
		"UPDATE items SET section = 31 WHERE section = 13",
		"UPDATE items SET adjusted = 1 WHERE section = 13",
		"DELETE FROM blocks WHERE position = 1",
		"UPDATE items SET votes = '[{' WHERE section = 13",
	} {
		t.Run(statement, func(t *testing.T) {
			s := openStore(t)
			id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
			if err := s.committee.write.Exec(statement).Error; err != nil {
				t.Fatal(err)
			}
			if m, err := s.Meeting(context.Background(), id); !errors.Is(err, ErrDamaged) {
				t.Errorf("got %s, %v", asJSON(t, m), err)
			}
		})
	}
}

func TestDamagedRevisionIsFound(t *testing.T) {
	s := openStore(t)
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	it := mustMeeting(t, s, id).Items[1].ID
	if _, err := s.Revisions(context.Background(), it); err != nil {
		t.Fatal(err)
	}
	if err := s.committee.write.Exec("UPDATE blocks SET text = text || '.' WHERE position = 2").Error; err != nil {
		t.Fatal(err)
	}
	if got, err := s.Revisions(context.Background(), it); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v, %v", got, err)
	}
}
