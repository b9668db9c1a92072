package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
)

func (p *program) keys() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "keys",
		Short:   swedish.T("command.keys.short"),
		Long:    swedish.T("command.keys.long"),
		Example: "  paragraf keys list\n  paragraf keys new --name \"Maj Öberg\" -o maj.p12",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return usage(cmd, "command.usage.missing", "names", swedish.T("command.word.command"))
		},
	}
	cmd.AddCommand(p.newKey(), p.listKeys())
	return cmd
}

func (p *program) newKey() *cobra.Command {
	var name, out, passwordFile string
	cmd := &cobra.Command{
		Use:     "new --name … -o KEY.p12",
		Short:   swedish.T("command.keys.new.short"),
		Long:    swedish.T("command.keys.new.long"),
		Example: "  paragraf keys new --name \"Maj Öberg\" -o maj.p12\n  paragraf keys new --name \"Maj Öberg\" -o maj.p12 --password-file losenord.txt",
		Args:    arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if name == "" {
				return usage(cmd, "command.usage.flag_missing", "flag", "--name")
			}
			if out == "" {
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			password, err := p.password(passwordFile, out, true)
			if err != nil {
				return err
			}
			p12, err := act.NewKey(name, password)
			if err != nil {
				return err
			}
			if err := act.WriteSecret(out, p12); err != nil {
				return err
			}
			p.say("command.keys.new.done", "name", name, "file", out)
			p.tell("command.keys.new.trial")
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&name, "name", "", swedish.T("command.flag.key_name"))
	f.StringVarP(&out, "output", "o", "", swedish.T("command.flag.key_output"))
	f.StringVar(&passwordFile, "password-file", "", swedish.T("command.flag.password_file"))
	return cmd
}
