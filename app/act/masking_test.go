package act_test

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/pdf/object"
)

// ways are how a name can stand in a text.
var ways = []string{
	"Anna Bergström", "ANNA BERGSTRÖM", "anna\u00a0bergström", "Anna\nBergström", "Anna Berg-\nström", "Anna Berg\u00adström", "An\u200bna Berg\u2060ström",
	"Anna\u2009Bergström", "Anna Bergströms", "familjen Anna Bergström-Ek", "Anna  Bergström", "Anna\u2028Bergström", "”Anna Bergström”", "Anna\u00ad Bergström",
}

// everywhere is a meeting in which a name stands in every place that has words
// of its own, in every way.
func everywhere(name func() string) data.Meeting {
	person := func() data.Person { return data.Person{Name: name()} }
	text := func() string { return "Ärendet gäller " + name() + " och fler." }
	block := func(kind data.BlockType) data.Block { return data.Block{Type: kind, Text: text()} }
	item := func(n int) data.AgendaItem {
		return data.AgendaItem{ID: newID(), Position: n, Section: n, Title: "Bidrag till " + name(), CaseNumbers: []string{"26RN1 " + name()},
			Body:       []data.Block{block(data.Heading), block(data.Paragraph), block(data.ListItem), {Type: data.TableRow, Text: "Namn\tSumma"}, {Type: data.TableRow, Text: name() + "\t40"}},
			Presenters: []string{name()}, Procedure: []data.Block{block(data.Paragraph)}, Disqualified: []data.Person{person()},
			Proposals:    []data.Proposal{{By: name(), LeadIn: text(), Clauses: []string{text()}}},
			Motions:      []data.Motion{{By: []data.Person{person()}, Text: text()}},
			Votes:        []data.Vote{{Proposition: text(), YesMeans: text(), NoMeans: text(), Yes: 2, No: 1, Ballots: []data.Ballot{{Name: name(), Ballot: "yes"}}}},
			Decisions:    []data.Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{"att bevilja " + name() + " bidrag"}}},
			Reservations: []data.Reservation{{By: []data.Person{person()}, Text: text()}},
			Statements:   []data.Statement{{By: []data.Person{person()}, Kind: data.MinuteNote, Text: text()}},
			Lists:        []data.NotificationList{{Title: "Beslut om " + name(), Entries: []data.Notification{{Number: 1, Text: text(), CaseNumber: name(), DecidedBy: name()}}}},
			Attachments:  []data.Attachment{{Name: "Ansökan från " + name() + ".pdf"}}, Recipients: []string{name()}}
	}
	m := data.Meeting{ID: newID(), Organization: "Region Norrlid", Body: "Vårdnämnden", Date: "2026-03-10", Start: "09:00", State: data.Held, Warnings: []data.Warning{},
		Attendance: []data.Attendance{
			{Name: "Ellen Fjällvik", Party: "C", Capacity: data.Member, Serving: true, Role: data.Chair}, {Name: "Ture Malmgård", Party: "S", Capacity: data.Member, Serving: true},
			{Name: "Maj Öberg", Capacity: data.Other, Role: data.Secretary}, {Name: name(), Capacity: data.Other, Title: name()},
		},
		Minutes:     &data.Minutes{Sections: "1-4", Chair: "Ellen Fjällvik", Secretary: "Maj Öberg", Adjustments: []data.Adjustment{{Sections: "1-4", Adjusters: []string{"Ture Malmgård"}, AdjustedOn: "2026-03-17"}}},
		FrontMatter: []data.Block{block(data.Paragraph)},
	}
	for n := 1; n <= 4; n++ {
		m.Items = append(m.Items, item(n))
	}
	return m
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

// published makes the minutes of a meeting, has them signed, and makes a copy.
func published(t *testing.T, s *data.Store, m data.Meeting, r act.PublishRequest) (act.Publication, error) {
	t.Helper()
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	r.MeetingID, _ = signedMinutes(t, s, raw)
	return act.MakePublication(context.Background(), s, r)
}

// onPages is all that the pages of a file show, in the order in which it is
// drawn, without what parts it.
func onPages(t *testing.T, pdf []byte) string {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	shown, kern := regexp.MustCompile(`\[(<[^\]]*>)\]TJ`), regexp.MustCompile(`>-?\d*<`)
	var b strings.Builder
	for _, ref := range f.Objects() {
		o, _ := f.Get(ref)
		stream, ok := o.(*object.Stream)
		if !ok {
			continue
		}
		raw, err := f.Decode(stream)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range shown.FindAllSubmatch(raw, -1) {
			code, err := hex.DecodeString(strings.Trim(string(kern.ReplaceAll(part[1], nil)), "<>"))
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i+1 < len(code); i += 2 {
				b.WriteString(string(utf16.Decode([]uint16{uint16(code[i])<<8 | uint16(code[i+1])})))
			}
		}
	}
	return b.String()
}

// letters leaves of a text what is compared: its letters and digits, small.
func letters(text string) string {
	return strings.ToLower(regexp.MustCompile(`[^\p{L}\p{N}]+`).ReplaceAllString(norm.NFC.String(text), ""))
}

func TestNothingOfAMaskedNameIsAnywhereInTheFile(t *testing.T) {
	s := openStore(t)
	i := 0
	name := func() string { i++; return ways[i%len(ways)] }
	for range len(ways) { // each place in each way
		name()
		m := everywhere(name)
		made, err := published(t, s, m, act.PublishRequest{Words: []act.WordMask{{Words: "Anna Bergström", Reason: "Personuppgift"}}})
		if err != nil {
			t.Fatal(err)
		}
		if p := act.Prove(made.PDF, nil); p == nil || !p.Holds {
			t.Fatalf("the copy proves %+v", p)
		}
		shown := onPages(t, made.PDF)
		if !strings.Contains(shown, "Ärendet") || strings.Count(shown, "[maskat 1]") < 60 {
			t.Fatalf("the pages could not be read: %q", shown)
		}
		for what, text := range map[string]string{"pages": shown, "file": everything(t, made.PDF), "bytes": string(made.PDF)} {
			if at := strings.Index(letters(text), "bergström"); at >= 0 {
				t.Errorf("the %s show it: %q", what, letters(text)[max(0, at-80):at+40])
			}
		}
		if err := s.RemoveMeeting(context.Background(), proved(t, made.PDF).Minutes.ID); err != nil {
			t.Fatal(err)
		}
	}
}

func proved(t *testing.T, pdf []byte) *act.Proved {
	t.Helper()
	p := act.Prove(pdf, nil)
	if p == nil {
		t.Fatal("it carries no proof")
	}
	return p
}

// A § that is left out whole leaves nothing behind, whatever it held; nor does
// one that is marked as confidential.
func TestNothingOfAHiddenSectionIsAnywhereInTheFile(t *testing.T) {
	s := openStore(t)
	m := everywhere(func() string { return "ingen" })
	for n, secret := range map[int]string{1: "Hemligtvå", 3: "Hemligfyra"} {
		raw, err := json.Marshal(m.Items[n])
		if err != nil {
			t.Fatal(err)
		}
		m.Items[n] = data.AgendaItem{}
		if err := json.Unmarshal([]byte(strings.ReplaceAll(string(raw), "ingen", secret)), &m.Items[n]); err != nil {
			t.Fatal(err)
		}
	}
	m.Items[3].Confidential = &data.Confidential{Provision: "26 kap. 1 § OSL"}
	made, err := published(t, s, m, act.PublishRequest{Sections: []act.SectionMask{{Sections: []int{2}, Reason: "Personuppgift"}}})
	if err != nil {
		t.Fatal(err)
	}
	if p := proved(t, made.PDF); !p.Holds || fmt.Sprint(p.Hidden) != "[2 4]" {
		t.Errorf("the copy proves %+v", p)
	}
	for what, text := range map[string]string{"pages": onPages(t, made.PDF), "file": everything(t, made.PDF)} {
		if strings.Contains(letters(text), "hemlig") {
			t.Errorf("the %s show a hidden §", what)
		}
	}
}

func TestPersonalNumbersAreMaskedHoweverTheyAreWritten(t *testing.T) {
	s := openStore(t)
	numbers := []string{"19640823-3234", "640823-3234", "6408233234", "196408233234", "640823+3234", "640823 3234", "640823 - 3234", "640823–3234",
		"640823\u20113234", "640823-\n3234", "640883-3234", "pnr640823-3234", "640823\u200b-3234", "640823\u00ad-3234", "19640823\u00a03234x", "(640823-3234)"}
	personal := regexp.MustCompile(`0823x?3234|08833234`)
	i := 0
	m := everywhere(func() string { i++; return numbers[i%len(numbers)] })
	made, err := published(t, s, m, act.PublishRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for what, text := range map[string]string{"pages": onPages(t, made.PDF), "file": everything(t, made.PDF)} {
		if at := personal.FindStringIndex(letters(text)); at != nil {
			t.Errorf("the %s show one: %q", what, letters(text)[at[0]:at[1]])
		}
	}
}

// A short name can be masked whatever the fields of the attached file are
// called, and one that stands where nothing can be masked is refused.
func TestMasksLookAtTextsAlone(t *testing.T) {
	s := openStore(t)
	for word, want := range map[string]string{
		"Ali":         "",
		"R&D <Norr>":  "",
		"O’Neill":     "",
		"Anna-Karin":  "",
		"”Solsidan”":  "",
		"text":        "act.publish.nowhere",
		"title":       "act.publish.nowhere",
		"Vårdnämnden": "act.publish.left",
	} {
		m := everywhere(func() string { return "Ali, R&D <Norr>, O'Neill, Anna\u2011Karin, \"Solsidan\"" })
		for _, reason := range []string{"Skäl", "Gäller " + word} {
			wanted := want
			if reason != "Skäl" {
				wanted = "act.publish.left" // the copy would say it there
			}
			_, err := published(t, s, m, act.PublishRequest{Words: []act.WordMask{{Words: word, Reason: reason}}})
			var told *act.Error
			if errors.As(err, &told); err == nil && wanted != "" || err != nil && (told == nil || told.Key != wanted) {
				t.Errorf("%q for the reason %q: %v, not %q", word, reason, err, wanted)
			}
			list, err := s.Meetings(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range list {
				if err := s.RemoveMeeting(context.Background(), one.ID); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
