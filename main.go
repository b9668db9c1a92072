// Paragraf reads the papers of Swedish committees, keeps a reader's own notes
// on them, makes minutes, extracts and notices, and signs and verifies them.
// With a command it is a command line, without one a window.
package main

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"time"

	fyneapp "fyne.io/fyne/v2/app"

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
	if err := window(); err != nil {
		fmt.Fprintln(os.Stderr, "paragraf: "+err.Error())
		os.Exit(1)
	}
}

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
	store, err := data.Open(context.Background(), dir)
	if err != nil {
		return command.OpenFailure(dir, err)
	}
	app.New(fyneapp.NewWithID("se.paragraf.Paragraf"), store, app.Options{Version: command.Version(), ReadAfter: 2 * time.Second}).Run()
	return store.Close()
}
