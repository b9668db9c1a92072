package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
)

func (p *program) notice() *cobra.Command {
	return p.maker("notice", swedish.T("command.notice.short"), swedish.T("command.notice.long"),
		"  paragraf notice 2026-09-22 -o anslag.pdf", act.MakeNotice)
}
