package command

import (
	"cmp"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// settingJSON is a setting in `paragraf settings --json`.
type settingJSON struct {
	Name         string `json:"name"`
	Organization string `json:"organization"`
	Value        string `json:"value"`
}

func (p *program) settings() *cobra.Command {
	var organization string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "settings [tsa|evidence|rsa|archive|clauses [" + swedish.T("command.word.value") + "]] [--organization …] [--json]",
		Short: swedish.T("command.settings.short"),
		Long:  swedish.T("command.settings.long"),
		Example: "  paragraf settings\n  paragraf settings tsa https://tidsstamplar.example/tsa\n" +
			"  paragraf settings archive 2a --organization \"Lomviks kommun\"",
		Args: arguments(0, 2, swedish.T("command.word.value")),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			if len(args) == 2 {
				return p.withStore(ctx, func(s *data.Store) error {
					return act.SetSetting(ctx, s, act.Setting{Name: args[0], Organization: organization, Value: args[1]})
				})
			}
			return p.withPassingStore(ctx, func(s *data.Store) error {
				all, err := act.Settings(ctx, s)
				if err != nil {
					return err
				}
				list, known := []settingJSON{}, len(args) == 0 || act.PerOrganization(args[0])
				for _, set := range all {
					if len(args) > 0 && set.Name != args[0] {
						continue
					}
					known = true
					if organization == "" || set.Organization == organization {
						list = append(list, settingJSON(set))
					}
				}
				if !known {
					return &act.Error{Key: "act.settings.unknown", Args: []any{"name", args[0]}}
				}
				if asJSON {
					return p.json(list)
				}
				for _, set := range list {
					p.say("command.settings.line", "name", set.Name, "of", set.Organization,
						"value", cmp.Or(set.Value, swedish.T("command.settings.unset")))
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&organization, "organization", "", swedish.T("command.flag.organization"))
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}
