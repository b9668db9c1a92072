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
// (both empty: the meeting as a whole; no meeting either: the case of CaseNumber), Row a row of one of its lists. The
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
	Page       *data.PageRef // a place in an attachment, whose name may be a part of it, its page 0 where Quote tells it
	Passage    *data.Passage // words of that page, as they stand there
	CaseNumber string        // of a note on a case; else it is the item's
	Kind       data.NoteKind // "" means an ordinary note
	Text       string
	Tags       []string // added to the text where it has them not
	Colour     string
	Style      string
}

// Annotate stores a note. Nothing is stored unless the item, the row and the
// words are found, each exactly once; the [*Error] says which was not.
func Annotate(ctx context.Context, s *data.Store, r Remark) (data.Note, error) {
	var m data.Meeting
	if r.MeetingID != "" || r.CaseNumber == "" {
		var err error
		if m, err = s.Meeting(ctx, r.MeetingID); err != nil {
			return data.Note{}, err
		}
	}
	note, err := prepare(ctx, s, m, r)
	if err != nil {
		return data.Note{}, err
	}
	return s.AddNote(ctx, note)
}

// prepare makes the note that a remark on a meeting asks for.
func prepare(ctx context.Context, s *data.Store, m data.Meeting, r Remark) (data.Note, error) {
	if r.Kind == "" {
		r.Kind = data.KindNote
	}
	text, err := worded(r)
	if err != nil {
		return data.Note{}, err
	}
	note := data.Note{MeetingID: m.ID, Kind: r.Kind, Text: text, Colour: r.Colour, Style: r.Style}
	if r.ItemID == "" && r.Section == 0 {
		if r.Row != nil || r.Page != nil || r.Quote != "" || r.End > 0 {
			return data.Note{}, fail("act.note.section_needed")
		}
		if m.ID == "" {
			note.CaseNumber = strings.TrimSpace(r.CaseNumber)
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
	if r.Page != nil {
		err := onPage(ctx, s, item, &note, r)
		return note, err
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
		return "", data.Notification{}, because(data.ErrNotFound, "act.row.no_lists", "place", placeOf(it))
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

// worded is the text of a remark with its tags, once its kind, tags and looks
// are seen to be right.
func worded(r Remark) (string, error) {
	text := norm.NFC.String(strings.TrimSpace(r.Text))
	for _, tag := range r.Tags {
		if !data.ValidTag(tag) {
			return "", fail("act.note.tag", "tag", tag)
		}
		text = data.WithTag(text, tag)
	}
	switch {
	case !slices.Contains(data.NoteKinds, r.Kind):
		return "", fail("act.note.kind", "kind", string(r.Kind), "kinds", KindNames())
	case r.Colour != "" && !slices.Contains(data.NoteColours, r.Colour):
		return "", fail("act.note.colour", "colour", r.Colour, "colours", strings.Join(data.NoteColours, ", "))
	case text == "" && r.Colour == "" && r.Kind != data.KindPlace: // a mere highlight says nothing
		return "", fail("act.note.empty")
	}
	return text, nil
}

// KindNames lists the kinds of notes in words: "note, question …".
func KindNames() string {
	names := make([]string, len(data.NoteKinds))
	for i, k := range data.NoteKinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}
