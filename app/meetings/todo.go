package meetings

import (
	"cmp"
	"slices"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/calendar"
)

// TodoKind says what is to be done.
type TodoKind string

// The kinds of what presses, each at home in one way to work.
const (
	TodoAdjust  TodoKind = "adjust"  // have the minutes adjusted (KL 5:69)
	TodoPost    TodoKind = "post"    // announce that they are (KL 8:12)
	TodoRemove  TodoKind = "remove"  // the notice may come down (KL 8:12, 13:5)
	TodoExtract TodoKind = "extract" // send extracts to those who are to get the decision

	TodoEvidence TodoKind = "evidence" // complete the evidence of signed files
	TodoRenewal  TodoKind = "renewal"  // renew timestamps before their certificates run out
)

// Todo is one thing that presses.
type Todo struct {
	Kind    TodoKind
	Meeting data.MeetingSummary
	By      string // YYYY-MM-DD; "" where no day is set
	Late    bool
	Count   int    // extracts, or signed files, that wait
	batch   string // the §§ that it is about, as ranges, where there are several batches
}

const (
	todoAhead = 21 // days ahead of a limit from which on it presses
	todoAfter = 60 // days after it from which on it is history
)

// Todos lists what presses among unfinished meetings as seen from today
// (YYYY-MM-DD), the most pressing first. What lies long back is history: a
// member who reads in the minutes of ten years is not told to adjust them.
func Todos(unfinished []data.Unfinished, today string) []Todo {
	now, err := calendar.Parse(today)
	if err != nil {
		return nil
	}
	near := func(d calendar.Date) bool {
		return !d.IsZero() && !d.After(now.AddDays(todoAhead)) && !d.Before(now.AddDays(-todoAfter))
	}
	var list []Todo
	for _, u := range unfinished {
		held, err := calendar.Parse(u.Meeting.Date)
		if err != nil || held.After(now) {
			continue
		}
		add := func(kind TodoKind, by, latest calendar.Date, a data.Adjustment) {
			if near(by) {
				t := Todo{Kind: kind, Meeting: u.Meeting, By: by.String(), Late: kind != TodoRemove && latest.Before(now)}
				if len(u.Adjustments) > 1 {
					t.batch = a.Sections
				}
				list = append(list, t)
			}
		}
		adjustments := u.Adjustments
		if len(adjustments) == 0 && (u.Meeting.State == data.Held || u.Meeting.State == "") {
			adjustments = []data.Adjustment{{}}
		}
		adjusted := calendar.Date{}
		for _, a := range adjustments {
			on, err := calendar.Parse(a.AdjustedOn)
			posted, _ := calendar.Parse(a.PostedOn)
			switch {
			case err != nil && (u.Meeting.State == data.Held || u.Meeting.State == ""):
				add(TodoAdjust, calendar.AdjustTarget(held), calendar.AdjustLatest(held), a)
			case err != nil:
			case posted.IsZero() && u.Meeting.State != data.Announced:
				adjusted = on
				add(TodoPost, calendar.NoticeTarget(on), calendar.NoticeLatest(on), a)
			case !posted.IsZero() && a.RemovedOn == "":
				adjusted = on
				if from := calendar.TakeDownFrom(posted); !from.After(now) {
					add(TodoRemove, from, from, a)
				}
			default:
				adjusted = on
			}
		}
		if n := len(u.Recipients); n > 0 && near(adjusted) {
			list = append(list, Todo{Kind: TodoExtract, Meeting: u.Meeting, Count: n})
		}
	}
	slices.SortStableFunc(list, func(a, b Todo) int {
		if (a.By == "") != (b.By == "") { // what has a day first
			return cmp.Compare(b.By, a.By)
		}
		return cmp.Compare(a.By, b.By)
	})
	return list
}

// words are what is to be done and where, in two lines; today as YYYY-MM-DD.
func (t Todo) words(today string) (what, where string) {
	switch {
	case t.Kind == TodoExtract:
		what = swedish.N("window.todo.extract", t.Count)
	case t.Kind == TodoRenewal:
		what = swedish.T("window.todo.renewal", "date", nearDay(t.By, today))
	case t.Kind == TodoEvidence && t.By > today:
		what = swedish.T("window.todo.evidence_from", "date", nearDay(t.By, today))
	case t.Kind == TodoEvidence:
		what = swedish.T("window.todo.evidence")
	case t.Late:
		what = swedish.T("window.todo.late_"+string(t.Kind), "date", nearDay(t.By, today))
	default:
		what = swedish.T("window.todo."+string(t.Kind), "date", nearDay(t.By, today))
	}
	if t.Count > 1 && (t.Kind == TodoRenewal || t.Kind == TodoEvidence) {
		return what, swedish.N("window.todo.files", t.Count)
	}
	where = cmp.Or(t.Meeting.Body, swedish.T("window.where.no_body"))
	if t.Meeting.Date != "" {
		where += " " + swedish.DayMonth(t.Meeting.Date)
	}
	if t.batch != "" {
		where += ", " + swedish.Sections(t.batch)
	} else if s := swedish.Sections(t.Meeting.Sections); s != "" && t.Kind == TodoAdjust {
		where += ", " + s
	}
	return what, where
}

// nearDay writes a day as one speaks of it now: "i dag", "i morgon", "17 juni".
func nearDay(iso, today string) string {
	d, err := calendar.Parse(iso)
	now, err2 := calendar.Parse(today)
	if err != nil || err2 != nil {
		return iso
	}
	if !d.Before(now.AddDays(-1)) && !d.After(now.AddDays(1)) {
		return swedish.Near(iso, today)
	}
	if d.Year != now.Year {
		return swedish.Date(iso)
	}
	return swedish.DayMonth(iso)
}
