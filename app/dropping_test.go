package app

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// signedPDF is enough of a PDF with a signature for the window to ask about it.
const signedPDF = "%PDF-1.7\n/ByteRange [0 1 2 3]\n"

// underReview is the name of the file that is under review, "" for none.
func (p *program) underReview() string {
	if p.w.reviewing == nil {
		return ""
	}
	return p.w.reviewing.reading.Name
}

// However a signed PDF is answered, or left, the files that were dropped with it
// or while it was asked about get their turn, in order.
func TestFilesDroppedBesideASignedOneGetTheirTurn(t *testing.T) {
	for name, answer := range map[string]func(p *program){
		"left": func(p *program) { p.key(fyne.KeyEscape) },
		"checked": func(p *program) {
			p.press("Kontrollera underskrifterna")
			if p.w.over == nil || p.w.reviewing != nil {
				t.Fatal("the signed file is not checked, or another came before the answer was read")
			}
			p.key(fyne.KeyEscape)
		},
		"read in, which fails": func(p *program) {
			p.press("Läs in den")
			if !p.dialog("underskrivet.pdf gick inte att läsa in") {
				t.Fatal("it is not said that there is nothing to read in it")
			}
			p.key(fyne.KeyEscape)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := start(t)
			p.dropFiles(p.write("underskrivet.pdf", signedPDF), p.write("b.txt", protocol))
			if !p.dialog("Filen innehåller underskrifter") || p.w.reviewing != nil {
				t.Fatal("nothing is asked about the signed file, or the next does not wait")
			}
			p.dropFiles(p.write("c.txt", strings.ReplaceAll(protocol, "Kulturnämnden", "Socialnämnden")))
			answer(p)
			if got := p.underReview(); got != "b.txt" {
				t.Fatalf("under review is %q", got)
			}
			p.key(fyne.KeyEscape)
			if got := p.underReview(); got != "c.txt" {
				t.Fatalf("after it, under review is %q", got)
			}
			p.key(fyne.KeyEscape)
			if p.w.reviewing != nil || p.w.modal() || p.w.queue.of != 0 || len(p.stored()) != 0 {
				t.Errorf("it does not end: %+v", p.w.queue)
			}
		})
	}
}

// Each of many that cannot be read is told, and Esc speaks of that one only.
func TestEscLeavesOneFileAndNotTheOthers(t *testing.T) {
	p := start(t)
	bad := p.write("inkop.txt", "mjölk och bröd")
	p.dropFiles(bad, bad, p.write("a.txt", protocol))
	for range 2 {
		if !p.dialog("inkop.txt gick inte att läsa in") {
			t.Fatal("the file is not told")
		}
		p.key(fyne.KeyEscape)
	}
	if got := p.underReview(); got != "a.txt" {
		t.Errorf("under review is %q", got)
	}
}

// A file that is dropped in the middle of a walk is read when the walk is left; in
// a view that is no walk it is read at once, and seen.
func TestAFileDroppedOnAnotherPageIsReviewedInSight(t *testing.T) {
	other := strings.ReplaceAll(protocol, "Kulturnämnden", "Socialnämnden")
	p := imported(t)
	for _, view := range []string{"search", "my_notes", "speech"} {
		p.w.do(view)
		if p.w.over == nil {
			t.Fatalf("%s is not shown", view)
		}
		p.dropFiles(p.write("a.txt", other))
		if p.underReview() != "a.txt" || !p.w.review.Content().Visible() || p.w.over != nil {
			t.Errorf("%s: what was dropped is not seen", view)
		}
		p.key(fyne.KeyEscape)
	}
	p.shortcut(ctrl(fyne.KeyM))
	p.w.do("handover")
	if p.w.over == nil {
		p.w.do("sign")
	}
	walk := p.w.over
	if walk == nil {
		t.Fatal("no walk")
	}
	p.dropFiles(p.write("a.txt", other))
	if p.w.over != walk || p.w.reviewing != nil || !strings.Contains(p.w.toasts.Message(), "när du är klar här") {
		t.Errorf("the walk is disturbed, or it is not said that the file waits: %q", p.w.toasts.Message())
	}
	p.w.Import(filepath.Join(p.dir, "a.txt"))
	p.key(fyne.KeyEscape)
	for range 2 {
		if p.underReview() != "a.txt" || !p.w.review.Content().Visible() {
			t.Fatal("the file that waited for the walk is not read")
		}
		p.key(fyne.KeyEscape)
	}
}
