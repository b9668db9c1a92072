package data

import (
	"slices"
	"testing"
)

func TestChangesAreThoseSinceThisReaderRead(t *testing.T) {
	s := openStore(t)
	ctx := t.Context()
	m := mustMeeting(t, s, mustAccept(t, s, omsorgDraft(), "a", Created).MeetingID)
	at := slices.IndexFunc(m.Items, func(it AgendaItem) bool { return len(it.Lists) > 0 && len(it.Lists[0].Entries) > 1 })
	if at < 0 {
		t.Fatal("the fixture has no list")
	}
	m.Items[at].Body = []Block{{Paragraph, "Första stycket."}, {Paragraph, "Andra stycket."}, {Paragraph, "Andra stycket."}}
	save := func() AgendaItem {
		t.Helper()
		var err error
		if m, err = s.SaveMeeting(ctx, m); err != nil {
			t.Fatal(err)
		}
		return m.Items[at]
	}
	state := func() ReadingState {
		t.Helper()
		all, err := s.ReadingStates(ctx, m.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range all {
			if r.ItemID == m.Items[at].ID {
				return r
			}
		}
		return ReadingState{}
	}
	it := save()
	if _, ok := state().Changes(it); ok {
		t.Error("an item that was never read has changes")
	}
	if err := s.SetRead(ctx, m.ID, it.ID, true); err != nil {
		t.Fatal(err)
	}
	if c, ok := state().Changes(it); !ok || c.Count() != 0 || c.Gone != 0 {
		t.Errorf("changes %+v, %v right after it was read", c, ok)
	}
	list := it.Lists[0].Title
	number := it.Lists[0].Entries[1].Number
	m.Items[at].Lists[0].Entries[1].Text = "Helt andra ord."
	m.Items[at].Body = []Block{{Paragraph, "Ett nytt stycke."}, {Paragraph, "Första stycket."}, {Paragraph, "Andra stycket."}}
	it = save()
	c, ok := state().Changes(it)
	if !ok || !slices.Equal(c.Blocks[PartBody], []int{0}) || !slices.Equal(c.Rows[list], []int{number}) || c.Gone != 2 || c.Count() != 2 {
		t.Errorf("changes %+v, %v; want block 0, row %d and two gone", c, ok, number)
	}
	it = save() // another import of the same words is no change
	if again, _ := state().Changes(it); again.Count() != 2 {
		t.Errorf("%d changes after the same version came again", again.Count())
	}
	if err := s.SetRead(ctx, m.ID, it.ID, true); err != nil {
		t.Fatal(err)
	}
	if c, ok := state().Changes(it); !ok || c.Count() != 0 {
		t.Errorf("changes %+v after it was read anew", c)
	}
}
