package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// editNote is "notes edit": it changes one note and says what it was.
func (p *program) editNote() *cobra.Command {
	var mark markFlags
	cmd := &cobra.Command{
		Use:     "edit " + swedish.T("command.word.id") + " [--note \"…\"] [--kind …] [--tag …]",
		Short:   swedish.T("command.notes_edit.short"),
		Long:    swedish.T("command.notes_edit.long", "kinds", act.KindNames()),
		Example: "  paragraf notes edit 0199ab --note \"Varför inte tjugo platser?\" --kind question\n  paragraf notes edit 0199ab --tag budget",
		Args:    arguments(1, 1, swedish.T("command.word.id")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mark.check(cmd); err != nil {
				return err
			}
			var to act.Revised
			changed := cmd.Flags().Changed
			if changed("note") {
				to.Text = &mark.note
			}
			if changed("kind") {
				kind := data.NoteKind(mark.kind)
				to.Kind = &kind
			}
			if mark.colour != "" {
				to.Colour = &mark.colour
			}
			if changed("underline") {
				style := mark.style()
				to.Style = &style
			}
			if to.Tags = mark.tags; to.Text == nil && to.Kind == nil && to.Colour == nil && to.Style == nil && len(to.Tags) == 0 {
				return usage(cmd, "command.usage.flag_missing", "flag", "--note")
			}
			ctx := cmd.Context()
			return p.withStore(ctx, func(s *data.Store) error {
				before, err := act.FindNote(ctx, s, args[0])
				if err != nil {
					return err
				}
				after, err := act.EditNote(ctx, s, before, to)
				if err != nil {
					return err
				}
				p.say("command.notes_edit.done", "before", swedish.NoteKind(before.Kind)+": "+before.Text, "after", swedish.NoteKind(after.Kind)+": "+after.Text)
				return nil
			})
		},
	}
	mark.add(cmd, "")
	return cmd
}

// deleteNotes is "notes delete": the notes are gone for good.
func (p *program) deleteNotes() *cobra.Command {
	return &cobra.Command{
		Use:     "delete " + swedish.T("command.word.id") + "…",
		Short:   swedish.T("command.notes_delete.short"),
		Long:    swedish.T("command.notes_delete.long"),
		Example: "  paragraf notes delete 0199ab",
		Args:    arguments(1, -1, swedish.T("command.word.id")),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return p.withStore(ctx, func(s *data.Store) error {
				found, err := act.FindNotes(ctx, s, args...)
				if err != nil {
					return err
				}
				gone, err := s.DeleteNotes(ctx, data.NoteIDs(found)...)
				if err != nil {
					return err
				}
				p.say("command.notes_delete.done", "n", gone)
				return nil
			})
		},
	}
}
