package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
)

func (p *program) notice() *cobra.Command {
	return p.maker("notice", "  paragraf notice 2026-09-22 -o anslag.pdf", act.MakeNotice)
}
