package act

import (
	"context"
	"path/filepath"
	"slices"

	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/compose"
)

// ReportRevised is an item whose report got a new version.
type ReportRevised struct {
	Meeting data.Meeting
	Item    data.AgendaItem
	Changed bool        // false: the file says what the report said already, and nothing was stored
	Notes   []data.Note // all of the reader's own on the item; [data.Note.LastStep] tells what became of each
}

// Revise makes the text of a file the new version of an item's report and
// carries the reader's own notes to it. Section is as for [Remark]. Words that
// were adjusted are not replaced.
func Revise(ctx context.Context, s *data.Store, meetingID string, section int, path string) (ReportRevised, error) {
	raw, err := ReadFileBytes(path)
	if err != nil {
		return ReportRevised{}, err
	}
	body, err := readReport(ctx, filepath.Base(path), raw)
	if err != nil {
		return ReportRevised{}, err
	}
	m, err := s.Meeting(ctx, meetingID)
	if err != nil {
		return ReportRevised{}, err
	}
	item, err := findItem(m, "", section)
	if err != nil {
		return ReportRevised{}, err
	}
	if compose.Adjusted(m, item) {
		return ReportRevised{}, fail("act.revise.adjusted", "place", placeOf(item))
	}
	at := slices.IndexFunc(m.Items, func(it data.AgendaItem) bool { return it.ID == item.ID })
	changed := !slices.Equal(m.Items[at].Body, body)
	if changed {
		m.Items = slices.Clone(m.Items)
		m.Items[at].Body = body
		if m, err = s.SaveMeeting(ctx, m); err != nil {
			return ReportRevised{}, err
		}
	}
	notes, err := s.Notes(ctx, data.NoteFilter{MeetingID: m.ID, ItemID: item.ID})
	return ReportRevised{m, m.Items[at], changed, notes}, err
}

// readReport reads the running text of a file.
func readReport(ctx context.Context, name string, raw []byte) ([]data.Block, error) {
	if !intake.IsPDF(raw) {
		return intake.ReadReport(name, raw)
	}
	pages, err := pagesOf(ctx, name, raw)
	if err != nil {
		return nil, err
	}
	return intake.ReadReportPages(name, pages)
}
