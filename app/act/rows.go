package act

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/data/sheet"
	"paragraf/pdf/compose"
)

// RowQuery says which rows of a meeting's notification lists to look at, and how.
type RowQuery struct {
	Section int    // 0: of every §; where a meeting has no § numbers yet, the item's place
	ItemID  string // "": as Section says
	List    string // the list's title; "" for every list
	Order   data.RowOrder
	Mine    bool // with the reader's own marks
}

// RowList is one list as it was asked for.
type RowList struct {
	ItemID   string
	Section  int // 0 while the item has no number
	Position int // the item's place on the agenda, from 1
	Title    string
	Groups   []RowGroup
	Remarks  []string                           // what to look at among all its rows, in sentences
	Marks    map[data.Notification]data.RowMark // where the reader's own were asked for
}

// RowGroup is rows that stand together; Decider names who decided them where
// the rows are grouped.
type RowGroup struct {
	Decider string
	Rows    []data.Notification
}

// Len counts the rows.
func (l RowList) Len() (n int) {
	for _, g := range l.Groups {
		n += len(g.Rows)
	}
	return n
}

// Rows lists the rows of a meeting.
func Rows(ctx context.Context, s *data.Store, m data.Meeting, q RowQuery) ([]RowList, error) {
	if q.Section != 0 && q.ItemID == "" {
		it, err := findItem(m, "", q.Section)
		if err != nil {
			return nil, err
		}
		q.ItemID = it.ID
	}
	meetings, err := s.Meetings(ctx)
	if err != nil {
		return nil, err
	}
	all := append(slices.Clone(m.Warnings), LateRows(m, meetings)...)
	var marks []data.RowMark
	if q.Mine {
		if marks, err = s.RowMarks(ctx, m.ID); err != nil {
			return nil, err
		}
	}
	lists := []RowList{}
	for i, it := range m.Items {
		if q.ItemID != "" && it.ID != q.ItemID {
			continue
		}
		for _, l := range it.Lists {
			if q.List != "" && !strings.EqualFold(q.List, l.Title) {
				continue
			}
			out := RowList{ItemID: it.ID, Section: it.Section, Position: i + 1, Title: l.Title}
			if q.Mine {
				out.Marks = map[data.Notification]data.RowMark{}
				for _, e := range l.Entries {
					out.Marks[e] = markOn(marks, it.ID, l.Title, e)
				}
			}
			for _, g := range q.Order.Arrange(l.Entries) {
				group := RowGroup{Decider: g.Decider}
				for _, at := range g.Rows {
					group.Rows = append(group.Rows, l.Entries[at])
				}
				out.Groups = append(out.Groups, group)
			}
			for _, w := range all {
				if w.Item == i+1 && len(w.Entries) > 0 && !w.Accepted && l.Concerns(w) {
					out.Remarks = append(out.Remarks, Says(w))
				}
			}
			lists = append(lists, out)
		}
	}
	if len(lists) == 0 {
		return nil, fail("act.rows.none")
	}
	return lists, nil
}

// LateRows warns of urgent decisions that should have been notified at an
// earlier meeting of the same committee (KL 6:40). The warnings are not stored:
// they follow from the other meetings that there are.
func LateRows(m data.Meeting, meetings []data.MeetingSummary) []data.Warning {
	previous := ""
	for _, x := range meetings {
		if x.ID != m.ID && x.Organization == m.Organization && x.Body == m.Body && x.Date < m.Date {
			previous = max(previous, x.Date)
		}
	}
	var warnings []data.Warning
	for i, it := range m.Items {
		for _, l := range it.Lists {
			if late := l.Late(previous); len(late) > 0 {
				warnings = append(warnings, data.Warning{Code: data.EntryLate, Item: i + 1, Entries: late,
					Message: swedish.T("act.rows.late", "list", l.Title, "rows", swedish.N("act.rows.numbers", len(late), "numbers", data.FormatSections(late)), "date", swedish.Date(previous))})
			}
		}
	}
	return warnings
}

// ReadRows reads a list of notifications: a PDF, Word document, web page or
// text, CSV or a workbook (XLSX). Where the list has no name of its own, it is
// called title. It writes nothing.
func ReadRows(ctx context.Context, name, title string, raw []byte) (intake.Rows, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); {
	case intake.IsPDF(raw):
		pages, err := pagesOf(ctx, name, raw)
		if err != nil {
			return intake.Rows{}, err
		}
		return intake.ReadRowPages(name, title, pages)
	case sheet.IsXLSX(raw), ext == ".csv", ext == ".tsv":
		tables, err := tablesOf(raw)
		if err != nil {
			return intake.Rows{}, because(err, "act.rows.sheet", "file", name, "most", sheet.MaxRows)
		}
		return intake.ReadTables(name, title, tables)
	case bytes.ContainsAny(raw, "\t;,") && !bytes.HasPrefix(bytes.TrimSpace(raw), []byte("<")):
		// cells that were copied out of a sheet come as text
		if tables, err := tablesOf(raw); err == nil && len(tables) == 1 && intake.Tabular(tables[0], bytes.ContainsRune(raw, '\t')) {
			return intake.ReadTables(name, title, tables)
		}
	}
	return intake.ReadRows(name, title, raw)
}

// HiddenRows says what a file hides, or has no result for, and was not read.
func HiddenRows(h intake.Hidden) string {
	var words []string
	if h.Whole {
		words = append(words, swedish.T("act.rows.hidden_sheet", "sheet", h.Sheet))
	}
	for _, x := range []struct {
		key string
		n   int
	}{{"act.rows.hidden_rows", h.Rows}, {"act.rows.hidden_columns", h.Columns}, {"act.rows.uncalculated", h.Uncalculated}} {
		if x.n > 0 {
			words = append(words, swedish.N(x.key, x.n))
		}
	}
	said := strings.Join(words, " ")
	if h.Sheet != "" && !h.Whole {
		said = h.Sheet + ": " + said
	}
	return said
}

func tablesOf(raw []byte) ([]intake.Table, error) {
	read, err := sheet.Read(raw)
	var tables []intake.Table
	for _, t := range read {
		tables = append(tables, intake.Table(t))
	}
	return tables, err
}

// SetLists gives an item other notification lists and stores the meeting with
// the warnings that follow. A § that is adjusted is not changed.
func SetLists(ctx context.Context, s *data.Store, meetingID, itemID string, lists []data.NotificationList) (data.Meeting, error) {
	m, err := s.Meeting(ctx, meetingID)
	if err != nil {
		return m, err
	}
	i := slices.IndexFunc(m.Items, func(it data.AgendaItem) bool { return it.ID == itemID })
	if i < 0 {
		return m, data.ErrNotFound
	}
	if compose.Adjusted(m, m.Items[i]) {
		return m, fail("act.rows.adjusted", "section", m.Items[i].Section)
	}
	_, claims, err := s.Claims(ctx, meetingID)
	if err != nil {
		return m, err
	}
	before := data.Draft{Meeting: m, Claims: claims}
	m.Items = slices.Clone(m.Items)
	m.Items[i].Lists = lists
	m.Warnings = intake.Recheck(before, data.Draft{Meeting: m, Claims: claims})
	return s.SaveMeeting(ctx, m)
}

// MergeLists are an item's lists with those that were read. replace names one
// that goes out; a list whose name is there already is an error, for nobody can
// tell which of two rows 4 is meant.
func MergeLists(old, read []data.NotificationList, replace string) ([]data.NotificationList, error) {
	at := slices.IndexFunc(old, func(l data.NotificationList) bool { return replace != "" && strings.EqualFold(l.Title, replace) })
	if replace != "" && at < 0 {
		var titles []string
		for _, l := range old {
			titles = append(titles, "”"+l.Title+"”")
		}
		return nil, fail("act.rows.no_list", "list", replace, "lists", strings.Join(titles, ", "))
	}
	read = slices.Clone(read)
	if at >= 0 && len(read) == 1 {
		read[0].Title = old[at].Title
	}
	rest := slices.Clone(old)
	if at < 0 {
		at = len(old)
	} else {
		rest = slices.Delete(rest, at, at+1)
	}
	for _, l := range read {
		if slices.ContainsFunc(rest, func(o data.NotificationList) bool { return strings.EqualFold(o.Title, l.Title) }) {
			return nil, fail("act.rows.there", "list", l.Title)
		}
	}
	return slices.Insert(rest, at, read...), nil
}

// AppendRows are an item's lists with the rows that were read last in the list
// called to, numbered on from there.
func AppendRows(old, read []data.NotificationList, to string) ([]data.NotificationList, error) {
	at := slices.IndexFunc(old, func(l data.NotificationList) bool { return strings.EqualFold(l.Title, to) })
	if at < 0 {
		return MergeLists(old, read, to) // which says that there is none
	}
	lists := slices.Clone(old)
	list := data.NotificationList{Title: old[at].Title, Entries: slices.Clone(old[at].Entries)}
	last := 0
	for _, e := range list.Entries {
		last = max(last, e.Number)
	}
	for _, l := range read {
		for _, e := range l.Entries {
			last++
			e.Number = last
			list.Entries = append(list.Entries, e)
		}
	}
	lists[at] = list
	return lists, nil
}

// RowsCSV and RowsXLSX are lists as a table: what the papers say, and nothing of
// the reader's own.
func RowsCSV(lists []RowList) ([]byte, error) {
	var b bytes.Buffer
	err := sheet.WriteCSV(&b, rowTable(lists))
	return b.Bytes(), err
}

// RowsXLSX is [RowsCSV] as a workbook.
func RowsXLSX(lists []RowList) ([]byte, error) {
	var b bytes.Buffer
	err := sheet.WriteXLSX(&b, lists[0].Title, rowTable(lists))
	return b.Bytes(), err
}

// RowsPDF is the lists as a document, in their order and their groups. What the
// meeting has beside them is not in it.
func RowsPDF(ctx context.Context, s *data.Store, m data.Meeting, lists []RowList) ([]byte, error) {
	style, err := Style(ctx, s, m.Organization)
	if err != nil {
		return nil, err
	}
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		m.Items[i].Lists = nil
		for _, l := range lists {
			if l.ItemID != m.Items[i].ID {
				continue
			}
			for _, g := range l.Groups {
				title := l.Title
				if g.Decider != "" {
					title += " – " + g.Decider
				}
				m.Items[i].Lists = append(m.Items[i].Lists, data.NotificationList{Title: title, Entries: g.Rows})
			}
		}
	}
	doc, err := compose.NotificationList(m, 0, compose.ListOptions{Style: style, At: moment(time.Time{})})
	if errors.Is(err, compose.ErrList) {
		return nil, because(err, "act.rows.none")
	}
	if err != nil {
		return nil, composeFailure(err)
	}
	return doc.PDF, nil
}

// rowTable has a column only for what some row has.
func rowTable(lists []RowList) [][]string {
	type column struct {
		key string
		of  func(l RowList, e data.Notification) string
	}
	columns := []column{
		{"section", func(l RowList, _ data.Notification) string {
			if l.Section == 0 {
				return ""
			}
			return fmt.Sprint(l.Section)
		}},
		{"list", func(l RowList, _ data.Notification) string { return l.Title }},
		{"number", func(_ RowList, e data.Notification) string { return fmt.Sprint(e.Number) }},
		{"case", func(_ RowList, e data.Notification) string { return e.CaseNumber }},
		{"date", func(_ RowList, e data.Notification) string { return e.Date }},
		{"decider", func(_ RowList, e data.Notification) string { return e.DecidedBy }},
		{"text", func(_ RowList, e data.Notification) string { return e.Text }},
	}
	columns = slices.DeleteFunc(columns, func(c column) bool {
		for _, l := range lists {
			for _, g := range l.Groups {
				for _, e := range g.Rows {
					if c.of(l, e) != "" {
						return false
					}
				}
			}
		}
		return true
	})
	head := make([]string, len(columns))
	for i, c := range columns {
		head[i] = swedish.T("act.rows.column." + c.key)
	}
	table := [][]string{head}
	for _, l := range lists {
		for _, g := range l.Groups {
			for _, e := range g.Rows {
				row := make([]string, len(columns))
				for i, c := range columns {
					row[i] = c.of(l, e)
				}
				table = append(table, row)
			}
		}
	}
	return table
}

// ItemAt returns the item with that § number; where a meeting has no § numbers
// yet, section is the item's place on the agenda.
func ItemAt(m data.Meeting, section int) (data.AgendaItem, error) { return findItem(m, "", section) }
