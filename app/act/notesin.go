package act

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/webannotation"
)

// NotesRead is what reading a file of notes did.
type NotesRead struct {
	Added []data.Note
	Known int // were here already and are as they were
}

// ImportNotes reads notes in from a file of Web Annotations: all of them or
// none. Each is put at the meeting and item that it names, or that are called
// the same here; meetingID, which may be "", is where those of other programs
// stand, which name none. The [*Error] says which annotation in which line has no place.
func ImportNotes(ctx context.Context, s *data.Store, file string, raw []byte, meetingID string) (NotesRead, error) {
	list, err := webannotation.Read(raw)
	if err != nil {
		return NotesRead{}, notesProblem(file, err)
	}
	all, err := s.Meetings(ctx)
	if err != nil {
		return NotesRead{}, err
	}
	f := finder{ctx: ctx, s: s, all: all, read: map[string]data.Meeting{}, items: map[string]*itemRead{}, elsewhere: meetingID}
	notes := make([]data.Note, len(list))
	for i, a := range list {
		if notes[i], err = f.place(a); err != nil {
			return NotesRead{}, because(err, "act.notes.place", "file", file, "number", a.Number, "line", a.Line, "why", err.Error())
		}
	}
	added, err := s.ImportNotes(ctx, notes)
	return NotesRead{Added: added, Known: len(notes) - len(added)}, err
}

func notesProblem(file string, err error) error {
	p, ok := errors.AsType[*webannotation.Problem](err)
	if !ok {
		return because(err, "act.notes.json", "file", file, "number", 0, "line", 1, "detail", err.Error())
	}
	return because(err, "act.notes."+string(p.What), "file", file, "number", p.Number, "line", p.Line, "detail", p.Detail)
}

// finder finds where notes from elsewhere stand here.
type finder struct {
	ctx       context.Context
	s         *data.Store
	all       []data.MeetingSummary
	read      map[string]data.Meeting
	items     map[string]*itemRead // by id
	elsewhere string               // where notes of other programs stand
}

// meeting reads a meeting once.
func (f *finder) meeting(id string) (data.Meeting, error) {
	if m, ok := f.read[id]; ok {
		return m, nil
	}
	if !slices.ContainsFunc(f.all, func(m data.MeetingSummary) bool { return m.ID == id }) {
		return data.Meeting{}, fmt.Errorf("meeting %s: %w", id, data.ErrNotFound)
	}
	m, err := f.s.Meeting(f.ctx, id)
	if err == nil {
		f.read[id] = m
	}
	return m, err
}

// place gives a note the ids of its meeting and item here, and its passage.
func (f *finder) place(a webannotation.Annotation) (data.Note, error) {
	n := a.Note
	if n.MeetingID == "" && !a.Foreign && n.CaseNumber != "" {
		return n, nil // on a case
	}
	m, err := f.meetingOf(a)
	if err != nil {
		return n, err
	}
	sameMeeting := n.MeetingID == m.ID
	n.MeetingID = m.ID
	if a.Foreign {
		return f.quoted(n, m)
	}
	if n.ItemID == "" {
		n.Row, n.Page, n.Passage = nil, nil, nil
		return n, nil
	}
	it, ok := itemOf(m, a, sameMeeting)
	if !ok {
		return n, because(data.ErrNotFound, "act.notes.no_item", "title", a.Place.Title, "meeting", meetingName(m))
	}
	n.ItemID = it.ID
	if it.Section > 0 {
		n.Section = it.Section
	}
	if n.Row != nil {
		n.Row = rowHere(it, *n.Row)
	}
	if n.Passage != nil && n.Passage.Quote == "" && (n.Page != nil || n.Row != nil) {
		n.Passage = nil
	}
	if n.Page != nil { // it is found on the pages when it is stored
		return n, nil
	}
	if n.Passage != nil && n.Row == nil {
		n.Passage = f.item(it).passage(*n.Passage)
	}
	return n, nil
}

// meetingOf finds the meeting of a note: by its id, else the only one of its
// body on its day, else the one that was named for notes from elsewhere.
func (f *finder) meetingOf(a webannotation.Annotation) (data.Meeting, error) {
	if a.Note.MeetingID != "" {
		if m, err := f.meeting(a.Note.MeetingID); !errors.Is(err, data.ErrNotFound) {
			return m, err
		}
	}
	if a.Foreign && f.elsewhere != "" {
		return f.meeting(f.elsewhere)
	}
	if a.Foreign {
		return data.Meeting{}, fail("act.notes.foreign")
	}
	var found []string
	for _, m := range f.all {
		if a.Place.Date != "" && m.Date == a.Place.Date && foldName(m.Body) == foldName(a.Place.Body) {
			found = append(found, m.ID)
		}
	}
	if len(found) != 1 {
		name := strings.TrimSpace(a.Place.Body + " " + a.Place.Date)
		return data.Meeting{}, because(data.ErrNotFound, "act.notes.no_meeting", "meeting", name)
	}
	return f.meeting(found[0])
}

func meetingName(m data.Meeting) string {
	return strings.TrimSpace(m.Body + " " + swedish.Date(m.Date))
}

// itemOf finds the item of a note: by its id, else the only one of its title,
// else the one of its §.
func itemOf(m data.Meeting, a webannotation.Annotation, sameMeeting bool) (data.AgendaItem, bool) {
	for _, it := range m.Items {
		if it.ID == a.Note.ItemID {
			return it, true
		}
	}
	if sameMeeting { // an item that a later version of the papers dropped
		return data.AgendaItem{ID: a.Note.ItemID}, true
	}
	var named []data.AgendaItem
	for _, it := range m.Items {
		if a.Place.Title != "" && foldName(it.Title) == foldName(a.Place.Title) {
			named = append(named, it)
		}
	}
	if len(named) == 1 {
		return named[0], true
	}
	for _, it := range m.Items {
		if a.Note.Section > 0 && it.Section == a.Note.Section && (len(named) > 0 || a.Place.Title == "") {
			return it, true
		}
	}
	return data.AgendaItem{}, false
}

// rowHere is where a noted row stands; one that is no more keeps its words and
// its last place.
func rowHere(it data.AgendaItem, ref data.RowRef) *data.RowRef {
	if ref.Text == "" {
		for _, l := range it.Lists {
			for _, e := range l.Entries {
				if l.Title == ref.List && e.Number == ref.Number {
					ref.Text = e.Text
				}
			}
		}
	}
	return &ref
}

// item reads an item once.
func (f *finder) item(it data.AgendaItem) *itemRead {
	if f.items[it.ID] == nil {
		f.items[it.ID] = &itemRead{item: it}
	}
	return f.items[it.ID]
}

// passage is a passage as its words stand here: where the file says, else
// the only place where they stand. Words that are not here keep the place they
// had, and the program says that they are gone.
func (r *itemRead) passage(p data.Passage) *data.Passage {
	if !slices.Contains(data.Parts, p.Part) {
		p.Part = data.PartBody
	}
	runes := r.part(p.Part).text
	if p.Quote == "" { // a position alone: the words are those that stand there
		if p.Start < 0 || p.Start >= p.End || p.End > len(runes) {
			return nil
		}
		p.Quote = string(runes[p.Start:p.End])
	}
	if p.Start >= 0 && p.Start < p.End && p.End <= len(runes) && string(runes[p.Start:p.End]) == p.Quote {
		return &p
	}
	if found, err := r.find(p.Part, p.Quote); err == nil {
		found.Revision, found.Prefix, found.Suffix = p.Revision, p.Prefix, p.Suffix
		return &found
	}
	p.Start = max(p.Start, 0)
	p.End = p.Start + len([]rune(p.Quote))
	return &p
}

// quoted places a note of another program: on the only item of the meeting
// that its words stand in, or on the meeting where it quotes none.
func (f *finder) quoted(n data.Note, m data.Meeting) (data.Note, error) {
	if n.Passage == nil {
		n.ItemID, n.Section = "", 0
		return n, nil
	}
	quote := n.Passage.Quote
	if quote == "" { // a position in a text that is not named
		n.Passage, n.ItemID, n.Section = nil, "", 0
		return n, nil
	}
	var found []data.AgendaItem
	for _, it := range m.Items {
		if p, err := f.item(it).find("", quote); err == nil {
			n.Passage = &p
			found = append(found, it)
		}
	}
	if len(found) != 1 {
		return n, because(data.ErrNotFound, "act.notes.no_quote", "quote", shortQuote(quote), "n", len(found), "meeting", meetingName(m))
	}
	it := found[0]
	n.ItemID, n.Section = it.ID, it.Section
	if len(it.CaseNumbers) > 0 {
		n.CaseNumber = it.CaseNumbers[0]
	}
	return n, nil
}

func shortQuote(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}
