package act

import (
	"context"
	"strings"

	"paragraf/data"
)

// storedAtKey is the setting that keeps where a body keeps its minutes.
func storedAtKey(m data.Meeting) string { return "stored_at/" + m.Organization + "/" + m.Body }

// StoredAt proposes where the minutes of a meeting are kept: where it says so
// itself, else where those of the same body were last said to be; "" for unknown.
func StoredAt(ctx context.Context, s *data.Store, m data.Meeting) (string, error) {
	if last := lastAdjustment(m); last != nil && last.StoredAt != "" {
		return last.StoredAt, nil
	}
	return s.Setting(ctx, storedAtKey(m))
}

// NeedsStoredAt reports whether the notice of a meeting would be without the place
// where its adjusted minutes are kept.
func NeedsStoredAt(m data.Meeting) bool {
	last := lastAdjustment(m)
	return last != nil && last.AdjustedOn != "" && last.StoredAt == ""
}

// lastAdjustment is the one that a notice is of; nil for none.
func lastAdjustment(m data.Meeting) *data.Adjustment {
	if m.Minutes == nil || len(m.Minutes.Adjustments) == 0 {
		return nil
	}
	return &m.Minutes.Adjustments[len(m.Minutes.Adjustments)-1]
}

// StoreAt records where the adjusted minutes of a meeting are kept, as their
// notice has to say (KL 8:12), and proposes it for the body's next ones. What the
// minutes themselves show stays as it was signed.
func StoreAt(ctx context.Context, s *data.Store, meetingID, place string) error {
	place = strings.Join(strings.Fields(place), " ")
	m, err := s.Meeting(ctx, meetingID)
	if err != nil {
		return err
	}
	last := lastAdjustment(m)
	if last == nil {
		return fail("act.notice.not_adjusted")
	}
	last.StoredAt = place
	if _, err := s.SaveMeeting(ctx, m); err != nil {
		return err
	}
	return s.SetSetting(ctx, storedAtKey(m), place)
}
