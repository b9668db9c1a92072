package intake

import (
	"slices"
	"sort"
	"strings"

	"paragraf/data"
)

// Recheck gives the warnings of a draft that a person has corrected. before is
// the draft as it was, with its warnings; after has the corrected meeting and
// claims. What follows from the meeting alone is found anew. What can only be
// seen while the paper is read stays, unless what it speaks of has been
// corrected since.
func Recheck(before, after data.Draft) []data.Warning {
	d := &document{meeting: after.Meeting, front: &front{}, isAgenda: isAgenda(after.Meeting)}
	d.meeting.Warnings = []data.Warning{}
	if m := after.Meeting.Minutes; m != nil {
		if said(after.Claims, "minutes.sections") {
			d.front.sections = data.ParseSections(m.Sections)
		}
		for _, a := range m.Adjustments {
			d.front.batches = append(d.front.batches, &batch{immediate: a.Immediate, sections: data.ParseSections(a.Sections)})
		}
	}
	d.check()
	fresh := d.meeting.Warnings
	for _, w := range before.Meeting.Warnings {
		if stays(w, before, after) && !slices.ContainsFunc(fresh, func(f data.Warning) bool { return f.Code == w.Code && f.Message == w.Message }) {
			fresh = append(fresh, w)
		}
	}
	for i := range fresh { // who accepted one has accepted it still
		for _, w := range before.Meeting.Warnings {
			if w.Code == fresh[i].Code && w.Message == fresh[i].Message {
				w.Item = fresh[i].Item
				fresh[i] = w
			}
		}
	}
	sort.SliceStable(fresh, func(i, j int) bool { return fresh[i].Item < fresh[j].Item })
	return fresh
}

func isAgenda(m data.Meeting) bool {
	if m.Source != nil && m.Source.Kind != "" {
		return m.Source.Kind == data.SourceAgenda
	}
	return m.Minutes == nil
}

// said reports whether a value stands in the paper or was written by a
// person, and is not only what follows from the others.
func said(claims []data.Claim, path string) bool {
	return slices.ContainsFunc(claims, func(c data.Claim) bool {
		return c.Path == path && c.Method != data.Inferred
	})
}

// stays reports whether a warning that only reading can give is true still.
func stays(w data.Warning, before, after data.Draft) bool {
	item := func(m data.Meeting) (data.AgendaItem, bool) {
		if w.Item < 1 || w.Item > len(m.Items) {
			return data.AgendaItem{}, false
		}
		return m.Items[w.Item-1], true
	}
	switch w.Code {
	case data.ContentsMismatch:
		was, ok := item(before.Meeting)
		now, there := item(after.Meeting)
		if !ok || !there { // a § of the table of contents that the text does not have
			return slices.Equal(numbersOf(before.Meeting), numbersOf(after.Meeting))
		}
		return was.Title == now.Title && was.Section == now.Section
	case data.SectionGap: // an item without a number, told by its layout
		was, ok := item(before.Meeting)
		now, there := item(after.Meeting)
		return ok && there && was.Section == 0 && now.Section == 0
	case data.TextUnplaced:
		if w.Item == 0 {
			return !quotesAny(w.Message, before.Meeting.FrontMatter) || quotesAny(w.Message, after.Meeting.FrontMatter)
		}
		was, ok := item(before.Meeting)
		now, there := item(after.Meeting)
		return !ok || there && (!quotesAny(w.Message, was.Body) || quotesAny(w.Message, now.Body))
	case data.DateMissing, data.BodyMissing, data.SectionInferred, data.SectionDuplicate, data.TitleMissing, data.EntryDuplicate,
		data.EntryWithoutCaseNumber, data.CaseNumberRepeated, data.RangeMismatch, data.AdjusterNotServing, data.DeadlineBroken:
		return false
	}
	return true
}

func numbersOf(m data.Meeting) []int {
	var numbers []int
	for _, it := range m.Items {
		numbers = append(numbers, it.Section)
	}
	return numbers
}

// quotesAny reports whether a message quotes any of the blocks.
func quotesAny(message string, blocks []data.Block) bool {
	return slices.ContainsFunc(blocks, func(b data.Block) bool {
		return strings.Contains(message, "exten ”"+clip(b.Text)+"” har sparats")
	})
}
