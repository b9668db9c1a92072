package command_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"paragraf/data"
	"paragraf/pdf/verify"
)

// keys makes trial identities for those who sign the sample's minutes.
func (h *home) keys() {
	h.t.Helper()
	for file, name := range map[string]string{"maj.p12": "Maj Öberg", "ellen.p12": "Ellen Fjällvik", "ture.p12": "Ture Malmgård"} {
		h.ok("keys", "new", "--name", name, "-o", file)
	}
}

// adjusted makes minutes and signs them by all three.
func adjusted(t *testing.T) *home {
	t.Helper()
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	h.ok("sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12")
	h.ok("sign", "protokoll.pdf", "--role", "chair", "--key", "ellen.p12")
	r := h.run("sign", "protokoll.pdf", "--role", "adjuster", "--key", "ture.p12", "-o", "justerat.pdf")
	if r.code != 0 || !strings.Contains(r.err, "Protokollet är justerat") {
		t.Fatalf("the last signature: %d %s%s", r.code, r.out, r.err)
	}
	return h
}

func (h *home) report(file string) (verify.Report, int) {
	h.t.Helper()
	r := h.run("verify", file, "--json")
	return reported(h.t, r.out), r.code
}

func TestFromMinutesToCertifiedExtract(t *testing.T) {
	h := adjusted(t)
	report, code := h.report("justerat.pdf")
	if code != 0 || !report.Valid || report.Document != verify.Intact || len(report.Signatures) != 3 {
		t.Fatalf("status %d: %+v", code, report)
	}
	for i, want := range []struct{ role, name string }{{"secretary", "Maj Öberg"}, {"chair", "Ellen Fjällvik"}, {"adjuster", "Ture Malmgård"}} {
		s := report.Signatures[i]
		if s.Role != want.role || s.Signer != want.name || s.Level != "B-B" || s.Trusted || s.TimeProved || len(s.Reasons) == 0 {
			t.Errorf("signature %d: %+v", i, s)
		}
		if verdict := []verify.Verdict{verify.ValidLater, verify.ValidLater, verify.Valid}[i]; s.Verdict != verdict {
			t.Errorf("signature %d is %s", i, s.Verdict)
		}
	}
	plain := h.ok("verify", "justerat.pdf")
	for _, want := range []string{"Maj Öberg, sekreterare: GILTIG", "rovidentitet", "Alla underskrifter är giltiga"} {
		if !strings.Contains(plain, want) {
			t.Errorf("verify does not say %q:\n%s", want, plain)
		}
	}

	m := into[data.Meeting](t, h.ok("show", "2026-11-17", "--json"))
	zone, _ := time.LoadLocation("Europe/Stockholm")
	today := time.Now().In(zone).Format(time.DateOnly)
	if m.State != data.Adjusted || m.Minutes.Adjustments[len(m.Minutes.Adjustments)-1].AdjustedOn != today {
		t.Errorf("after signing: %s, %+v", m.State, m.Minutes)
	}

	h.ok("extract", "2026-11-17", "--section", "62,63", "-o", "utdrag.pdf", "--key", "maj.p12", "--name", "Maj Öberg", "--title", "nämndsekreterare")
	if report, code := h.report("utdrag.pdf"); code != 0 || len(report.Signatures) != 1 || report.Signatures[0].Role != "clerk" {
		t.Errorf("extract: status %d, %+v", code, report)
	}
	h.ok("extract", "2026-11-17", "--all", "-o", "alla", "--key", "maj.p12")
	files, _ := filepath.Glob(h.path("alla/*.pdf"))
	if len(files) != 7 {
		t.Errorf("%d extracts: %v", len(files), files)
	}
	for _, f := range files {
		if _, code := h.report(f); code != 0 {
			t.Errorf("%s is not valid", f)
		}
	}
	if r := h.run("notice", "2026-11-17", "-o", "anslag.pdf", "--stored-at", "Regionkansliet,  Lomvik"); r.code != 0 || strings.Contains(r.err, "förvaras") {
		t.Errorf("with a place: %d %s", r.code, r.err)
	}
	m = into[data.Meeting](t, h.ok("show", "2026-11-17", "--json"))
	if at := m.Minutes.Adjustments[len(m.Minutes.Adjustments)-1].StoredAt; at != "Regionkansliet, Lomvik" {
		t.Errorf("the minutes are kept at %q", at)
	}
	h.ok("sign", "anslag.pdf", "--role", "clerk", "--key", "maj.p12")
	if _, code := h.report("anslag.pdf"); code != 0 {
		t.Error("the signed notice is not valid")
	}

	// Signed minutes are never made anew: the same file comes out.
	h.ok("minutes", "2026-11-17", "-o", "igen.pdf")
	if !bytes.Equal(h.read("igen.pdf"), h.read("justerat.pdf")) {
		t.Error("minutes that are signed were made anew")
	}
}

func TestSigningOnlyAppends(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	before := h.read("protokoll.pdf")
	h.ok("sign", "protokoll.pdf", "--role", "chair", "--key", "ellen.p12")
	after := h.read("protokoll.pdf")
	if len(after) <= len(before) || !bytes.HasPrefix(after, before) {
		t.Error("signing changed what stood in the file")
	}
	h.ok("sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12", "-o", "ny.pdf")
	if !bytes.Equal(h.read("protokoll.pdf"), after) {
		t.Error("signing with -o changed the file itself")
	}
	if left, _ := filepath.Glob(h.path(".paragraf-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestOutsideJudgesAcceptTheSignatures(t *testing.T) {
	h := adjusted(t)
	h.ok("extract", "2026-11-17", "--section", "63", "-o", "utdrag.pdf", "--key", "maj.p12")
	for _, c := range []struct{ file, signatures string }{{"justerat.pdf", "3"}, {"utdrag.pdf", "1"}} {
		t.Run("pdfsig "+c.file, func(t *testing.T) {
			out, _ := exec.Command(tool(t, "pdfsig"), h.path(c.file)).CombinedOutput()
			if n := strings.Count(string(out), "Signature is Valid."); n != int(c.signatures[0]-'0') {
				t.Errorf("%d valid:\n%s", n, out)
			}
		})
		t.Run("mutool "+c.file, func(t *testing.T) {
			out, err := exec.Command(tool(t, "mutool"), "sign", "-v", h.path(c.file)).CombinedOutput()
			if err != nil || strings.Contains(string(out), "failure") {
				t.Errorf("%v\n%s", err, out)
			}
		})
		t.Run("qpdf "+c.file, func(t *testing.T) {
			if out, err := exec.Command(tool(t, "qpdf"), "--check", h.path(c.file)).CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

func TestAChangedByteIsFound(t *testing.T) {
	h := adjusted(t)
	whole := h.read("justerat.pdf")
	for _, at := range []int{20, len(whole) / 7, len(whole) / 3, len(whole) / 2, len(whole) - 200, len(whole) - 3} {
		changed := bytes.Clone(whole)
		changed[at] ^= 1
		h.write("ändrat.pdf", string(changed))
		report, code := h.report("ändrat.pdf")
		if code != 1 || report.Valid {
			t.Errorf("byte %d changed: status %d, valid %v", at, code, report.Valid)
		}
	}
	h.write("tillägg.pdf", string(whole)+"\n% mer\n")
	if report, code := h.report("tillägg.pdf"); code != 1 || report.Valid {
		t.Errorf("bytes after the end: status %d, %+v", code, report)
	}
}

func TestSignSaysWhatIsWrong(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes), sample(t, agendaPage))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	h.ok("minutes", "2026-12-08", "-o", "utkast.pdf")
	h.ok("sign", "protokoll.pdf", "--role", "chair", "--key", "ellen.p12")
	text := h.write("brev.txt", "Hej")
	broken := h.read("protokoll.pdf")
	broken[len(broken)/3] ^= 1
	h.write("ändrat.pdf", string(broken))
	before := h.read("protokoll.pdf")
	for _, c := range []struct {
		args, words []string
	}{
		{[]string{"protokoll.pdf", "--role", "chair", "--key", "ture.p12"}, []string{"redan", "Ellen Fjällvik"}},
		{[]string{"protokoll.pdf", "--role", "clerk", "--key", "maj.p12"}, []string{"ingen plats", "justerare"}},
		{[]string{"utkast.pdf", "--role", "chair", "--key", "ellen.p12"}, []string{"utkast"}},
		{[]string{text, "--role", "chair", "--key", "ellen.p12"}, []string{"ingen PDF"}},
		{[]string{"ändrat.pdf", "--role", "adjuster", "--key", "ture.p12"}, []string{"ändrat.pdf"}},
		{[]string{"protokoll.pdf", "--role", "adjuster", "--key", "brev.txt"}, []string{"nyckelfil"}},
		{[]string{"protokoll.pdf", "--role", "adjuster", "--key", "saknas.p12"}, []string{"saknas.p12"}},
		{[]string{"protokoll.pdf", "--role", "adjuster", "--key", "ture.p12", "-o", "brev.txt"}, []string{"brev.txt", "ingen PDF"}},
		{[]string{"protokoll.pdf", "--role", "adjuster", "--key", "ture.p12", "-o", "saknas/ut.pdf"}, []string{"saknas"}},
		{[]string{"protokoll.pdf", "--role", "adjuster", "--key", "ture.p12", "--password-file", h.write("fel.txt", "fel\n")}, []string{"Fel lösenord"}},
	} {
		h.fails(1, c.words, append([]string{"sign"}, c.args...)...)
	}
	if !bytes.Equal(h.read("protokoll.pdf"), before) {
		t.Error("a refused signature changed the file")
	}
	if string(h.read("brev.txt")) != "Hej" {
		t.Error("a file that is no PDF was overwritten")
	}
}

func TestPasswords(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	h.ok("keys", "new", "--name", "Maj Öberg", "-o", "maj.p12", "--password-file", h.write("lösen.txt", "åäö hemligt\r\n"))
	h.fails(1, []string{"Fel lösenord"}, "sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12")
	h.ok("sign", "protokoll.pdf", "--role", "secretary", "--key", "maj.p12", "--password-file", "lösen.txt")
	h.fails(1, []string{"finns redan"}, "keys", "new", "--name", "Maj Öberg", "-o", "maj.p12")
	h.fails(1, []string{"tomt"}, "keys", "new", "--name", "Maj", "-o", "ny.p12", "--password-file", h.write("tom.txt", "\n"))
	var without []string
	for _, v := range h.env {
		if !strings.HasPrefix(v, "PARAGRAF_KEY_PASSWORD=") {
			without = append(without, v)
		}
	}
	h.env = without
	h.fails(1, []string{"--password-file", "PARAGRAF_KEY_PASSWORD"}, "keys", "new", "--name", "Maj", "-o", "ny.p12")
	if h.exists("ny.p12") {
		t.Error("a refused key was written")
	}
	if info, err := os.Stat(h.path("maj.p12")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key file: %v %v", info.Mode(), err)
	}
}

func TestVerifyTrust(t *testing.T) {
	h := adjusted(t)
	out, err := exec.Command(tool(t, "openssl"), "pkcs12", "-in", h.path("maj.p12"), "-nokeys", "-passin", "pass:hemligt").Output()
	if err != nil {
		t.Skipf("openssl cannot read the key: %v", err)
	}
	h.write("maj.pem", string(out))
	h.ok("extract", "2026-11-17", "--section", "61", "-o", "utdrag.pdf", "--key", "maj.p12")
	r := h.run("verify", "utdrag.pdf", "--trust", "maj.pem", "--json")
	if report := reported(t, r.out); r.code != 0 || !report.Signatures[0].Trusted {
		t.Errorf("trusted issuer: status %d, %+v", r.code, report)
	}
	r = h.run("verify", "justerat.pdf", "--trust", "maj.pem", "--json")
	if report := reported(t, r.out); r.code != 1 || report.Signatures[1].Trusted || report.Signatures[1].Verdict != verify.Undetermined {
		t.Errorf("strange issuers: status %d, %+v", r.code, report)
	}
	h.fails(1, []string{"PEM"}, "verify", "utdrag.pdf", "--trust", h.write("skräp.pem", "skräp"))
}

func TestDraftsAndExtracts(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes), sample(t, agendaPage), sample(t, adjustedMinutes))
	h.keys()
	h.fails(1, []string{"§ 62", "justera"}, "extract", "2026-11-17", "--section", "62", "-o", "ut.pdf", "--key", "maj.p12")
	h.fails(1, []string{"§ 99"}, "extract", "2026-11-17", "--section", "99", "-o", "ut.pdf")
	if h.exists("ut.pdf") {
		t.Error("a refused extract was written")
	}
	if r := h.run("extract", "2026-11-17", "--section", "62", "-o", "ut.pdf"); r.code != 0 || !strings.Contains(r.err, "UTKAST") {
		t.Errorf("%d %s", r.code, r.err)
	}
	if r := h.run("minutes", "2026-12-08", "-o", "m.pdf"); r.code != 0 || !strings.Contains(r.err, "UTKAST") || !strings.Contains(r.err, "hållet") {
		t.Errorf("%d %s", r.code, r.err)
	}
	if r := h.run("notice", "2026-11-17", "-o", "n.pdf"); r.code != 0 || !strings.Contains(r.err, "UTKAST") {
		t.Errorf("%d %s", r.code, r.err)
	}
	if r := h.run("verify", "ut.pdf"); r.code != 1 || !strings.Contains(r.out, "inga underskrifter") {
		t.Errorf("%d %s", r.code, r.out)
	}
	h.ok("extract", "2026-09-22", "--section", "53-54", "-o", "k.pdf", "--key", "maj.p12", "--title", "nämndsekreterare")
	if _, code := h.report("k.pdf"); code != 0 {
		t.Error("an extract of imported adjusted minutes is not valid")
	}
	pdftotext := tool(t, "pdftotext")
	for file, draft := range map[string]bool{"ut.pdf": true, "m.pdf": true, "n.pdf": true, "k.pdf": false} {
		text, err := exec.Command(pdftotext, "-layout", h.path(file), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for i, page := range strings.Split(strings.TrimSuffix(string(text), "\f"), "\f") {
			if strings.Contains(page, "UTKAST – EJ JUSTERAT") != draft {
				t.Errorf("%s, page %d: draft mark %v", file, i+1, !draft)
			}
		}
		if strings.Contains(string(text), "Rätt utdraget intygar") == draft && strings.Contains(file, "k") {
			t.Errorf("%s: certification %v", file, draft)
		}
	}
}

func TestOutputIsSafe(t *testing.T) {
	h := adjusted(t)
	signed := h.read("justerat.pdf")
	h.fails(1, []string{"redan underskriven"}, "minutes", "2026-11-17", "-o", "justerat.pdf")
	h.fails(1, []string{"redan underskriven"}, "extract", "2026-11-17", "--section", "62", "-o", "justerat.pdf")
	if !bytes.Equal(h.read("justerat.pdf"), signed) {
		t.Error("a signed file was overwritten")
	}
	text := h.write("protokoll.txt", "viktigt")
	h.fails(1, []string{"protokoll.txt"}, "minutes", "2026-11-17", "-o", text)
	if string(h.read("protokoll.txt")) != "viktigt" {
		t.Error("a file that is no PDF was overwritten")
	}
	h.fails(1, []string{"saknas"}, "minutes", "2026-11-17", "-o", "saknas/m.pdf")
	h.fails(1, []string{"mapp"}, "minutes", "2026-11-17", "-o", mkdir(t, h.path("enmapp")))
	h.fails(1, []string{"protokoll.txt"}, "extract", "2026-11-17", "--all", "-o", text)
}

func TestNothingIsCertifiedThatNobodySigned(t *testing.T) {
	h := adjusted(t)
	changed := strings.Replace(readSample(t, heldMinutes), "Älvsta läggs till bussens tur", "Lomvik läggs till bussens tur", 2)
	if out := h.ok("import", h.write("v2.txt", changed)); !strings.Contains(out, "Uppdaterade") {
		t.Fatalf("%s", out)
	}
	h.fails(1, []string{"ändrats", "nytt protokoll"}, "extract", "2026-11-17", "--section", "63", "-o", "ut.pdf", "--key", "maj.p12")
	if h.exists("ut.pdf") {
		t.Error("a refused extract was written")
	}
	if r := h.run("extract", "2026-11-17", "--section", "63", "-o", "utkast.pdf"); r.code != 0 || !strings.Contains(r.err, "UTKAST") {
		t.Errorf("a draft is still possible: %d %s", r.code, r.err)
	}
	h.ok("minutes", "2026-11-17", "-o", "nytt.pdf")
	if bytes.Equal(h.read("nytt.pdf"), h.read("justerat.pdf")) {
		t.Error("the old minutes came out for the changed meeting")
	}
}

// state is how far the sample's minutes have come.
func (h *home) state() data.State {
	h.t.Helper()
	return into[data.Meeting](h.t, h.ok("show", "2026-11-17", "--json")).State
}

func TestNobodyAdjustsAlone(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "p.pdf")
	h.ok("sign", "p.pdf", "--role", "chair", "--key", "ellen.p12")
	before := h.read("p.pdf")
	h.fails(1, []string{"Ellen Fjällvik", "redan"}, "sign", "p.pdf", "--role", "adjuster", "--key", "ellen.p12")
	if !bytes.Equal(before, h.read("p.pdf")) {
		t.Error("a refused signature changed the file")
	}
	// Nobody adjusts in another's name: a certificate speaks of one person.
	for _, name := range []string{"Ture Malmgård", "Ture Fjällvik", "Ellen"} {
		h.fails(1, []string{"Ellen Fjällvik", name, "egen nyckel"}, "sign", "p.pdf", "--role", "adjuster", "--key", "ellen.p12", "--name", name)
	}
	if !bytes.Equal(before, h.read("p.pdf")) || h.state() != data.Held {
		t.Error("a refused signature changed something")
	}
}

// Names are compared as people do: capitals, spaces, how å is written, a party
// and a middle name make no difference.
func TestNameInTheCertificate(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.ok("keys", "new", "--name", "ELLEN  Maria FJÄLLVIK", "-o", "ellen.p12")
	h.ok("keys", "new", "--name", "Ture Malmga\u030ard", "-o", "ture.p12")
	h.ok("minutes", "2026-11-17", "-o", "p.pdf")
	h.ok("sign", "p.pdf", "--role", "chair", "--key", "ellen.p12", "--name", "Ellen Fjällvik (C)")
	h.ok("sign", "p.pdf", "--role", "adjuster", "--key", "ture.p12", "--name", "ture malmgård")
	if h.state() != data.Adjusted {
		t.Errorf("the state is %s", h.state())
	}
	if report, code := h.report("p.pdf"); code != 0 || len(report.Signatures) != 2 {
		t.Errorf("status %d, %+v", code, report)
	}
}

func TestOnlyThoseChosenAdjust(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "p.pdf")
	h.ok("sign", "p.pdf", "--role", "chair", "--key", "ellen.p12")
	r := h.run("sign", "p.pdf", "--role", "adjuster", "--key", "maj.p12", "-o", "fel.pdf")
	if r.code != 0 || !strings.Contains(r.err, "avsedd för Ture Malmgård") || h.state() != data.Held {
		t.Errorf("status %d, %s: %s", r.code, h.state(), r.err)
	}
	h.fails(1, []string{"inte justerad"}, "extract", "2026-11-17", "--section", "63", "-o", "ut.pdf", "--key", "maj.p12")
	// The substitute whom the minutes name may sign in the adjuster's place.
	h.ok("keys", "new", "--name", "Siri Tallbacken", "-o", "siri.p12")
	if r = h.run("sign", "p.pdf", "--role", "adjuster", "--key", "siri.p12"); r.code != 0 || h.state() != data.Adjusted {
		t.Errorf("status %d, %s: %s", r.code, h.state(), r.err)
	}
	m := into[data.Meeting](t, h.ok("show", "2026-11-17", "--json"))
	if who := m.Minutes.Adjustments[0].Adjusters; len(who) != 1 || who[0] != "Siri Tallbacken" {
		t.Errorf("adjusted by %v", who)
	}
}

func TestThePlaceIsChosenByTheCertificatesName(t *testing.T) {
	h := newHome(t)
	two := strings.Replace(readSample(t, heldMinutes), "Justerare: Ture Malmgård", "Justerare: Ture Malmgård och Jon Åkesdal", 1)
	m := h.importMeeting(h.write("två.txt", two))
	if who := m.Minutes.Adjustments[len(m.Minutes.Adjustments)-1].Adjusters; len(who) != 2 {
		t.Skipf("the import reads the adjusters as %v", who)
	}
	h.ok("minutes", "2026-11-17", "-o", "p.pdf")
	h.ok("keys", "new", "--name", "Jon Åkesdal", "-o", "jon.p12")
	h.ok("sign", "p.pdf", "--role", "adjuster", "--key", "jon.p12")
	if report, _ := h.report("p.pdf"); report.Signatures[0].Field != "adjuster-2" {
		t.Errorf("signed in %s", report.Signatures[0].Field)
	}
}

func TestOldWordsAreNotSigned(t *testing.T) {
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	h.ok("minutes", "2026-11-17", "-o", "p.pdf")
	before := h.read("p.pdf")
	h.ok("import", h.write("v2.txt", strings.Replace(readSample(t, heldMinutes), "Lomviks sjukhus", "Granby sjukhus", 1)))
	h.fails(1, []string{"p.pdf", "ändrats", "nytt protokoll"}, "sign", "p.pdf", "--role", "chair", "--key", "ellen.p12")
	if !bytes.Equal(before, h.read("p.pdf")) {
		t.Error("a refused signature changed the file")
	}
}
