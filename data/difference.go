package data

import (
	"slices"
	"strconv"
	"strings"
)

// DifferenceKind says what became of a value.
type DifferenceKind string

// The kinds of difference.
const (
	Added   DifferenceKind = "added"
	Removed DifferenceKind = "removed"
	Changed DifferenceKind = "changed"
	Moved   DifferenceKind = "moved" // of a whole item: Old and New are its places, from 1
)

// Difference is one thing that accepting a draft would change in a stored
// meeting.
type Difference struct {
	Kind  DifferenceKind
	Item  int    // position of the item after, from 1; 0: the meeting as a whole; for a removed item its position before
	List  string // the title of the list, for a row
	Row   int    // place of the row within its list after, from 1; before for a removed row; 0: no row
	Field string // as the last part of a Claim.Path: "date", "attendance", "title", "body"; "item" for a whole item, "row" for a row
	// Old and New are the values as they are written, codes as in the JSON;
	// "" where there was or is none, and for running text.
	Old, New  string
	Sentences []SentenceChange // of running text: those that are not the same, in order
	// OldPerson and NewPerson are the rows of attendance that differ.
	OldPerson, NewPerson *Attendance
}

// SentenceChange is a sentence that is written differently, one that came (Old
// is "") or one that went (New is "").
type SentenceChange struct {
	Old string `json:"old,omitempty"`
	New string `json:"new,omitempty"`
}

// differences tells two versions of a meeting apart; an item is the same one
// if its id is.
func differences(old, new Meeting) []Difference {
	d := differing{}
	for _, f := range []struct{ field, old, new string }{
		{"organization", old.Organization, new.Organization}, {"body", old.Body, new.Body}, {"date", old.Date, new.Date},
		{"start", old.Start, new.Start}, {"end", old.End, new.End}, {"place", old.Place, new.Place},
		{"state", string(old.State), string(new.State)},
	} {
		d.value(f.field, f.old, f.new)
	}
	d.attendance(old.Attendance, new.Attendance)
	d.minutes(old.Minutes, new.Minutes)
	d.text("front_matter", blockLines(old.FrontMatter), blockLines(new.FrontMatter))
	before := map[string]AgendaItem{}
	for _, it := range old.Items {
		before[it.ID] = it
	}
	moves := moved(old.Items, new.Items)
	for i, it := range new.Items {
		d.item = i + 1
		was, known := before[it.ID]
		delete(before, it.ID)
		if !known {
			d.add(Difference{Kind: Added, Field: "item", New: it.Title})
			continue
		}
		if from := moves[it.ID]; from > 0 {
			d.add(Difference{Kind: Moved, Field: "item", Old: strconv.Itoa(from), New: strconv.Itoa(i + 1)})
		}
		d.items(was, it)
		d.value("adjusted", flagText(old.adjusted(was)), flagText(new.adjusted(it)))
	}
	for i, it := range old.Items {
		if _, left := before[it.ID]; left {
			d.item = i + 1
			d.add(Difference{Kind: Removed, Field: "item", Old: it.Title})
		}
	}
	return d.found
}

// differing collects differences of the item at a position.
type differing struct {
	item  int
	found []Difference
}

func (d *differing) add(one Difference) {
	one.Item = d.item
	d.found = append(d.found, one)
}

// kindOf says what became of a value; "" if nothing did.
func kindOf(old, new string) DifferenceKind {
	switch {
	case old == new:
		return ""
	case old == "":
		return Added
	case new == "":
		return Removed
	}
	return Changed
}

func (d *differing) value(field, old, new string) {
	if kind := kindOf(old, new); kind != "" {
		d.add(Difference{Kind: kind, Field: field, Old: old, New: new})
	}
}

func (d *differing) values(field string, old, new []string) {
	d.value(field, strings.Join(old, ", "), strings.Join(new, ", "))
}

// attendance gives one difference for each row that came, went or is another.
// Rows of one name belong together.
func (d *differing) attendance(old, new []Attendance) {
	left := slices.Clone(old)
	take := func(same func(Attendance) bool) *Attendance {
		i := slices.IndexFunc(left, same)
		if i < 0 {
			return nil
		}
		a := left[i]
		left = slices.Delete(left, i, i+1)
		return &a
	}
	var others []Attendance
	for _, a := range new {
		if take(func(b Attendance) bool { return pack(a) == pack(b) }) == nil {
			others = append(others, a)
		}
	}
	for _, a := range others {
		was := take(func(b Attendance) bool { return SamePerson(a.Name, b.Name) })
		if was == nil {
			d.add(Difference{Kind: Added, Field: "attendance", New: a.Person().Printed(), NewPerson: &a})
			continue
		}
		d.add(Difference{Kind: Changed, Field: "attendance", Old: was.Person().Printed(),
			New: a.Person().Printed(), OldPerson: was, NewPerson: &a})
	}
	for _, a := range left {
		d.add(Difference{Kind: Removed, Field: "attendance", Old: a.Person().Printed(), OldPerson: &a})
	}
}

// minutes compares front pages; a batch of §§ is the same if its §§ are, else
// by its place.
func (d *differing) minutes(old, new *Minutes) {
	var was, is Minutes
	if old != nil {
		was = *old
	}
	if new != nil {
		is = *new
	}
	d.value("sections", was.Sections, is.Sections)
	d.value("chair", was.Chair, is.Chair)
	d.value("secretary", was.Secretary, is.Secretary)
	left := slices.Clone(was.Adjustments)
	for i, a := range is.Adjustments {
		j := slices.IndexFunc(left, func(b Adjustment) bool { return a.Sections == b.Sections && a.Immediate == b.Immediate })
		if j < 0 && len(was.Adjustments) == len(is.Adjustments) {
			j = slices.IndexFunc(left, func(b Adjustment) bool { return pack(b) == pack(was.Adjustments[i]) })
		}
		var b Adjustment
		if j >= 0 {
			b = left[j]
			left = slices.Delete(left, j, j+1)
		}
		d.adjustment(b, a)
	}
	for _, b := range left {
		d.adjustment(b, Adjustment{})
	}
}

func (d *differing) adjustment(old, new Adjustment) {
	d.values("adjusters", old.Adjusters, new.Adjusters)
	d.values("substitute_adjusters", old.SubstituteAdjusters, new.SubstituteAdjusters)
	d.value("adjust_by", old.AdjustBy, new.AdjustBy)
	d.value("adjusted_on", old.AdjustedOn, new.AdjustedOn)
	d.value("posted_on", old.PostedOn, new.PostedOn)
	d.value("removed_on", old.RemovedOn, new.RemovedOn)
	d.value("stored_at", old.StoredAt, new.StoredAt)
	d.value("notice_signed_by", old.NoticeSignedBy, new.NoticeSignedBy)
}
