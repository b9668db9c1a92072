package data

import (
	"errors"
	"slices"
)

// ErrOutdated says that a meeting has changed since the document was made.
var ErrOutdated = errors.New("the meeting has changed since the document was made")

// Basis is a digest (SHA-256, lower-case hex) of what minutes show of a
// meeting: the body, the day, those present and every matter. It stays the same
// while the minutes are signed, announced and taken down, and while the files of
// attachments that they name come and go; it changes with any word of them.
func (m Meeting) Basis() string {
	shown := Meeting{Organization: m.Organization, Body: m.Body, Date: m.Date, Start: m.Start, End: m.End, Place: m.Place,
		Attendance: m.Attendance, Items: slices.Clone(m.Items)}
	shown.complete()
	for i := range shown.Items {
		it := &shown.Items[i]
		it.ID, it.Adjusted, it.AdjustedImmediately = "", false, false
		it.Attachments = slices.Clone(it.Attachments)
		for j, a := range it.Attachments {
			it.Attachments[j] = Attachment{Name: a.Name}
		}
	}
	return digestOf([]byte(pack(shown)))
}

// Outdated tells whether the meeting has changed since the document was made. A
// document that was kept by a program too old to say is taken to be current.
func (d Document) Outdated(m Meeting) bool { return d.Basis != "" && d.Basis != m.Basis() }
