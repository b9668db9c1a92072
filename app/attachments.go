package app

import (
	"context"
	"path/filepath"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// attachments are the tabs of the PDFs that belong to an item. A PDF is opened
// when its tab is looked at, and given back with the item.
func (m *matter) attachments(it data.AgendaItem) []ui.Tab {
	attached := act.Attached(it)
	for len(m.pages) < len(attached) {
		m.pages = append(m.pages, newPreview(m.w.win, swedish.T("window.attachment.label")))
	}
	var tabs []ui.Tab
	for i, p := range m.pages {
		of := ""
		if i < len(attached) {
			of = it.ID + " " + attached[i].SHA256
		}
		if p.of != of { // it shows another's, or one that is no longer there
			p.close()
			p.of = ""
		}
		if i >= len(attached) {
			continue
		}
		a := attached[i]
		p.view.Say("", ui.Neutral, a.Name)
		tabs = append(tabs, ui.Tab{Title: shorten(a.Name), Content: p.view.Content(), OnShown: func() {
			if p.of == of { // shown, or about to be
				return
			}
			p.show(of, func(context.Context) (paper, error) {
				return paper{key: a.SHA256, name: a.Name, read: func(context.Context) ([]byte, error) { return m.w.store.File(a.SHA256) }}, nil
			}, nil)
		}})
	}
	return tabs
}

// attach asks for a PDF and makes it an attachment of the item that is shown.
func (w *Window) attach() {
	it, m := w.item(), w.now.meeting
	if it == nil {
		return
	}
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.attachment.title"), Extensions: []string{".pdf"}, Submit: swedish.T("window.attachment.add")}, func(path string) {
		name := filepath.Base(path)
		ui.Load(w.win, ui.Task{Title: swedish.T("window.import.reading", "file", name)}, func(ctx context.Context, _ *ui.Progress) ([]byte, error) {
			raw, err := act.ReadFileBytes(path)
			if err == nil {
				_, err = act.Attach(ctx, w.store, *m, it.ID, name, raw)
			}
			return raw, err
		}, func(raw []byte, err error) {
			if err != nil {
				w.problem(err, swedish.T("window.error.safe"))
				return
			}
			w.remember(swedish.T("window.undo.attached"), func() error {
				_, err := act.Detach(context.Background(), w.store, *w.now.meeting, it.ID, name)
				return err
			}, func() error {
				_, err := act.Attach(context.Background(), w.store, *w.now.meeting, it.ID, name, raw)
				return err
			})
			w.toasts.Say(swedish.T("window.attachment.added", "file", name, "item", itemName(*it)))
		})
	})
}
