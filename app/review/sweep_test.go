package review

import (
	"path/filepath"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/ui"
)

// Every answer of every step of the import's fixtures, and every field of two
// of them, can be opened, left and undone, and the draft is then as it was.
func TestEveryAnswerOfEveryFixtureCanBeUndone(t *testing.T) {
	files, err := filepath.Glob("../../data/intake/testdata/cases/brist-*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d fixtures: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			b := show(t, filepath.Base(file))
			before := b.p.Draft()
			for n := range b.p.steps {
				for k := range b.p.answers(n) {
					b.p.choose(b.p.find(stepKey(n)))
					b.p.answers(n)[k].do()
					if b.p.edit != nil {
						if b.w.Canvas().Focused() != b.p.edit.focus {
							t.Fatalf("step %d, answer %d: %T has the keyboard", n, k, b.w.Canvas().Focused())
						}
						b.press(fyne.KeyEscape)
					}
					for b.p.Undo() {
					}
					if !reflect.DeepEqual(b.p.Draft(), before) || len(b.p.steps) != len(before.Meeting.Warnings) {
						t.Fatalf("step %d, answer %d cannot be undone", n, k)
					}
				}
			}
		})
	}
}

func TestEveryFieldCanBeOpenedAndLeft(t *testing.T) {
	for _, fixture := range []string{"brist-dubbel-och-lucka.txt", "delegationslistor-blandade.txt"} {
		b := show(t, fixture)
		before := b.p.Draft()
		for range 4 { // unfolds what unfolds, to the innermost
			for _, r := range b.p.rows {
				if r.kind == openRow && !linePath.MatchString(r.path) {
					b.p.unfolded[r.path] = true
				}
			}
			b.p.remake()
		}
		opened := 0
		for i := 0; i < len(b.p.rows); i++ {
			if r := b.p.rows[i]; r.kind == fieldRow || r.kind == addRow || linePath.MatchString(r.path) {
				b.p.choose(i)
				b.press(fyne.KeyReturn)
				if b.p.edit == nil || b.p.edit.key != r.key {
					t.Fatalf("%s: %q does not open", fixture, r.key)
				}
				if _, written := b.w.Canvas().Focused().(*ui.Entry); written && b.p.edit.label == "" {
					t.Errorf("%s: the field of %q has no label", fixture, r.key)
				}
				b.press(fyne.KeyEscape)
				if b.p.edit != nil || b.w.Canvas().Focused() != b.p.Focus() {
					t.Fatalf("%s: Esc does not leave %q", fixture, r.key)
				}
				opened++
			}
		}
		if opened < 40 {
			t.Errorf("%s: only %d fields", fixture, opened)
		}
		if !reflect.DeepEqual(b.p.Draft(), before) {
			t.Errorf("%s: looking changed the draft", fixture)
		}
	}
}
