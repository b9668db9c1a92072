package command

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) attach() *cobra.Command {
	var section int
	var name string
	var remove bool
	meeting, file := swedish.T("command.word.meeting"), swedish.T("command.word.file")
	cmd := &cobra.Command{
		Use:     "attach " + meeting + " --section N " + file + ".pdf [--name …] [--remove]",
		Short:   swedish.T("command.attach.short"),
		Long:    swedish.T("command.attach.long"),
		Example: "  paragraf attach 2026-12-08 --section 89 vardplan.pdf\n  paragraf attach 2026-12-08 --section 89 --remove vardplan.pdf",
		Args:    arguments(2, 2, meeting),
		RunE: func(cmd *cobra.Command, args []string) error {
			if section == 0 {
				return usage(cmd, "command.usage.flag_missing", "flag", "--section")
			}
			if name == "" {
				name = filepath.Base(args[1])
			}
			ctx := cmd.Context()
			var raw []byte
			if !remove {
				var err error
				if raw, err = act.ReadFileBytes(args[1]); err != nil {
					return err
				}
			}
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				it, err := act.ItemAt(m, section)
				if err != nil {
					return err
				}
				if remove {
					if _, err = act.Detach(ctx, s, m, it.ID, name); err == nil {
						p.tell("command.attach.removed", "file", name, "place", place(it.Section, it.Position))
					}
					return err
				}
				r, err := act.AttachAgain(ctx, s, m, it.ID, name, raw)
				switch {
				case err != nil:
					return err
				case r.Replaced:
					p.printAttached(r.Attachment.Name, r.Item, r.Changed, r.Notes)
				default:
					p.tell("command.attach.done", "file", name, "place", place(it.Section, it.Position))
				}
				if act.HasScripts(ctx, raw) {
					p.tell("command.attach.scripts", "file", name)
				}
				return nil
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&section, "section", 0, swedish.T("command.flag.section_one"))
	flags.StringVar(&name, "name", "", swedish.T("command.flag.attachment"))
	flags.BoolVar(&remove, "remove", false, swedish.T("command.flag.detach"))
	cmd.AddCommand(p.exportAttachment())
	return cmd
}
