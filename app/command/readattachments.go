package command

import (
	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/data"
)

// readAttachments is the hidden command with which the window has the words of
// attachments indexed, which act.ReadAttachmentsApart starts.
func (p *program) readAttachments() *cobra.Command {
	return &cobra.Command{
		Use: act.ReadAttachmentsCommand, Hidden: true, Args: arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withStore(cmd.Context(), func(s *data.Store) error { return s.ReadAttachments(cmd.Context(), nil) })
		},
	}
}
