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
	var trust []string
	var out, code string
	var revision int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify " + swedish.T("command.word.file") + ".pdf [--trust system|CA.pem|FOLDER|TL.xml]… [--code " + swedish.T("command.word.code") + "] [--revision N -o OUT.pdf] [--json]",
		Short: swedish.T("command.verify.short"),
		Long:  swedish.T("command.verify.long"),
		Example: "  paragraf verify protokoll.pdf\n  paragraf verify protokoll.pdf --trust ca.pem --json\n" +
			"  paragraf verify protokoll.pdf --trust SE-TL.xml --trust system\n  paragraf verify protokoll.pdf --revision 2 -o undertecknad.pdf\n" +
			"  paragraf verify protokoll.pdf --code 7K2M-9QXA-04TZ-WB3N-C8DE",
		Args: arguments(1, 1, swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, args []string) error {
			wanted := cmd.Flags().Changed("revision")
			switch {
			case wanted && out == "":
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			case !wanted && out != "":
				return usage(cmd, "command.usage.flag_missing", "flag", "--revision")
			case wanted && asJSON:
				return usage(cmd, "command.usage.flag_bad", "flag", "--json", "value", "--revision")
			}
			pdf, err := act.ReadFileBytes(args[0])
			if err != nil {
				return err
			}
			if wanted {
				return p.exportRevision(args[0], pdf, revision, out)
			}
			anchors, err := act.LoadTrust(trust)
			if err != nil {
				return err
			}
			report := act.Verify(pdf, anchors)
			report.File = filepath.Base(args[0])
			translate(&report)
			whole := judged{Report: report, trustAsked: anchors != nil, Proof: act.Prove(pdf, anchors)}
			if code != "" {
				whole.Code = &codeAnswer{Given: code}
				if whole.Proof != nil {
					whole.Code.Section, whole.Code.Found = whole.Proof.FindCode(code)
				}
			}
			whole.Valid = whole.holds()
			if asJSON {
				if err := p.json(whole); err != nil {
					return err
				}
			} else {
				p.printReport(args[0], report)
				p.printProof(whole)
				p.printTrust(anchors)
			}
			if !whole.Valid {
				return errSilent
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&trust, "trust", nil, swedish.T("command.flag.trust"))
	flags.StringVar(&code, "code", "", swedish.T("command.flag.code"))
	flags.IntVar(&revision, "revision", 0, swedish.T("command.flag.revision"))
	flags.StringVarP(&out, "output", "o", "", swedish.T("command.flag.revision_output"))
	flags.BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

// exportRevision writes the file as it was in one of its states.
func (p *program) exportRevision(file string, pdf []byte, n int, out string) error {
	old, err := act.Revision(file, pdf, n)
	if err != nil {
		return err
	}
	if sameFile(out, file) {
		return &act.Error{Key: "command.verify.same_file", Args: []any{"file", file}}
	}
	if err := freeToWrite(out); err != nil {
		return err
	}
	if err := act.WriteFile(out, old); err != nil {
		return err
	}
	p.say("command.verify.exported", "file", file, "n", n, "out", out, "bytes", len(old))
	return nil
}

// translate puts what was found into the language in use.
func translate(r *verify.Report) {
	for i := range r.Signatures {
		s := &r.Signatures[i]
		inWords(s.Reasons)
		inWords(s.Changes)
		s.Answers.Each(func(_ string, a verify.Answer) {
			for k, f := range a.Findings {
				a.Findings[k].Text = swedish.Finding(f.Code, f.Text, f.Values...)
			}
		})
	}
}

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

// printReport gives one answer a signature: the verdict, the six questions with
// what each answer rests on, and what came after; then what follows for the
// file.
func (p *program) printReport(file string, r verify.Report) {
	p.say("command.verify.document", "file", file, "state", swedish.DocumentState(r.Document))
	for _, s := range r.Signatures {
		who := cmp.Or(s.Signer, swedish.T("command.verify.nobody"))
		if s.Role != "" {
			who += ", " + swedish.SignRole(s.Role)
		}
		fmt.Fprintf(p.out, "\n%s: %s\n", who, strings.ToUpper(swedish.Verdict(s.Verdict)))
		s.Answers.Each(func(name string, a verify.Answer) { p.printAnswer(name, a, s, r.Revisions) })
	}
	if len(r.Missing) > 0 && r.Document != verify.Unreadable {
		fmt.Fprintln(p.out, "\n"+swedish.T("command.verify.missing"))
		for _, m := range r.Missing {
			fmt.Fprintln(p.out, "  • "+strings.TrimSuffix(swedish.Capital(swedish.SignRole(m.Role))+": "+m.Person, ": "))
		}
	}
	if len(r.Signatures) > 0 {
		fmt.Fprintln(p.out)
	}
	switch {
	case r.Valid && !r.Complete:
		p.say("command.verify.valid_so_far")
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

// printAnswer tells one of the six questions: "Utfärdare  inte prövad", and
// below it what that rests on.
func (p *program) printAnswer(name string, a verify.Answer, s verify.Signature, revisions int) {
	word := swedish.Answer(name, a.State)
	if name == "coverage" && s.Revision > 0 {
		word += swedish.T("command.verify.revision", "n", s.Revision, "all", revisions)
	}
	fmt.Fprintf(p.out, "  %-11s %s\n", swedish.Question(name), word)
	mark := "    "
	for _, f := range a.Findings {
		if changed(f, s.Changes) {
			mark = "    • "
		} else {
			mark = "    "
		}
		fmt.Fprintln(p.out, mark+f.Text)
	}
	if name == "coverage" && len(s.ChangedPages) > 0 {
		fmt.Fprintln(p.out, "    "+swedish.T("command.verify.pages", "pages", pagesInWords(s.ChangedPages)))
	}
}

func changed(f verify.Finding, changes []verify.Reason) bool {
	for _, c := range changes {
		if c.Code == f.Code && c.Text == f.Text {
			return true
		}
	}
	return false
}

// pagesInWords lists pages: "2, 4 (nu 5), 6 (borta), 7 (ny)".
func pagesInWords(pairs []verify.Pair) string {
	var list []string
	for _, p := range pairs {
		switch {
		case p.Signed == 0:
			list = append(list, swedish.T("command.verify.page_new", "n", p.Now))
		case p.Now == 0:
			list = append(list, swedish.T("command.verify.page_gone", "n", p.Signed))
		case p.Now != p.Signed:
			list = append(list, swedish.T("command.verify.page_moved", "n", p.Signed, "now", p.Now))
		default:
			list = append(list, fmt.Sprint(p.Signed))
		}
	}
	return strings.Join(list, ", ")
}

// printTrust says what there is to know of whom the user trusts.
func (p *program) printTrust(t *act.Trust) {
	if t == nil {
		return
	}
	for _, note := range t.Notes {
		fmt.Fprintln(p.out, note)
	}
}
