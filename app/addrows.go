package app

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/app/notifications"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/intake"
)

// rowFiles are the files that rows can be read from.
var rowFiles = []string{".csv", ".tsv", ".xlsx", ".txt", ".html", ".htm", ".docx", ".pdf"}

// addRows asks where the rows of a notification list are: in the clipboard, or
// in a file.
func (w *Window) addRows() {
	it := w.item()
	if it == nil {
		return
	}
	var d *ui.Dialog
	paste := ui.NewPrimary(swedish.T("window.rows.add_paste"), func() {
		d.Close()
		w.readRows(*it, swedish.T("window.rows.pasted"), []byte(w.app.Clipboard().Content()))
	})
	file := ui.NewButton(swedish.T("window.rows.add_file"), func() {
		d.Close()
		w.readFile(ui.FileOptions{Title: strings.TrimSuffix(swedish.T("window.rows.add"), " …"), Extensions: rowFiles}, func(name string, raw []byte) { w.readRows(*it, name, raw) })
	})
	leave := ui.NewButton(swedish.T("ui.cancel"), func() { d.Close() })
	d = ui.Custom(w.win, ui.DialogOptions{
		Title:   strings.TrimSuffix(swedish.T("window.rows.add"), " …"),
		Content: ui.NewWords(swedish.T("window.rows.add_about"), ui.WordsStyle{}),
		Buttons: []*ui.Button{leave, file, paste}, Default: paste, Focus: paste,
	})
}

// readRows reads rows away from the UI thread and has them reviewed.
func (w *Window) readRows(it data.AgendaItem, name string, raw []byte) {
	m := w.now.meeting
	ui.Load(w.win, ui.Task{Title: swedish.T("window.import.reading", "file", name), Reads: true}, func(ctx context.Context, _ *ui.Progress) (intake.Rows, error) {
		return act.ReadRows(ctx, name, it.Title, raw)
	}, func(read intake.Rows, err error) {
		if errors.Is(err, context.Canceled) {
			w.toasts.Say(swedish.T("window.import.cancelled", "file", name))
			return
		}
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		var known, unread []string
		for _, h := range read.Hidden {
			unread = append(unread, act.HiddenRows(h))
		}
		for _, l := range it.Lists {
			known = append(known, l.Title)
		}
		notifications.Review(w.win, notifications.ReviewParams{Lists: read.Lists, Beside: read.Beside, Unread: unread, Known: known,
			Save: w.savingRows(*m, it, act.MergeLists), Append: w.savingRows(*m, it, act.AppendRows)})
	})
}

// savingRows saves rows that were read among an item's lists, as merge puts them
// there.
func (w *Window) savingRows(m data.Meeting, it data.AgendaItem, merge func(old, read []data.NotificationList, list string) ([]data.NotificationList, error)) func([]data.NotificationList, string) error {
	return func(lists []data.NotificationList, list string) error {
		merged, err := merge(it.Lists, lists, list)
		if err != nil {
			return err
		}
		return plainly(w.setLists(m, it, merged))
	}
}

// setLists gives an item other lists, which can be undone.
func (w *Window) setLists(m data.Meeting, it data.AgendaItem, lists []data.NotificationList) error {
	before := slices.Clone(it.Lists)
	set := func(lists []data.NotificationList) func() error {
		return func() error {
			_, err := act.SetLists(context.Background(), w.store, m.ID, it.ID, lists)
			return err
		}
	}
	if err := set(lists)(); err != nil {
		return err
	}
	w.remember(swedish.T("window.undo.rows_added"), set(before), set(lists))
	return nil
}

// saveRows saves a list as a table that other programs open, or as a document.
func (w *Window) saveRows(list string, order data.RowOrder) {
	it, m := w.item(), w.now.meeting
	if it == nil {
		return
	}
	ui.SaveFile(w.win, ui.FileOptions{Title: swedish.T("window.rows.save"), Extensions: []string{".xlsx", ".csv", ".pdf"}, Name: list + " " + m.Date + ".xlsx"}, func(path string) {
		lists, err := act.Rows(context.Background(), w.store, *m, act.RowQuery{ItemID: it.ID, List: list, Order: order})
		var content []byte
		if err == nil {
			switch strings.ToLower(filepath.Ext(path)) {
			case ".csv":
				content, err = act.RowsCSV(lists)
			case ".pdf":
				content, err = act.RowsPDF(context.Background(), w.store, *m, lists)
			default:
				content, err = act.RowsXLSX(lists)
			}
		}
		if err == nil {
			err = act.WriteFile(path, content)
		}
		if err != nil {
			w.problem(err, swedish.T("window.document.not_saved"))
			return
		}
		w.toasts.Say(swedish.T("window.document.saved", "file", filepath.Base(path)))
	})
}
