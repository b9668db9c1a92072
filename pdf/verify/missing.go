package verify

import (
	"encoding/json"
	"slices"
	"strings"

	"paragraf/pdf/object"
)

// missing lists whom the document names as signers and who have not signed: by
// its empty fields, and by the meeting that is attached to it. It also tells
// where somebody else signed than the one who is named.
func missing(f *object.File, fields []field, list []*candidate) []Missing {
	found := []Missing{}
	for _, at := range fields {
		if at.role() != "" && (!at.signed() || isStamp(f, at)) {
			found = append(found, Missing{Field: at.name, Role: at.role(), Person: personOf(f, at)})
		}
	}
	for _, c := range list {
		if c.Role != "" && removedSignature(c) && !slices.ContainsFunc(found, func(m Missing) bool { return m.Field == c.Field }) {
			found = append(found, Missing{Field: c.Field, Role: c.Role, Person: personOf(f, c.at)})
		}
	}
	named, substitutes := signersNamed(f)
	for _, c := range list {
		expected := named[c.Role]
		if c.Role == "adjuster" {
			expected = append(slices.Clone(expected), substitutes...)
		}
		if c.sound && c.Role != "secretary" && len(expected) > 0 && !slices.ContainsFunc(expected, func(name string) bool { return carries(c.Signer, name) }) {
			c.because("other_person", strings.Join(expected, ", "))
		}
	}
	if !slices.ContainsFunc(fields, func(at field) bool { return at.role() != "" && at.role() != "clerk" }) && len(found) == 0 {
		return found // an extract names who signed the minutes
	}
	for role, people := range named {
		places := 0 // signed, removed or empty
		for _, c := range list {
			if c.Role == role && !c.Timestamp && !removedSignature(c) {
				places++
			}
		}
		for _, m := range found {
			if m.Role == role {
				places++
			}
		}
		// A document has a place for each who is named; fewer means that one went.
		for n := places; n < len(people); n++ {
			found = append(found, Missing{Role: role, Person: people[n]})
		}
	}
	slices.SortStableFunc(found, func(a, b Missing) int {
		return strings.Compare(a.Role+a.Field+a.Person, b.Role+b.Field+b.Person)
	})
	return found
}

func removedSignature(c *candidate) bool {
	return slices.ContainsFunc(c.Reasons, func(r Reason) bool { return r.Code == "signature_removed" })
}

// personOf is the name in the description of a field: "Justerare: Maj Öberg".
func personOf(f *object.File, at field) string {
	d, err := f.Dict(at.ref)
	if err != nil {
		return ""
	}
	if name := printable(f.Text(d["TM"])); name != "" {
		return name
	}
	_, name, _ := strings.Cut(printable(f.Text(d["TU"])), ": ")
	return name
}

// maxAttached bounds the attached file that is read for names.
const maxAttached = 32 << 20

// signersNamed reads who is to sign, by role, out of the meeting that is
// attached to the document. What cannot be read names nobody.
func signersNamed(f *object.File) (named map[string][]string, substitutes []string) {
	root, err := f.Catalog()
	if err != nil {
		return nil, nil
	}
	files, err := f.Array(root["AF"])
	if err != nil {
		return nil, nil
	}
	for _, o := range files {
		d, err := f.Dict(o)
		if err != nil {
			continue
		}
		held, err := f.Dict(d["EF"])
		if err != nil {
			continue
		}
		s, err := f.Stream(held["F"])
		if err != nil || f.Name(s.Dict["Subtype"]) != "application/json" {
			continue
		}
		raw, err := f.Decode(s)
		if err != nil || len(raw) > maxAttached {
			continue
		}
		var meeting struct {
			Minutes *struct {
				Chair, Secretary string
				Adjustments      []struct {
					Adjusters   []string
					Substitutes []string `json:"substitute_adjusters"`
				}
			}
		}
		if json.Unmarshal(raw, &meeting) != nil || meeting.Minutes == nil {
			continue
		}
		named = map[string][]string{}
		add := func(role, name string) {
			if name = printable(strings.TrimSpace(name)); name != "" && !slices.Contains(named[role], name) {
				named[role] = append(named[role], name)
			}
		}
		add("chair", meeting.Minutes.Chair)
		add("secretary", meeting.Minutes.Secretary)
		for _, a := range meeting.Minutes.Adjustments {
			for _, name := range a.Adjusters {
				add("adjuster", name)
			}
			for _, name := range a.Substitutes {
				substitutes = append(substitutes, printable(name))
			}
		}
		return named, substitutes
	}
	return nil, nil
}

// carries tells whether the name in a certificate is that of a person: all its
// words, with or without the party in parentheses, and perhaps more given names.
func carries(certificate, person string) bool {
	person, _, _ = strings.Cut(person, "(")
	have, words := strings.Fields(strings.ToLower(certificate)), strings.Fields(strings.ToLower(person))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(have, w) })
}
