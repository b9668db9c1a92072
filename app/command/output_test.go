package command_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A result that does not arrive is a failure, whatever prints it.
func TestFullDeviceIsAFailure(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("there is no /dev/full")
	}
	defer full.Close()
	h := adjusted(t)
	h.ok("annotate", "2026-11-17", "--section", "62", "--note", "Fråga")
	for _, args := range [][]string{
		{"--help"}, {"--version"}, {"meetings"}, {"meetings", "--json"}, {"show", "2026-11-17"}, {"show", "2026-11-17", "--json"},
		{"notes"}, {"notes", "--json"}, {"verify", "justerat.pdf"}, {"verify", "justerat.pdf", "--json"},
		{"import", sample(t, heldMinutes)}, {"import", "--json", sample(t, heldMinutes)}, {"import", "--dry-run", sample(t, agendaPage)},
		{"minutes", "2026-11-17", "-o", "igen.pdf"}, {"notice", "2026-11-17", "-o", "anslag.pdf"},
		{"extract", "2026-11-17", "--section", "62", "-o", "utdrag.pdf"}, {"keys", "new", "--name", "Siri", "-o", "siri.p12"},
		{"annotate", "2026-11-17", "--section", "62", "--note", "Än en"}, {"help", "import"}, {"demo", "demo"},
	} {
		cmd := h.command(args...)
		var said bytes.Buffer
		cmd.Stdout, cmd.Stderr = full, &said
		var exit *exec.ExitError
		if err := cmd.Run(); !errors.As(err, &exit) || exit.ExitCode() != 1 || !strings.Contains(said.String(), "kunde inte skrivas") {
			t.Errorf("%q: %v, says %s", args, err, said.String())
		}
	}
}

// The reasons of a verdict are in the language of everything else.
func TestVerifySpeaksTheLanguageInUse(t *testing.T) {
	h := adjusted(t)
	swedish := h.ok("verify", "justerat.pdf", "--json")
	h.env = append(h.env, "LC_ALL=en_GB.UTF-8", "LANGUAGE=en")
	english := h.ok("verify", "justerat.pdf", "--json")
	a, b := reported(t, swedish), reported(t, english)
	for i, s := range b.Signatures {
		for j, reason := range s.Reasons {
			if strings.ContainsAny(string(reason.Text), "åäöÅÄÖ") || reason.Text == a.Signatures[i].Reasons[j].Text {
				t.Errorf("an English reason: %q", reason.Text)
			}
		}
	}
}
