package data

import "slices"

// Person is someone named in the papers with the party letters printed after
// the name ("S", "M", "-" for an independent), or "" for none.
type Person struct {
	Name  string `json:"name"`
	Party string `json:"party,omitempty"`
}

// Printed is the person as the papers print one: "Ture Malmgård (S)".
func (p Person) Printed() string {
	if p.Party == "" {
		return p.Name
	}
	return p.Name + " (" + p.Party + ")"
}

// Capacity says as what a person was present.
type Capacity string

// The capacities.
const (
	Member Capacity = "member" // ledamot
	Deputy Capacity = "deputy" // ersättare
	Other  Capacity = "other"  // officials, auditors, guests
)

// Role is an office held at the meeting.
type Role string

// The roles.
const (
	Chair           Role = "chair"
	ViceChair       Role = "vice_chair"
	SecondViceChair Role = "second_vice_chair"
	Secretary       Role = "secretary"
)

// Attendance is one row of the attendance list. Presence is per § (KL 5:67):
// Sections names the §§ that the row holds for, none for the whole meeting.
type Attendance struct {
	Name     string   `json:"name"`
	Party    string   `json:"party,omitempty"`
	Capacity Capacity `json:"capacity"`
	Serving  bool     `json:"serving"` // took part in the decisions (tjänstgörande)
	Role     Role     `json:"role,omitempty"`
	Replaces *Person  `json:"replaces,omitempty"` // Name "" for a vacant seat
	Title    string   `json:"title,omitempty"`    // an official's post
	Sections []int    `json:"sections,omitempty"`
	Remote   bool     `json:"remote,omitempty"`
}

// Served reports whether anyone is said to have taken part in the decisions: an
// agenda does not know yet who will.
func (m Meeting) Served() bool {
	return slices.ContainsFunc(m.Attendance, func(a Attendance) bool { return a.Serving })
}

// Person is who the row is about.
func (a Attendance) Person() Person { return Person{Name: a.Name, Party: a.Party} }
