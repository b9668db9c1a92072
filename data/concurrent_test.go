package data

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
)

// Two processes are two stores of the same home.
func TestNoUpdateIsLostBetweenWriters(t *testing.T) {
	dir := t.TempDir()
	first, second := openHome(t, dir), openHome(t, dir)
	ctx := context.Background()
	id := mustAccept(t, first, omsorgDraft(), "a", Created).MeetingID
	note, err := first.AddNote(ctx, Note{MeetingID: id, Text: "räknare", Section: 0})
	if err != nil {
		t.Fatal(err)
	}
	const writers, times = 4, 15
	var wg sync.WaitGroup
	for w := range writers {
		s := []*Store{first, second}[w%2]
		wg.Go(func() {
			for i := range times {
				// A row of attendance is added, and the note's text grows, by reading, changing and saving.
				for {
					m, err := s.Meeting(ctx, id)
					if err != nil {
						t.Error(err)
						return
					}
					m.Attendance = append(m.Attendance, Attendance{Name: fmt.Sprintf("%d-%d", w, i), Capacity: Other})
					_, err = s.SaveMeeting(ctx, m)
					if err == nil {
						break
					}
					if !errors.Is(err, ErrConflict) {
						t.Error(err)
						return
					}
				}
				for {
					notes, err := s.Notes(ctx, NoteFilter{MeetingID: id})
					if err != nil || len(notes) == 0 {
						t.Error(err)
						return
					}
					for _, n := range notes {
						if n.ID == note.ID {
							n.Text += "+"
							_, err = s.SaveNote(ctx, n)
						}
					}
					if err == nil {
						break
					}
					if !errors.Is(err, ErrConflict) {
						t.Error(err)
						return
					}
				}
				if _, err := s.AddNote(ctx, Note{MeetingID: id, Text: fmt.Sprintf("%d-%d", w, i)}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	m := mustMeeting(t, first, id)
	seen := map[string]bool{}
	for _, a := range m.Attendance {
		seen[a.Name] = true
	}
	if want := len(omsorgDraft().Meeting.Attendance) + writers*times; len(seen) != want {
		t.Errorf("%d persons are present, %d were added", len(seen), want)
	}
	notes, err := second.Notes(ctx, NoteFilter{MeetingID: id})
	if err != nil || len(notes) != 1+writers*times || len(notes[0].Text) != len("räknare")+writers*times {
		t.Errorf("%d notes, the first with %d characters, %v", len(notes), len(notes[0].Text), err)
	}
}

func TestOldVersionOfAMeetingIsNotSaved(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	mine, theirs := mustMeeting(t, s, id), mustMeeting(t, s, id)
	theirs.Place = "Granby"
	if _, err := s.SaveMeeting(ctx, theirs); err != nil {
		t.Fatal(err)
	}
	mine.Items[0].Title = "Skriver över"
	if _, err := s.SaveMeeting(ctx, mine); !errors.Is(err, ErrConflict) {
		t.Errorf("got %v", err)
	}
	if m := mustMeeting(t, s, id); m.Place != "Granby" || m.Items[0].Title != "Fastställande av dagordning" {
		t.Errorf("stored %s", asJSON(t, m))
	}
	mine.ID = newID()
	if _, err := s.SaveMeeting(ctx, mine); !errors.Is(err, ErrNotFound) {
		t.Errorf("an unknown meeting: %v", err)
	}
}

func TestSameFileFromTwoProcessesIsOneMeeting(t *testing.T) {
	dir := t.TempDir()
	stores := []*Store{openHome(t, dir), openHome(t, dir)}
	outcomes := make(chan Outcome, 8)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			got, err := stores[i%2].Accept(context.Background(), omsorgDraft(), []byte("samma fil"))
			if err != nil {
				t.Error(err)
			}
			outcomes <- got.Outcome
		})
	}
	wg.Wait()
	close(outcomes)
	count := map[Outcome]int{}
	for o := range outcomes {
		count[o]++
	}
	if count[Created] != 1 || count[Unchanged] != 7 {
		t.Errorf("outcomes %v", count)
	}
}

func TestReadersAreNotHeldUpByAWriter(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	id := mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID
	tx := s.committee.write.Begin()
	defer tx.Rollback()
	if err := tx.Exec("UPDATE meetings SET place = 'halvvägs'").Error; err != nil {
		t.Fatal(err)
	}
	if m := mustMeeting(t, s, id); m.Place != "Kommunhuset, Lomvik" {
		t.Errorf("a reader sees %q, which is not committed", m.Place)
	}
	if err := s.committee.read.WithContext(ctx).Exec("UPDATE meetings SET place = ''").Error; err == nil {
		t.Error("a reader could write")
	}
}

// The parts of a big meeting are read on several connections. Whatever is
// written meanwhile, all that a reader gets is of one version.
func TestReaderNeverSeesHalfOfAWrite(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	version := func(m Meeting, n int) Meeting {
		word := fmt.Sprintf("Lydelse %d", n)
		m.Place = word
		m.Attendance = []Attendance{{Name: word, Capacity: Member}}
		m.Items = slices.Clone(m.Items)
		for i := range m.Items {
			it := &m.Items[i]
			it.Title, it.Body = word, []Block{{Paragraph, word}}
			it.Lists = []NotificationList{{Title: word, Entries: []Notification{{Number: 1, Text: word}}}}
		}
		return m
	}
	id := mustAccept(t, s, Draft{Meeting: version(bigMeeting(2*manyItems), 0)}, "a", Created).MeetingID
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 6 { // more than there are connections
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				m, err := s.Meeting(ctx, id)
				if err != nil {
					t.Error(err)
					return
				}
				words := map[string]bool{m.Place: true, m.Attendance[0].Name: true}
				for _, it := range m.Items {
					words[it.Title], words[JoinBlocks(it.Body)] = true, true
					words[it.Lists[0].Title], words[it.Lists[0].Entries[0].Text] = true, true
				}
				if len(words) != 1 || len(m.Items) != 2*manyItems {
					t.Errorf("one reading gave %v and %d items", words, len(m.Items))
					return
				}
			}
		})
	}
	for n := range 25 {
		if _, err := s.SaveMeeting(ctx, version(mustMeeting(t, s, id), n+1)); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	readers.Wait()
}
