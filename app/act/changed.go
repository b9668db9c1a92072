package act

import (
	"context"
	"slices"
	"time"

	"paragraf/data"
)

// Changed is an item that has changed since the reader marked it as read.
type Changed struct {
	Position   int        `json:"position"` // on the agenda, from 1
	Section    int        `json:"section,omitempty"`
	Title      string     `json:"title"`
	ReadAt     time.Time  `json:"read_at"`
	Known      bool       `json:"known"` // false: it was read before paragraphs were remembered, so only that it changed is known
	Paragraphs []Fragment `json:"paragraphs"`
	Rows       []Fragment `json:"rows"`
	Removed    int        `json:"removed"` // paragraphs and rows that are there no more
	Carried    int        `json:"carried"` // own notes on it whose words were moved, edited or deleted, not seen yet
}

// Fragment is a paragraph or a row that is new or changed.
type Fragment struct {
	Of     string `json:"of"`     // the part, or the title of the list
	Number int    `json:"number"` // of the paragraph in its part, from 1, or of the row
	Text   string `json:"text"`
}

// ChangedSinceRead tells what of a meeting has changed since this reader read
// it, in the order of the agenda. Items that were never read are not in it.
func ChangedSinceRead(ctx context.Context, s *data.Store, m data.Meeting) ([]Changed, error) {
	states, err := s.ReadingStates(ctx, m.ID)
	if err != nil {
		return nil, err
	}
	notes, err := s.Notes(ctx, data.NoteFilter{MeetingID: m.ID})
	if err != nil {
		return nil, err
	}
	all := []Changed{}
	for _, it := range m.Items {
		at := slices.IndexFunc(states, func(r data.ReadingState) bool { return r.ItemID == it.ID && !r.ReadAt.IsZero() })
		if at < 0 || states[at].Digest == it.Digest() {
			continue
		}
		r := states[at]
		c := Changed{Position: it.Position, Section: it.Section, Title: it.Title, ReadAt: r.ReadAt, Paragraphs: []Fragment{}, Rows: []Fragment{}}
		changes, known := r.Changes(it)
		c.Known, c.Removed = known, max(0, changes.Gone-changes.Count())
		for _, part := range data.Parts {
			blocks := it.Part(part)
			for _, n := range changes.Blocks[part] {
				c.Paragraphs = append(c.Paragraphs, Fragment{part, n + 1, blocks[n].Text})
			}
		}
		for _, l := range it.Lists {
			for _, e := range l.Entries {
				if slices.Contains(changes.Rows[l.Title], e.Number) {
					c.Rows = append(c.Rows, Fragment{l.Title, e.Number, e.Text})
				}
			}
		}
		for _, n := range notes {
			if n.ItemID == it.ID && n.Carried != nil {
				c.Carried++
			}
		}
		all = append(all, c)
	}
	return all, nil
}

// MarkRead marks all items of a meeting as read in the words that they have now.
func MarkRead(ctx context.Context, s *data.Store, m data.Meeting) error {
	for _, it := range m.Items {
		if err := s.SetRead(ctx, m.ID, it.ID, true); err != nil {
			return err
		}
	}
	return nil
}
