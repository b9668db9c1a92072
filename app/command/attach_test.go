package command_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/view/viewtest"
)

func TestAttach(t *testing.T) {
	h := newHome(t)
	h.importMeeting(sample(t, agendaPage))
	h.importMeeting(sample(t, adjustedMinutes))
	pdf := h.path("p.pdf")
	h.ok("minutes", "2026-09-22", "-o", pdf)
	h.ok("attach", "2026-12-08", "--section", "89", pdf, "--name", "Vårdplan.pdf")
	attached := func() []data.Attachment {
		for _, it := range into[data.Meeting](t, h.ok("show", "2026-12-08", "--json")).Items {
			if it.Section == 89 {
				return it.Attachments
			}
		}
		return nil
	}
	got := attached()
	if len(got) != 1 || got[0].Name != "Vårdplan.pdf" || got[0].Size != int64(len(h.read("p.pdf"))) {
		t.Fatalf("%+v", got)
	}
	kept, err := os.ReadFile(h.path("home/files/" + got[0].SHA256[:2] + "/" + got[0].SHA256))
	if err != nil || !bytes.Equal(kept, h.read("p.pdf")) {
		t.Errorf("the file is not kept byte for byte: %v", err)
	}
	h.fails(1, []string{"brev.txt", "ingen PDF"}, "attach", "2026-12-08", "--section", "89", h.write("brev.txt", "Hej"))
	h.fails(1, []string{"trasig.pdf", "skadad"}, "attach", "2026-12-08", "--section", "89", h.write("trasig.pdf", "%PDF-1.4 slut"))
	h.fails(1, []string{"§ 53", "justerad"}, "attach", "2026-09-22", "--section", "53", pdf)
	h.ok("attach", "2026-12-08", "--section", "89", "vårdplan.pdf", "--remove")
	if len(attached()) != 0 {
		t.Error("the attachment is not removed")
	}
	h.fails(1, []string{"vårdplan.pdf"}, "attach", "2026-12-08", "--section", "89", "vårdplan.pdf", "--remove")
}

// Before an agenda has numbers its points are named as such; a file with scripts
// is told of, and one of pictures says what to do instead of quoting.
func TestAttachToAnAgenda(t *testing.T) {
	h := newHome(t)
	h.importMeeting(h.write("kallelse.txt", "Lomviks kommun\nKallelse\n\nByggnadsnämnden\n\nTid: 2026-11-24 kl. 13:00\n\nÄrenden\n\n1. Upprop\n\n2. Skolgården i Granby\n"))
	h.write("skript.pdf", string(viewtest.Script("open")))
	if r := h.run("attach", "2026-11-24", "--section", "2", h.path("skript.pdf")); r.code != 0 || !strings.Contains(r.err, "punkt 2") || !strings.Contains(r.err, "JavaScript") {
		t.Errorf("%+v", r)
	}
	h.write("bild.pdf", string(viewtest.Scan(2, 2)))
	h.ok("attach", "2026-11-24", "--section", "2", h.path("bild.pdf"))
	h.fails(1, []string{"bild.pdf", "--area"}, "annotate", "2026-11-24", "--section", "2", "--attachment", "bild.pdf", "--page", "2", "--quote", "skola", "--note", "x")
	h.fails(1, []string{"”Upprop”", "ingen bilaga"}, "attach", "2026-11-24", "--section", "1", "--remove", "x.pdf")
}
