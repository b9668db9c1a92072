package app

import (
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// stage is where a way to work with a meeting stands: what remains, and what
// comes next. Each of the four ways is a walk that ends where the next begins.
type stage struct {
	remains string // in words; "" for a walk that has not begun
	next    string // what the button says; "" where nothing comes next
	hint    string // its plain key
	do      func()
}

// stage says where the present walk stands.
func (w *Window) stage() stage {
	m := w.now.meeting
	if m == nil {
		return stage{}
	}
	if len(m.Items) == 0 && w.mode != dispatch {
		return stage{swedish.T("window.walk.no_items"), swedish.T("window.bar.import"), "", w.askImport}
	}
	switch w.mode {
	case prepare:
		return w.prepareStep(*m)
	case meet:
		return w.meetStep(*m)
	case adjust:
		return w.adjustStep(*m)
	}
	return w.dispatchStep(*m)
}

// prepareStep: what is unread, then the meeting or what it has come to.
func (w *Window) prepareStep(m data.Meeting) stage {
	unread := w.unread()
	if n := len(unread); n > 0 {
		return stage{swedish.N("window.walk.unread", n, "of", len(m.Items)), swedish.T("window.walk.next_unread"), "", w.nextUnread}
	}
	remains := swedish.T("window.walk.all_read")
	if n := w.questions(); n > 0 {
		remains += " " + swedish.N("window.walk.questions", n)
	}
	if m.State == data.Convened || m.State == "" {
		return stage{remains, swedish.T("window.walk.to_meet"), "", func() { w.setMode(meet) }}
	}
	if m.State == data.Adjusted || m.State == data.Announced || m.State == data.Final {
		return stage{remains, swedish.T("window.walk.to_dispatch"), "", func() { w.setMode(dispatch) }}
	}
	return stage{remains, swedish.T("window.walk.to_adjust"), "", func() { w.setMode(adjust) }}
}

// questions counts the reader's own questions and motions.
func (w *Window) questions() int {
	n := 0
	for _, x := range w.now.notes {
		if x.Kind == data.KindAsk || x.Kind == data.KindMotion {
			n++
		}
	}
	return n
}

// meetStep: the items that are not ticked off, then the minutes.
func (w *Window) meetStep(m data.Meeting) stage {
	done := 0
	for _, it := range m.Items {
		if w.reading(it.ID).handled {
			done++
		}
	}
	remains := swedish.N("window.walk.handled", done, "of", len(m.Items))
	if at := w.itemByID(w.meetingAt()); at != nil && at.ID != w.at {
		remains += " " + swedish.T("window.walk.now_at", "item", itemName(*at))
	}
	switch it := w.item(); {
	case done == len(m.Items):
		return stage{remains, swedish.T("window.walk.to_adjust"), "", func() { w.setMode(adjust) }}
	case it == nil:
		first := m.Items[0]
		return stage{remains, swedish.T("window.walk.begin", "item", itemName(first)), "", func() { w.goNow(first.ID) }}
	case w.reading(it.ID).handled:
		return stage{remains, swedish.T("window.walk.next_unhandled"), "", w.nextUnhandled}
	}
	return stage{remains, swedish.T("window.walk.handle"), "B", w.handle}
}

// adjustStep: the minutes, their signatures, then what goes out.
func (w *Window) adjustStep(m data.Meeting) stage {
	doc := minutes.Latest(w.now.documents)
	var waiting []string
	for _, s := range minutes.Signers(m, doc) {
		if s.Signed == nil {
			waiting = append(waiting, s.Name)
		}
	}
	missing := compose.Ready(m)
	switch {
	case m.State == data.Adjusted || m.State == data.Announced || m.State == data.Final:
		return stage{swedish.T("window.walk.adjusted"), swedish.T("window.walk.to_dispatch"), "", func() { w.setMode(dispatch) }}
	case len(missing) > 0 && doc == nil:
		return stage{swedish.N("window.walk.missing", len(missing)), swedish.T("window.minutes.make_draft"), "", w.makeMinutes}
	case len(missing) > 0:
		return stage{remains: swedish.N("window.walk.missing", len(missing))}
	case doc == nil:
		return stage{swedish.T("window.walk.no_minutes"), swedish.T("window.minutes.make"), "", w.makeMinutes}
	case len(waiting) > 0 && w.away() != nil:
		return stage{act.HandoverState(*w.away()) + ".", swedish.T("window.takeback.button"), "", w.askTakeBack}
	case len(waiting) > 0:
		return stage{swedish.T("window.walk.waiting", "names", strings.Join(waiting, ", ")), swedish.T("window.minutes.sign"), "", w.sign}
	}
	return stage{swedish.T("window.walk.adjusted"), swedish.T("window.walk.to_dispatch"), "", func() { w.setMode(dispatch) }}
}

// dispatchStep: the notice, the extracts, then nothing.
func (w *Window) dispatchStep(m data.Meeting) stage {
	if !slices.ContainsFunc(m.Items, func(it data.AgendaItem) bool { return compose.Adjusted(m, it) }) {
		return stage{swedish.T("window.walk.not_adjusted"), swedish.T("window.walk.to_adjust"), "", func() { w.setMode(adjust) }}
	}
	waiting := extractsWaiting(m, w.now.documents)
	switch {
	case m.State == data.Adjusted && !slices.ContainsFunc(w.now.documents, func(d data.Document) bool { return d.Kind == data.NoticeDocument }):
		remains := swedish.T("window.walk.no_notice")
		if n := len(waiting); n > 0 {
			remains += " " + swedish.N("window.walk.extracts", n, "sections", swedish.Sections(data.FormatSections(waiting)))
		}
		return stage{remains, swedish.T("window.do.notice"), "", w.makeNotice}
	case len(waiting) > 0:
		return stage{swedish.N("window.walk.extracts", len(waiting), "sections", swedish.Sections(data.FormatSections(waiting))),
			swedish.T("window.walk.extract", "section", waiting[0]), "", func() { w.extract(waiting[:1]) }}
	}
	return stage{remains: swedish.T("window.walk.all_sent")}
}

// extractsWaiting lists the §§ that are adjusted, have someone who is to get
// the decision, and are in no certified extract yet.
func extractsWaiting(m data.Meeting, documents []data.Document) []int {
	sent := map[int]bool{}
	for _, d := range documents {
		if d.Kind == data.ExtractDocument && len(d.Signed) > 0 {
			for _, n := range data.ParseSections(d.Sections) {
				sent[n] = true
			}
		}
	}
	var list []int
	for _, it := range m.Items {
		if it.Section > 0 && len(it.Recipients) > 0 && compose.Adjusted(m, it) && !sent[it.Section] {
			list = append(list, it.Section)
		}
	}
	return list
}

// nextStep does what the present walk has next.
func (w *Window) nextStep() {
	if s := w.stage(); s.do != nil {
		s.do()
	}
}

// itemName is how one speaks of an item: "§ 46", or its number.
func itemName(it data.AgendaItem) string {
	if it.Section > 0 {
		return swedish.Sections(data.FormatSections([]int{it.Section}))
	}
	return swedish.T("window.walk.item", "n", it.Position)
}
