package act

import (
	"context"
	"fmt"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// Speech reads what the owner of the notes has to say at a meeting.
func Speech(ctx context.Context, s *data.Store, meetingID string, chair bool) (data.Speech, error) {
	m, notes, err := s.MeetingWithNotes(ctx, meetingID)
	if err != nil {
		return data.Speech{}, err
	}
	earlier, err := s.EarlierNotes(ctx, m)
	if err != nil {
		return data.Speech{}, err
	}
	for _, n := range earlier {
		if n.MeetingID == "" {
			notes = append(notes, n)
		}
	}
	return data.NewSpeech(m, notes, chair), nil
}

// MakeSpeech sets the speaking sheet as a PDF. It is private and never stored:
// the bytes are the caller's alone.
func MakeSpeech(ctx context.Context, s *data.Store, meetingID string, chair bool) (Made, error) {
	speech, err := Speech(ctx, s, meetingID, chair)
	if err != nil {
		return Made{}, err
	}
	doc, err := compose.Speech(speech, moment(time.Time{}))
	if err != nil {
		return Made{}, composeFailure(err)
	}
	name := "talarmanus-" + day(speech.Meeting) + ".pdf"
	return Made{Document: data.Document{MeetingID: meetingID, Name: name}, PDF: doc.PDF, Pages: doc.Pages, Replaced: doc.Replaced}, nil
}

// PropositionWords is a question of the chair in the program's language.
func PropositionWords(q data.Proposition) string {
	var names []string
	for _, p := range q.By {
		names = append(names, p.Printed())
	}
	text := q.Text
	if len(names) > 0 {
		text += " (" + strings.Join(names, ", ") + ")"
	}
	return swedish.T("speech.put."+string(q.Sort), "text", text)
}

// PointPlace says where the words of a point stand: "Underlag, stycke 3: ”…”".
func PointPlace(n data.SpeechPoint) string {
	where := ""
	switch {
	case n.Page != nil:
		where = PagePlace(n.Page)
	case n.Row != nil:
		where = swedish.T("speech.row", "list", strings.TrimSuffix(n.Row.List, ":"), "n", n.Row.Number)
	case n.Part != "" && n.Paragraph > 0:
		where = swedish.T("speech.paragraph", "part", swedish.Part(n.Part), "n", n.Paragraph)
	case n.Part != "":
		where = swedish.Part(n.Part)
	case n.Case:
		where = swedish.T("speech.case")
	}
	if n.Quote != "" {
		where += ": ”" + shortQuote(strings.Join(strings.Fields(n.Quote), " ")) + "”"
	}
	return where
}

// SpokenTitle is what an item is called on the sheet: "§ 62  Bemanning".
func SpokenTitle(it data.AgendaItem) string {
	if it.Section > 0 {
		return fmt.Sprintf("§ %d  %s", it.Section, it.Title)
	}
	return fmt.Sprintf("%d.  %s", it.Position, it.Title)
}
