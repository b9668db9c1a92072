package app

import (
	"bytes"
	"io"

	"paragraf/app/swedish"
)

// DriverLog is a writer for the log of package log, where Fyne tells of its
// troubles in lines for programmers. It passes them on, but leaves out two that
// are none: that there is no D-Bus, and that Fyne's own file of preferences, in
// which Paragraf keeps nothing, could not be read as two programs started at
// once. It tells in words what it means for the user that there is no display or
// no OpenGL. Fyne would go on waiting for a window then; Tell is given the words
// to show them otherwise, and End is called.
type DriverLog struct {
	To    io.Writer
	Tell  func(text string) // nil: they are written only
	End   func()
	words string
	skip  bool // the lines that belong to one that was left out
	fatal bool // the lines that belong to one that ends the program
}

// Write takes one line of the log.
func (l *DriverLog) Write(line []byte) (int, error) {
	has := func(s string) bool { return bytes.Contains(line, []byte(s)) }
	if has("Fyne error:") {
		l.skip = has("failed to watch theme settings") || has("Preferences load error")
		key := ""
		switch {
		case has("window creation error"):
			key = "window.graphics.none"
		case has("failed to initialise GLFW"):
			key = "window.graphics.display"
		}
		if l.fatal = key != ""; l.fatal {
			l.words = swedish.T(key)
			if _, err := io.WriteString(l.To, "paragraf: "+l.words+"\n"); err != nil {
				return 0, err
			}
		}
	}
	if l.skip {
		return len(line), nil
	}
	n, err := l.To.Write(line)
	if l.fatal && has("At: ") { // the last of its lines
		if l.Tell != nil {
			l.Tell(l.words)
		}
		l.End()
	}
	return n, err
}
