package app

import (
	"context"
	"crypto/elliptic"
	"crypto/x509"
	"math/big"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/pdf/sign/signtest"
)

// Whatever is wrong with a certificate or a timestamp authority is said in the
// walk of signing, each in its own words, and nothing is signed.
func TestTheWalkSaysWhatCannotBeSignedWith(t *testing.T) {
	p := imported(t)
	a := signtest.NewAuthority()
	s := a.Serve(t)
	roots := filepath.Join(p.dir, "roots.pem")
	if err := os.WriteFile(roots, a.PEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.setTrusted([]string{roots})
	p.shortcut(ctrl(fyne.KeyM))
	for name, c := range map[string]struct {
		change func(*x509.Certificate)
		tsa    string
		lie    func(*signtest.Stamping)
		walk   string // said in the walk
		dialog string // asked in a dialog
	}{
		"expired":        {change: func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) }, walk: "gick ut"},
		"not yet valid":  {change: func(c *x509.Certificate) { c.NotBefore = time.Now().AddDate(0, 0, 3) }, walk: "gäller först från"},
		"another use":    {change: func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageKeyEncipherment }, walk: "inte till för underskrifter"},
		"revoked":        {tsa: s.URL + "/tsa", walk: "spärrades"},
		"untrusted":      {dialog: "leder inte till"},
		"down":           {tsa: "http://127.0.0.1:1/tsa", dialog: "svarade inte som den ska"},
		"lies":           {tsa: s.URL + "/tsa", lie: func(s *signtest.Stamping) { s.Digest = make([]byte, len(s.Digest)) }, dialog: "gäller något annat"},
		"answers others": {tsa: s.URL + "/tsa", lie: func(s *signtest.Stamping) { s.Nonce = big.NewInt(7) }, dialog: "svaret på en annan förfrågan"},
	} {
		change := c.change
		if change == nil {
			change = func(*x509.Certificate) {}
		}
		id := s.Person("Maj Öberg", signtest.EC(elliptic.P256()), change)
		if name == "untrusted" {
			id = signtest.NewAuthority().Identity("Maj Öberg", signtest.EC(elliptic.P256()), nil)
		}
		if name == "revoked" {
			s.RevokeOn(id.Certificate, time.Now().AddDate(0, 0, -2))
		}
		raw, err := id.PKCS12("provlösen")
		if err != nil {
			t.Fatal(err)
		}
		key := filepath.Join(p.dir, name+".p12")
		if err := os.WriteFile(key, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := act.SetTSA(context.Background(), p.store, c.tsa); err != nil {
			t.Fatal(err)
		}
		s.Lie(c.lie)
		p.shortcut(ctrl(fyne.KeyJ))
		p.key(fyne.KeyReturn)
		p.key(fyne.KeyReturn)
		p.fill("Nyckel", key)
		p.key(fyne.KeyReturn)
		p.fill("Nyckelns lösenord", "provlösen")
		p.key(fyne.KeyReturn)
		if c.walk != "" && !p.shows(c.walk) {
			t.Errorf("%s: the walk does not say %q", name, c.walk)
		}
		if c.dialog != "" {
			if !p.dialog(c.dialog) {
				t.Errorf("%s: nobody asks about %q", name, c.dialog)
			}
			p.key(fyne.KeyEscape)
		}
		if doc := minutes.Latest(p.w.now.documents); len(doc.Signed) != 0 {
			t.Fatalf("%s: something was signed", name)
		}
		p.key(fyne.KeyEscape)
	}
}
