package act

import (
	"context"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// The forms in which words are handed in, and the part of the item that each
// becomes. A question goes as a note to the minutes (protokollsanteckning), as
// the papers have no other place for it.
var handInParts = map[string]string{
	"motion": data.PartMotions, "reservation": data.PartReservations, "question": data.PartStatements,
}

// HandInForms lists the forms, in the order in which they are offered.
var HandInForms = []string{"motion", "reservation", "question"}

// HandInForm is the form that a note's kind suggests, "" for none.
func HandInForm(kind data.NoteKind) string {
	if slices.Contains(HandInForms, string(kind)) {
		return string(kind)
	}
	return ""
}

// HandedInForm is the form in which words were handed in.
func HandedInForm(h data.HandedIn) string {
	for form, part := range handInParts {
		if part == h.Part {
			return form
		}
	}
	return ""
}

// HandInText proposes the words to hand in: those of the note without its tags,
// after who says them, as the minutes print it.
func HandInText(n data.Note, form, by string) string {
	var words []string
	for _, line := range strings.Split(n.Text, "\n") {
		var kept []string
		for _, w := range strings.Fields(line) {
			if len(data.Tags(w)) == 0 {
				kept = append(kept, w)
			}
		}
		words = append(words, strings.Join(kept, " "))
	}
	text := strings.TrimSpace(strings.Join(words, "\n"))
	by = strings.TrimSpace(by)
	if by == "" || strings.Contains(text, by) {
		return text
	}
	return swedish.In(swedish.Swedish, "act.hand_in.says."+form, "by", by, "text", text) // it goes into the minutes
}

// HandIn copies words into the matter that a note is on, as a yrkande, a
// reservation or a question of by ("Ellen Fjällvik (C)"). From then on the copy
// is part of the matter and of the documents that are made from it; the note
// stays private. It is refused where the § is adjusted.
func HandIn(ctx context.Context, s *data.Store, n data.Note, form, by, text string) (data.Note, error) {
	part, known := handInParts[form]
	if !known {
		return n, fail("act.hand_in.form", "form", form, "forms", strings.Join(HandInForms, ", "))
	}
	person := personOf(by)
	text = strings.TrimSpace(text)
	switch {
	case person.Name == "":
		return n, fail("act.hand_in.by")
	case text == "":
		return n, fail("act.note.empty")
	case n.HandedIn != nil:
		return n, fail("act.hand_in.already")
	}
	m, it, err := openMatter(ctx, s, n)
	if err != nil {
		return n, err
	}
	who := []data.Person{person}
	switch part {
	case data.PartMotions:
		it.Motions = append(slices.Clone(it.Motions), data.Motion{By: who, Text: text})
	case data.PartReservations:
		it.Reservations = append(slices.Clone(it.Reservations), data.Reservation{By: who, Text: text})
	default:
		it.Statements = append(slices.Clone(it.Statements), data.Statement{By: who, Kind: data.MinuteNote, Text: text})
	}
	if _, err := s.SaveMeeting(ctx, withItem(m, it)); err != nil {
		return n, err
	}
	return s.SetHandedIn(ctx, n.ID, &data.HandedIn{Part: part, Text: text, By: person, At: time.Now()})
}

// TakeBack takes what was handed in out of the matter again. It is refused once
// a document holds it, or the § is adjusted: what has gone out cannot be called
// back, it can only be withdrawn at the meeting.
func TakeBack(ctx context.Context, s *data.Store, n data.Note) (data.Note, error) {
	if n.HandedIn == nil {
		return n, fail("act.hand_in.not")
	}
	m, it, err := openMatter(ctx, s, n)
	if err != nil {
		return n, err
	}
	documents, err := s.Documents(ctx, m.ID)
	if err != nil {
		return n, err
	}
	for _, d := range documents {
		if d.Kind != data.NoticeDocument && d.CreatedAt.After(n.HandedIn.At) &&
			(it.Section == 0 || d.Sections == "" || slices.Contains(data.ParseSections(d.Sections), it.Section)) {
			return n, fail("act.hand_in.in_document", "document", swedish.DocumentKind(d.Kind), "name", d.Name)
		}
	}
	h := n.HandedIn
	mine := func(by []data.Person, text string) bool {
		return text == h.Text && len(by) == 1 && by[0] == h.By
	}
	before := len(it.Motions) + len(it.Reservations) + len(it.Statements)
	switch h.Part {
	case data.PartMotions:
		it.Motions = slices.DeleteFunc(slices.Clone(it.Motions), func(x data.Motion) bool { return mine(x.By, x.Text) })
	case data.PartReservations:
		it.Reservations = slices.DeleteFunc(slices.Clone(it.Reservations), func(x data.Reservation) bool { return mine(x.By, x.Text) })
	default:
		it.Statements = slices.DeleteFunc(slices.Clone(it.Statements), func(x data.Statement) bool { return mine(x.By, x.Text) })
	}
	if len(it.Motions)+len(it.Reservations)+len(it.Statements) < before { // else the papers have replaced it
		if _, err := s.SaveMeeting(ctx, withItem(m, it)); err != nil {
			return n, err
		}
	}
	return s.SetHandedIn(ctx, n.ID, nil)
}

// openMatter reads the item of a note, which must not be adjusted.
func openMatter(ctx context.Context, s *data.Store, n data.Note) (data.Meeting, data.AgendaItem, error) {
	if n.ItemID == "" {
		return data.Meeting{}, data.AgendaItem{}, fail("act.hand_in.no_item")
	}
	m, err := s.Meeting(ctx, n.MeetingID)
	if err != nil {
		return m, data.AgendaItem{}, err
	}
	it, err := findItem(m, n.ItemID, 0)
	if err == nil && compose.Adjusted(m, it) {
		err = fail("act.hand_in.adjusted", "section", it.Section)
	}
	return m, it, err
}

// withItem is a meeting in which one item is another version of itself.
func withItem(m data.Meeting, it data.AgendaItem) data.Meeting {
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		if m.Items[i].ID == it.ID {
			m.Items[i] = it
		}
	}
	return m
}
