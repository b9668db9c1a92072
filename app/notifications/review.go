package notifications

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"paragraf/app/look"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// ReviewParams is what was read, and what to do with it.
type ReviewParams struct {
	Lists  []data.NotificationList
	Beside []string // what stood beside the rows
	Unread []string // what the file hides and was not read, in sentences
	Known  []string // names of the lists that the item has
	// Save is called with the rows as they were left; replace names the list that
	// goes out, "" for none. An error stays in the dialog.
	Save func(lists []data.NotificationList, replace string) error
	// Append is called instead where the rows come last in a list that is there.
	Append func(lists []data.NotificationList, to string) error
}

// review is the dialog over rows that were read: they are seen, corrected and
// saved, or left.
type review struct {
	params  ReviewParams
	win     fyne.Window
	rows    []data.Notification // of all lists, in their order
	of      []int               // which list each is of
	list    *ui.List
	first   map[data.Notification]int // rows that say the same: the first of them
	heights heights
	said    *ui.Words
	dialog  *ui.Dialog
}

// Review opens the dialog.
func Review(win fyne.Window, p ReviewParams) {
	r := &review{params: p, win: win, said: ui.NewWords("", ui.WordsStyle{Colour: look.Secondary})}
	for i, l := range p.Lists {
		for _, e := range l.Entries {
			r.rows, r.of = append(r.rows, e), append(r.of, i)
		}
	}
	r.heights.probe = newPlainRow()
	r.list = ui.NewList(ui.ListOptions{
		Length:   func() int { return len(r.rows) },
		Create:   func() fyne.CanvasObject { return newPlainRow() },
		Update:   func(i int, o fyne.CanvasObject) { o.(*lineRow).set(r.line(i), nil) },
		Height:   func(i int, width float32) float32 { return r.heights.of(r.line(i), nil, width) },
		Text:     func(i int) string { return fmt.Sprintf("%d %s", r.rows[i].Number, r.rows[i].Text) },
		OnOpened: r.edit,
		OnKey: func(i int, k fyne.KeyName) bool {
			if k == fyne.KeyDelete || k == fyne.KeyBackspace {
				r.remove(i)
				return true
			}
			return false
		},
		Label: swedish.T("window.rows.label"),
	})
	title := ui.NewEntry()
	title.SetText(p.Lists[0].Title)
	all := ui.NewStack(6, ui.NewWords(swedish.T("window.rows.review_about"), ui.WordsStyle{Colour: look.Secondary}))
	kept := swedish.T("window.rows.as_new")
	choice := ui.NewSelect([]string{kept}, nil)
	for _, k := range p.Known {
		choice.Options = append(choice.Options, swedish.T("window.rows.replace", "list", k), swedish.T("window.rows.append", "list", k))
	}
	chosen := func() (list string, last bool) {
		i := choice.SelectedIndex() - 1
		if i < 0 {
			return "", false
		}
		return p.Known[i/2], i%2 == 1
	}
	choice.SetSelectedIndex(0)
	choice.Label = swedish.T("window.rows.where")
	choice.OnChanged = func(string) {
		if list, _ := chosen(); list != "" {
			title.SetText(list)
		}
	}
	if len(p.Lists) == 1 {
		title.Label = swedish.T("window.rows.list_name")
		all.Add(ui.NewLine(title.Label, ui.LineStyle{Bold: true}), title)
	}
	if len(p.Known) > 0 {
		all.Add(choice)
	}
	all.Add(container.New(roomOf{win}, r.list))
	if len(p.Beside) > 0 {
		all.Add(ui.NewCard(ui.NewWords(swedish.T("window.rows.beside", "words", strings.Join(p.Beside, "” · ”")), ui.WordsStyle{MaxLines: 5}), ui.WarningTone))
	}
	if len(p.Unread) > 0 {
		all.Add(ui.NewCard(ui.NewWords(strings.Join(p.Unread, "\n"), ui.WordsStyle{MaxLines: 5}), ui.WarningTone))
	}
	all.Add(r.said)
	save := ui.NewPrimary(swedish.T("window.rows.save_rows"), func() {
		save := p.Save
		list, last := chosen()
		if last {
			save = p.Append
		}
		if err := save(r.result(strings.TrimSpace(title.Text)), list); err != nil {
			r.said.Set(err.Error(), look.Error, false)
			r.dialog.Fit()
			return
		}
		r.dialog.Close()
	})
	leave := ui.NewButton(swedish.T("ui.cancel"), func() { r.dialog.Close() })
	r.count()
	r.dialog = ui.Custom(win, ui.DialogOptions{Title: swedish.T("window.rows.review"), Content: all, Buttons: []*ui.Button{leave, save}, Default: save, Focus: r.list, Width: 720})
	r.list.Select(0)
}

func (r *review) line(i int) line {
	l := lines(data.NotificationList{Entries: r.rows[i : i+1]}, nil, nil, nil, data.ItemChanges{})[0]
	l.plain = true
	if n, there := r.first[unnumbered(r.rows[i])]; there && n != i {
		l.badge, l.tone = swedish.T("window.rows.same_as", "n", r.rows[n].Number), ui.ErrorTone
	} else if r.rows[i].CaseNumber == "" {
		l.badge, l.tone = swedish.T("window.rows.no_case"), ui.WarningTone
	}
	if len(r.params.Lists) > 1 && (i == 0 || r.of[i-1] != r.of[i]) {
		l.group = r.params.Lists[r.of[i]].Title
	}
	return l
}

// count tells how many rows there are, and finds those that say the same.
func (r *review) count() {
	r.first = map[data.Notification]int{}
	for i, e := range slices.Backward(r.rows) {
		r.first[unnumbered(e)] = i
	}
	r.said.Set(swedish.N("window.rows.review_count", len(r.rows)), look.Secondary, false)
}

// unnumbered is what a row says, wherever it stands.
func unnumbered(e data.Notification) data.Notification {
	e.Number = 0
	return e
}

// result is the lists as they were left. A single list has the name that was
// written.
func (r *review) result(title string) []data.NotificationList {
	var lists []data.NotificationList
	for i, l := range r.params.Lists {
		out := data.NotificationList{Title: l.Title}
		if len(r.params.Lists) == 1 && title != "" {
			out.Title = title
		}
		for j, e := range r.rows {
			if r.of[j] == i {
				out.Entries = append(out.Entries, e)
			}
		}
		if len(out.Entries) > 0 {
			lists = append(lists, out)
		}
	}
	return lists
}

func (r *review) remove(i int) {
	r.rows, r.of = slices.Delete(r.rows, i, i+1), slices.Delete(r.of, i, i+1)
	r.changed(min(i, len(r.rows)-1))
}

func (r *review) changed(i int) {
	r.count()
	r.list.Select(i)
	r.list.Refresh()
}

// edit corrects a row.
func (r *review) edit(i int) {
	e := r.rows[i]
	text := ui.NewMultiLine(4)
	number, decider, day := ui.NewEntry(), ui.NewEntry(), ui.NewEntry()
	text.SetText(e.Text)
	number.SetText(e.CaseNumber)
	decider.SetText(e.DecidedBy)
	day.SetText(e.Date)
	ui.Form(r.win, ui.FormOptions{
		Title: swedish.T("window.rows.correct", "n", e.Number),
		Fields: []ui.Field{
			{Label: swedish.T("window.rows.field.text"), Widget: text, Required: true},
			{Label: swedish.T("window.rows.field.case"), Widget: number},
			{Label: swedish.T("window.rows.field.decider"), Widget: decider},
			{Label: swedish.T("window.rows.field.date"), Widget: day, Hint: swedish.T("window.rows.field.date_hint")},
		},
		Submit: swedish.T("window.rows.correct_do"),
		OnSubmit: func() error {
			date := strings.TrimSpace(day.Text)
			if _, err := time.Parse(time.DateOnly, date); err != nil && date != "" {
				return fmt.Errorf("%s", swedish.T("window.rows.field.date_bad", "date", date))
			}
			e.Text, e.CaseNumber = strings.TrimSpace(text.Text), strings.TrimSpace(number.Text)
			e.DecidedBy, e.Date = strings.TrimSpace(decider.Text), date
			r.rows[i] = e
			r.changed(i)
			return nil
		},
	})
}
