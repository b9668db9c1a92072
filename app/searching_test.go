package app

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/swedish"
	"paragraf/data"
)

func TestEverythingIsSearchedGoneToAndCameBackFrom(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("search")
	p.words("besök")
	found := p.w.searching.page.Found()
	if len(found.Hits) == 0 || !p.shows(swedish.N("search.count", len(found.Hits))) {
		t.Fatalf("nothing is found: %+v", found)
	}
	at := -1
	for i, h := range found.Hits {
		if h.Kind == data.FoundReport {
			at = i
			break
		}
	}
	if at < 0 {
		t.Fatal("control: no report has the word")
	}
	for range at + 1 {
		p.key(fyne.KeyDown)
	}
	p.key(fyne.KeyReturn)
	hit := found.Hits[at]
	if p.w.over != nil || p.w.item() == nil || p.w.item().ID != hit.ItemID {
		t.Fatal("the item of the hit is not shown")
	}
	word := string([]rune(hit.Text)[hit.Spans[0].Start:hit.Spans[0].End])
	if got := p.w.matter.page.Surface().SelectedText(); got != word {
		t.Errorf("%q is chosen in the text, %q was found", got, word)
	}
	if at, of := p.w.matter.page.Surface().Found(); at < 1 || of < 1 {
		t.Error("the words are not marked as those that one looks for")
	}
	p.w.do("search")
	if p.w.searching.page.Typed() != "besök" || len(p.w.searching.page.Found().Hits) != len(found.Hits) {
		t.Error("the search was forgotten on the way back")
	}
	p.words("§ 46")
	if p.w.searching.page.Typed() != "§ 46" {
		t.Fatalf("typing goes on after %q", p.w.searching.page.Typed())
	}
	p.key(fyne.KeyReturn) // from the field, the best
	if p.w.item() == nil || p.w.item().Section != 46 {
		t.Error("a § does not lead straight there")
	}
	item := p.w.at
	p.w.do("search")
	p.words("kvantdator")
	if len(p.w.searching.page.Found().Hits) != 0 || !p.shows(swedish.T("search.none", "typed", "kvantdator")) {
		t.Error("it is not said that nothing was found")
	}
	p.key(fyne.KeyEscape)
	if p.w.over != nil || p.w.at != item {
		t.Error("Esc does not lead back to where one was")
	}
}

func TestRowsAndNotesAreGoneToFromTheSearch(t *testing.T) {
	p := imported(t)
	p.remarks()
	p.w.do("search")
	p.words("planen")
	var note, row *data.Hit
	for _, h := range p.w.searching.page.Found().Hits {
		if h.Kind == data.FoundNote && note == nil && h.MeetingID != "" {
			note = &h
		}
	}
	if note == nil {
		t.Fatal("no own note is found")
	}
	p.w.goToHit(*note)
	if p.w.over != nil || p.w.at != note.ItemID {
		t.Error("the place of the note is not shown")
	}
	p.w.do("search")
	p.words("avtal")
	for _, h := range p.w.searching.page.Found().Hits {
		if h.Row != nil {
			row = &h
			break
		}
	}
	if row == nil {
		t.Fatal("no row is found")
	}
	p.w.goToHit(*row)
	if rows := p.w.matter.rows(); rows == nil || rows.Title() != row.Row.List || p.w.at != row.ItemID {
		t.Error("the list of the row is not shown")
	}
}

func TestTheBarSaysLessWhereThereIsLessRoom(t *testing.T) {
	p := imported(t)
	for width, long := range map[float32]bool{1440: true, 900: false} {
		p.w.win.Resize(fyne.NewSize(width, 800))
		if p.shows(swedish.T("window.bar.search")) != long {
			t.Errorf("at %v the long words are shown: %v", width, !long)
		}
		if !strings.Contains(swedish.T("window.bar.search_short"), "Sök") {
			t.Error("control")
		}
	}
}
