package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/swedish"
)

// fit finds how much of the room the titles get: all of it where they fit, else
// what a button leaves that tells of the others and takes the gap after them. A
// title wider than that is cut.
func (t *Tabs) fit(room, gap float32) float32 {
	t.bar.atMost(room)
	if t.more.Hidden = len(t.tabs) < 2 || t.bar.MinSize().Width <= room; t.more.Hidden {
		return room
	}
	t.tell(len(t.tabs))
	room = max(0, room+gap-t.more.MinSize().Width-2)
	t.bar.atMost(room)
	return room
}

// atMost limits the room of one title.
func (b *tabBar) atMost(room float32) {
	if room != b.widest {
		b.widest = room
		b.Refresh()
	}
}

// tellMore counts the titles that are not wholly in sight.
func (t *Tabs) tellMore() {
	if t.more.Hidden {
		return
	}
	n, room, pad := 0, t.clip.Size().Width, t.bar.pad()
	for i := range len(t.bar.lefts) - 1 {
		if t.bar.lefts[i]+pad < t.offset-1 || t.bar.lefts[i+1]-pad > t.offset+room+1 {
			n++
		}
	}
	t.tell(n)
}

func (t *Tabs) tell(n int) {
	if text := fmt.Sprintf("+%d", n); text != t.more.Text {
		t.more.Label = swedish.N("ui.tabs_more", n)
		t.more.SetText(text)
	}
}

// showAll lets one choose among all the titles.
func (t *Tabs) showAll() {
	c := canvasOf(t)
	if c == nil {
		return
	}
	var items []*fyne.MenuItem
	for i, tab := range t.tabs {
		item := fyne.NewMenuItem(tab.Title, func() {
			t.choose(i)
			Focus(t.bar)
		})
		item.Checked = i == t.selected
		items = append(items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.more)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at.AddXY(0, t.more.Size().Height))
}
