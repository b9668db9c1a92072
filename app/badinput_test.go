package app

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/ui"
)

// What is too much, too little or too strange: the window says so or bears it,
// and nothing is changed by it.

// changed is the fixture with something changed, read in and saved.
func changed(t *testing.T, edit func(meeting map[string]any)) *program {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "vardnamnden.json"))
	if err != nil {
		t.Fatal(err)
	}
	var meeting map[string]any
	if err := json.Unmarshal(raw, &meeting); err != nil {
		t.Fatal(err)
	}
	edit(meeting)
	if raw, err = json.Marshal(meeting); err != nil {
		t.Fatal(err)
	}
	p := start(t)
	path := filepath.Join(p.dir, "andrad.json")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.Dropped([]fyne.URI{storage.NewFileURI(path)})
	if p.w.reviewing == nil {
		t.Fatal("the file is not under review")
	}
	p.w.acceptReview()
	p.leave()
	if p.w.now.meeting == nil {
		t.Fatal("the meeting is not shown")
	}
	return p
}

func items(meeting map[string]any) []any { return meeting["items"].([]any) }

// reads goes through every item and every way of working, with the eyes on what
// is cut off.
func (p *program) reads() {
	p.t.Helper()
	p.w.win.Resize(fyne.NewSize(1280, 800))
	for _, m := range modes {
		p.w.do(string(m))
		for _, it := range p.w.now.meeting.Items[:min(4, len(p.w.now.meeting.Items))] {
			p.w.OpenItem(it.ID)
			p.w.do(string(m))
			p.w.win.Resize(fyne.NewSize(1280, 800))
			for _, s := range texts(p.w.win.Canvas()) {
				if s.x+s.wide > s.right+2 || !s.scrolled && s.bottom > 802 {
					p.t.Errorf("%s: %.60q reaches from %.0f to %.0f, down to %.0f (%s)", m, s.text, s.x, s.x+s.wide, s.bottom, s.owner)
					return
				}
			}
		}
		p.leave()
	}
}

func TestATitleOf2000Characters(t *testing.T) {
	for name, title := range map[string]string{
		"words":    strings.Repeat("Jourverksamhet i norra länsdelen ", 62)[:2000],
		"one word": strings.Repeat("a", 2000),
	} {
		t.Run(name, func(t *testing.T) {
			p := changed(t, func(m map[string]any) { items(m)[0].(map[string]any)["title"] = title })
			p.reads()
			if got := p.w.now.meeting.Items[0].Title; got != title {
				t.Errorf("the title was changed: %d characters", len(got))
			}
		})
	}
}

func TestAMeetingWithoutItems(t *testing.T) {
	p := changed(t, func(m map[string]any) { m["items"] = []any{}; m["warnings"] = []any{} })
	p.reads()
	for _, way := range []string{"adjust", "dispatch"} { // what stands in place of the rows has the room for its words
		p.w.do(way)
		list := map[string]fyne.Focusable{"adjust": p.w.minutes.Focus(), "dispatch": p.w.documents.Focus()}[way].(fyne.Widget)
		for _, o := range test.WidgetRenderer(list).Objects() {
			if words, ok := o.(*widget.Label); ok && words.Visible() && words.Size().Height > list.Size().Height {
				t.Errorf("%s: %q is %.0f high in %.0f", way, words.Text, words.Size().Height, list.Size().Height)
			}
		}
	}
	p.w.do("prepare")
	for _, a := range p.w.actions() {
		if a.name != "quit" {
			p.w.do(a.name)
			p.leave()
		}
	}
}

func TestAMeetingOf5000Items(t *testing.T) {
	p := changed(t, func(m map[string]any) {
		var many []any
		for i := range 5000 {
			many = append(many, map[string]any{"position": i + 1, "section": i + 1, "title": fmt.Sprintf("Ärende nummer %d", i+1), "kind": "decision"})
		}
		m["items"], m["warnings"] = many, []any{}
	})
	if n := len(p.w.now.meeting.Items); n != 5000 {
		t.Fatalf("%d items", n)
	}
	p.w.do("prepare")
	p.w.win.Canvas().Focus(p.w.agenda.List())
	p.key(fyne.KeyEnd)
	if it := p.w.item(); it == nil || it.Section != 5000 {
		t.Fatalf("End leads to %+v", it)
	}
	if !slices.ContainsFunc(texts(p.w.win.Canvas()), func(s drawn) bool { return s.text == "§ 5000" }) {
		t.Error("the number of the last item is cut off in the agenda")
	}
	if n := len(texts(p.w.win.Canvas())); n > 400 {
		t.Errorf("%d texts are drawn to show one screen", n)
	}
	p.reads()
}

// A character that no typeface of the program has is borrowed from another or
// stands as a box: it is never lost.
func TestCharactersThatTheTypefaceLacks(t *testing.T) {
	const strange = "Bokstäver: 漢字 עברית العربية 😀 e\u0301 \u200b ﷽ § 5"
	p := changed(t, func(m map[string]any) { items(m)[1].(map[string]any)["title"] = strange })
	p.reads()
	if got := p.w.now.meeting.Items[1].Title; !strings.Contains(got, "漢字") || !strings.Contains(got, "😀") {
		t.Errorf("the title is stored as %q", got)
	}
	p.w.OpenItem(p.w.now.meeting.Items[1].ID)
	p.w.do("note_item")
	p.note("漢字 😀 – går det att läsa?")
	if got := p.notes()[0].Text; got != "漢字 😀 – går det att läsa?" {
		t.Errorf("the note is stored as %q", got)
	}
	p.w.do("minutes")
	p.leave()
}

func TestTenMegabytesPastedIntoANote(t *testing.T) {
	p := imported(t)
	p.open(46)
	p.w.do("note_item")
	field, ok := p.w.win.Canvas().Focused().(*ui.Entry)
	if !ok {
		t.Fatalf("%T has the keyboard", p.w.win.Canvas().Focused())
	}
	p.words("Kvar")
	clipboard := p.app.Clipboard()
	clipboard.SetContent(strings.Repeat("långt ord ", 1_000_000))
	field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if field.Text != "Kvar" {
		t.Fatalf("the field holds %d characters", len(field.Text))
	}
	told := p.w.modal() || p.w.toasts.Message() != "" || p.shows("tecken")
	if !told {
		t.Error("nobody is told that the text was too long")
	}
	p.leave()
	p.w.matter.saveNote()
	if notes := p.notes(); len(notes) != 1 || notes[0].Text != "Kvar" {
		t.Errorf("stored: %+v", notes)
	}
}
