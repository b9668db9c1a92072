package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
)

// demoFolder is where "demo" works when no folder is named.
const demoFolder = "paragraf-demo"

func (p *program) demo() *cobra.Command {
	return &cobra.Command{
		Use:     "demo [" + swedish.T("command.word.folder") + "]",
		Short:   swedish.T("command.demo.short"),
		Long:    swedish.T("command.demo.long", "folder", demoFolder),
		Example: "  paragraf demo\n  paragraf demo /tmp/prova",
		Args:    arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			dir := demoFolder
			if len(args) > 0 {
				dir = args[0]
			}
			n := 0
			err := act.Demo(cmd.Context(), dir, func(s act.Step) {
				n++
				fmt.Fprintf(p.out, "%2d. %s\n", n, s.Text)
				for _, path := range s.Files {
					fmt.Fprintf(p.out, "      → %s\n", path)
				}
				for _, line := range s.Details {
					fmt.Fprintf(p.out, "      %s\n", line)
				}
			})
			if err != nil {
				return err
			}
			fmt.Fprintln(p.out)
			p.say("command.demo.done", "folder", dir)
			return nil
		},
	}
}
