package data

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"paragraf/data/find"
)

// FoundKind says in what the words that were looked for stand.
type FoundKind string

// The kinds. Those of an item's parts are in [FoundKind.Part].
const (
	FoundMeeting     FoundKind = "meeting" // its body, day and place, and what stands outside the §§
	FoundTitle       FoundKind = "title"
	FoundCase        FoundKind = "case" // a case number
	FoundReport      FoundKind = "report"
	FoundProposal    FoundKind = "proposal"
	FoundMotion      FoundKind = "motion"
	FoundProcedure   FoundKind = "procedure"
	FoundDecision    FoundKind = "decision"
	FoundReservation FoundKind = "reservation"
	FoundStatement   FoundKind = "statement"
	FoundRow         FoundKind = "row"        // of a notification list
	FoundName        FoundKind = "name"       // a person, or who gets an extract
	FoundAttachment  FoundKind = "attachment" // its file's name
	FoundPage        FoundKind = "page"       // of an attachment
	FoundNote        FoundKind = "note"       // the reader's own
)

// partKinds are the kinds of the parts of an item.
var partKinds = map[string]FoundKind{PartBody: FoundReport, PartProposals: FoundProposal, PartMotions: FoundMotion,
	PartProcedure: FoundProcedure, PartDecisions: FoundDecision, PartReservations: FoundReservation, PartStatements: FoundStatement}

// Part is the part of an item that words of this kind stand in, "" for another.
func (k FoundKind) Part() string {
	for part, kind := range partKinds {
		if kind == k {
			return part
		}
	}
	return ""
}

// indexedText is the text of one item, or with position 0 of the meeting.
type indexedText struct {
	ID         int64
	MeetingID  string
	Position   int
	ItemID     string
	Section    int
	Body       string
	Date       string
	Title      string
	CaseNumber string
	Digest     string

	cases    []string
	attached []Attachment // those that have a file
	passages []indexedPassage
}

func (indexedText) TableName() string { return "indexed_texts" }

// indexedPassage is a paragraph, a row, or what else is shown by itself.
type indexedPassage struct {
	TextID int64 `gorm:"primaryKey;autoIncrement:false"`
	Number int   `gorm:"primaryKey;autoIncrement:false"`
	Kind   FoundKind
	List   string
	Place  int
	Text   string
}

func (indexedPassage) TableName() string { return "indexed_passages" }

func (t *indexedText) add(kind FoundKind, list string, place int, text string) {
	if strings.TrimSpace(text) != "" {
		t.passages = append(t.passages, indexedPassage{Number: len(t.passages), Kind: kind, List: list, Place: place, Text: text})
	}
}

// indexedTexts takes a meeting apart into what is searched.
func indexedTexts(m Meeting) []indexedText {
	texts := []indexedText{meetingText(m)}
	for i, it := range m.Items {
		texts = append(texts, itemText(m, it, i+1))
	}
	for i := range texts {
		texts[i].digest()
	}
	return texts
}

func meetingText(m Meeting) indexedText {
	t := indexedText{MeetingID: m.ID, Body: m.Body, Date: m.Date}
	t.add(FoundMeeting, "", 0, strings.Join(slices.DeleteFunc([]string{m.Organization, m.Body, m.Date, longDate(m.Date), m.Place}, func(s string) bool { return s == "" }), ", "))
	for _, a := range m.Attendance {
		t.add(FoundName, "", 0, strings.TrimSpace(a.Person().Printed()+" "+a.Title))
	}
	if m.Minutes != nil {
		for _, name := range []string{m.Minutes.Chair, m.Minutes.Secretary} {
			t.add(FoundName, "", 0, name)
		}
	}
	for _, b := range m.FrontMatter {
		t.add(FoundMeeting, "", 0, b.Text)
	}
	return t
}

func itemText(m Meeting, it AgendaItem, position int) indexedText {
	t := indexedText{MeetingID: m.ID, Position: position, ItemID: it.ID, Section: it.Section, Body: m.Body, Date: m.Date, Title: it.Title, cases: it.CaseNumbers}
	if len(it.CaseNumbers) > 0 {
		t.CaseNumber = it.CaseNumbers[0]
	}
	t.add(FoundTitle, "", 0, it.Title)
	for _, c := range it.CaseNumbers {
		t.add(FoundCase, "", 0, c)
	}
	for _, part := range Parts {
		place := 0
		for _, b := range it.Part(part) {
			t.add(partKinds[part], "", place, b.Text)
			place += utf8.RuneCountInString(b.Text) + 1
		}
	}
	for _, l := range it.Lists {
		for _, e := range l.Entries {
			text := e.Text
			for _, more := range []string{e.CaseNumber, e.DecidedBy} {
				if more != "" && !strings.Contains(text, more) {
					text += " · " + more
				}
			}
			t.add(FoundRow, l.Title, e.Number, text)
		}
	}
	for _, name := range it.names() {
		t.add(FoundName, "", 0, name)
	}
	for _, a := range it.Attachments {
		t.add(FoundAttachment, "", 0, a.Name)
		if a.SHA256 != "" {
			t.attached = append(t.attached, a)
		}
	}
	return t
}

// names are those who are named beside an item's text.
func (it AgendaItem) names() []string {
	var people []Person
	people = append(people, it.Disqualified...)
	for _, m := range it.Motions {
		people = append(people, m.By...)
	}
	for _, r := range it.Reservations {
		people = append(people, r.By...)
	}
	for _, s := range it.Statements {
		people = append(people, s.By...)
	}
	names := append(slices.Clone(it.Presenters), it.Recipients...)
	for _, p := range people {
		if !slices.Contains(names, p.Printed()) {
			names = append(names, p.Printed())
		}
	}
	return names
}

var months = strings.Fields("januari februari mars april maj juni juli augusti september oktober november december")

// longDate is a date as it is written in running text, "12 juni 2025".
func longDate(date string) string {
	if !dateForm.MatchString(date) {
		return ""
	}
	month, _ := strconv.Atoi(date[5:7])
	if month < 1 || month > 12 {
		return ""
	}
	return strings.TrimLeft(date[8:], "0") + " " + months[month-1] + " " + date[:4]
}

// digest gives the text a digest of all that is indexed of it but its position.
func (t *indexedText) digest() {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %d %q %q %q", t.MeetingID, t.ItemID, t.Section, t.Body, t.Date, t.cases)
	for _, p := range t.passages {
		fmt.Fprintf(h, "\x00%s\x00%s\x00%d\x00%s", p.Kind, p.List, p.Place, p.Text)
	}
	for _, a := range t.attached {
		fmt.Fprintf(h, "\x01%s\x00%s", a.Name, a.SHA256)
	}
	t.Digest = hex.EncodeToString(h.Sum(nil)[:16])
}

// indexedWords is a text in the form in which it is searched, a column each.
type indexedWords struct{ marks, body, title, text string }

func (t indexedText) words(s *find.Stemmer) indexedWords {
	w := indexedWords{marks: markOfYear(t.Date)}
	if t.Section > 0 {
		w.marks += " " + markOfSection(t.Section)
	}
	for _, word := range find.Words(t.Body) {
		w.body += word.Text + " "
	}
	var title, text strings.Builder
	for _, p := range t.passages {
		to := &text
		if p.Kind == FoundTitle || p.Kind == FoundCase || p.Kind == FoundMeeting {
			to = &title
		}
		to.WriteString(s.Stems(p.Text))
		to.WriteString(" 0z ") // no phrase goes on from one passage to the next
	}
	w.title, w.text = title.String(), text.String()
	return w
}

// Marks have letters and digits, which no word of a text has both.
func markOfSection(section int) string { return "s" + strconv.Itoa(section) }

func markOfYear(date string) string {
	if len(date) < 4 {
		return "y0"
	}
	return "y" + date[:4]
}
