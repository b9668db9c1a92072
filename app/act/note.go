package act

import (
	"context"
	"strings"

	"paragraf/data"
)

// FindNote returns the note whose id is ref or, where only one does, begins
// with it.
func FindNote(ctx context.Context, s *data.Store, ref string) (data.Note, error) {
	found, err := FindNotes(ctx, s, ref)
	if err != nil {
		return data.Note{}, err
	}
	return found[0], nil
}

// FindNotes is [FindNote] of many: all of them or none.
func FindNotes(ctx context.Context, s *data.Store, refs ...string) ([]data.Note, error) {
	notes, err := s.Notes(ctx, data.NoteFilter{})
	if err != nil {
		return nil, err
	}
	byID := make(map[string]data.Note, len(notes))
	for _, n := range notes {
		byID[n.ID] = n
	}
	found := make([]data.Note, len(refs))
	for i, ref := range refs {
		ref = strings.ToLower(strings.TrimSpace(ref))
		n, ok := byID[ref]
		if !ok {
			if n, err = begunBy(notes, ref); err != nil {
				return nil, err
			}
		}
		found[i] = n
	}
	return found, nil
}

// begunBy is the only note whose id begins with ref.
func begunBy(notes []data.Note, ref string) (data.Note, error) {
	var found []data.Note
	for _, n := range notes {
		if ref != "" && strings.HasPrefix(n.ID, ref) {
			found = append(found, n)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return data.Note{}, because(data.ErrNotFound, "act.note.unknown", "id", ref)
	}
	return data.Note{}, because(data.ErrAmbiguous, "act.note.several", "id", ref, "n", len(found))
}

// Revised is what becomes of a note; nil leaves a part as it is.
type Revised struct {
	Kind   *data.NoteKind
	Text   *string
	Colour *string
	Style  *string
	Tags   []string // added
}

// EditNote changes a stored note. Nothing is stored where what is asked for
// cannot be.
func EditNote(ctx context.Context, s *data.Store, n data.Note, to Revised) (data.Note, error) {
	r := Remark{Kind: n.Kind, Text: n.Text, Colour: n.Colour, Style: n.Style, Tags: to.Tags}
	if to.Kind != nil {
		r.Kind = *to.Kind
	}
	if to.Text != nil {
		r.Text = *to.Text
	}
	if to.Colour != nil {
		r.Colour = *to.Colour
	}
	if to.Style != nil {
		r.Style = *to.Style
	}
	text, err := worded(r)
	if err != nil {
		return data.Note{}, err
	}
	n.Kind, n.Text, n.Colour, n.Style = r.Kind, text, r.Colour, r.Style
	return s.SaveNote(ctx, n)
}
