package act

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/token"
)

// TokenModules are the drivers that are asked for cards: the user's own, or
// those in the usual places.
func TokenModules(own string) []string {
	if own != "" {
		return []string{own}
	}
	return token.Known()
}

// Cards is what the drivers show: everything, and the certificates in it in
// the order in which they are best signed with.
type Cards struct {
	Modules []token.Module
	Entries []token.Entry
}

// ListCards shows what is in the readers. own is the path of a driver, "" for
// those in the usual places. Nobody is logged in.
func ListCards(ctx context.Context, own string) (Cards, error) {
	paths := TokenModules(own)
	if len(paths) == 0 {
		return Cards{}, fail("act.token.no_module")
	}
	modules := token.Host{}.List(ctx, paths)
	return Cards{modules, token.Entries(modules, time.Now())}, ctx.Err()
}

// FindCard finds the certificate that a pkcs11: URI names. own is the path of
// a driver, where the URI names none.
func FindCard(ctx context.Context, uri, own string) (token.Entry, string, error) {
	u, err := token.ParseURI(uri)
	if err != nil {
		return token.Entry{}, "", TokenFailure(err)
	}
	paths := u.Modules(TokenModules(own))
	if len(paths) == 0 {
		return token.Entry{}, "", fail("act.token.no_module")
	}
	e, err := token.Host{}.Find(ctx, u, paths, time.Now())
	if err != nil {
		return token.Entry{}, "", TokenFailure(err)
	}
	if e.Problem != nil {
		return token.Entry{}, "", KeyFailure(e.Slot.Token.Label, e.Problem)
	}
	return e, u.PINFile, TokenFailure(e.Slot.Token.Ready())
}

// OpenCard opens a card for one act, with the PIN that was given for it, nil
// where the reader has keys of its own. Close the session at once after the
// act; until then its Identity signs.
func OpenCard(ctx context.Context, e token.Entry, pin []byte) (*token.Session, error) {
	s, err := token.Host{}.Open(ctx, e, pin)
	clear(pin)
	if err != nil {
		return nil, TokenFailure(err)
	}
	return s, nil
}

// TokenFailure says what a person should do about an error of a driver, a card
// or a pkcs11: URI. Other errors are returned as they are, nil too.
func TokenFailure(err error) error {
	var card *token.Error
	var uri *token.URIError
	var find *token.FindError
	switch {
	case errors.As(err, &uri):
		return because(err, "act.uri."+uri.Code, "attribute", uri.Attribute, "value", uri.Value)
	case errors.As(err, &find) && len(find.Fits) > 0:
		var lines []string
		for _, e := range find.Fits {
			lines = append(lines, "  "+e.URI(false)+"  "+e.Name()+", "+swedish.T("token.purpose."+string(e.Purpose)))
		}
		return because(err, "act.token.many", "list", strings.Join(lines, "\n"))
	case errors.As(err, &find):
		return because(err, "act.token.none", "problems", moduleProblems(find.Modules))
	case errors.As(err, &card):
		key := "act.token." + string(card.Problem)
		if card.Problem == token.PINWrong {
			key += "_" + string(orAll(card.Left))
		}
		return because(err, key, "token", cardName(card.Token), "module", token.ProductName(card.Module), "path", card.Module, "code", codeOf(card.Code))
	}
	return err
}

func orAll(l token.Left) token.Left {
	if l == token.LeftAll {
		return "untold"
	}
	return l
}

// cardName is how a card is spoken of: by its label, where it has one.
func cardName(label string) string {
	if label == "" {
		return swedish.T("token.card")
	}
	return swedish.T("token.card_named", "name", label)
}

func codeOf(code uint) string {
	if code == 0 {
		return "0"
	}
	return fmt.Sprintf("0x%X", code)
}

// moduleProblems are the sentences of the drivers that could not be asked, each
// after a blank.
func moduleProblems(modules []token.Module) string {
	var text string
	for _, m := range modules {
		if m.Err != nil {
			text += " " + TokenFailure(m.Err).Error()
		}
	}
	return text
}

// TokenState says in words what is to be known of a card before its PIN is
// given: nothing where all is well.
func TokenState(t *token.Token) string {
	switch {
	case !t.Formatted:
		return swedish.T("token.state.unused")
	case t.Left == token.LeftNone:
		return swedish.T("token.state.locked")
	case t.LoginNeeded && !t.PINSet:
		return swedish.T("token.state.unset")
	case t.PINExpired:
		return swedish.T("token.state.expired")
	case t.Left == token.LeftOne:
		return swedish.T("token.state.one")
	case t.Left == token.LeftFewer:
		return swedish.T("token.state.fewer")
	}
	return ""
}

// CertificateProblem says in words why one cannot sign with a certificate now,
// "" where one can.
func CertificateProblem(e token.Entry) string {
	if e.Problem == nil {
		return ""
	}
	if errors.Is(e.Problem, sign.ErrKeyType) {
		return swedish.T("token.problem.type")
	}
	return KeyFailure(e.Name(), e.Problem).Error()
}
