package meetings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
)

// tip is what the line of days tells of one day, on a card above the line. It
// lets the mouse through.
type tip struct {
	widget.BaseWidget
	card                 *ui.Card
	stack                *ui.Stack
	label, means, source *ui.Words
}

func newTip() *tip {
	t := &tip{
		label:  ui.NewWords("", ui.WordsStyle{Bold: true}),
		means:  ui.NewWords("", ui.WordsStyle{}),
		source: ui.NewWords("", ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
	}
	t.stack = ui.NewStack(2, t.label, t.means, t.source)
	t.stack.Inset, t.stack.Top, t.stack.Bottom = 6, 4, 4
	t.card = ui.NewCard(t.stack, ui.Neutral)
	t.ExtendBaseWidget(t)
	t.Hide()
	return t
}

func (t *tip) set(d day) {
	label := d.label
	if d.state == dayLate {
		label += " · " + lower(swedish.T("window.days.late"))
	}
	t.label.SetText(label)
	t.means.SetText(d.means)
	t.source.SetText(d.rule)
	t.means.Hidden, t.source.Hidden = d.means == "", d.rule == ""
}

const tipRoom = 36 // what card and stack have around the words, from side to side

func (t *tip) natural() float32 {
	wide := max(t.label.NaturalWidth(), t.source.NaturalWidth())
	if t.means.Visible() {
		wide = max(wide, t.means.NaturalWidth())
	}
	return wide + tipRoom
}

// HeightFor returns the height in a width.
func (t *tip) HeightFor(width float32) float32 {
	pad := theme.Padding() * 1.5
	return t.stack.HeightFor(width-2*pad) + 2*pad
}

// CreateRenderer implements fyne.Widget.
func (t *tip) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(t.card) }

var _ fyne.Widget = (*tip)(nil)
