package search

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// hitRow draws one hit: where it stands and its kind, and under that its words.
type hitRow struct {
	widget.BaseWidget
	where, kind *ui.Words
	snippet     *snippet
}

func newHitRow() *hitRow {
	r := &hitRow{
		where:   ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary, MaxLines: 1}),
		kind:    ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, MaxLines: 1, Trailing: true}),
		snippet: newSnippet(),
	}
	r.ExtendBaseWidget(r)
	return r
}

// set fills the row.
func (r *hitRow) set(h data.Hit) {
	r.where.SetText(where(h))
	r.kind.SetText(swedish.Capital(swedish.FoundKind(h.Kind)))
	r.snippet.set(h.Snippet())
	r.Refresh()
}

const (
	rowPad = 8
	widest = 900 // of what a hit says, at text size 100 %: no line of it is too long to be read
)

// inner is the width of what a row says.
func (r *hitRow) inner(width float32) float32 { return width - 2*ui.SideInset }

// heightOf is the height that a hit needs. Its words are not broken for it: what
// might not fit on one line has two.
func (r *hitRow) heightOf(h data.Hit, width float32) float32 {
	text, _ := h.Snippet()
	lines := float32(1)
	if look.Measure(text, r.snippet.size(), fyne.TextStyle{Bold: true}).Width > r.inner(width) {
		lines = snippetLines
	}
	return 2*rowPad + r.where.LineHeight() + 2 + lines*r.snippet.line()
}

func (r *hitRow) place(width float32, put ui.Put) float32 {
	left, inner := float32(ui.SideInset), r.inner(width)
	line := r.where.LineHeight()
	wide := min(r.kind.NaturalWidth()+1, inner/2)
	put(r.kind, left+inner-wide, rowPad, wide, line)
	put(r.where, left, rowPad, max(inner-wide-10, 20), line)
	put(r.snippet, left, rowPad+line+2, inner, r.snippet.height())
	return 2*rowPad + line + 2 + r.snippet.height()
}

// MinSize implements fyne.Widget.
func (r *hitRow) MinSize() fyne.Size {
	r.ExtendBaseWidget(r)
	return fyne.NewSize(200, ui.Place(r.place).Height(400))
}

// CreateRenderer implements fyne.Widget.
func (r *hitRow) CreateRenderer() fyne.WidgetRenderer {
	return ui.Place(r.place).Render(r, func() []fyne.CanvasObject { return []fyne.CanvasObject{r.where, r.kind, r.snippet} })
}
