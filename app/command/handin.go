package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// handIn is "notes hand-in": words of a note become part of its matter.
func (p *program) handIn() *cobra.Command {
	var form, by, text string
	var yes bool
	cmd := &cobra.Command{
		Use:     "hand-in " + swedish.T("command.word.id") + " --by \"…\" [--as …] --yes",
		Short:   swedish.T("command.hand_in.short"),
		Long:    swedish.T("command.hand_in.long"),
		Example: "  paragraf notes hand-in 0199ab --as motion --by \"Ellen Fjällvik (C)\" --yes",
		Args:    arguments(1, 1, swedish.T("command.word.id")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(by) == "" {
				return usage(cmd, "command.usage.flag_missing", "flag", "--by")
			}
			if form != "" && !slices.Contains(act.HandInForms, form) {
				return usage(cmd, "command.usage.flag_bad", "flag", "--as", "value", form)
			}
			ctx := cmd.Context()
			return p.withStore(ctx, func(s *data.Store) error {
				n, err := act.FindNote(ctx, s, args[0])
				if err != nil {
					return err
				}
				if form == "" {
					if form = act.HandInForm(n.Kind); form == "" {
						return usage(cmd, "command.usage.flag_missing", "flag", "--as")
					}
				}
				if text == "" {
					text = act.HandInText(n, form, by)
				}
				if !yes {
					fmt.Fprintln(p.err, "  "+strings.ReplaceAll(text, "\n", "\n  "))
					return &act.Error{Key: "command.hand_in.warning"}
				}
				if _, err := act.HandIn(ctx, s, n, form, by, text); err != nil {
					return err
				}
				p.say("command.hand_in.done", "text", text)
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&form, "as", "", swedish.T("command.flag.hand_in_as", "forms", strings.Join(act.HandInForms, ", ")))
	f.StringVar(&by, "by", "", swedish.T("command.flag.hand_in_by"))
	f.StringVar(&text, "text", "", swedish.T("command.flag.hand_in_text"))
	f.BoolVar(&yes, "yes", false, swedish.T("command.flag.hand_in_yes"))
	return cmd
}

// takeBack is "notes take-back".
func (p *program) takeBack() *cobra.Command {
	return &cobra.Command{
		Use:     "take-back " + swedish.T("command.word.id"),
		Short:   swedish.T("command.take_back.short"),
		Long:    swedish.T("command.take_back.long"),
		Example: "  paragraf notes take-back 0199ab",
		Args:    arguments(1, 1, swedish.T("command.word.id")),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return p.withStore(ctx, func(s *data.Store) error {
				n, err := act.FindNote(ctx, s, args[0])
				if err == nil {
					_, err = act.TakeBack(ctx, s, n)
				}
				if err == nil {
					p.say("command.take_back.done")
				}
				return err
			})
		},
	}
}
