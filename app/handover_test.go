package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/sign"
)

// outside signs a file as a service does: somewhere else, without the store.
func outside(t *testing.T, pdf []byte, roles map[string]string) []byte {
	t.Helper()
	for _, role := range []string{"chair", "adjuster"} {
		name, ok := roles[role]
		if !ok {
			continue
		}
		id, err := sign.NewTrialIdentity(name, sign.TrialOptions{})
		if err != nil {
			t.Fatal(err)
		}
		done, err := act.Sign(context.Background(), nil, act.SignRequest{PDF: pdf, Name: "fil.pdf", Role: role, Identity: &id})
		if err != nil {
			t.Fatal(err)
		}
		pdf = done.PDF
	}
	return pdf
}

// given is the minutes, signed by the secretary and handed over by the walk.
func given(t *testing.T) (p *program, file []byte) {
	p = imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	p.sign("Maj Öberg")
	p.w.do("handover")
	if p.w.over == nil || !p.shows("Lämna över för underskrift") || !p.shows("Ture Malmgård") || p.shows("Maj Öberg, sekreterare") {
		t.Fatal("the walk of handing over does not say who is to sign")
	}
	p.fill("Underskriftstjänst (om du vill)", "Inera")
	p.key(fyne.KeyReturn)
	path := filepath.Join(p.dir, "till-tjansten.pdf")
	if e, ok := p.w.win.Canvas().Focused().(*ui.Entry); ok {
		e.SetText("") // a name is proposed
	}
	p.words(path)
	p.key(fyne.KeyReturn)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !p.shows("Överlämnat") || !p.shows("till-tjansten.pdf") || p.w.away() == nil || p.w.away().Service != "Inera" {
		t.Fatal("the handover is not told or not remembered")
	}
	p.key(fyne.KeyReturn)
	if p.w.over != nil {
		t.Fatal("Enter does not close what is done")
	}
	return p, file
}

func (p *program) dropBytes(name string, content []byte) {
	p.t.Helper()
	path := filepath.Join(p.dir, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
}

// Minutes are handed over, signed elsewhere, dropped on the window and taken
// back: byte for byte, with all signatures, and adjusted.
func TestHandedOverAndTakenBackByDropping(t *testing.T) {
	p, file := given(t)
	back := outside(t, file, map[string]string{"chair": "Ture Malmgård", "adjuster": "Jon Åkesdal"})
	p.dropBytes("undertecknat.pdf", back)
	if !p.dialog("tillbaka från underskrift") {
		t.Fatal("the window does not know the minutes again")
	}
	p.key(fyne.KeyEscape)
	if minutes.Latest(p.w.now.documents).SHA256 == shaOf(back) {
		t.Fatal("Esc takes the file back")
	}
	p.dropBytes("undertecknat.pdf", back)
	p.key(fyne.KeyReturn)
	if p.w.over == nil || !p.shows("Ta tillbaka från underskrift") || !p.shows("Jon Åkesdal, justerare") {
		t.Fatal("the walk of taking back does not say who has signed")
	}
	p.key(fyne.KeyReturn)
	if !p.shows("Filen är sparad som protokollet") || !p.shows("protokollet är justerat") {
		t.Fatal("it is not told what came of it")
	}
	doc := minutes.Latest(p.w.now.documents)
	stored, err := p.store.File(doc.SHA256)
	if err != nil || !bytes.Equal(stored, back) || len(doc.Signed) != 3 {
		t.Errorf("stored: %d bytes of %d, %d signatures, %v", len(stored), len(back), len(doc.Signed), err)
	}
	if p.w.now.meeting.State != data.Adjusted || p.w.away() != nil {
		t.Errorf("the meeting is %s, still away: %v", p.w.now.meeting.State, p.w.away())
	}
}

// What is not those minutes any more is not taken back, and it is said why; what
// another has signed in somebody's place takes a decision.
func TestWhatCannotBeTakenBackIsExplained(t *testing.T) {
	p, file := given(t)
	back := outside(t, file, map[string]string{"chair": "Ture Malmgård"})
	before := minutes.Latest(p.w.now.documents).SHA256
	for name, c := range map[string]struct {
		file []byte
		says string
	}{
		"a byte changed":  {flip(back, len(file)/3), "Filen kan inte tas tillbaka"},
		"something added": {append(bytes.Clone(back), "\n% mer\n"...), "Filen kan inte tas tillbaka"},
	} {
		p.dropBytes("fel.pdf", c.file)
		if !p.dialog(c.says) {
			t.Errorf("%s: the window does not say %q", name, c.says)
		}
		p.key(fyne.KeyEscape)
		if p.w.modal() || minutes.Latest(p.w.now.documents).SHA256 != before {
			t.Errorf("%s: something was stored", name)
		}
	}
	// The first of two to sign; the other is waited for.
	p.dropBytes("halv.pdf", back)
	p.key(fyne.KeyReturn)
	p.key(fyne.KeyReturn)
	if !p.shows("Väntar på Jon Åkesdal") || p.w.now.meeting.State == data.Adjusted {
		t.Error("who is waited for is not told")
	}
	p.key(fyne.KeyReturn)
	// The older file again.
	p.dropBytes("aldre.pdf", outside(t, file, map[string]string{"adjuster": "Jon Åkesdal"}))
	if !p.dialog("Filen kan inte tas tillbaka") {
		t.Error("a file that the newer does not continue is offered")
	}
	p.key(fyne.KeyEscape)
}

func flip(pdf []byte, at int) []byte {
	changed := bytes.Clone(pdf)
	changed[at] ^= 1
	return changed
}

func shaOf(pdf []byte) string {
	s := sha256.Sum256(pdf)
	return hex.EncodeToString(s[:])
}
