package app

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/ui"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// signatures are those of the latest minutes, as a check finds them.
func (p *program) signatures() []verify.Signature {
	p.t.Helper()
	doc := minutes.Latest(p.w.now.documents)
	if doc == nil {
		p.t.Fatal("no minutes")
	}
	pdf, err := p.store.File(doc.SHA256)
	if err != nil {
		p.t.Fatal(err)
	}
	return verify.File(pdf, verify.Options{}).Signatures
}

// dialog tells whether the dialog on top says so.
func (p *program) dialog(text string) bool {
	top := p.w.win.Canvas().Overlays().Top()
	found := false
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *ui.Words:
			found = found || strings.Contains(x.Text(), text)
		case *ui.Badge:
			found = found || x.AccessibilityLabel() == text
		}
		switch x := o.(type) {
		case *fyne.Container:
			for _, child := range x.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(x).Objects() {
				walk(child)
			}
		}
	}
	if top != nil {
		walk(top)
	}
	return found
}

// What waits for evidence is told among what presses once something can be done
// about it, and is completed in one act; nobody is asked before.
func TestWhatWaitsIsToldAndCompleted(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	for _, name := range []string{"Maj Öberg", "Ture Malmgård", "Jon Åkesdal"} {
		p.sign(name)
	}
	p.w.setMode(prepare)
	const waits = "Bevisen kan kompletteras"
	if p.shows(waits) {
		t.Error("what nobody can do anything about presses")
	}
	p.w.openSettings()
	p.press("Ändra …")
	p.fill("Adress", "tidsstampel.example")
	p.key(fyne.KeyReturn)
	if !p.dialog("ingen adress") {
		t.Error("what is no address is taken, or nothing is said")
	}
	p.fill("Adress", "")
	p.w.win.Canvas().Focused().(*ui.Entry).SetText(s.URL + "/tsa")
	p.key(fyne.KeyReturn)
	p.key(fyne.KeyEscape)
	if tsa, _ := act.TSA(context.Background(), p.store); tsa != s.URL+"/tsa" {
		t.Fatalf("the timestamp authority is %q", tsa)
	}
	if !p.shows(waits) || s.Asked("/tsa") != 0 {
		t.Fatalf("what waits is not told, or somebody was asked (%d)", s.Asked("/tsa"))
	}

	p.w.do("evidence")
	if !p.dialog("En tidsstämpel behövs") {
		t.Error("it is not told what the file waits for")
	}
	p.press("Komplettera alla")
	if !p.dialog("En handling fick nya bevis") || !p.dialog("B-LTA") {
		t.Error("it is not told what came of it")
	}
	p.key(fyne.KeyEscape)
	for _, g := range p.signatures() {
		if !g.Timestamp && g.Level != "B-LTA" {
			t.Errorf("%s: %s", g.Signer, g.Level)
		}
	}
	if p.shows(waits) {
		t.Error("what is done presses still")
	}
	p.w.do("evidence")
	if !p.dialog("Ingen underskriven handling väntar") {
		t.Error("something waits still")
	}
	p.key(fyne.KeyEscape)
}

// Where the owner lets it, evidence is completed while the program is open.
func TestEvidenceIsCompletedByItselfWhenAllowed(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	for _, name := range []string{"Maj Öberg", "Ture Malmgård", "Jon Åkesdal"} {
		p.sign(name)
	}
	if err := p.w.setTSA(s.URL + "/tsa"); err != nil {
		t.Fatal(err)
	}
	if s.Asked("/tsa") != 0 {
		t.Fatal("it was not allowed yet")
	}
	p.w.setAutomatic(true)
	if g := p.signatures()[0]; g.Level != "B-LTA" {
		t.Errorf("allowed: %s", g.Level)
	}
}

// A signature gets a timestamp where an authority is chosen. Where it does not
// answer the signer chooses, and nothing happens before.
func TestSignerChoosesWhereNoTimestampCanBeHad(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	if err := p.w.setTSA(s.URL + "/tsa"); err != nil {
		t.Fatal(err)
	}
	p.sign("Maj Öberg")
	if g := p.signatures()[0]; g.Level != "B-T" {
		t.Fatalf("with an authority: %s", g.Level)
	}
	if err := p.w.setTSA("http://127.0.0.1:1/tsa"); err != nil {
		t.Fatal(err)
	}
	attempt := func(choose string) {
		t.Helper()
		p.shortcut(ctrl(fyne.KeyJ))
		p.key(fyne.KeyReturn)
		p.key(fyne.KeyReturn)
		p.fill("Nyckel", p.keyFile("Ture Malmgård"))
		p.key(fyne.KeyReturn)
		p.fill("Nyckelns lösenord", "provlösen")
		p.key(fyne.KeyReturn)
		if !p.dialog("Tidsstämpeln gick inte att få") || !p.dialog("127.0.0.1:1") || len(p.signatures()) != 1 {
			t.Fatal("the choice is not given, or something was signed before it")
		}
		p.press(choose)
	}
	attempt("Skriv inte under")
	if len(p.signatures()) != 1 {
		t.Error("it was signed all the same")
	}
	p.key(fyne.KeyEscape)
	attempt("Skriv under utan tidsstämpel")
	if g := p.signatures(); len(g) != 2 || g[1].Level != "B-B" || g[1].Role != "chair" {
		t.Errorf("without a timestamp: %+v", g)
	}
}
