package command_test

import (
	"os"
	"strings"
	"testing"

	"paragraf/pdf/sign/signtest"
)

// A timestamp authority proves the time of a signature; one that fails stops
// it and leaves the file and the meeting as they were.
func TestSignWithTimestamp(t *testing.T) {
	services := signtest.NewAuthority().Serve(t)
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	before, err := os.ReadFile(h.path("protokoll.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	r := h.run("sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12", "--tsa", "http://127.0.0.1:1/tsa")
	if r.code != 1 || !strings.Contains(r.err, "127.0.0.1:1") || !strings.Contains(r.err, "Ingenting har skrivits under") {
		t.Errorf("an authority that is down: %d %s", r.code, r.err)
	}
	if after, _ := os.ReadFile(h.path("protokoll.pdf")); string(after) != string(before) {
		t.Error("the file was changed")
	}
	h.ok("sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12", "--tsa", services.URL+"/tsa")
	if report, code := h.report("protokoll.pdf"); code != 0 || report.Signatures[0].Level != "B-T" || report.Signatures[0].TimeProved {
		t.Errorf("nobody is trusted yet: status %d, %+v", code, report.Signatures[0])
	}
}
