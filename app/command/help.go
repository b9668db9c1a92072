package command

import (
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"paragraf/app/swedish"
)

// dress gives a command and those under it the program's own words and layout
// where cobra would use its English ones.
func dress(cmd *cobra.Command) {
	cmd.SetFlagErrorFunc(flagError)
	cmd.SetUsageTemplate(template())
	cmd.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	cmd.DisableFlagsInUseLine = true
	cmd.Long = wrap(cmd.Long, 78)
	cmd.Flags().BoolP("help", "h", false, swedish.T("command.flag.help"))
	if !cmd.HasParent() {
		cmd.SetHelpCommand(&cobra.Command{
			Use:    "help [" + swedish.T("command.word.command") + "]",
			Short:  swedish.T("command.help.short"),
			Hidden: true,
			RunE: func(c *cobra.Command, args []string) error {
				found, rest, err := c.Root().Find(args)
				if err != nil || found == nil || len(rest) > 0 {
					return unknownCommand(c.Root(), strings.Join(args, " "))
				}
				return found.Help()
			},
		})
	}
	for _, child := range cmd.Commands() {
		dress(child)
	}
}

func template() string {
	return swedish.T("command.word.usage") + `:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} <` + swedish.T("command.word.command") + `>{{if .Runnable}}
  {{.UseLine}}{{end}}{{else}}{{.UseLine}}{{end}}
{{if .HasAvailableSubCommands}}
` + swedish.T("command.word.commands") + `:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasExample}}
` + swedish.T("command.word.examples") + `:
{{.Example}}
{{end}}{{if .HasAvailableLocalFlags}}
` + swedish.T("command.word.flags") + `:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableSubCommands}}
` + swedish.T("command.word.more") + `
{{end}}`
}

// wrap breaks a text into lines of at most width characters.
func wrap(text string, width int) string {
	var b strings.Builder
	at := 0
	for i, word := range strings.Fields(text) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case at+1+n > width:
			b.WriteByte('\n')
			at = 0
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}
	return b.String()
}
