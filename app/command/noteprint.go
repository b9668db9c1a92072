package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// printNotesBeside is "notes print": the text of a meeting, or of one §, with the
// own notes beside it, as the window prints it.
func (p *program) printNotesBeside() *cobra.Command {
	var section int
	var out string
	meeting := swedish.T("command.word.meeting")
	cmd := &cobra.Command{
		Use:     "print " + meeting + " [--section N] -o " + swedish.T("command.word.file") + ".pdf",
		Short:   swedish.T("command.notes_print.short"),
		Long:    swedish.T("command.notes_print.long"),
		Example: "  paragraf notes print 2026-11-17 -o handlingar-med-anteckningar.pdf\n  paragraf notes print 2026-11-17 --section 62 -o p62.pdf",
		Args:    arguments(1, 1, meeting),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case cmd.Flags().Changed("section") && section < 1:
				return usage(cmd, "command.usage.flag_bad", "flag", "--section", "value", section)
			case out == "":
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			if err := freeToWrite(out); err != nil {
				return err
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				item := ""
				if section > 0 {
					it, err := act.ItemAt(m, section)
					if err != nil {
						return err
					}
					item = it.ID
				}
				made, err := act.MakeAnnotated(ctx, s, m.ID, item)
				if err != nil {
					return err
				}
				if err := act.WriteSecret(out, made.PDF); err != nil {
					return err
				}
				done := "command.notes_print.done"
				if !made.Private {
					done = "command.notes_print.without"
				}
				p.tell(done, "file", out, "pages", made.Pages)
				return nil
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&section, "section", 0, swedish.T("command.flag.print_section"))
	flags.StringVarP(&out, "output", "o", "", swedish.T("command.flag.note_output"))
	return cmd
}
