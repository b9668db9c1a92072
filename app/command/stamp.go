package command

import (
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// stampFlags say which timestamp authority a command uses: that of --tsa, none
// where it is empty or --no-tsa stands there, else the one of the settings.
type stampFlags struct {
	url  string
	none bool
}

func (f *stampFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.url, "tsa", "", swedish.T("command.flag.tsa"))
	cmd.Flags().BoolVar(&f.none, "no-tsa", false, swedish.T("command.flag.no_tsa"))
}

// check refuses what cannot be meant.
func (f *stampFlags) check(cmd *cobra.Command) error {
	switch {
	case f.none && f.url != "":
		return usage(cmd, "command.usage.exclusive", "one", "--tsa", "other", "--no-tsa")
	case f.url != "" && !strings.HasPrefix(f.url, "http://") && !strings.HasPrefix(f.url, "https://"):
		return usage(cmd, "command.usage.flag_bad", "flag", "--tsa", "value", f.url)
	}
	return nil
}

// address is the authority's; the store may be nil.
func (f *stampFlags) address(cmd *cobra.Command, s *data.Store) (string, error) {
	if f.none || cmd.Flags().Changed("tsa") {
		return f.url, nil
	}
	return act.TSA(cmd.Context(), s)
}
