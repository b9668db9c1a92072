package data

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// word is any text that a paper could hold, also odd ones.
var word = rapid.OneOf(
	rapid.SampledFrom([]string{"", "att", "Å", "ö ä", "§ 12", "\u00a0", "\"'%_\\", "a\u0308", "12–20", "\n", "\x1f", "🙂", "<b>&amp;", "NULL"}),
	rapid.StringN(0, 12, 40).Filter(func(s string) bool { return !strings.ContainsRune(s, 0) }))

func list[T any](g *rapid.Generator[T], most int) *rapid.Generator[[]T] {
	return rapid.Custom(func(t *rapid.T) []T {
		l := rapid.SliceOfN(g, 0, most).Draw(t, "list")
		if len(l) == 0 {
			return nil
		}
		return l
	})
}

func optional[T any](g *rapid.Generator[T]) *rapid.Generator[*T] {
	return rapid.Ptr(g, true)
}

var person = rapid.Custom(func(t *rapid.T) Person {
	return Person{word.Draw(t, "name"), rapid.SampledFrom([]string{"", "S", "M", "-"}).Draw(t, "party")}
})

var blocks = list(rapid.Custom(func(t *rapid.T) Block {
	return Block{rapid.SampledFrom(blockTypes).Draw(t, "type"), word.Draw(t, "text")}
}), 4)

var clauses = rapid.SliceOfN(word, 0, 3)

var attendance = rapid.Custom(func(t *rapid.T) Attendance {
	return Attendance{
		Name: word.Draw(t, "name"), Party: rapid.SampledFrom([]string{"", "C", "V"}).Draw(t, "party"),
		Capacity: rapid.SampledFrom([]Capacity{Member, Deputy, Other}).Draw(t, "capacity"), Serving: rapid.Bool().Draw(t, "serving"),
		Role:     rapid.SampledFrom([]Role{"", Chair, ViceChair, SecondViceChair, Secretary}).Draw(t, "role"),
		Replaces: optional(person).Draw(t, "replaces"), Title: word.Draw(t, "title"),
		Sections: list(rapid.IntRange(1, 400), 3).Draw(t, "sections"), Remote: rapid.Bool().Draw(t, "remote"),
	}
})

var item = rapid.Custom(func(t *rapid.T) AgendaItem {
	return AgendaItem{
		Section: rapid.IntRange(0, 300).Draw(t, "section"), SectionInferred: rapid.Bool().Draw(t, "inferred"),
		Title: word.Draw(t, "title"), TitleInferred: rapid.Bool().Draw(t, "title inferred"),
		Kind:        rapid.SampledFrom([]ItemKind{"", KindDecision, KindInformation, KindElection}).Draw(t, "kind"),
		CaseNumbers: list(word, 2).Draw(t, "cases"),
		Confidential: optional(rapid.Custom(func(t *rapid.T) Confidential {
			return Confidential{word.Draw(t, "provision")}
		})).Draw(t, "confidential"),
		Body: blocks.Draw(t, "body"),
		Proposals: list(rapid.Custom(func(t *rapid.T) Proposal {
			return Proposal{word.Draw(t, "by"), word.Draw(t, "lead"), clauses.Draw(t, "clauses")}
		}), 2).Draw(t, "proposals"),
		Motions: list(rapid.Custom(func(t *rapid.T) Motion {
			return Motion{list(person, 2).Draw(t, "by"), word.Draw(t, "text"), "adopted"}
		}), 2).Draw(t, "motions"),
		Procedure: blocks.Draw(t, "procedure"),
		Votes: list(rapid.Custom(func(t *rapid.T) Vote {
			return Vote{Yes: rapid.IntRange(0, 99).Draw(t, "yes"), Ballots: list(rapid.Custom(func(t *rapid.T) Ballot {
				return Ballot{word.Draw(t, "name"), "S", "no"}
			}), 2).Draw(t, "ballots")}
		}), 1).Draw(t, "votes"),
		Decisions: list(rapid.Custom(func(t *rapid.T) Decision {
			return Decision{word.Draw(t, "lead"), clauses.Draw(t, "clauses")}
		}), 2).Draw(t, "decisions"),
		Reservations: list(rapid.Custom(func(t *rapid.T) Reservation {
			return Reservation{list(person, 2).Draw(t, "by"), word.Draw(t, "text")}
		}), 1).Draw(t, "reservations"),
		Disqualified: list(person, 2).Draw(t, "disqualified"), Recipients: list(word, 2).Draw(t, "recipients"),
		Adjusted: rapid.Bool().Draw(t, "adjusted"),
		Lists: list(rapid.Custom(func(t *rapid.T) NotificationList {
			return NotificationList{word.Draw(t, "title"), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Notification {
				return Notification{rapid.IntRange(-1, 99).Draw(t, "number"), word.Draw(t, "text"), word.Draw(t, "case"), word.Draw(t, "by"), "2025-01-01"}
			}), 0, 3).Draw(t, "entries")}
		}), 2).Draw(t, "lists"),
	}
})

var meeting = rapid.Custom(func(t *rapid.T) Meeting {
	return Meeting{
		Organization: word.Draw(t, "organization"), Body: "Nämnden " + word.Draw(t, "body"), Date: "2025-03-18",
		Start: "13:00", Place: word.Draw(t, "place"), State: rapid.SampledFrom([]State{Convened, Held, Final}).Draw(t, "state"),
		Attendance: list(attendance, 6).Draw(t, "attendance"), Items: rapid.SliceOfN(item, 0, 5).Draw(t, "items"),
		Minutes: optional(rapid.Custom(func(t *rapid.T) Minutes {
			return Minutes{Sections: "1-4", Chair: word.Draw(t, "chair"), Adjustments: list(rapid.Custom(func(t *rapid.T) Adjustment {
				return Adjustment{Immediate: rapid.Bool().Draw(t, "immediate"), Adjusters: list(word, 2).Draw(t, "adjusters")}
			}), 2).Draw(t, "adjustments")}
		})).Draw(t, "minutes"),
		FrontMatter: blocks.Draw(t, "front"), Source: &Source{Name: word.Draw(t, "source"), Kind: SourceMinutes, LeftOut: list(word, 2).Draw(t, "left out")},
		Warnings: rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Warning {
			return Warning{Code: SectionGap, Item: 1, Entries: list(rapid.IntRange(1, 9), 2).Draw(t, "entries"), Message: word.Draw(t, "message")}
		}), 0, 2).Draw(t, "warnings"),
	}
})

// asStored is a meeting's JSON as the store gives it back: NFC, ids and positions set.
func asStored(t *rapid.T, m, stored Meeting) string {
	m.ID, m.Source = stored.ID, stored.Source
	normal(&m)
	m.complete()
	for i := range m.Items {
		if i < len(stored.Items) {
			m.Items[i].ID, m.Items[i].Position = stored.Items[i].ID, i+1
		}
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestWhatIsStoredIsWhatIsRead(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		m := meeting.Draw(t, "meeting")
		m.Body += fmt.Sprint(" ", n) // each its own meeting
		got, err := s.Accept(ctx, Draft{Meeting: m}, []byte(m.Body+"|"+fmt.Sprint(n)))
		if err != nil || got.Outcome != Created {
			t.Fatalf("%+v, %v", got, err)
		}
		read, err := s.Meeting(ctx, got.MeetingID)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ := json.Marshal(read)
		if want := asStored(t, m, read); string(raw) != want {
			t.Fatalf("read\n%s\nstored\n%s", raw, want)
		}
		nfc := read
		if normal(&nfc); pack(nfc) != pack(read) {
			t.Fatal("what is stored is not NFC")
		}
		// Its own JSON, read back, is the same meeting.
		var back Meeting
		if err := json.Unmarshal(raw, &back); err != nil {
			t.Fatal(err)
		}
		again, err := s.Accept(ctx, Draft{Meeting: back}, raw)
		if err != nil || again.Outcome != Unchanged || again.MeetingID != read.ID {
			t.Fatalf("the meeting's own JSON: %+v, %v", again, err)
		}
		// An edit stores exactly what was edited.
		edited := read
		edited.Items = append(slices.Clone(read.Items), item.Draw(t, "another item"))
		if len(edited.Items) > 1 {
			edited.Items[0], edited.Items[1] = edited.Items[1], edited.Items[0]
		}
		edited.Attendance = list(attendance, 6).Draw(t, "attendance")
		saved, err := s.SaveMeeting(ctx, edited)
		if err != nil {
			t.Fatal(err)
		}
		raw, _ = json.Marshal(saved)
		if want := asStored(t, edited, saved); string(raw) != want {
			t.Fatalf("saved\n%s\nedited\n%s", raw, want)
		}
	})
}

func TestAnyOrderOfAttendanceKeepsEveryPerson(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		rows := rapid.SliceOfN(attendance, 1, 12).Draw(t, "rows")
		first := Meeting{Body: fmt.Sprint("Nämnd ", n), Date: "2025-01-01", Attendance: rows}
		id, err := s.Accept(ctx, Draft{Meeting: first}, []byte(fmt.Sprint(n, "a")))
		if err != nil {
			t.Fatal(err)
		}
		shuffled := first
		shuffled.Attendance = rapid.Permutation(rows).Draw(t, "permutation")
		if _, err := s.Accept(ctx, Draft{Meeting: shuffled}, []byte(fmt.Sprint(n, "b"))); err != nil {
			t.Fatal(err)
		}
		read, err := s.Meeting(ctx, id.MeetingID)
		if err != nil {
			t.Fatal(err)
		}
		normal(&shuffled)
		if pack(read.Attendance) != pack(shuffled.Attendance) {
			t.Fatalf("read %s, want %s", pack(read.Attendance), pack(shuffled.Attendance))
		}
	})
}

// Whatever a later version of an agenda holds, what is stored then is that version, no note
// is touched and every text that a report had can still be read.
func TestAnyLaterVersionKeepsNotesAndTexts(t *testing.T) {
	s := openStore(t)
	ctx := context.Background()
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		n++
		first := Meeting{Body: fmt.Sprint("Nämnd ", n), Date: "2025-01-01", State: Convened, Source: &Source{Kind: SourceAgenda},
			Items: rapid.SliceOfN(item, 1, 5).Draw(t, "items")}
		got, err := s.Accept(ctx, Draft{Meeting: first}, []byte(fmt.Sprint(n, "a")))
		if err != nil {
			t.Fatal(err)
		}
		old, err := s.Meeting(ctx, got.MeetingID)
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range old.Items {
			if _, err := s.AddNote(ctx, Note{MeetingID: old.ID, ItemID: it.ID, Text: it.ID}); err != nil {
				t.Fatal(err)
			}
		}
		later := first
		later.Items = slices.Clone(first.Items)
		later.Items = append(later.Items, rapid.SliceOfN(item, 0, 3).Draw(t, "new items")...)
		later.Items = rapid.Permutation(later.Items).Draw(t, "order")
		later.Items = later.Items[rapid.IntRange(0, len(later.Items)-1).Draw(t, "dropped"):]
		got, err = s.Accept(ctx, Draft{Meeting: later}, []byte(fmt.Sprint(n, "b")))
		if err != nil || got.Outcome != Updated || got.MeetingID != old.ID {
			t.Fatalf("%+v, %v", got, err)
		}
		read, err := s.Meeting(ctx, old.ID)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for i, it := range read.Items {
			if seen[it.ID] {
				t.Fatalf("two items have the id %s", it.ID)
			}
			seen[it.ID] = true
			want := later.Items[i]
			normal(&want)
			if it.Title != want.Title || JoinBlocks(it.Body) != JoinBlocks(want.Body) {
				t.Fatalf("item %d is %s, want %s", i, pack(it), pack(want))
			}
		}
		notes, err := s.Notes(ctx, NoteFilter{MeetingID: old.ID})
		if err != nil || len(notes) != len(old.Items) {
			t.Fatalf("%d notes of %d, %v", len(notes), len(old.Items), err)
		}
		for _, it := range old.Items {
			if len(it.Body) == 0 {
				continue
			}
			revisions, err := s.Revisions(ctx, it.ID)
			if err != nil || len(revisions) == 0 || JoinBlocks(revisions[0].Body) != JoinBlocks(it.Body) {
				t.Fatalf("the first text of %s: %v, %v", it.ID, revisions, err)
			}
		}
	})
}
