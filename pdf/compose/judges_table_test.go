package compose_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"

	"paragraf/pdf/object"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// judged is a file before the judges.
type judged struct {
	path, kind string
	flavour    string // of PDF/A: "3a" or "2a"
	level      string // of its signatures; "" without any
	signers    int
	pss        int // of them with RSASSA-PSS
}

// A judge says of each file that it looks at what is wrong with it, "" for
// nothing. It is nil for a judge that is not installed.
type judge struct {
	name string
	ask  func(t *testing.T, files []judged) map[string]string
}

// judges are all that are at hand, and the names of those that are not.
func judges(s *signtest.Services, folder string) (present []judge, absent []string) {
	each := func(name string, wants func(judged) bool, say func(judged) string) {
		program := strings.Fields(name)[0]
		if _, err := exec.LookPath(program); err != nil {
			absent = append(absent, name)
			return
		}
		present = append(present, judge{name, func(_ *testing.T, files []judged) map[string]string {
			said := map[string]string{}
			var mu sync.Mutex
			var wait sync.WaitGroup
			turn := make(chan struct{}, 2)
			for _, f := range files {
				if !wants(f) {
					continue
				}
				wait.Add(1)
				turn <- struct{}{}
				go func() {
					defer wait.Done()
					why := say(f)
					mu.Lock()
					said[f.path] = why
					mu.Unlock()
					<-turn
				}()
			}
			wait.Wait()
			return said
		}})
	}
	all, signed := func(judged) bool { return true }, func(f judged) bool { return f.signers > 0 }
	present = append(present, judge{"paragraf", func(_ *testing.T, files []judged) map[string]string {
		said := map[string]string{}
		for _, f := range files {
			if signed(f) {
				said[f.path] = ourselves(f, s)
			}
		}
		return said
	}})
	each("qpdf", all, func(f judged) string { return quiet("WARNING", "qpdf", "--check", f.path) })
	each("mutool draw", all, func(f judged) string {
		return quiet("error:", "mutool", "draw", "-q", "-F", "stext", "-o", os.DevNull, f.path)
	})
	each("pdftotext", all, func(f judged) string { return quiet("Error", "pdftotext", f.path, os.DevNull) })
	each("pdfsig", signed, func(f judged) string {
		return counted(f.signers, output("pdfsig", "-nocert", f.path), "Signature is Valid.")
	})
	each("mutool sign", signed, func(f judged) string {
		said := output("mutool", "sign", "-v", f.path)
		// It cannot read RSASSA-PSS and calls that an unknown error.
		if why := counted(f.pss, said, "Digest error: Unknown error."); why != "" {
			return why
		}
		return counted(f.signers-f.pss, said, "The document is unchanged since signing", "The signature is valid but there have been edits since signing")
	})
	each("openssl cms", signed, func(f judged) string { return opensslSays(f, filepath.Join(folder, "root.pem")) })
	for _, v := range []string{"3a", "2a", "ua1"} {
		if os.Getenv("PARAGRAF_VERAPDF") == "" {
			absent = append(absent, "veraPDF "+v)
			continue
		}
		present = append(present, judge{"veraPDF " + v, func(t *testing.T, files []judged) map[string]string { return veraPDF(t, v, files) }})
	}
	for name, variable := range map[string]string{"pyHanko": "PARAGRAF_PYHANKO", "EU DSS": "PARAGRAF_DSS"} {
		command := strings.Fields(os.Getenv(variable))
		if len(command) == 0 {
			absent = append(absent, name)
			continue
		}
		present = append(present, judge{name, func(t *testing.T, files []judged) map[string]string { return listed(t, command, folder, files) }})
	}
	return present, absent
}

func output(program string, args ...string) string {
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		return fmt.Sprintf("%v: %s", err, out)
	}
	return string(out)
}

// quiet is what a program says that should end well and without a word.
func quiet(word, program string, args ...string) string {
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil || bytes.Contains(out, []byte(word)) {
		return fmt.Sprintf("%v: %s", err, out)
	}
	return ""
}

func counted(want int, said string, phrases ...string) string {
	n := 0
	for _, p := range phrases {
		n += strings.Count(said, p)
	}
	if n != want {
		return fmt.Sprintf("%d of %d: %s", n, want, said)
	}
	return ""
}

func ourselves(f judged, s *signtest.Services) string {
	pdf, err := os.ReadFile(f.path)
	if err != nil {
		return err.Error()
	}
	r := verify.File(pdf, verify.Options{Roots: s.Roots()})
	n := 0
	for _, g := range r.Signatures {
		if g.Timestamp {
			continue
		}
		if n++; g.Level != f.level || !g.Trusted {
			return fmt.Sprintf("%s is %s, trusted %v", g.Field, g.Level, g.Trusted)
		}
	}
	if !r.Valid || n != f.signers {
		return fmt.Sprintf("valid %v, %d signatures", r.Valid, n)
	}
	return ""
}

// opensslSays gives OpenSSL each signature with the bytes that it covers.
func opensslSays(f judged, root string) string {
	pdf, err := os.ReadFile(f.path)
	if err != nil {
		return err.Error()
	}
	file, err := object.Parse(pdf)
	if err != nil {
		return err.Error()
	}
	dir, err := os.MkdirTemp("", "cms")
	if err != nil {
		return err.Error()
	}
	defer os.RemoveAll(dir)
	n := 0
	for _, r := range file.Objects() {
		d, err := file.Dict(r)
		if err != nil || d["ByteRange"] == nil || file.Name(d["SubFilter"]) != "ETSI.CAdES.detached" {
			continue
		}
		n++
		b := d["ByteRange"].(object.Array)
		at := func(i int) int { v, _ := b[i].(object.Int); return int(v) }
		hole := bytes.TrimRight(pdf[at(1)+1:at(2)-1], "0")
		cms, err := hex.DecodeString(string(hole) + strings.Repeat("0", len(hole)%2+20))
		if err != nil {
			return err.Error()
		}
		signed := append(bytes.Clone(pdf[:at(1)]), pdf[at(2):at(2)+at(3)]...)
		if err := errors.Join(os.WriteFile(dir+"/cms", cms, 0o600), os.WriteFile(dir+"/signed", signed, 0o600)); err != nil {
			return err.Error()
		}
		said := output("openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", dir+"/cms", "-content", dir+"/signed", "-CAfile", root, "-purpose", "any", "-out", os.DevNull)
		if !strings.Contains(said, "CAdES Verification successful") {
			return said
		}
	}
	if n != f.signers {
		return fmt.Sprintf("%d signatures", n)
	}
	return ""
}

// veraPDF judges all files of a flavour of PDF/A, or all of PDF/UA, in one run.
func veraPDF(t *testing.T, standard string, files []judged) map[string]string {
	said := map[string]string{}
	args := []string{"-cp", os.Getenv("PARAGRAF_VERAPDF"), "org.verapdf.apps.GreenfieldCliWrapper", "--format", "text", "-v", "-f", standard}
	for _, f := range files {
		if f.flavour == standard || standard == "ua1" {
			args = append(args, f.path)
			said[f.path] = "nothing was said of it"
		}
	}
	if len(said) == 0 {
		return said
	}
	out, err := exec.Command("java", args...).Output()
	if failed := (*exec.ExitError)(nil); err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	of := ""
	for _, line := range strings.Split(string(out), "\n") {
		word, rest, _ := strings.Cut(line, " ")
		if word == "PASS" || word == "FAIL" {
			for path := range said {
				if strings.HasPrefix(rest, path+" ") || rest == path {
					of, said[path] = path, map[string]string{"PASS": "", "FAIL": "fails"}[word]
				}
			}
		} else if of != "" && said[of] != "" {
			said[of] += " " + strings.TrimSpace(line)
		}
	}
	return said
}

// listed runs a judge that takes the root and a list of signed files.
func listed(t *testing.T, command []string, folder string, files []judged) map[string]string {
	said := map[string]string{}
	var list strings.Builder
	for _, f := range files {
		if f.signers > 0 {
			fmt.Fprintf(&list, "%s\t%s\t%d\n", filepath.Base(f.path), f.level, f.signers)
			said[f.path] = "nothing was said of it"
		}
	}
	path := filepath.Join(folder, "list.txt")
	if err := os.WriteFile(path, []byte(list.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.Command(command[0], append(command[1:], filepath.Join(folder, "root.pem"), path)...)
	var problems bytes.Buffer
	run.Stderr = &problems
	out, err := run.Output()
	if err != nil {
		t.Errorf("%s: %v\n%s", command[0], err, problems.Bytes())
	}
	for _, line := range strings.Split(string(out), "\n") {
		if part := strings.SplitN(line, "\t", 3); len(part) == 3 {
			if part[1] == "pass" {
				part[2] = ""
			}
			said[filepath.Join(folder, part[0])] = part[2]
		}
	}
	return said
}

// askJudges lets every judge look at the files, prints a table of what they
// found, and fails the test for each that found something.
func askJudges(t *testing.T, s *signtest.Services, folder string, files []judged) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, "root.pem"), s.PEM(), 0o600); err != nil {
		t.Fatal(err)
	}
	present, absent := judges(s, folder)
	var kinds []string
	for _, f := range files {
		if !slices.Contains(kinds, f.kind) {
			kinds = append(kinds, f.kind)
		}
	}
	passed, asked := map[[2]string]int{}, map[[2]string]int{}
	for _, j := range present {
		said := j.ask(t, files)
		for _, f := range files {
			why, looked := said[f.path]
			if !looked {
				continue
			}
			for _, kind := range []string{f.kind, "all"} {
				asked[[2]string{j.name, kind}]++
				if why == "" {
					passed[[2]string{j.name, kind}]++
				}
			}
			if why != "" {
				t.Errorf("%s of %s: %.600s", j.name, filepath.Base(f.path), why)
			}
		}
	}
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "passed of asked")
	for _, j := range present {
		fmt.Fprint(w, "\t"+j.name)
	}
	for _, kind := range append(kinds, "all") {
		fmt.Fprint(w, "\n"+kind)
		for _, j := range present {
			key := [2]string{j.name, kind}
			cell := "–"
			if asked[key] > 0 {
				cell = strconv.Itoa(passed[key]) + "/" + strconv.Itoa(asked[key])
			}
			fmt.Fprint(w, "\t"+cell)
		}
	}
	fmt.Fprintln(w)
	w.Flush()
	t.Logf("%d documents\n%s", len(files), b.String())
	if len(absent) > 0 {
		slices.Sort(absent)
		t.Logf("not at hand (make conformance brings them): %s", strings.Join(absent, ", "))
	}
}
