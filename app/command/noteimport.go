package command

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// importNotes is "notes import": it reads Web Annotations, all of a file or none.
func (p *program) importNotes() *cobra.Command {
	var asJSON bool
	var meeting string
	cmd := &cobra.Command{
		Use:     "import " + swedish.T("command.word.file"),
		Short:   swedish.T("command.notes_import.short"),
		Long:    swedish.T("command.notes_import.long"),
		Example: "  paragraf notes import anteckningar.jsonld\n  paragraf notes import kommentarer.json --meeting 2026-11-17",
		Args:    arguments(1, 1, swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, args []string) error {
			raw, err := act.ReadFileBytes(args[0])
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			read := func(s *data.Store, meetingID string) error {
				done, err := act.ImportNotes(ctx, s, filepath.Base(args[0]), raw, meetingID)
				if err != nil {
					return err
				}
				if asJSON {
					return p.json(struct {
						Added int `json:"added"`
						Known int `json:"already_here"`
					}{len(done.Added), done.Known})
				}
				p.say("command.notes_import.done", "added", len(done.Added), "known", done.Known)
				return nil
			}
			if meeting == "" {
				return p.withStore(ctx, func(s *data.Store) error { return read(s, "") })
			}
			return p.withMeeting(ctx, meeting, func(s *data.Store, m data.Meeting) error { return read(s, m.ID) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	cmd.Flags().StringVar(&meeting, "meeting", "", swedish.T("command.flag.note_elsewhere"))
	return cmd
}
