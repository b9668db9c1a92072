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
func marksOf(marks []data.RowMark, itemID, list string) map[int]notifications.Mark {
	found := map[int]notifications.Mark{}
	changed := map[int]bool{}
	for _, m := range marks {
		switch {
		case m.ItemID != itemID || m.Row.List != list:
		case m.Row.Changed:
			changed[m.Row.Number] = m.Read
		default:
			found[m.Row.Number] = notifications.Mark{Read: m.Read, Raised: m.Raised}
		}
	}
	for number, read := range changed { // the words that were read are not there any more
		if _, marked := found[number]; read && !marked {
			found[number] = notifications.Mark{Changed: true}
		}
	}
	return found
}

// markRows changes the reader's marks on rows of the item as one act, which can
// be undone.
func (m *matter) markRows(rows []data.RowRef, change func(*data.RowMark), label string) {
	now := map[rowPlace]data.RowMark{}
	for _, mark := range m.w.now.marks {
		now[rowPlace{mark.ItemID, mark.Row.List, mark.Row.Number}] = mark
	}
	before, after := make([]data.RowMark, len(rows)), make([]data.RowMark, len(rows))
	for i, row := range rows {
		mark, ok := now[rowPlace{m.itemID, row.List, row.Number}]
		if !ok {
			mark = data.RowMark{MeetingID: m.meetingID, ItemID: m.itemID, Row: row}
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
	place := func(m data.RowMark) rowPlace { return rowPlace{m.ItemID, m.Row.List, m.Row.Number} }
	set := map[rowPlace]bool{}
	for _, m := range marks {
		set[place(m)] = true
	}
	now := slices.DeleteFunc(slices.Clone(w.now.marks), func(m data.RowMark) bool { return set[place(m)] })
	w.now.marks = append(now, marks...)
	w.showThird()
}

// rowPlace is where a row stands.
type rowPlace struct {
	item, list string
	number     int
}
