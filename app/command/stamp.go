package command

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// stampFlags say which timestamp authority a command uses: that of --tsa, none
// where it is empty or --no-tsa stands there, else the one of the settings; and
// whom it and the signer must lead to.
type stampFlags struct {
	url   string
	none  bool
	trust []string
}

func (f *stampFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.url, "tsa", "", swedish.T("command.flag.tsa"))
	cmd.Flags().BoolVar(&f.none, "no-tsa", false, swedish.T("command.flag.no_tsa"))
	cmd.Flags().StringArrayVar(&f.trust, "trust", nil, swedish.T("command.flag.sign_trust"))
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

// rsaFlag says how an RSA key signs; "" for as the settings have it.
type rsaFlag string

func (f *rsaFlag) add(cmd *cobra.Command) {
	cmd.Flags().StringVar((*string)(f), "rsa", "", swedish.T("command.flag.rsa"))
}

func (f rsaFlag) check(cmd *cobra.Command) error {
	switch f {
	case "", act.RSAPKCS1, act.RSAPSS:
		return nil
	}
	return usage(cmd, "command.usage.flag_bad", "flag", "--rsa", "value", string(f))
}

// pss tells whether it is RSASSA-PSS; the store may be nil.
func (f rsaFlag) pss(ctx context.Context, s *data.Store) (bool, error) {
	if f != "" {
		return f == act.RSAPSS, nil
	}
	return act.PSS(ctx, s)
}

// noStamp adds to the error of a timestamp authority how to do without it; other
// errors stay as they are.
func noStamp(err error) error {
	if act.StampFailed(err) {
		return &act.Error{Key: "command.sign.no_stamp", Args: []any{"problem", err.Error()}, Err: err}
	}
	return err
}
