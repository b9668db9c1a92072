package data

import (
	"context"
	"fmt"
	"slices"

	"gorm.io/gorm"
)

// Unfinished is a meeting that something may still have to be done for.
type Unfinished struct {
	Meeting     MeetingSummary
	Adjustments []Adjustment // of its minutes; nil while there are none
	Documents   []Document   // the newest first
	Recipients  []int        // the §§ that are to be sent to somebody and are in no extract yet
}

// Unfinished lists the meetings from a day (YYYY-MM-DD) on that are not final,
// in the order of [Store.Meetings], all as of one moment. No text is read.
func (s *Store) Unfinished(ctx context.Context, since string) ([]Unfinished, error) {
	var list []Unfinished
	err := s.reading(ctx, func(tx *gorm.DB) error {
		var records []meetingRecord
		err := tx.Select(slices.Concat(summaryColumns, []string{"minutes"})).
			Where("date >= ? AND state <> ?", since, Final).Order("date DESC, start_time, id").Find(&records).Error
		if err != nil {
			return err
		}
		minutes := map[string]string{}
		var summaries []MeetingSummary
		for _, r := range records {
			minutes[r.ID] = r.Minutes
			summaries = append(summaries, r.summary())
		}
		sortMeetings(summaries)
		documents, err := documentsSince(tx, since)
		if err != nil {
			return err
		}
		var toSend []itemRecord
		err = tx.Raw(`SELECT i.meeting_id, i.section FROM items i JOIN meetings m ON m.id = i.meeting_id
			WHERE m.date >= ? AND i.recipients <> '' AND i.section > 0 AND NOT i.removed
			ORDER BY i.meeting_id, i.position`, since).Scan(&toSend).Error
		if err != nil {
			return err
		}
		sections := map[string][]int{}
		for _, it := range toSend {
			sections[it.MeetingID] = append(sections[it.MeetingID], it.Section)
		}
		for _, m := range summaries {
			u := Unfinished{Meeting: m, Documents: documents[m.ID]}
			var front Minutes
			if err := unpack(minutes[m.ID], &front); err != nil {
				return fmt.Errorf("meeting %s: %w (%v)", m.ID, ErrDamaged, err)
			}
			u.Adjustments = front.Adjustments
			sent := u.extracted()
			for _, section := range sections[m.ID] {
				if !slices.Contains(sent, section) {
					u.Recipients = append(u.Recipients, section)
				}
			}
			list = append(list, u)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing what is not finished: %w", err)
	}
	return list, nil
}

// extracted are the §§ that an extract has been made of.
func (u Unfinished) extracted() (sections []int) {
	for _, d := range u.Documents {
		if d.Kind == ExtractDocument {
			sections = append(sections, ParseSections(d.Sections)...)
		}
	}
	return sections
}

// documentsSince are the documents of the meetings from a day on, by meeting,
// the newest first.
func documentsSince(tx *gorm.DB, since string) (map[string][]Document, error) {
	var records []documentRecord
	err := tx.Raw(`SELECT d.* FROM documents d JOIN meetings m ON m.id = d.meeting_id
		WHERE m.date >= ? ORDER BY d.created_at DESC, d.id DESC`, since).Scan(&records).Error
	if err != nil {
		return nil, err
	}
	var signings []signingRecord
	err = tx.Raw(`SELECT s.* FROM signings s JOIN documents d ON d.id = s.document_id JOIN meetings m ON m.id = d.meeting_id
		WHERE m.date >= ? ORDER BY s.document_id, s.position`, since).Scan(&signings).Error
	if err != nil {
		return nil, err
	}
	signed := map[string][]Signing{}
	for _, g := range signings {
		signed[g.DocumentID] = append(signed[g.DocumentID], Signing{Role: g.Role, Name: g.Name, At: fromMicros(g.SignedAt), Attested: g.Attested})
	}
	documents := map[string][]Document{}
	for _, r := range records {
		d := r.document()
		d.Signed = signed[d.ID]
		documents[d.MeetingID] = append(documents[d.MeetingID], d)
	}
	return documents, nil
}
