package act

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"paragraf/data"
)

// The rules of the claims that a person's corrections leave.
const (
	RuleCorrected = "corrected" // another value
	RuleRemoved   = "removed"   // an element of the list that Path names was taken away
	RuleMoved     = "moved"     // text was put where it belongs
)

// Correct gives one field of a draft another value, in the form in which a
// person writes it: a date as "16 juni 2025" or "2025-06-16", several case
// numbers or names parted by commas, a person as "Ellen Fjällvik (C)". The path
// is that of the field's [data.Claim]; the element after the last of a list is
// a new one. The claim becomes typed and keeps the passage that the reading
// went by. The draft that it was given is not touched.
func Correct(d data.Draft, path, value string) (data.Draft, error) {
	was := Value(d.Meeting, path)
	m, err := changedAt(d.Meeting, path, func(v reflect.Value) (reflect.Value, error) {
		return fromWords(v, fieldName(path), value, d.Meeting.Date)
	})
	if err != nil {
		return d, err
	}
	follow(&m, path)
	if strings.HasPrefix(path, "items[") && fieldName(path) == "section" {
		renumber(&m, d)
	}
	d.Meeting = m
	d.Claims = typed(d.Claims, path, was)
	return d, nil
}

// Value returns a field of a meeting in the form in which [Correct] takes it, ""
// where there is nothing.
func Value(m data.Meeting, path string) string {
	v, ok := valueAt(m, path)
	if !ok {
		return ""
	}
	return inWords(v)
}

// Remove takes an element of a list out of a draft: a person, a row, a clause.
// What comes after it moves up; its number as printed stays.
func Remove(d data.Draft, path string) (data.Draft, error) {
	list, index, ok := parent(path)
	gone, there := valueAt(d.Meeting, path)
	if !ok || !there {
		return d, fail("act.correct.nothing")
	}
	m, err := changedAt(d.Meeting, list, func(v reflect.Value) (reflect.Value, error) { return without(v, index), nil })
	if err != nil {
		return d, err
	}
	d.Meeting = m
	claims := []data.Claim{typedClaim(d.Claims, path, list, RuleRemoved, inWords(gone))}
	for _, c := range d.Claims {
		if withinPath(c.Path, path) {
			continue
		}
		c.Path = renumbered(c.Path, list, index, -1)
		claims = append(claims, c)
	}
	d.Claims = inOrder(claims)
	return d, nil
}

// The places that a line of the front matter can be moved to, beside the body of
// an item ("items[3].body").
const (
	ToAttendance   = "attendance"
	ToPlace        = "place"
	ToBody         = "body"
	ToOrganization = "organization"
)

// Move puts a line of the front matter where it belongs. To the attendance it
// goes as a person, to an item as the last paragraph of its text.
func Move(d data.Draft, from, to string) (data.Draft, error) {
	v, there := valueAt(d.Meeting, from)
	block, ok := reflect.Value{}, false
	if there {
		block, ok = v, v.Type() == reflect.TypeFor[data.Block]()
	}
	if !ok {
		return d, fail("act.correct.nothing")
	}
	line := block.Interface().(data.Block)
	moved := typedClaim(d.Claims, from, to, RuleMoved, line.Text)
	place := to
	m, err := changedAt(d.Meeting, to, func(v reflect.Value) (reflect.Value, error) {
		switch {
		case v.Type() == reflect.TypeFor[[]data.Block]():
			place = to + "[" + strconv.Itoa(v.Len()) + "]"
			return reflect.ValueOf(append(slices.Clone(v.Interface().([]data.Block)), line)), nil
		case v.Type() == reflect.TypeFor[[]data.Attendance]():
			place = to + "[" + strconv.Itoa(v.Len()) + "]"
			return reflect.ValueOf(append(slices.Clone(v.Interface().([]data.Attendance)), attendant(line.Text))), nil
		case v.Kind() == reflect.String:
			return fromWords(v, fieldName(to), line.Text, d.Meeting.Date)
		}
		return v, fail("act.correct.nothing")
	})
	if err != nil {
		return d, err
	}
	d.Meeting = m
	if d, err = Remove(d, from); err != nil {
		return d, err
	}
	// One claim tells of the move: that something left the front matter is the
	// same deed.
	list, _, _ := parent(from)
	d.Claims = slices.DeleteFunc(slices.Clone(d.Claims), func(c data.Claim) bool {
		return c.Path == place || c.Path == list && c.Rule == RuleRemoved && c.From == moved.From && c.To == moved.To
	})
	moved.Path = place
	d.Claims = inOrder(append(d.Claims, moved))
	return d, nil
}

// renumber keeps the ranges of §§ that the reading made itself in step with the
// numbers of the items. What the paper prints stays as printed.
func renumber(m *data.Meeting, was data.Draft) {
	if m.Minutes == nil {
		return
	}
	own := func(path, value string) bool {
		said := slices.ContainsFunc(was.Claims, func(c data.Claim) bool { return c.Path == path && c.Method != data.Inferred })
		return !said && value == data.FormatSections(sectionsOf(was.Meeting))
	}
	minutes := *m.Minutes
	minutes.Adjustments = slices.Clone(minutes.Adjustments)
	if own("minutes.sections", minutes.Sections) {
		minutes.Sections = data.FormatSections(sectionsOf(*m))
	}
	for i := range minutes.Adjustments {
		if a := &minutes.Adjustments[i]; own("minutes.adjustments["+strconv.Itoa(i)+"].sections", a.Sections) {
			a.Sections = data.FormatSections(sectionsOf(*m))
		}
	}
	m.Minutes = &minutes
}

// attendant is the person that a line of text names: "Ellen Fjällvik (C),
// ledamot".
func attendant(line string) data.Attendance {
	first, rest, _ := strings.Cut(line, ",")
	p := personOf(first)
	return data.Attendance{Name: p.Name, Party: p.Party, Capacity: data.Other, Title: strings.TrimSpace(rest)}
}

// Corrections are what a person changed in a reading, in the order of the
// claims.
func Corrections(claims []data.Claim) []data.Claim {
	var found []data.Claim
	for _, c := range claims {
		if c.Method == data.Typed {
			found = append(found, c)
		}
	}
	return found
}

// typed makes the claim of a path a person's. The passage, and what the reading
// first gave, stay.
func typed(claims []data.Claim, path, was string) []data.Claim {
	c := typedClaim(claims, path, path, RuleCorrected, was)
	kept := make([]data.Claim, 0, len(claims)+1)
	for _, old := range claims {
		switch {
		case old.Path != path || old.Rule == RuleRemoved:
			kept = append(kept, old)
		case old.Method == data.Typed:
			c = old
		}
	}
	return inOrder(append(kept, c))
}

// typedClaim is a person's claim on a path, with the passage that another was
// read from.
func typedClaim(claims []data.Claim, read, path, rule, was string) data.Claim {
	c := data.Claim{Path: path, Method: data.Typed, Rule: rule, Was: was}
	c.From, c.To = readFrom(claims, read)
	return c
}

// readFrom is where a field was read from: its own passage, else that of what
// it is part of.
func readFrom(claims []data.Claim, path string) (from, to int) {
	best := -1
	for _, c := range claims {
		if c.Rule != RuleRemoved && withinPath(path, c.Path) && len(c.Path) > best {
			best, from, to = len(c.Path), c.From, c.To
		}
	}
	return from, to
}

func inOrder(claims []data.Claim) []data.Claim {
	slices.SortStableFunc(claims, func(a, b data.Claim) int { return strings.Compare(a.Path, b.Path) })
	return claims
}

// fieldName is the name of the field that a path ends in: "adjusters" for
// "minutes.adjustments[0].adjusters[1]".
func fieldName(path string) string {
	path = path[strings.LastIndexByte(path, '.')+1:]
	name, _, _ := strings.Cut(path, "[")
	return name
}

// follow keeps in step what a corrected field implies: what a person has written
// is no longer concluded, and whoever is added to the attendance was there as
// something.
func follow(m *data.Meeting, path string) {
	all := steps(path)
	if len(all) < 3 || all[1].name != "" {
		return
	}
	switch i := all[1].index; all[0].name {
	case "items":
		switch all[2].name {
		case "section":
			m.Items[i].SectionInferred = false
		case "title":
			m.Items[i].TitleInferred = false
		}
		if m.Items[i].Position == 0 {
			m.Items[i].Position = i + 1
		}
	case "attendance":
		if m.Attendance[i].Capacity == "" {
			m.Attendance[i].Capacity = data.Other
		}
	}
}
