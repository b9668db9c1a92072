package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ToolLine sets the parts that are seen beside each other: the first takes the
// room that the others leave, a field as much of it as one writes in, and where
// there is too little for all, the others go to lines of their own under it. A
// [ToolRow] among them first gives way, as far as it can.
type ToolLine struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
}

// NewToolLine returns a line of parts.
func NewToolLine(parts ...fyne.CanvasObject) *ToolLine {
	l := &ToolLine{parts: parts}
	l.ExtendBaseWidget(l)
	return l
}

const toolGap = 10

// toolFirst is the least that the first part has beside others: some thirty
// characters.
func toolFirst() float32 { return theme.TextSize() * 15 }

// fieldMost is the most that a field has: some hundred and twenty characters.
func fieldMost() float32 { return theme.TextSize() * 60 }

func (l *ToolLine) place(width float32, put Put) float32 {
	first, rest := l.parts[0], float32(0)
	var others []fyne.CanvasObject
	for _, o := range l.parts[1:] {
		if o.Visible() {
			others = append(others, o)
		}
	}
	for _, o := range others {
		rest += o.MinSize().Width + toolGap
	}
	least := toolFirst()
	if n, ok := first.(interface{ NaturalWidth() float32 }); ok {
		least = max(least, n.NaturalWidth())
	}
	free := width - rest - least // what tools may have beside their least
	sizeOf := func(o fyne.CanvasObject) fyne.Size {
		size := o.MinSize()
		if tools, ok := o.(*ToolRow); ok {
			size.Width = tools.widthIn(max(size.Width, size.Width+free))
		}
		return size
	}
	rest = 0
	for _, o := range others {
		rest += sizeOf(o).Width + toolGap
	}
	wide := width - rest
	under := wide < toolFirst()
	if under {
		wide = width
	}
	if _, field := first.(*Entry); field {
		wide = min(wide, fieldMost())
	}
	h := heightFor(first, wide)
	put(first, 0, 0, wide, h)
	x, y, high := wide+toolGap, float32(0), h
	beside := !under // a button beside a field is as high as it
	if under {
		x, y, high = 0, h, 0
		if len(others) > 0 {
			y += toolGap * 0.6
		}
	}
	for _, o := range others {
		size := sizeOf(o)
		if x > 0 && x+size.Width > width+1 {
			x, y, high, beside = 0, y+high+toolGap*0.6, 0, false
		}
		if b, ok := o.(*Button); ok && beside && b.Kind != QuietButton && size.Height < h && size.Height > h*0.8 {
			size.Height = h
		}
		put(o, x, y, min(size.Width, width), size.Height)
		x += size.Width + toolGap
		high = max(high, size.Height)
	}
	return y + high
}

// HeightFor returns the height in a width.
func (l *ToolLine) HeightFor(width float32) float32 { return Place(l.place).Height(width) }

// MinSize implements fyne.Widget.
func (l *ToolLine) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(toolFirst(), l.HeightFor(max(l.Size().Width, toolFirst())))
}

// CreateRenderer implements fyne.Widget.
func (l *ToolLine) CreateRenderer() fyne.WidgetRenderer {
	return Place(l.place).Render(l, func() []fyne.CanvasObject { return l.parts })
}
