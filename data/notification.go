package data

import (
	"slices"
	"strings"
)

// NotificationList is one list of reported rows, as anmälningsärenden or
// meddelandeärenden. What such a heading means differs from place to place,
// so it is kept as printed and never interpreted.
type NotificationList struct {
	Title   string         `json:"title"`
	Entries []Notification `json:"entries"`
}

// Notification is one row of a list, verbatim in Text.
type Notification struct {
	Number     int    `json:"number"`
	Text       string `json:"text"`
	CaseNumber string `json:"case_number"`
	DecidedBy  string `json:"decided_by,omitempty"`
	Date       string `json:"date,omitempty"`
}

// Concerns reports whether the rows that a warning names are of this list. An
// item may have two lists, both numbered from 1; the message then quotes which.
func (l NotificationList) Concerns(w Warning) bool {
	for _, n := range w.Entries {
		if !slices.ContainsFunc(l.Entries, func(e Notification) bool { return e.Number == n }) {
			return false
		}
	}
	switch w.Code {
	case EntryLate:
		return strings.HasPrefix(w.Message, l.Title+":")
	case EntryWithoutCaseNumber:
		return slices.ContainsFunc(l.Entries, func(e Notification) bool {
			return slices.Contains(w.Entries, e.Number) && e.CaseNumber == ""
		})
	default:
		seen := map[string]bool{}
		for _, e := range l.Entries {
			if slices.Contains(w.Entries, e.Number) {
				seen[e.CaseNumber] = true
			}
		}
		return len(seen) == 1 // the same case: these rows repeat one another
	}
}
