package app

import (
	"bytes"
	"log"
	"strings"
	"testing"

	"paragraf/app/swedish"
)

func TestTheDriversTroublesAreToldInWords(t *testing.T) {
	swedish.Use(swedish.Swedish)
	var out bytes.Buffer
	ended := 0
	l := log.New(&DriverLog{To: &out, End: func() { ended++ }}, "", 0)
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
}
