package app

import (
	"context"
	"fmt"
	"image/color"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/data"
)

// colours lists the colours of all visible rectangles and texts under an object.
func colours(o fyne.CanvasObject, found map[color.Color]string, path string) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Rectangle:
		if _, _, _, a := o.FillColor.RGBA(); a != 0 {
			found[color.NRGBAModel.Convert(o.FillColor)] = path
		}
	case *canvas.Text:
		if o.Text != "" {
			found[color.NRGBAModel.Convert(o.Color)] = path + " " + o.Text
		}
	case *container.Scroll:
		colours(o.Content, found, path+" scroll")
	case *fyne.Container:
		for _, x := range o.Objects {
			colours(x, found, path)
		}
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			colours(x, found, path+" "+fmt.Sprintf("%T", o))
		}
	}
}

// A change of look while one way to work is shown reaches the others too: no
// colour of the old theme is left when one goes there.
func TestAChangeOfLookReachesEveryPage(t *testing.T) {
	for _, changedIn := range modes {
		t.Run(string(changedIn), func(t *testing.T) {
			p := imported(t)
			p.w.setLooks(look.Options{Mode: look.Light, Scale: 1})
			light := map[mode]map[color.Color]string{}
			for _, m := range modes {
				p.open(46)
				p.w.setMode(m)
				light[m] = map[color.Color]string{}
				colours(p.w.win.Content(), light[m], "")
			}
			p.w.setMode(changedIn)
			p.w.setLooks(look.Options{Mode: look.Dark, Scale: 1})
			for _, m := range modes {
				p.w.setMode(m)
				dark := map[color.Color]string{}
				colours(p.w.win.Content(), dark, "")
				for c, where := range dark {
					if _, old := light[m][c]; old && !inBoth(c) {
						t.Errorf("%s: %v is of the light theme: %s", m, c, where)
					}
				}
			}
		})
	}
}

// inBoth reports whether a colour is of no theme: white paper in a preview.
func inBoth(c color.Color) bool {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return n.R == n.G && n.G == n.B && (n.R == 0 || n.R == 255)
}

func TestAChangeByAnotherProcessReachesTheWindow(t *testing.T) {
	p := imported(t)
	other, err := data.Open(context.Background(), filepath.Join(p.dir, "store"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	m, err := other.Meeting(context.Background(), p.w.now.meeting.ID)
	if err != nil {
		t.Fatal(err)
	}
	m.Items[0].Title = "Val av två justerare"
	if _, err := other.SaveMeeting(context.Background(), m); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(p.agenda(), "två justerare") {
		t.Fatal("the window knows before it has looked")
	}
	if err := p.store.PollElsewhere(context.Background()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(p.agenda(), "två justerare") {
		t.Fatalf("the change did not reach the window:\n%s", p.agenda())
	}
}

// The look is undone like anything else, and a row of steps at once.
func TestALookIsUndoneAndRedone(t *testing.T) {
	p := imported(t)
	p.w.setLooks(look.Options{Mode: look.Light, Scale: 1})
	for range 3 {
		p.w.resizeText(+1)
	}
	p.w.toggleDark()
	p.undoing()
	if p.w.looks.Mode != look.Light || p.w.looks.Scale != 1.3 {
		t.Fatalf("the dark look is not undone alone: %+v", p.w.looks)
	}
	p.undoing()
	if p.w.looks.Scale != 1 || p.w.readLooks().Scale != 1 {
		t.Errorf("larger text is undone to %v, kept as %v", p.w.looks.Scale, p.w.readLooks().Scale)
	}
	p.redoing()
	p.redoing()
	if p.w.looks.Mode != look.Dark || p.w.looks.Scale != 1.3 || p.w.readLooks() != p.w.looks {
		t.Errorf("redone to %+v, kept as %+v", p.w.looks, p.w.readLooks())
	}
}
