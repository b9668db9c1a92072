package ui_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"paragraf/app/look"
	"paragraf/app/ui"
)

// dress starts a program with our look; every test of this package needs it.
func dress(t testing.TB, o look.Options) fyne.App {
	t.Helper()
	a := test.NewTempApp(t)
	look.Apply(a, o)
	return a
}

var matters = []struct{ section, title, about, badge string }{
	{"§ 44", "Val av justerare", "formalia", ""},
	{"§ 46", "Jourverksamhet i norra länsdelen", "25VN0311 · beslut · 14 sidor", "ändrad"},
	{"§ 47", "Upphandling av tolktjänster", "24VN1120 · beslut · 6 sidor", "ny"},
	{"§ 48", "Remiss: screening för hjärtflimmer i hela länet, med yttrande från tre nämnder", "25VN0402 · yttrande", ""},
	{"§ 52", "Anmälnings- och meddelandeärenden", "11 + 5 rader · 6 olästa", "dubblett"},
}

func agenda() *ui.List {
	return ui.NewList(ui.ListOptions{
		Length: func() int { return len(matters) },
		Create: func() fyne.CanvasObject {
			return container.NewPadded(container.NewPadded(container.NewBorder(nil, nil,
				ui.NewLine("§ 000", ui.LineStyle{Color: look.Secondary, Width: 44}),
				container.NewVBox(ui.NewBadge("ändrad", ui.WarningTone)),
				container.NewVBox(ui.NewLine("", ui.LineStyle{}), ui.NewLine("", ui.LineStyle{})))))
		},
		Update: func(i int, o fyne.CanvasObject) {
			row := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*fyne.Container)
			m := matters[i]
			lines := row.Objects[0].(*fyne.Container)
			lines.Objects[0].(*ui.Line).Set(m.title, ui.LineStyle{Bold: m.badge != ""})
			lines.Objects[1].(*ui.Line).Set(m.about, ui.LineStyle{Size: "helperText", Color: look.Secondary})
			row.Objects[1].(*ui.Line).SetText(m.section)
			tone := ui.WarningTone
			switch m.badge {
			case "ny":
				tone = ui.AccentTone
			case "dubblett":
				tone = ui.ErrorTone
			}
			row.Objects[2].(*fyne.Container).Objects[0].(*ui.Badge).Set(m.badge, tone)
		},
		Text:  func(i int) string { return matters[i].section + " " + matters[i].title },
		Label: "Ärenden",
	})
}

// gallery shows every part once, as a screen would use it.
func gallery() fyne.CanvasObject {
	list := agenda()
	list.Select(1)
	primary := ui.NewPrimary("Spara sammanträdet", nil)
	primary.Hint = "Ctrl+S"
	off := ui.NewPrimary("Skriv under …", nil)
	off.Disable()
	entry := ui.NewEntry()
	entry.SetPlaceHolder("Sök i allt: ord, § eller diarienummer")
	note := ui.NewMultiLine(3)
	note.SetText("Gäller det även storhelger?")
	choice := ui.NewSelect([]string{"fråga", "yrkande"}, nil)
	choice.SetSelected("fråga")
	tabs := ui.NewTabs(
		ui.Tab{Title: "Underlag", Content: container.NewPadded(ui.NewStack(4,
			ui.Heading("Jourverksamhet i norra länsdelen"),
			ui.SecondaryText("25VN0311 · tjänsteskrivelse, version 2 av 6 juni"),
			ui.NewCard(ui.Text("Två saker att titta på. Rad 4 och 9 redovisar samma beslut (25VN0290). Rad 7 saknar diarienummer."), ui.ErrorTone),
			ui.NewCard(ui.Text("Uppsatt 16 juni, sista dag att överklaga 7 juli."), ui.Neutral),
			container.NewHBox(primary, ui.NewButton("Rätta närvaron", nil), off, ui.NewDanger("Ta bort", nil), ui.NewQuiet("Avbryt", nil)),
			entry, note, container.NewHBox(choice, ui.NewCheck("Visa alla", nil)),
			container.NewHBox(ui.NewBadge("giltig", ui.GoodTone), ui.NewBadge("okänd utfärdare", ui.WarningTone), ui.NewBadge("väntar", ui.Neutral), ui.NewKeyCap("Ctrl+K")),
		))},
		ui.Tab{Title: "Bilagor 2"}, ui.Tab{Title: "Förslag till beslut"},
	)
	tabs.SetTrailing(ui.NewQuiet("Aa 110 %", nil))
	where := ui.NewFill(look.Where, container.NewPadded(ui.NewStack(4, ui.Overline("Organ"), ui.Text("Vårdnämnden"), ui.Caption("tor 12 juni · 13.00"))))
	return ui.NewColumns(ui.ColumnsOptions{
		Columns: []ui.Column{
			{Content: where, Width: 200, Min: 160},
			{Content: list, Width: 340, Min: 240},
			{Content: ui.NewFill(look.Paper, tabs), Min: 400},
		},
		Grow: 2,
	})
}

func TestGalleryLooksAsItShould(t *testing.T) {
	for _, c := range []struct {
		name string
		look look.Options
		w, h float32
	}{
		{"gallery-light.png", look.Options{Mode: look.Light}, 1200, 640},
		{"gallery-dark.png", look.Options{Mode: look.Dark}, 1200, 640},
		{"gallery-200.png", look.Options{Mode: look.Light, Scale: 2}, 1500, 1150},
	} {
		t.Run(c.name, func(t *testing.T) {
			dress(t, c.look)
			w := test.NewTempWindow(t, gallery())
			w.SetPadded(false)
			w.Resize(fyne.NewSize(c.w, c.h))
			w.Resize(fyne.NewSize(c.w, c.h+1)) // the driver of the tests does not lay out again by itself
			test.AssertRendersToImage(t, c.name, w.Canvas())
		})
	}
}
