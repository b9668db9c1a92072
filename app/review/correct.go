package review

import (
	"slices"

	"paragraf/app/act"
	"paragraf/data"
	"paragraf/data/intake"
)

// settle marks a step as accepted or left and goes to the next.
func (p *Page) settle(n int, s stepState) {
	p.remember()
	p.steps = slices.Clone(p.steps)
	p.steps[n].state = s
	p.edit = nil
	p.rebuild()
	p.goOn(n)
}

// settleAll accepts all open steps of the kind of step n.
func (p *Page) settleAll(n int) {
	p.remember()
	p.steps = slices.Clone(p.steps)
	for i, s := range p.steps {
		if s.state == open && s.warning.Code == p.steps[n].warning.Code {
			p.steps[i].state = accepted
		}
	}
	p.rebuild()
	p.goOn(n)
}

// correct gives a field another value on behalf of step n.
func (p *Page) correct(path, value string, n int) {
	if d, err := act.Correct(p.draft, path, value); err == nil {
		p.active = stepKey(n)
		p.apply(d)
	}
}

// remove takes a row or person out of the draft, on behalf of step n, -1 for none.
func (p *Page) remove(path string, n int) {
	d, err := act.Remove(p.draft, path)
	if err != nil {
		return
	}
	i := p.find(p.active)
	p.apply(d)
	if n < 0 { // what stood after it is chosen now
		p.choose(min(i, len(p.rows)-1))
	}
}

// tryCorrect gives a field the value that a person wrote. What cannot be taken
// is told, and stays written.
func (p *Page) tryCorrect(path, value string) error {
	d, err := act.Correct(p.draft, path, value)
	if err != nil {
		return err
	}
	if act.Value(d.Meeting, path) == act.Value(p.draft.Meeting, path) && !p.isNew(path) {
		p.endEdit()
		return nil
	}
	p.apply(d)
	return nil
}

// isNew reports whether a path is of something that is not there yet.
func (p *Page) isNew(path string) bool {
	return p.find("add:person") >= 0 && p.rows[p.find("add:person")].path == path
}

// apply makes a corrected draft the one under review: warnings that it answers
// go away, others may come.
func (p *Page) apply(d data.Draft) {
	p.remember()
	d.Meeting.Warnings = intake.Recheck(p.draft, d)
	p.draft = d
	p.steps = follow(p.steps, d.Meeting.Warnings)
	p.edit = nil
	at := p.find(p.active)
	p.rebuild()
	p.focus()
	if at >= 0 && at < len(p.rows) && p.rows[at].kind == stepRow && p.steps[p.rows[at].step].state != open {
		p.goOn(p.rows[at].step)
	} else {
		p.spokenNow(true)
	}
	p.params.Changed()
}

// goOn goes to the next step that waits for an answer; after the last to Save.
func (p *Page) goOn(n int) {
	if next := p.nextOpen(n); next >= 0 {
		p.choose(p.find(stepKey(next)))
		p.focus()
		return
	}
	p.choose(p.find("outcome")) // what saving does is all that is left to look at
	p.give(p.save)
}

// nextOpen is the first step after step n, round to the beginning, that waits
// for an answer; -1 for none.
func (p *Page) nextOpen(n int) int {
	for i := range p.steps {
		if k := (n + 1 + i) % len(p.steps); p.steps[k].state == open {
			return k
		}
	}
	return -1
}

// remember keeps the present state, to be gone back to.
func (p *Page) remember() {
	p.past = append(p.past, moment{p.draft, p.steps, p.active})
	p.future = nil
}

// CanUndo reports whether there is something to undo.
func (p *Page) CanUndo() bool { return len(p.past) > 0 }

// CanRedo reports whether something undone can be done again.
func (p *Page) CanRedo() bool { return len(p.future) > 0 }

// Undo takes the last answer or correction back, and reports whether there was
// one.
func (p *Page) Undo() bool { return p.travel(&p.past, &p.future) }

// Redo does again what was undone.
func (p *Page) Redo() bool { return p.travel(&p.future, &p.past) }

func (p *Page) travel(from, to *[]moment) bool {
	n := len(*from)
	if n == 0 {
		return false
	}
	m := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, moment{p.draft, p.steps, p.active})
	p.draft, p.steps, p.edit = m.draft, m.steps, nil
	p.rebuild()
	p.choose(p.find(m.active))
	p.focus()
	p.params.Changed()
	return true
}
