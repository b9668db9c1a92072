package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewEdged returns content between a head and a foot that keep their own
// height, without room between them. Either may be nil. Tab goes through them
// from the head to the foot.
func NewEdged(head, foot, content fyne.CanvasObject) fyne.CanvasObject {
	l := &edgedLayout{head, foot, content}
	var objects []fyne.CanvasObject
	for _, o := range []fyne.CanvasObject{head, content, foot} {
		if o != nil {
			objects = append(objects, o)
		}
	}
	return container.New(l, objects...)
}

type edgedLayout struct{ head, foot, content fyne.CanvasObject }

func (l *edgedLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	top, bottom := float32(0), float32(0)
	if l.head != nil && l.head.Visible() {
		top = heightFor(l.head, size.Width)
		l.head.Move(fyne.NewPos(0, 0))
		l.head.Resize(fyne.NewSize(size.Width, top))
	}
	if l.foot != nil && l.foot.Visible() {
		bottom = heightFor(l.foot, size.Width)
		l.foot.Move(fyne.NewPos(0, size.Height-bottom))
		l.foot.Resize(fyne.NewSize(size.Width, bottom))
	}
	l.content.Move(fyne.NewPos(0, top))
	l.content.Resize(fyne.NewSize(size.Width, max(0, size.Height-top-bottom)))
}

func (l *edgedLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	size := l.content.MinSize()
	for _, o := range []fyne.CanvasObject{l.head, l.foot} {
		if o != nil && o.Visible() {
			m := o.MinSize()
			size = fyne.NewSize(max(size.Width, m.Width), size.Height+m.Height)
		}
	}
	return size
}
