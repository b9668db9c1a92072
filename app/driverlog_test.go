package app

import (
	"bytes"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"paragraf/app/swedish"
)

func TestTheDriversTroublesAreToldInWords(t *testing.T) {
	swedish.Use(swedish.Swedish)
	var out bytes.Buffer
	ended, told := 0, ""
	l := log.New(&DriverLog{To: &out, Tell: func(text string) { told += text }, End: func() { ended++ }}, "", 0)
	l.Println("Fyne error: ", "failed to watch theme settings")
	l.Println("  Cause:", "exec: dbus-launch not found")
	l.Printf("  At: app_xdg.go:152")
	l.Println("Fyne error: ", "Preferences load error:")
	l.Println("  Cause:", "EOF")
	l.Printf("  At: preferences.go:105")
	if out.Len() != 0 {
		t.Errorf("what is no trouble is told of: %s", &out)
	}
	l.Println("Fyne error: ", "window creation error")
	l.Println("  Cause:", "APIUnavailable: GLX: no GLXFBConfigs returned")
	if ended != 0 {
		t.Error("the end comes before the cause is told")
	}
	l.Printf("  At: driver.go:180")
	if ended != 1 {
		t.Error("the program goes on without a window")
	}
	if text := out.String(); !strings.HasPrefix(text, "paragraf: Fönstret kan inte visas") || !strings.Contains(text, "OpenGL") ||
		!strings.Contains(text, "GLXFBConfigs") {
		t.Errorf("without OpenGL: %s", text)
	}
	if told != swedish.T("window.graphics.none") {
		t.Errorf("who started it from an icon is told %q", told)
	}
}

// Started from an icon, nobody reads the terminal: the first program that can
// show a message does.
func TestAMessageIsShownOutside(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the programs that show a message are those of Linux")
	}
	dir := t.TempDir()
	said := filepath.Join(dir, "said")
	t.Setenv("PATH", dir)
	TellOutside("Ingen bryr sig") // there is none: it returns
	for name, script := range map[string]string{"zenity": "exit 5", "xmessage": `printf '%s\n' "$@" >` + said} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	TellOutside("Fönstret kan inte visas: \"OpenGL\" saknas")
	if got, _ := os.ReadFile(said); !strings.Contains(string(got), "Fönstret kan inte visas: \"OpenGL\" saknas") {
		t.Errorf("shown: %q", got)
	}
}
