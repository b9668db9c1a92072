package compose

import (
	"fmt"
	"strings"
	"time"

	"paragraf/pdf/compose/layout"
)

// BoxOptions is what a signature shows. Width and Height are the field's size
// in points; 0 takes the size that this package gives its fields.
type BoxOptions struct {
	Name   string
	Role   string    // a field's role, or a word of one's own
	At     time.Time // in the zone to show
	Trial  bool      // signed with a trial identity, which proves nothing
	Holder string    // the name in the certificate, where it is not Name
	Width  float64
	Height float64
}

// SignatureBox sets a page of exactly the field's size with the visible
// appearance of a signature: name, role, that it is electronic, and when.
func SignatureBox(o BoxOptions) ([]byte, error) {
	if o.Width <= 0 {
		o.Width = BoxWidth
	}
	if o.Height <= 0 {
		o.Height = BoxHeight
	}
	p := &paper{title: "Underskrift", created: created(o.At)}
	role := or(fieldLabels[o.Role], o.Role)
	if o.Role == RoleClerk {
		role = "Intygar riktigheten"
	}
	type row struct {
		text  string
		style layout.Style
	}
	if o.Trial {
		role = strings.TrimPrefix(role+" · Providentitet", " · ")
	}
	how := "Elektroniskt undertecknad"
	if o.Holder != "" {
		how += " med certifikat för " + o.Holder
	}
	rows := []row{{o.Name, boxName}, {role, boxText}, {how, boxText}, {moment(o.At), boxText}}
	const edge = 9.0
	s := layout.Strip{Role: layout.Form, Height: o.Height, Boxes: []layout.Box{
		{W: o.Width, H: o.Height, Color: white},
		{X: 0.4, Y: 0.4, W: o.Width - 0.8, H: o.Height - 0.8, Weight: 0.7, Color: line},
		{X: 0, Y: 0, W: 2.5, H: o.Height, Color: accent},
	}}
	// The box has a fixed size: the text shrinks until all of it stands inside.
	for k := 1.0; ; k *= 0.93 {
		var lines []layout.Line
		height := 0.0
		for _, r := range rows {
			if strings.TrimSpace(r.text) == "" {
				continue
			}
			r.style.Size, r.style.Leading = r.style.Size*k, r.style.Leading*k
			for _, l := range p.text(r.text, r.style).Lines(o.Width-2*edge, 0) {
				lines = append(lines, l)
				height += l.Leading
			}
		}
		if height > o.Height-4 && k > 0.02 {
			continue
		}
		y := (o.Height - height) / 2
		for _, l := range lines {
			if len(l.Fragments) > 0 {
				s.Texts = append(s.Texts, layout.Placed{X: edge, Y: y + l.Fragments[0].Style.Baseline(), Line: l})
			}
			y += l.Leading
		}
		break
	}
	return p.write([]layout.Page{{{Strip: &s}}}, o.Width, o.Height, false)
}

var (
	boxName = layout.Style{Face: layout.Sans, Size: 11, Leading: 14, Color: ink}
	boxText = layout.Style{Face: layout.Sans, Size: 8, Leading: 11, Color: muted}
)

// moment prints a time with its zone, "2025-06-11 kl. 09.12 (UTC+2)".
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	_, offset := t.Zone()
	zone := "UTC"
	if offset != 0 {
		zone = fmt.Sprintf("UTC%+d", offset/3600)
		if minutes := offset / 60 % 60; minutes != 0 {
			zone += fmt.Sprintf(":%02d", max(minutes, -minutes))
		}
	}
	return t.Format("2006-01-02 kl. 15.04") + " (" + zone + ")"
}
