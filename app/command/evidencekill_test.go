package command_test

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// killed runs a command and kills it a while after its n-th request to the
// services (0: after its start), if it is still running then.
func (h *home) killed(s *signtest.Services, n int, after time.Duration, args ...string) {
	h.t.Helper()
	cmd := h.command(args...)
	kill := func() { time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) }
	heard := 0
	s.Heard(func() {
		if heard++; heard == n {
			kill()
		}
	})
	if err := cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	if n == 0 {
		kill()
	}
	_ = cmd.Wait()
	s.Heard(nil)
}

// points are the moments at which evidence is broken off: at its start, at each
// of its requests, and a little after each.
func points() (n []int, after []time.Duration) {
	afters := []time.Duration{0, 2 * time.Millisecond, 10 * time.Millisecond, 30 * time.Millisecond, 80 * time.Millisecond}
	if testing.Short() {
		afters = afters[1:3]
	}
	for i := range 8 {
		for _, a := range afters {
			n, after = append(n, i), append(after, a)
		}
	}
	return n, after
}

// A program that is killed while it completes the evidence of a file leaves the
// old one or the new one, and goes on the next time.
func TestEvidenceOfAFileKilledAtManyPoints(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	h := newHome(t)
	h.cards(s)
	h.write("fil.pdf", string(signtest.Minutes(signtest.Fields...)))
	h.ok("sign", "fil.pdf", "--role", "chair", "--key", "ellen.p12", "--tsa", s.URL+"/tsa")
	old := h.read("fil.pdf")
	states := map[string]int{}
	n, after := points()
	for i := range n {
		h.write("fil.pdf", string(old))
		h.killed(s, n[i], after[i], "evidence", "fil.pdf", "--tsa", s.URL+"/tsa")
		now := h.read("fil.pdf")
		r := verify.File(now, verify.Options{Roots: s.Roots()})
		switch {
		case bytes.Equal(now, old):
			states["old"]++
		case bytes.HasPrefix(now, old) && r.Valid && r.Signatures[0].Level == "B-LTA":
			states["new"]++
		default:
			t.Fatalf("killed at request %d, %v after: %d bytes of %d, valid %v", n[i], after[i], len(now), len(old), r.Valid)
		}
		if i%5 == 0 { // it goes on
			h.ok("evidence", "fil.pdf", "--tsa", s.URL+"/tsa")
			if r := verify.File(h.read("fil.pdf"), verify.Options{Roots: s.Roots()}); !r.Valid || r.Signatures[0].Level != "B-LTA" {
				t.Fatalf("after the kill it does not go on: %+v", r.Signatures)
			}
		}
	}
	if states["old"] == 0 || states["new"] == 0 && !testing.Short() {
		t.Errorf("the kills came all at one side: %v", states)
	}
	t.Logf("%d kills: %v", len(n), states)
}

// The same in the store, where several files wait: what is done stays done, the
// rest is done the next time, and the store is whole.
func TestEvidenceOfTheStoreKilledAtManyPoints(t *testing.T) {
	s := signtest.NewAuthority().Serve(t)
	h := newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.cards(s)
	h.ok("settings", "tsa", s.URL+"/tsa")
	h.ok("minutes", "2026-11-17", "-o", "protokoll.pdf")
	for role, key := range map[string]string{"secretary": "maj.p12", "chair": "ellen.p12", "adjuster": "ture.p12"} {
		h.ok("sign", "protokoll.pdf", "--role", role, "--key", key)
	}
	h.ok("extract", "2026-11-17", "--all", "-o", "utdrag", "--key", "maj.p12")
	waits := func() int { return len(into[[]waiting](t, h.ok("evidence", "--json"))) }
	before := waits()
	if before != 8 {
		t.Fatalf("%d wait", before)
	}
	for i := 0; ; i++ {
		if i == 40 {
			t.Fatalf("it does not come to an end: %d wait", before)
		}
		h.killed(s, 1+i%7, time.Duration(i%5)*15*time.Millisecond, "evidence", "--all")
		now := waits()
		if now > before {
			t.Fatalf("%d wait, before the kill %d", now, before)
		}
		if before = now; now == 0 {
			break
		}
		if i == 12 { // undisturbed
			h.ok("evidence", "--all")
		}
	}
	h.ok("minutes", "2026-11-17", "-o", "ut.pdf")
	if r := verify.File(h.read("ut.pdf"), verify.Options{Roots: s.Roots()}); !r.Valid || r.Signatures[0].Level != "B-LTA" || !bytes.HasPrefix(h.read("ut.pdf"), h.read("protokoll.pdf")) {
		t.Errorf("the minutes: %+v", r.Signatures)
	}
	if left, _ := filepath.Glob(h.path("home/files/*/.*")); len(left) > 0 {
		t.Errorf("half files in the store: %q", left)
	}
}
