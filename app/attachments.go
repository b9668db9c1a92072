package app

import (
	"context"
	"path/filepath"
	"strings"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/data/anchor"
)

// attachments are the tabs of the PDFs that belong to an item. A PDF is opened
// when its tab is looked at, and given back with the item.
func (m *matter) attachments(it data.AgendaItem, own []data.Note) []ui.Tab {
	attached := act.Attached(it)
	for len(m.pages) < len(attached) {
		m.pages = append(m.pages, newPageNotes(m.w))
	}
	var tabs []ui.Tab
	for i, notes := range m.pages {
		p, of := notes.pages, ""
		if i < len(attached) {
			of = it.ID + " " + attached[i].SHA256
		}
		if p.of != of { // it shows another's, or one that is no longer there
			notes.save()
			p.close()
			p.of = ""
		}
		if i >= len(attached) {
			continue
		}
		a := attached[i]
		notes.show(it.ID, a, own)
		p.view.Say("", ui.Neutral, a.Name)
		tabs = append(tabs, ui.Tab{Title: shorten(a.Name), Content: notes.content, OnShown: func() {
			if p.of == of { // shown, or about to be
				return
			}
			p.show(of, func(context.Context) (paper, error) {
				return paper{key: a.SHA256, name: a.Name, read: func(context.Context) ([]byte, error) { return m.w.store.File(a.SHA256) }}, nil
			}, func(err error) {
				if err != nil {
					p.of = "" // it is tried again when one comes back to it
				} else {
					notes.arrived()
				}
			})
		}})
	}
	return tabs
}

// attach asks for a PDF and makes it an attachment of the item that is shown.
func (w *Window) attach() {
	it := w.item()
	if it == nil {
		return
	}
	ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.attachment.title"), Extensions: []string{".pdf"}, Submit: swedish.T("window.attachment.add")}, func(path string) {
		w.attachFile(it.ID, filepath.Base(path), path)
	})
}

// attached is what came of attaching a file: its bytes, those that it replaced,
// if any, and what became of the notes.
type attached struct {
	raw, before []byte
	act.AttachmentRevised
}

// attachFile makes a file an attachment of an item of the meeting, or the new
// version of the one of that name.
func (w *Window) attachFile(itemID, name, path string) {
	m := *w.now.meeting
	ui.Load(w.win, ui.Task{Title: swedish.T("window.import.reading", "file", name)}, func(ctx context.Context, _ *ui.Progress) (attached, error) {
		raw, err := act.ReadFileBytes(path)
		if err != nil {
			return attached{}, err
		}
		return w.attachBytes(ctx, m, itemID, name, raw)
	}, func(a attached, err error) {
		if err != nil {
			w.problem(err, swedish.T("window.error.safe"))
			return
		}
		w.remember(swedish.T("window.undo.attached"), func() (err error) {
			if a.before != nil {
				_, err = act.Attach(context.Background(), w.store, *w.now.meeting, itemID, name, a.before)
			} else {
				_, err = act.Detach(context.Background(), w.store, *w.now.meeting, itemID, name)
			}
			return err
		}, func() error {
			_, err := act.Attach(context.Background(), w.store, *w.now.meeting, itemID, name, a.raw)
			return err
		})
		if a.Replaced {
			w.toasts.Say(a.told())
			return
		}
		w.toasts.Say(swedish.T("window.attachment.added", "file", name, "item", itemName(a.Item)))
	})
}

// attachBytes attaches a file, after the one that it replaces was read.
func (w *Window) attachBytes(ctx context.Context, m data.Meeting, itemID, name string, raw []byte) (a attached, err error) {
	a.raw = raw
	for _, it := range m.Items {
		for _, was := range act.Attached(it) {
			if it.ID == itemID && strings.EqualFold(was.Name, name) {
				a.before, _ = w.store.File(was.SHA256) // without it the act cannot be undone
			}
		}
	}
	a.AttachmentRevised, err = act.AttachAgain(ctx, w.store, m, itemID, name, raw)
	return a, err
}

// told says what became of the notes on an attachment that has a new version.
func (a attached) told() string {
	count := map[anchor.State]int{}
	for _, n := range a.Notes {
		count[n.LastStep().State]++
	}
	return swedish.T("window.attachment.replaced", "file", a.Attachment.Name, "same", count[anchor.Unchanged], "moved", count[anchor.Moved],
		"edited", count[anchor.Edited], "gone", count[anchor.Gone])
}
