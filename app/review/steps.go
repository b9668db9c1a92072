package review

import (
	"regexp"
	"slices"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/app/ui"
	"paragraf/data"
)

// stepState says what a person has done about a warning.
type stepState string

const (
	open     stepState = "open"
	accepted stepState = "accepted" // it is right as it is
	later    stepState = "later"    // left for another time
	fixed    stepState = "fixed"    // a correction has answered it
)

func (s stepState) tone() ui.Tone {
	switch s {
	case accepted, fixed:
		return ui.GoodTone
	}
	return ui.Neutral
}

// step is one warning of the reading and what has become of it.
type step struct {
	warning data.Warning
	state   stepState
}

// newSteps are the steps of a reading's warnings.
func newSteps(warnings []data.Warning) []step {
	var steps []step
	for _, w := range warnings {
		state := open
		if w.Accepted {
			state = accepted
		}
		steps = append(steps, step{w, state})
	}
	return steps
}

// same reports whether two warnings tell of the same thing.
func same(a, b data.Warning) bool { return a.Code == b.Code && a.Message == b.Message }

// follow brings the steps in line with the warnings that are left after a
// correction: what is gone is fixed, what now is said otherwise is to be looked
// at anew, and what has come is added at the end.
func follow(steps []step, warnings []data.Warning) []step {
	steps = slices.Clone(steps)
	left := slices.Clone(warnings)
	take := func(match func(data.Warning) bool) (data.Warning, bool) {
		i := slices.IndexFunc(left, match)
		if i < 0 {
			return data.Warning{}, false
		}
		w := left[i]
		left = slices.Delete(left, i, i+1)
		return w, true
	}
	gone := []int{}
	for i, s := range steps {
		w, there := take(func(w data.Warning) bool { return same(w, s.warning) })
		switch {
		case !there:
			gone = append(gone, i)
		case s.state == fixed:
			steps[i] = step{w, open}
		default:
			steps[i].warning = w
		}
	}
	for _, i := range gone {
		was := steps[i].warning
		w, there := take(func(w data.Warning) bool {
			return steps[i].state != fixed && w.Code == was.Code && w.Item == was.Item && (len(w.Entries) == 0 || slices.Equal(w.Entries, was.Entries))
		})
		if there {
			steps[i] = step{w, open}
		} else {
			steps[i].state = fixed
		}
	}
	return append(steps, newSteps(left)...)
}

func (s step) title() string { return swedish.Capital(swedish.Warning(s.warning.Code)) }

// isoDay is a day as warnings have it.
var isoDay = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// message is the warning's own sentence, its days as people write them.
func (s step) message() string {
	return isoDay.ReplaceAllStringFunc(act.Says(s.warning), swedish.Date)
}

// means explains the warning, "" where its words are enough.
func (s step) means() string {
	key := "window.review.means." + s.warning.Code
	if !swedish.Has(key) {
		return ""
	}
	return swedish.T(key)
}

// grave reports whether the warning tells of something that is probably wrong,
// and not only to be looked at.
func (s step) grave() bool {
	switch s.warning.Code {
	case data.EntryDuplicate, data.SectionDuplicate, data.DeadlineBroken, data.AdjusterNotServing, data.DateMissing, data.BodyMissing:
		return true
	}
	return false
}
