package command_test

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"paragraf/data"
	"paragraf/pdf/object"
)

// away is a home whose minutes are handed over, and an outside service: the
// same program in a home that knows nothing of them.
func away(t *testing.T) (h, service *home) {
	t.Helper()
	h = newHome(t)
	h.ok("import", sample(t, heldMinutes))
	h.keys()
	service = &home{t: t, dir: h.dir, env: append(append([]string{}, h.env...), "PARAGRAF_HOME="+h.path("service"))}
	out := h.ok("handover", "2026-11-17", "-o", "ut.pdf", "--service", "Underskriftstjänsten")
	for _, want := range []string{"ut.pdf", "Ellen Fjällvik", "Ture Malmgård", "väntar"} {
		if !strings.Contains(out, want) {
			t.Errorf("handover does not say %q:\n%s", want, out)
		}
	}
	return h, service
}

type takenBack struct {
	File, Meeting, Document, Kind string
	Says                          []string
	NeedsDecision                 bool `json:"needs_decision"`
	Accepted                      bool
	Signed                        []data.Signing
	Others                        []string `json:"other_signatures"`
	Waiting                       []struct{ Role, Person, Field string }
	Adjusted                      bool
	AdjustedOn                    string `json:"adjusted_on"`
}

// The way of an office: hand over, two rounds with the service, and adjusted.
func TestHandedOverAndTakenBack(t *testing.T) {
	h, service := away(t)
	if list := h.ok("handover", "2026-11-17", "--list"); !strings.Contains(list, "Överlämnad för underskrift") || !strings.Contains(list, "Underskriftstjänsten") {
		t.Errorf("it is not remembered:\n%s", list)
	}
	service.ok("sign", "ut.pdf", "--role", "secretary", "--key", "maj.p12", "-o", "en.pdf")
	service.ok("sign", "en.pdf", "--role", "chair", "--key", "ellen.p12", "-o", "två.pdf")
	service.ok("sign", "två.pdf", "--role", "adjuster", "--key", "ture.p12", "-o", "tre.pdf")

	dry := into[takenBack](t, h.ok("takeback", "två.pdf", "--dry-run", "--json"))
	if dry.Kind != "signed" || dry.Accepted || dry.NeedsDecision || len(dry.Signed) != 2 || len(dry.Waiting) != 1 {
		t.Errorf("%+v", dry)
	}
	got := into[takenBack](t, h.ok("takeback", "två.pdf", "--json"))
	if !got.Accepted || got.Adjusted || len(got.Signed) != 2 || got.Signed[1].Name != "Ellen Fjällvik" || got.Waiting[0].Role != "adjuster" {
		t.Errorf("%+v", got)
	}
	h.fails(1, []string{"redan tillbakatagen"}, "takeback", "två.pdf")
	h.fails(1, []string{"äldre", "Ellen Fjällvik"}, "takeback", "en.pdf")
	h.fails(1, []string{"äldre"}, "takeback", "ut.pdf")

	r := h.run("takeback", "tre.pdf", "--meeting", "2026-11-17")
	if r.code != 0 || !strings.Contains(r.out, "byte för byte") || !strings.Contains(r.out, "Ture Malmgård") || !strings.Contains(r.err, "Protokollet är justerat") {
		t.Errorf("%d %s%s", r.code, r.out, r.err)
	}
	m := into[data.Meeting](t, h.ok("show", "2026-11-17", "--json"))
	if m.State != data.Adjusted {
		t.Errorf("the meeting is %s", m.State)
	}
	h.ok("minutes", "2026-11-17", "-o", "original.pdf")
	if !bytes.Equal(h.read("original.pdf"), h.read("tre.pdf")) {
		t.Error("the signed original is not the file that came back")
	}
	h.fails(1, []string{"redan skrivit under"}, "handover", "2026-11-17", "-o", "igen.pdf")
	h.ok("extract", "2026-11-17", "--section", "62", "-o", "utdrag.pdf", "--key", "maj.p12")
}

func TestWhatIsNotTakenBack(t *testing.T) {
	h, service := away(t)
	out := h.read("ut.pdf")
	service.ok("sign", "ut.pdf", "--role", "chair", "--key", "ellen.p12", "-o", "under.pdf")
	signed := h.read("under.pdf")

	h.fails(1, []string{"ingen har skrivit under"}, "takeback", "ut.pdf")
	h.write("text.txt", "inte en pdf")
	h.fails(1, []string{"ingen PDF"}, "takeback", "text.txt")
	h.write("arkiv.asice", "PK\x03\x04och mer")
	h.fails(1, []string{"arkiv", "ASiC"}, "takeback", "arkiv.asice")
	h.write("avhuggen.pdf", string(signed[:len(signed)/2]))
	h.fails(1, []string{"skadad"}, "takeback", "avhuggen.pdf")
	h.write("annan byte.pdf", string(bytes.Replace(signed, []byte("/Contents <30"), []byte("/Contents <31"), 1)))
	h.fails(1, []string{"håller inte"}, "takeback", "annan byte.pdf")
	h.write("påbyggd.pdf", string(appended(t, signed)))
	h.fails(1, []string{"håller inte", "ändrat"}, "takeback", "påbyggd.pdf")
	h.write("kommenterad.pdf", string(appended(t, out)))
	h.fails(1, []string{"utan någon elektronisk underskrift"}, "takeback", "kommenterad.pdf")

	// Another meeting's file: one that is known here, and one that is not.
	h.write("annat.txt", strings.NewReplacer("2026-11-17", "2026-10-20", "2026-12-01", "2026-11-03").Replace(readSample(t, heldMinutes)))
	h.ok("import", "annat.txt")
	h.ok("handover", "2026-10-20", "-o", "oktober.pdf")
	service.ok("sign", "oktober.pdf", "--role", "chair", "--key", "ellen.p12", "-o", "oktober-under.pdf")
	h.fails(1, []string{"annat sammanträde", "20 oktober 2026"}, "takeback", "oktober-under.pdf", "--meeting", "2026-11-17")
	service.ok("import", sample(t, adjustedMinutes))
	service.ok("minutes", "2026-09-22", "-o", "främmande.pdf")
	h.fails(1, []string{"främmande.pdf"}, "takeback", "främmande.pdf")

	// Changed here meanwhile.
	h.ok("takeback", "under.pdf", "--dry-run")
	h.write("ny.txt", strings.Replace(readSample(t, heldMinutes), "kl. 13.00-15.40", "kl. 13.00-15.50", 1))
	h.ok("import", "ny.txt")
	h.fails(1, []string{"ändrats här"}, "takeback", "under.pdf")
}

// appended adds a link to the first page.
func appended(t *testing.T, pdf []byte) []byte {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	u, err := f.Update()
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range f.Objects() {
		if d, err := f.Dict(ref); err == nil && f.Name(d["Type"]) == "Page" {
			d = d.Clone()
			annots, _ := f.Array(d["Annots"])
			d["Annots"] = append(append(object.Array{}, annots...), u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Link"),
				"Rect": object.Numbers(5, 5, 20, 20), "Border": object.Numbers(0, 0, 0)}))
			u.Set(ref, d)
			break
		}
	}
	out, _, err := u.Bytes("")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A service that writes the file anew and seals it with its own certificate:
// taken back only by decision, with who vouches for whom.
func TestSealedByTheService(t *testing.T) {
	h, service := away(t)
	qpdf := tool(t, "qpdf")
	if out, err := exec.Command(qpdf, "--object-streams=disable", h.path("ut.pdf"), h.path("omskriven.pdf")).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, out)
	}
	h.fails(1, []string{"utan någon elektronisk underskrift"}, "takeback", "omskriven.pdf")
	h.ok("keys", "new", "--name", "Signeringstjänsten AB", "-o", "tjänst.p12")
	service.ok("sign", "omskriven.pdf", "--role", "secretary", "--key", "tjänst.p12", "-o", "förseglad.pdf")
	r := h.run("takeback", "förseglad.pdf")
	for _, want := range []string{"skrivit om filen", "samma ord och samma utseende", "Signeringstjänsten AB"} {
		if r.code != 1 || !strings.Contains(r.out+r.err, want) {
			t.Errorf("%d, no %q in %s%s", r.code, want, r.out, r.err)
		}
	}
	h.fails(2, []string{"--accept"}, "takeback", "förseglad.pdf", "--signed-by", "Ellen Fjällvik")
	if r := h.run("takeback", "förseglad.pdf", "--accept", "--signed-by", "Nils Brännstrand"); r.code != 1 || !strings.Contains(r.err, "Nils Brännstrand") {
		t.Errorf("%+v", r)
	}
	got := into[takenBack](t, h.ok("takeback", "förseglad.pdf", "--json", "--accept", "--signed-by", "Ellen Fjällvik", "--signed-by", "Ture Malmgård"))
	if got.Kind != "rewritten" || !got.NeedsDecision || !got.Accepted || !got.Adjusted {
		t.Errorf("%+v", got)
	}
	for _, g := range got.Signed {
		if (g.Role == "chair" || g.Role == "adjuster") && g.Attested != "Signeringstjänsten AB" {
			t.Errorf("nobody is said to vouch for %+v", g)
		}
	}
	h.ok("minutes", "2026-11-17", "-o", "original.pdf")
	h.fails(1, []string{"utomstående tjänst"}, "sign", "original.pdf", "--role", "chair", "--key", "ellen.p12")
}

func TestHandoverIsCalledOff(t *testing.T) {
	h, service := away(t)
	service.ok("sign", "ut.pdf", "--role", "chair", "--key", "ellen.p12", "-o", "under.pdf")
	h.ok("handover", "2026-11-17", "--call-off")
	h.fails(1, []string{"inte överlämnat"}, "handover", "2026-11-17", "--call-off")
	// The file is still what it is: its bytes say so.
	h.ok("takeback", "under.pdf")
	h.fails(2, []string{"--list"}, "handover", "2026-11-17", "-o", "x.pdf", "--list")
	h.write("anteckning.txt", "viktigt")
	h.fails(1, []string{"anteckning.txt"}, "handover", "2026-11-17", "-o", "anteckning.txt")
	// Minutes that lack something are not handed over.
	other := newHome(t)
	other.ok("import", sample(t, agendaPage))
	other.fails(1, []string{"inte färdigt"}, "handover", "2026-12-08", "-o", "x.pdf")
}
