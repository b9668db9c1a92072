package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// reveal moves the chosen title into view.
func (b *tabBar) reveal() {
	i, x, room := b.t.selected, b.t.offset, b.t.clip.Size().Width
	if i+1 >= len(b.lefts) || room <= 0 {
		return
	}
	if b.lefts[i+1] > x+room {
		x = b.lefts[i+1] - room
	}
	b.shift(min(x, b.lefts[i]))
}

// shift moves the titles as far to the left as x, or a little more, so that the
// first in sight is whole; but no further than the last needs.
func (b *tabBar) shift(x float32) {
	before, room := b.t.offset, b.t.clip.Size().Width
	x = min(x, b.Size().Width-room)
	b.t.offset = 0
	for _, left := range b.lefts {
		if x > 0 && b.t.offset < x {
			b.t.offset = min(left, b.lefts[max(0, len(b.lefts)-2)])
		}
	}
	b.Move(fyne.NewPos(-b.t.offset, 0))
	b.t.tellMore()
	if b.t.offset != before || room != b.room {
		b.room = room
		b.Refresh()
	}
}

// inSight shortens a title that the room ends within, so that it ends in "…" and
// not in half a letter. It is left out where nearly nothing of it could stand.
func (b *tabBar) inSight(t *canvas.Text, left, end float32) {
	room := b.t.offset + b.t.clip.Size().Width
	if b.t.more.Hidden || end-b.pad() <= room+1 {
		return
	}
	if left+3*t.TextSize > room {
		t.Text = ""
		return
	}
	t.Text = cut(t.Text, room-left, t)
}

// tabClip shows as much of the titles as there is room for. Fyne cuts off what
// stands outside of anything that can be scrolled.
type tabClip struct {
	widget.BaseWidget
	bar *tabBar
}

var _ fyne.Scrollable = (*tabClip)(nil)

func (c *tabClip) Scrolled(ev *fyne.ScrollEvent) {
	by, i := ev.Scrolled.DX+ev.Scrolled.DY, 0
	for i+2 < len(c.bar.lefts) && c.bar.lefts[i] < c.bar.t.offset {
		i++ // the first in sight
	}
	switch {
	case by < 0:
		c.bar.shift(c.bar.t.offset + 1)
	case by > 0 && i > 0:
		c.bar.shift(c.bar.lefts[i-1])
	}
}

func (c *tabClip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(c.bar))
}
