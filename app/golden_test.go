package app

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/data"
)

// read is the program on the matter of § 46 with three notes, as a member reads.
func read(t *testing.T, o look.Options) *program {
	t.Helper()
	p := imported(t)
	p.w.setLooks(o)
	p.w.win.Resize(fyne.NewSize(1280, 800))
	it := p.open(46)
	for _, n := range []struct {
		quote, text string
		kind        data.NoteKind
		colour      string
	}{
		{"Försöket har pågått sedan den 1 februari och omfattar kvällar och helger.", "Gäller det även storhelger?", data.KindAsk, "yellow"},
		{"antalet besök per pass sjunkit från 14 till 9", "I mars stod det 12. Vilket stämmer?", data.KindCheck, "red"},
		{"0,6 miljoner kronor lägre än i dag", "Bra, men fråga om hösten.", data.KindFor, "green"},
	} {
		if _, err := act.Annotate(t.Context(), p.store, act.Remark{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Quote: n.quote, Kind: n.kind, Text: n.text, Colour: n.colour}); err != nil {
			t.Fatal(err)
		}
	}
	p.w.toasts.Clear()
	p.w.matter.toTop()
	p.w.win.Canvas().Unfocus()
	return p
}

// settle has every object drawn anew: under load one was seen to be drawn as it
// was before the theme came.
func settle(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			settle(child)
		}
	case fyne.Widget:
		o.Refresh()
		for _, child := range test.WidgetRenderer(o).Objects() {
			settle(child)
		}
	default:
		o.Refresh()
	}
}

// The pictures are compared pixel by pixel. After a wanted change, look at
// testdata/failed and copy it over.
func TestTheMainScreenLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name string
		look.Options
	}{
		{"reading-light", look.Options{Mode: look.Light, Scale: 1}},
		{"reading-dark", look.Options{Mode: look.Dark, Scale: 1}},
		{"reading-150", look.Options{Mode: look.Light, Scale: 1.5}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, c.Options)
			settle(p.w.win.Content())
			test.AssertRendersToImage(t, c.name+".png", p.w.win.Canvas())
		})
	}
}

func TestTheListsLookAsTheyShould(t *testing.T) {
	p := imported(t)
	p.w.setLooks(look.Options{Mode: look.Light, Scale: 1})
	p.w.win.Resize(fyne.NewSize(1280, 800))
	it := p.open(51)
	if _, err := act.Annotate(t.Context(), p.store, act.Remark{MeetingID: p.w.now.meeting.ID, ItemID: it.ID, Row: &data.RowRef{List: "Anmälningsärenden", Number: 3}, Kind: data.KindAsk, Text: "Varför kunde det inte vänta till nämnden?", Colour: "yellow"}); err != nil {
		t.Fatal(err)
	}
	p.w.toasts.Clear()
	p.w.win.Canvas().Unfocus()
	settle(p.w.win.Content())
	test.AssertRendersToImage(t, "lists-light.png", p.w.win.Canvas())
}
