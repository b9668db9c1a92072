package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// answer is one thing that can be done about a step. The first of a step is its
// default, done by Enter; the others have a letter.
type answer struct {
	key   rune
	words string
	do    func()
}

// manyAlike is how many open steps of one kind can be accepted together.
const manyAlike = 3

// answers are what can be done about a step.
func (p *Page) answers(n int) []answer {
	all := p.answersTo(n)
	alike := 0
	for _, s := range p.steps {
		if s.state == open && s.warning.Code == p.steps[n].warning.Code {
			alike++
		}
	}
	if alike >= manyAlike && p.steps[n].state == open {
		all = append(all, p.word('A', swedish.T("window.review.answer.accept_all", "n", alike), func() { p.settleAll(n) }))
	}
	return all
}

// answersTo are what can be done about this step alone.
func (p *Page) answersTo(n int) []answer {
	w := p.steps[n].warning
	paths := p.pathsOf(w)
	path := ""
	if len(paths) > 0 {
		path = paths[0]
	}
	accept := p.say('J', "accept", func() { p.settle(n, accepted) })
	wait := p.say('S', "later", func() { p.settle(n, later) })
	correct := func(key rune, words, path string) answer {
		return p.say(key, words, func() { p.startEdit(stepKey(n), path) })
	}
	switch w.Code {
	case data.DateMissing:
		return []answer{correct('R', "write_date", "date"), accept, wait}
	case data.BodyMissing:
		return []answer{correct('R', "write_body", "body"), accept, wait}
	case data.TitleMissing:
		if path == "" {
			break
		}
		if act.Value(p.draft.Meeting, path) == "" {
			return []answer{correct('R', "write_title", path), accept, wait}
		}
		return []answer{accept, correct('R', "other_title", path), wait}
	case data.SectionInferred, data.SectionDuplicate, data.SectionGap:
		if path != "" {
			return []answer{accept, correct('R', "other_section", path), wait}
		}
	case data.RangeMismatch:
		return []answer{accept, correct('R', "other_range", "minutes.sections"), wait}
	case data.ContentsMismatch:
		if path != "" {
			return []answer{accept, correct('R', "other_title", path), correct('P', "other_section", outer(path)+".section"), wait}
		}
	case data.AdjusterNotServing:
		return p.adjusterAnswers(n, paths, accept, wait)
	case data.DeadlineBroken:
		all := []answer{accept}
		for i, path := range paths {
			all = append(all, p.word('R'-rune(i)*2, swedish.T("window.review.answer.correct_field", "field", swedish.T(dayWords[fieldOf(path)])), func() { p.startEdit(stepKey(n), path) }))
		}
		return append(all, wait)
	case data.EntryDuplicate:
		return p.entryAnswers(n, paths, accept, wait)
	case data.EntryWithoutCaseNumber:
		if path != "" {
			return []answer{accept, correct('R', "write_case_number", path+".case_number"), wait}
		}
	case data.CaseNumberRepeated:
		all := []answer{accept}
		for i, path := range paths[:min(len(paths), 3)] {
			number := act.Value(p.draft.Meeting, path+".number")
			all = append(all, p.word(rune('1'+i), swedish.T("window.review.answer.correct_row", "n", number), func() { p.startEdit(stepKey(n), path+".case_number") }))
		}
		return append(all, wait)
	case data.TextUnplaced:
		if strings.HasSuffix(path, "]") && !itemPath.MatchString(path) {
			return []answer{accept, p.say('F', "move", func() { p.startMove(stepKey(n), path) }), correct('R', "correct_text", path), wait}
		}
	}
	return []answer{accept, wait}
}

func stepKey(n int) string { return "step:" + strconv.Itoa(n) }

// say makes an answer with the words of its name.
func (p *Page) say(key rune, name string, do func()) answer {
	return p.word(key, swedish.T("window.review.answer."+name), do)
}

func (p *Page) word(key rune, words string, do func()) answer { return answer{key, words, do} }

// adjusterAnswers: the attendance is wrong, or the adjuster is another.
func (p *Page) adjusterAnswers(n int, paths []string, accept, wait answer) []answer {
	all := []answer{accept}
	for _, path := range paths {
		if personPath.MatchString(path) {
			all = append(all, p.say('N', "served", func() { p.correct(path+".serving", "true", n) }))
		}
	}
	if len(paths) > 0 && !personPath.MatchString(paths[0]) {
		all = append(all, p.say('V', "other_adjuster", func() { p.startChoice(stepKey(n), paths[0], p.servingNames()) }),
			p.say('R', "correct_name", func() { p.startEdit(stepKey(n), paths[0]) }))
	}
	return append(all, wait)
}

// servingNames are those who may be adjusters: who took part in the decisions.
func (p *Page) servingNames() []option {
	var list []option
	for _, a := range p.draft.Meeting.Attendance {
		if a.Serving && !p.chairs(a.Name) && !slices.ContainsFunc(list, func(o option) bool { return o.value == a.Name }) {
			list = append(list, option{a.Name, a.Person().Printed()})
		}
	}
	return list
}

// chairs reports whether a person led the meeting, who adjusts it anyway.
func (p *Page) chairs(name string) bool {
	m := p.draft.Meeting.Minutes
	return m != nil && strings.EqualFold(m.Chair, name)
}

// entryAnswers: one of two rows that report the same thing may have been read
// wrongly.
func (p *Page) entryAnswers(n int, paths []string, accept, wait answer) []answer {
	all := []answer{accept}
	if len(paths) > 1 {
		last := paths[len(paths)-1]
		number := act.Value(p.draft.Meeting, last+".number")
		all = append(all, p.word('T', swedish.T("window.review.answer.remove_row", "n", number), func() { p.remove(last, n) }))
		for i, path := range paths[:2] {
			number := act.Value(p.draft.Meeting, path+".number")
			all = append(all, p.word(rune('1'+i), swedish.T("window.review.answer.correct_row", "n", number), func() { p.startEdit(stepKey(n), path+".text") }))
		}
	}
	return append(all, wait)
}

// dayWords name the days that a deadline is about.
var dayWords = map[string]string{
	"adjust_by": "window.about.adjust_by", "adjusted_on": "window.about.adjusted_on",
	"posted_on": "window.about.posted_on", "removed_on": "window.about.removed_on", "date": "window.review.date",
}

func fieldOf(path string) string { return path[strings.LastIndexByte(path, '.')+1:] }

// pathsOf are the fields that a warning speaks of, the one to correct first.
func (p *Page) pathsOf(w data.Warning) []string {
	m := p.draft.Meeting
	item := ""
	if w.Item > 0 && w.Item <= len(m.Items) {
		item = "items[" + strconv.Itoa(w.Item-1) + "]"
	}
	switch w.Code {
	case data.DateMissing:
		return []string{"date"}
	case data.BodyMissing:
		return []string{"body"}
	case data.RangeMismatch:
		return []string{"minutes.sections"}
	case data.AdjusterNotServing:
		return p.adjusterPaths(w)
	case data.DeadlineBroken:
		return p.dayPaths(w)
	case data.TextUnplaced:
		return p.unplaced(w, item)
	}
	if item == "" {
		return nil
	}
	switch w.Code {
	case data.SectionInferred, data.SectionDuplicate, data.SectionGap:
		return []string{item + ".section"}
	case data.TitleMissing, data.ContentsMismatch:
		return []string{item + ".title"}
	case data.EntryDuplicate, data.CaseNumberRepeated, data.EntryWithoutCaseNumber:
		return entryPaths(m.Items[w.Item-1], item, w)
	}
	return []string{item}
}

// adjusterPaths are the adjuster that a warning names, and the same person among
// those who were there.
func (p *Page) adjusterPaths(w data.Warning) []string {
	m := p.draft.Meeting
	if m.Minutes == nil {
		return nil
	}
	var paths []string
	for i, a := range m.Minutes.Adjustments {
		for j, name := range a.Adjusters {
			if !strings.Contains(w.Message, name) || len(paths) > 0 {
				continue
			}
			paths = append(paths, fmt.Sprintf("minutes.adjustments[%d].adjusters[%d]", i, j))
			for k, person := range m.Attendance {
				if strings.EqualFold(person.Name, name) {
					paths = append(paths, fmt.Sprintf("attendance[%d]", k))
				}
			}
		}
	}
	return paths
}

// dayPaths are the days of the adjustments that a warning names, in the order in
// which it names them, three at most.
func (p *Page) dayPaths(w data.Warning) []string {
	m := p.draft.Meeting
	if m.Minutes == nil {
		return nil
	}
	type found struct {
		path string
		at   int
	}
	var all []found
	look := func(path, day string) {
		if at := strings.Index(w.Message, day); day != "" && at >= 0 {
			all = append(all, found{path, at})
		}
	}
	for i, a := range m.Minutes.Adjustments {
		at := fmt.Sprintf("minutes.adjustments[%d].", i)
		look(at+"removed_on", a.RemovedOn)
		look(at+"posted_on", a.PostedOn)
		look(at+"adjusted_on", a.AdjustedOn)
		look(at+"adjust_by", a.AdjustBy)
	}
	look("date", m.Date)
	slices.SortStableFunc(all, func(a, b found) int { return a.at - b.at })
	var paths []string
	for _, f := range all[:min(len(all), 3)] {
		paths = append(paths, f.path)
	}
	return paths
}

// unplaced is the line or paragraph that a warning quotes the beginning of.
func (p *Page) unplaced(w data.Warning, item string) []string {
	m, list := p.draft.Meeting, "front_matter"
	blocks := m.FrontMatter
	if item != "" {
		blocks, list = m.Items[w.Item-1].Body, item+".body"
	}
	for i, b := range blocks {
		folded := []rune(strings.Join(strings.Fields(b.Text), " "))
		if len(folded) > 70 {
			folded = folded[:70]
		}
		if len(folded) > 0 && strings.Contains(w.Message, string(folded)) {
			return []string{fmt.Sprintf("%s[%d]", list, i)}
		}
	}
	if item != "" {
		return []string{item}
	}
	return nil
}

// entryPaths are the rows of an item's list that a warning numbers. Where
// several lists have such numbers it is the one that the warning names.
func entryPaths(it data.AgendaItem, item string, w data.Warning) []string {
	var best []string
	for i, l := range it.Lists {
		var paths []string
		taken := map[int]bool{}
		for _, number := range w.Entries {
			for j, e := range l.Entries {
				if e.Number == number && !taken[j] {
					taken[j] = true
					paths = append(paths, fmt.Sprintf("%s.lists[%d].entries[%d]", item, i, j))
					break
				}
			}
		}
		if len(paths) == len(w.Entries) && (best == nil || strings.Contains(w.Message, l.Title)) {
			best = paths
		}
	}
	return best
}
