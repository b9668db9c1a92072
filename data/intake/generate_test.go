package intake

import (
	"fmt"
	"strings"
	"testing"
)

// bigMinutes writes minutes of n §§ as a committee would: every third an
// information, every tenth with motions and a vote, every twentieth a list.
func bigMinutes(n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Granby kommun\nKommunstyrelsen\n\nSammanträdesprotokoll\nSammanträdesdatum 2024-04-09\n\nPlats och tid: Sal Älven, kl. 09.00–17.30\n\nBeslutande\n")
	first := []string{"Ellen", "Ture", "Jon", "Maj", "Sara", "Bo", "Eva", "Ulla"}
	last := []string{"Fjällvik", "Malmgård", "Åkesdal", "Öberg", "Lundh", "Ekdal", "Dahlin", "Bergsund"}
	for i := 0; i < 15; i++ {
		role := ""
		if i == 0 {
			role = ", ordförande"
		}
		fmt.Fprintf(&b, "%s %s (%s)%s\n", first[i%8], last[(i+i/8*3)%8], []string{"S", "M", "C", "V"}[i%4], role)
	}
	fmt.Fprintf(&b, "\nÖvriga närvarande\nAnna Lind, kommundirektör\nErik Strand, sekreterare\n\nUtsedd att justera: Ture Malmgård\nJusteringsdag: 2024-04-16\nProtokollet omfattar §§ 1–%d\n\n", n)
	for i := 1; i <= n; i++ {
		switch {
		case i%20 == 0:
			fmt.Fprintf(&b, "§ %d Delegationsbeslut nummer %d\n\n", i, i)
			for k := 1; k <= 12; k++ {
				fmt.Fprintf(&b, "%d. Kommundirektören har beslutat om ärendet Väg %d till %d, KS 2024/%05d.\n", k, i, k, i*100+k)
			}
			fmt.Fprintf(&b, "\nBeslut\nKommunstyrelsen lägger anmälan till handlingarna.\n\nParagrafen är justerad\n\n")
		case i%3 == 0:
			fmt.Fprintf(&b, "§ %d Information om område %d\n\nAnna Lind informerar om läget i område %d. Arbetet följer planen och kostnaderna är lägre än väntat.\n\nParagrafen är justerad\n\n", i, i, i)
		default:
			fmt.Fprintf(&b, "§ %d Försäljning av fastigheten Granby %d:%d\nDnr KS 2024/%05d\n\nSammanfattning av ärendet\n", i, i, i+1, i)
			for k := 0; k < 4; k++ {
				fmt.Fprintf(&b, "Fastigheten Granby %d:%d ligger vid Storgatan och omfattar %d kvadratmeter mark. Förvaltningen bedömer att den inte behövs för kommunens verksamhet under de närmaste åren och föreslår att den säljs.\n\n", i, i+1, 400+k)
			}
			fmt.Fprintf(&b, "Beslutsunderlag\n- Tjänsteskrivelse 2024-03-12\n- Köpekontrakt\n\n")
			if i%10 == 1 {
				fmt.Fprintf(&b, "Yrkanden\nTure Malmgård (M) yrkar avslag.\nEllen Fjällvik (S) yrkar bifall till förvaltningens förslag.\n\nOmröstning\nJa-röst för bifall till förvaltningens förslag.\nNej-röst för avslag.\nMed 9 ja-röster mot 6 nej-röster bifaller kommunstyrelsen förslaget.\n\n")
			}
			fmt.Fprintf(&b, "Beslut\nKommunstyrelsen beslutar\n\natt sälja fastigheten Granby %d:%d för 640 000 kronor, samt\n\natt uppdra åt ekonomichefen att underteckna kontraktet.\n\nBeslutet skickas till\nEkonomiavdelningen\nKöparen\n\nParagrafen är justerad\n\n", i, i+1)
		}
	}
	return b.String()
}

func TestBigMinutesComeOutWhole(t *testing.T) {
	d := mustRead(t, bigMinutes(300))
	if n := len(d.Meeting.Items); n != 300 {
		t.Fatalf("%d items, want 300", n)
	}
	for i, it := range d.Meeting.Items {
		if it.Section != i+1 || it.Title == "" || !it.Adjusted {
			t.Fatalf("item %d: %+v", i, it)
		}
	}
	if len(d.Meeting.Warnings) != 0 {
		t.Errorf("warnings: %+v", d.Meeting.Warnings[:1])
	}
	noLostWord(t, d)
	claimsHold(t, d)
}

func BenchmarkRead300Sections(b *testing.B) {
	raw := []byte(bigMinutes(300))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Read("stor.txt", raw); err != nil {
			b.Fatal(err)
		}
	}
}
