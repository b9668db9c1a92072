package ui

// pageBar is the rectangle of a line of letters, in points of its page. turned is
// how far its words are turned clockwise on the page as it is shown: 0, 90 where
// they are read downwards, 180 upside down, 270 upwards.
type pageBar struct {
	X, Y, Width, Height float32
	turned              int

	letters int
}

// barsOf are the lines that letters stand on, as far as the letters go.
func barsOf(letters []PageLetter) []pageBar {
	var bars []pageBar
	for _, l := range letters {
		if l.Width == 0 {
			continue
		}
		if n := len(bars); n == 0 || !bars[n-1].goesOn(l) {
			bars = append(bars, pageBar{X: l.X, Y: l.Y, Width: l.Width, Height: l.Height, letters: 1})
		}
	}
	return bars
}

// goesOn takes a letter into the line if it is the next one there. Which way a line
// runs its second letter tells.
func (b *pageBar) goesOn(l PageLetter) bool {
	right, bottom := b.X+b.Width, b.Y+b.Height
	across, down := l.X+l.Width/2, l.Y+l.Height/2
	beside, below := down > b.Y && down < bottom, across > b.X && across < right
	turned := -1
	switch first := b.letters == 1; {
	case beside && l.X >= b.X && l.X-right < 2*l.Height && (first || b.turned == 0):
		turned = 0
	case below && l.Y >= b.Y && l.Y-bottom < 2*l.Width && (first || b.turned == 90):
		turned = 90
	case beside && l.X+l.Width <= right && b.X-l.X-l.Width < 2*l.Height && (first || b.turned == 180):
		turned = 180
	case below && l.Y+l.Height <= bottom && b.Y-l.Y-l.Height < 2*l.Width && (first || b.turned == 270):
		turned = 270
	}
	if turned < 0 {
		return false
	}
	b.turned = turned
	right, bottom = max(right, l.X+l.Width), max(bottom, l.Y+l.Height)
	b.X, b.Y = min(b.X, l.X), min(b.Y, l.Y)
	b.Width, b.Height = right-b.X, bottom-b.Y
	b.letters++
	return true
}

// long is how long the line of the bar is.
func (b pageBar) long() float32 {
	if b.turned == 90 || b.turned == 270 {
		return b.Height
	}
	return b.Width
}

// under is the rectangle of a piece of the line under the words: from a place along
// it, so long and so thick, so far below the words' own edge.
func (b pageBar) under(from, long, thick, below float32) (x, y, w, h float32) {
	switch b.turned {
	case 90:
		return b.X - below, b.Y + from, thick, long
	case 180:
		return b.X + b.Width - from - long, b.Y - below, long, thick
	case 270:
		return b.X + b.Width - thick + below, b.Y + b.Height - from - long, thick, long
	}
	return b.X + from, b.Y + b.Height - thick + below, long, thick
}
