package command

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/pdf/object"
	"paragraf/pdf/verify"
)

func (p *program) verify() *cobra.Command {
	var trust string
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "verify " + swedish.T("command.word.file") + ".pdf [--trust CA.pem] [--json]",
		Short:   swedish.T("command.verify.short"),
		Long:    swedish.T("command.verify.long"),
		Example: "  paragraf verify protokoll.pdf\n  paragraf verify protokoll.pdf --trust ca.pem --json",
		Args:    arguments(1, 1, swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, args []string) error {
			pdf, err := act.ReadFileBytes(args[0])
			if err != nil {
				return err
			}
			var roots []byte
			if trust != "" {
				if roots, err = act.ReadFileBytes(trust); err != nil {
					return err
				}
			}
			report, err := act.Verify(pdf, roots)
			if err != nil {
				return err
			}
			report.File = filepath.Base(args[0])
			for _, s := range report.Signatures {
				inWords(s.Reasons)
				inWords(s.Changes)
			}
			if asJSON {
				if err := p.json(report); err != nil {
					return err
				}
			} else {
				p.printReport(args[0], report)
			}
			if !report.Valid {
				return errSilent
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&trust, "trust", "", swedish.T("command.flag.trust"))
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

// inWords puts what was found into the language in use.
func inWords(found []verify.Reason) {
	for i, r := range found {
		found[i].Text = swedish.Finding(r.Code, r.Text, r.Values...)
	}
}

// unreadable is the key of the text that says why a file could not be read.
func unreadable(err error) string {
	switch {
	case errors.Is(err, object.ErrNotPDF):
		return "command.verify.not_pdf"
	case errors.Is(err, object.ErrEncrypted):
		return "command.verify.encrypted"
	case errors.Is(err, object.ErrLimit):
		return "command.verify.limit"
	}
	return "command.verify.damaged"
}

// printReport gives one answer a signature, with its reasons, and then what
// follows for the file.
func (p *program) printReport(file string, r verify.Report) {
	p.say("command.verify.document", "file", file, "state", swedish.DocumentState(r.Document))
	for _, s := range r.Signatures {
		who := cmp.Or(s.Signer, swedish.T("command.verify.nobody"))
		if s.Role != "" {
			who += ", " + swedish.SignRole(s.Role)
		}
		fmt.Fprintf(p.out, "\n%s: %s\n", who, strings.ToUpper(swedish.Verdict(s.Verdict)))
		for _, reason := range s.Reasons {
			fmt.Fprintln(p.out, "  "+reason.Text)
		}
		for _, change := range s.Changes {
			fmt.Fprintln(p.out, "  • "+change.Text)
		}
	}
	if len(r.Signatures) > 0 {
		fmt.Fprintln(p.out)
	}
	switch {
	case r.Valid:
		p.say("command.verify.all_valid")
	case r.Document == verify.Unreadable:
		p.say(unreadable(r.Err))
	case len(r.Signatures) == 0:
		p.say("command.verify.unsigned")
	default:
		p.say("command.verify.not_valid")
	}
}
