package data

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// SameCase reports whether two case numbers, as they are printed, are the same:
// spaces, capital letters, what stands between the year and the number, zeros before
// the number and a "dnr" before it all do not tell cases apart.
func SameCase(a, b string) bool { return caseOf(a) == caseOf(b) }

// caseOf is the letters and digits of a case number, each run of them by itself.
func caseOf(number string) string {
	number = fold(number)
	for _, word := range []string{"diarienummer", "diarienr", "dnr"} {
		number = strings.TrimPrefix(number, word)
	}
	runs := make([]rune, 0, len(number)+4)
	last, digits := 0, false // where the last run begins, and whether it is of digits
	apart := false
	for _, r := range number {
		digit := unicode.IsDigit(r)
		if !digit && !unicode.IsLetter(r) {
			apart = true
			continue
		}
		if len(runs) > 0 && (apart || digit != digits) {
			runs = append(runs, '/')
			last = len(runs)
		}
		runs, digits, apart = append(runs, r), digit, false
	}
	for last > 0 && digits && last < len(runs)-1 && runs[last] == '0' {
		runs = slices.Delete(runs, last, last+1)
	}
	return string(runs)
}

// EarlierNotes lists the notes on the cases of a meeting that do not stand in
// it: what the reader wrote on the cases themselves, and when they were up at
// other meetings, in the order of [Store.Notes].
func (s *Store) EarlierNotes(ctx context.Context, m Meeting) ([]Note, error) {
	var cases []string
	for _, it := range m.Items {
		cases = append(cases, it.CaseNumbers...)
	}
	ask := askingGORM(s.notes.read.WithContext(ctx))
	numbers, err := notedCases(ask, cases)
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	records, err := readNotes(ask, NoteFilter{}, numbers...)
	if err != nil {
		return nil, fmt.Errorf("listing the notes of cases: %w", err)
	}
	records = slices.DeleteFunc(records, func(r noteRecord) bool { return r.MeetingID == m.ID })
	order, err := s.agendaOrder(ctx, records)
	if err != nil {
		return nil, fmt.Errorf("listing the notes of cases: %w", err)
	}
	return order.sorted(records), nil
}

// notedCases gives the numbers, as notes have them, of those of the cases that
// there are notes on.
func notedCases(ask asking, cases []string) ([]string, error) {
	wanted := map[string]bool{}
	for _, c := range cases {
		if name := caseOf(c); name != "" {
			wanted[name] = true
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	rows, err := ask(`SELECT DISTINCT case_number FROM notes`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var numbers []string
	for rows.Next() {
		var number string
		if err := rows.Scan(&number); err != nil {
			return nil, err
		}
		if wanted[caseOf(number)] {
			numbers = append(numbers, number)
		}
	}
	return numbers, diskError(rows.Err())
}
