// Command emptywindow is a window of Fyne with one word in it: what every
// program of that kind costs on a machine.
package main

import (
	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	w := fyneapp.NewWithID("se.paragraf.emptywindow").NewWindow("")
	w.Resize(fyne.NewSize(1280, 820))
	w.SetContent(widget.NewLabel("Fyne"))
	w.ShowAndRun()
}
