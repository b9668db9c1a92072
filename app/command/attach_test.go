package command_test

import (
	"bytes"
	"os"
	"testing"

	"paragraf/data"
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
