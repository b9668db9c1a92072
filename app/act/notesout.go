package act

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/webannotation"
	"paragraf/pdf/compose"
)

// The forms in which own notes go out.
const (
	NotesText     = "text"
	NotesJSON     = "json"
	NotesJSONLD   = "jsonld" // W3C Web Annotations
	NotesMarkdown = "markdown"
	NotesPDF      = "pdf"
)

// NoteForms lists them; "webannotation" is another name of jsonld.
var NoteForms = []string{NotesText, NotesJSON, NotesJSONLD, NotesMarkdown, NotesPDF}

// NoteForm returns the form of a name, "" for none.
func NoteForm(name string) string {
	switch name = strings.ToLower(name); {
	case name == "webannotation":
		return NotesJSONLD
	case name == "md":
		return NotesMarkdown
	case slices.Contains(NoteForms, name):
		return name
	}
	return ""
}

// NotesAt are the notes on one meeting, or where Meeting has no ID on one case,
// in the order of the agenda.
type NotesAt struct {
	Meeting data.Meeting
	Case    string
	Gone    bool // the meeting is not here any more
	Notes   []data.Note
}

// GatherNotes reads notes with the meetings that they stand in.
func GatherNotes(ctx context.Context, s *data.Store, f data.NoteFilter) ([]NotesAt, error) {
	notes, err := s.Notes(ctx, f)
	if err != nil {
		return nil, err
	}
	var all []NotesAt
	for _, n := range notes {
		k := len(all) - 1
		if k < 0 || all[k].Notes[0].MeetingID != n.MeetingID || n.MeetingID == "" && !data.SameCase(all[k].Case, n.CaseNumber) {
			at := NotesAt{}
			if n.MeetingID == "" {
				at.Case = n.CaseNumber
			} else if at.Meeting, err = s.Meeting(ctx, n.MeetingID); err != nil {
				at.Meeting, at.Gone = data.Meeting{}, true // a note is never lost with its meeting
			}
			all = append(all, at)
			k++
		}
		all[k].Notes = append(all[k].Notes, n)
	}
	return all, nil
}

// Heading names the meeting or the case.
func (a NotesAt) Heading() string {
	switch {
	case a.Case != "":
		return swedish.T("act.notes.case", "case", a.Case)
	case a.Gone:
		return swedish.T("act.notes.meeting_gone")
	}
	date := swedish.Date(a.Meeting.Date)
	if date == "" {
		date = swedish.T("act.notes.no_date")
	}
	return strings.TrimSpace(a.Meeting.Body + " " + date)
}

// Title is what the item of a note is called: "§ 62 Bemanning"; "" for a note
// on the meeting or the case.
func (a NotesAt) Title(n data.Note) string {
	if n.ItemID == "" {
		return ""
	}
	title := ""
	for _, it := range a.Meeting.Items {
		if it.ID == n.ItemID {
			title = it.Title
		}
	}
	if n.Section > 0 {
		title = fmt.Sprintf("§ %d %s", n.Section, title)
	}
	return strings.TrimSpace(title)
}

// ExportNotes makes a file of own notes in jsonld, markdown or pdf. It is the
// owner's own act: the bytes are the caller's alone, and nothing is stored.
func ExportNotes(ctx context.Context, s *data.Store, f data.NoteFilter, form string) ([]byte, error) {
	all, err := GatherNotes(ctx, s, f)
	if err != nil {
		return nil, err
	}
	switch form {
	case NotesJSONLD:
		return annotations(all)
	case NotesMarkdown:
		return []byte(markdown(all)), nil
	}
	o := compose.NotesOptions{At: moment(time.Time{})}
	for _, a := range all {
		part := compose.NotesPart{Heading: a.Heading()}
		for _, n := range a.Notes {
			part.Notes = append(part.Notes, compose.PrintedNote{Note: n, Item: a.Title(n)})
		}
		o.Parts = append(o.Parts, part)
	}
	doc, err := compose.Notes(o)
	if err != nil {
		return nil, composeFailure(err)
	}
	return doc.PDF, nil
}

func annotations(all []NotesAt) ([]byte, error) {
	var notes []data.Note
	places := map[string]webannotation.Place{}
	for _, a := range all {
		titles := map[string]string{}
		for _, it := range a.Meeting.Items {
			titles[it.ID] = it.Title
		}
		for _, n := range a.Notes {
			notes = append(notes, n)
			places[n.ID] = webannotation.Place{Body: a.Meeting.Body, Date: a.Meeting.Date, Title: titles[n.ItemID]}
		}
	}
	return webannotation.Write(notes, webannotation.Options{
		Label: swedish.T("act.notes.title"), Place: func(n data.Note) webannotation.Place { return places[n.ID] },
	})
}

// markdown writes notes under the headings of their meetings and items.
func markdown(all []NotesAt) string {
	var b strings.Builder
	b.WriteString("# " + swedish.T("act.notes.title") + "\n\n" + swedish.T("act.notes.private") + "\n")
	for _, a := range all {
		b.WriteString("\n## " + plainMarkdown(a.Heading()) + "\n")
		last := ""
		for _, n := range a.Notes {
			if title := a.Title(n); title != last {
				last = title
				b.WriteString("\n### " + plainMarkdown(title) + "\n")
			}
			b.WriteString("\n")
			if n.Row != nil {
				b.WriteString("> " + plainMarkdown(fmt.Sprintf("%s %d: %s", strings.TrimSuffix(n.Row.List, ":"), n.Row.Number, n.Row.Text)) + "\n\n")
			}
			if n.Page != nil {
				b.WriteString(plainMarkdown(swedish.Capital(PagePlace(n.Page))) + "\n\n")
			}
			if n.Passage != nil {
				b.WriteString("> " + strings.ReplaceAll(plainMarkdown(n.Passage.Quote), "\n", "\n> ") + "\n\n")
			}
			b.WriteString("**" + swedish.Capital(swedish.NoteKind(n.Kind)) + "** " + strings.ReplaceAll(plainMarkdown(NoteText(n)), "\n", "  \n") + "\n\n")
			b.WriteString("*" + swedish.Moment(n.UpdatedAt.In(data.Stockholm)) + "*\n")
		}
	}
	return b.String()
}

// plainMarkdown writes words so that Markdown shows them as they are. The # of
// a tag inside a line needs no sign; what begins a line might be a heading.
func plainMarkdown(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		l = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "<", `\<`, "|", `\|`).Replace(l)
		if trimmed := strings.TrimLeft(l, " \t"); trimmed != "" && strings.ContainsAny(trimmed[:1], "#>+-=~") {
			l = `\` + trimmed
		}
		lines[i] = l
	}
	return strings.Join(lines, "\n")
}

// NoteText is what a note says; of one without words, that it is a mark.
func NoteText(n data.Note) string {
	if n.Text == "" {
		return swedish.T("act.notes.mark")
	}
	return n.Text
}
