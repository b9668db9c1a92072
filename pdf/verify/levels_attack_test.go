package verify_test

import (
	"bytes"
	"context"
	"crypto/x509"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// atLevels is the document at each level, signed by one and by three, and the
// authority that the signers and their timestamps lead to.
func atLevels(t testing.TB) (files map[string][]byte, judged verify.Options) {
	t.Helper()
	s := ca.Serve(t)
	tsa := authority.TSA{URL: s.URL + "/tsa"}.Stamp(context.Background())
	files = map[string][]byte{}
	for n, who := range map[string][]string{"1": {"chair"}, "3": {"secretary", "adjuster-1", "chair"}} {
		for _, stamped := range []bool{false, true} {
			pdf := signtest.Minutes(signtest.Fields...)
			for _, field := range who {
				r := sign.Request{Field: field, Identity: s.Person(people[field].Name(), people[field].Key), Appearance: signtest.Box(field)}
				if stamped {
					r.Stamp = tsa
				}
				var err error
				if pdf, err = sign.Sign(pdf, r); err != nil {
					t.Fatal(err)
				}
			}
			if !stamped {
				files["B-B, "+n] = pdf
				continue
			}
			files["B-T, "+n] = pdf
			e := gathered(t, s, pdf)
			if len(e.Missing) > 0 {
				t.Fatal(e.Missing)
			}
			lt, err := sign.AddEvidence(pdf, e.Evidence)
			if err != nil {
				t.Fatal(err)
			}
			files["B-LT, "+n] = lt
			lta, err := sign.StampDocument(lt, tsa)
			if err != nil {
				t.Fatal(err)
			}
			files["B-LTA, "+n] = lta
		}
	}
	judged = verify.Options{Roots: s.Roots(), Known: []*x509.Certificate{s.Root}}
	for name, pdf := range files {
		if r := verify.File(pdf, judged); !r.Valid || !bytes.HasPrefix([]byte(name), []byte(r.Signatures[0].Level+",")) {
			t.Fatalf("%s to begin with: %s, %s", name, brief(r), levels(r))
		}
	}
	return files, judged
}

// No kind of attack is accepted at any level, however many have signed.
func TestNoAttackIsAcceptedAtAnyLevel(t *testing.T) {
	files, judged := atLevels(t)
	tried := map[string]int{}
	if testing.Short() {
		files = map[string][]byte{"B-T, 1": files["B-T, 1"], "B-LTA, 3": files["B-LTA, 3"]}
	}
	for level, pdf := range files {
		for _, a := range slices.Concat(attacks, moreAttacks, unusualAttacks, signingAttacks) {
			if a.name == "signature wrapped" && level[:3] != "B-B" {
				continue // the old place of the table is another signature's by then
			}
			attacked := a.make(open(t, pdf, "chair"))
			if attacked == nil {
				continue
			}
			tried[a.name]++
			if bytes.Equal(attacked, pdf) {
				t.Errorf("%s at %s changes nothing", a.name, level)
			}
			if r := verify.File(attacked, judged); r.Valid {
				t.Errorf("%s at %s: accepted: %s", a.name, level, brief(r))
			}
			if r := verify.File(attacked, verify.Options{}); r.Valid {
				t.Errorf("%s at %s: accepted without trust: %s", a.name, level, brief(r))
			}
		}
	}
	for _, a := range slices.Concat(attacks, moreAttacks, unusualAttacks, signingAttacks) {
		if tried[a.name] == 0 && !testing.Short() {
			t.Errorf("%s was never made", a.name)
		}
	}
	t.Logf("%d kinds of attack on %d files", len(tried), len(files))
}

// Whoever cuts the last signatures off has a file that once was: it says who is
// missing.
func TestCutOffSignaturesAreMissed(t *testing.T) {
	pdf := signtest.Minutes(signtest.Fields...)
	var states [][]byte
	for _, who := range []string{"secretary", "chair", "adjuster-1"} {
		pdf = signAs(t, pdf, who)
		states = append(states, pdf)
	}
	for i, want := range []int{2, 1, 0} {
		r := report(states[i])
		if len(r.Missing) != want || r.Complete != (want == 0) {
			t.Errorf("after %d signatures: missing %+v", i+1, r.Missing)
		}
	}
	if m := report(states[1]).Missing[0]; m.Role != "adjuster" || m.Person != "Maj Öberg (M)" || m.Field != "adjuster-1" {
		t.Errorf("missing: %+v", m)
	}
}

// Every change of a single byte at 2,000 places drawn at random, and in as many
// ways: the file is not accepted. The places are those of all levels together;
// make conformance tries so many at each.
func TestNoByteAtRandomIsAccepted(t *testing.T) {
	files, judged := atLevels(t)
	places := 500
	if os.Getenv("PARAGRAF_CONFORMANCE") != "" {
		places = 2000
	} else if testing.Short() {
		places = 100
	}
	for _, level := range []string{"B-B, 1", "B-T, 1", "B-LT, 3", "B-LTA, 3"} {
		pdf := files[level]
		idle, evidence := 0, bytes.LastIndex(pdf[:len(pdf)-10], []byte("%%EOF"))
		draw := rand.New(rand.NewPCG(2026, uint64(len(level))))
		for range places {
			at, by := draw.IntN(len(pdf)), byte(1+draw.IntN(255))
			was := pdf[at]
			pdf[at] += by
			r := verify.File(pdf, judged)
			// Nobody has signed the evidence before a timestamp is over it. A few
			// bytes of it and of its table say nothing that anybody reads: which
			// of two signatures an answer was gathered for, what this state of
			// the file is called, the bits that fill a last byte.
			if r.Valid && level == "B-LT, 3" && at > evidence {
				idle++
				r.Valid = false
			}
			if r.Valid {
				t.Errorf("%s: byte %d of %d, %q for %q, accepted: %s", level, at, len(pdf), pdf[at], was, brief(r))
			}
			pdf[at] = was
		}
		if r := verify.File(pdf, judged); !r.Valid {
			t.Fatal("the file itself is not valid any more")
		}
		if idle > places/200 {
			t.Errorf("%s: %d changes of the evidence were not seen", level, idle)
		}
	}
}

// What programs write by themselves when they save has a name of its own, and
// the pages that changed are listed.
func TestKindsOfChanges(t *testing.T) {
	w := open(t, signAs(t, signtest.Minutes(signtest.Fields...), "chair"), "chair")
	looked := 0
	for _, a := range slices.Concat(attacks, moreAttacks, unusualAttacks, signingAttacks) {
		kind, pages := verify.Kind(""), ""
		switch a.name {
		case "saved by a program", "how the file opens", "need appearances":
			kind = verify.Harmless
		case "title changed", "attachment replaced":
			kind = verify.Meaningful
		case "page content replaced", "white highlight", "content added to a page":
			kind, pages = verify.Meaningful, "[{1 1}]"
		case "page turned":
			kind, pages = verify.Meaningful, "[{2 2}]"
		case "page removed":
			kind, pages = verify.Meaningful, "[{2 0}]"
		case "page added":
			kind, pages = verify.Meaningful, "[{0 3}]"
		case "font replaced", "letters of a font exchanged", "pages swapped":
			kind, pages = verify.Meaningful, "[{1 1} {2 2}]"
		default:
			continue
		}
		looked++
		s := report(a.make(w)).Signatures[0]
		if s.ChangeKind != kind || pages != "" && fmt.Sprint(s.ChangedPages) != pages || s.Verdict != verify.ChangedAfter {
			t.Errorf("%s: %s, %s, pages %v", a.name, s.Verdict, s.ChangeKind, s.ChangedPages)
		}
	}
	if looked != 14 {
		t.Errorf("%d attacks of the names above, want 14", looked)
	}
}
