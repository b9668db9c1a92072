package command

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/token"
)

// passwordVariable is the variable that may hold the password of a key.
const passwordVariable = "PARAGRAF_KEY_PASSWORD"

// password gets the password of a key file: from the first line of a file,
// from the environment, or by asking on a terminal; twice for a new key.
func (p *program) password(file, key string, fresh bool) (string, error) {
	first, asked, err := p.given(file, "command.password.ask", key, "command.password.none")
	if err != nil || !fresh {
		return first, err
	}
	if first, err = checked(first, cmp.Or(asked, key)); err != nil || asked != "" {
		return first, err
	}
	second, err := p.ask(p.terminal(), swedish.T("command.password.again"))
	if err == nil && first != second {
		err = &act.Error{Key: "command.password.differ"}
	}
	return first, err
}

// secret gets a password or a PIN: from the first line of a file, from the
// environment, or by asking on a terminal with the question that ask names;
// without any of them the error is none.
func (p *program) secret(file, ask, key, none string) (string, error) {
	given, _, err := p.given(file, ask, key, none)
	return given, err
}

// given is secret, and says where it was written: "" where it was asked for.
func (p *program) given(file, ask, key, none string) (secret, source string, err error) {
	if file != "" {
		raw, err := act.ReadFileBytes(file)
		if err != nil {
			return "", "", err
		}
		line, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "\ufeff"), "\n")
		return strings.TrimSuffix(line, "\r"), file, nil
	}
	value := p.env(passwordVariable)
	if _, set := os.LookupEnv(passwordVariable); set || value != "" {
		return value, passwordVariable, nil
	}
	terminal := p.terminal()
	if terminal == nil {
		return "", "", &act.Error{Key: none, Args: []any{"key", key, "variable", passwordVariable}}
	}
	secret, err = p.ask(terminal, swedish.T(ask, "key", key))
	return secret, "", err
}

// checked refuses to make a new key without a password.
func checked(password, source string) (string, error) {
	if password == "" {
		return "", &act.Error{Key: "command.password.empty", Args: []any{"source", source}}
	}
	return password, nil
}

func (p *program) ask(terminal *os.File, question string) (string, error) {
	fmt.Fprint(p.err, question+" ")
	secret, err := term.ReadPassword(int(terminal.Fd()))
	fmt.Fprintln(p.err)
	return string(secret), err
}

// keySource is how a command was told which key to use.
type keySource struct {
	key          string // a PKCS#12 file, or a pkcs11: URI
	module       string // path of the driver for cards; "" for the usual places
	passwordFile string
}

// openKey opens a key for one act: a PKCS#12 file with its password, or a card
// with its PIN. close must be called at once after the act.
func (p *program) openKey(ctx context.Context, k keySource) (identity *sign.Identity, close func(), err error) {
	if token.IsURI(k.key) {
		return p.openCard(ctx, k.key, k.module, k.passwordFile)
	}
	raw, err := act.ReadFileBytes(k.key)
	if err != nil {
		return nil, nil, err
	}
	password, err := p.password(k.passwordFile, k.key, false)
	if err != nil {
		return nil, nil, err
	}
	opened, err := act.OpenKey(raw, password)
	if err != nil {
		return nil, nil, act.KeyFailure(k.key, err)
	}
	return &opened, func() {}, nil
}
