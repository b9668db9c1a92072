package app

import (
	"context"
	"encoding/json"
	"os"
	"runtime"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/act"
	"paragraf/app/glyphs"
	"paragraf/app/look"
	"paragraf/app/settings"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// The keys under which the look and the language stand in the store.
const (
	keyMode     = "window/mode"
	keyScale    = "window/scale"
	keyReading  = "window/reading"
	keyLanguage = "window/language" // missing: that of the computer
)

func (w *Window) readLooks() look.Options {
	o := look.Options{Mode: look.System, Scale: 1}
	if m := look.Mode(w.setting(keyMode)); slices.Contains(settings.Modes, m) {
		o.Mode = m
	}
	if s, err := strconv.ParseFloat(w.setting(keyScale), 32); err == nil && s >= look.MinScale && s <= look.MaxScale {
		o.Scale = float32(s)
	}
	var r look.Reading
	if json.Unmarshal([]byte(w.setting(keyReading)), &r) == nil {
		o.Reading = r
	}
	o.Reading = o.Reading.Normal()
	return o
}

// seen is the look that a choice gives here. Where no desktop says whether it is
// light or dark, as without D-Bus on Linux, Fyne takes dark; we take paper.
func seen(o look.Options) look.Options {
	if o.Mode == look.System && runtime.GOOS == "linux" && os.Getenv("DBUS_SESSION_BUS_ADDRESS") == "" {
		o.Mode = look.Light
	}
	return o
}

// setLooks is the reader's choice of a look; it can be undone.
func (w *Window) setLooks(o look.Options) {
	before := w.looks
	w.useLooks(o)
	after := w.looks
	if after == before {
		return
	}
	series := "looks"
	if before.Mode == after.Mode && before.Reading == after.Reading {
		series = "text size"
	}
	use := func(o look.Options) func() error {
		return func() error { w.useLooks(o); return nil }
	}
	w.rememberSeries(series, swedish.T("window.undo.looks"), use(before), use(after))
}

// useLooks makes a look take effect at once, and keeps it for the next start.
func (w *Window) useLooks(o look.Options) {
	o.Scale = min(max(o.Scale, look.MinScale), look.MaxScale)
	o.Reading = o.Reading.Normal()
	if o.Scale != w.looks.Scale {
		w.menuFor = "" // the line of menus is of another height: made anew, it lays the window out
	}
	w.looks = o
	look.Apply(w.app, seen(o))
	glyphs.Changed()
	w.refresh()
	w.setSetting(keyMode, string(o.Mode))
	w.setSetting(keyScale, strconv.FormatFloat(float64(o.Scale), 'f', 2, 32))
	if raw, err := json.Marshal(o.Reading); err == nil {
		w.setSetting(keyReading, string(raw))
	}
}

// resizeText makes all text larger (+1) or smaller (-1), or 100 % again (0).
func (w *Window) resizeText(by int) {
	if pages, ok := w.win.Canvas().Focused().(*ui.Pages); ok { // the pages have the keyboard
		pages.ZoomTo(by)
		return
	}
	o := w.looks
	if by == 0 {
		o.Scale = 1
	} else {
		o.Scale = float32(int(o.Scale*10+0.5)+by) / 10
	}
	w.setLooks(o)
	w.toasts.Say(swedish.T("window.settings.size_now", "percent", int(w.looks.Scale*100+0.5)))
}

// toggleDark changes between light and dark, whatever the desktop says.
func (w *Window) toggleDark() {
	o := w.looks
	shown := seen(o)
	dark := shown.Mode == look.Dark || shown.Mode == look.System && w.app.Settings().ThemeVariant() == theme.VariantDark
	o.Mode = look.Dark
	if dark {
		o.Mode = look.Light
	}
	w.setLooks(o)
}

// chooseLanguage makes the program speak the language that was chosen, or else
// the computer's, which is the one in use when the window is made.
func (w *Window) chooseLanguage() {
	l := w.spoken
	if chosen := swedish.Language(w.setting(keyLanguage)); slices.Contains(swedish.Languages, chosen) {
		l = chosen
	}
	swedish.Use(l)
}

// translateFyne gives Fyne's own words that language too.
func translateFyne() {
	if err := ui.TranslateFyne(); err != nil {
		fyne.LogError("Fyne's own words stay in its language", err)
	}
}

// setLanguage changes every word of the window at once: all of it is built anew,
// at the same place.
func (w *Window) setLanguage(l string) {
	before := w.setting(keyLanguage)
	w.speak(l)
	use := func(l string) func() error {
		return func() error { w.speak(l); return nil }
	}
	w.remember(swedish.T("window.undo.language"), use(before), use(l))
	w.openSettingsAt("language")
}

func (w *Window) speak(l string) {
	w.setSetting(keyLanguage, l)
	w.chooseLanguage()
	translateFyne()
	review := w.review
	w.build()
	if w.reviewing != nil {
		w.review = review // what is under review is not read again
	}
	w.menuFor = ""
	w.refresh()
}

func (w *Window) openSettings() { w.openSettingsAt("") }

func (w *Window) openSettingsAt(at string) {
	var orgs []string
	clauses, archive := map[string]string{}, map[string]string{}
	for _, m := range w.now.meetings {
		if slices.Contains(orgs, m.Organization) {
			continue
		}
		orgs = append(orgs, m.Organization)
		style, err := act.Style(context.Background(), w.store, m.Organization)
		if err == nil {
			clauses[m.Organization], archive[m.Organization] = string(style.Clauses), string(style.Archive)
		}
	}
	tsa, _ := act.TSA(context.Background(), w.store) // a lost setting is no reason to stop
	automatic, _ := act.Automatic(context.Background(), w.store)
	pss, _ := act.PSS(context.Background(), w.store)
	settings.Open(w.win, settings.Params{
		Look: w.looks, Language: w.setting(keyLanguage), Organizations: orgs, Clauses: clauses,
		OnLook: w.setLooks, OnLanguage: w.setLanguage,
		OnClauses: w.setClauses,
		Archive:   archive, OnArchive: w.setArchive,
		TSA: tsa, OnTSA: w.setTSA, Automatic: automatic, OnAutomatic: w.setAutomatic, PSS: pss, OnPSS: w.setPSS,
	}, at)
}

// setClauses chooses how an organization writes the points of a decision.
func (w *Window) setClauses(organization, style string) {
	setStyle(w, organization, swedish.T("window.undo.clauses"), compose.ClauseStyle(style), act.SetStyle, func(s compose.Style) compose.ClauseStyle { return s.Clauses })
}

// setArchive chooses the standard that an organization's documents follow.
func (w *Window) setArchive(organization, form string) {
	setStyle(w, organization, swedish.T("window.undo.archive"), compose.Archive(form), act.SetArchive, func(s compose.Style) compose.Archive { return s.Archive })
}

// setStyle makes one choice of an organization's style another, which can be
// undone.
func setStyle[T any](w *Window, organization, label string, after T, set func(context.Context, *data.Store, string, T) error, of func(compose.Style) T) {
	before, err := act.Style(context.Background(), w.store, organization)
	use := func(choice T) func() error {
		return func() error { return set(context.Background(), w.store, organization, choice) }
	}
	if err == nil {
		err = use(after)()
	}
	if err != nil {
		w.problem(err, swedish.T("window.error.safe"))
		return
	}
	w.remember(label, use(of(before)), use(after))
}

// setTSA chooses the timestamp authority; what waits for one can go on.
func (w *Window) setTSA(address string) error {
	if err := act.SetTSA(context.Background(), w.store, address); err != nil {
		return plainly(err)
	}
	w.evidence.look()
	return nil
}

// setAutomatic lets the program complete evidence while it is open, or not.
func (w *Window) setAutomatic(yes bool) {
	if err := act.SetAutomatic(context.Background(), w.store, yes); err != nil {
		w.problem(err, swedish.T("window.error.safe"))
		return
	}
	w.evidence.look()
}

// setPSS chooses how RSA keys sign.
func (w *Window) setPSS(yes bool) {
	if err := act.SetPSS(context.Background(), w.store, yes); err != nil {
		w.problem(err, swedish.T("window.error.safe"))
	}
}
