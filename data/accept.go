package data

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"
)

// Outcome says what [Store.Accept] did.
type Outcome string

// The outcomes.
const (
	Created   Outcome = "created"
	Unchanged Outcome = "unchanged" // the same source again: nothing was written
	Updated   Outcome = "updated"   // a later version of a known meeting
)

// Acceptance is the result of accepting a draft.
type Acceptance struct {
	MeetingID string // of Preview and Created: the id is final only once Accept has given it
	Outcome   Outcome
	Changes   []string // for Updated: one Swedish line for each item or field that changed

	// The rest is filled by Preview alone.
	Before      *Meeting     // the stored meeting as it is; nil for Created
	After       Meeting      // as it would be stored
	Differences []Difference // between the two
	Notes       []NoteFate   // the reader's own notes on the meeting, in the order of the agenda
}

// plan is what accepting a draft would do.
type plan struct {
	Acceptance
	old     *Meeting // as it is stored; nil for a fresh one
	meeting Meeting  // as it would be stored
	fresh   bool     // a meeting that is not known yet
}

// Preview says what Accept would do, and writes nothing.
func (s *Store) Preview(ctx context.Context, d Draft) (Acceptance, error) {
	d, paper, err := checkDraft(d, nil)
	if err != nil {
		return Acceptance{}, err
	}
	var p plan
	err = s.reading(ctx, func(tx *gorm.DB) (err error) {
		p, err = planDraft(tx, d, paper)
		return err
	})
	if err != nil {
		return Acceptance{}, err
	}
	p.Before, p.After = p.old, p.meeting
	if p.old != nil {
		notes, err := s.Notes(ctx, NoteFilter{MeetingID: p.MeetingID})
		if err != nil {
			return Acceptance{}, err
		}
		p.Differences, p.Notes = differences(*p.old, p.meeting), noteFates(notes, *p.old, p.meeting)
	}
	return p.Acceptance, nil
}

// Accept stores a draft and the bytes it came from as one transaction. A draft
// of a known meeting updates it: the meeting and the items that are the same
// matter keep their ids, a changed report gets a new revision, no note is
// touched, and what the minutes said is never overwritten by an agenda.
func (s *Store) Accept(ctx context.Context, d Draft, source []byte) (Acceptance, error) {
	return s.accept(ctx, d, source, false)
}

// AcceptSample stores a fictional sample meeting, marked so that RemoveSample finds it.
func (s *Store) AcceptSample(ctx context.Context, d Draft, source []byte) (Acceptance, error) {
	return s.accept(ctx, d, source, true)
}

func (s *Store) accept(ctx context.Context, d Draft, source []byte, sample bool) (Acceptance, error) {
	d, paper, err := checkDraft(d, source)
	if err != nil {
		return Acceptance{}, err
	}
	if source != nil {
		if _, err := s.putFile(source); err != nil {
			return Acceptance{}, err
		}
	}
	var p plan
	err = s.act(ctx, func(tx *gorm.DB) (err error) {
		if p, err = planDraft(tx, d, paper); err != nil || p.Outcome == Unchanged {
			return err
		}
		if source != nil { // again: another process may have removed it meanwhile
			if _, err := s.putFile(source); err != nil {
				return err
			}
		}
		if p.meeting, err = storeMeeting(tx, p.meeting, p.fresh, sample); err != nil {
			return err
		}
		return storeSource(tx, p.MeetingID, d, paper, source != nil)
	})
	if err != nil {
		return Acceptance{}, fmt.Errorf("storing the meeting: %w", err)
	}
	if p.Outcome != Unchanged {
		s.follow(ctx, p.MeetingID)
		if p.old != nil {
			_ = s.carryPlaces(context.WithoutCancel(ctx), *p.old, p.meeting) // a lost place is no failure
		}
		s.reindex(ctx, p.meeting)
		s.publish(MeetingChanged, p.MeetingID)
	}
	return p.Acceptance, nil
}

// checkDraft brings a draft into the form in which it is stored. paper is the
// SHA-256 of the bytes it came from, as far as that is known: a meeting that
// comes with its id (from Paragraf's own JSON) names the paper that it was once
// read from, which is not the file that brought it.
func checkDraft(d Draft, source []byte) (checked Draft, paper string, err error) {
	normal(&d.Meeting)
	m := &d.Meeting
	if len(m.Items) == 0 && len(m.FrontMatter) == 0 && m.Body == "" {
		return d, "", fmt.Errorf("a meeting without a body, items and text: %w", ErrInvalid)
	}
	if err := m.check(); err != nil {
		return d, "", err
	}
	if !isID(m.ID) {
		m.ID = ""
	}
	if m.Source == nil {
		m.Source = &Source{}
	}
	if source != nil {
		paper = digestOf(source)
		if m.ID == "" || m.Source.SHA256 == "" {
			copied := *m.Source
			copied.SHA256 = paper
			m.Source = &copied
		}
	} else if m.ID == "" {
		paper = m.Source.SHA256
	}
	if m.State == "" {
		m.State = Held
		if m.Source.Kind == SourceAgenda {
			m.State = Convened
		}
	}
	if m.Source.Kind == "" {
		copied := *m.Source
		copied.Kind = SourceMinutes
		if m.State == Convened {
			copied.Kind = SourceAgenda
		}
		m.Source = &copied
	}
	m.complete()
	return d, paper, nil
}

// check refuses what is not in the model: an unknown state or type of block.
func (m Meeting) check() error {
	if !m.State.known() {
		return fmt.Errorf("state %q: %w", m.State, ErrInvalid)
	}
	for i, it := range m.Items {
		for _, b := range it.Body {
			if !slices.Contains(blockTypes, b.Type) {
				return fmt.Errorf("item %d, block of type %q: %w", i+1, b.Type, ErrInvalid)
			}
		}
	}
	return nil
}

// complete gives the lists that are never left out of a meeting's JSON their
// empty form, so that equal meetings are equal texts. Items are copied.
func (m *Meeting) complete() {
	m.Items = append([]AgendaItem{}, m.Items...)
	m.Warnings = append([]Warning{}, m.Warnings...)
	for i := range m.Items {
		lists := slices.Clone(m.Items[i].Lists)
		for j := range lists {
			lists[j].Entries = append([]Notification{}, lists[j].Entries...)
		}
		m.Items[i].Lists = lists
	}
}

// planDraft finds out what a draft is to the meetings that are known.
func planDraft(tx *gorm.DB, d Draft, paper string) (plan, error) {
	id, same, err := knownMeeting(tx, d.Meeting, paper)
	if err != nil {
		return plan{}, err
	}
	if id == "" {
		m := d.Meeting
		if err := giveIDs(tx, &m); err != nil {
			return plan{}, err
		}
		return plan{Acceptance{MeetingID: m.ID, Outcome: Created}, nil, m, true}, nil
	}
	old, err := loadMeeting(tx, id)
	if err != nil {
		return plan{}, err
	}
	unchanged := plan{Acceptance{MeetingID: id, Outcome: Unchanged}, &old, old, false}
	own, err := documentBySHA(tx, paper)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return plan{}, err
	}
	// A document that was made from the meeting as it is has nothing new.
	same = same || err == nil && own.MeetingID == id && !own.Outdated(old)
	// A paper that a person has corrected says something else than it did.
	corrected := slices.ContainsFunc(d.Claims, func(c Claim) bool { return c.Method == Typed })
	if same && !corrected {
		return unchanged, nil
	}
	gone, err := removedItems(tx, id)
	if err != nil {
		return plan{}, err
	}
	var agendas int64
	err = tx.Model(&sourceRecord{}).Where("meeting_id = ? AND kind = ?", id, SourceAgenda).Count(&agendas).Error
	if err != nil {
		return plan{}, err
	}
	signed, err := signedMinutes(tx, id)
	if err != nil {
		return plan{}, err
	}
	merged, changes := merge(old, gone, d.Meeting, agendas > 0, signed)
	if err := giveIDs(tx, &merged); err != nil {
		return plan{}, err
	}
	if (same || d.Meeting.ID != "") && pack(merged) == pack(old) {
		return unchanged, nil
	}
	return plan{Acceptance{MeetingID: id, Outcome: Updated, Changes: changes}, &old, merged, false}, nil
}

// isID reports whether a text is a UUID in its usual form.
func isID(s string) bool { return len(s) == 36 && uuid.Validate(s) == nil }

// giveIDs gives an id to the meeting and to each item that has none, or one
// that is no UUID or is another meeting's.
func giveIDs(tx *gorm.DB, m *Meeting) error {
	if !isID(m.ID) {
		m.ID = newID()
	}
	var ids []string
	for _, it := range m.Items {
		ids = append(ids, it.ID)
	}
	taken := map[string]bool{}
	for chunk := range slices.Chunk(ids, 500) {
		var found []string
		err := tx.Model(&itemRecord{}).Where("id IN ? AND meeting_id <> ?", chunk, m.ID).Pluck("id", &found).Error
		if err != nil {
			return err
		}
		for _, id := range found {
			taken[id] = true
		}
	}
	for i := range m.Items {
		it := &m.Items[i]
		if !isID(it.ID) || taken[it.ID] {
			it.ID = newID()
		}
		taken[it.ID] = true
		it.Position = i + 1
	}
	return nil
}

// storeMeeting writes a meeting whole. m.Version is the version it was read
// at; ErrConflict if it has changed since.
func storeMeeting(tx *gorm.DB, m Meeting, fresh, sample bool) (Meeting, error) {
	at := micros(now(tx))
	seen := m.Version
	m.Version++
	r := meetingToRecord(m)
	r.UpdatedAt = at
	if fresh {
		m.Version, r.Version = 1, 1
		r.CreatedAt, r.Sample = at, sample
		if err := tx.Create(&r).Error; err != nil {
			return m, err
		}
		if err := tx.Delete(&removedRecord{}, "id = ?", m.ID).Error; err != nil { // back again
			return m, err
		}
	} else {
		result := tx.Model(&meetingRecord{}).Where("id = ? AND version = ?", m.ID, seen).
			Select("*").Omit("id", "created_at", "sample").Updates(&r)
		if result.Error != nil {
			return m, result.Error
		}
		if result.RowsAffected == 0 {
			return m, fmt.Errorf("meeting %s: %w", m.ID, ErrConflict)
		}
	}
	if err := tx.Delete(&attendanceRecord{}, "meeting_id = ?", m.ID).Error; err != nil {
		return m, err
	}
	var attendance []attendanceRecord
	for i, a := range m.Attendance {
		attendance = append(attendance, attendanceToRecord(m.ID, i, a))
	}
	if err := createAll(tx, attendance); err != nil {
		return m, err
	}
	return m, storeItems(tx, m.ID, m.Items, at)
}

// SaveMeeting stores an edited meeting; m.Version must be the version read
// (ErrConflict). It returns the meeting as stored: new items have their ids,
// positions follow the order of the items.
func (s *Store) SaveMeeting(ctx context.Context, m Meeting) (Meeting, error) {
	normal(&m)
	m.complete()
	if err := m.check(); err != nil {
		return Meeting{}, err
	}
	var old, stored Meeting
	err := s.act(ctx, func(tx *gorm.DB) (err error) {
		var known int64
		if err := tx.Model(&meetingRecord{}).Where("id = ?", m.ID).Count(&known).Error; err != nil {
			return err
		}
		if known == 0 {
			return fmt.Errorf("meeting %s: %w", m.ID, ErrNotFound)
		}
		if err := giveIDs(tx, &m); err != nil {
			return err
		}
		if before, err := loadMeeting(tx, m.ID); err == nil { // a damaged one may be saved anew
			old = before
		}
		if _, err = storeMeeting(tx, m, false, false); err != nil {
			return err
		}
		stored, err = loadMeeting(tx, m.ID)
		return err
	})
	if err != nil {
		return Meeting{}, fmt.Errorf("saving the meeting: %w", err)
	}
	s.follow(ctx, m.ID)
	_ = s.carryPlaces(context.WithoutCancel(ctx), old, stored) // as in accept
	s.reindex(ctx, stored)
	s.publish(MeetingChanged, m.ID)
	return stored, nil
}
