package data

import (
	"context"
	"fmt"
	"slices"
)

// ListedNote is a note with what its meeting and item are called, to be looked
// at, searched and gone to. What only storing it anew needs is left out: its
// Version, and the surroundings and revision of its passage.
type ListedNote struct {
	Note
	Body  string // of the meeting; "" with Date "" for a note on a case, or whose meeting is gone
	Date  string // YYYY-MM-DD
	Title string // of the item
}

const listedColumns = `id, meeting_id, item_id, section, case_number, kind, text, on_row, row_list, row_number, row_text,
	part, start_rune, end_rune, quote, created_at, updated_at, colour, style, handed_in, attachment, page, drawing`

func (r *noteRecord) readListed(f *fields) {
	r.ID, r.MeetingID, r.ItemID, r.Section, r.CaseNumber = f.text(), f.text(), f.text(), f.int(), f.text()
	r.Kind, r.Text, r.OnRow, r.RowList, r.RowNumber, r.RowText = f.text(), f.text(), f.flag(), f.text(), f.int(), f.text()
	r.Part, r.StartRune, r.EndRune, r.Quote = f.text(), f.int(), f.int(), f.text()
	r.CreatedAt, r.UpdatedAt, r.Colour, r.Style, r.HandedIn = f.number(), f.number(), f.text(), f.text(), f.text()
	r.OnPage.Attachment, r.OnPage.Page, r.OnPage.Drawing = f.text(), f.int(), f.text()
}

// ListedNotes lists all notes of the reader in the order of [Store.Notes]. There
// may be tens of thousands, so notes, agendas and places are read side by side,
// and thousands of notes come as one value.
func (s *Store) ListedNotes(ctx context.Context) ([]ListedNote, error) {
	var order noteOrder
	var places []notePlaceRecord
	blocks, err := s.noteBlocks(ctx)
	if err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	read := make([][]noteRecord, len(blocks))
	work := []func() error{
		func() (err error) { order, err = s.notedAgendas(ctx); return err },
		func() (err error) { places, err = s.unseenPlaces(ctx, ""); return err },
	}
	for i, b := range blocks {
		work = append(work, func() (err error) {
			read[i], err = s.listedBlock(ctx, "rowid BETWEEN ? AND ?", b.First, b.Last)
			return err
		})
	}
	if err := sideBySide(work); err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	return s.listed(ctx, order, slices.Concat(read...), places)
}

// listed puts notes into the order of [Store.Notes].
func (s *Store) listed(ctx context.Context, order noteOrder, records []noteRecord, places []notePlaceRecord) ([]ListedNote, error) {
	var err error
	if order.rows, err = s.notedRows(ctx, records); err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	trails := trailsOf(places)
	listed := make([]ListedNote, len(records))
	for i, at := range order.sort(records) {
		r := &records[at]
		m := order.meetings[r.MeetingID]
		n := &listed[i]
		n.Note, n.Body, n.Date, n.Title = order.note(r), m.body, m.date, order.items[r.ItemID].title
		if len(trails) > 0 {
			n.follow(trails)
		}
	}
	return listed, nil
}

// notedAgendas reads the places of the items of all meetings with notes.
func (s *Store) notedAgendas(ctx context.Context) (noteOrder, error) {
	var meetings []string
	err := s.notes.read.WithContext(ctx).Model(&noteRecord{}).Distinct().Pluck("meeting_id", &meetings).Error
	if err != nil {
		return noteOrder{}, err
	}
	return s.agendas(ctx, meetings)
}

// noteBlock is the notes with these row numbers, the first and the last.
type noteBlock struct{ First, Last int64 }

// blockSize keeps what comes as one value far below what SQLite can give.
const blockSize = 4096

// noteBlocks parts the notes into blocks to be read one at a time.
func (s *Store) noteBlocks(ctx context.Context) (blocks []noteBlock, err error) {
	var all noteBlock
	err = s.notes.read.WithContext(ctx).Raw("SELECT coalesce(min(rowid), 1) AS first, coalesce(max(rowid), 0) AS last FROM notes").Scan(&all).Error
	for first := all.First; first <= all.Last; first += blockSize {
		blocks = append(blocks, noteBlock{first, first + blockSize - 1})
	}
	return blocks, err
}

// listedBlock reads the notes that a condition chooses, in no order.
func (s *Store) listedBlock(ctx context.Context, where string, args ...any) ([]noteRecord, error) {
	var block struct {
		Count int
		Notes string
	}
	err := s.notes.read.WithContext(ctx).Raw(`SELECT count(*) AS count, coalesce(group_concat(`+packed(listedColumns)+`, char(0)), '') AS notes
		FROM notes WHERE `+where, args...).Scan(&block).Error
	if err != nil {
		return nil, err
	}
	return unpackRows(block.Notes, block.Count, (*noteRecord).readListed)
}

// unseenPlaces reads the places of the notes, of one meeting or ("") of all, that
// became something which their reader has not seen; [carried] gives nil for
// every other.
func (s *Store) unseenPlaces(ctx context.Context, meetingID string) ([]notePlaceRecord, error) {
	query, args := `SELECT `+packed(notePlaceColumns)+` FROM note_places p WHERE p.note_id IN
		(SELECT note_id FROM note_places WHERE state = 'gone' OR seen_at = 0 AND state IN ('moved', 'edited'))`, []any{}
	if meetingID != "" {
		query, args = query+` AND p.meeting_id = ?`, append(args, meetingID)
	}
	return readPacked(askingGORM(s.notes.read.WithContext(ctx)), (*notePlaceRecord).read, query, args...)
}
