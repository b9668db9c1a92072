package command

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// signRoles are the roles that a signature may be given in.
var signRoles = []string{"secretary", "chair", "adjuster", "clerk"}

func (p *program) sign() *cobra.Command {
	var role, key, module, name, out, passwordFile string
	var tsa stampFlags
	var rsa rsaFlag
	cmd := &cobra.Command{
		Use:   "sign " + swedish.T("command.word.file") + ".pdf --role secretary|chair|adjuster|clerk --key KEY [--name …] [--tsa URL] [--rsa pkcs1|pss] [-o OUT.pdf]",
		Short: swedish.T("command.sign.short"),
		Long:  swedish.T("command.sign.long"),
		Example: "  paragraf sign protokoll.pdf --role secretary --key maj.p12\n" +
			"  paragraf sign protokoll.pdf --role adjuster --key ture.p12 --name \"Ture Malmgård\" -o protokoll-justerat.pdf\n" +
			"  paragraf sign protokoll.pdf --role chair --key 'pkcs11:token=SITHS'",
		Args: arguments(1, 1, swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case role == "":
				return usage(cmd, "command.usage.flag_missing", "flag", "--role")
			case !slices.Contains(signRoles, role):
				return usage(cmd, "command.usage.flag_bad", "flag", "--role", "value", role)
			case key == "":
				return usage(cmd, "command.usage.flag_missing", "flag", "--key")
			}
			if err := tsa.check(cmd); err != nil {
				return err
			}
			if err := rsa.check(cmd); err != nil {
				return err
			}
			roots, err := act.LoadTrust(tsa.trust)
			if err != nil {
				return err
			}
			file := args[0]
			if out == "" {
				out = file // a signature is only added at the end: the file stays what it was
			}
			pdf, err := act.ReadFileBytes(file)
			if err != nil {
				return err
			}
			if out != file && !sameFile(out, file) {
				if err := freeToWrite(out); err != nil {
					return err
				}
			}
			identity, closeKey, err := p.openKey(cmd.Context(), keySource{key, module, passwordFile})
			if err != nil {
				return err
			}
			defer closeKey()
			request := act.SignRequest{PDF: pdf, Name: file, Role: role, Signer: name, Identity: identity, Trust: roots, Path: out}
			return p.withKnownStore(cmd.Context(), func(s *data.Store) error {
				var err error
				if request.TSA, err = tsa.address(cmd, s); err != nil {
					return err
				}
				if request.PSS, err = rsa.pss(cmd.Context(), s); err != nil {
					return err
				}
				done, err := act.Sign(cmd.Context(), s, request)
				if err != nil {
					return noStamp(err)
				}
				p.say("command.sign.done", "file", out, "role", swedish.SignRole(role), "name", done.Name, "field", done.Field)
				if done.Holder != "" {
					p.tell("command.sign.other_holder", "name", done.Name, "holder", done.Holder)
				}
				if done.Stranger {
					p.tell("command.sign.stranger", "expected", done.Expected)
				}
				if done.Adjusted {
					p.tell("command.sign.adjusted", "date", swedish.Date(done.AdjustedOn))
				}
				if s != nil && !done.Stored {
					p.tell("command.sign.unknown")
				}
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&role, "role", "", swedish.T("command.flag.role"))
	f.StringVar(&key, "key", "", swedish.T("command.flag.key"))
	f.StringVar(&module, "module", "", swedish.T("command.flag.module"))
	f.StringVar(&name, "name", "", swedish.T("command.flag.signer"))
	tsa.add(cmd)
	rsa.add(cmd)
	f.StringVarP(&out, "output", "o", "", swedish.T("command.flag.sign_output"))
	f.StringVar(&passwordFile, "password-file", "", swedish.T("command.flag.password_file"))
	return cmd
}

// withKnownStore is withStore where stores exist, and calls f without one
// where they do not: signing a file must not make them.
func (p *program) withKnownStore(ctx context.Context, f func(*data.Store) error) error {
	dir, err := act.Home(p.env)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "paragraf.db")); err != nil {
		return f(nil)
	}
	return p.withStore(ctx, f)
}

// sameFile reports whether two paths name one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
