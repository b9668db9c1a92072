package data

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"
)

// meetingToRecord fills the row of a meeting; the times and the sample mark
// are the caller's.
func meetingToRecord(m Meeting) meetingRecord {
	return meetingRecord{
		ID: m.ID, Version: m.Version, Organization: m.Organization, Body: m.Body, Date: m.Date,
		StartTime: m.Start, EndTime: m.End, Place: m.Place, State: string(m.State),
		ItemCount: len(m.Items), Sections: FormatSections(m.sections()),
		Source: packOne(m.Source), Minutes: packOne(m.Minutes),
		FrontMatter: packList(m.FrontMatter), Warnings: packList(m.Warnings),
	}
}

// meeting is the row as a meeting, still without attendance and items.
func (r meetingRecord) meeting() (Meeting, error) {
	m := Meeting{
		ID: r.ID, Version: r.Version, Organization: r.Organization, Body: r.Body, Date: r.Date,
		Start: r.StartTime, End: r.EndTime, Place: r.Place, State: State(r.State),
		Items: []AgendaItem{}, Warnings: []Warning{},
	}
	err := unpackAll(
		column{r.Source, &m.Source}, column{r.Minutes, &m.Minutes},
		column{r.FrontMatter, &m.FrontMatter}, column{r.Warnings, &m.Warnings})
	return m, err
}

func (r meetingRecord) summary() MeetingSummary {
	return MeetingSummary{ID: r.ID, Organization: r.Organization, Body: r.Body, Date: r.Date, Start: r.StartTime,
		State: State(r.State), Items: r.ItemCount, Sections: r.Sections, Sample: r.Sample}
}

func attendanceToRecord(meetingID string, position int, a Attendance) attendanceRecord {
	return attendanceRecord{
		MeetingID: meetingID, Position: position, Name: a.Name, Party: a.Party, Capacity: string(a.Capacity),
		Serving: a.Serving, Role: string(a.Role), Replaces: packOne(a.Replaces), Title: a.Title,
		Sections: packList(a.Sections), Remote: a.Remote,
	}
}

func (r attendanceRecord) attendance() (Attendance, error) {
	a := Attendance{Name: r.Name, Party: r.Party, Capacity: Capacity(r.Capacity), Serving: r.Serving,
		Role: Role(r.Role), Title: r.Title, Remote: r.Remote}
	err := unpackAll(column{r.Replaces, &a.Replaces}, column{r.Sections, &a.Sections})
	return a, err
}

// itemToRecord fills the row of an item; the report's revision is the caller's.
func itemToRecord(meetingID string, it AgendaItem) itemRecord {
	r := itemRecord{
		ID: it.ID, MeetingID: meetingID, Position: it.Position, Section: it.Section, SectionInferred: it.SectionInferred,
		Title: it.Title, TitleInferred: it.TitleInferred, Kind: string(it.Kind), CaseNumbers: packList(it.CaseNumbers),
		Confidential: packOne(it.Confidential), Proposals: packList(it.Proposals), Motions: packList(it.Motions),
		Procedure: packList(it.Procedure), Votes: packList(it.Votes), Decisions: packList(it.Decisions),
		Reservations: packList(it.Reservations), Statements: packList(it.Statements),
		Disqualified: packList(it.Disqualified), Presenters: packList(it.Presenters), Recipients: packList(it.Recipients),
		Attachments: packList(it.Attachments), Adjusted: it.Adjusted, AdjustedImmediately: it.AdjustedImmediately,
	}
	r.Digest = r.digest(it.Lists)
	return r
}

// item is the row as an item, still without its report and lists.
func (r itemRecord) item() (AgendaItem, error) {
	it := AgendaItem{ID: r.ID, Position: r.Position, Section: r.Section, SectionInferred: r.SectionInferred,
		Title: r.Title, TitleInferred: r.TitleInferred, Kind: ItemKind(r.Kind),
		Adjusted: r.Adjusted, AdjustedImmediately: r.AdjustedImmediately}
	err := unpackAll(
		column{r.CaseNumbers, &it.CaseNumbers}, column{r.Confidential, &it.Confidential},
		column{r.Proposals, &it.Proposals}, column{r.Motions, &it.Motions}, column{r.Procedure, &it.Procedure},
		column{r.Votes, &it.Votes}, column{r.Decisions, &it.Decisions}, column{r.Reservations, &it.Reservations},
		column{r.Statements, &it.Statements}, column{r.Disqualified, &it.Disqualified},
		column{r.Presenters, &it.Presenters}, column{r.Recipients, &it.Recipients}, column{r.Attachments, &it.Attachments})
	return it, err
}

// digest is the SHA-256 of the item's texts with its lists, all but the report
// (which has its own). SQLite does not see a flipped bit inside a text.
func (r itemRecord) digest(lists []NotificationList) string {
	h := sha256.New()
	for _, text := range []string{strconv.Itoa(r.Section), r.Title, r.Kind, r.CaseNumbers, r.Confidential, r.Proposals,
		r.Motions, r.Procedure, r.Votes, r.Decisions, r.Reservations, r.Statements, r.Disqualified, r.Presenters,
		r.Recipients, r.Attachments, strconv.FormatBool(r.Adjusted), strconv.FormatBool(r.AdjustedImmediately)} {
		field(h, text)
	}
	for _, list := range lists {
		field(h, list.Title)
		for _, e := range list.Entries {
			for _, text := range []string{strconv.Itoa(e.Number), e.Text, e.CaseNumber, e.DecidedBy, e.Date} {
				field(h, text)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// field adds a text to a hash with its length before it.
func field(h hash.Hash, text string) {
	h.Write([]byte(strconv.Itoa(len(text)) + ":" + text))
}

// column is a JSON text of a row and what it is read into.
type column struct {
	text string
	into any
}

func unpackAll(columns ...column) error {
	for _, c := range columns {
		if err := unpack(c.text, c.into); err != nil {
			return fmt.Errorf("%w (%v)", ErrDamaged, err)
		}
	}
	return nil
}

// sections are the § numbers of the agenda, in its order.
func (m Meeting) sections() []int {
	var sections []int
	for _, it := range m.Items {
		if it.Section > 0 {
			sections = append(sections, it.Section)
		}
	}
	return sections
}
