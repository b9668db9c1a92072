package app

import (
	"os"
	"path/filepath"
	"strings"
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

// A file that is replaced while it is read is read anew, and one that was altered
// on the disk is not shown, says so, and is shown when it is whole again.
func TestAnAttachmentIsReplacedWhileItIsRead(t *testing.T) {
	p := imported(t)
	pages := p.attached(t, "Underlag.pdf", viewtest.Text(12))
	pages.view.GoTo(7, 0)
	it := p.w.item()
	if _, err := act.Attach(t.Context(), p.store, *p.w.now.meeting, it.ID, "Underlag.pdf", viewtest.Text(4)); err != nil {
		t.Fatal(err)
	}
	if n := pages.view.Len(); n != 4 || p.w.pagesNow() != pages {
		t.Fatalf("%d pages of the new file are shown", n)
	}
	var path string
	_ = filepath.WalkDir(p.dir, func(at string, d os.DirEntry, err error) error {
		if err == nil && strings.Contains(filepath.Base(at), act.Attached(*p.w.item())[0].SHA256[:20]) {
			path = at
		}
		return nil
	})
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	altered := append([]byte(nil), whole...)
	altered[len(altered)/2] ^= 1
	keep := func(raw []byte) {
		_ = os.Chmod(path, 0o600)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		p.open(47)
		p.open(46)
		p.w.matter.tabs.Select(p.w.matter.firstPages)
	}
	keep(altered)
	if pages.view.Len() != 0 || !strings.Contains(pages.view.Waiting(), "har ändrats på disken") {
		t.Errorf("%d pages of an altered file, and it says %q", pages.view.Len(), pages.view.Waiting())
	}
	keep(whole)
	if pages.view.Len() != 4 {
		t.Error("the whole file is not shown")
	}
}

func TestScriptsInAnAttachmentAreTold(t *testing.T) {
	p := imported(t)
	pages := p.attached(t, "Skript.pdf", viewtest.Script("open"))
	if !strings.Contains(pages.view.Says(), "Paragraf kör dem aldrig") {
		t.Errorf("it says %q", pages.view.Says())
	}
}
