package act

import (
	"context"

	"paragraf/data"
)

// MarkRows changes the reader's own marks on rows of an item's lists, on those
// that are named or, with none, on all, as one act. It returns how many rows
// there are. The marks are as private as notes.
func MarkRows(ctx context.Context, s *data.Store, m data.Meeting, section int, refs []data.RowRef, change func(*data.RowMark)) (int, error) {
	it, err := findItem(m, "", section)
	if err != nil {
		return 0, err
	}
	if len(it.Lists) == 0 {
		refs = []data.RowRef{{}} // the item has no lists, which findRow says
	}
	now, err := s.RowMarks(ctx, m.ID)
	if err != nil {
		return 0, err
	}
	var marks []data.RowMark
	add := func(list string, e data.Notification) {
		mark := markOn(now, it.ID, list, e)
		mark.MeetingID = m.ID
		change(&mark)
		marks = append(marks, mark)
	}
	for _, ref := range refs {
		list, e, err := findRow(it, ref)
		if err != nil {
			return 0, err
		}
		add(list, e)
	}
	for _, l := range it.Lists {
		for _, e := range l.Entries {
			if len(refs) == 0 {
				add(l.Title, e)
			}
		}
	}
	return len(marks), s.SetRowMarks(ctx, marks)
}

// markOn is the mark on a row; one that says nothing where there is none. Words
// that were changed since they were read are unread.
func markOn(marks []data.RowMark, itemID, list string, e data.Notification) data.RowMark {
	for _, mark := range marks {
		if mark.ItemID == itemID && mark.Row.On(list, e) && !mark.Row.Changed {
			return mark
		}
	}
	return data.RowMark{ItemID: itemID, Row: data.RowRef{List: list, Number: e.Number, Text: e.Text}}
}
