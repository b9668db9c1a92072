package notifications

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"paragraf/app/annotext"
	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/data"
)

// many is a list of n rows, no two alike.
func many(n int) data.NotificationList {
	l := data.NotificationList{Title: "Anmälningsärenden"}
	for i := range n {
		l.Entries = append(l.Entries, data.Notification{
			Number: i + 1, CaseNumber: fmt.Sprintf("25VN%04d", i), DecidedBy: "Vårddirektören",
			Text: fmt.Sprintf("Vårddirektören har beslutat om attesträtt nummer %d för hälsocentralen i Lomvik under det andra kvartalet.", i),
		})
	}
	return l
}

func open(tb testing.TB) (*Rows, fyne.Window) {
	tb.Helper()
	look.Apply(test.NewTempApp(tb), look.Options{})
	swedish.Use(swedish.Swedish)
	r := New(Params{Writing: func(func() data.RowRef) *annotext.Writing {
		return &annotext.Writing{Kinds: []annotext.Kind{{ID: "note", Name: "Anteckning", Colour: annotext.Yellow}}}
	}, Read: func([]data.RowRef, bool) {}, Raise: func(data.RowRef, bool) {}})
	w := test.NewTempWindow(tb, r.Content())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 700))
	return r, w
}

func BenchmarkOpen10000(b *testing.B) {
	r, _ := open(b)
	l := many(10_000)
	for b.Loop() {
		r.heights.at = heightsAt{}
		r.Show(l, nil, nil, nil, data.ItemChanges{})
	}
}

func BenchmarkMarkRead10000(b *testing.B) {
	r, _ := open(b)
	l := many(10_000)
	marks := map[data.Notification]Mark{}
	n := 0
	for b.Loop() {
		n++
		marks[l.Entries[n%10_000]] = Mark{Read: true}
		r.Show(l, nil, nil, marks, data.ItemChanges{})
	}
}

func BenchmarkScroll10000(b *testing.B) {
	r, _ := open(b)
	r.Show(many(10_000), nil, nil, nil, data.ItemChanges{})
	i := 0
	for b.Loop() {
		i = (i + 3) % 10_000
		r.List().ScrollTo(i)
	}
}
