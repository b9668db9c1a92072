package act_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"paragraf/app/act"
	"paragraf/pdf/sign/signtest"
)

// procedure takes the n-th block of a kind out of docs/proof.md, from 0.
func procedure(t *testing.T, kind string, n int) string {
	t.Helper()
	doc, err := os.ReadFile("../../docs/proof.md")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(doc), "```"+kind+"\n")
	block, _, ok := strings.Cut(parts[n+1], "```")
	if !ok {
		t.Fatalf("docs/proof.md has no block %d of %s", n, kind)
	}
	return block
}

// TestTheDocumentedProcedure runs the commands of docs/proof.md as they stand
// there, on a true extract and on forged ones.
func TestTheDocumentedProcedure(t *testing.T) {
	for _, tool := range []string{"pdfdetach", "openssl", "python3", "sh"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed (make test does it)", tool)
		}
	}
	s := openStore(t)
	meeting, _ := signedMinutes(t, s, longMinutes(4, 1))
	run := func(pdf []byte, script string) (string, error) {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "utdrag.pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("sh", "-ec", script)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		return string(out), err
	}
	check, who := procedure(t, "sh", 0), procedure(t, "sh", 1)
	if lines := strings.Count(check[strings.Index(check, "<<'END'"):], "\n") - 3; lines != 10 {
		t.Errorf("the procedure has %d lines, not ten", lines)
	}
	pdf := extractOf(t, s, meeting, 2)
	out, err := run(pdf, check+who)
	if err != nil || !strings.Contains(out, "2000 kronor") || strings.Contains(out, "3000 kronor") || strings.Count(out, "Verified OK") != 3 ||
		!strings.Contains(out, "chair Ellen Fjällvik") || !strings.Contains(out, "CN = Ture Malmg") {
		t.Errorf("the true extract: %v\n%s", err, out)
	}
	for name, forge := range map[string]string{
		"another word": `python3 -c 'import json,base64 as B
p=json.load(open("bevis.json")); L=p["signatures"][0]["header"]["disclosures"]
f=lambda d: B.urlsafe_b64encode(B.urlsafe_b64decode(d+"==").replace(b"2000",b"7000")).decode().rstrip("=")
p["signatures"][0]["header"]["disclosures"]=[f(d) for d in L]; json.dump(p,open("bevis.json","w"))'`,
		"another list": `python3 -c 'import json,base64 as B
p=json.load(open("bevis.json")); p["payload"]=B.urlsafe_b64encode(B.urlsafe_b64decode(p["payload"]+"==").replace(b"2026-03-10",b"2026-03-11")).decode().rstrip("="); json.dump(p,open("bevis.json","w"))'`,
	} {
		detach, rest, _ := strings.Cut(check, "\n")
		if out, err := run(pdf, detach+"\n"+forge+"\n"+rest); err == nil {
			t.Errorf("%s: the procedure takes it\n%s", name, out)
		}
	}
	// An RSA key, by both of its ways of signing.
	authority := signtest.NewAuthority()
	other := accepted(t, s, bytes.ReplaceAll(longMinutes(3, 1), []byte("2026-03-10"), []byte("2026-04-14")))
	made, err := act.MakeMinutes(context.Background(), s, other)
	if err != nil {
		t.Fatal(err)
	}
	signed := act.Signed{PDF: made.PDF}
	for role, name := range map[string]string{"secretary": "Maj Öberg", "chair": "Ellen Fjällvik", "adjuster": "Ture Malmgård"} {
		id := authority.Identity(name, signtest.RSA(2048), nil)
		signed, err = act.Sign(context.Background(), s, act.SignRequest{PDF: signed.PDF, Name: "protokoll.pdf", Role: role, Identity: &id, PSS: role != "chair"})
		if err != nil {
			t.Fatal(err)
		}
	}
	rsa := extractOf(t, s, other, 2)
	if p := act.Prove(rsa, nil); p == nil || !p.Holds || len(p.Signers) != 3 {
		t.Errorf("RSA: %+v", p)
	}
	if out, err = run(rsa, check+who); err != nil || strings.Count(out, "Verified OK") != 3 {
		t.Errorf("RSA: %v\n%s", err, out)
	}
	copied, err := act.MakePublication(context.Background(), s, act.PublishRequest{MeetingID: meeting,
		Sections: []act.SectionMask{{Sections: []int{3}, Reason: "Sekretess"}}, Words: []act.WordMask{{Words: "2000 kronor", Reason: "Personuppgift"}}})
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(check, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "for d in p[") {
			lines[i] = strings.TrimSuffix(procedure(t, "python", 0), "\n")
		}
	}
	out, err = run(copied.PDF, strings.Join(lines, "\n"))
	if err != nil || !strings.Contains(out, "att bevilja bidrag med [...]") || strings.Count(out, "Verified OK") != 3 {
		t.Errorf("the publishing copy: %v\n%s", err, out)
	}
	if bytes.Contains([]byte(out), []byte("2000 kronor")) {
		t.Error("what is masked is printed")
	}
}
