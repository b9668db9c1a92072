package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// exportAttachment is "attach export": a copy of an attachment with the reader's
// own notes as annotations.
func (p *program) exportAttachment() *cobra.Command {
	var section int
	var out string
	meeting := swedish.T("command.word.meeting")
	cmd := &cobra.Command{
		Use:     "export " + meeting + " --section N [" + swedish.T("command.word.attachment") + "] -o " + swedish.T("command.word.file") + ".pdf",
		Short:   swedish.T("command.attach_export.short"),
		Long:    swedish.T("command.attach_export.long"),
		Example: "  paragraf attach export 2026-12-08 --section 89 vardplan -o vardplan-anteckningar.pdf",
		Args:    arguments(1, 2, meeting),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case section == 0:
				return usage(cmd, "command.usage.flag_missing", "flag", "--section")
			case out == "":
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			name := ""
			if len(args) > 1 {
				name = args[1]
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				it, err := act.ItemAt(m, section)
				if err != nil {
					return err
				}
				raw, notes, err := act.AnnotatedCopy(ctx, s, m, it.ID, name)
				if err != nil {
					return err
				}
				if err := act.WriteSecret(out, raw); err != nil {
					return err
				}
				p.tell("command.attach_export.done", "file", out, "n", notes)
				return nil
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&section, "section", 0, swedish.T("command.flag.section_one"))
	flags.StringVarP(&out, "output", "o", "", swedish.T("command.flag.annotated_output"))
	return cmd
}
