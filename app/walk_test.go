package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/verify"
)

func TestNothingIsStoredBeforeTheReviewIsSaved(t *testing.T) {
	p := start(t)
	p.drop("vardnamnden.json")
	if p.w.reviewing == nil {
		t.Fatal("no review")
	}
	if list, _ := p.store.Meetings(context.Background()); len(list) != 0 {
		t.Fatalf("%d meetings are stored during the review", len(list))
	}
	p.key(fyne.KeyEscape)
	if p.w.reviewing != nil {
		t.Fatal("Esc does not leave the review")
	}
	if list, _ := p.store.Meetings(context.Background()); len(list) != 0 {
		t.Fatal("leaving the review stored something")
	}
	p.drop("vardnamnden.json")
	p.shortcut(ctrl(fyne.KeyS))
	list, _ := p.store.Meetings(context.Background())
	if len(list) != 1 || list[0].Body != "Vårdnämnden" {
		t.Fatalf("after saving: %+v", list)
	}
	if p.w.now.meeting == nil || p.w.now.meeting.ID != list[0].ID {
		t.Fatal("the saved meeting is not opened")
	}
}

func TestAFileThatIsNoPaperIsExplainedAndChangesNothing(t *testing.T) {
	p := start(t)
	path := filepath.Join(p.dir, "inkop.json")
	if err := os.WriteFile(path, []byte(`{"mjölk": 2}`), 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.Import(path)
	if !p.w.modal() || p.w.reviewing != nil {
		t.Fatal("no explanation is shown")
	}
	p.key(fyne.KeyEscape)
	if p.w.modal() {
		t.Fatal("Esc does not close the explanation")
	}
	if list, _ := p.store.Meetings(context.Background()); len(list) != 0 {
		t.Fatal("something was stored")
	}
}

// key file of a trial identity for a name.
func (p *program) keyFile(name string) string {
	p.t.Helper()
	p12, err := act.NewKey(name, "provlösen")
	if err != nil {
		p.t.Fatal(err)
	}
	path := filepath.Join(p.dir, strings.ReplaceAll(name, " ", "-")+".p12")
	if err := os.WriteFile(path, p12, 0o600); err != nil {
		p.t.Fatal(err)
	}
	return path
}

func TestMinutesAreSignedAdjustedExtractedAndVerified(t *testing.T) {
	p := imported(t)
	w := p.w
	p.open(46)
	w.setMode(dispatch)
	w.extract([]int{46}) // not adjusted: only a draft is offered
	if !w.modal() {
		t.Fatal("no explanation before adjustment")
	}
	p.key(fyne.KeyEscape)

	p.shortcut(ctrl(fyne.KeyM))
	doc := minutes.Latest(w.now.documents)
	if doc == nil || w.mode != adjust {
		t.Fatal("no minutes were made")
	}
	for _, s := range []struct{ role, name string }{{"secretary", "Maj Öberg"}, {"chair", "Ture Malmgård"}, {"adjuster", "Jon Åkesdal"}} {
		p.sign(s.name)
		doc = minutes.Latest(w.now.documents)
		if last := doc.Signed[len(doc.Signed)-1]; last.Role != s.role || last.Name != s.name {
			t.Fatalf("signed as %+v, want %+v", last, s)
		}
	}
	if w.now.meeting.State != data.Adjusted {
		t.Fatalf("the meeting is %s after all have signed", w.now.meeting.State)
	}

	w.setMode(dispatch)
	w.extract([]int{46})
	p.fill("Namn", "provlösen") // in the wrong field
	p.fill("Titel", "nämndsekreterare")
	p.fill("Nyckel", p.keyFile("Maj Öberg"))
	p.key(fyne.KeyReturn)
	if !p.dialog("Fel lösenord") || w.setting(keyClerk) != "" {
		t.Fatalf("%q is remembered of a form that failed", w.setting(keyClerk))
	}
	p.key(fyne.KeyEscape)
	w.extract([]int{46})
	p.fillCertification()
	var extract *data.Document
	for _, d := range w.now.documents {
		if d.Kind == data.ExtractDocument {
			extract = &d
		}
	}
	if extract == nil || len(extract.Signed) != 1 || extract.Signed[0].Role != "clerk" {
		t.Fatalf("no certified extract: %+v", w.now.documents)
	}
	pdf, err := p.store.File(extract.SHA256)
	if err != nil {
		t.Fatal(err)
	}
	if r := verify.File(pdf, verify.Options{Now: time.Now()}); !r.Valid {
		t.Fatalf("the extract does not verify: %+v", r)
	}
	w.verifyDocument(*extract)
	if w.over == nil || !p.shows("Inget är ändrat efter underskrifterna") {
		t.Fatal("no report is shown")
	}
	w.end()
	w.extract([]int{47})
	if got := p.spoken(); got != "Nyckelns lösenord" {
		t.Errorf("all else is known, but the keyboard begins at %q", got)
	}
	p.key(fyne.KeyEscape)
	p.key(fyne.KeyEscape)
	if bytes.Contains(pdf, []byte("provlösen")) {
		t.Fatal("the password is in the file")
	}
}

// fill goes by Tab to the field of that label and writes into it.
func (p *program) fill(label, text string) {
	p.t.Helper()
	c := p.w.win.Canvas()
	for range 30 {
		if e, ok := c.Focused().(*ui.Entry); ok && e.Label == label {
			e.SetText("")
			p.words(text)
			return
		}
		c.FocusNext()
	}
	p.t.Fatalf("Tab never reaches the field %q", label)
}

func (p *program) fillCertification() {
	p.t.Helper()
	p.fill("Namn", "Maj Öberg")
	p.fill("Titel", "nämndsekreterare")
	p.fill("Nyckel", p.keyFile("Maj Öberg"))
	p.fill("Nyckelns lösenord", "provlösen")
	p.key(fyne.KeyReturn)
}
