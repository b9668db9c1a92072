package minutes

import (
	"slices"
	"strings"

	"paragraf/data"
)

// Signer is one who is to sign the minutes.
type Signer struct {
	Role, Name string
	Signed     *data.Signing // nil while the signature is missing
}

// Signers lists who is to sign a meeting's minutes in the order of the papers,
// each with the signature that the document carries.
func Signers(m data.Meeting, doc *data.Document) []Signer {
	list := expected(m)
	if doc == nil {
		return list
	}
	var left []data.Signing
	for _, s := range doc.Signed { // first those whose name is the expected one
		i := slices.IndexFunc(list, func(x Signer) bool { return x.Signed == nil && x.Role == s.Role && sameName(x.Name, s.Name) })
		if i < 0 {
			left = append(left, s)
			continue
		}
		list[i].Signed = &s
	}
	for _, s := range left {
		if i := slices.IndexFunc(list, func(x Signer) bool { return x.Signed == nil && x.Role == s.Role }); i >= 0 {
			list[i].Signed = &s
		}
	}
	return list
}

// expected lists who is to sign: as the front page says, else by their office
// in the attendance list.
func expected(m data.Meeting) []Signer {
	front := data.Minutes{}
	if m.Minutes != nil {
		front = *m.Minutes
	}
	holder := func(name string, role data.Role) string {
		for _, a := range m.Attendance {
			if name == "" && a.Role == role {
				name = a.Name
			}
		}
		return name
	}
	var list []Signer
	add := func(role, name string) {
		s := Signer{Role: role, Name: name}
		if name != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	add("secretary", holder(front.Secretary, data.Secretary))
	add("chair", holder(front.Chair, data.Chair))
	for _, a := range front.Adjustments {
		for _, name := range a.Adjusters {
			add("adjuster", name)
		}
	}
	return list
}

func sameName(a, b string) bool {
	bare := func(s string) string {
		if i := strings.Index(s, " ("); i >= 0 {
			s = s[:i]
		}
		return strings.ToLower(strings.TrimSpace(s))
	}
	return bare(a) == bare(b)
}

// Latest returns the newest minutes among a meeting's documents (newest first).
func Latest(documents []data.Document) *data.Document {
	for _, d := range documents {
		if d.Kind == data.MinutesDocument {
			return &d
		}
	}
	return nil
}
