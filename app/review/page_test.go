package review

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// bench is the page in a window of the test driver, with what it called.
type bench struct {
	t       *testing.T
	p       *Page
	w       fyne.Window
	saved   int
	left    int
	changed int
}

// show opens the review of one of the import's own fixtures.
func show(t *testing.T, fixture string) *bench {
	t.Helper()
	r, err := act.ReadFile(context.Background(), filepath.Join("..", "..", "data", "intake", "testdata", "cases", fixture))
	if err != nil {
		t.Fatal(err)
	}
	return showDraft(t, r.Draft, data.Acceptance{Outcome: data.Created})
}

func showDraft(t *testing.T, d data.Draft, a data.Acceptance) *bench {
	t.Helper()
	app := test.NewTempApp(t)
	look.Apply(app, look.Options{Mode: look.Light, Scale: 1})
	swedish.Use(swedish.Swedish)
	b := &bench{t: t}
	b.p = New(Params{Save: func() { b.saved++ }, Leave: func() { b.left++ }, Changed: func() { b.changed++ }})
	b.w = test.NewTempWindow(t, b.p.Content())
	b.w.SetPadded(false)
	b.w.Resize(fyne.NewSize(1280, 800))
	b.p.Show(Reading{Draft: d, Preview: a, File: 1, Files: 1})
	b.w.Canvas().Focus(b.p.Focus())
	return b
}

// press presses keys, each where the keyboard is then.
func (b *bench) press(names ...fyne.KeyName) {
	b.t.Helper()
	for _, name := range names {
		f := b.w.Canvas().Focused()
		if f == nil {
			b.t.Fatalf("nothing has the keyboard for %s", name)
		}
		f.TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (b *bench) write(s string) {
	b.t.Helper()
	test.Type(b.w.Canvas().Focused(), s)
}

// replace writes a value over the one in the field that has the keyboard.
func (b *bench) replace(s string) {
	b.t.Helper()
	e, ok := b.w.Canvas().Focused().(*ui.Entry)
	if !ok {
		b.t.Fatalf("%T has the keyboard, no field", b.w.Canvas().Focused())
	}
	if e.SelectedText() != e.Text { // as it is after a refusal
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	b.write(s)
}

// down goes down until a row is chosen.
func (b *bench) down(key string) {
	b.t.Helper()
	for range 500 {
		if b.p.active == key {
			return
		}
		before := b.p.active
		b.press(fyne.KeyDown)
		if b.p.active == before {
			break
		}
	}
	b.t.Fatalf("the arrow keys never reach %q, they end at %q", key, b.p.active)
}

func (b *bench) step(n int) step { return b.p.steps[n] }

func (b *bench) states() []stepState {
	var all []stepState
	for _, s := range b.p.steps {
		all = append(all, s.state)
	}
	return all
}

func TestTheFirstStepIsSpokenOfAndItsPassageIsTheActiveOne(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	if b.p.active != "step:0" || b.step(0).warning.Code != data.AdjusterNotServing {
		t.Fatalf("%q, %+v", b.p.active, b.p.steps)
	}
	active := b.p.source.page.Active()
	if active != "minutes.adjustments[0].adjusters[0]" {
		t.Fatalf("the active passage is %q", active)
	}
	where, _ := b.p.at.of(active)
	if got := b.p.source.page.Text().Slice(where.start, where.end); got != "Tuva Rask" {
		t.Errorf("the passage is %q", got)
	}
	top, text := b.p.source.page.Place(), b.p.source.page.Text()
	if top > where.start || text.Block(where.start)-text.Block(top) > 40 {
		t.Errorf("the passage at %d is not in view from %d", where.start, top)
	}
}

func TestAllStepsAreAcceptedByEnterAloneAndThenSaved(t *testing.T) {
	b := show(t, "brist-dubbel-och-lucka.txt")
	n := len(b.p.steps)
	if n < 2 {
		t.Fatalf("only %d steps", n)
	}
	for range n {
		b.press(fyne.KeyReturn)
	}
	for i, s := range b.states() {
		if s != accepted {
			t.Errorf("step %d is %s", i, s)
		}
	}
	if b.w.Canvas().Focused() != fyne.Focusable(b.p.save) {
		t.Fatalf("%T has the keyboard after the last step", b.w.Canvas().Focused())
	}
	b.press(fyne.KeyReturn)
	if b.saved != 1 {
		t.Error("Enter on the last button does not save")
	}
	for _, w := range b.p.Draft().Meeting.Warnings {
		if !w.Accepted {
			t.Errorf("not accepted in what is stored: %+v", w)
		}
	}
	if b.p.Corrected() {
		t.Error("accepting counts as a correction that could be lost")
	}
}

func TestAStepThatIsLeftStaysAWarning(t *testing.T) {
	b := show(t, "brist-dubbel-och-lucka.txt")
	b.write("s")
	if b.step(0).state != later || b.p.active != "step:1" {
		t.Errorf("%v, at %q", b.states(), b.p.active)
	}
	if w := b.p.Draft().Meeting.Warnings; w[0].Accepted {
		t.Error("a step that was left is stored as accepted")
	}
}

func TestAnotherAdjusterIsChosenByKeys(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.write("v")
	choice, ok := b.w.Canvas().Focused().(*options)
	if !ok {
		t.Fatalf("%T has the keyboard", b.w.Canvas().Focused())
	}
	for _, o := range choice.list {
		if o.value == "Signe Norrby" {
			t.Error("the chair is offered as adjuster")
		}
	}
	b.write("h")
	b.press(fyne.KeyReturn)
	if got := b.p.draft.Meeting.Minutes.Adjustments[0].Adjusters; !slices.Equal(got, []string{"Hasse Tornéus"}) {
		t.Fatalf("adjusters %v", got)
	}
	if b.step(0).state != fixed || len(b.p.Draft().Meeting.Warnings) != 0 {
		t.Errorf("the warning is left: %v, %+v", b.states(), b.p.Draft().Meeting.Warnings)
	}
	if b.changed != 1 {
		t.Errorf("the window was told %d times", b.changed)
	}
	c := b.p.at.claims["minutes.adjustments[0].adjusters[0]"]
	if c.Method != data.Typed || c.Was != "Tuva Rask" {
		t.Errorf("provenance: %+v", c)
	}
}

func TestTheAttendanceIsCorrectedByOneLetter(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.write("n")
	i := slices.IndexFunc(b.p.draft.Meeting.Attendance, func(a data.Attendance) bool { return a.Name == "Tuva Rask" })
	if !b.p.draft.Meeting.Attendance[i].Serving || b.step(0).state != fixed {
		t.Errorf("%+v, %v", b.p.draft.Meeting.Attendance[i], b.states())
	}
}

func TestADayThatIsWrongAgainStaysAStep(t *testing.T) {
	b := show(t, "brist-anslag-nere-for-tidigt.txt")
	b.write("r")
	b.replace("i morgon")
	b.press(fyne.KeyReturn)
	if b.p.edit == nil || b.p.Corrected() {
		t.Fatal("a day that is none was taken")
	}
	b.replace("5 november")
	b.press(fyne.KeyReturn)
	if b.step(0).state != open || b.p.active != "step:0" || !strings.Contains(b.step(0).warning.Message, "2024-11-05") {
		t.Fatalf("%v at %q: %s", b.states(), b.p.active, b.step(0).warning.Message)
	}
	b.write("r")
	b.replace("2024-11-07")
	b.press(fyne.KeyReturn)
	if b.step(0).state != fixed || b.p.draft.Meeting.Minutes.Adjustments[0].RemovedOn != "2024-11-07" {
		t.Errorf("%v, %+v", b.states(), b.p.draft.Meeting.Minutes.Adjustments[0])
	}
	if c := b.p.at.claims["minutes.adjustments[0].removed_on"]; c.Was != "2024-11-06" || b.p.draft.Text[c.From:c.To] != "2024-11-06" {
		t.Errorf("provenance: %+v", c)
	}
}

func TestPersonDateAndSectionAreCorrectedWhereTheyStand(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.down("date")
	b.press(fyne.KeyReturn)
	b.replace("9 oktober 2024")
	b.press(fyne.KeyReturn)
	b.down("attendance[1]")
	b.press(fyne.KeyReturn)
	b.down("attendance[1].name")
	b.press(fyne.KeyReturn)
	b.replace("Gottfrid Ahlm")
	b.press(fyne.KeyReturn)
	b.down("attendance[1].role")
	b.press(fyne.KeyReturn, fyne.KeyHome, fyne.KeyReturn)
	b.down("items[1]")
	b.press(fyne.KeyRight)
	b.down("items[1].section")
	b.press(fyne.KeyReturn)
	b.replace("§ 45")
	b.press(fyne.KeyReturn)
	m := b.p.Draft().Meeting
	if m.Date != "2024-10-09" || m.Attendance[1].Name != "Gottfrid Ahlm" || m.Attendance[1].Role != "" || m.Items[1].Section != 45 {
		t.Fatalf("%s, %+v, § %d", m.Date, m.Attendance[1], m.Items[1].Section)
	}
	if n := len(act.Corrections(b.p.Draft().Claims)); n != 4 {
		t.Errorf("%d corrections", n)
	}
	if !slices.ContainsFunc(m.Warnings, func(w data.Warning) bool { return w.Code == data.SectionGap }) {
		t.Errorf("the gap that the new number makes is not warned of: %+v", m.Warnings)
	}
	for range 4 {
		if !b.p.Undo() {
			t.Fatal("nothing to undo")
		}
	}
	if b.p.Corrected() || b.p.draft.Meeting.Date != "2024-10-08" || b.p.draft.Meeting.Items[1].Section == 45 {
		t.Error("undo does not go back to the reading")
	}
	if !b.p.Redo() || b.p.draft.Meeting.Date != "2024-10-09" {
		t.Error("redo does not do it again")
	}
}

func TestEscLeavesAFieldAsItWas(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.down("place")
	b.press(fyne.KeyReturn)
	b.replace("Någon annanstans")
	b.press(fyne.KeyEscape)
	if b.p.edit != nil || b.p.Corrected() || b.w.Canvas().Focused() != b.p.Focus() || b.p.active != "place" {
		t.Errorf("after Esc: edit %v, corrected %v, %T at %q", b.p.edit, b.p.Corrected(), b.w.Canvas().Focused(), b.p.active)
	}
}

func TestWhatIsBeingWrittenIsTakenBeforeSaving(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.down("date")
	b.press(fyne.KeyReturn)
	b.replace("snart")
	if b.p.Finish() {
		t.Error("what cannot be taken was thrown away")
	}
	b.replace("2024-10-10")
	if !b.p.Finish() || b.p.Draft().Meeting.Date != "2024-10-10" {
		t.Error("what was being written is not in the draft")
	}
}

func TestADoubleRowIsRemoved(t *testing.T) {
	d := data.Draft{Text: "1. Rad\n2. Rad\n", Meeting: data.Meeting{Body: "Nämnden", Date: "2026-10-14", Items: []data.AgendaItem{{Position: 1, Title: "Anmälan",
		Lists: []data.NotificationList{{Title: "Anmälningsärenden", Entries: []data.Notification{{Number: 1, Text: "Rad"}, {Number: 2, Text: "Rad"}}}}}},
		Warnings: []data.Warning{{Code: data.EntryDuplicate, Item: 1, Entries: []int{1, 2}, Message: "Punkt 1, Anmälningsärenden: raderna 1 och 2 anmäler samma sak."}}},
		Claims: []data.Claim{{Path: "items[0].lists[0].entries[0]", From: 0, To: 6, Method: data.Explicit}, {Path: "items[0].lists[0].entries[1]", From: 7, To: 13, Method: data.Explicit}}}
	b := showDraft(t, d, data.Acceptance{Outcome: data.Created})
	b.write("t")
	if n := len(b.p.draft.Meeting.Items[0].Lists[0].Entries); n != 1 || b.step(0).state != fixed {
		t.Fatalf("%d rows left, %v", n, b.states())
	}
	if !b.p.Corrected() {
		t.Error("a removed row is no correction")
	}
	b.p.Undo()
	b.press(fyne.KeyReturn) // it stands on the step again
	if b.step(0).state != accepted {
		t.Errorf("%v", b.states())
	}
	b.w.Canvas().Focus(b.p.Focus())
	b.down("items[0]")
	b.press(fyne.KeyRight)
	b.down("items[0].lists[0].entries[1]")
	b.press(fyne.KeyDelete)
	if n := len(b.p.draft.Meeting.Items[0].Lists[0].Entries); n != 1 {
		t.Errorf("%d rows left after Delete", n)
	}
}

func TestALineIsMovedWhereItBelongs(t *testing.T) {
	d := data.Draft{Text: "Lös rad\n", Meeting: data.Meeting{Body: "Nämnden", Date: "2026-10-14", Items: []data.AgendaItem{{Position: 1, Section: 4, Title: "Budget"}},
		FrontMatter: []data.Block{{Type: data.Paragraph, Text: "Lös rad"}},
		Warnings:    []data.Warning{{Code: data.TextUnplaced, Message: "Texten ”Lös rad” har sparats, men dess plats i mötet är inte känd."}}},
		Claims: []data.Claim{{Path: "front_matter[0]", From: 0, To: 7, Method: data.Explicit}}}
	b := showDraft(t, d, data.Acceptance{Outcome: data.Created})
	b.write("f")
	b.write("§")
	b.press(fyne.KeyReturn)
	m := b.p.draft.Meeting
	if len(m.FrontMatter) != 0 || data.JoinBlocks(m.Items[0].Body) != "Lös rad" || b.step(0).state != fixed {
		t.Errorf("%+v, %+v, %v", m.FrontMatter, m.Items[0].Body, b.states())
	}
}

func TestATapInThePaperChoosesTheRow(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.p.goTo("items[2].title")
	if b.p.active != "items[2]" {
		t.Errorf("%q is chosen", b.p.active)
	}
	b.p.goTo("minutes.secretary")
	if b.p.active != "minutes.secretary" {
		t.Errorf("%q is chosen", b.p.active)
	}
}

func TestTheMarksTellHowAValueCame(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.down("date")
	b.press(fyne.KeyReturn)
	b.replace("2024-10-09")
	b.press(fyne.KeyReturn)
	colours := map[string]string{}
	for _, m := range b.p.source.base {
		colours[m.ID] = string(m.Colour)
	}
	if colours["date"] != "blue" || colours["body"] != "yellow" || colours["minutes.adjustments[0].adjusters[0]"] != "red" {
		t.Errorf("%v", colours)
	}
}

func TestOnlyTheRowsInSightExist(t *testing.T) {
	m := data.Meeting{Body: "Nämnden", Date: "2026-10-14"}
	for i := range 2000 {
		m.Items = append(m.Items, data.AgendaItem{Position: i + 1, Section: i + 1, Title: strings.Repeat("Ett ärende med en lång rubrik ", 4)})
	}
	b := showDraft(t, data.Draft{Meeting: m}, data.Acceptance{Outcome: data.Created})
	slots := 0
	var count func(o fyne.CanvasObject)
	count = func(o fyne.CanvasObject) {
		if _, ok := o.(*slot); ok {
			slots++
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				count(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				count(c)
			}
		}
	}
	count(b.w.Content())
	if slots == 0 || slots > 60 {
		t.Errorf("%d rows exist", slots)
	}
	b.press(fyne.KeyEnd)
	if b.p.active != "items[1999]" {
		t.Errorf("End goes to %q", b.p.active)
	}
}

func TestALaterVersionShowsFirstWhatItChanges(t *testing.T) {
	r, err := act.ReadFile(context.Background(), filepath.Join("..", "..", "data", "intake", "testdata", "cases", "brist-justerare-tjanstgjorde-ej.txt"))
	if err != nil {
		t.Fatal(err)
	}
	after := r.Draft.Meeting
	after.Items = slices.Clone(after.Items)
	a := data.Acceptance{Outcome: data.Updated, Before: &r.Draft.Meeting, After: after, Differences: []data.Difference{
		{Kind: data.Changed, Field: "date", Old: "2024-10-08", New: "2024-10-09"},
		{Kind: data.Changed, Item: 2, Field: "body", Sentences: []data.SentenceChange{{Old: "Tolv besök.", New: "Nio besök."}, {New: "En ny mening."}, {Old: "Borta."}, {Old: "a", New: "b"}}},
		{Kind: data.Added, Field: "attendance", New: "Jon Åkesdal (M)", NewPerson: &data.Attendance{Name: "Jon Åkesdal", Party: "M", Capacity: data.Member, Serving: true}},
	}, Notes: []data.NoteFate{{Note: data.Note{ID: "1", Text: "Stämmer det?", Passage: &data.Passage{Quote: "Tolv besök."}}, State: data.NoteGone}, {Note: data.Note{ID: "2"}, State: data.NoteStays}}}
	b := showDraft(t, r.Draft, a)
	if b.p.active != "outcome" {
		t.Fatalf("it begins at %q", b.p.active)
	}
	if !strings.Contains(summary(a), "3 ändringar i 1 ärende") || !strings.Contains(summary(a), "1 av dina 2 anteckningar") {
		t.Errorf("summary: %s", summary(a))
	}
	first, steps := b.p.find("change:0"), b.p.find("step:0")
	if first < 0 || first > steps {
		t.Errorf("changes at %d, steps at %d", first, steps)
	}
	b.down("change:1")
	if got := b.p.source.spoken; !slices.Equal(got, []string{"items[1].body"}) {
		t.Errorf("the paper shows %v", got)
	}
	if b.p.find("note:1") < 0 || b.p.find("note:2") >= 0 {
		t.Error("only notes that are touched are told of")
	}
	b.p.choose(b.p.find("outcome"))
	b.press(fyne.KeyReturn)
	if b.p.active != "step:0" {
		t.Errorf("Enter on the summary goes to %q", b.p.active)
	}
}

func TestTheConversationIsMarkedUpAsItShould(t *testing.T) {
	b := show(t, "brist-justerare-tjanstgjorde-ej.txt")
	b.press(fyne.KeyReturn)
	b.w.Canvas().Focus(b.p.Focus())
	b.down("items[0]")
	b.press(fyne.KeyRight)
	b.p.choose(b.p.find("step:0"))
	b.w.SetContent(b.p.list)
	b.w.Resize(fyne.NewSize(720, 1600))
	b.w.Canvas().Focus(b.p.Focus())
	test.AssertRendersToMarkup(t, "conversation.xml", b.w.Canvas())
}

func TestManyStepsOfOneKindAreAcceptedTogether(t *testing.T) {
	d := data.Draft{Meeting: data.Meeting{Body: "Nämnden", Date: "2026-10-14"}}
	for i := range 4 {
		d.Meeting.Items = append(d.Meeting.Items, data.AgendaItem{Position: i + 1, Section: i + 1, SectionInferred: true, Title: "Ärende"})
		d.Meeting.Warnings = append(d.Meeting.Warnings, data.Warning{Code: data.SectionInferred, Item: i + 1, Message: strings.Repeat("x", i+1)})
	}
	d.Meeting.Warnings = append(d.Meeting.Warnings, data.Warning{Code: data.SectionGap, Item: 2, Message: "y"})
	b := showDraft(t, d, data.Acceptance{Outcome: data.Created})
	b.write("a")
	if got := b.states(); !slices.Equal(got, []stepState{accepted, accepted, accepted, accepted, open}) || b.p.active != "step:4" {
		t.Errorf("%v at %q", got, b.p.active)
	}
	b.write("a") // there is only one of this kind
	if b.step(4).state != open {
		t.Error("a letter that no answer has did something")
	}
}
