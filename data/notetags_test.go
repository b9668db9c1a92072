package data

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestTagsAreTheWordsThatBeginWithASign(t *testing.T) {
	for text, want := range map[string][]string{
		"Fråga om #Budget och #jour-linje, #budget.": {"budget", "jour-linje"},
		"Punkt #1 och C#dur och https://x/#ankare":   nil,
		"#åtgärder #2027 ##dubbel":                   {"åtgärder"},
		"utan":                                       nil,
	} {
		if got := Tags(text); !slices.Equal(got, want) {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	}
}

func TestATagIsAddedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		tag := rapid.StringMatching(`[a-zåäöA-Z][a-zåäö0-9]{0,6}`).Draw(t, "tag")
		once := WithTag(text, tag)
		if !slices.Contains(Tags(once), tagOf(tag)) {
			t.Fatalf("%q has no tag %q", once, tag)
		}
		if WithTag(once, "#"+tag) != once {
			t.Fatalf("%q got the tag twice", once)
		}
	})
}

func TestNotesAreChosenByKindTagCaseAndWords(t *testing.T) {
	s := openStore(t)
	ctx := t.Context()
	m := mustMeeting(t, s, mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID)
	item := m.Items[0]
	add := func(n Note) Note {
		t.Helper()
		stored, err := s.AddNote(ctx, n)
		if err != nil {
			t.Fatal(err)
		}
		return stored
	}
	a := add(Note{MeetingID: m.ID, ItemID: item.ID, Kind: KindAsk, Text: "Vad kostar JOUREN? #budget"})
	b := add(Note{CaseNumber: "26VN 0311", Kind: KindNote, Text: "Om ärendet #Budget"})
	c := add(Note{MeetingID: m.ID, Kind: KindPlace})
	for name, is := range map[string]struct {
		f    NoteFilter
		want []string
	}{
		"kind":   {NoteFilter{Kind: KindPlace}, []string{c.ID}},
		"tag":    {NoteFilter{Tag: "#BUDGET"}, []string{a.ID, b.ID}},
		"case":   {NoteFilter{CaseNumber: "Dnr 26vn0311"}, []string{b.ID}},
		"search": {NoteFilter{Search: "jouren  kostar"}, []string{a.ID}},
		"none":   {NoteFilter{Search: "jouren cykel"}, nil},
	} {
		notes, err := s.Notes(ctx, is.f)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, n := range notes {
			ids = append(ids, n.ID)
		}
		slices.Sort(ids)
		slices.Sort(is.want)
		if !slices.Equal(ids, is.want) {
			t.Errorf("%s: %v, want %v", name, ids, is.want)
		}
	}
	if _, err := s.AddNote(ctx, Note{Text: "på ingenting"}); err == nil {
		t.Error("a note on nothing was stored")
	}
}
