package data

import (
	"context"
	"errors"
	"time"
)

// PageReader reads the pages of attachments. The store itself knows no file
// format: whoever opens it gives it one, see [WithPageReader].
type PageReader interface {
	// Texts reads the text of each page, lines ended by "\n"; "" for a page
	// without. It is what [PageRef] and its passage count in.
	Texts(ctx context.Context, file []byte) ([]string, error)
	// Looks draws pages, counted from 1.
	Looks(ctx context.Context, file []byte, pages []int) (map[int]PageLook, error)
}

// PageLook is a small grey picture of a page, in which two pages are compared.
type PageLook struct {
	Width  float64 `json:"width"` // of the page, in points
	Height float64 `json:"height"`
	Wide   int     `json:"wide"`  // pixels
	Cells  []byte  `json:"cells"` // row by row from the top, 0 is black
}

// Option is how a store is opened.
type Option func(*Store)

// WithPageReader lets the notes on attachments follow their new versions.
// Without it they wait where they are.
func WithPageReader(r PageReader) Option { return func(s *Store) { s.reader = r } }

// WithClock has the stores take the time from elsewhere than the computer.
func WithClock(now func() time.Time) Option { return func(s *Store) { s.clock = now } }

// What a page shows within this share of its height from the upper and the lower
// edge, as its number, does not make it another page.
const bandShare = 0.09

// mostLookDifference is how much darker or lighter a cell may be in the same
// picture that another version of the renderer has drawn.
const mostLookDifference = 8

// same reports whether two pages show the same, wholly so under the mark.
func (l PageLook) same(other PageLook, mark Area) bool {
	if l.Wide < 1 || l.Wide != other.Wide || len(l.Cells) != len(other.Cells) || len(l.Cells) < l.Wide || !near(l.Width, other.Width) || !near(l.Height, other.Height) {
		return false
	}
	high := len(l.Cells) / l.Wide
	perPoint := float64(l.Wide) / l.Width
	for i := range l.Cells {
		d := int(l.Cells[i]) - int(other.Cells[i])
		if d <= mostLookDifference && d >= -mostLookDifference {
			continue
		}
		x, y := float64(i%l.Wide), float64(i/l.Wide)
		band := y < bandShare*float64(high) || y > (1-bandShare)*float64(high)
		marked := x+1 > mark.Left*perPoint && x < mark.Right*perPoint && y+1 > mark.Top*perPoint && y < mark.Bottom*perPoint
		if !band || marked {
			return false
		}
	}
	return true
}

func near(a, b float64) bool { return a-b < 1 && b-a < 1 }

// pageTexts reads an attachment as the text that notes stand in, a section a
// page. It is nil, without an error, where the file cannot be read as pages.
func (s *Store) pageTexts(ctx context.Context, sha string) (noteText, error) {
	file, err := s.File(sha)
	if err == nil {
		var texts []string
		if texts, err = s.reader.Texts(ctx, file); err == nil {
			t := make(noteText, len(texts))
			for i, text := range texts {
				t[i] = noteSection{Part: PartAttachment, Number: i + 1, Text: text}
			}
			return t, nil
		}
	}
	if ctx.Err() != nil || errors.Is(err, context.Canceled) {
		return nil, err
	}
	return nil, nil
}

// withLooks gives pages, counted from 1, the picture that they are told by.
func (s *Store) withLooks(ctx context.Context, t noteText, sha string, pages []int) error {
	if len(pages) == 0 {
		return nil
	}
	file, err := s.File(sha)
	if err != nil {
		return nil // they are told by nothing, and what was drawn on them stays where it stood
	}
	looks, err := s.reader.Looks(ctx, file, pages)
	if err != nil {
		return ctx.Err()
	}
	for page, look := range looks {
		if page >= 1 && page <= len(t) {
			t[page-1].Look = &look
		}
	}
	return nil
}
