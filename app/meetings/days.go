package meetings

import (
	"slices"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/calendar"
)

// dayState says how a day of the meeting stands to today.
type dayState int

const (
	dayDone    dayState = iota // what was to be done has been done
	dayToday                   // today itself
	dayComing                  // it lies ahead, or nobody knows yet when it is
	dayLate                    // the limit has passed and nothing says that it was kept
	dayUnknown                 // the day has passed, and the papers do not say
)

// day is one point on the line of days.
type day struct {
	date  string // YYYY-MM-DD; "" while what it is reckoned from has not happened
	label string // in words, with the day
	rule  string // where it comes from: "KL 5:69"; "" for what no rule sets
	means string // what the rule says here, one or two sentences
	state dayState
}

// spoken is the whole of a day in words.
func (d day) spoken() string {
	parts := []string{d.label}
	if d.state == dayLate {
		parts = append(parts, swedish.T("window.days.late"))
	}
	if d.means != "" {
		parts = append(parts, d.means)
	}
	if d.rule != "" {
		parts = append(parts, d.rule+".")
	}
	return strings.Join(parts, ". ")
}

// batches is the number of adjustments that have days of their own, at least 1.
func batches(m data.Meeting) int {
	if m.Minutes == nil {
		return 1
	}
	return max(1, len(m.Minutes.Adjustments))
}

// daysOf reckons the days of a meeting and of one of its adjustments (from 0),
// in order, with today among them. The rules are those of package calendar.
func daysOf(m data.Meeting, batch int, today string) []day {
	held, err := calendar.Parse(m.Date)
	if err != nil {
		return nil
	}
	now, err := calendar.Parse(today)
	if err != nil {
		return nil
	}
	r := &reckoning{now: now}
	r.meeting(m, held)
	var a data.Adjustment
	if m.Minutes != nil && batch < len(m.Minutes.Adjustments) {
		a = m.Minutes.Adjustments[batch]
	}
	adjusted := r.adjusting(a, held, m.State)
	posted := r.announcing(a, adjusted)
	r.appealing(a, posted)
	return r.withToday()
}

// reckoning collects the days of one meeting.
type reckoning struct {
	now  calendar.Date
	days []day
}

func (r *reckoning) add(d day) { r.days = append(r.days, d) }

// limit is the state of a last day that nothing says was kept.
func (r *reckoning) limit(latest calendar.Date) dayState {
	if latest.Before(r.now) {
		return dayLate
	}
	return dayComing
}

func (r *reckoning) words(key string, date calendar.Date) string {
	return swedish.T("window.days."+key, "date", r.written(date))
}

// written leaves out the year where it is this one.
func (r *reckoning) written(date calendar.Date) string {
	if date.Year == r.now.Year {
		return swedish.DayMonth(date.String())
	}
	return swedish.Date(date.String())
}

func (r *reckoning) meeting(m data.Meeting, held calendar.Date) {
	state := dayComing
	if held.Before(r.now) || m.State != "" && m.State != data.Convened {
		state = dayDone
	}
	r.add(day{date: m.Date, label: r.words("meeting", held), means: swedish.Capital(when(m)), state: state})
}

// adjusting adds the day on which the minutes are, or were, to be adjusted.
func (r *reckoning) adjusting(a data.Adjustment, held calendar.Date, state data.State) (on calendar.Date) {
	target, latest := calendar.AdjustTarget(held), calendar.AdjustLatest(held)
	if on, err := calendar.Parse(a.AdjustedOn); err == nil {
		means := swedish.T("window.days.adjusted_means", "limit", r.written(target))
		if on.After(latest) {
			means = swedish.T("window.days.adjusted_late", "limit", r.written(target))
		}
		r.add(day{date: a.AdjustedOn, label: r.words("adjusted", on), rule: "KL 5:69", means: means, state: dayDone})
		return on
	}
	d := day{date: target.String(), rule: "KL 5:69", means: swedish.T("window.days.adjust_means"), state: r.limit(latest)}
	d.label = r.words("adjust", target)
	if latest != target {
		d.means += " " + swedish.T("window.days.next_weekday", "date", r.written(latest))
	}
	if by, err := calendar.Parse(a.AdjustBy); err == nil && by != target {
		if by.Before(target) { // the body has chosen an earlier day
			d.date, d.label = a.AdjustBy, r.words("adjust", by)
			d.means = swedish.T("window.days.adjust_own", "limit", r.written(target))
			d.state = r.limit(by)
		} else {
			d.means += " " + swedish.T("window.days.adjust_stated", "date", r.written(by))
		}
	}
	if state == data.Adjusted || state == data.Announced || state == data.Final {
		d.state, d.label = dayUnknown, swedish.T("window.days.adjusted_unknown")
		d.means = swedish.T("window.days.adjusted_unknown_means", "limit", r.written(target))
	}
	r.add(d)
	return calendar.Date{}
}

// announcing adds the day on which the notice is, or was, to be put up.
func (r *reckoning) announcing(a data.Adjustment, adjusted calendar.Date) (on calendar.Date) {
	const rule = "KL 8:12"
	if on, err := calendar.Parse(a.PostedOn); err == nil {
		means := swedish.T("window.days.posted_means")
		if !adjusted.IsZero() && on.After(calendar.NoticeLatest(adjusted)) {
			means = swedish.T("window.days.posted_late", "limit", r.written(calendar.NoticeTarget(adjusted)))
		}
		r.add(day{date: a.PostedOn, label: r.words("posted", on), rule: rule, means: means, state: dayDone})
		return on
	}
	if adjusted.IsZero() {
		r.add(day{label: swedish.T("window.days.post_after"), rule: rule, means: swedish.T("window.days.post_means"), state: dayComing})
		return calendar.Date{}
	}
	target, latest := calendar.NoticeTarget(adjusted), calendar.NoticeLatest(adjusted)
	d := day{date: target.String(), label: r.words("post", target), rule: rule, means: swedish.T("window.days.post_means"), state: r.limit(latest)}
	if latest != target {
		d.means += " " + swedish.T("window.days.next_weekday", "date", r.written(latest))
	}
	r.add(d)
	return calendar.Date{}
}

// appealing adds the last day to appeal and the first day on which the notice
// may come down.
func (r *reckoning) appealing(a data.Adjustment, posted calendar.Date) {
	const appeal, down = "KL 13:5, lag (1930:173)", "KL 8:12, 13:5"
	removed, err := calendar.Parse(a.RemovedOn)
	if posted.IsZero() {
		r.add(day{label: swedish.T("window.days.appeal_after"), rule: appeal, means: swedish.T("window.days.appeal_means"), state: dayComing})
		r.add(day{label: swedish.T("window.days.down_after"), rule: down, means: swedish.T("window.days.down_means"), state: dayComing})
		return
	}
	last, from := calendar.LastAppealDay(posted), calendar.TakeDownFrom(posted)
	d := day{date: last.String(), label: r.words("appeal", last), rule: appeal, means: swedish.T("window.days.appeal_means"), state: dayComing}
	if last.Before(r.now) {
		d.state = dayDone
	}
	if last != calendar.AppealEnd(posted) {
		d.means += " " + swedish.T("window.days.appeal_moved", "date", r.written(calendar.AppealEnd(posted)))
	}
	r.add(d)
	switch {
	case err == nil:
		means := swedish.T("window.days.removed_means", "date", r.written(from))
		state, label := dayDone, r.words("removed", removed)
		switch {
		case removed.Before(from):
			means, state = swedish.T("window.days.removed_early", "date", r.written(from)), dayLate
		case removed.After(r.now): // the notice says beforehand when it comes down
			state, label = dayComing, r.words("down", removed)
		}
		r.add(day{date: a.RemovedOn, label: label, rule: down, means: means, state: state})
	case from.After(r.now):
		r.add(day{date: from.String(), label: r.words("down", from), rule: down, means: swedish.T("window.days.down_means"), state: dayComing})
	default:
		r.add(day{date: from.String(), label: r.words("down", from), rule: down, means: swedish.T("window.days.down_unknown"), state: dayUnknown})
	}
}

// withToday puts today where it belongs: after the days before it, before those
// that are not known yet.
func (r *reckoning) withToday() []day {
	today := day{date: r.now.String(), label: swedish.T("window.days.today", "date", r.written(r.now)), state: dayToday,
		means: swedish.WeekdayDate(r.now.String())}
	for i, d := range r.days {
		if d.date == today.date { // one point tells both
			r.days[i].label = swedish.T("window.days.today_is", "label", lower(d.label))
			if d.state != dayLate {
				r.days[i].state = dayToday
			}
			return r.days
		}
	}
	at := len(r.days)
	for i, d := range r.days {
		if d.date == "" || d.date > today.date {
			at = i
			break
		}
	}
	return slices.Insert(r.days, at, today)
}

func lower(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}
