package app

import (
	"context"
	"encoding/json"
	"os"
	"runtime"
	"slices"
	"strconv"

	"fyne.io/fyne/v2/theme"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/settings"
	"paragraf/app/swedish"
	"paragraf/pdf/compose"
)

// The keys under which the window's own settings stand in the store.
const (
	keyMode    = "window/mode"
	keyScale   = "window/scale"
	keyColumns = "window/columns"
	keySigner  = "window/key_file"
	keyClerk   = "window/clerk"
	keyPost    = "window/clerk_title"
)

func (w *Window) setting(key string) string {
	value, err := w.store.Setting(context.Background(), key)
	if err != nil {
		return "" // a lost setting is no reason to stop
	}
	return value
}

func (w *Window) setSetting(key, value string) {
	if err := w.store.SetSetting(context.Background(), key, value); err != nil {
		w.toasts.Say(swedish.T("window.settings.not_saved"))
	}
}

func (w *Window) readLooks() look.Options {
	o := look.Options{Mode: look.System, Scale: 1}
	if m := look.Mode(w.setting(keyMode)); slices.Contains(settings.Modes, m) {
		o.Mode = m
	}
	if s, err := strconv.ParseFloat(w.setting(keyScale), 32); err == nil && s >= look.MinScale && s <= look.MaxScale {
		o.Scale = float32(s)
	}
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

// setLooks makes a look take effect at once, and remembers it.
func (w *Window) setLooks(o look.Options) {
	o.Scale = min(max(o.Scale, look.MinScale), look.MaxScale)
	w.looks = o
	look.Apply(w.app, seen(o))
	w.refresh()
	w.setSetting(keyMode, string(o.Mode))
	w.setSetting(keyScale, strconv.FormatFloat(float64(o.Scale), 'f', 2, 32))
}

// resizeText makes all text larger (+1) or smaller (-1), or 100 % again (0).
func (w *Window) resizeText(by int) {
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
	o := seen(w.looks)
	dark := o.Mode == look.Dark || o.Mode == look.System && w.app.Settings().ThemeVariant() == theme.VariantDark
	o.Mode = look.Dark
	if dark {
		o.Mode = look.Light
	}
	w.setLooks(o)
}

// columnsKept is how the columns are remembered.
type columnsKept struct {
	Widths []float32 `json:"widths"`
	Folded []bool    `json:"folded"`
}

func (w *Window) readColumns() ([]float32, []bool) {
	var kept columnsKept
	if json.Unmarshal([]byte(w.setting(keyColumns)), &kept) != nil {
		return nil, nil
	}
	return kept.Widths, kept.Folded
}

func (w *Window) saveColumns(widths []float32, folded []bool) {
	if raw, err := json.Marshal(columnsKept{widths, folded}); err == nil {
		w.setSetting(keyColumns, string(raw))
	}
}

func (w *Window) toggleFold(i int) { w.columns.Fold(i, !w.columns.Folded(i)) }

func (w *Window) openSettings() {
	var orgs []string
	clauses := map[string]string{}
	for _, m := range w.now.meetings {
		if slices.Contains(orgs, m.Organization) {
			continue
		}
		orgs = append(orgs, m.Organization)
		style, err := act.Style(context.Background(), w.store, m.Organization)
		if err == nil {
			clauses[m.Organization] = string(style.Clauses)
		}
	}
	settings.Open(w.win, settings.Params{
		Mode: w.looks.Mode, Scale: w.looks.Scale, Organizations: orgs, Clauses: clauses,
		OnLook: func(mode look.Mode, scale float32) { w.setLooks(look.Options{Mode: mode, Scale: scale}) },
		OnClauses: func(organization, style string) {
			if err := act.SetStyle(context.Background(), w.store, organization, compose.ClauseStyle(style)); err != nil {
				w.problem(err, swedish.T("window.error.safe"))
			}
		},
	})
}
