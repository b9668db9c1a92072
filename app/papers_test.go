package app

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"

	"paragraf/app/minutes"
	"paragraf/app/ui"
	"paragraf/data"
)

// shows tells whether the window has a text that begins so, as it stands on the
// screen or as words before they are broken into lines.
func (p *program) shows(text string) bool {
	found := false
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() || found {
			return
		}
		switch x := o.(type) {
		case *ui.Words:
			found = found || strings.Contains(x.Text(), text)
		case *ui.Badge:
			found = found || x.AccessibilityLabel() == text
		case *ui.Button:
			found = found || x.Text == text
		case *canvas.Text:
			found = found || strings.Contains(x.Text, text)
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
	walk(p.w.win.Content())
	return found
}

// sign goes the walk of signing by keys alone, with a wrong password first.
func (p *program) sign(name string) {
	p.t.Helper()
	p.shortcut(ctrl(fyne.KeyJ))
	if p.w.over == nil || !p.shows("Läs det du skriver under") {
		p.t.Fatal("the sign walk is not open")
	}
	p.key(fyne.KeyReturn)
	for range 6 { // down to the place of that name
		if e := p.entry("Namn"); strings.HasPrefix(e.Text, name) {
			break
		}
		p.key(fyne.KeyDown)
	}
	p.key(fyne.KeyReturn)
	p.fill("Nyckel", p.keyFile(name))
	p.key(fyne.KeyReturn)
	p.fill("Nyckelns lösenord", "fel lösenord")
	p.key(fyne.KeyReturn)
	if !p.shows("Fel lösenord") || p.entry("Nyckelns lösenord").Text != "" {
		p.t.Fatal("a wrong password is not told, or stays in the field")
	}
	p.words("provlösen")
	p.key(fyne.KeyReturn)
	if !p.shows(name + " har skrivit under") {
		p.t.Fatalf("%s could not sign", name)
	}
	p.key(fyne.KeyEscape)
	if p.w.over != nil {
		p.t.Fatal("Esc does not leave the walk")
	}
}

// entry is the field of that label that is shown.
func (p *program) entry(label string) *ui.Entry {
	p.t.Helper()
	var found *ui.Entry
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if e, ok := o.(*ui.Entry); ok && e.Label == label {
			found = e
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
	walk(p.w.win.Content())
	if found == nil {
		p.t.Fatalf("no field %q", label)
	}
	return found
}

func TestTheSignWalkCanBeGoneBackAndLeftInEveryStep(t *testing.T) {
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	before := len(p.w.now.documents)
	p.shortcut(ctrl(fyne.KeyJ))
	steps := []string{"Läs det du skriver under", "Vem skriver under?", "Vilken nyckel?", "Nyckelns lösenord"}
	key := p.keyFile("Maj Öberg")
	for i, title := range steps {
		if !p.shows(title) {
			t.Fatalf("step %d is not %q", i+1, title)
		}
		if title == "Vilken nyckel?" {
			p.key(fyne.KeyReturn)
			if !p.shows("Välj en nyckelfil först.") {
				t.Error("without a key the walk goes on, or says nothing")
			}
			for file, says := range map[string]string{p.write("inkop.p12", "mjölk och bröd"): "ingen nyckelfil", filepath.Join(p.dir, "borta.p12"): "finns inte", p.dir: "är en mapp"} {
				p.fill("Nyckel", file)
				p.key(fyne.KeyReturn)
				if !p.shows(says) || !p.shows(title) {
					t.Errorf("%s is not refused in words, or only after the password", file)
				}
			}
			p.fill("Nyckel", key)
		}
		if i < len(steps)-1 {
			p.key(fyne.KeyReturn)
		}
	}
	for i := len(steps) - 2; i >= 0; i-- {
		p.press("Tillbaka")
		if !p.shows(steps[i]) {
			t.Fatalf("back does not lead to %q", steps[i])
		}
	}
	for range steps {
		p.key(fyne.KeyEscape)
		if p.w.over != nil {
			t.Fatal("Esc does not leave the walk")
		}
		p.shortcut(ctrl(fyne.KeyJ))
		p.key(fyne.KeyReturn)
	}
	p.key(fyne.KeyEscape)
	if len(p.w.now.documents) != before {
		t.Error("a walk that was left has made something")
	}
}

// press presses the button of that text.
func (p *program) press(text string) {
	p.t.Helper()
	for range 160 {
		if b, ok := p.w.win.Canvas().Focused().(*ui.Button); ok && b.Text == text {
			p.key(fyne.KeyReturn)
			return
		}
		p.w.win.Canvas().FocusNext()
	}
	p.t.Fatalf("Tab never reaches the button %q", text)
}

func TestMinutesThatNoLongerSayWhatTheMeetingSaysAreNotSigned(t *testing.T) {
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	raw, err := os.ReadFile(filepath.Join("testdata", "vardnamnden.json"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(p.dir, "andrad.json")
	changed := bytes.Replace(raw, []byte("antalet besök per pass"), []byte("antalet besök per natt"), 1)
	if bytes.Equal(raw, changed) {
		t.Fatal("the fixture is another")
	}
	if err := os.WriteFile(path, changed, 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.Import(path)
	p.w.acceptReview()
	p.w.setMode(adjust)
	if !p.shows("Sammanträdet är ändrat sedan protokollet gjordes") {
		t.Error("the screen does not say that the minutes are out of date")
	}
	p.shortcut(ctrl(fyne.KeyJ))
	if !p.shows("Det går inte att skriva under än") {
		t.Fatal("the walk does not stop")
	}
	p.press("Gör om")
	if p.w.over != nil || minutes.Latest(p.w.now.documents).Outdated(*p.w.now.meeting) {
		t.Error("the minutes were not made again")
	}
}

func TestThePreviewShowsWhatTheMeetingSays(t *testing.T) {
	p := imported(t)
	p.w.setMode(adjust)
	if p.w.papers.minutes.view.Len() == 0 || !p.shows("förhandsvisning") {
		t.Fatal("no preview of minutes that are not made")
	}
	if docs, _ := p.store.Documents(context.Background(), p.w.now.meeting.ID); len(docs) != 0 {
		t.Error("looking has stored a document")
	}
	first := p.w.papers.minutes.shown
	p.shortcut(ctrl(fyne.KeyM))
	made := p.w.papers.minutes.shown
	if made.key == first.key || !p.shows("dokument") {
		t.Error("the pages are not those of the minutes that were made")
	}
	stored, err := p.store.File(minutes.Latest(p.w.now.documents).SHA256)
	if err != nil || !bytes.Equal(stored, made.pdf) {
		t.Errorf("the pages show other bytes than those stored (%v)", err)
	}
	p.w.minutes.Step(+2)
	at := p.w.now.meeting.Items[2].Section
	if want := p.w.papers.minutes.places[at].page; p.w.papers.minutes.view.Page() < want || want == 0 {
		t.Errorf("§ %d stands on page %d, the pages show %d", at, want, p.w.papers.minutes.view.Page())
	}
	p.w.setMode(dispatch)
	p.w.documents.Choose(46)
	p.w.refresh()
	if p.w.papers.extract.view.Len() == 0 || !p.shows("§ 46 · blir utkast: inte justerat") {
		t.Error("no preview of the extract")
	}
}

func TestApprovalsAreOwnAndSurviveARestart(t *testing.T) {
	p := imported(t)
	p.w.setMode(adjust)
	n := len(p.w.now.meeting.Items)
	p.key(fyne.KeyHome)
	test.Type(p.w.win.Canvas().Focused(), "g")
	test.Type(p.w.win.Canvas().Focused(), "i")
	p.words("Fel namn")
	p.press("Spara invändningen")
	if !p.shows("godkänd") || !p.shows("Invändning: Fel namn") {
		t.Fatal("what was approved and objected to is not shown")
	}
	again := New(p.app, p.store, Options{}).Window()
	defer func() { again.Close(); again.win.Close() }()
	again.OpenMeeting(p.w.now.meeting.ID)
	again.setMode(adjust)
	if len(again.now.approvals) != 2 {
		t.Fatalf("%d of 2 are there after a restart", len(again.now.approvals))
	}
	p.shortcut(&fyne.ShortcutUndo{})
	p.shortcut(&fyne.ShortcutUndo{})
	if list, _ := p.store.Approvals(context.Background(), p.w.now.meeting.ID); len(list) != 0 {
		t.Errorf("undone, %d are left of %d", len(list), n)
	}
	for _, d := range p.w.now.documents {
		t.Errorf("reading made the document %s", d.Name)
	}
	if p.w.now.meeting.State == data.Adjusted {
		t.Error("to approve is no act in law")
	}
}

func TestAnyPDFIsCheckedWithItsPages(t *testing.T) {
	p := imported(t)
	p.shortcut(ctrl(fyne.KeyM))
	p.sign("Maj Öberg")
	pdf, err := p.store.File(minutes.Latest(p.w.now.documents).SHA256)
	if err != nil {
		t.Fatal(err)
	}
	changed := bytes.Clone(pdf)
	changed[len(changed)/3] ^= 1
	for _, c := range []struct {
		name  string
		file  []byte
		says  string
		pages bool
	}{
		{"hel.pdf", pdf, "Inget är ändrat efter underskrifterna", true},
		{"andrad.pdf", changed, "Dokumentet är ändrat efter en underskrift", true},
		{"trasig.pdf", []byte("%PDF-1.7 och sedan inget mer"), "Filen går inte att läsa", false},
		{"brev.pdf", []byte("Hej"), "Det är ingen pdf. Välj en annan fil.", false},
	} {
		p.w.verify(c.name, c.file)
		if p.w.over == nil || !p.shows(c.says) {
			t.Errorf("%s: the window does not say %q", c.name, c.says)
		}
		if got := p.w.over.pages.view.Len() > 0; c.name != "andrad.pdf" && got != c.pages {
			t.Errorf("%s: pages shown: %v", c.name, got)
		}
	}
	// A file dropped on the check is checked, without a question.
	path := filepath.Join(p.dir, "hel.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
	if p.w.modal() || !p.shows("Inget är ändrat efter underskrifterna") || !p.shows("Maj Öberg, sekreterare") {
		t.Error("a dropped file is not checked at once")
	}
	p.key(fyne.KeyEscape)
	if p.w.over != nil || p.w.mode != adjust {
		t.Error("Esc does not lead back")
	}
	// Anywhere else the window asks what it was dropped for, and Esc is no answer.
	p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
	if !p.w.modal() {
		t.Fatal("nothing is asked")
	}
	p.key(fyne.KeyEscape)
	if p.w.modal() || p.w.over != nil || p.w.reviewing != nil {
		t.Error("Esc reads or checks the file")
	}
	p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
	p.key(fyne.KeyReturn)
	if p.w.over == nil || !p.shows("Inget är ändrat efter underskrifterna") {
		t.Error("Enter does not check the file")
	}
}
