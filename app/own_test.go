package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/meetings"
	"paragraf/app/swedish"
	"paragraf/data"
)

// A search that is kept stands under the meetings and tells what has come since
// it was looked at.
func TestAKeptSearchTellsWhatIsNew(t *testing.T) {
	p := imported(t)
	p.w.do("search")
	p.words("zebra")
	p.press(swedish.T("search.keep"))
	if !p.shows(swedish.T("search.forget")) {
		t.Fatal("the search does not say that it is kept")
	}
	p.key(fyne.KeyEscape)
	kept := swedish.T("window.mine.search", "query", "zebra")
	if !p.shows(kept) || !p.shows(swedish.T("window.mine.none_new")) {
		t.Fatal("the search does not stand under the meetings")
	}
	m := *p.w.now.meeting
	m.Items[2].Title = "Zebror på torget"
	if _, err := p.store.SaveMeeting(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if !p.shows(swedish.N("search.new", 1)) {
		t.Fatal("it does not tell what is new")
	}
	p.w.openOwn(meetings.Own{Kind: meetings.OwnSearch, Query: "zebra"})
	if !p.w.onSearch() || len(p.w.searching.page.Found().Hits) != 1 {
		t.Fatalf("what is new is not shown: %+v", p.w.searching.page.Found())
	}
	p.press(swedish.T("search.forget"))
	p.key(fyne.KeyEscape)
	if p.shows(kept) {
		t.Error("it is still kept")
	}
}

// The reader's notes and the sheet to speak from are one click away.
func TestOwnNotesAndTheSpeechStandUnderTheMeetings(t *testing.T) {
	p := imported(t)
	if p.shows(swedish.T("window.mine.notes")) || p.shows(swedish.T("window.mine.speech")) {
		t.Error("ways are shown to who has nothing of their own")
	}
	for _, i := range []int{1, 2, 2} {
		if _, err := p.store.AddNote(t.Context(), data.Note{MeetingID: p.w.now.meeting.ID, ItemID: p.w.now.meeting.Items[i].ID, Kind: data.KindNote, Text: "Fråga"}); err != nil {
			t.Fatal(err)
		}
	}
	if !p.shows(swedish.N("window.mine.in", 2, "count", 3)) {
		t.Error("the notes are not counted")
	}
	p.w.openOwn(meetings.Own{Kind: meetings.OwnNotes})
	if p.w.mine == nil || p.w.over == nil {
		t.Fatal("the notes are not shown")
	}
	p.key(fyne.KeyEscape)
	p.w.openOwn(meetings.Own{Kind: meetings.OwnSpeech})
	if p.w.over == nil {
		t.Fatal("the speaking sheet is not shown")
	}
}
