package app

import (
	"context"
	"errors"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	pdfview "paragraf/pdf/view"
)

// contents are what a document says of itself beside its pages.
type contents struct {
	marks   []pdfview.Mark
	labels  []string
	scripts bool
}

// readContents reads the bookmarks and the names of the pages of a document that
// is shown, and whether it carries scripts, away from the UI thread and after the
// pages that are looked at. What cannot be read is not shown: the pages are.
func (p *preview) readContents(o opened) {
	if o.two != nil {
		return
	}
	ui.Load(p.win, ui.Task{Quiet: true}, func(ctx context.Context, _ *ui.Progress) (c contents, err error) {
		if c.marks, err = o.pages.Marks(ctx); err != nil {
			return c, err
		}
		if c.labels, err = o.pages.Labels(ctx); err != nil {
			return c, err
		}
		c.scripts, err = o.pages.Scripts(ctx)
		return c, err
	}, func(c contents, err error) {
		if p.shown.pages != o.pages || err != nil {
			return
		}
		marks := make([]ui.PageMark, len(c.marks))
		for i, m := range c.marks {
			marks[i] = ui.PageMark{Title: m.Title, Level: m.Level, Page: m.Page, Down: float32(m.Down)}
		}
		p.view.SetContents(marks, c.labels)
		if c.scripts {
			p.view.Tell(swedish.T("window.pages.scripts"))
		}
	})
}

// whyNot says why the pages of a document cannot be shown, where it is known.
func whyNot(name string, err error) string {
	var known *act.Error
	if name != "" && errors.As(act.NotShown(name, err), &known) {
		return known.Error()
	}
	return swedish.T("window.pages.none")
}
