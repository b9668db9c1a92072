package app

import (
	"bytes"
	"io"

	"paragraf/app/swedish"
)

// DriverLog is a writer for the log of package log, where Fyne tells of its
// troubles in lines for programmers. It passes them on, but first tells in
// words what it means for the user that there is no OpenGL, which ends the
// program, and leaves out that there is no D-Bus, which is no trouble at all.
type DriverLog struct {
	To   io.Writer
	skip bool // the lines that belong to one that was left out
	told bool
}

// Write takes one line of the log.
func (l *DriverLog) Write(line []byte) (int, error) {
	has := func(s string) bool { return bytes.Contains(line, []byte(s)) }
	if has("Fyne error:") {
		l.skip = has("failed to watch theme settings")
		if !l.told && (has("window creation error") || has("failed to initialise GLFW")) {
			l.told = true
			if _, err := io.WriteString(l.To, "paragraf: "+swedish.T("window.graphics.none")+"\n"); err != nil {
				return 0, err
			}
		}
	}
	if l.skip {
		return len(line), nil
	}
	return l.To.Write(line)
}
