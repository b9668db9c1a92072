package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
)

// Fact is one labelled line: what it is at the left, its value beside it, or
// under it where the column is narrow.
type Fact struct {
	widget.BaseWidget
	label, value *Words
}

// NewPair returns a line that tells something of what stands first, as a
// person's office beside the name.
func NewPair(first, about string) *Fact {
	f := &Fact{label: NewWords(first, WordsStyle{}), value: NewWords(about, WordsStyle{Colour: look.Secondary})}
	f.ExtendBaseWidget(f)
	return f
}

// NewFact returns a labelled line.
func NewFact(label, value string) *Fact {
	f := &Fact{label: NewWords(label, WordsStyle{Colour: look.Secondary}), value: NewWords(value, WordsStyle{})}
	f.ExtendBaseWidget(f)
	return f
}

// SetValue replaces the value.
func (f *Fact) SetValue(value string) {
	f.value.SetText(value)
	f.Refresh()
}

func (f *Fact) place(width float32, put Put) float32 {
	const gap, pad = 12, 3
	wide := max(min(190*f.label.size()/15, width*0.4), min(f.label.longestWord(), width*0.55))
	if width < 18*f.label.size() {
		h := f.label.HeightFor(width)
		put(f.label, 0, pad, width, h)
		v := f.value.HeightFor(width)
		put(f.value, 0, pad+h, width, v)
		return h + v + 2*pad
	}
	h, v := f.label.HeightFor(wide), f.value.HeightFor(width-wide-gap)
	put(f.label, 0, pad, wide, h)
	put(f.value, wide+gap, pad, width-wide-gap, v)
	return max(h, v) + 2*pad
}

// HeightFor returns the height in a width.
func (f *Fact) HeightFor(width float32) float32 { return Place(f.place).Height(width) }

// MinSize implements fyne.Widget.
func (f *Fact) MinSize() fyne.Size {
	f.ExtendBaseWidget(f)
	return fyne.NewSize(120, f.HeightFor(max(f.Size().Width, 120)))
}

// CreateRenderer implements fyne.Widget.
func (f *Fact) CreateRenderer() fyne.WidgetRenderer { return Place(f.place).Render(f, f.parts) }

func (f *Fact) parts() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.label, f.value}
}

// Space is empty room of a height, in units at text size 100 %.
type Space struct {
	widget.BaseWidget
	height float32
}

// NewSpace returns empty room.
func NewSpace(height float32) *Space {
	s := &Space{height: height}
	s.ExtendBaseWidget(s)
	return s
}

// HeightFor returns the height.
func (s *Space) HeightFor(float32) float32 { return s.height }

// MinSize implements fyne.Widget.
func (s *Space) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(1, s.height)
}

// CreateRenderer implements fyne.Widget.
func (s *Space) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(clear))
}

// NewSpaceWide returns empty room of a width, for a row.
func NewSpaceWide(width float32) fyne.CanvasObject {
	return NewSized(fyne.NewSize(width, 1), canvas.NewRectangle(clear))
}

// NewSized returns content that asks for at least a size.
func NewSized(size fyne.Size, content fyne.CanvasObject) fyne.CanvasObject {
	least := canvas.NewRectangle(clear)
	least.SetMinSize(size)
	return container.NewStack(least, content)
}
