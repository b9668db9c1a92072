package review

import (
	"slices"
	"strings"

	"paragraf/app/act"
	"paragraf/data"
)

// corrected reports whether a later version takes back what a person corrected in
// an earlier one.
func (p *Page) corrected(d data.Difference) bool {
	return slices.ContainsFunc(p.reading.Earlier, func(c data.Claim) bool {
		switch {
		case c.Method != data.Typed:
			return false
		case d.Field != "row":
			return c.Rule == act.RuleCorrected && fieldOf(c.Path) == d.Field && c.Was == d.New
		case d.Kind == data.Added:
			return c.Rule == act.RuleRemoved && c.Was != "" && strings.Contains(d.New, c.Was)
		}
		if c.Rule != act.RuleCorrected || !strings.Contains(c.Path, ".entries[") || p.preview.Before == nil {
			return false
		}
		value := act.Value(*p.preview.Before, c.Path)
		return value != "" && strings.Contains(d.Old, value)
	})
}

// keeping gives the act of keeping what was: a value, a row as it was, or that a
// row which a person took away is not there. It is nil where that cannot be.
func (p *Page) keeping(d data.Difference, path string) func() (data.Draft, error) {
	switch {
	case path == "" || len(d.Sentences) > 0 || d.Kind == data.Moved || d.Kind == data.Removed && d.Field == "row":
		return nil
	case d.Field == "row" && d.Kind == data.Added:
		if !p.corrected(d) {
			return nil
		}
		return func() (data.Draft, error) { return act.Remove(p.draft, path) }
	case d.Field == "row":
		old, ok := p.oldRow(d)
		if !ok {
			return nil
		}
		return func() (data.Draft, error) { return correctRow(p.draft, path, old) }
	case d.Kind == data.Added || d.New != act.Value(p.draft.Meeting, path):
		return nil
	}
	return func() (data.Draft, error) { return act.Correct(p.draft, path, d.Old) }
}

// oldRow is the stored row that a difference is about.
func (p *Page) oldRow(d data.Difference) (data.Notification, bool) {
	if p.preview.Before == nil || d.Item < 1 || d.Item > len(p.preview.After.Items) {
		return data.Notification{}, false
	}
	id := p.preview.After.Items[d.Item-1].ID
	for _, it := range p.preview.Before.Items {
		for _, l := range it.Lists {
			for _, e := range l.Entries {
				if it.ID == id && l.Title == d.List && strings.HasPrefix(d.Old, e.Text) {
					return e, true
				}
			}
		}
	}
	return data.Notification{}, false
}

// correctRow gives a row the values of another.
func correctRow(d data.Draft, path string, as data.Notification) (data.Draft, error) {
	for _, f := range []struct{ field, value string }{{"text", as.Text}, {"case_number", as.CaseNumber}, {"decided_by", as.DecidedBy}, {"date", as.Date}} {
		at := path + "." + f.field
		if act.Value(d.Meeting, at) == f.value {
			continue
		}
		corrected, err := act.Correct(d, at, f.value)
		if err != nil {
			return d, err
		}
		d = corrected
	}
	return d, nil
}

// keepOld keeps in the draft what a later version would change.
func (p *Page) keepOld(r row) {
	if r.change.keep == nil {
		return
	}
	if d, err := r.change.keep(); err == nil {
		p.apply(d)
	}
}
