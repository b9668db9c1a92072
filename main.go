// Paragraf reads the papers of Swedish committees, keeps a reader's own notes
// on them, makes minutes, extracts and notices, and signs and verifies them.
// With a command it is a command line, without one a window.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	fyneapp "fyne.io/fyne/v2/app"
	"github.com/go-gl/glfw/v3.4/glfw"
	"golang.org/x/term"

	"paragraf/app"
	"paragraf/app/act"
	"paragraf/app/command"
	"paragraf/app/swedish"
	"paragraf/data"
)

func main() {
	if len(os.Args) > 1 {
		os.Exit(command.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
	}
	swedish.Use(swedish.Detect(os.Getenv))
	troubles := &app.DriverLog{To: os.Stderr, End: func() { os.Exit(1) }}
	if !term.IsTerminal(int(os.Stderr.Fd())) {
		troubles.Tell = app.TellOutside
	}
	log.SetOutput(troubles)
	if err := window(); err != nil {
		say(err)
		os.Exit(1)
	}
}

func say(err error) { fmt.Fprintln(os.Stderr, "paragraf: "+err.Error()) }

// quiet is done when the window has been there for a while.
func quiet() {
	debug.SetGCPercent(50) // small pauses more often, and twenty megabytes less
	act.PreparePDF()
}

// screen is the room that the screen has for windows, in pixels. macOS fits them
// by itself.
func screen() (width, height float32) {
	monitor := glfw.GetPrimaryMonitor()
	if monitor == nil || runtime.GOOS == "darwin" {
		return 0, 0
	}
	_, _, w, h := monitor.GetWorkarea()
	return float32(w), float32(h)
}

// id is the program's name to the system.
const id = "se.paragraf.Paragraf"

func window() error {
	switch runtime.GOOS {
	case "windows", "darwin":
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return &act.Error{Key: "command.display.none"}
		}
	}
	dir, err := act.Home(os.Getenv)
	if err != nil {
		return err
	}
	debug.SetGCPercent(400) // until quiet: the first frame comes a sixth sooner
	driver := fyneapp.NewWithID(id)
	var store *data.Store
	open := func() (opened *data.Store, err error) {
		opened, err = act.OpenStore(context.Background(), dir)
		store = opened
		return opened, err
	}
	program, err := app.Start(driver, open, app.Options{Version: strings.TrimPrefix(command.Version(), "paragraf "), ReadAfter: 2 * time.Second, Home: dir, Quiet: quiet, Screen: screen,
		ReadAttachments: func(ctx context.Context) error { return act.ReadAttachmentsApart(ctx, dir) }})
	if err != nil {
		err = command.OpenFailure(dir, err)
		if term.IsTerminal(int(os.Stderr.Fd())) {
			return err
		}
		say(err) // perhaps nobody reads it there
		app.ShowFailure(driver, err)
		os.Exit(1)
	}
	err = program.Run()
	if closing := store.Close(); err == nil {
		err = closing
	}
	return err
}
