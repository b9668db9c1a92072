package act

import (
	"context"
	"slices"
	"strconv"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// MakeAnnotated makes a print of one item, or of a whole meeting where itemID is
// "", with the owner's own notes in the margin. It is never stored, as the
// notes in it are private: the bytes are the caller's alone.
func MakeAnnotated(ctx context.Context, s *data.Store, meetingID, itemID string) (Made, error) {
	m, style, _, err := gather(ctx, s, meetingID)
	if err != nil {
		return Made{}, err
	}
	notes, err := s.Notes(ctx, data.NoteFilter{MeetingID: meetingID})
	if err != nil {
		return Made{}, err
	}
	earlier, err := s.EarlierNotes(ctx, m)
	if err != nil {
		return Made{}, err
	}
	for _, n := range earlier {
		if n.MeetingID == "" { // on the case itself
			notes = append(notes, n)
		}
	}
	rows, err := s.RowMarks(ctx, meetingID)
	if err != nil {
		return Made{}, err
	}
	o := compose.AnnotatedOptions{Style: style, At: moment(time.Time{}), Notes: notes, Rows: rows}
	name := day(m)
	if itemID != "" {
		item, err := findItem(m, itemID, 0)
		if err != nil {
			return Made{}, err
		}
		name += "-" + shortName(m, item)
		o.Items = []string{itemID}
	}
	doc, err := compose.Annotated(m, o)
	if err != nil {
		return Made{}, composeFailure(err)
	}
	name += ".pdf"
	if doc.Private {
		name = "anteckningar-" + name
	} else {
		name = "lasexemplar-" + name
	}
	return Made{Document: data.Document{MeetingID: m.ID, Name: name}, PDF: doc.PDF, Pages: doc.Pages, Private: doc.Private, Replaced: doc.Replaced}, nil
}

// shortName is an item in the name of a file: by its § or, where it has none, by
// its place on the agenda.
func shortName(m data.Meeting, item data.AgendaItem) string {
	if item.Section > 0 {
		return "p" + strconv.Itoa(item.Section)
	}
	at := slices.IndexFunc(m.Items, func(it data.AgendaItem) bool { return it.ID == item.ID })
	return "arende-" + strconv.Itoa(at+1)
}
