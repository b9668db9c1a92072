package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/view/viewtest"
)

// The words of an attachment are found, and gone to on their page; one that was
// not read yet is told of.
func TestWordsOfAnAttachmentAreFoundOnTheirPage(t *testing.T) {
	p := imported(t)
	p.attached(t, "Underlag.pdf", viewtest.Text(12))
	p.open(47)
	p.w.do("search")
	p.words("blad 11")
	if !p.shows(swedish.N("search.unread", 1)) {
		t.Error("it is not said that an attachment was not read")
	}
	p.key(fyne.KeyEscape)
	if err := p.store.ReadAttachments(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	p.w.do("search")
	if p.shows(swedish.N("search.unread", 1)) {
		t.Error("it is still said")
	}
	found := p.w.searching.page.Found().Hits
	if len(found) != 1 || found[0].Kind != data.FoundPage || found[0].Page != 11 || !p.shows("Underlag.pdf, sida 11") {
		t.Fatalf("found %+v", found)
	}
	p.key(fyne.KeyDown)
	p.key(fyne.KeyReturn)
	pages := p.w.pagesNow()
	if p.w.over != nil || pages == nil || pages.view.Page() != 11 {
		t.Fatal("its page is not shown")
	}
	if at, of := pages.view.Found(); at < 1 || of < 1 {
		t.Errorf("the words are not marked: hit %d of %d", at, of)
	}
	p.key(fyne.KeyEscape) // out of the field
	p.w.do("search")
	if p.w.searching.page.Typed() != "blad 11" {
		t.Error("what was looked for is forgotten")
	}
}
