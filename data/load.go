package data

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
)

// manyItems is how many items a meeting has whose parts are read on several
// connections at the same time; for a smaller one it does not pay.
const manyItems = 40

// errMoved says that a meeting was written while its parts were read.
var errMoved = errors.New("the meeting was written meanwhile")

// Meeting reads one meeting whole, as of one moment, and checks its texts
// against their digests (ErrDamaged). ErrNotFound if there is none.
func (s *Store) Meeting(ctx context.Context, id string) (Meeting, error) {
	for range 3 {
		m, err := s.loadAtOnce(ctx, id)
		if !errors.Is(err, errMoved) {
			return m, err
		}
	}
	// It is written all the time: what one transaction reads is of one moment.
	var m Meeting
	err := s.reading(ctx, func(tx *gorm.DB) (err error) {
		m, err = loadMeeting(tx, id)
		return err
	})
	return m, err
}

// loadMeeting reads a meeting in the caller's transaction.
func loadMeeting(tx *gorm.DB, id string) (Meeting, error) {
	l := loading{id: id}
	if err := l.read(askingGORM(tx), l.readHead, l.readAttendance, l.readItems, l.readReports, l.readLists); err != nil {
		return Meeting{}, err
	}
	return l.meeting()
}

// loadAtOnce reads the parts of a big meeting on several connections at the
// same time, each in a transaction of its own in which the meeting must be the
// same version: errMoved otherwise.
func (s *Store) loadAtOnce(ctx context.Context, id string) (Meeting, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	l := loading{id: id}
	var aside []part
	done := make(chan error)
	err := s.reading(ctx, func(tx *gorm.DB) error {
		if err := l.read(askingGORM(tx), l.readHead); err != nil {
			return err
		}
		here := []part{l.readAttendance, l.readItems}
		if l.head.ItemCount < manyItems {
			here = append(here, l.readReports, l.readLists)
		} else {
			aside = []part{l.readReports, l.readLists}
		}
		for _, p := range aside {
			go func() { done <- s.loadAside(ctx, l.head, p) }()
		}
		return l.read(askingGORM(tx), here...)
	})
	// Only now, when the connection is given back: were all of them held while
	// waiting for another one, nobody would go on.
	for range aside {
		if err != nil {
			cancel()
		}
		if failed := <-done; err == nil {
			err = failed
		}
	}
	if err != nil {
		return Meeting{}, err
	}
	return l.meeting()
}

// loadAside reads a part of a meeting on a connection of its own.
func (s *Store) loadAside(ctx context.Context, head meetingRecord, p part) error {
	return s.reading(ctx, func(tx *gorm.DB) error {
		l := loading{id: head.ID}
		if err := l.read(askingGORM(tx), l.readHead); err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		if !l.head.sameWrite(head) {
			return errMoved
		}
		return l.read(askingGORM(tx), p)
	})
}

// loading is a meeting that is being read: its rows.
type loading struct {
	id         string
	head       meetingRecord
	attendance []attendanceRecord
	agendaRows
}

// part reads some of the rows of a meeting.
type part func(ask asking, meetingID string) error

func (l *loading) read(ask asking, parts ...part) error {
	for _, p := range parts {
		if err := p(ask, l.id); err != nil {
			return fmt.Errorf("meeting %s: %w", l.id, err)
		}
	}
	return nil
}

// sameWrite reports whether two heads are of one stored state of a meeting:
// every write counts its version up. The time is there for a meeting that was
// removed and came back under its old id.
func (r meetingRecord) sameWrite(other meetingRecord) bool {
	return r.Version == other.Version && r.UpdatedAt == other.UpdatedAt
}

const meetingColumns = `id, version, organization, body, date, start_time, end_time, place, state, item_count, updated_at,
	source, minutes, front_matter, warnings`

func (r *meetingRecord) read(f *fields) {
	r.ID, r.Version, r.Organization, r.Body = f.text(), f.int(), f.text(), f.text()
	r.Date, r.StartTime, r.EndTime, r.Place, r.State = f.text(), f.text(), f.text(), f.text(), f.text()
	r.ItemCount, r.UpdatedAt = f.int(), f.number()
	r.Source, r.Minutes, r.FrontMatter, r.Warnings = f.text(), f.text(), f.text(), f.text()
}

const attendanceColumns = `name, party, capacity, serving, role, replaces, title, sections, remote`

func (r *attendanceRecord) read(f *fields) {
	r.Name, r.Party, r.Capacity, r.Serving, r.Role = f.text(), f.text(), f.text(), f.flag(), f.text()
	r.Replaces, r.Title, r.Sections, r.Remote = f.text(), f.text(), f.text(), f.flag()
}

var (
	headOfMeeting       = `SELECT ` + packed(meetingColumns) + ` FROM meetings WHERE id = ?`
	attendanceOfMeeting = `SELECT ` + packed(attendanceColumns) + ` FROM attendances WHERE meeting_id = ? ORDER BY position`
)

func (l *loading) readHead(ask asking, id string) error {
	found, err := readPacked(ask, (*meetingRecord).read, headOfMeeting, id)
	if err == nil && len(found) == 0 {
		err = ErrNotFound
	}
	if err == nil {
		l.head = found[0]
	}
	return err
}

func (l *loading) readAttendance(ask asking, id string) (err error) {
	l.attendance, err = readPacked(ask, (*attendanceRecord).read, attendanceOfMeeting, id)
	return err
}

// meeting puts the rows together and checks the texts.
func (l *loading) meeting() (Meeting, error) {
	m, err := l.head.meeting()
	for _, r := range l.attendance {
		if err == nil {
			var a Attendance
			a, err = r.attendance()
			m.Attendance = append(m.Attendance, a)
		}
	}
	if err == nil {
		m.Items, err = l.items()
	}
	if err != nil {
		return Meeting{}, fmt.Errorf("meeting %s: %w", l.id, err)
	}
	return m, nil
}
