package app

import (
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/data"
)

// Rows that were copied elsewhere are seen, corrected, saved and undone.
func TestPastedRowsBecomeAList(t *testing.T) {
	p := imported(t)
	it := p.open(46)
	lists := func() []data.NotificationList {
		m, err := p.store.Meeting(t.Context(), p.w.now.meeting.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range m.Items {
			if x.ID == it.ID {
				return x.Lists
			}
		}
		return nil
	}
	before := len(lists())
	p.w.app.Clipboard().SetContent("Dnr\tBeslut\tDelegat\n26GK1\tAttest\tFritidschefen\n26GK2\tHyra\tFritidschefen\n26GK3\tFel rad\t\n")
	p.w.do("rows_add")
	p.key(fyne.KeyReturn) // paste
	p.key(fyne.KeyDown)
	p.key(fyne.KeyDown)
	p.key(fyne.KeyDelete) // the third row goes
	p.key(fyne.KeyReturn) // the second is corrected
	p.words("a av sporthall")
	if len(lists()) != before {
		t.Fatal("something is stored before it is saved")
	}
	p.fill("Diarienummer", "26GK22")
	p.key(fyne.KeyReturn)
	p.press("Spara raderna")
	got := lists()
	if len(got) != before+1 || len(got[before].Entries) != 2 || got[before].Entries[1].CaseNumber != "26GK22" {
		t.Fatalf("stored: %+v", got)
	}
	p.undoing()
	if len(lists()) != before {
		t.Error("the rows are not undone")
	}
	merged, err := act.AppendRows(got, []data.NotificationList{{Title: "x", Entries: []data.Notification{{Number: 1, Text: "Brev"}}}}, got[before].Title)
	if err != nil || len(merged[before].Entries) != 3 || merged[before].Entries[2].Number != 3 || len(got[before].Entries) != 2 {
		t.Errorf("rows come last in the list that is there, and numbers go on: %+v %v", merged[before], err)
	}
	p.redoing()
	if len(lists()) != before+1 {
		t.Error("the rows are not done again")
	}
}
