package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/ui"
	"paragraf/data"
)

// adjustedHere is a meeting whose minutes secretary, chair and adjuster signed
// in the window.
func adjustedHere(t *testing.T) *program {
	t.Helper()
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	m := *p.w.now.meeting
	for _, name := range append([]string{m.Minutes.Secretary, m.Minutes.Chair}, m.Minutes.Adjustments[0].Adjusters...) {
		p.sign(name)
	}
	p.w.setMode(dispatch)
	return p
}

func TestAllExtractsAndAPublishingCopyInTheWindow(t *testing.T) {
	p := adjustedHere(t)
	m := *p.w.now.meeting
	first := m.Items[0].Section

	p.press("Alla utdrag …")
	folder := filepath.Join(p.dir, "alla")
	p.fill("Mapp", folder)
	p.fill("Filnamn", "{datum} § {nr}")
	p.fillCertification()
	files, _ := os.ReadDir(folder)
	if len(files) == 0 || len(files) != len(m.Items) {
		t.Fatalf("%d files for %d §§", len(files), len(m.Items))
	}
	pdf, err := os.ReadFile(filepath.Join(folder, files[0].Name()))
	if err != nil {
		t.Fatal(err)
	}
	if proof := act.Prove(pdf, nil); proof == nil || !proof.Holds {
		t.Errorf("%s does not prove itself", files[0].Name())
	}
	p.w.verify("utdrag.pdf", pdf)
	if !p.shows("BEVISAT") || !p.shows("Kontrollkod §") {
		t.Error("the check does not show the proof")
	}
	p.key(fyne.KeyEscape)

	p.w.publish()
	p.fill("Paragrafer som inte visas", "499")
	p.fill("Skäl", "Sekretess")
	p.key(fyne.KeyReturn)
	if !p.dialog("har ingen § 499") || !p.dialog("semikolon") {
		t.Fatal("a § that the meeting has not costs the form what was filled in")
	}
	p.fill("Skäl", "")
	p.fill("Paragrafer som inte visas", data.FormatSections([]int{first}))
	p.key(fyne.KeyReturn)
	if !p.w.modal() || p.w.over != nil {
		t.Error("a mask without a reason is taken")
	}
	p.fill("Skäl", "Sekretess enligt 26 kap. 1 § OSL")
	p.fill("Ord som inte visas", m.Minutes.Chair)
	p.fill("Skäl för orden", "Personuppgift")
	p.key(fyne.KeyReturn)
	if !p.dialog("inte kan maskas") || !p.dialog("semikolon") {
		t.Fatal("words that cannot be left out cost the form what was filled in")
	}
	p.fill("Skäl för orden", "")
	p.fill("Ord som inte visas", "")
	p.key(fyne.KeyReturn)
	if p.w.over == nil || !p.shows("Läs igenom sidorna") || !p.shows("Sekretess enligt 26 kap. 1 § OSL") || p.w.over.pages.view.Len() == 0 {
		t.Fatal("the copy is not shown before it is made")
	}
	p.press("Gör kopian")
	documents, err := p.store.Documents(context.Background(), m.ID)
	if err != nil || documents[0].Kind != data.PublicationDocument {
		t.Fatalf("no publishing copy is stored: %v", err)
	}
	if pdf, err = p.store.File(documents[0].SHA256); err != nil {
		t.Fatal(err)
	}
	proof := act.Prove(pdf, nil) // one § was asked for, one is marked as secret
	if proof == nil || !proof.Holds || len(proof.Hidden) != 2 || strings.Contains(act.ProvedText(*proof.Meeting), m.Items[0].Title) {
		t.Errorf("the copy proves %+v", proof)
	}
}

// Nobody fills in what a copy is to leave out of minutes that cannot be published.
func TestACopyOfMinutesNotAdjustedIsNotAskedAbout(t *testing.T) {
	p := imported(t)
	p.w.do("publish")
	if !p.dialog("inte justerade än") {
		t.Fatal("it does not say why no copy can be made")
	}
	if _, ok := p.w.win.Canvas().Focused().(*ui.Entry); ok {
		t.Error("something is asked all the same")
	}
}
