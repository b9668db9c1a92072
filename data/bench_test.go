package data

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"testing"
	"time"
)

// bigMeeting is a meeting of n items with reports, decisions and a list each.
func bigMeeting(n int) Meeting {
	m := Meeting{Organization: "Region Norrlid", Body: "Regionfullmäktige", Date: "2025-06-11", State: Held,
		Minutes: &Minutes{Sections: fmt.Sprintf("1-%d", n), Chair: "Ellen Fjällvik", Secretary: "Maj Öberg"}}
	for i := range 101 {
		m.Attendance = append(m.Attendance, Attendance{Name: fmt.Sprintf("Ledamot %d", i), Party: "C", Capacity: Member, Serving: true})
	}
	for i := 1; i <= n; i++ {
		it := AgendaItem{Section: i, Title: fmt.Sprintf("Ärende nummer %d om vägen till Lomvik", i), Kind: KindDecision,
			CaseNumbers: []string{fmt.Sprintf("RN 2025/%d", i)},
			Proposals:   []Proposal{{By: "Regionstyrelsen", Clauses: []string{"att anta förslaget.", "att översända det."}}},
			Decisions:   []Decision{{LeadIn: "Regionfullmäktige beslutar", Clauses: []string{"att anta förslaget.", "att översända det."}}}}
		for j := range 8 {
			it.Body = append(it.Body, Block{Paragraph, strings.Repeat(fmt.Sprintf("Stycke %d om ärende %d i fullmäktige. ", j, i), 8)})
		}
		list := NotificationList{Title: "Anmälningsärenden"}
		for j := 1; j <= 4; j++ {
			list.Entries = append(list.Entries, Notification{Number: j, Text: "Delegationsbeslut om bidrag till föreningen i Granby.", CaseNumber: "RN 2025/7"})
		}
		it.Lists = []NotificationList{list}
		m.Items = append(m.Items, it)
	}
	return m
}

// fullHome makes a home of 1,000 meetings, one of them of 300 items with notes.
func fullHome(b *testing.B) (dir, big string) {
	b.Helper()
	ctx := context.Background()
	dir = b.TempDir()
	s, err := Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	first := time.Date(2005, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 999 {
		m := bigMeeting(8)
		m.Date = first.AddDate(0, 0, 7*(i/3)).Format(time.DateOnly)
		m.Body = []string{"Ängsnämnden", "Åldersnämnden", "Omsorgsnämnden"}[i%3]
		m.Attendance = m.Attendance[:13]
		mustAccept(b, s, Draft{Meeting: m}, m.Body+m.Date, Created)
	}
	big = mustAccept(b, s, Draft{Meeting: bigMeeting(300)}, "stort", Created).MeetingID
	m, err := s.Meeting(ctx, big)
	if err != nil {
		b.Fatal(err)
	}
	for i, it := range m.Items {
		for range 2 {
			_, err := s.AddNote(ctx, Note{MeetingID: big, ItemID: it.ID, Text: fmt.Sprintf("Fråga %d", i),
				Passage: &Passage{Part: PartBody, Start: 10, End: 40}})
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return dir, big
}

// BenchmarkStore gives the figures of docs/performance.md for a home of 1,000
// meetings, and what GORM costs over plain SQL on the three hottest queries:
// "x-plain" is the time of the store's method over that of the same work done
// with database/sql.
func BenchmarkStore(b *testing.B) {
	ctx := context.Background()
	dir, big := fullHome(b)
	b.Run("OpenAndList1000", func(b *testing.B) {
		for b.Loop() {
			s, err := Open(ctx, dir)
			if err != nil {
				b.Fatal(err)
			}
			if list, err := s.Meetings(ctx); err != nil || len(list) != 1000 {
				b.Fatal(len(list), err)
			}
			b.StopTimer()
			s.Close()
			b.StartTimer()
		}
	})
	s, err := Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	b.Run("LoadMeeting300WithNotes", func(b *testing.B) {
		for b.Loop() {
			m, notes, err := s.MeetingWithNotes(ctx, big)
			if err != nil || len(m.Items) != 300 || len(notes) != 600 {
				b.Fatal(len(m.Items), len(notes), err)
			}
		}
	})
	plain := plainStore{b, s}
	against(b, "ListMeetings", func() { s.Meetings(ctx) }, func() { plain.meetings() })
	against(b, "LoadMeeting", func() { s.Meeting(ctx, big) }, func() { plain.meeting(big) })
	against(b, "NotesOfMeeting", func() { s.Notes(ctx, NoteFilter{MeetingID: big}) }, func() { plain.notes(big) })
	b.Run("AddNote", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.AddNote(ctx, Note{MeetingID: big, Text: "En fråga"}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkAccept300 stores the minutes of 300 §§ as a new meeting.
func BenchmarkAccept300(b *testing.B) {
	s := openStore(b)
	m := bigMeeting(300)
	day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		m.Date = day.Format(time.DateOnly)
		day = day.AddDate(0, 0, 1)
		mustAccept(b, s, Draft{Meeting: m}, m.Date, Created)
	}
}

// against runs two ways of the same work in turn and reports their times.
func against(b *testing.B, name string, gorm, plain func()) {
	b.Run(name, func(b *testing.B) {
		var a, z time.Duration
		n := 0
		for b.Loop() {
			t0 := time.Now()
			gorm()
			t1 := time.Now()
			plain()
			a += t1.Sub(t0)
			z += time.Since(t1)
			n++
		}
		b.ReportMetric(float64(a.Microseconds())/float64(n)/1000, "gorm-ms/op")
		b.ReportMetric(float64(z.Microseconds())/float64(n)/1000, "plain-ms/op")
		b.ReportMetric(float64(a)/float64(z), "x-plain")
	})
}

// plainStore does what the store does for the three hottest queries, but with
// database/sql alone.
type plainStore struct {
	b *testing.B
	s *Store
}

// query reads all rows of a query on the committee's reader; into gives the
// places that a row is scanned into.
func (p plainStore) query(db *database, query string, arg any, row func() []any) {
	pool, err := db.read.DB()
	if err != nil {
		p.b.Fatal(err)
	}
	var rows *sql.Rows
	if arg == nil {
		rows, err = pool.Query(query)
	} else {
		rows, err = pool.Query(query, arg)
	}
	if err != nil {
		p.b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := rows.Scan(row()...); err != nil {
			p.b.Fatal(err)
		}
	}
}

// asking runs the store's own queries without GORM.
func (p plainStore) asking(db *database) asking {
	pool, err := db.read.DB()
	if err != nil {
		p.b.Fatal(err)
	}
	return func(query string, args ...any) (*sql.Rows, error) { return pool.Query(query, args...) }
}

// next adds an element to a list and returns it.
func next[T any](list *[]T) *T {
	var zero T
	*list = append(*list, zero)
	return &(*list)[len(*list)-1]
}

func (p plainStore) meetings() []MeetingSummary {
	var list []MeetingSummary
	p.query(p.s.committee, "SELECT "+strings.Join(summaryColumns, ", ")+" FROM meetings ORDER BY date DESC, start_time, id", nil, func() []any {
		m := next(&list)
		return []any{&m.ID, &m.Organization, &m.Body, &m.Date, &m.Start, &m.State, &m.Items, &m.Sections, &m.Sample}
	})
	sortMeetings(list)
	return list
}

func (p plainStore) meeting(id string) Meeting {
	l := loading{id: id}
	parts := []part{l.readHead, l.readAttendance, l.readItems, l.readReports, l.readLists}
	if err := l.read(p.asking(p.s.committee), parts...); err != nil {
		p.b.Fatal(err)
	}
	m, err := l.meeting()
	if err != nil {
		p.b.Fatal(err)
	}
	return m
}

func (p plainStore) notes(meetingID string) []Note {
	records, err := readNotes(p.asking(p.s.notes), NoteFilter{MeetingID: meetingID})
	if err != nil {
		p.b.Fatal(err)
	}
	var items []itemRecord
	p.query(p.s.committee, "SELECT id, position, removed FROM items WHERE meeting_id = ?", meetingID, func() []any {
		r := next(&items)
		return []any{&r.ID, &r.Position, &r.Removed}
	})
	var lists []listRecord
	p.query(p.s.committee, `SELECT l.item_id, l.position, l.title FROM notification_lists l
		JOIN items i ON i.id = l.item_id WHERE i.meeting_id = ?`, meetingID, func() []any {
		r := next(&lists)
		return []any{&r.ItemID, &r.Position, &r.Title}
	})
	order := newNoteOrder()
	order.add(items, lists)
	return order.sorted(records)
}
