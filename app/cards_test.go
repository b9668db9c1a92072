package app

import (
	"crypto/elliptic"
	"crypto/x509"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"paragraf/app/act"
	"paragraf/app/minutes"
	"paragraf/app/ui"
	"paragraf/data"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/sign/token"
	"paragraf/pdf/sign/token/module"
	"paragraf/pdf/sign/token/tokentest"
	"paragraf/pdf/verify"
)

// The test program is its own helper for drivers, as the program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == token.HelperCommand {
		out, err := module.Output()
		if err == nil {
			err = module.Serve(os.Stdin, out)
		}
		if err != nil {
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// readers puts a card for each name into a store of its own, with the PIN 1234
// and a key that wants it for every signature, beside one for logging in.
func (p *program) readers(names ...string) (*tokentest.SoftHSM, *signtest.Authority) {
	p.t.Helper()
	s, a := tokentest.New(p.t), signtest.NewAuthority()
	login := func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature }
	for _, name := range names {
		s.Token(p.t, "Kort "+name, "1234",
			tokentest.Pair{ID: []byte{1}, Label: "Legitimering", Identity: a.Identity(name, signtest.EC(elliptic.P256()), login)},
			tokentest.Pair{ID: []byte{2}, Label: "Underskrift", Identity: a.Identity(name, signtest.RSA(2048), nil), Always: true})
	}
	p.w.setSetting(keyTokenModule, s.Module)
	return s, a
}

// choose goes by Tab to the choice of that label and chooses.
func (p *program) choose(label, option string) {
	p.t.Helper()
	c := p.w.win.Canvas()
	for range 40 {
		if s, ok := c.Focused().(*ui.Select); ok && s.Label == label {
			s.SetSelected(option)
			return
		}
		c.FocusNext()
	}
	p.t.Fatalf("Tab never reaches the choice %q", label)
}

// toPIN walks to the step of the PIN.
func (p *program) toPIN(name string) {
	p.t.Helper()
	p.shortcut(ctrl(fyne.KeyJ))
	p.key(fyne.KeyReturn)
	for range 6 {
		if strings.HasPrefix(p.entry("Namn").Text, name) {
			break
		}
		p.key(fyne.KeyDown)
	}
	p.key(fyne.KeyReturn)
	p.choose("Nyckeln finns", "på ett kort")
	if !p.shows(name) || !p.shows("Underskrift · Kort "+name) {
		p.t.Fatalf("the card of %s is not shown", name)
	}
	p.press("Fortsätt")
}

func TestACardSignsInTheWalk(t *testing.T) {
	p := imported(t)
	_, a := p.readers("Ture Malmgård", "Maj Öberg")
	roots := filepath.Join(p.dir, "roots.pem")
	if err := os.WriteFile(roots, a.PEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	p.w.setTrusted([]string{roots})
	p.shortcut(ctrl(fyne.KeyM))
	p.toPIN("Maj Öberg")
	if !p.shows("Pinkod") || p.shows("lösenord") || p.shows("Lösenord") {
		t.Error("the step of the PIN speaks of a password")
	}
	p.fill("Pinkod för underskrift", "4321")
	p.key(fyne.KeyReturn)
	if !p.shows("Fel pinkod till kortet ”Kort Maj Öberg”") || p.entry("Pinkod för underskrift").Text != "" {
		t.Fatal("a wrong PIN is not told, or stays in the field")
	}
	if doc := minutes.Latest(p.w.now.documents); len(doc.Signed) != 0 {
		t.Fatal("something was signed")
	}
	p.words("1234")
	p.key(fyne.KeyReturn)
	if !p.shows("Maj Öberg har skrivit under") {
		t.Fatal("the right PIN does not sign")
	}
	s := p.signatures()
	if len(s) != 1 || s[0].Signer != "Maj Öberg" || s[0].Verdict != verify.Valid {
		t.Fatalf("%+v", s)
	}
	if p.shows("okänd utfärdare") {
		t.Error("the walk does not know whom the user trusts")
	}
	p.key(fyne.KeyEscape)
	if p.shows("okänd utfärdare") {
		t.Error("the screen of adjusting does not know whom the user trusts")
	}
}

// adjusted is the fixture, signed by all, so that extracts can be certified.
func (p *program) adjusted() {
	p.t.Helper()
	p.shortcut(ctrl(fyne.KeyM))
	for _, name := range []string{"Maj Öberg", "Ture Malmgård", "Jon Åkesdal"} {
		p.sign(name)
	}
	if p.w.now.meeting.State != data.Adjusted {
		p.t.Fatalf("the meeting is %s", p.w.now.meeting.State)
	}
	p.w.setMode(dispatch)
}

func TestACardCertifiesExtractsWithOneUnlock(t *testing.T) {
	p := imported(t)
	p.adjusted()
	p.readers("Maj Öberg")
	folder := filepath.Join(p.dir, "utdrag")
	fill := func(pin string) {
		t.Helper()
		p.fill("Mapp", folder)
		p.fill("Namn", "Maj Öberg")
		p.choose("Nyckeln finns", "på ett kort")
		if !p.dialog("Underskrift · Kort Maj Öberg") {
			t.Fatal("the dialog does not show the card")
		}
		p.fill("Pinkod för underskrift", pin)
		p.key(fyne.KeyReturn)
	}
	p.w.allExtracts()
	fill("9999")
	if !p.dialog("Fel pinkod till kortet") {
		t.Fatal("a wrong PIN is not told")
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*")); len(files) != 0 {
		t.Fatalf("a wrong PIN leaves %q", files)
	}
	p.press("Försök igen")
	if !p.dialog("Alla utdrag") || !p.dialog("Underskrift · Kort Maj Öberg") {
		t.Fatal("after a wrong PIN the form does not come again with the card")
	}
	p.fill("Pinkod för underskrift", "1234")
	p.key(fyne.KeyReturn)
	n := len(p.w.now.meeting.Items)
	files, _ := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if len(files) != n {
		t.Fatalf("%d files of %d §§", len(files), n)
	}
	for _, file := range files {
		pdf, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := act.Verify(pdf, nil)
		if proof := act.Prove(pdf, nil); !r.Valid || r.Signatures[0].Signer != "Maj Öberg" || proof == nil || !proof.Holds {
			t.Errorf("%s: %+v %+v", file, r, proof)
		}
	}
	// One extract the same way; the form remembers that the key is on a card.
	before := len(p.w.now.documents)
	p.w.extract([]int{46})
	if !p.dialog("Underskrift · Kort Maj Öberg") {
		t.Fatal("the form does not begin with the card")
	}
	p.key(fyne.KeyReturn)
	if !p.dialog("Skriv pinkoden. Inget försök har använts.") {
		t.Error("without a PIN nothing is said")
	}
	p.fill("Pinkod för underskrift", "1234")
	p.key(fyne.KeyReturn)
	if len(p.w.now.documents) != before+1 {
		t.Error("no extract was made")
	}
}
