package minutes

import (
	"testing"
	"time"

	"paragraf/data"
)

func TestSignersAreMatchedByNameBeforeOrder(t *testing.T) {
	m := data.Meeting{Minutes: &data.Minutes{Secretary: "Maj Öberg", Chair: "Ture Malmgård",
		Adjustments: []data.Adjustment{{Adjusters: []string{"Ellen Fjällvik", "Jon Åkesdal"}}}}}
	at := time.Date(2025, 6, 16, 9, 0, 0, 0, time.UTC)
	doc := data.Document{Kind: data.MinutesDocument, Signed: []data.Signing{
		{Role: "adjuster", Name: "Jon Åkesdal (M)", At: at},
		{Role: "chair", Name: "Ture Malmgård", At: at},
	}}
	got := Signers(m, &doc)
	want := []struct {
		name   string
		signed bool
	}{{"Maj Öberg", false}, {"Ture Malmgård", true}, {"Ellen Fjällvik", false}, {"Jon Åkesdal", true}}
	if len(got) != len(want) {
		t.Fatalf("%d signers, want %d", len(got), len(want))
	}
	for i, w := range want {
		if got[i].Name != w.name || (got[i].Signed != nil) != w.signed {
			t.Errorf("signer %d: %s signed %v, want %s %v", i, got[i].Name, got[i].Signed != nil, w.name, w.signed)
		}
	}
}

func TestAnAdjusterUnderAnotherNameStillFillsTheSeat(t *testing.T) {
	m := data.Meeting{Minutes: &data.Minutes{Adjustments: []data.Adjustment{{Adjusters: []string{"Ellen Fjällvik"}}}}}
	doc := data.Document{Signed: []data.Signing{{Role: "adjuster", Name: "Jon Åkesdal"}}}
	got := Signers(m, &doc)
	if got[0].Signed == nil || got[0].Signed.Name != "Jon Åkesdal" {
		t.Fatalf("the substitute's signature is not shown: %+v", got)
	}
}
