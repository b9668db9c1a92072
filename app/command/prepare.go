package command

import (
	"github.com/spf13/cobra"

	"paragraf/pdf/view"
)

// preparePDF is the hidden command with which the window has PDFium compiled,
// which act.PreparePDF starts.
func (p *program) preparePDF() *cobra.Command {
	return &cobra.Command{
		Use: view.PrepareCommand, Hidden: true, Args: arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error { return view.Prepare() },
	}
}
