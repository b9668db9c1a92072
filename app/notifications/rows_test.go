package notifications

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/annotext"
	"paragraf/app/swedish"
	"paragraf/data"
)

// Two lists of one item are both numbered from 1: a warning marks rows of the
// list that it speaks of, and no others.
func TestAWarningMarksTheRowsOfItsOwnList(t *testing.T) {
	swedish.Use(swedish.Swedish)
	reported := data.NotificationList{Title: "Anmälningsärenden", Entries: []data.Notification{
		{Number: 1, CaseNumber: "25VN0240"}, {Number: 2, CaseNumber: "25VN0290"}, {Number: 3, CaseNumber: "25VN0290"}}}
	passed := data.NotificationList{Title: "Meddelandeärenden", Entries: []data.Notification{
		{Number: 1, CaseNumber: "24VN0988"}, {Number: 2, CaseNumber: "24VN0001"}, {Number: 3}}}
	warnings := []data.Warning{
		{Code: data.EntryDuplicate, Entries: []int{2, 3}},
		{Code: data.EntryWithoutCaseNumber, Entries: []int{3}},
	}
	badges := func(l data.NotificationList) (list []string) {
		for _, r := range lines(l, warnings, nil, nil, data.ItemChanges{}) {
			list = append(list, r.badge)
		}
		return list
	}
	if got := badges(reported); got[0] != "" || got[1] != "= rad 3" || got[2] != "= rad 2" {
		t.Errorf("reported: %q", got)
	}
	if got := badges(passed); got[0] != "" || got[1] != "" || got[2] != "saknas" {
		t.Errorf("passed on: %q", got)
	}
}

func TestARowShowsItsOwnNotes(t *testing.T) {
	list := data.NotificationList{Title: "Anmälningsärenden", Entries: []data.Notification{{Number: 1}, {Number: 2}}}
	rows := lines(list, nil, []data.Note{
		{Text: "här", Row: &data.RowRef{List: "Anmälningsärenden", Number: 2}},
		{Text: "i den andra listan", Row: &data.RowRef{List: "Meddelandeärenden", Number: 2}},
		{Text: "på ärendet"},
	}, nil, data.ItemChanges{})
	if len(rows[0].notes) != 0 || len(rows[1].notes) != 1 || rows[1].notes[0].Text != "här" {
		t.Fatalf("%+v", rows)
	}
}

// shown opens a list with marks and a note of the reader.
func shown(t *testing.T) (*Rows, fyne.Window) {
	r, w := open(t)
	w.Resize(fyne.NewSize(760, 420))
	list := data.NotificationList{Title: "Anmälningsärenden", Entries: []data.Notification{
		{Number: 1, Text: "Ordföranden har besvarat remissen om ambulanshelikoptrar.", CaseNumber: "25VN0240"},
		{Number: 2, Text: "Vårddirektören har tecknat avtal om praktikplatser med Granby kommun och med samverkansrådet i Lomvik.", CaseNumber: "25VN0266"},
		{Number: 3, Text: "Ekonomichefen har beslutat om attesträtter."}}}
	r.Show(list, []data.Warning{{Code: data.EntryWithoutCaseNumber, Entries: []int{3}, Message: "Rad 3 saknar diarienummer."}},
		[]data.Note{{ID: "a", Kind: data.KindAsk, Text: "Gäller det även nästa år?", Colour: "yellow", Row: &data.RowRef{List: "Anmälningsärenden", Number: 2}}},
		map[data.Notification]Mark{list.Entries[0]: {Read: true}, list.Entries[1]: {Raised: true}}, data.ItemChanges{})
	return r, w
}

func TestRowsAreMarkedUpAsTheyShould(t *testing.T) {
	_, w := shown(t)
	test.AssertRendersToMarkup(t, "rows.xml", w.Canvas())
}

func TestOnlyUnreadRowsCanBeShown(t *testing.T) {
	r, _ := shown(t)
	r.Only(true)
	if len(r.rows) != 2 || r.rows[0].entry.Number != 2 {
		t.Errorf("%d rows are shown", len(r.rows))
	}
	r.Only(false)
	if len(r.rows) != 3 {
		t.Errorf("%d rows are shown", len(r.rows))
	}
}

func TestANoteIsWrittenInItsRow(t *testing.T) {
	r, _ := shown(t)
	r.Select(2)
	before := r.heights.of(r.rows[1], nil, r.list.Size().Width)
	r.Edit(2, "a")
	if r.editor == nil || r.editor.Draft().Text != "Gäller det även nästa år?" {
		t.Fatal("no editor")
	}
	if after := r.heights.of(r.rows[1], r.editorOf(r.rows[1]), r.list.Size().Width); after < before+60 {
		t.Errorf("the row is %v high, with the editor %v", before, after)
	}
	if r.editorOf(r.rows[0]) != nil {
		t.Error("the editor stands in another row as well")
	}
	if !r.Leave() || r.IsWriting() {
		t.Error("it cannot be left")
	}
}

// Rows are grouped, filtered and taken back to how they were printed.
func TestRowsAreArrangedAndFiltered(t *testing.T) {
	r := New(Params{Writing: func(func() data.RowRef) *annotext.Writing { return nil }})
	test.NewTempWindow(t, r.Content())
	r.Show(data.NotificationList{Title: "Anmält", Entries: []data.Notification{
		{Number: 1, Text: "Avtal om taxi", DecidedBy: "Örjan Lid"}, {Number: 2, Text: "Brev"}, {Number: 3, Text: "Avtal om el", DecidedBy: "Fritidschefen"},
	}}, nil, nil, nil, data.ItemChanges{})
	shown := func() (s string) {
		for _, l := range r.rows {
			s += fmt.Sprintf("[%s]%d ", l.group, l.entry.Number)
		}
		return s
	}
	r.Arrange(data.ByNumber, true)
	if got := shown(); got != "[Fritidschefen]3 [Örjan Lid]1 [Ingen beslutsfattare angiven]2 " {
		t.Errorf("grouped: %s", got)
	}
	r.filter.SetText("avtal")
	if got := shown(); got != "[Fritidschefen]3 [Örjan Lid]1 " {
		t.Errorf("filtered: %s", got)
	}
	r.filter.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	r.Arrange(data.ByNumber, false)
	if got := shown(); got != "[]1 []2 []3 " {
		t.Errorf("as printed: %s", got)
	}
}

func TestARowThatIsNewOrChangedSaysSo(t *testing.T) {
	list := data.NotificationList{Title: "Anmält", Entries: []data.Notification{{Number: 1, Text: "Brev"}, {Number: 2, Text: "Avtal"}, {Number: 3, Text: "Remiss"}, {Number: 4, Text: "Yttrande"}}}
	got := lines(list, []data.Warning{{Code: data.EntryWithoutCaseNumber, Entries: []int{3}, Message: "Rad 3 saknar diarienummer."}}, nil, map[data.Notification]Mark{list.Entries[1]: {Read: true}, list.Entries[3]: {Changed: true}},
		data.ItemChanges{Rows: map[string][]int{"Anmält": {2, 3}}})
	for i, want := range []bool{false, false, true, true} { // the second was read since
		if got[i].changed != want {
			t.Errorf("row %d: changed %v, want %v", i+1, got[i].changed, want)
		}
	}
	if got[2].badge == "" || got[2].about != swedish.T("window.rows.changed_since") || got[3].badge != swedish.T("window.rows.changed") {
		t.Errorf("the third row says %q and %q, the fourth %q", got[2].badge, got[2].about, got[3].badge)
	}
}

// Two rows that a paper numbers alike: one comes to the one whose words are meant.
func TestARowIsChosenByItsWordsWhereTwoHaveOneNumber(t *testing.T) {
	r := New(Params{Writing: func(func() data.RowRef) *annotext.Writing { return nil }})
	test.NewTempWindow(t, r.Content())
	r.Show(data.NotificationList{Title: "Anmält", Entries: []data.Notification{
		{Number: 1, Text: "Avtal om taxi"}, {Number: 2, Text: "Brev från Granby"}, {Number: 2, Text: "Brev från Lomvik"},
	}}, nil, nil, nil, data.ItemChanges{})
	for text, want := range map[string]string{
		"Brev från Lomvik": "Brev från Lomvik", "Brev från Lomvik · 25VN0240": "Brev från Lomvik", "Brev från Granby": "Brev från Granby",
		"Brev som sa annat": "Brev från Granby", "": "Brev från Granby",
	} {
		r.SelectOf(data.RowRef{List: "Anmält", Number: 2, Text: text})
		if l, ok := r.chosen(); !ok || l.entry.Text != want {
			t.Errorf("%q leads to %q", text, l.entry.Text)
		}
	}
}
