package annotext

import (
	"testing"

	"fyne.io/fyne/v2"
)

// What is copied reads as what is seen.
func TestWhatIsCopiedReadsAsWhatIsSeen(t *testing.T) {
	text := NewText([]Block{
		{Title, "Ny skola"}, {Small, "§ 4 · beslut"},
		{Paragraph, "Nämnden ska fat\u00adta beslut om:"},
		{ListItem, "en ny idrottshall"}, {ListItem, "fler cykelställ"},
		{ListItem, "1. Först"}, {ListItem, "2. Sedan"},
		{Paragraph, "Det räcker."},
		{TableRow, "År\tKronor"}, {TableRow, "2027\t12"},
	})
	want := "Ny skola\n§ 4 · beslut\n\nNämnden ska fatta beslut om:\n\n• en ny idrottshall\n• fler cykelställ\n1. Först\n2. Sedan\n\nDet räcker.\n\nÅr\tKronor\n2027\t12"
	if got := text.copied(0, text.Len()); got != want {
		t.Errorf("copied\n%q, want\n%q", got, want)
	}
	start, _ := text.Span(3)
	_, end := text.Span(4)
	if got := text.copied(start+3, end-8); got != "ny idrottshall\n• fler cy" {
		t.Errorf("from inside one item into the next: %q", got)
	}
	if got := text.copied(start, start); got != "" {
		t.Errorf("of nothing: %q", got)
	}
	p, w, _, _ := open(t)
	w.Canvas().Focus(p)
	p.SelectAll()
	p.TypedShortcut(&fyne.ShortcutCopy{})
	if got := fyne.CurrentApp().Clipboard().Content(); got != p.text.copied(0, p.text.Len()) {
		t.Errorf("Ctrl+C put %q on the clipboard", got)
	}
}
