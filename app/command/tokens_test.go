//go:build cgo

package command_test

import (
	"crypto/elliptic"
	"crypto/x509"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/sign/token/tokentest"
)

// readers puts two cards into a store of their own, with one PIN each, and lets
// the program under test see them.
func readers(t *testing.T, h *home) (*tokentest.SoftHSM, *signtest.Authority) {
	s, a := tokentest.New(t), signtest.NewAuthority()
	login := func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature }
	s.Token(t, "Ellens kort", "1234",
		tokentest.Pair{ID: []byte{1}, Label: "Legitimering", Identity: a.Identity("Ellen Fjällvik", signtest.EC(elliptic.P256()), login)},
		tokentest.Pair{ID: []byte{2}, Label: "Underskrift", Identity: a.Identity("Ellen Fjällvik", signtest.RSA(2048), nil), Always: true})
	s.Token(t, "Tures kort", "9876",
		tokentest.Pair{ID: []byte{3}, Label: "Underskrift", Identity: a.Identity("Ture Malmgård", signtest.EC(elliptic.P384()), nil), Always: true},
		tokentest.Pair{ID: []byte{4}, Label: "Gammal", Identity: a.Identity("Ture Malmgård", signtest.EC(elliptic.P384()), func(c *x509.Certificate) { c.NotAfter = time.Now().AddDate(0, -1, 0) })})
	h.env = append(h.env, "SOFTHSM2_CONF="+s.Conf)
	h.write("roots.pem", string(a.PEM()))
	return s, a
}

func TestKeysListShowsCards(t *testing.T) {
	h := newHome(t)
	s, _ := readers(t, h)
	out := h.ok("keys", "list", "--module", s.Module, "--json")
	var list []struct {
		Name  string
		Slots []struct {
			Token *struct {
				Label  string
				PINSet bool `json:"pin_set"`
			}
			Certificates []struct {
				URI, Holder, Purpose, Problem, Label string
				Usable, Chosen                       bool
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list) != 1 || list[0].Name != "SoftHSM" || len(list[0].Slots) != 3 {
		t.Fatalf("%v\n%s", err, out)
	}
	chosen := 0
	for _, slot := range list[0].Slots {
		for _, c := range slot.Certificates {
			if c.Chosen {
				chosen++
			}
			if c.Chosen && c.Purpose != "signature" || c.Usable != (c.Label != "Gammal") || !strings.HasPrefix(c.URI, "pkcs11:token=") {
				t.Errorf("%+v", c)
			}
		}
	}
	if chosen != 1 {
		t.Errorf("%d are chosen", chosen)
	}
	words := h.ok("keys", "list", "--module", s.Module)
	for _, want := range []string{"Ellens kort", "Ture Malmgård: underskrift", "Ellen Fjällvik: legitimering", "gick ut", "pkcs11:token=Tures%20kort"} {
		if !strings.Contains(words, want) {
			t.Errorf("no %q in\n%s", want, words)
		}
	}
	h.fails(1, []string{"finns inte"}, "keys", "list", "--module", h.path("borta.so"))
}

// The whole way: two people sign with their cards, and the file holds.
func TestCardsSignMinutes(t *testing.T) {
	h := newHome(t)
	s, _ := readers(t, h)
	h.write("protokoll.pdf", string(signtest.Minutes(signtest.Fields...)))
	h.env = append(h.env, "PARAGRAF_KEY_PASSWORD=1234")
	h.ok("sign", "protokoll.pdf", "--role", "secretary", "--module", s.Module, "--key", "pkcs11:token=Ellens%20kort")
	pin := h.write("pin.txt", "9876\n")
	before := h.read("protokoll.pdf")

	// The PIN of the other card, and a URI that fits both.
	h.fails(1, []string{"Fel pinkod", "Tures kort"}, "sign", "protokoll.pdf", "--role", "chair", "--module", s.Module, "--key", "pkcs11:token=Tures%20kort")
	h.fails(1, []string{"Flera certifikat", "pkcs11:token=Ellens%20kort", "Ture Malmgård"}, "sign", "protokoll.pdf", "--role", "chair", "--module", s.Module, "--key", "pkcs11:type=cert")
	h.fails(1, []string{"passar", "keys list"}, "sign", "protokoll.pdf", "--role", "chair", "--module", s.Module, "--key", "pkcs11:token=Inget")
	h.fails(1, []string{"gick ut"}, "sign", "protokoll.pdf", "--role", "chair", "--module", s.Module, "--key", "pkcs11:token=Tures%20kort;object=Gammal")
	r := h.fails(1, []string{"pin-value"}, "sign", "protokoll.pdf", "--role", "chair", "--module", s.Module, "--key", "pkcs11:token=Tures%20kort?pin-value=9876")
	if strings.Contains(r.err, "9876") {
		t.Errorf("the PIN is printed: %s", r.err)
	}
	if string(h.read("protokoll.pdf")) != string(before) {
		t.Error("a failed act changed the file")
	}

	h.ok("sign", "protokoll.pdf", "--role", "chair", "--key", "pkcs11:token=Tures%20kort?module-path="+s.Module+"&pin-source=file:"+pin)
	report := reported(t, h.ok("verify", "protokoll.pdf", "--trust", "roots.pem", "--json"))
	if !report.Valid || len(report.Signatures) != 2 || !report.Signatures[0].Trusted || !report.Signatures[1].Trusted || report.Signatures[1].Signer != "Ture Malmgård" {
		t.Errorf("%+v", report)
	}
}

// A driver that crashes or hangs is a message, and nothing is written.
func TestDriverThatCrashesIsAMessage(t *testing.T) {
	h := newHome(t)
	s, _ := readers(t, h)
	shim := s.Shim(t)
	h.env = append(h.env, "SHIM_REAL="+s.Module, "SHIM_MODE=crash-sign", "PARAGRAF_KEY_PASSWORD=1234")
	h.write("protokoll.pdf", string(signtest.Minutes(signtest.Fields...)))
	before := h.read("protokoll.pdf")
	h.fails(1, []string{"kraschade", "inte underskrivet"}, "sign", "protokoll.pdf", "--role", "secretary", "--module", shim, "--key", "pkcs11:token=Ellens%20kort")
	if string(h.read("protokoll.pdf")) != string(before) {
		t.Error("the file was changed")
	}
	if left, _ := filepath.Glob(filepath.Join(h.dir, "*")); len(left) > 4 {
		t.Errorf("left behind: %q", left)
	}
	if _, err := os.Stat(h.path("home")); err == nil {
		t.Error("stores were made")
	}
}
