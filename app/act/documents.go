package act

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// Made is a document that was made and stored. The caller saves it with
// [WriteFile].
type Made struct {
	Document data.Document
	PDF      []byte
	Pages    int
	Replaced []compose.Replacement // characters that no typeface has
	Private  bool                  // holds the owner's own notes
	Draft    bool                  // marked UTKAST – EJ JUSTERAT
	Missing  []string              // why it is a draft, or what it lacks
	Original bool                  // minutes that are signed already: the signed file itself
	Secret   []int                 // §§ in it that are marked as confidential
}

// Maker makes a document of a whole meeting.
type Maker func(ctx context.Context, s *data.Store, meetingID string) (Made, error)

var (
	_ Maker = MakeMinutes
	_ Maker = MakeNotice
)

// MakeMinutes makes the minutes of a meeting, ready to be signed or, where
// something is missing, as a draft. Minutes that chair and adjusters have
// signed are never made anew while they say what the meeting says: then it is
// their file that is returned.
func MakeMinutes(ctx context.Context, s *data.Store, meetingID string) (Made, error) {
	m, style, documents, err := gather(ctx, s, meetingID)
	if err != nil {
		return Made{}, err
	}
	if d, ok := adjustedMinutes(documents, m); ok && lastAdjusted(m) != "" && !d.Outdated(m) {
		pdf, err := s.File(d.SHA256)
		return Made{Document: d, PDF: pdf, Original: true}, err
	}
	secret, err := listSecret(ctx, s)
	if err != nil {
		return Made{}, err
	}
	doc, err := compose.Minutes(m, compose.MinutesOptions{Style: style, At: moment(time.Time{}), Secret: secret})
	if err != nil {
		return Made{}, composeFailure(err)
	}
	made, err := keep(ctx, s, m, doc, data.MinutesDocument, sectionsOf(m), "protokoll-"+day(m)+".pdf", nil)
	if made.Draft {
		made.Missing = Lacks(m)
	}
	return made, err
}

// Lacks says in sentences what keeps the minutes of a meeting from being signed:
// nothing when they are ready.
func Lacks(m data.Meeting) []string {
	var sentences []string
	for _, lack := range compose.Ready(m) {
		sentences = append(sentences, swedish.Lack(lack))
	}
	return sentences
}

// MakeNotice makes the notice that the minutes are adjusted, with the proof of
// posting to be signed. It is dated to go up today where no day is recorded.
func MakeNotice(ctx context.Context, s *data.Store, meetingID string) (Made, error) {
	m, style, _, err := gather(ctx, s, meetingID)
	if err != nil {
		return Made{}, err
	}
	options := compose.NoticeOptions{Style: style, At: moment(time.Time{})}
	sections := sectionsOf(m)
	stored := ""
	if m.Minutes != nil {
		options.Clerk = m.Minutes.Secretary
		if last := lastAdjustment(m); last != nil {
			if last.AdjustedOn != "" && last.PostedOn == "" {
				options.PostedOn = options.At.Format(time.DateOnly)
			}
			if last.NoticeSignedBy != "" {
				options.Clerk = last.NoticeSignedBy
			}
			if only := data.ParseSections(last.Sections); len(only) > 0 {
				sections = only
			}
			stored = last.StoredAt
		}
	}
	doc, err := compose.Notice(m, options)
	if err != nil {
		return Made{}, composeFailure(err)
	}
	made, err := keep(ctx, s, m, doc, data.NoticeDocument, sections, "anslag-"+day(m)+".pdf", nil)
	if made.Draft {
		made.Missing = append(made.Missing, swedish.T("act.notice.not_adjusted"))
	} else if stored == "" {
		made.Missing = append(made.Missing, swedish.T("act.notice.not_stored"))
	}
	return made, err
}

// MakeList makes a document of the notification lists of one §, or of all
// where section is 0.
func MakeList(ctx context.Context, s *data.Store, meetingID string, section int) (Made, error) {
	m, style, _, err := gather(ctx, s, meetingID)
	if err != nil {
		return Made{}, err
	}
	sections := []int{section}
	if section == 0 {
		sections = nil
	} else if err := Present(m, sections); err != nil {
		return Made{}, err
	}
	doc, err := compose.NotificationList(m, section, compose.ListOptions{Style: style, At: moment(time.Time{})})
	if errors.Is(err, compose.ErrList) {
		return Made{}, because(err, "act.list.none", "section", section)
	}
	if err != nil {
		return Made{}, composeFailure(err)
	}
	name := "anmalningslista-" + day(m) + ".pdf"
	if section > 0 {
		name = fmt.Sprintf("anmalningslista-%s-p%d.pdf", day(m), section)
	}
	made, err := keep(ctx, s, m, doc, data.ListDocument, sections, name, nil)
	if made.Draft {
		made.Missing = []string{whyDraft(m, sections)}
	}
	return made, err
}

// gather reads what every document is made from.
func gather(ctx context.Context, s *data.Store, meetingID string) (m data.Meeting, style compose.Style, documents []data.Document, err error) {
	if m, err = s.Meeting(ctx, meetingID); err != nil {
		return
	}
	if style, err = Style(ctx, s, m.Organization); err != nil {
		return
	}
	documents, err = s.Documents(ctx, m.ID)
	return
}

// keep stores a composed document with the signatures that it holds.
func keep(ctx context.Context, s *data.Store, m data.Meeting, doc compose.Document, kind data.DocumentKind, sections []int, name string, signed []data.Signing) (Made, error) {
	stored, err := s.AddDocument(ctx, data.Document{
		MeetingID: m.ID,
		Kind:      kind,
		Sections:  data.FormatSections(sections),
		Name:      name,
		Signed:    signed,
		Basis:     m.Basis(),
	}, doc.PDF)
	if err != nil {
		return Made{}, err
	}
	made := Made{Document: stored, PDF: doc.PDF, Pages: doc.Pages, Replaced: doc.Replaced, Draft: doc.Draft}
	for _, it := range m.Items {
		if it.Confidential != nil && it.Section > 0 && kind != data.NoticeDocument && slices.Contains(sections, it.Section) {
			made.Secret = append(made.Secret, it.Section)
		}
	}
	return made, nil
}

// adjustedMinutes is the newest of the minutes that chair and adjuster signed;
// those that say what the meeting says go before those that do not.
func adjustedMinutes(newestFirst []data.Document, m data.Meeting) (adjusted data.Document, ok bool) {
	for _, d := range newestFirst {
		signed := func(role string) bool {
			return slices.ContainsFunc(d.Signed, func(g data.Signing) bool { return g.Role == role })
		}
		if d.Kind != data.MinutesDocument || !signed(compose.RoleChair) || !signed(compose.RoleAdjuster) {
			continue
		}
		if !d.Outdated(m) {
			return d, true
		}
		if !ok {
			adjusted, ok = d, true
		}
	}
	return adjusted, ok
}

// Present makes sure that the meeting has each of the §§.
func Present(m data.Meeting, sections []int) error {
	has := sectionsOf(m)
	if len(has) == 0 {
		return fail("act.extract.none")
	}
	for _, n := range sections {
		if !slices.Contains(has, n) {
			return because(data.ErrNotFound, "act.extract.no_section", "section", n, "sections", swedish.Sections(data.FormatSections(has)))
		}
	}
	return nil
}

// notAdjusted lists those of the §§ that are not adjusted.
func notAdjusted(m data.Meeting, sections []int) []int {
	var open []int
	for _, it := range m.Items {
		if it.Section > 0 && slices.Contains(sections, it.Section) && !compose.Adjusted(m, it) {
			open = append(open, it.Section)
		}
	}
	return open
}

func whyDraft(m data.Meeting, sections []int) string {
	if len(sections) == 0 {
		sections = sectionsOf(m)
	}
	open := notAdjusted(m, sections)
	if len(open) == 0 { // a meeting without numbers
		return swedish.T("act.notice.not_adjusted")
	}
	return swedish.N("act.extract.why_draft", len(open), "sections", swedish.Sections(data.FormatSections(open)))
}

func composeFailure(err error) error {
	return because(err, "act.compose.failed", "cause", err.Error())
}

// day is a meeting's date as part of a file name.
func day(m data.Meeting) string {
	if m.Date == "" {
		return "utan-datum"
	}
	return m.Date
}
