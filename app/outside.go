//go:build !windows

package app

import (
	"os/exec"
	"runtime"
	"strings"
)

// TellOutside shows a message without a window of our own, where there can be
// none and nobody reads what is written to the terminal: by the first program
// for it that the system has. It returns when the message was closed, and at
// once where there is no such program.
func TellOutside(text string) {
	commands := [][]string{
		{"zenity", "--error", "--no-markup", "--width=480", "--title=Paragraf", "--text=" + text},
		{"kdialog", "--title", "Paragraf", "--error", text},
		{"xmessage", "-center", text},
	}
	if runtime.GOOS == "darwin" {
		quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)
		commands = [][]string{{"osascript", "-e", `display alert "Paragraf" message "` + quoted + `"`}}
	}
	for _, c := range commands {
		if path, err := exec.LookPath(c[0]); err == nil && exec.Command(path, c[1:]...).Run() == nil {
			return
		}
	}
}
