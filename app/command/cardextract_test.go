//go:build cgo

package command_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/sign/signtest"
)

// A card whose key wants the PIN for every signature certifies all extracts
// within one unlock, with timestamps, by PSS; the names are by the template.
func TestACardCertifiesAllExtracts(t *testing.T) {
	h := adjusted(t)
	s, a := readers(t, h)
	services := a.Serve(t)
	h.ok("settings", "tsa", services.URL+"/tsa")
	h.ok("settings", "rsa", "pss")
	pin := h.write("pin.txt", "1234\n")
	h.ok("extract", "2026-11-17", "--all", "-o", "alla", "--module", s.Module, "--key", "pkcs11:token=Ellens%20kort", "--password-file", pin,
		"--trust", "roots.pem", "--name-template", "{datum}-§{nr}")
	files, _ := filepath.Glob(h.path("alla/2026-11-17-§*.pdf"))
	if len(files) != 7 {
		t.Fatalf("%d extracts: %q", len(files), files)
	}
	for _, f := range files {
		j := judged(t, h.ok("verify", f, "--trust", "roots.pem", "--json"))
		g := j.Signatures[0]
		if !j.Valid || g.Signer != "Ellen Fjällvik" || g.Level != "B-T" || !g.TimeProved || !g.Trusted || j.Proof == nil || !j.Proof.Holds {
			t.Errorf("%s: %+v %+v", f, g, j.Proof)
		}
	}
	const oidPSS = "06092a864886f70d01010a" // in the signature's hexadecimal Contents
	if raw, _ := os.ReadFile(files[0]); !strings.Contains(string(raw), oidPSS) {
		t.Error("the signature is not RSASSA-PSS")
	}

	// Who is trusted holds for the one who certifies and for the timestamp.
	other := h.write("andra.pem", string(signtest.NewAuthority().PEM()))
	h.fails(1, []string{"leder inte till"}, "extract", "2026-11-17", "--section", "62", "-o", "en.pdf", "--module", s.Module,
		"--key", "pkcs11:token=Ellens%20kort", "--password-file", pin, "--trust", other)
	// An authority that does not answer stops it, and says what can be done.
	h.fails(1, []string{"127.0.0.1:1", "--no-tsa"}, "extract", "2026-11-17", "--all", "-o", "ner", "--module", s.Module,
		"--key", "pkcs11:token=Ellens%20kort", "--password-file", pin, "--tsa", "http://127.0.0.1:1/tsa")
	if left, _ := filepath.Glob(h.path("ner/*")); len(left) != 0 || h.exists("en.pdf") {
		t.Errorf("left behind: %q", left)
	}
}

// A card that is taken out in the middle leaves whole files only, and says how
// many there are.
func TestACardTakenOutInTheMiddle(t *testing.T) {
	h := adjusted(t)
	s, _ := readers(t, h)
	state := h.path("count")
	h.env = append(h.env, "SHIM_REAL="+s.Module, "SHIM_MODE=removed-after-3", "SHIM_STATE="+state)
	shim := s.Shim(t)
	pin := h.write("pin.txt", "1234\n")
	r := h.run("extract", "2026-11-17", "--all", "-o", "alla", "--module", shim, "--key", "pkcs11:token=Ellens%20kort", "--password-file", pin)
	if r.code != 1 || !strings.Contains(r.err, "togs ur") || !strings.Contains(r.err, "3 av 7") {
		t.Errorf("%d %s%s", r.code, r.out, r.err)
	}
	files, _ := filepath.Glob(h.path("alla/*"))
	if len(files) != 3 {
		t.Errorf("%q", files)
	}
	for _, f := range files {
		if report, code := h.report(f); code != 0 || !report.Valid {
			t.Errorf("%s is not whole", f)
		}
	}
}

// Ctrl+C in the middle: whole files only, and the card is let go.
func TestExtractsAreInterrupted(t *testing.T) {
	h := adjusted(t)
	s, _ := readers(t, h)
	h.env = append(h.env, "SHIM_REAL="+s.Module, "SHIM_MODE=slow-sign")
	shim := s.Shim(t)
	pin := h.write("pin.txt", "1234\n")
	cmd := h.command("extract", "2026-11-17", "--all", "-o", "alla", "--module", shim, "--key", "pkcs11:token=Ellens%20kort", "--password-file", pin)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for range 400 {
		if files, _ := filepath.Glob(h.path("alla/*.pdf")); len(files) > 1 {
			break
		}
		time.Sleep(25 * time.Millisecond)
	}
	cmd.Process.Signal(os.Interrupt)
	if err := cmd.Wait(); err == nil {
		t.Error("it went on")
	}
	all, _ := filepath.Glob(h.path("alla/*"))
	hidden, _ := filepath.Glob(h.path("alla/.*"))
	if len(all) < 2 || len(all) > 6 || len(hidden) != 0 {
		t.Errorf("%q %q", all, hidden)
	}
	finished := map[string]string{}
	for _, f := range all {
		if report, code := h.report(f); code != 0 || !report.Valid {
			t.Errorf("%s is not whole", f)
		}
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		finished[f] = string(raw)
	}
	// The same command again makes what is missing, and keeps what is finished.
	again := []string{"extract", "2026-11-17", "--all", "-o", "alla", "--module", s.Module, "--key", "pkcs11:token=Ellens%20kort", "--password-file", pin}
	r := h.run(again...)
	if want := fmt.Sprintf("%d utdrag i alla", 7-len(all)); r.code != 0 || !strings.Contains(r.err, want) || !strings.Contains(r.err, "fanns redan") {
		t.Errorf("the rest: status %d, %s", r.code, r.err)
	}
	if now, _ := filepath.Glob(h.path("alla/*")); len(now) != 7 {
		t.Errorf("%d of 7 extracts: %q", len(now), now)
	}
	for f, before := range finished {
		if now, err := os.ReadFile(f); err != nil || string(now) != before {
			t.Errorf("%s was made anew", f)
		}
	}
	if r := h.run(again...); r.code != 0 || !strings.Contains(r.err, "7 utdrag fanns redan") {
		t.Errorf("nothing is left to do: status %d, %s", r.code, r.err)
	}
	// What is not the extract that is asked for is not taken for it.
	h.fails(1, []string{"finns redan"}, "extract", "2026-11-17", "--all", "-o", "alla", "--name-template", "utdrag-bestyrkt-2026-11-17-p{nr}")
	if err := os.WriteFile(all[0], append([]byte(finished[all[0]]), '\n'), 0o600); err != nil {
		t.Fatal(err)
	}
	h.fails(1, []string{"finns redan", filepath.Base(all[0])}, again...)
}
