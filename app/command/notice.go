package command

import (
	"context"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) notice() *cobra.Command {
	var place string
	cmd := p.maker("notice", swedish.T("command.notice.short"), swedish.T("command.notice.long"),
		"  paragraf notice 2026-09-22 -o anslag.pdf --stored-at \"Regionkansliet, Lomvik\"", func(ctx context.Context, s *data.Store, meetingID string) (act.Made, error) {
			if place != "" {
				if err := act.StoreAt(ctx, s, meetingID, place); err != nil {
					return act.Made{}, err
				}
			}
			return act.MakeNotice(ctx, s, meetingID)
		})
	cmd.Flags().StringVar(&place, "stored-at", "", swedish.T("command.flag.stored_at"))
	return cmd
}
