package view

// Line is the rectangle of a line of letters, in points from the page's upper left
// corner. Turned is how far its words are turned clockwise as the page is shown: 0,
// 90 where they are read downwards, 180 upside down, 270 upwards.
type Line struct {
	Left, Top, Right, Bottom float32
	Turned                   int

	letters int
}

// Lines are the lines on which letters stand, as far as the letters go.
func Lines(letters []Letter) []Line {
	var lines []Line
	for _, l := range letters {
		if l.Right == l.Left {
			continue
		}
		if n := len(lines); n == 0 || !lines[n-1].goesOn(l) {
			lines = append(lines, Line{Left: l.Left, Top: l.Top, Right: l.Right, Bottom: l.Bottom, letters: 1})
		}
	}
	return lines
}

// goesOn takes a letter into the line if it is the next one there. Which way a line
// runs its second letter tells.
func (line *Line) goesOn(l Letter) bool {
	across, down := (l.Left+l.Right)/2, (l.Top+l.Bottom)/2
	beside := down > line.Top && down < line.Bottom
	below := across > line.Left && across < line.Right
	high, wide := l.Bottom-l.Top, l.Right-l.Left
	turned := -1
	switch first := line.letters == 1; {
	case beside && l.Left >= line.Left && l.Left-line.Right < 2*high && (first || line.Turned == 0):
		turned = 0
	case below && l.Top >= line.Top && l.Top-line.Bottom < 2*wide && (first || line.Turned == 90):
		turned = 90
	case beside && l.Right <= line.Right && line.Left-l.Right < 2*high && (first || line.Turned == 180):
		turned = 180
	case below && l.Bottom <= line.Bottom && line.Top-l.Bottom < 2*wide && (first || line.Turned == 270):
		turned = 270
	}
	if turned < 0 {
		return false
	}
	line.Turned = turned
	line.Left, line.Top = min(line.Left, l.Left), min(line.Top, l.Top)
	line.Right, line.Bottom = max(line.Right, l.Right), max(line.Bottom, l.Bottom)
	line.letters++
	return true
}
