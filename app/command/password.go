package command

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/pdf/sign"
)

// passwordVariable is the variable that may hold the password of a key.
const passwordVariable = "PARAGRAF_KEY_PASSWORD"

// password gets the password of a key file: from the first line of a file,
// from the environment, or by asking on a terminal; twice for a new key.
func (p *program) password(file, key string, fresh bool) (string, error) {
	if file != "" {
		raw, err := act.ReadFileBytes(file)
		if err != nil {
			return "", err
		}
		line, _, _ := strings.Cut(strings.TrimPrefix(string(raw), "\ufeff"), "\n")
		return checked(strings.TrimSuffix(line, "\r"), file, fresh)
	}
	value := p.env(passwordVariable)
	if _, set := os.LookupEnv(passwordVariable); set || value != "" {
		return checked(value, passwordVariable, fresh)
	}
	terminal, ok := p.in.(*os.File)
	if !ok || !term.IsTerminal(int(terminal.Fd())) {
		return "", &act.Error{Key: "command.password.none", Args: []any{"key", key, "variable", passwordVariable}}
	}
	first, err := p.ask(terminal, swedish.T("command.password.ask", "key", key))
	if err != nil || !fresh {
		return first, err
	}
	if first, err = checked(first, key, fresh); err != nil {
		return "", err
	}
	second, err := p.ask(terminal, swedish.T("command.password.again"))
	if err == nil && first != second {
		err = &act.Error{Key: "command.password.differ"}
	}
	return first, err
}

// checked refuses to make a new key without a password.
func checked(password, source string, fresh bool) (string, error) {
	if fresh && password == "" {
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

// openKey reads a PKCS#12 file and opens it with its password.
func (p *program) openKey(file, passwordFile string) (*sign.Identity, error) {
	raw, err := act.ReadFileBytes(file)
	if err != nil {
		return nil, err
	}
	password, err := p.password(passwordFile, file, false)
	if err != nil {
		return nil, err
	}
	identity, err := act.OpenKey(raw, password)
	if err != nil {
		return nil, act.KeyFailure(file, err)
	}
	return &identity, nil
}
