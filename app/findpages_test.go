package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/pdf/view/viewtest"
)

// attached opens an item with a PDF whose tab is seen.
func (p *program) attached(t *testing.T, name string, pdf []byte) *preview {
	t.Helper()
	it := p.open(46)
	if _, err := act.Attach(t.Context(), p.store, *p.w.now.meeting, it.ID, name, pdf); err != nil {
		t.Fatal(err)
	}
	p.w.matter.tabs.Select(p.w.matter.firstPages)
	pages := p.w.pagesNow()
	if pages == nil || pages.view.Len() == 0 {
		t.Fatal("the pages of the attachment are not shown")
	}
	return pages
}

// Looking for words looks in the pages of the attachment that is read.
func TestWordsAreFoundInAnAttachment(t *testing.T) {
	p := imported(t)
	pages := p.attached(t, "Underlag.pdf", viewtest.Text(12))
	p.w.do("find")
	field, ok := p.w.win.Canvas().Focused().(interface{ SetText(string) })
	if !ok {
		t.Fatal("the keyboard is not where one writes what is looked for")
	}
	field.SetText("blad 11")
	if at, of := pages.view.Found(); at != 1 || of != 1 || pages.view.Page() != 11 {
		t.Errorf("hit %d of %d on page %d", at, of, pages.view.Page())
	}
	field.SetText("Bilaga")
	p.w.typedKey(&fyne.KeyEvent{Name: fyne.KeyF3})
	if at, of := pages.view.Found(); at != 12 || of != 12 {
		t.Errorf("hit %d of %d", at, of)
	}
	p.w.matter.tabs.Select(0)
	if p.w.pagesNow() != nil {
		t.Error("the text of the item is taken for pages")
	}
}
