package app

import (
	"context"
	"slices"

	"paragraf/app/act"
	"paragraf/app/annotext"
	"paragraf/app/notifications"
	"paragraf/app/swedish"
	"paragraf/data"
)

// newRows makes the screen of one notification list of the item.
func (m *matter) newRows() *notifications.Rows {
	return notifications.New(notifications.Params{
		Writing: func(row func() data.RowRef) *annotext.Writing {
			return m.w.writing(func(annotext.Draft) act.Remark { return m.onRow(row()) })
		},
		Read: func(rows []data.RowRef, read bool) {
			label := "window.undo.row_read"
			switch {
			case len(rows) > 1:
				label = "window.undo.rows_read"
			case !read:
				label = "window.undo.row_unread"
			}
			m.markRows(rows, func(mark *data.RowMark) { mark.Read = read }, swedish.T(label))
		},
		Raise: func(row data.RowRef, raised bool) {
			label := "window.undo.row_raised"
			if !raised {
				label = "window.undo.row_lowered"
			}
			m.markRows([]data.RowRef{row}, func(mark *data.RowMark) { mark.Raised = raised }, swedish.T(label))
		},
		Add: m.w.addRows, Save: m.w.saveRows, Print: m.w.makeList,
	})
}

// marksOf gives the reader's marks on the rows of a list of an item.
func marksOf(marks []data.RowMark, itemID string, list data.NotificationList) map[data.Notification]notifications.Mark {
	at := map[int][]data.RowMark{}
	for _, m := range marks {
		if m.ItemID == itemID {
			at[m.Row.Number] = append(at[m.Row.Number], m)
		}
	}
	found := map[data.Notification]notifications.Mark{}
	for _, e := range list.Entries {
		for _, m := range at[e.Number] {
			switch {
			case !m.Row.On(list.Title, e):
			case !m.Row.Changed:
				found[e] = notifications.Mark{Read: m.Read, Raised: m.Raised}
			case m.Read: // the words that were read are not there any more
				if _, marked := found[e]; !marked {
					found[e] = notifications.Mark{Changed: true}
				}
			}
		}
	}
	return found
}

// markRows changes the reader's marks on rows of the item as one act, which can
// be undone.
func (m *matter) markRows(rows []data.RowRef, change func(*data.RowMark), label string) {
	now := rowsAt(m.w.now.marks)
	before, after := make([]data.RowMark, len(rows)), make([]data.RowMark, len(rows))
	for i, row := range rows {
		mark := data.RowMark{MeetingID: m.meetingID, ItemID: m.itemID, Row: row}
		for _, had := range now[placeOf(mark)] {
			if had.Same(mark) {
				mark = had
			}
		}
		before[i] = mark
		change(&mark)
		after[i] = mark
	}
	set := func(marks []data.RowMark) func() error {
		return func() error {
			err := m.w.store.SetRowMarks(context.Background(), marks)
			if err == nil {
				m.w.marked(marks)
			}
			return err
		}
	}
	if err := set(after)(); err != nil {
		m.w.problem(err, swedish.T("window.note.safe"))
		return
	}
	m.w.remember(label, set(before), set(after))
}

// marked shows marks on rows as they were just stored, without waiting for the
// stores to be read again: the next key may be about the same row.
func (w *Window) marked(marks []data.RowMark) {
	set := rowsAt(marks)
	now := slices.DeleteFunc(slices.Clone(w.now.marks), func(m data.RowMark) bool {
		return slices.ContainsFunc(set[placeOf(m)], m.Same)
	})
	w.now.marks = append(now, marks...)
	w.showThird()
}

// rowPlace is where a row stands, or several that are numbered alike.
type rowPlace struct {
	item, list string
	number     int
}

func placeOf(m data.RowMark) rowPlace { return rowPlace{m.ItemID, m.Row.List, m.Row.Number} }

func rowsAt(marks []data.RowMark) map[rowPlace][]data.RowMark {
	at := map[rowPlace][]data.RowMark{}
	for _, m := range marks {
		at[placeOf(m)] = append(at[placeOf(m)], m)
	}
	return at
}
