package app

import (
	"testing"

	"paragraf/app/ui"
)

// Who selects word by word has the space after the last one too; a mark is on
// the words.
func TestAMarkHasNoSpaceAroundItsWords(t *testing.T) {
	p := imported(t)
	p.open(46)
	surface := p.w.matter.page.Surface()
	if !surface.SelectQuote("antalet besök per pass") {
		t.Fatal("the words are not on the page")
	}
	from, to := surface.Selection()
	surface.Select(from-1, to+1)
	ui.Focus(surface)
	p.words("2")
	if got := p.notes(); len(got) != 1 || got[0].Passage == nil || got[0].Passage.Quote != "antalet besök per pass" {
		t.Fatalf("%+v", got)
	}
	surface.Select(from-1, from)
	p.words("1")
	if got := p.notes(); len(got) != 1 {
		t.Errorf("a space alone is marked: %+v", got[1])
	}
}
