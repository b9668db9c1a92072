//go:build cgo

package token_test

import (
	"bytes"
	"context"
	"crypto"
	"crypto/elliptic"
	"crypto/x509"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/sign/token"
	"paragraf/pdf/sign/token/module"
	"paragraf/pdf/sign/token/tokentest"
	"paragraf/pdf/verify"
)

// The test program is its own helper, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == token.HelperCommand {
		out, err := module.Output()
		if err != nil {
			os.Exit(1)
		}
		module.Serve(os.Stdin, out)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

var (
	authority = signtest.NewAuthority()
	pin       = []byte("4711-å")
)

// card is a store with one card: Maj's for signatures and for logging in, and
// an old one.
func card(t *testing.T) *tokentest.SoftHSM {
	s := tokentest.New(t)
	s.Token(t, "Kort för Maj", string(pin),
		tokentest.Pair{ID: []byte{1}, Label: "Legitimering", Identity: authority.Identity("Maj Öberg", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature })},
		tokentest.Pair{ID: []byte{2}, Label: "Underskrift", Identity: authority.Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil), Always: true},
		tokentest.Pair{ID: []byte{3}, Label: "Gammal", Identity: authority.Identity("Maj Öberg", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.NotAfter = time.Now().AddDate(0, 0, -3) })},
	)
	return s
}

func find(t *testing.T, h token.Host, module, uri string) token.Entry {
	t.Helper()
	u, err := token.ParseURI(uri)
	if err != nil {
		t.Fatal(err)
	}
	e, err := h.Find(context.Background(), u, []string{module}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestListsEverySlotAndChoosesForSignatures(t *testing.T) {
	s := card(t)
	s.Token(t, "Utan kod", "")
	modules := token.Host{}.List(context.Background(), []string{s.Module, "/finns/inte.so", writeFile(t, "nonsense.so", "text")})
	if m := modules[1]; !errors.Is(m.Err, &token.Error{Problem: token.Missing}) {
		t.Errorf("missing: %v", m.Err)
	}
	if m := modules[2]; !errors.Is(m.Err, &token.Error{Problem: token.NoModule}) {
		t.Errorf("no module: %v", m.Err)
	}
	m := modules[0]
	if m.Err != nil || m.Name != "SoftHSM" || len(m.Slots) != 3 { // two tokens and the unused one
		t.Fatalf("%v %+v", m.Err, m)
	}
	var labels []string
	for _, slot := range m.Slots {
		if slot.Token == nil {
			t.Fatalf("slot without its token: %+v", slot)
		}
		labels = append(labels, slot.Token.Label)
		switch slot.Token.Label {
		case "Kort för Maj":
			if n := len(slot.Token.Certificates); n != 5 || !slot.Token.PINSet {
				t.Errorf("%d certificates, %+v", n, slot.Token)
			}
		case "Utan kod":
			if slot.Token.PINSet || !slot.Token.Formatted {
				t.Errorf("%+v", slot.Token)
			}
		case "":
			if slot.Token.Formatted {
				t.Errorf("%+v", slot.Token)
			}
		}
	}
	list := token.Entries(modules, time.Now())
	if len(list) != 3 {
		t.Fatalf("%d entries in %q", len(list), labels)
	}
	for i, want := range []string{"Underskrift", "Legitimering", "Gammal"} {
		if list[i].Certificate.Label != want {
			t.Errorf("%d is %q, want %q", i, list[i].Certificate.Label, want)
		}
	}
	if list[0].Purpose != token.ForSignatures || list[1].Purpose != token.ForLogin || list[2].Problem == nil {
		t.Errorf("%v %v %v", list[0].Purpose, list[1].Purpose, list[2].Problem)
	}
	// Each is found again by its URI, and the card alone means the one for signatures.
	for _, e := range list {
		if got := find(t, token.Host{}, s.Module, e.URI(true)); got.Certificate.Label != e.Certificate.Label {
			t.Errorf("%s gives %q", e.URI(true), got.Certificate.Label)
		}
	}
	if got := find(t, token.Host{}, s.Module, "pkcs11:token=Kort%20f%C3%B6r%20Maj"); got.Certificate.Label != "Underskrift" {
		t.Errorf("the card alone gives %q", got.Certificate.Label)
	}
}

func TestEveryKindOfKeySignsADocument(t *testing.T) {
	s := tokentest.New(t)
	kinds := map[string]sign.Identity{
		"rsa2048": authority.Identity("Maj Öberg", signtest.RSA(2048), nil),
		"rsa3072": authority.Identity("Maj Öberg", signtest.RSA(3072), nil),
		"p256":    authority.Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil),
		"p384":    authority.Identity("Maj Öberg", signtest.EC(elliptic.P384()), nil),
		"p521":    authority.Identity("Maj Öberg", signtest.EC(elliptic.P521()), nil),
	}
	var pairs []tokentest.Pair
	for name, id := range kinds {
		pairs = append(pairs, tokentest.Pair{ID: []byte(name), Label: name, Identity: id},
			tokentest.Pair{ID: []byte(name + "!"), Label: name + "!", Identity: id, Always: true})
	}
	s.Token(t, "Norrlid", string(pin), pairs...)
	shim := s.Shim(t)
	for name := range kinds {
		for _, way := range []struct {
			label, module, mode string
			pss                 bool
		}{{name, s.Module, "", false}, {name + "!", s.Module, "", false}, {name, s.Module, "", true}, {name + "!", shim, "plain-rsa", true}} {
			t.Setenv("SHIM_MODE", way.mode)
			e := find(t, token.Host{}, way.module, "pkcs11:token=Norrlid;object="+way.label)
			session, err := token.Host{}.Open(context.Background(), e, bytes.Clone(pin))
			if err != nil {
				t.Fatalf("%+v: %v", way, err)
			}
			id := session.Identity()
			if len(id.Chain) != 2 {
				t.Errorf("%+v: %d issuers", way, len(id.Chain))
			}
			pdf := signtest.Minutes(signtest.Fields...)
			for _, field := range []string{"chair", "secretary"} { // several within one unlock
				if pdf, err = sign.Sign(pdf, sign.Request{Field: field, Identity: id, PSS: way.pss}); err != nil {
					t.Fatalf("%+v: %v", way, err)
				}
			}
			session.Close()
			if _, err := session.Sign(nil, make([]byte, 32), crypto.SHA256); err == nil {
				t.Errorf("%+v: a closed session signed", way)
			}
			r := verify.File(pdf, verify.Options{Roots: authority.Roots()})
			if !r.Valid || len(r.Signatures) != 2 || !r.Signatures[0].Trusted {
				t.Errorf("%+v: %+v", way, r)
			}
		}
	}
}

func TestTriesLeftAreTold(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	t.Setenv("SHIM_STATE", filepath.Join(t.TempDir(), "wrong"))
	open := func(pin string) error {
		e := find(t, token.Host{}, shim, "pkcs11:object=Underskrift")
		session, err := token.Host{}.Open(context.Background(), e, []byte(pin))
		if err == nil {
			session.Close()
		}
		return err
	}
	for i, step := range []struct {
		pin  string
		want *token.Error
	}{
		{"0000", &token.Error{Problem: token.PINWrong, Left: token.LeftFewer}},
		{string(pin), nil},
		{"0000", &token.Error{Problem: token.PINWrong, Left: token.LeftFewer}},
		{"0000", &token.Error{Problem: token.PINWrong, Left: token.LeftOne}},
		{"", &token.Error{Problem: token.PINNeeded}}, // uses no try
		{"1", &token.Error{Problem: token.PINLength}},
		{"0000", &token.Error{Problem: token.PINWrong, Left: token.LeftNone}},
		{string(pin), &token.Error{Problem: token.PINLocked, Left: token.LeftNone}},
	} {
		err := open(step.pin)
		if step.want == nil && err == nil {
			continue
		}
		if step.want == nil || !errors.Is(err, step.want) {
			t.Errorf("step %d: %v, want %v", i, err, step.want)
		}
		if err != nil && strings.Contains(err.Error(), string(pin)) {
			t.Error("the PIN stands in the error")
		}
	}
}

func TestDriversThatFail(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	var host token.Host
	act := func() error {
		modules := host.List(context.Background(), []string{shim})
		if modules[0].Err != nil {
			return modules[0].Err
		}
		list := token.Entries(modules, time.Now())
		if len(list) == 0 {
			return errors.New("nothing listed")
		}
		session, err := host.Open(context.Background(), list[0], bytes.Clone(pin))
		if err != nil {
			return err
		}
		defer session.Close()
		_, err = sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: session.Identity()})
		return err
	}
	for mode, want := range map[string]token.Problem{
		"":             "",
		"chatty":       "",
		"shared":       "",
		"hides-always": "",
		"old-driver":   token.PINAgain,
		"crash-load":   token.Crashed,
		"crash-slots":  token.Crashed,
		"crash-login":  token.Crashed,
		"crash-sign":   token.Crashed,
		"exit-login":   token.Crashed,
		"hang-load":    token.Silent,
		"hang-slots":   token.Silent,
		"hang-login":   token.Silent,
		"hang-context": token.Silent,
		"hang-sign":    token.Silent,
		"removed":      token.Removed,
		"garbage":      token.BadSignature,
		"expired":      token.PINExpired,
		"pad-refused":  token.Refused,
	} {
		t.Run(mode, func(t *testing.T) {
			t.Setenv("SHIM_MODE", mode)
			if host = (token.Host{}); want == token.Silent {
				host.Patience = 1500 * time.Millisecond
			}
			err := act()
			if want == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			if !errors.Is(err, &token.Error{Problem: want}) {
				t.Errorf("%v, want %v", err, want)
			}
		})
	}
}

func TestCardsThatAreNotThere(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	e := find(t, token.Host{}, shim, "pkcs11:object=Underskrift")
	for mode, want := range map[string]token.Problem{"gone": token.Empty, "other": token.Changed} {
		t.Setenv("SHIM_MODE", mode)
		if _, err := (token.Host{}).Open(context.Background(), e, pin); !errors.Is(err, &token.Error{Problem: want}) {
			t.Errorf("%s: %v", mode, err)
		}
	}
	t.Setenv("SHIM_MODE", "empty")
	m := token.Host{}.List(context.Background(), []string{shim})[0]
	if m.Err != nil || len(m.Slots) == 0 {
		t.Fatalf("%+v", m)
	}
	for _, slot := range m.Slots {
		if slot.Token != nil || slot.Description == "" {
			t.Errorf("%+v", slot)
		}
	}
	u, _ := token.ParseURI("pkcs11:object=Underskrift")
	var none *token.FindError
	if _, err := (token.Host{}).Find(context.Background(), u, []string{shim}, time.Now()); !errors.As(err, &none) || len(none.Fits) != 0 {
		t.Errorf("%v", err)
	}
}

func TestPINPadGetsNoPIN(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	t.Setenv("SHIM_MODE", "pad")
	t.Setenv("SHIM_PIN", string(pin))
	e := find(t, token.Host{}, shim, "pkcs11:object=Underskrift")
	if !e.Slot.Token.PINPad {
		t.Fatalf("%+v", e.Slot.Token)
	}
	session, err := token.Host{}.Open(context.Background(), e, []byte("never handed on"))
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	if _, err := sign.Sign(signtest.Minutes(signtest.Fields...), sign.Request{Field: "chair", Identity: session.Identity()}); err != nil {
		t.Error(err)
	}
}

func TestLogsOutAndClosesAtOnce(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	e := find(t, token.Host{}, shim, "pkcs11:object=Underskrift")
	state := filepath.Join(t.TempDir(), "said")
	t.Setenv("SHIM_STATE", state)
	t.Setenv("SHIM_MODE", "tell-logout")
	session, err := token.Host{}.Open(context.Background(), e, bytes.Clone(pin))
	if err != nil {
		t.Fatal(err)
	}
	os.Remove(state)
	session.Close()
	if said, _ := os.ReadFile(state); string(said) != "logout close " {
		t.Errorf("after the act the driver was told %q", said)
	}
}

func TestEachSlotHasItsOwnPIN(t *testing.T) {
	s := tokentest.New(t)
	s.Token(t, "PIN 1", "111111", tokentest.Pair{ID: []byte{1}, Label: "Legitimering", Identity: authority.Identity("Ture Malmgård", signtest.EC(elliptic.P256()), func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature })})
	s.Token(t, "PIN 2", "222222", tokentest.Pair{ID: []byte{2}, Label: "Underskrift", Identity: authority.Identity("Ture Malmgård", signtest.EC(elliptic.P256()), nil)},
		tokentest.Pair{ID: []byte{9}, Label: "Utan nyckel", Identity: authority.Identity("Ture Malmgård", signtest.EC(elliptic.P256()), nil), NoKey: true})
	e := find(t, token.Host{}, s.Module, "pkcs11:token=PIN%202;id=%02")
	if _, err := (token.Host{}).Open(context.Background(), e, []byte("111111")); !errors.Is(err, &token.Error{Problem: token.PINWrong}) {
		t.Errorf("the PIN of the other slot: %v", err)
	}
	session, err := token.Host{}.Open(context.Background(), e, []byte("222222"))
	if err != nil {
		t.Fatal(err)
	}
	session.Close()
	e = find(t, token.Host{}, s.Module, "pkcs11:id=%09")
	if _, err := (token.Host{}).Open(context.Background(), e, []byte("222222")); !errors.Is(err, &token.Error{Problem: token.NoKey}) {
		t.Errorf("a certificate without its key: %v", err)
	}
	// Two certificates for signatures fit the card's URI: it must be said which.
	u, _ := token.ParseURI("pkcs11:token=PIN%202")
	var many *token.FindError
	if _, err := (token.Host{}).Find(context.Background(), u, []string{s.Module}, time.Now()); !errors.As(err, &many) || len(many.Fits) != 2 {
		t.Errorf("%v", err)
	}
}

func TestActIsCancelled(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	t.Setenv("SHIM_MODE", "hang-slots")
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(300*time.Millisecond, cancel)
	if m := (token.Host{}).List(ctx, []string{shim})[0]; !errors.Is(m.Err, context.Canceled) {
		t.Errorf("%v", m.Err)
	}
}

// A driver that is ended while it writes to a token in files breaks it; the
// next act would find no key there.
func TestDriverEndsItsCallWhenAnActIsCancelled(t *testing.T) {
	s := card(t)
	shim := s.Shim(t)
	e := find(t, token.Host{}, shim, "pkcs11:object=Underskrift")
	state := filepath.Join(t.TempDir(), "said")
	t.Setenv("SHIM_STATE", state)
	t.Setenv("SHIM_MODE", "slow-login")
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(300*time.Millisecond, cancel)
	if _, err := (token.Host{}).Open(ctx, e, bytes.Clone(pin)); !errors.Is(err, context.Canceled) {
		t.Fatalf("%v", err)
	}
	if said, _ := os.ReadFile(state); len(said) > 0 {
		t.Errorf("whoever called it off waited for the driver: %q", said)
	}
	for range 200 {
		if said, _ := os.ReadFile(state); string(said) == "login logout close " {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	said, _ := os.ReadFile(state)
	t.Errorf("the driver came to %q", said)
}

func writeFile(t *testing.T, name, text string) string {
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
