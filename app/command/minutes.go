package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) minutes() *cobra.Command {
	return p.maker("minutes", swedish.T("command.minutes.short"), swedish.T("command.minutes.long"),
		"  paragraf minutes 2026-11-17 -o protokoll.pdf", act.MakeMinutes)
}

// maker is a command that makes one document of a whole meeting.
func (p *program) maker(name, short, long, example string, build act.Maker) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:     name + " " + swedish.T("command.word.meeting") + " -o " + swedish.T("command.word.file") + ".pdf",
		Short:   short,
		Long:    long,
		Example: example,
		Args:    arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			if err := freeToWrite(out); err != nil {
				return err
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				made, err := build(ctx, s, m.ID)
				if err != nil {
					return err
				}
				if err := p.save(out, made); err != nil {
					return err
				}
				p.tellDraft(made)
				return nil
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", swedish.T("command.flag.output"))
	return cmd
}

// tellDraft says that a document is only a draft, what it lacks, or that it
// is the signed original.
func (p *program) tellDraft(m act.Made) {
	switch {
	case m.Original:
		p.tell("command.made.original")
	case m.Draft:
		p.tell("command.made.draft")
	case len(m.Missing) > 0:
		p.tell("command.made.lacks")
	}
	for _, reason := range m.Missing {
		fmt.Fprintln(p.err, "  • "+reason)
	}
}
