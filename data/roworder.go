package data

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// RowKey names what rows of a list are sorted or grouped by.
type RowKey string

const (
	ByNumber  RowKey = ""        // as printed
	ByCase    RowKey = "case"    // case number, "26RN9" before "26RN10"
	ByDecider RowKey = "decider" // who decided, in Swedish order
	ByDate    RowKey = "date"    // the earliest first
)

// RowKeys are all of them, as they are offered.
var RowKeys = []RowKey{ByNumber, ByCase, ByDecider, ByDate}

// RowOrder is how a list is looked at. It changes nothing in the list.
type RowOrder struct {
	By      RowKey
	Grouped bool   // one group for each decider
	Filter  string // words that a row must all have, in any place and case
}

// RowGroup is rows that stand together.
type RowGroup struct {
	Decider string // "" for rows that name nobody, and where nothing is grouped
	Rows    []int  // places in the list, from 0
}

// Arrange puts rows in order. Rows alike stay as printed; those that lack what
// they are sorted by stand last. Groups come in Swedish order, the one without a
// name last.
func (o RowOrder) Arrange(entries []Notification) []RowGroup {
	order := collate.New(language.Swedish, collate.Numeric, collate.IgnoreCase)
	var buffer collate.Buffer
	known := map[string]string{}
	key := func(text string) string {
		if _, ok := known[text]; !ok {
			known[text] = string(order.KeyFromString(&buffer, text))
			buffer.Reset()
		}
		return known[text]
	}
	type row struct {
		at      int
		group   string
		by      string
		missing bool // what it is sorted by
	}
	words := strings.Fields(strings.ToLower(o.Filter))
	var rows []row
	for i, e := range entries {
		if !e.has(words) {
			continue
		}
		r := row{at: i}
		if o.Grouped {
			r.group = key(decider(e))
		}
		if o.By != ByNumber {
			by := o.By.of(e)
			r.by, r.missing = key(by), by == ""
		}
		rows = append(rows, r)
	}
	nobody := key("")
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(last(a.group == nobody, b.group == nobody), strings.Compare(a.group, b.group),
			last(a.missing, b.missing), strings.Compare(a.by, b.by))
	})
	var groups []RowGroup
	for i, r := range rows {
		if i == 0 || r.group != rows[i-1].group {
			g := RowGroup{}
			if o.Grouped {
				g.Decider = decider(entries[r.at])
			}
			groups = append(groups, g)
		}
		g := &groups[len(groups)-1]
		g.Rows = append(g.Rows, r.at)
	}
	return groups
}

// last orders what lacks something after what has it.
func last(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func decider(e Notification) string { return strings.Join(strings.Fields(e.DecidedBy), " ") }

func (k RowKey) of(e Notification) string {
	switch k {
	case ByCase:
		return e.CaseNumber
	case ByDecider:
		return decider(e)
	case ByDate:
		return e.Date
	}
	return ""
}

// has tells whether a row has all of some words in lower case.
func (e Notification) has(words []string) bool {
	if len(words) == 0 {
		return true
	}
	all := strings.ToLower(strings.Join([]string{e.Text, e.CaseNumber, e.DecidedBy, e.Date}, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(all, w) })
}
