package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// markRows is "rows mark".
func (p *program) markRows() *cobra.Command {
	var section int
	var rows []string
	var read, unread, raise, lower bool
	meeting := swedish.T("command.word.meeting")
	cmd := &cobra.Command{
		Use:   "mark " + meeting + " --section N [--row LIST/NUMBER] --read|--unread|--raise|--lower",
		Short: swedish.T("command.rows.mark.short"),
		Long:  swedish.T("command.rows.mark.long"),
		Example: "  paragraf rows mark 2026-12-08 --section 93 --read\n" +
			"  paragraf rows mark 2026-12-08 --section 93 --row Anmälningsärenden/6 --raise",
		Args: arguments(1, 1, meeting),
		RunE: func(cmd *cobra.Command, args []string) error {
			if section == 0 {
				return usage(cmd, "command.usage.flag_missing", "flag", "--section")
			}
			if read == unread && raise == lower {
				return usage(cmd, "command.rows.mark.which")
			}
			var refs []data.RowRef
			for _, row := range rows {
				ref, ok := parseRow(row)
				if !ok {
					return usage(cmd, "command.usage.flag_bad", "flag", "--row", "value", row)
				}
				refs = append(refs, ref)
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				n, err := act.MarkRows(ctx, s, m, section, refs, func(mark *data.RowMark) {
					mark.Read = (mark.Read || read) && !unread
					mark.Raised = (mark.Raised || raise) && !lower
				})
				if err == nil {
					p.tell("command.rows.mark.done", "n", n)
				}
				return err
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&section, "section", 0, swedish.T("command.flag.section_one"))
	flags.StringArrayVar(&rows, "row", nil, swedish.T("command.flag.rows_marked"))
	flags.BoolVar(&read, "read", false, swedish.T("command.flag.row_read"))
	flags.BoolVar(&unread, "unread", false, swedish.T("command.flag.row_unread"))
	flags.BoolVar(&raise, "raise", false, swedish.T("command.flag.row_raise"))
	flags.BoolVar(&lower, "lower", false, swedish.T("command.flag.row_lower"))
	return cmd
}
