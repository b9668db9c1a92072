package compose_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/compose/layout"
)

// Any meeting whatever, with any Unicode in any field, can be composed as
// every document, and every word of it stands in the minutes.
func TestAnyMeetingCanBeComposed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, words := anyMeeting(t)
		o := compose.MinutesOptions{At: made, Draft: rapid.Bool().Draw(t, "draft"), Style: compose.Style{
			Clauses: rapid.SampledFrom([]compose.ClauseStyle{"", compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain}).Draw(t, "clauses")}}
		doc, err := compose.Minutes(m, o)
		if err != nil {
			t.Fatalf("minutes: %v", err)
		}
		standsIn(t, words, doc)
		switch rapid.IntRange(0, 5).Draw(t, "another") {
		case 0:
			for _, item := range m.Items {
				if item.Section == 0 {
					continue
				}
				if _, err := compose.Extract(m, []int{item.Section}, compose.ExtractOptions{At: made, Clerk: m.Body, Style: o.Style}); err != nil {
					t.Fatalf("extract: %v", err)
				}
				break
			}
		case 1:
			if _, err := compose.Notice(m, compose.NoticeOptions{At: made}); err != nil {
				t.Fatalf("notice: %v", err)
			}
		case 2:
			if _, err := compose.SignatureBox(compose.BoxOptions{Name: m.Body, Role: m.Place, At: made, Trial: true}); err != nil {
				t.Fatalf("box: %v", err)
			}
		case 3:
			if _, err := compose.NotificationList(m, 0, compose.ListOptions{At: made}); err != nil && !errors.Is(err, compose.ErrList) {
				t.Fatalf("list: %v", err)
			}
		case 4:
			private(func(kind, _, _ string, _ compose.Document, err error) {
				if err != nil {
					t.Fatalf("%s: %v", kind, err)
				}
			}, m, rapid.IntRange(0, 1).Draw(t, "chair"))
		}
	})
}

// standsIn checks that every word of every text is on the pages.
func standsIn(t *rapid.T, texts []string, doc compose.Document) {
	o := open(plainTB{t: t}, doc.PDF)
	var inOrder strings.Builder
	for i := range o.pages {
		for _, w := range o.words(i) {
			if w.y < 81 || w.text == "UTKAST – EJ JUSTERAT" { // the page's head
				continue
			}
			inOrder.WriteString(bare(w.text))
		}
	}
	whole := inOrder.String()
	var cleaner layout.Cleaner
	for _, text := range texts {
		for _, word := range strings.Fields(cleaner.Clean(text)) {
			if !standsWhole(bare(word), whole) {
				t.Fatalf("%q of %q is not on the pages:\n%s", word, text, whole)
			}
		}
	}
}

// standsWhole reports whether a word stands in the text, at one place or, as a
// word broken inside a table's cell, in a few pieces.
func standsWhole(word, whole string) bool {
	for pieces := 2 + len(word)/8; word != ""; pieces-- {
		n := len(word)
		for n > 0 && !strings.Contains(whole, word[:n]) {
			n--
		}
		if n == 0 || pieces == 0 {
			return false
		}
		word = word[n:]
	}
	return true
}

// bare leaves out spaces and what may come or go where a line ends.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\n\u00ad\u200b\u2060-", r) {
			return -1
		}
		return r
	}, s)
}

// anyMeeting draws a meeting and returns all texts in it.
func anyMeeting(t *rapid.T) (data.Meeting, []string) {
	var words []string
	chars := rapid.OneOf(rapid.Rune(), rapid.RuneFrom([]rune("aåäö §–\u00a0\u00ad\u200b.,-/(\t\n€😀\u0302")), rapid.RuneFrom([]rune("bcdef ")))
	text := func(label string) string {
		n := rapid.SampledFrom([]int{0, 3, 12, 60, 300}).Draw(t, label+" length")
		s := string(rapid.SliceOfN(chars, 0, n).Draw(t, label))
		words = append(words, s)
		return s
	}
	count := func(label string, most int) int { return rapid.IntRange(0, most).Draw(t, label) }
	flag := func(label string) bool { return rapid.Bool().Draw(t, label) }
	pick := func(label string, of ...string) string { return rapid.SampledFrom(of).Draw(t, label) }
	someone := func(label string) data.Person {
		return data.Person{Name: text(label), Party: pick("party", "", "S", "-", "Norrlidspartiet")}
	}
	several := func(label string) (list []data.Person) {
		for range count(label+"s", 2) {
			list = append(list, someone(label))
		}
		return list
	}
	texts := func(label string, most int) (list []string) {
		for range count(label+"s", most) {
			list = append(list, text(label))
		}
		return list
	}
	blocks := func(label string) (list []data.Block) {
		for range count(label+" blocks", 3) {
			list = append(list, data.Block{Type: data.BlockType(pick("type", "paragraph", "heading", "list_item", "table_row")), Text: text(label)})
		}
		return list
	}
	m := data.Meeting{
		ID: "id", Organization: text("organisation"), Body: text("body"), Date: pick("date", "", "2025-06-03", "nonsense"),
		Place: text("place"), State: data.State(pick("state", "", "convened", "held", "adjusted", "final")), FrontMatter: blocks("front"),
	}
	for range count("attendance", 4) {
		a := data.Attendance{Name: text("name"), Party: pick("party", "", "M"), Capacity: data.Capacity(pick("capacity", "member", "deputy", "other", "")),
			Serving: flag("serving"), Role: data.Role(pick("role", "", "chair", "secretary")), Title: text("title"), Remote: flag("remote")}
		if flag("replaces") {
			p := someone("replaced")
			a.Replaces = &p
		}
		m.Attendance = append(m.Attendance, a)
	}
	for i := range count("items", 3) {
		item := data.AgendaItem{Position: i + 1, Section: count("section", 40), SectionInferred: flag("inferred"), Title: text("item title"),
			CaseNumbers: texts("case number", 3), Body: blocks("body"), Procedure: blocks("procedure"), Disqualified: several("disqualified"),
			Presenters: texts("presenter", 2), Recipients: texts("recipient", 2), Adjusted: flag("adjusted"), AdjustedImmediately: flag("immediately")}
		if flag("secret") {
			item.Confidential = &data.Confidential{Provision: text("provision")}
		}
		for range count("proposals", 1) {
			item.Proposals = append(item.Proposals, data.Proposal{By: text("by"), LeadIn: text("lead-in"), Clauses: texts("clause", 3)})
		}
		for range count("decisions", 2) {
			item.Decisions = append(item.Decisions, data.Decision{LeadIn: text("lead-in"), Clauses: texts("clause", 3)})
		}
		for range count("motions", 2) {
			item.Motions = append(item.Motions, data.Motion{By: several("mover"), Text: text("motion"), Result: pick("result", "", "adopted", "withdrawn")})
		}
		for range count("reservations", 1) {
			item.Reservations = append(item.Reservations, data.Reservation{By: several("reserving"), Text: text("reservation")})
		}
		for range count("statements", 2) {
			item.Statements = append(item.Statements, data.Statement{By: several("speaker"), Kind: pick("kind", data.MinuteNote, data.SeparateStatement, ""), Text: text("statement")})
		}
		for range count("votes", 1) {
			v := data.Vote{Proposition: text("proposition"), YesMeans: text("yes"), NoMeans: text("no"), Yes: count("ayes", 99), DecidedBy: pick("by", "", "lot")}
			for range count("ballots", 3) {
				v.Ballots = append(v.Ballots, data.Ballot{Name: text("voter"), Party: text("party"), Ballot: pick("ballot", "yes", "no", "absent", "?")})
			}
			item.Votes = append(item.Votes, v)
		}
		for range count("lists", 2) {
			l := data.NotificationList{Title: text("list title")}
			for n := range count("entries", 3) {
				l.Entries = append(l.Entries, data.Notification{Number: n, Text: text("entry"), CaseNumber: text("case"), DecidedBy: text("decider"), Date: pick("on", "", "2025-01-01")})
			}
			item.Lists = append(item.Lists, l)
		}
		for range count("attachments", 2) {
			item.Attachments = append(item.Attachments, data.Attachment{Name: text("attachment"), SHA256: pick("sha", "", digest)})
		}
		m.Items = append(m.Items, item)
	}
	if flag("minutes") {
		m.Minutes = &data.Minutes{Chair: text("chair"), Secretary: text("secretary"), Sections: pick("sections", "", "4-7", "x-y, 3")}
		for range count("adjustments", 2) {
			m.Minutes.Adjustments = append(m.Minutes.Adjustments, data.Adjustment{Sections: pick("of", "", "1-40", "3"), Immediate: flag("at once"),
				Adjusters: texts("adjuster", 3), AdjustedOn: pick("adjusted on", "", "2025-06-11"), PostedOn: pick("posted", "", "2025-06-12"), StoredAt: text("stored at")})
		}
	}
	return m, words
}

// plainTB lets the reader of files fail a property.
type plainTB struct {
	testing.TB
	t *rapid.T
}

func (p plainTB) Helper()           {}
func (p plainTB) Fatal(args ...any) { p.t.Fatal(args...) }
