package command

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) notes() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "notes [" + swedish.T("command.word.meeting") + "] [--json]",
		Short:   swedish.T("command.notes.short"),
		Long:    swedish.T("command.notes.long"),
		Example: "  paragraf notes\n  paragraf notes 2026-11-17\n  paragraf notes 2026-11-17 --json",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			list := func(s *data.Store, filter data.NoteFilter) error {
				notes, err := s.Notes(ctx, filter)
				if err != nil {
					return err
				}
				if asJSON {
					if notes == nil {
						notes = []data.Note{}
					}
					return p.json(notes)
				}
				if len(notes) == 0 {
					p.tell("command.notes.none")
					return nil
				}
				return p.printNotes(cmd, s, notes)
			}
			if len(args) == 0 {
				return p.withStore(ctx, func(s *data.Store) error { return list(s, data.NoteFilter{}) })
			}
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				return list(s, data.NoteFilter{MeetingID: m.ID})
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

// printNotes prints notes under the heading of their meeting.
func (p *program) printNotes(cmd *cobra.Command, s *data.Store, notes []data.Note) error {
	last := ""
	var m data.Meeting
	for _, n := range notes {
		if n.MeetingID != last {
			if last != "" {
				fmt.Fprintln(p.out)
			}
			last = n.MeetingID
			var err error
			m, err = s.Meeting(cmd.Context(), n.MeetingID)
			switch {
			case errors.Is(err, data.ErrNotFound): // a note is never lost with its meeting
				p.say("command.notes.meeting_gone")
			case err != nil && !errors.Is(err, data.ErrDamaged):
				return err
			default:
				fmt.Fprintln(p.out, heading(m))
			}
		}
		fmt.Fprintf(p.out, "  %s  [%s]\n    %s\n", notePlace(n, m), swedish.NoteKind(n.Kind), n.Text)
	}
	return nil
}
