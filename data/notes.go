package data

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"
)

// noteRecord is a row of the notes database.
type noteRecord struct {
	ID         string `gorm:"primaryKey"`
	Version    int
	MeetingID  string
	ItemID     string
	Section    int
	CaseNumber string
	Kind       string
	Text       string
	OnRow      bool
	RowList    string
	RowNumber  int
	Part       string // "" without passage
	Revision   string
	StartRune  int
	EndRune    int
	Quote      string
	Prefix     string
	Suffix     string
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	UpdatedAt  int64 `gorm:"autoUpdateTime:false"`
	Colour     string
	RowText    string
	Style      string
	HandedIn   string // JSON of a [HandedIn], "" for none
	ItemDigest string // of the item's text in which it stands; "": it is older than these digests
	// Of a note on an attachment ItemDigest is the SHA-256 of the bytes that it was
	// carried to; File those in which its place is.
	OnPage pageColumns `gorm:"embedded"`
}

func (noteRecord) TableName() string { return "notes" }

const noteColumns = `id, version, meeting_id, item_id, section, case_number, kind, text, on_row, row_list, row_number,
	part, revision, start_rune, end_rune, quote, prefix, suffix, created_at, updated_at, colour, row_text, style, handed_in, item_digest,
	attachment, file, page, drawing`

func (r *noteRecord) read(f *fields) {
	r.ID, r.Version, r.MeetingID, r.ItemID, r.Section = f.text(), f.int(), f.text(), f.text(), f.int()
	r.CaseNumber, r.Kind, r.Text = f.text(), f.text(), f.text()
	r.OnRow, r.RowList, r.RowNumber = f.flag(), f.text(), f.int()
	r.Part, r.Revision, r.StartRune, r.EndRune = f.text(), f.text(), f.int(), f.int()
	r.Quote, r.Prefix, r.Suffix = f.text(), f.text(), f.text()
	r.CreatedAt, r.UpdatedAt, r.Colour, r.RowText = f.number(), f.number(), f.text(), f.text()
	r.Style, r.HandedIn, r.ItemDigest = f.text(), f.text(), f.text()
	r.OnPage.read(f)
}

func noteToRecord(n Note) noteRecord {
	r := noteRecord{ID: n.ID, Version: n.Version, MeetingID: n.MeetingID, ItemID: n.ItemID, Section: n.Section,
		CaseNumber: n.CaseNumber, Kind: string(n.Kind), Text: n.Text, Colour: n.Colour, Style: n.Style,
		ItemDigest: n.digest, CreatedAt: micros(n.CreatedAt), UpdatedAt: micros(n.UpdatedAt), OnPage: columnsOfPage(n.Page)}
	if n.Row != nil {
		r.OnRow, r.RowList, r.RowNumber, r.RowText = true, n.Row.List, n.Row.Number, n.Row.Text
	}
	if p := n.Passage; p != nil {
		r.Part, r.Revision, r.StartRune, r.EndRune = p.Part, p.Revision, p.Start, p.End
		r.Quote, r.Prefix, r.Suffix = p.Quote, p.Prefix, p.Suffix
	}
	if n.HandedIn != nil {
		r.HandedIn = pack(n.HandedIn)
	}
	return r
}

func (r *noteRecord) note() Note {
	n := Note{ID: r.ID, Version: r.Version, MeetingID: r.MeetingID, ItemID: r.ItemID, Section: r.Section,
		CaseNumber: r.CaseNumber, Kind: NoteKind(r.Kind), Text: r.Text, Colour: r.Colour, Style: r.Style, Tags: Tags(r.Text),
		digest: r.ItemDigest, CreatedAt: fromMicros(r.CreatedAt), UpdatedAt: fromMicros(r.UpdatedAt)}
	n.Row, n.Page = r.rowRef(), r.OnPage.ref()
	if r.Part != "" {
		n.Passage = &Passage{Part: r.Part, Revision: r.Revision, Start: r.StartRune, End: r.EndRune,
			Quote: r.Quote, Prefix: r.Prefix, Suffix: r.Suffix}
	}
	if r.HandedIn != "" {
		n.HandedIn = &HandedIn{}
		if unpack(r.HandedIn, n.HandedIn) != nil { // that it was handed in is known, what it said is not
			n.HandedIn = &HandedIn{Part: PartMotions}
		}
	}
	return n
}

// AddNote stores a new note; ID, times and Version are filled in, and so are
// Section, CaseNumber and the words of the passage where they are empty.
// ErrNotFound if what it stands on does not exist, ErrInvalid if the quoted
// words do not stand there.
func (s *Store) AddNote(ctx context.Context, n Note) (Note, error) {
	normal(&n)
	if err := s.placeNote(ctx, &n); err != nil {
		return Note{}, fmt.Errorf("adding a note: %w", err)
	}
	n.ID, n.Version, n.HandedIn, n.Tags = newID(), 1, nil, Tags(n.Text)
	n.CreatedAt = now(s.notes.write)
	n.UpdatedAt = n.CreatedAt
	r := noteToRecord(n)
	err := s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Create(&r).Error; err != nil {
			return err
		}
		return n.keepContext(tx)
	})
	if err != nil {
		return Note{}, fmt.Errorf("adding a note: %w", err)
	}
	n.context = nil
	s.publish(NoteChanged, n.ID)
	return n, nil
}

// SaveNote stores an edited note (ErrConflict if its Version is old). What it
// stands on and when it was written stay as they were stored; a passage may be
// moved, and moved back to where it stood before: then all is as it was, and what
// the reader had not seen is not seen again.
func (s *Store) SaveNote(ctx context.Context, n Note) (Note, error) {
	normal(&n)
	var saved Note
	err := s.notes.write.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		var found []noteRecord
		if err := tx.Where("id = ?", n.ID).Limit(1).Find(&found).Error; err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("note %s: %w", n.ID, ErrNotFound)
		}
		stored := found[0].note()
		if stored.Version != n.Version {
			return fmt.Errorf("note %s: %w", n.ID, ErrConflict)
		}
		saved = stored
		saved.Kind, saved.Text, saved.Colour, saved.Style, saved.Tags = n.Kind, n.Text, n.Colour, n.Style, Tags(n.Text)
		if pack(stored.Passage) != pack(n.Passage) || pack(stored.Page) != pack(n.Page) {
			if err := s.replaceNote(ctx, tx, found[0], &saved, n); err != nil {
				return err
			}
		}
		if err := checkNote(&saved); err != nil {
			return err
		}
		saved.Version++
		saved.UpdatedAt = now(s.notes.write)
		r := noteToRecord(saved)
		result := tx.Model(&noteRecord{}).Where("id = ? AND version = ?", n.ID, n.Version).Select("*").Updates(&r)
		if result.Error == nil && result.RowsAffected == 0 {
			return fmt.Errorf("note %s: %w", n.ID, ErrConflict)
		}
		return result.Error
	})
	if err != nil {
		return Note{}, fmt.Errorf("saving a note: %w", err)
	}
	s.publish(NoteChanged, n.ID)
	return s.asStored(ctx, saved)
}

// Notes lists notes in the order of the agenda and the text: by meeting as
// [Store.Meetings] has them, then those on the meeting itself, then by item, in
// an item by part and place, then by row. Notes on items that a later version
// of the papers dropped come last in their meeting.
func (s *Store) Notes(ctx context.Context, f NoteFilter) ([]Note, error) {
	ask := askingGORM(s.notes.read.WithContext(ctx))
	var numbers []string
	if f.CaseNumber != "" {
		var err error
		if numbers, err = notedCases(ask, []string{f.CaseNumber}); err != nil || len(numbers) == 0 {
			return nil, err
		}
	}
	records, err := readNotes(ask, f, numbers...)
	if err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	order, err := s.agendaOrder(ctx, records)
	if err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	notes := order.sorted(records)
	places, err := readPlaces(askingGORM(s.notes.read.WithContext(ctx)), f)
	if err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	withPlaces(notes, places)
	if f.Tag != "" || f.Search != "" || f.IDs != nil {
		notes = slices.DeleteFunc(notes, func(n Note) bool { return !f.Admits(n) })
	}
	return notes, nil
}

// notesRead are the notes of a meeting as they are stored, and where they have stood.
type notesRead struct {
	records []noteRecord
	places  []notePlaceRecord
	err     error
}

func (s *Store) readNotesOf(ctx context.Context, meetingID string) (r notesRead) {
	db, filter := s.notes.read.WithContext(ctx), NoteFilter{MeetingID: meetingID}
	if r.records, r.err = readNotes(askingGORM(db), filter); r.err == nil {
		r.places, r.err = readPlaces(askingGORM(db), filter)
	}
	return r
}

// in are the notes in the order of the meeting's items.
func (s *Store) in(ctx context.Context, m Meeting, r notesRead) ([]Note, error) {
	err := r.err
	var order noteOrder
	if err == nil {
		order, err = s.orderOf(ctx, m, r.records)
	}
	if err != nil {
		return nil, fmt.Errorf("listing notes: %w", err)
	}
	sorted := order.sorted(r.records)
	withPlaces(sorted, r.places)
	return sorted, nil
}

// NotesIn is [Store.Notes] on a meeting that was read before, whose papers have
// not changed since.
func (s *Store) NotesIn(ctx context.Context, m Meeting) ([]Note, error) {
	return s.in(ctx, m, s.readNotesOf(ctx, m.ID))
}

// MeetingWithNotes is [Store.Meeting] and the [Store.Notes] on it, read at the
// same time.
func (s *Store) MeetingWithNotes(ctx context.Context, id string) (Meeting, []Note, error) {
	done := make(chan notesRead, 1)
	go func() { done <- s.readNotesOf(ctx, id) }()
	m, err := s.Meeting(ctx, id)
	notes := <-done
	if err != nil {
		return Meeting{}, nil, err
	}
	if notes.err == nil && slices.ContainsFunc(notes.records, noteRecord.onWords) && s.behind(ctx, m) {
		s.follow(ctx, id)
		notes = s.readNotesOf(ctx, id)
	}
	sorted, err := s.in(ctx, m, notes)
	if err != nil {
		return Meeting{}, nil, err
	}
	return m, sorted, nil
}

// readNotes reads the chosen notes in no order; where case numbers are given,
// only theirs. Tags and words are not looked at.
func readNotes(ask asking, f NoteFilter, cases ...string) ([]noteRecord, error) {
	query, args := `SELECT `+packed(noteColumns)+` FROM notes WHERE 1`, []any{}
	if f.MeetingID != "" {
		query, args = query+` AND meeting_id = ?`, append(args, f.MeetingID)
	}
	if f.ItemID != "" {
		query, args = query+` AND item_id = ?`, append(args, f.ItemID)
	}
	if f.Kind != "" {
		query, args = query+` AND kind = ?`, append(args, f.Kind)
	}
	if len(cases) > 0 {
		query, args = query+` AND case_number IN ?`, append(args, cases)
	}
	return readPacked(ask, (*noteRecord).read, query, args...)
}

// checkNote refuses a note that says nothing or is of no known kind.
func checkNote(n *Note) error {
	if n.Kind == "" {
		n.Kind = KindNote
	}
	if !slices.Contains(NoteKinds, n.Kind) {
		return fmt.Errorf("kind %q of a note: %w", n.Kind, ErrInvalid)
	}
	if n.Colour != "" && !slices.Contains(NoteColours, n.Colour) {
		return fmt.Errorf("colour %q of a note: %w", n.Colour, ErrInvalid)
	}
	if n.Style != "" && n.Style != Underline {
		return fmt.Errorf("style %q of a note: %w", n.Style, ErrInvalid)
	}
	if strings.TrimSpace(n.Text) == "" && n.Colour == "" && n.Kind != KindPlace {
		return fmt.Errorf("a note without words: %w", ErrInvalid)
	}
	return nil
}

// quoteAround is how many runes beside a passage are kept.
const quoteAround = 32

// placeNote checks that what a note stands on exists and fills in what the
// item knows: its §, case number and the words of the passage.
func (s *Store) placeNote(ctx context.Context, n *Note) error {
	if err := checkNote(n); err != nil {
		return err
	}
	if n.ItemID == "" {
		if n.Row != nil || n.Passage != nil || n.Page != nil {
			return fmt.Errorf("a row, a page or a passage without its item: %w", ErrInvalid)
		}
		if n.MeetingID == "" {
			if strings.TrimSpace(n.CaseNumber) == "" {
				return fmt.Errorf("a note that stands on nothing: %w", ErrInvalid)
			}
			return nil
		}
		return s.meetingExists(ctx, n.MeetingID)
	}
	it, err := s.item(ctx, n.MeetingID, n.ItemID)
	if err != nil {
		return err
	}
	if n.Section == 0 {
		n.Section = it.Section
	}
	if n.CaseNumber == "" && n.Row == nil && len(it.CaseNumbers) > 0 {
		n.CaseNumber = it.CaseNumbers[0]
	}
	if n.Page != nil {
		return n.placeOnPage(it)
	}
	n.context = noteTextOf(it)
	n.digest = n.context.digest()
	var entry Notification
	if n.Row != nil {
		var ok bool
		if entry, ok = findRow(it, *n.Row); !ok {
			return fmt.Errorf("row %d of the list %q: %w", n.Row.Number, n.Row.List, ErrNotFound)
		}
		n.Row = &RowRef{List: n.Row.List, Number: n.Row.Number, Text: entry.Text}
		if n.CaseNumber == "" {
			n.CaseNumber = entry.CaseNumber
		}
	}
	if n.CaseNumber == "" && len(it.CaseNumbers) > 0 {
		n.CaseNumber = it.CaseNumbers[0]
	}
	if n.Passage == nil {
		return nil
	}
	var text string
	switch part := n.Passage.Part; {
	case part == PartRow && n.Row != nil:
		text = entry.Text
	case slices.Contains(Parts, part):
		text = JoinBlocks(it.Part(part))
	default:
		return fmt.Errorf("part %q of an item: %w", part, ErrInvalid)
	}
	placed, err := placePassage(text, *n.Passage)
	n.Passage = &placed
	return err
}

// placePassage fills in the words of a passage and refuses one whose words do
// not stand where it says.
func placePassage(text string, p Passage) (Passage, error) {
	runes := []rune(text)
	if p.Start < 0 || p.Start >= p.End || p.End > len(runes) {
		return p, fmt.Errorf("passage %d to %d of a text of %d characters: %w", p.Start, p.End, len(runes), ErrInvalid)
	}
	quote := string(runes[p.Start:p.End])
	if p.Quote != "" && p.Quote != quote && p.Quote != norm.NFC.String(quote) {
		return p, fmt.Errorf("the words of the passage do not stand there: %w", ErrInvalid)
	}
	p.Quote = quote
	p.Revision = digestOf([]byte(text))
	p.Prefix = string(runes[max(0, p.Start-quoteAround):p.Start])
	p.Suffix = string(runes[p.End:min(len(runes), p.End+quoteAround)])
	return p, nil
}

// findRow finds the row that a note points at: the one with its words, or else
// the first with its number.
func findRow(it AgendaItem, ref RowRef) (found Notification, ok bool) {
	for _, l := range it.Lists {
		for _, e := range l.Entries {
			switch {
			case l.Title != ref.List || e.Number != ref.Number:
			case e.Text == ref.Text:
				return e, true
			case !ok:
				found, ok = e, true
			}
		}
	}
	return found, ok
}
