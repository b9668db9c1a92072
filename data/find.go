package data

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// RefError says that a reference names no meeting (it wraps ErrNotFound) or
// several (ErrAmbiguous, with the candidates).
type RefError struct {
	Ref        string
	Candidates []MeetingSummary
	err        error
}

// Error gives the reference and one line for each candidate, each beginning
// with a reference that would do.
func (e *RefError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %v", e.Ref, e.err)
	for _, c := range e.Candidates {
		date := c.Date
		if date == "" {
			date = "-"
		}
		fmt.Fprintf(&b, "\n  %s  %s  %s", c.ID, date, strings.TrimSpace(c.Organization+" "+c.Body))
		if c.Sections != "" {
			fmt.Fprintf(&b, "  § %s", c.Sections)
		}
	}
	return b.String()
}

// Unwrap gives ErrNotFound or ErrAmbiguous.
func (e *RefError) Unwrap() error { return e.err }

var dateForm = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// candidatesShown is how many meetings an error lists.
const candidatesShown = 20

// FindMeeting reads the meeting that ref names: an id, a unique prefix of one,
// a date, or date/words of the body. A [RefError] otherwise.
func (s *Store) FindMeeting(ctx context.Context, ref string) (Meeting, error) {
	all, err := s.Meetings(ctx)
	if err != nil {
		return Meeting{}, err
	}
	found, hints := findRef(all, ref)
	switch len(found) {
	case 1:
		return s.Meeting(ctx, found[0].ID)
	case 0:
		return Meeting{}, &RefError{ref, hints[:min(len(hints), candidatesShown)], ErrNotFound}
	}
	return Meeting{}, &RefError{ref, found[:min(len(found), candidatesShown)], ErrAmbiguous}
}

// findRef chooses the meetings that ref names; hints are near misses.
func findRef(all []MeetingSummary, ref string) (found, hints []MeetingSummary) {
	ref = strings.TrimSpace(ref)
	date, words, _ := strings.Cut(ref, "/")
	if dateForm.MatchString(date) {
		for _, m := range all {
			if m.Date == date {
				hints = append(hints, m)
			}
		}
		return byWords(hints, words), hints
	}
	prefix := strings.ToLower(ref)
	for _, m := range all {
		if m.ID == prefix {
			return []MeetingSummary{m}, nil
		}
		if prefix != "" && strings.HasPrefix(m.ID, prefix) {
			found = append(found, m)
		}
	}
	return found, all
}

// byWords keeps the meetings whose body has all the words, or a word beginning
// with each; where one has exactly these words it alone is meant.
func byWords(meetings []MeetingSummary, words string) []MeetingSummary {
	wanted := strings.Fields(fold(words))
	var found, exact []MeetingSummary
	for _, m := range meetings {
		name := fold(m.Organization + " " + m.Body)
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(name, w) }) {
			found = append(found, m)
		}
		if len(wanted) > 0 && fold(m.Body) == fold(words) {
			exact = append(exact, m)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return found
}
