package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/ui"
	"paragraf/data"
)

// canary is what a note and a paper hold, and no report may.
const canary = "KANARIEFÅGELN som ingen annan får läsa"

// withHome starts the window again on the same store with a place for reports.
func (p *program) withHome() *Window {
	p.t.Helper()
	w := New(p.app, p.store, Options{Version: "1.2.3", Now: testNow, Home: p.dir}).Window()
	p.t.Cleanup(func() {
		w.Close()
		w.win.Close()
		ui.Recovered = nil
	})
	return w
}

func (p *program) crashReport() string {
	p.t.Helper()
	paths, _ := filepath.Glob(filepath.Join(p.dir, "crashes", "*.txt"))
	if len(paths) != 1 {
		p.t.Fatalf("%d reports", len(paths))
	}
	raw, err := os.ReadFile(paths[0])
	if err != nil {
		p.t.Fatal(err)
	}
	return string(raw)
}

func TestAPanicInWorkIsReportedWithoutContent(t *testing.T) {
	p := imported(t)
	w := p.withHome()
	if _, err := p.store.AddNote(context.Background(), data.Note{MeetingID: w.now.meeting.ID, Kind: data.KindNote, Text: canary}); err != nil {
		t.Fatal(err)
	}
	w.do("adjust")
	w.do("prepare")
	var got error
	ui.Load(w.win, ui.Task{}, func(context.Context, *ui.Progress) (int, error) {
		panic("cannot anchor " + canary)
	}, func(_ int, err error) { got = err })
	if !errors.Is(got, ui.ErrPanicked) {
		t.Fatalf("the work ended with %v", got)
	}
	report := p.crashReport()
	if strings.Contains(report, "KANARIE") {
		t.Fatalf("the report quotes what the panic said:\n%s", report)
	}
	for _, want := range []string{"1.2.3", "adjust, prepare", "string", "TestAPanicInWorkIsReportedWithoutContent"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report does not tell %q:\n%s", want, report)
		}
	}
}

func TestAPanicInTheWindowEndsItWithAReport(t *testing.T) {
	p := imported(t)
	w := New(p.app, p.store, Options{Version: "1.2.3", Now: testNow, Home: p.dir})
	defer func() { ui.Recovered = nil }()
	w.fyne = panics{p.app}
	err := w.Run()
	var crash *Crashed
	if !errors.As(err, &crash) || crash.Report == "" {
		t.Fatalf("Run returned %v", err)
	}
	report := p.crashReport()
	if !strings.Contains(report, "index out of range") || strings.Contains(report, "KANARIE") {
		t.Errorf("the report:\n%s", report)
	}
	if !strings.Contains(err.Error(), crash.Report) || !strings.Contains(err.Error(), "sparat") {
		t.Errorf("said: %v", err)
	}
	w.window.Close()
}

// panics is an app whose run ends as a fault in a screen does.
type panics struct{ fyne.App }

func (panics) Run() {
	list := []string{canary}
	_ = list[len(list)]
}

func TestTheNextStartOffersTheReportOnce(t *testing.T) {
	p := imported(t)
	first := p.withHome()
	first.workPanicked("x", []byte("stack"))
	second := p.withHome()
	if !second.modal() {
		t.Fatal("the next start offers nothing")
	}
	second.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !second.modal() {
		t.Fatal("the report is not shown")
	}
	var words []string
	for _, o := range second.win.Canvas().Overlays().List() {
		words = append(words, shown(o)...)
	}
	if !strings.Contains(strings.Join(words, "\n"), "1.2.3") {
		t.Errorf("what is shown is not the report: %q", words)
	}
	second.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if third := p.withHome(); third.modal() {
		t.Fatal("the report is offered again")
	}
}
