package data

import (
	"fmt"
	"strconv"
	"strings"
)

// The shapes in which the reports and lists of all items of a meeting are read,
// one row an item or list instead of one a block or row. Item is the item's
// position on the agenda.
type (
	reportOfItem struct {
		Item   int
		SHA256 string
		Types  string // with spaces between
		Sizes  string // of the blocks' texts, in bytes, with spaces between
		Text   string // the joined text
	}
	listOfItem struct {
		Item    int
		Title   string
		Entries []Notification
	}
)

const itemColumns = `id, position, revision, digest, section, section_inferred, title, title_inferred, kind, case_numbers,
	confidential, proposals, motions, procedure, votes, decisions, reservations, statements, disqualified, presenters,
	recipients, attachments, adjusted, adjusted_immediately`

func (r *itemRecord) read(f *fields) {
	r.ID, r.Position, r.Revision, r.Digest = f.text(), f.int(), f.int(), f.text()
	r.Section, r.SectionInferred = f.int(), f.flag()
	r.Title, r.TitleInferred = f.text(), f.flag()
	r.Kind, r.CaseNumbers, r.Confidential = f.text(), f.text(), f.text()
	r.Proposals, r.Motions, r.Procedure, r.Votes, r.Decisions = f.text(), f.text(), f.text(), f.text(), f.text()
	r.Reservations, r.Statements, r.Disqualified, r.Presenters = f.text(), f.text(), f.text(), f.text()
	r.Recipients, r.Attachments = f.text(), f.text()
	r.Adjusted, r.AdjustedImmediately = f.flag(), f.flag()
}

func (r *reportOfItem) read(f *fields) {
	r.Item, r.SHA256, r.Types, r.Sizes, r.Text = f.int(), f.text(), f.text(), f.text(), f.text()
}

func (l *listOfItem) read(f *fields) {
	l.Item, l.Title, l.Entries = f.int(), f.text(), []Notification{}
	for f.more {
		l.Entries = append(l.Entries, Notification{f.int(), f.text(), f.text(), f.text(), f.text()})
	}
}

var (
	itemsOfMeeting = `SELECT ` + packed(itemColumns) + ` FROM items WHERE meeting_id = ? AND NOT removed ORDER BY position`
	// The inner ORDER BY makes sure of the order that the key gives anyway; one
	// inside group_concat would sort each item anew. Were the order ever lost,
	// the digests would say so.
	reportsOfMeeting = `SELECT ` + packed(`i.position, r.sha256, (SELECT `+
		packed(`group_concat(type, ' '), group_concat(octet_length(text), ' '), group_concat(text, char(10))`)+`
			FROM (SELECT type, text FROM blocks WHERE item_id = i.id AND revision = i.revision ORDER BY position))`) + `
		FROM items i
		JOIN revisions r ON r.item_id = i.id AND r.number = i.revision
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position`
	listsOfMeeting = `SELECT ` + packed(`i.position, l.title, (SELECT group_concat(`+
		packed(`number, text, case_number, decided_by, date`)+`, char(0))
			FROM (SELECT number, text, case_number, decided_by, date
				FROM notifications WHERE item_id = l.item_id AND list = l.position ORDER BY position))`) + `
		FROM items i
		JOIN notification_lists l ON l.item_id = i.id
		WHERE i.meeting_id = ? AND NOT i.removed ORDER BY i.position, l.position`
)

// agendaRows are the rows that make up the agenda of a meeting.
type agendaRows struct {
	records []itemRecord
	reports []reportOfItem
	lists   []listOfItem
}

// loadItems reads the agenda of a meeting: three queries, however many items.
func loadItems(ask asking, meetingID string) ([]AgendaItem, error) {
	var a agendaRows
	for _, read := range []func(asking, string) error{a.readItems, a.readReports, a.readLists} {
		if err := read(ask, meetingID); err != nil {
			return nil, err
		}
	}
	return a.items()
}

func (a *agendaRows) readItems(ask asking, meetingID string) (err error) {
	a.records, err = readPacked(ask, (*itemRecord).read, itemsOfMeeting, meetingID)
	return err
}

func (a *agendaRows) readReports(ask asking, meetingID string) (err error) {
	a.reports, err = readPacked(ask, (*reportOfItem).read, reportsOfMeeting, meetingID)
	return err
}

func (a *agendaRows) readLists(ask asking, meetingID string) (err error) {
	a.lists, err = readPacked(ask, (*listOfItem).read, listsOfMeeting, meetingID)
	return err
}

// items puts the rows together and checks every text against its digest.
func (a *agendaRows) items() ([]AgendaItem, error) {
	items := make([]AgendaItem, len(a.records))
	place := make(map[int]int, len(a.records))
	for i, r := range a.records {
		it, err := r.item()
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", r.Position, err)
		}
		items[i] = it
		place[r.Position] = i
	}
	for _, r := range a.reports {
		body, err := r.blocks()
		if err != nil {
			return nil, fmt.Errorf("item %d, its report: %w", r.Item, err)
		}
		items[place[r.Item]].Body = body
	}
	for _, l := range a.lists {
		it := &items[place[l.Item]]
		it.Lists = append(it.Lists, NotificationList{Title: l.Title, Entries: l.Entries})
	}
	for i, r := range a.records {
		if r.digest(items[i].Lists) != r.Digest {
			return nil, fmt.Errorf("item %d: %w", r.Position, ErrDamaged)
		}
		if r.Revision > 0 && items[i].Body == nil {
			return nil, fmt.Errorf("item %d, its report: %w", r.Position, ErrDamaged)
		}
	}
	return items, nil
}

// blocks takes the report apart into its blocks.
func (r reportOfItem) blocks() ([]Block, error) {
	if digestOf([]byte(r.Text)) != r.SHA256 {
		return nil, ErrDamaged
	}
	text, types, sizes := r.Text, strings.Split(r.Types, " "), strings.Split(r.Sizes, " ")
	if len(types) != len(sizes) {
		return nil, ErrDamaged
	}
	blocks := make([]Block, len(types))
	for i := range types {
		n, err := strconv.Atoi(sizes[i])
		if err != nil || n > len(text) {
			return nil, ErrDamaged
		}
		blocks[i] = Block{BlockType(types[i]), text[:n]}
		text = strings.TrimPrefix(text[n:], "\n")
	}
	return blocks, nil
}
