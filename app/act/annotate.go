package act

import (
	"context"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"paragraf/app/swedish"
	"paragraf/data"
)

// Remark is a note as its writer gives it. ItemID or Section names the item
// (both empty: the meeting as a whole), Row a row of one of its lists. The
// passage is given by its words in Quote, to be found in the item (or in the
// one Part), or by Start and End, runes in the named Part.
type Remark struct {
	MeetingID  string
	ItemID     string
	Section    int
	Row        *data.RowRef
	Part       string
	Quote      string
	Start, End int
	Kind       data.NoteKind // "" means an ordinary note
	Text       string
	Colour     string
}

// NoteKinds lists the kinds that a note may have.
var NoteKinds = []data.NoteKind{data.KindNote, data.KindAsk, data.KindMotion, data.KindFor, data.KindNo, data.KindBias, data.KindCheck}

// Annotate stores a note. Nothing is stored unless the item, the row and the
// words are found, each exactly once; the [*Error] says which was not.
func Annotate(ctx context.Context, s *data.Store, r Remark) (data.Note, error) {
	m, err := s.Meeting(ctx, r.MeetingID)
	if err != nil {
		return data.Note{}, err
	}
	note, err := prepare(m, r)
	if err != nil {
		return data.Note{}, err
	}
	return s.AddNote(ctx, note)
}

// prepare makes the note that a remark on a meeting asks for.
func prepare(m data.Meeting, r Remark) (data.Note, error) {
	text := norm.NFC.String(strings.TrimSpace(r.Text))
	if text == "" && r.Colour == "" { // a mere highlight says nothing
		return data.Note{}, fail("act.note.empty")
	}
	if r.Kind == "" {
		r.Kind = data.KindNote
	}
	if !slices.Contains(NoteKinds, r.Kind) {
		return data.Note{}, fail("act.note.kind", "kind", string(r.Kind), "kinds", kindNames())
	}
	note := data.Note{MeetingID: m.ID, Kind: r.Kind, Text: text, Colour: r.Colour}
	if r.ItemID == "" && r.Section == 0 {
		if r.Row != nil || r.Quote != "" || r.End > 0 {
			return data.Note{}, fail("act.note.section_needed")
		}
		return note, nil
	}
	item, err := findItem(m, r.ItemID, r.Section)
	if err != nil {
		return data.Note{}, err
	}
	note.ItemID, note.Section = item.ID, item.Section
	if len(item.CaseNumbers) > 0 {
		note.CaseNumber = item.CaseNumbers[0]
	}
	if r.Row != nil {
		list, entry, err := findRow(item, *r.Row)
		if err != nil {
			return data.Note{}, err
		}
		note.Row = &data.RowRef{List: list, Number: entry.Number}
		if entry.CaseNumber != "" {
			note.CaseNumber = entry.CaseNumber
		}
		if strings.TrimSpace(r.Quote) != "" {
			p, err := quoteInRow(list, entry, r.Quote)
			if err != nil {
				return data.Note{}, err
			}
			note.Passage = &p
		} else if r.End > r.Start && r.Part == data.PartRow {
			p, err := passageOf(data.PartRow, entry.Text, r.Start, r.End)
			if err != nil {
				return data.Note{}, err
			}
			note.Passage = &p
		}
		return note, nil
	}
	switch {
	case r.End > r.Start && r.Part != "":
		p, err := passageAt(item, r.Part, r.Start, r.End)
		if err != nil {
			return data.Note{}, err
		}
		note.Passage = &p
	case strings.TrimSpace(r.Quote) != "":
		p, err := FindQuote(item, r.Part, r.Quote)
		if err != nil {
			return data.Note{}, err
		}
		note.Passage = &p
	}
	return note, nil
}

// passageAt is the passage of an item's part from start up to end, in runes of
// the part's joined blocks. It fails where the part has no such place. The store
// adds the surroundings and the revision.
func passageAt(it data.AgendaItem, part string, start, end int) (data.Passage, error) {
	return passageOf(part, data.JoinBlocks(it.Part(part)), start, end)
}

func passageOf(part, text string, start, end int) (data.Passage, error) {
	runes := []rune(text)
	if start < 0 || end <= start || end > len(runes) {
		return data.Passage{}, fail("act.note.outside", "part", swedish.Part(part), "from", start, "to", end, "length", len(runes))
	}
	return data.Passage{Part: part, Start: start, End: end, Quote: string(runes[start:end])}, nil
}

// findItem returns the item with the id or the § number. Where a meeting has
// no § numbers yet, as an agenda before the meeting, section is the item's
// place on the agenda.
func findItem(m data.Meeting, id string, section int) (data.AgendaItem, error) {
	numbered := false
	var found []data.AgendaItem
	for _, it := range m.Items {
		if id != "" && it.ID == id {
			return it, nil
		}
		numbered = numbered || it.Section > 0
		if id == "" && it.Section == section {
			found = append(found, it)
		}
	}
	if id != "" {
		return data.AgendaItem{}, because(data.ErrNotFound, "act.item.gone")
	}
	if !numbered {
		for _, it := range m.Items {
			if it.Position == section {
				return it, nil
			}
		}
		return data.AgendaItem{}, because(data.ErrNotFound, "act.item.no_point", "point", section, "last", len(m.Items))
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return data.AgendaItem{}, because(data.ErrNotFound, "act.item.no_section", "section", section, "sections", swedish.Sections(data.FormatSections(sectionsOf(m))))
	}
	titles := make([]string, len(found))
	for i, it := range found {
		titles[i] = "”" + it.Title + "”"
	}
	return data.AgendaItem{}, because(data.ErrAmbiguous, "act.item.two_sections", "section", section, "titles", strings.Join(titles, ", "))
}

// findRow returns the row of one of the item's lists. The list may be named by
// any unambiguous part of its title, in any case, or left out where the item
// has only one.
func findRow(it data.AgendaItem, ref data.RowRef) (string, data.Notification, error) {
	if len(it.Lists) == 0 {
		return "", data.Notification{}, because(data.ErrNotFound, "act.row.no_lists", "section", it.Section, "title", it.Title)
	}
	titles := make([]string, len(it.Lists))
	var exact, partly []data.NotificationList
	wanted := foldName(ref.List)
	for i, l := range it.Lists {
		titles[i] = "”" + l.Title + "”"
		if name := foldName(l.Title); name == wanted {
			exact = append(exact, l)
		} else if strings.Contains(name, wanted) {
			partly = append(partly, l)
		}
	}
	if len(exact) == 0 {
		exact = partly
	}
	if len(exact) == 0 {
		return "", data.Notification{}, because(data.ErrNotFound, "act.row.no_list", "list", ref.List, "lists", strings.Join(titles, ", "))
	}
	if len(exact) > 1 {
		return "", data.Notification{}, because(data.ErrAmbiguous, "act.row.two_lists", "list", ref.List, "lists", strings.Join(titles, ", "))
	}
	for _, e := range exact[0].Entries {
		if e.Number == ref.Number {
			return exact[0].Title, e, nil
		}
	}
	return "", data.Notification{}, because(data.ErrNotFound, "act.row.no_number", "list", exact[0].Title, "number", ref.Number, "rows", len(exact[0].Entries))
}

// foldName makes names comparable: NFC, lower case, single spaces, no colon at the end.
func foldName(s string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(norm.NFC.String(s)), " ")), ": ")
}

func kindNames() string {
	names := make([]string, len(NoteKinds))
	for i, k := range NoteKinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}
