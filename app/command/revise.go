package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/anchor"
)

func (p *program) revise() *cobra.Command {
	var section int
	var asJSON bool
	var attachment string
	cmd := &cobra.Command{
		Use:     "revise " + swedish.T("command.word.meeting") + " --section N " + swedish.T("command.word.file") + " [--attachment …] [--json]",
		Short:   swedish.T("command.revise.short"),
		Long:    swedish.T("command.revise.long"),
		Example: "  paragraf revise 2026-12-08 --section 92 tjansteskrivelse-2.pdf\n  paragraf revise 2026-12-08 --section 92 tjansteskrivelse-2.txt --json\n  paragraf revise 2026-12-08 --section 92 --attachment \"Bilaga 1.pdf\" bilaga-ny.pdf",
		Args:    arguments(2, 2, swedish.T("command.word.meeting")+" "+swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("section") {
				return usage(cmd, "command.usage.flag_missing", "flag", "--section")
			}
			if section < 1 {
				return usage(cmd, "command.usage.flag_bad", "flag", "--section", "value", section)
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				if cmd.Flags().Changed("attachment") {
					return p.reviseAttachment(ctx, s, m, section, attachment, args[1], asJSON)
				}
				r, err := act.Revise(ctx, s, m.ID, section, args[1])
				if err != nil {
					return err
				}
				if asJSON {
					return p.json(revisedJSON(r.Notes))
				}
				p.printRevised(r)
				return nil
			})
		},
	}
	cmd.Flags().IntVar(&section, "section", 0, swedish.T("command.flag.section_one"))
	cmd.Flags().StringVar(&attachment, "attachment", "", swedish.T("command.flag.revise_attachment"))
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

// printRevised tells what became of each note.
func (p *program) printRevised(r act.ReportRevised) {
	place := notePlace(data.Note{MeetingID: r.Meeting.ID, ItemID: r.Item.ID, Section: r.Item.Section}, r.Meeting)
	if !r.Changed {
		p.say("command.revise.same", "place", place)
	} else {
		p.say("command.revise.done", "place", place, "meeting", heading(r.Meeting))
	}
	if len(r.Notes) == 0 {
		p.say("command.revise.no_notes")
	}
	p.printSteps(r.Notes)
}

// printSteps tells what became of each note in the last version.
func (p *program) printSteps(notes []data.Note) {
	for _, n := range notes {
		step := n.LastStep()
		fmt.Fprintf(p.out, "  %s  %s\n", swedish.T("command.revise.state."+string(step.State)), clip(act.NoteText(n)))
		was, now := words(step.Was, step.WasRow, step.WasPage), words(n.Passage, n.Row, n.Page)
		switch {
		case was == "":
		case step.State == anchor.Unchanged:
			fmt.Fprintf(p.out, "    %s\n", now)
		case step.State == anchor.Gone:
			fmt.Fprintf(p.out, "    %s\n", swedish.T("command.revise.was", "words", was))
		default:
			fmt.Fprintf(p.out, "    %s\n    %s\n", swedish.T("command.revise.was", "words", was), swedish.T("command.revise.is", "words", now))
		}
	}
}

// words are those that a note stands on, with their place.
func words(p *data.Passage, row *data.RowRef, page *data.PageRef) string {
	switch {
	case page != nil && p != nil:
		return fmt.Sprintf("”%s” (%s)", clip(p.Quote), act.PagePlace(page))
	case page != nil:
		return act.PagePlace(page)
	case p != nil && row != nil:
		return fmt.Sprintf("”%s” (%s %d)", clip(p.Quote), row.List, row.Number)
	case p != nil:
		return fmt.Sprintf("”%s” (%s, %d–%d)", clip(p.Quote), swedish.Part(p.Part), p.Start, p.End)
	case row != nil:
		return fmt.Sprintf("”%s” (%s %d)", clip(row.Text), row.List, row.Number)
	}
	return ""
}

type revisedNotes struct {
	Notes []revisedNote `json:"notes"`
}

// revisedNote is what became of one note. Offsets are runes of the named part's
// blocks joined by "\n", of the report where no part is named; of a row they are
// runes of the row.
type revisedNote struct {
	ID    string       `json:"id"`
	State anchor.State `json:"state"`
	Old   revisedPlace `json:"old"`
	New   revisedPlace `json:"new"` // empty for a note whose words are gone
	Score float64      `json:"score"`
}

type revisedPlace struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Quote string `json:"quote"`
	Part  string `json:"part,omitempty"`
	List  string `json:"list,omitempty"`
	Row   int    `json:"row,omitempty"`

	Page *data.PageRef `json:"page,omitempty"`
}

func revisedJSON(notes []data.Note) revisedNotes {
	all := revisedNotes{Notes: []revisedNote{}}
	for _, n := range notes {
		step := n.LastStep()
		one := revisedNote{ID: n.ID, State: step.State, Old: placeJSON(step.Was, step.WasRow, step.WasPage), Score: step.Score}
		if step.State != anchor.Gone {
			one.New = placeJSON(n.Passage, n.Row, n.Page)
		}
		all.Notes = append(all.Notes, one)
	}
	return all
}

func placeJSON(p *data.Passage, row *data.RowRef, page *data.PageRef) (place revisedPlace) {
	place.Page = page
	if row != nil {
		place = revisedPlace{Page: page, End: len([]rune(row.Text)), Quote: row.Text, List: row.List, Row: row.Number}
	}
	if p != nil {
		place.Start, place.End, place.Quote = p.Start, p.End, p.Quote
		if p.Part != data.PartBody && p.Part != data.PartRow {
			place.Part = p.Part
		}
	}
	return place
}
