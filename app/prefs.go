package app

import (
	"context"
	"encoding/json"

	"paragraf/app/swedish"
)

// The keys under which the window's own settings stand in the store.
const (
	keyMeeting     = "window/meeting" // the one that was open last
	keySize        = "window/size"
	keyCrash       = "window/crash" // the latest report that was offered
	keyColumns     = "window/columns"
	keySignerKnown = "window/key_file_known"
	keyClerk       = "window/clerk"
	keyPost        = "window/clerk_title"
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

// hiddenColumn is the column to bring back into sight first, -1 where all are seen.
func (w *Window) hiddenColumn() int {
	if w.mode != prepare && w.mode != meet {
		return -1
	}
	for _, i := range []int{1, 0} {
		if w.columns.Hidden(i) {
			return i
		}
	}
	return -1
}

func (w *Window) toggleFold(i int) { w.columns.Toggle(i) }
