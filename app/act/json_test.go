package act_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"paragraf/app/act"
	"paragraf/data"
)

// text draws words as papers hold them, with the characters that break things.
func text(t *rapid.T, label string) string {
	s := rapid.StringOfN(rapid.SampledFrom([]rune("abcåäöÅÄÖé §–”’()/:.,-1234567890\u00a0😀\"<>&\\")), 1, 40, -1).Draw(t, label)
	return norm.NFC.String("x" + s + "x")
}

func texts(t *rapid.T, label string) []string {
	n := rapid.IntRange(0, 3).Draw(t, label)
	var list []string
	for range n {
		list = append(list, text(t, label))
	}
	return list
}

func several[T any](t *rapid.T, label string, most int, one func(*rapid.T) T) []T {
	var list []T
	for range rapid.IntRange(0, most).Draw(t, label) {
		list = append(list, one(t))
	}
	return list
}

func oneOf[T any](t *rapid.T, label string, values ...T) T {
	return rapid.SampledFrom(values).Draw(t, label)
}

func drawID(t *rapid.T) string {
	id, err := uuid.NewV7()
	if err != nil {
		t.Fatal(err)
	}
	return id.String()
}

func drawPerson(t *rapid.T) data.Person {
	return data.Person{Name: text(t, "name"), Party: oneOf(t, "party", "S", "M", "C", "-", "")}
}

func drawBlock(t *rapid.T) data.Block {
	return data.Block{Type: oneOf(t, "type", data.Heading, data.Paragraph, data.ListItem, data.TableRow), Text: text(t, "block")}
}

func drawAttendance(t *rapid.T) data.Attendance {
	p := drawPerson(t)
	a := data.Attendance{Name: p.Name, Party: p.Party,
		Capacity: oneOf(t, "capacity", data.Member, data.Deputy, data.Other), Serving: rapid.Bool().Draw(t, "serving"),
		Role: oneOf(t, "role", data.Role(""), data.Chair, data.Secretary), Remote: rapid.Bool().Draw(t, "remote")}
	if rapid.Bool().Draw(t, "replaces") {
		r := drawPerson(t)
		a.Replaces = &r
	}
	for n := range rapid.IntRange(0, 3).Draw(t, "sections") {
		a.Sections = append(a.Sections, n+4)
	}
	return a
}

func drawItem(t *rapid.T, position int) data.AgendaItem {
	it := data.AgendaItem{
		ID: drawID(t), Position: position, Section: position + 3, Title: text(t, "title"),
		Kind:        oneOf(t, "kind", data.KindDecision, data.KindInformation, data.KindNotifications, data.KindElection),
		CaseNumbers: several(t, "cases", 2, func(t *rapid.T) string { return fmt.Sprintf("26RN%d", rapid.IntRange(1, 9999).Draw(t, "case")) }),
		Body:        several(t, "body", 4, drawBlock), Procedure: several(t, "procedure", 2, drawBlock),
		Presenters: texts(t, "presenters"), Recipients: texts(t, "recipients"), Adjusted: rapid.Bool().Draw(t, "adjusted"),
		Disqualified: several(t, "disqualified", 2, drawPerson),
		Decisions: several(t, "decisions", 2, func(t *rapid.T) data.Decision {
			return data.Decision{LeadIn: text(t, "lead-in"), Clauses: append(texts(t, "clauses"), "att sluta")}
		}),
		Proposals: several(t, "proposals", 2, func(t *rapid.T) data.Proposal {
			return data.Proposal{By: text(t, "by"), LeadIn: text(t, "lead-in"), Clauses: append(texts(t, "clauses"), "att börja")}
		}),
		Motions: several(t, "motions", 2, func(t *rapid.T) data.Motion {
			return data.Motion{By: several(t, "by", 2, drawPerson), Text: text(t, "motion"), Result: oneOf(t, "result", "", "adopted", "rejected")}
		}),
		Reservations: several(t, "reservations", 2, func(t *rapid.T) data.Reservation {
			return data.Reservation{By: several(t, "by", 2, drawPerson), Text: text(t, "reservation")}
		}),
		Statements: several(t, "statements", 2, func(t *rapid.T) data.Statement {
			return data.Statement{By: several(t, "by", 2, drawPerson), Kind: oneOf(t, "kind", data.MinuteNote, data.SeparateStatement), Text: text(t, "statement")}
		}),
		Votes: several(t, "votes", 1, func(t *rapid.T) data.Vote {
			return data.Vote{Proposition: text(t, "proposition"), Yes: 3, No: 2, Abstained: 1, DecidedBy: "majority",
				Ballots: several(t, "ballots", 3, func(t *rapid.T) data.Ballot {
					p := drawPerson(t)
					return data.Ballot{Name: p.Name, Party: p.Party, Ballot: oneOf(t, "ballot", "yes", "no", "abstained", "absent")}
				})}
		}),
		Lists: several(t, "lists", 2, func(t *rapid.T) data.NotificationList {
			l := data.NotificationList{Title: text(t, "list")}
			for n := range rapid.IntRange(1, 4).Draw(t, "rows") {
				l.Entries = append(l.Entries, data.Notification{Number: n + 1, Text: text(t, "row"), CaseNumber: oneOf(t, "case", "", "26RN1"), DecidedBy: oneOf(t, "by", "", "Ordföranden")})
			}
			return l
		}),
	}
	return it
}

func drawMeeting(t *rapid.T) data.Meeting {
	m := data.Meeting{
		ID: drawID(t), Organization: text(t, "organization"), Body: text(t, "body"), Date: "2026-03-10",
		Start: oneOf(t, "start", "", "09:00"), Place: text(t, "place"), State: oneOf(t, "state", data.Convened, data.Held),
		Attendance: several(t, "attendance", 6, drawAttendance), FrontMatter: several(t, "front", 3, drawBlock),
		Source: &data.Source{Name: text(t, "source"), SHA256: fmt.Sprintf("%064x", rapid.Uint64().Draw(t, "sha")), Kind: data.SourceMinutes, LeftOut: texts(t, "left out")},
		Warnings: append([]data.Warning{}, several(t, "warnings", 2, func(t *rapid.T) data.Warning {
			return data.Warning{Code: data.TextUnplaced, Message: text(t, "message")}
		})...),
		Items: []data.AgendaItem{},
		Minutes: &data.Minutes{Sections: "4-9", Chair: text(t, "chair"), Secretary: text(t, "secretary"),
			Adjustments: []data.Adjustment{{Sections: "4-9", Adjusters: texts(t, "adjusters"), AdjustBy: "2026-03-24"}}},
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "items") {
		m.Items = append(m.Items, drawItem(t, i+1))
	}
	return m
}

// TestAnyMeetingSurvivesJSONAndTheStore stores meetings of every shape from
// their JSON and compares what is shown with it, character by character.
func TestAnyMeetingSurvivesJSONAndTheStore(t *testing.T) {
	ctx := context.Background()
	s := openStore(t)
	rapid.Check(t, func(t *rapid.T) {
		want, err := json.Marshal(drawMeeting(t))
		if err != nil {
			t.Fatal(err)
		}
		r, err := act.Read(ctx, s, "möte.json", want)
		if err != nil {
			t.Fatal(err)
		}
		a, err := act.Accept(ctx, s, r)
		if err != nil {
			t.Fatal(err)
		}
		m, err := s.Meeting(ctx, a.MeetingID)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Fatalf("stored as another meeting:\nwas %s\nis  %s", want, got)
		}
		if again, err := act.Read(ctx, s, "möte.json", got); err != nil || again.Preview.Outcome != data.Unchanged {
			t.Fatalf("the same again: %+v %v", again.Preview, err)
		}
		if err := s.RemoveMeeting(ctx, a.MeetingID); err != nil {
			t.Fatal(err)
		}
	})
}
