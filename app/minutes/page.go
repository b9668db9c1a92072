// Package minutes is the screen where the minutes of a meeting are made and
// brought to adjustment (justering): what is missing before they can be
// signed, the document as it stands, and who has signed it.
//
// The screen shows what it is given. It composes nothing and signs nothing: the
// window does that when it is asked through [Params].
package minutes

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// Params is what the screen needs from the window.
type Params struct {
	Make   func()              // make the minutes, or a draft of them
	Sign   func(role string)   // sign the latest minutes; role "" asks for it
	Open   func(data.Document) // open in the system's viewer
	Save   func(data.Document) // save a copy
	Verify func(data.Document) // check the signatures
	Next   func()              // go on to what is sent out
}

// Page is the screen.
type Page struct {
	params  Params
	sheet   *ui.Sheet
	content fyne.CanvasObject
	make    *ui.Button
}

// New makes the screen.
func New(p Params) *Page {
	page := &Page{params: p, sheet: ui.NewSheet(0)}
	page.sheet.Inset, page.sheet.Top, page.sheet.Bottom, page.sheet.Widest = 46, 26, 48, 660
	page.content = ui.NewFill(look.Paper, page.sheet.Content())
	return page
}

// Content returns the screen.
func (p *Page) Content() fyne.CanvasObject { return p.content }

// Signer is one who is to sign the minutes.
type Signer struct {
	Role, Name string
	Signed     *data.Signing // nil while the signature is missing
}

// Signers lists who is to sign a meeting's minutes in the order of the papers,
// each with the signature that the document carries.
func Signers(m data.Meeting, doc *data.Document) []Signer {
	list := expected(m)
	if doc == nil {
		return list
	}
	var left []data.Signing
	for _, s := range doc.Signed { // first those whose name is the expected one
		i := slices.IndexFunc(list, func(x Signer) bool { return x.Signed == nil && x.Role == s.Role && sameName(x.Name, s.Name) })
		if i < 0 {
			left = append(left, s)
			continue
		}
		list[i].Signed = &s
	}
	for _, s := range left {
		if i := slices.IndexFunc(list, func(x Signer) bool { return x.Signed == nil && x.Role == s.Role }); i >= 0 {
			list[i].Signed = &s
		}
	}
	return list
}

// expected lists who is to sign: as the front page says, else by their office
// in the attendance list.
func expected(m data.Meeting) []Signer {
	front := data.Minutes{}
	if m.Minutes != nil {
		front = *m.Minutes
	}
	holder := func(name string, role data.Role) string {
		for _, a := range m.Attendance {
			if name == "" && a.Role == role {
				name = a.Name
			}
		}
		return name
	}
	var list []Signer
	add := func(role, name string) {
		s := Signer{Role: role, Name: name}
		if name != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	add("secretary", holder(front.Secretary, data.Secretary))
	add("chair", holder(front.Chair, data.Chair))
	for _, a := range front.Adjustments {
		for _, name := range a.Adjusters {
			add("adjuster", name)
		}
	}
	return list
}

func sameName(a, b string) bool {
	bare := func(s string) string {
		if i := strings.Index(s, " ("); i >= 0 {
			s = s[:i]
		}
		return strings.ToLower(strings.TrimSpace(s))
	}
	return bare(a) == bare(b)
}

// Latest returns the newest minutes among a meeting's documents (newest first).
func Latest(documents []data.Document) *data.Document {
	for _, d := range documents {
		if d.Kind == data.MinutesDocument {
			return &d
		}
	}
	return nil
}

// Show shows a meeting; missing says, in sentences, what keeps the minutes from
// being signed.
func (p *Page) Show(m data.Meeting, documents []data.Document, missing []string) {
	doc := Latest(documents)
	signers := Signers(m, doc)
	all := []fyne.CanvasObject{
		ui.NewWords(swedish.T("window.minutes.title"), ui.WordsStyle{Size: look.SizeReadingHeading, Serif: true, Bold: true, Leading: 1.25}),
		ui.NewSpace(2),
		ui.NewWords(about(m), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
		ui.NewSpace(16),
	}
	if len(missing) > 0 {
		texts := []fyne.CanvasObject{ui.NewWords(swedish.T("window.minutes.not_ready"), ui.WordsStyle{Bold: true})}
		for _, s := range missing {
			texts = append(texts, ui.NewWords("– "+s, ui.WordsStyle{}))
		}
		texts = append(texts, ui.NewSpace(2), ui.NewWords(swedish.T("window.minutes.draft_possible"), ui.WordsStyle{Colour: look.Secondary}))
		all = append(all, ui.NewCard(ui.NewRoomy(texts...), ui.WarningTone), ui.NewSpace(14))
	}
	all = append(all, p.document(doc, len(missing) > 0)...)
	all = append(all, p.signatures(m, doc, signers, len(missing) == 0)...)
	p.sheet.Set(all...)
}

func (p *Page) document(doc *data.Document, draft bool) []fyne.CanvasObject {
	label := "window.minutes.make"
	if draft {
		label = "window.minutes.make_draft"
	}
	if doc == nil {
		p.make = ui.NewPrimary(swedish.T(label), p.params.Make)
		p.make.Hint = "Ctrl+M"
		text := "window.minutes.none"
		if draft {
			text = "window.minutes.none_draft"
		}
		return []fyne.CanvasObject{ui.NewWords(swedish.T(text), ui.WordsStyle{}), ui.NewSpace(10), row(p.make)}
	}
	p.make = ui.NewButton(swedish.T("window.minutes.again"), p.params.Make)
	all := []fyne.CanvasObject{
		ui.Overline(swedish.T("window.minutes.document")), ui.NewSpace(4),
		ui.NewWords(doc.Name, ui.WordsStyle{Bold: true}),
		ui.NewWords(swedish.T("window.minutes.made", "when", swedish.Moment(doc.CreatedAt.Local())), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}),
		ui.NewSpace(8),
	}
	buttons := []fyne.CanvasObject{
		ui.NewButton(swedish.T("window.document.open"), func() { p.params.Open(*doc) }),
		ui.NewButton(swedish.T("window.document.save"), func() { p.params.Save(*doc) }),
	}
	if len(doc.Signed) > 0 {
		buttons = append(buttons, ui.NewButton(swedish.T("window.document.verify"), func() { p.params.Verify(*doc) }))
	} else {
		buttons = append(buttons, p.make)
	}
	return append(all, row(buttons...))
}

func (p *Page) signatures(m data.Meeting, doc *data.Document, signers []Signer, ready bool) []fyne.CanvasObject {
	if len(signers) == 0 {
		return nil
	}
	all := []fyne.CanvasObject{ui.NewSpace(24), ui.Overline(swedish.T("window.minutes.signatures")), ui.NewSpace(2)}
	waiting := 0
	for _, s := range signers {
		all = append(all, newSignerRow(s))
		if s.Signed == nil {
			waiting++
		}
	}
	all = append(all, ui.NewSpace(14))
	switch {
	case doc == nil || !ready:
		all = append(all, ui.NewWords(swedish.T("window.minutes.sign_later"), ui.WordsStyle{Colour: look.Secondary}))
	case waiting > 0:
		sign := ui.NewPrimary(swedish.T("window.minutes.sign"), func() { p.params.Sign("") })
		sign.Hint = "Ctrl+J"
		all = append(all, row(sign), ui.NewSpace(6),
			ui.NewWords(swedish.N("window.minutes.waiting", waiting), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	default:
		all = append(all,
			ui.NewCard(ui.NewRoomy(
				ui.NewWords(swedish.T("window.minutes.adjusted", "date", swedish.Date(adjustedOn(m))), ui.WordsStyle{Bold: true}),
				ui.NewWords(swedish.T("window.minutes.adjusted_next"), ui.WordsStyle{})), ui.GoodTone),
			ui.NewSpace(10), row(ui.NewPrimary(swedish.T("window.minutes.next"), p.params.Next)))
	}
	return all
}

func adjustedOn(m data.Meeting) string {
	latest := ""
	if m.Minutes != nil {
		for _, a := range m.Minutes.Adjustments {
			latest = max(latest, a.AdjustedOn)
		}
	}
	return latest
}

func about(m data.Meeting) string {
	parts := []string{cmp.Or(m.Body, swedish.T("window.where.no_body"))}
	if m.Date != "" {
		parts = append(parts, swedish.Date(m.Date))
	}
	if m.Minutes != nil && m.Minutes.Sections != "" {
		parts = append(parts, swedish.Sections(m.Minutes.Sections))
	}
	parts = append(parts, swedish.N("window.where.items", len(m.Items)), swedish.State(m.State))
	return strings.Join(parts, " · ")
}

func row(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return container.NewHBox(objects...)
}
