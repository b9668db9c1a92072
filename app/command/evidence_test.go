package command_test

import (
	"bytes"
	"crypto/elliptic"
	"os"
	"strings"
	"testing"

	"paragraf/pdf/sign/signtest"
)

type waiting struct {
	File, SHA256, Meeting, Level, Need, Since, From, Until, Problem string
}

type completed struct {
	File, Before, After, Need, Until, Problem string
	Changed, Stored                           bool
	Says                                      []string
}

// cards makes key files whose certificates name the services.
func (h *home) cards(s *signtest.Services) {
	h.t.Helper()
	for file, name := range map[string]string{"maj.p12": "Maj Öberg", "ellen.p12": "Ellen Fjällvik", "ture.p12": "Ture Malmgård"} {
		raw, err := s.Person(name, signtest.EC(elliptic.P256())).PKCS12("hemligt")
		if err != nil {
			h.t.Fatal(err)
		}
		if err := os.WriteFile(h.path(file), raw, 0o600); err != nil {
			h.t.Fatal(err)
		}
	}
}

// What is signed waits for its evidence until it is completed; nothing is asked
// before, and nothing changes afterwards.
func TestEvidence(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	h := newHome(t)
	if out := h.ok("evidence"); !strings.Contains(out, "Ingen underskriven handling") {
		t.Errorf("an empty house: %s", out)
	}
	h.ok("import", sample(t, heldMinutes))
	h.cards(s)
	h.write("ca.pem", string(s.PEM()))
	h.ok("settings", "tsa", s.URL+"/tsa")
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	h.ok("sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12", "--no-tsa")
	h.ok("sign", "protokoll.pdf", "--role", "chair", "--key", "ellen.p12")
	h.ok("sign", "protokoll.pdf", "--role", "adjuster", "--key", "ture.p12", "--trust", "ca.pem")
	if report, _ := h.report("protokoll.pdf"); report.Signatures[0].Level+report.Signatures[1].Level+report.Signatures[2].Level != "B-BB-TB-T" {
		t.Errorf("the settings' timestamp authority is not used: %+v", report.Signatures)
	}
	signed := h.read("protokoll.pdf")

	asked := s.Asked("/tsa")
	list := into[[]waiting](t, h.ok("evidence", "--json"))
	if len(list) != 1 || list[0].Need != "timestamp" || list[0].Level != "B-B" || list[0].Since == "" {
		t.Fatalf("waiting: %+v", list)
	}
	if s.Asked("/tsa") != asked {
		t.Error("listing asked the authority")
	}
	if out := h.ok("evidence"); !strings.Contains(out, "Väntar sedan") || !strings.Contains(out, "protokoll") {
		t.Errorf("in words: %s", out)
	}

	r := h.run("evidence", "--all", "--no-tsa", "--json")
	if done := into[[]completed](t, r.out); r.code != 1 || len(done) != 1 || done[0].Changed || done[0].Need != "timestamp" {
		t.Errorf("without an authority: status %d, %+v", r.code, done)
	}
	done := into[[]completed](t, h.ok("evidence", "--all", "--json"))
	if len(done) != 1 || done[0].Before != "B-B" || done[0].After != "B-LTA" || !done[0].Changed || !done[0].Stored || done[0].Until == "" || done[0].Need != "" {
		t.Fatalf("completed: %+v", done)
	}
	if list := into[[]waiting](t, h.ok("evidence", "--json")); len(list) != 0 {
		t.Errorf("still waiting: %+v", list)
	}
	if done := into[[]completed](t, h.ok("evidence", "--all", "--json")); len(done) != 0 {
		t.Errorf("completed again: %+v", done)
	}

	// The store's file is the signed one with additions, and is what comes out.
	h.ok("minutes", "2026-11-17", "-o", "arkiv.pdf")
	archived := h.read("arkiv.pdf")
	if !bytes.HasPrefix(archived, signed) || len(archived) == len(signed) {
		t.Error("the archived file is not the signed one with additions")
	}
	if r := h.run("verify", "arkiv.pdf", "--trust", "ca.pem"); r.code != 0 {
		t.Errorf("the archived file: %s", r.out)
	}

	// A file of one's own, which the store knows in an earlier version or not at all.
	h.ok("evidence", "protokoll.pdf")
	if after := h.read("protokoll.pdf"); !bytes.HasPrefix(after, signed) || len(after) == len(signed) {
		t.Error("the file was not completed")
	}
	before := h.read("protokoll.pdf")
	if out := h.ok("evidence", "protokoll.pdf"); !strings.Contains(out, "orörd") || !bytes.Equal(h.read("protokoll.pdf"), before) {
		t.Errorf("once more: %s", out)
	}
	h.write("signed.pdf", string(signed))
	h.ok("evidence", "signed.pdf", "-o", "ny.pdf")
	if !bytes.Equal(h.read("signed.pdf"), signed) || !bytes.HasPrefix(h.read("ny.pdf"), signed) {
		t.Error("-o touched the file itself")
	}
	h.write("text.pdf", "inget")
	if r := h.run("evidence", "text.pdf", "signed.pdf"); r.code != 1 || !strings.Contains(r.err, "text.pdf") || bytes.Equal(h.read("signed.pdf"), signed) {
		t.Errorf("one bad file among good ones: %d %s %s", r.code, r.out, r.err)
	}
	h.fails(2, []string{"--no-tsa"}, "evidence", "signed.pdf", "--tsa", "http://x.example", "--no-tsa")
	h.fails(2, []string{"-o"}, "evidence", "--all", "-o", "x.pdf")
	h.fails(1, []string{"finns.inte"}, "evidence", "finns.inte")
}

type setting struct{ Name, Organization, Value string }

// Settings are the same in both faces, and each document is made as they say.
func TestSettings(t *testing.T) {
	h := newHome(t)
	all := into[[]setting](t, h.ok("settings", "--json"))
	if len(all) != 3 || all[0] != (setting{"tsa", "", ""}) || all[1] != (setting{"evidence", "", "ask"}) || all[2] != (setting{"rsa", "", "pkcs1"}) {
		t.Errorf("at first: %+v", all)
	}
	if h.exists("home/paragraf.db") {
		t.Error("showing settings made a store")
	}
	h.fails(1, []string{"möte"}, "settings", "archive", "2a")
	h.ok("import", sample(t, adjustedMinutes))
	h.ok("import", sample(t, heldMinutes))
	h.ok("settings", "tsa", "https://tid.example/tsa")
	h.ok("settings", "evidence", "automatic")
	h.fails(1, []string{"tidsstampel", "http"}, "settings", "tsa", "tidsstampel")
	h.fails(1, []string{"3a, 2a"}, "settings", "archive", "1b")
	h.fails(1, []string{"färg"}, "settings", "färg", "röd")
	h.fails(1, []string{"Granby"}, "settings", "archive", "2a", "--organization", "Granby kommun")

	made := map[string][]string{
		"protokoll.pdf": {"minutes", "2026-11-17"}, "anslag.pdf": {"notice", "2026-09-22"},
		"utdrag.pdf": {"extract", "2026-09-22", "--section", "55"},
	}
	check := func(part string, attached bool) {
		t.Helper()
		for file, args := range made {
			h.ok(append(args, "-o", file)...)
			raw := h.read(file)
			if !bytes.Contains(raw, []byte("<pdfaid:part>"+part+"</pdfaid:part>")) && !bytes.Contains(raw, []byte(`pdfaid:part="`+part+`"`)) {
				t.Errorf("%s is not PDF/A-%s", file, part)
			}
			if bytes.Contains(raw, []byte("/AFRelationship")) != attached {
				t.Errorf("%s as PDF/A-%s: attached %v", file, part, !attached)
			}
		}
	}
	check("3", true)
	organization := into[[]setting](t, h.ok("settings", "archive", "--json"))[0].Organization
	h.ok("settings", "archive", "2a", "--organization", organization)
	check("2", false)
	h.ok("settings", "archive", "3a")
	check("3", true)

	out := h.ok("settings")
	for _, want := range []string{"https://tid.example/tsa", "automatic", "3a", organization} {
		if !strings.Contains(out, want) {
			t.Errorf("settings do not show %q:\n%s", want, out)
		}
	}
	h.ok("settings", "tsa", "")
	if one := into[[]setting](t, h.ok("settings", "tsa", "--json")); len(one) != 1 || one[0].Value != "" {
		t.Errorf("unset: %+v", one)
	}
}
