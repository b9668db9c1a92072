package app

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"paragraf/app/act"
	"paragraf/app/ui"
	"paragraf/data"
)

// protocol is a paper with something to look at in it: the adjuster did not take
// part, the notice came down too early, and the range of §§ is another.
const protocol = `Granby kommun
Kulturnämnden

SAMMANTRÄDESPROTOKOLL

Plats och tid: Biblioteket, 2026-10-14 kl. 14.00-15.00

Beslutande
Ture Malmgård (S), ordförande
Ellen Fjällvik (C)
Siri Tallbacken (V)

Ersättare
Jon Åkesdal (M)

Utses att justera: Jon Åkesdal
Protokollet justerat: 2026-10-20
Anslaget sätts upp: 2026-10-20
Anslaget tas ned: 2026-11-09
Paragrafer: 21-23

§ 21 Val av justerare

Kulturnämnden beslutar

att utse Jon Åkesdal att justera.

§ 23 Information

Chefen informerar om biblioteket. Besöken var fjorton per dag.
`

// write puts a paper into a file.
func (p *program) write(name, text string) string {
	p.t.Helper()
	path := filepath.Join(p.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
	return path
}

// dropFiles lets files fall on the window.
func (p *program) dropFiles(paths ...string) {
	p.t.Helper()
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	p.w.Dropped(uris)
}

// to goes down the review by the arrow key until the row of that path is chosen,
// as what has the keyboard says it.
func (p *program) to(words string) {
	p.t.Helper()
	list := p.w.review.Focus().(*ui.List)
	for range 200 {
		if strings.Contains(list.AccessibilityLabel(), ": "+words) {
			return
		}
		before := list.Selected()
		p.key(fyne.KeyDown)
		if list.Selected() == before {
			break
		}
	}
	p.t.Fatalf("the arrow keys never reach %q", words)
}

// over writes over what is selected in the field that has the keyboard.
func (p *program) over(text string) {
	p.t.Helper()
	e, ok := p.w.win.Canvas().Focused().(*ui.Entry)
	if !ok {
		p.t.Fatalf("%T has the keyboard, no field", p.w.win.Canvas().Focused())
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.words(text)
	p.key(fyne.KeyReturn)
}

func (p *program) stored() []data.MeetingSummary {
	p.t.Helper()
	list, err := p.store.Meetings(context.Background())
	if err != nil {
		p.t.Fatal(err)
	}
	return list
}

func TestAPaperIsReviewedCorrectedAndSavedByKeysAlone(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("protokoll.txt", protocol))
	if p.w.reviewing == nil {
		t.Fatal("the dropped file is not under review")
	}
	// Step by step: the first answered by a choice, the day corrected, the rest accepted.
	list := p.w.review.Focus().(*ui.List)
	steps := 0
	for range 10 {
		label := list.AccessibilityLabel()
		if p.w.win.Canvas().Focused() != fyne.Focusable(list) {
			break
		}
		steps++
		switch {
		case strings.Contains(label, "Justeraren tjänstgjorde inte"):
			p.words("v")
			p.words("e")
			p.key(fyne.KeyReturn)
		case strings.Contains(label, "Fristen stämmer inte"):
			p.words("r")
			p.over("11 november")
		default:
			p.key(fyne.KeyReturn)
		}
	}
	if steps < 3 {
		t.Fatalf("only %d steps", steps)
	}
	if len(p.stored()) != 0 {
		t.Fatal("something is stored before it is saved")
	}
	// And what no step speaks of: from the button that the last answer went on to.
	if _, ok := p.w.win.Canvas().Focused().(*ui.Button); !ok {
		t.Fatalf("%T has the keyboard after the last answer", p.w.win.Canvas().Focused())
	}
	p.key(fyne.KeyUp)
	if p.w.win.Canvas().Focused() != fyne.Focusable(list) {
		t.Fatalf("Up goes to %T, not to the facts", p.w.win.Canvas().Focused())
	}
	p.to("Datum")
	p.key(fyne.KeyReturn)
	p.over("15 oktober 2026")
	p.to("Siri Tallbacken")
	p.key(fyne.KeyReturn)
	p.to("Namn")
	p.key(fyne.KeyReturn)
	p.over("Siri Tallberg")
	p.to("§ 23 Information")
	p.key(fyne.KeyRight)
	p.to("Paragraf")
	p.key(fyne.KeyReturn)
	p.over("22")
	p.shortcut(ctrl(fyne.KeyS))
	if p.w.reviewing != nil {
		t.Fatal("Ctrl+S does not save")
	}

	id := p.stored()[0].ID
	m, err := p.store.Meeting(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	if m.Date != "2026-10-15" || m.Attendance[2].Name != "Siri Tallberg" || m.Items[1].Section != 22 {
		t.Errorf("stored: %s, %+v, § %d", m.Date, m.Attendance[2], m.Items[1].Section)
	}
	if a := m.Minutes.Adjustments[0]; a.RemovedOn != "2026-11-11" || len(a.Adjusters) != 1 || a.Adjusters[0] != "Ellen Fjällvik" {
		t.Errorf("stored: %+v", a)
	}
	text, claims, err := p.store.Claims(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	was := map[string]string{}
	for _, c := range act.Corrections(claims) {
		was[c.Path] = c.Was + " | " + text[c.From:c.To]
	}
	for path, want := range map[string]string{
		"date":                                "2026-10-14 | 2026-10-14",
		"attendance[2].name":                  "Siri Tallbacken | Siri Tallbacken (V)",
		"items[1].section":                    "23 | § 23 Information",
		"minutes.adjustments[0].removed_on":   "2026-11-09 | 2026-11-09",
		"minutes.adjustments[0].adjusters[0]": "Jon Åkesdal | Jon Åkesdal",
	} {
		if was[path] != want {
			t.Errorf("%s: provenance %q, want %q (all: %v)", path, was[path], want, was)
		}
	}
	for _, w := range m.Warnings {
		if w.Code == data.DeadlineBroken || w.Code == data.AdjusterNotServing {
			t.Errorf("a warning that was answered is stored: %+v", w)
		}
		if w.Code == data.RangeMismatch && w.Accepted {
			t.Errorf("a warning that says something else since § 23 was corrected is stored as accepted: %+v", w)
		}
	}
}

func TestLeavingAsksOnlyIfCorrectionsWouldBeLost(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("protokoll.txt", protocol))
	p.key(fyne.KeyReturn) // accepted, but nothing corrected
	p.key(fyne.KeyEscape)
	if p.w.modal() || p.w.reviewing != nil {
		t.Fatal("leaving without a correction is not quiet")
	}
	p.dropFiles(filepath.Join(p.dir, "protokoll.txt"))
	p.to("Plats")
	p.key(fyne.KeyReturn)
	p.over("Torget")
	p.key(fyne.KeyEscape)
	if !p.w.modal() || p.w.reviewing == nil {
		t.Fatal("corrections are thrown away without a question")
	}
	p.key(fyne.KeyReturn) // the safe answer
	if p.w.modal() || p.w.reviewing == nil {
		t.Fatal("Enter does not keep the review")
	}
	p.key(fyne.KeyEscape)
	p.key(fyne.KeyTab)
	p.w.win.Canvas().FocusNext()
	p.key(fyne.KeyReturn)
	if p.w.reviewing != nil || len(p.stored()) != 0 {
		t.Fatal("the other answer does not leave, or stored something")
	}
}

func TestFilesWaitForTheirTurn(t *testing.T) {
	p := start(t)
	bad := p.write("inkop.txt", "mjölk och bröd")
	first := p.write("a.txt", protocol)
	other := p.write("b.txt", strings.ReplaceAll(strings.ReplaceAll(protocol, "2026-10-14", "2026-09-09"), "Kulturnämnden", "Socialnämnden"))
	p.dropFiles(first, bad)
	if p.w.reviewing == nil || p.w.queue.of != 2 {
		t.Fatalf("%+v", p.w.queue)
	}
	p.dropFiles(other) // while a review is open
	if p.w.reviewing == nil || p.w.reviewing.reading.Name != "a.txt" || len(p.w.queue.waiting) != 2 || p.w.queue.of != 3 {
		t.Fatalf("dropped during a review: %+v", p.w.queue)
	}
	p.shortcut(ctrl(fyne.KeyS))
	if !p.w.modal() || p.w.reviewing != nil {
		t.Fatal("the file that is no paper is not explained")
	}
	p.key(fyne.KeyReturn) // go on
	if p.w.reviewing == nil || p.w.reviewing.reading.Name != "b.txt" {
		t.Fatal("the file after the bad one is not read")
	}
	p.shortcut(ctrl(fyne.KeyS))
	if n := len(p.stored()); n != 2 {
		t.Errorf("%d meetings are stored", n)
	}
	if p.w.queue.of != 0 || p.w.queue.busy {
		t.Errorf("the queue does not end: %+v", p.w.queue)
	}
}

// Files that waited behind one that could not be read are gone when the offer to
// go on with them was declined: what is dropped next is what is read.
func TestFilesThatWereLeftDoNotComeBefore(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("inkop.txt", "mjölk och bröd"), p.write("a.txt", protocol))
	p.press("Hoppa över den")
	p.dropFiles(p.write("b.txt", strings.ReplaceAll(protocol, "Kulturnämnden", "Socialnämnden")))
	if p.w.reviewing == nil || p.w.reviewing.reading.Name != "b.txt" || p.w.queue.of != 1 {
		t.Fatalf("%d of %d files, %d wait", p.w.queue.done, p.w.queue.of, len(p.w.queue.waiting))
	}
}

func TestALaterVersionSaysWhatItChangesBeforeItIsSaved(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("protokoll.txt", protocol))
	for p.w.win.Canvas().Focused() == p.w.review.Focus() {
		p.key(fyne.KeyReturn)
	}
	p.key(fyne.KeyReturn) // on Save
	warnings := p.w.now.meeting.Warnings
	for _, w := range warnings {
		if !w.Accepted {
			t.Errorf("stored as open: %+v", w)
		}
	}
	it := p.open(23)
	if _, err := act.Annotate(context.Background(), p.store, act.Remark{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Quote: "fjorton per dag", Kind: data.KindCheck, Text: "Stämmer det?"}); err != nil {
		t.Fatal(err)
	}
	later := strings.ReplaceAll(strings.ReplaceAll(protocol, "fjorton per dag", "nio per dag"), "Biblioteket, 2026", "Torget, 2026")
	p.dropFiles(p.write("protokoll-2.txt", later))
	if p.w.reviewing == nil {
		t.Fatal("no review")
	}
	list := p.w.review.Focus().(*ui.List)
	if label := list.AccessibilityLabel(); !strings.Contains(label, "Sammanträdet finns redan") {
		t.Errorf("it begins with %q", label)
	}
	got := p.w.reviewing.reading.Preview
	var place, body bool
	for _, d := range got.Differences {
		place = place || d.Field == "place" && d.Old == "Biblioteket" && d.New == "Torget"
		body = body || d.Field == "body" && len(d.Sentences) == 1
	}
	if !place || !body || len(got.Notes) != 1 || got.Notes[0].State != data.NoteEdited {
		t.Errorf("differences %+v, notes %+v", got.Differences, got.Notes)
	}
	p.to("§ 23 Information Underlag")
	if label := list.AccessibilityLabel(); !strings.Contains(label, "fjorton per dag. → ") || !strings.Contains(label, "nio per dag.") {
		t.Errorf("a changed sentence is told as %q", label)
	}
	p.shortcut(ctrl(fyne.KeyS))
	if n := len(p.stored()); n != 1 {
		t.Errorf("%d meetings", n)
	}
	for _, w := range p.w.now.meeting.Warnings {
		if !w.Accepted {
			t.Errorf("accepted of the first version, to be looked at again in the second: %+v", w)
		}
	}
	if n := p.notes(); len(n) != 1 || n[0].Text != "Stämmer det?" {
		t.Errorf("the note: %+v", n)
	}
}

func TestACorrectionIsKeptThroughALaterVersion(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("protokoll.txt", protocol))
	p.to("§ 23 Information")
	p.key(fyne.KeyRight)
	p.to("Paragraf")
	p.key(fyne.KeyReturn)
	p.over("22")
	p.shortcut(ctrl(fyne.KeyS))
	p.dropFiles(p.write("protokoll-2.txt", strings.ReplaceAll(protocol, "fjorton", "nio")))
	p.to("§ 23 Information Paragraf") // the later version has the number that was corrected
	p.words("b")
	p.shortcut(ctrl(fyne.KeyS))
	m, err := p.store.Meeting(context.Background(), p.stored()[0].ID)
	if err != nil || len(p.stored()) != 1 {
		t.Fatal(len(p.stored()), err)
	}
	if it := m.Items[1]; it.Section != 22 || !strings.Contains(data.JoinBlocks(it.Body), "nio per dag") {
		t.Errorf("§ %d: %s", it.Section, data.JoinBlocks(it.Body))
	}
}

// reported is a paper with a list of which two rows are the same.
const reported = `Granby kommun
Kulturnämnden
Protokoll 2026-10-14

§ 21 Anmälningsärenden

Anmälningsärenden
1. Ordföranden har beslutat om bidrag till hembygdsföreningen, 26KN1
2. Ordföranden har beslutat om bidrag till hembygdsföreningen, 26KN1
3. Kulturchefen har anställt en vikarie
4. Kulturchefen har beslutat om öppettider, 26KN4
`

func TestCorrectedRowsAreKeptThroughALaterVersion(t *testing.T) {
	p := start(t)
	p.dropFiles(p.write("anmalan.txt", reported))
	p.to("Samma rad två gånger")
	p.words("t")
	p.to("Diarienummer saknas")
	p.words("r")
	p.over("26KN3")
	p.shortcut(ctrl(fyne.KeyS))
	rows := func() []data.Notification { return p.w.now.meeting.Items[0].Lists[0].Entries }
	if got := rows(); len(got) != 3 || got[1].CaseNumber != "26KN3" {
		t.Fatalf("%+v", got)
	}
	p.dropFiles(p.write("anmalan-2.txt", strings.ReplaceAll(reported, "öppettider", "öppettiderna")))
	list := p.w.review.Focus().(*ui.List)
	for range 20 {
		if label := list.AccessibilityLabel(); strings.Contains(label, "vikarie") || strings.Contains(label, ", nytt, Ordföranden") {
			p.words("b")
		} else {
			p.key(fyne.KeyDown)
		}
	}
	p.shortcut(ctrl(fyne.KeyS))
	if got := rows(); len(got) != 3 || got[1].CaseNumber != "26KN3" || !strings.Contains(got[2].Text, "öppettiderna") {
		t.Fatalf("after the later version: %+v", got)
	}
}

func TestAKnownFileThatIsCorrectedIsSaved(t *testing.T) {
	p := start(t)
	path := p.write("protokoll.txt", protocol)
	p.dropFiles(path)
	p.shortcut(ctrl(fyne.KeyS))
	p.dropFiles(path)
	if p.w.reviewing.reading.Preview.Outcome != data.Unchanged {
		t.Fatal("the same file is not recognised")
	}
	p.to("Plats")
	p.key(fyne.KeyReturn)
	p.over("Torget")
	p.shortcut(ctrl(fyne.KeyS))
	m, err := p.store.Meeting(context.Background(), p.stored()[0].ID)
	if err != nil || m.Place != "Torget" {
		t.Errorf("%q, %v", m.Place, err)
	}
}

func TestFilesThatCannotBeReadAreExplained(t *testing.T) {
	p := start(t)
	for name, content := range map[string]string{
		"tom.txt": "", "bild.png": "\x89PNG\r\n\x1a\n0000", "avhuggen.pdf": "%PDF-1.7\n1 0 obj", "arkiv.zip": "PK\x03\x04xx", "data.json": `{"items": 3}`,
	} {
		p.dropFiles(p.write(name, content))
		if !p.w.modal() || p.w.reviewing != nil {
			t.Errorf("%s: no explanation", name)
			continue
		}
		p.key(fyne.KeyEscape)
		if p.w.modal() {
			t.Fatalf("%s: Esc does not close the explanation", name)
		}
	}
	p.dropFiles(filepath.Join(p.dir, "finns-inte.txt"))
	if !p.w.modal() {
		t.Error("a file that is not there is not explained")
	}
	p.key(fyne.KeyEscape)
	p.dropFiles(p.dir)
	if !p.w.modal() {
		t.Error("a folder is not explained")
	}
	p.key(fyne.KeyEscape)
	if len(p.stored()) != 0 {
		t.Error("something was stored")
	}
}
