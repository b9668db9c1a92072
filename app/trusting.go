package app

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"paragraf/app/act"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/pdf/verify"
)

// keyTrust is the setting that holds whom the user trusts: the computer's own
// store, files and folders with certificates, trusted lists.
const keyTrust = "window/trust"

func (w *Window) trusted() []string {
	var sources []string
	if json.Unmarshal([]byte(w.setting(keyTrust)), &sources) != nil {
		return nil
	}
	return sources
}

func (w *Window) setTrusted(sources []string) {
	raw, err := json.Marshal(sources)
	if err != nil || len(sources) == 0 {
		raw = nil
	}
	w.setSetting(keyTrust, string(raw))
}

// trust is whom the user trusts, nil where nobody is chosen: what every check,
// signature and file that comes back is judged by in the window. It reads the
// sources anew when the choice or one of the files has changed, and may be called
// on any goroutine. With an error, as that a file is gone, nobody is trusted.
func (w *Window) trust() (*act.Trust, error) { return w.trusts.read(w.trusted()) }

// judge checks the signatures of a file by whom the user trusts.
func (w *Window) judge(pdf []byte) verify.Report {
	trust, _ := w.trust() // a source that is gone is told where files are checked
	return act.Verify(pdf, trust)
}

// trusts is what was read last of whom the user trusts.
type trusts struct {
	mu    sync.Mutex
	state string // the sources with their times and sizes
	trust *act.Trust
	err   error
}

func (t *trusts) read(sources []string) (*act.Trust, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	state := ""
	for _, s := range sources {
		state += s + "\n"
		if info, err := os.Stat(s); err == nil {
			state += fmt.Sprint(info.ModTime().UnixNano(), info.Size(), "\n")
		}
	}
	if state != t.state || t.err != nil {
		t.state = state
		t.trust, t.err = act.LoadTrust(sources)
	}
	return t.trust, t.err
}

// askTrust lets the user choose whom to trust; done is called after the dialog,
// when something was changed.
func (w *Window) askTrust(done func()) {
	sources, changed := w.trusted(), false
	rows := ui.NewStack(4)
	var dialog *ui.Dialog
	var show func()
	set := func(next []string) {
		sources, changed = next, true
		w.setTrusted(next)
		show()
		dialog.Fit()
	}
	add := func(source string) {
		if slices.Contains(sources, source) {
			return
		}
		if _, err := act.LoadTrust([]string{source}); err != nil {
			w.problem(err, swedish.T("window.trust.unchanged"))
			return
		}
		set(append(slices.Clone(sources), source))
	}
	system := ui.NewCheck(swedish.T("window.trust.system"), nil)
	system.SetChecked(slices.Contains(sources, act.SystemTrust))
	system.OnChanged = func(on bool) {
		if on {
			add(act.SystemTrust)
			return
		}
		set(slices.DeleteFunc(slices.Clone(sources), func(s string) bool { return s == act.SystemTrust }))
	}
	show = func() {
		var all []fyne.CanvasObject
		for _, s := range sources {
			if s == act.SystemTrust {
				continue
			}
			remove := ui.NewButton(swedish.T("window.trust.remove"), func() {
				set(slices.DeleteFunc(slices.Clone(sources), func(have string) bool { return have == s }))
			})
			all = append(all, ui.NewLined(ui.NewStack(0, sourceLines(s)...), remove))
		}
		if len(all) == 0 {
			all = append(all, ui.NewWords(swedish.T("window.trust.none"), ui.WordsStyle{Colour: look.Secondary}))
		}
		rows.Set(all...)
	}
	show()
	types := []string{".pem", ".crt", ".cer", ".der", ".xml"}
	file := ui.NewButton(swedish.T("window.trust.add_file"), func() {
		ui.OpenFile(w.win, ui.FileOptions{Title: swedish.T("window.trust.choose_file"), Extensions: types, Submit: swedish.T("window.trust.submit")}, add)
	})
	folder := ui.NewButton(swedish.T("window.trust.add_folder"), func() {
		ui.OpenFolder(w.win, ui.FileOptions{Title: swedish.T("window.trust.choose_folder"), Extensions: types[:4], Submit: swedish.T("window.trust.submit")}, add)
	})
	dialog = ui.Custom(w.win, ui.DialogOptions{
		Title: swedish.T("window.trust.title"), Width: 560, Focus: system,
		Content: ui.NewStack(10, ui.NewWords(swedish.T("window.trust.about"), ui.WordsStyle{Colour: look.Secondary}), system, rows, ui.NewFlow(8, file, folder)),
		OnClosed: func() {
			if changed {
				done()
			}
		},
	})
}

// sourceLines are a file or folder whose issuers are trusted and what there is to
// know of it: how many, which list and of which day, or that it is gone.
func sourceLines(source string) []fyne.CanvasObject {
	lines := []fyne.CanvasObject{ui.NewWords(source, ui.WordsStyle{})}
	trust, err := act.LoadTrust([]string{source})
	name := filepath.Base(source) + ": "
	if err == nil && len(trust.Notes) == 1 && strings.HasPrefix(trust.Notes[0], name) { // who it is says more than where it lies
		who := strings.TrimSuffix(strings.TrimPrefix(trust.Notes[0], name), ".")
		return []fyne.CanvasObject{ui.NewWords(who, ui.WordsStyle{Bold: true}), ui.NewWords(source, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary})}
	}
	if err != nil {
		return append(lines, ui.NewWords(err.Error(), ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Error}))
	}
	for _, note := range trust.Notes {
		lines = append(lines, ui.NewWords(note, ui.WordsStyle{Size: theme.SizeNameCaptionText, Colour: look.Secondary}))
	}
	return lines
}
