package intake

import (
	"strings"
	"testing"

	"paragraf/data"
)

const motionPaper = `Kommunstyrelsen
Granby kommun
Protokoll 2025-03-04
Beslutande: Ellen Fjällvik (C), ordförande, Ture Malmgård (S), Siv Åkesson (V)
Frånvarande: Bror Tallmo (KD)

§ 1 Motion om fria bussresor
Yrkanden
Ellen Fjällvik (C) yrkar bifall till motionen.
Ture Malmgård (S) yrkar i första hand återremiss.
Siv Åkesson (V) yrkar avslag på motionen.

Beslutsgång
Ordföranden finner att ärendet ska avgöras i dag. Därefter finner ordföranden att styrelsen avslår motionen.

Beslut
Kommunstyrelsen avslår motionen.
`

func TestMotionsTellWhatBecameOfThem(t *testing.T) {
	d, err := Read("motion.txt", []byte(motionPaper))
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"rejected", "rejected", "adopted"}
	motions := d.Meeting.Items[0].Motions
	if len(motions) != len(want) {
		t.Fatalf("%d motions, want %d", len(motions), len(want))
	}
	for i, m := range motions {
		if m.Result != want[i] {
			t.Errorf("%s: %q, want %q", m.Text, m.Result, want[i])
		}
	}
}

func TestAPersonWithoutAPlaceIsWarnedOf(t *testing.T) {
	for label, want := range map[string]bool{"Frånvarande: ": false, "\nStyrelsen tackar för den gångna tiden med en blomma till ": true} {
		d, err := Read("motion.txt", []byte(strings.Replace(motionPaper, "Frånvarande: ", label, 1)))
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range d.Meeting.Attendance {
			if a.Name == "Bror Tallmo" {
				t.Errorf("%s: has a row of attendance", label)
			}
		}
		if got := warnsOf(d, data.TextUnplaced, "Bror Tallmo"); got != want {
			t.Errorf("%s: warned of %v, want %v: %v", label, got, want, d.Meeting.Warnings)
		}
	}
}

func TestMinutesCutToTheirFrontPageSaySo(t *testing.T) {
	d, err := Read("framsida.txt", []byte("Granby kommun\nKommunstyrelsen\nSammanträdesprotokoll 2025-03-04\nPlats och tid: Rådhuset, kl. 13.00-14.00\nBeslutande: Ellen Fjällvik (C), ordförande, Ture Malmgård (S)\nJusterare: Ture Malmgård (S)\nSekreterare: Lo Mohed\nParagrafer: 4-7\n"))
	if err != nil {
		return // refused is as clear
	}
	if !warnsOf(d, data.RangeMismatch, "inga paragrafer") {
		t.Errorf("nothing says that the §§ are missing: %v", d.Meeting.Warnings)
	}
}

func warnsOf(d data.Draft, code, words string) bool {
	for _, w := range d.Meeting.Warnings {
		if w.Code == code && strings.Contains(w.Message, words) {
			return true
		}
	}
	return false
}

func TestWhatABodyPutsToTheCouncilIsAProposalWithItsLeadIn(t *testing.T) {
	for _, c := range []struct{ text, lead string }{
		{"Nämnden föreslår fullmäktige besluta\natt anta planen.", "Nämnden föreslår fullmäktige besluta"},
		{"Nämnden föreslår fullmäktige att besluta\natt anta planen.", "Nämnden föreslår fullmäktige att besluta"},
		{"Arbetsutskottets förslag till nämnden\natt anta planen.", "Arbetsutskottets förslag till nämnden:"},
	} {
		it := mustRead(t, "Granby kommun\nVårdnämnden\n\nKALLELSE\n\nSammanträde 2024-04-09 kl. 13.00\n\n1. Upprop\n\n2. Plan för vård\n"+c.text+"\n").Meeting.Items[1]
		if len(it.Proposals) != 1 || it.Proposals[0].LeadIn != c.lead || len(it.Proposals[0].Clauses) != 1 || len(it.Body) > 0 {
			t.Errorf("%q: %+v, body %+v", c.text, it.Proposals, it.Body)
		}
	}
}
