package returned_test

import (
	"bytes"
	"crypto/elliptic"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/returned"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

var authority = signtest.NewAuthority()

// minutes are real ones, made as the program makes them.
func minutes(t *testing.T, decision string) []byte {
	t.Helper()
	m := data.Meeting{ID: "m1", Body: "Kulturnämnden", Organization: "Granby kommun", Date: "2026-10-14", Start: "13:00", End: "15:00", Place: "Stora salen", State: data.Held,
		Minutes: &data.Minutes{Chair: "Ture Malmgård (S)", Secretary: "Maj Öberg", Adjustments: []data.Adjustment{{Adjusters: []string{"Ellen Fjällvik (C)"}, AdjustBy: "2026-10-21"}}}}
	for i, title := range []string{"Val av justerare", "Bidrag till hembygdsgården", "Öppettider på biblioteket i Lomvik"} {
		m.Items = append(m.Items, data.AgendaItem{ID: string(rune('a' + i)), Position: i + 1, Section: 40 + i, Title: title,
			Decisions: []data.Decision{{LeadIn: "Nämnden beslutar", Clauses: []string{decision}}}})
	}
	doc, err := compose.Minutes(m, compose.MinutesOptions{At: time.Date(2026, 10, 15, 9, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	return doc.PDF
}

func signAs(t *testing.T, pdf []byte, field, name string) []byte {
	t.Helper()
	out, err := sign.Sign(pdf, sign.Request{Field: field, Identity: authority.Identity(name, signtest.EC(elliptic.P256()), nil)})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func judge(t *testing.T, original, back []byte) returned.Finding {
	t.Helper()
	f, err := returned.Judge(t.Context(), original, back, verify.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// update appends to a file without signing it.
func update(t *testing.T, pdf []byte, change func(f *object.File, u *object.Update)) []byte {
	t.Helper()
	f, err := object.Parse(pdf)
	if err != nil {
		t.Fatal(err)
	}
	u, err := f.Update()
	if err != nil {
		t.Fatal(err)
	}
	change(f, u)
	out, _, err := u.Bytes("")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// page finds the dictionary of the first page.
func page(t *testing.T, f *object.File) (object.Ref, object.Dict) {
	t.Helper()
	root, _ := f.Catalog()
	d, _ := f.Dict(root["Pages"])
	for {
		kids, _ := f.Array(d["Kids"])
		if len(kids) == 0 {
			t.Fatal("no page")
		}
		kid, err := f.Dict(kids[0])
		if err != nil {
			t.Fatal(err)
		}
		if f.Name(kid["Type"]) == "Page" {
			return kids[0].(object.Ref), kid.Clone()
		}
		d = kid
	}
}

// note puts a comment on the first page that hides nothing.
func note(t *testing.T, pdf []byte) []byte {
	return update(t, pdf, func(f *object.File, u *object.Update) {
		ref, d := page(t, f)
		annots, _ := f.Array(d["Annots"])
		n := u.Add(object.Dict{"Type": object.Name("Annot"), "Subtype": object.Name("Link"), "Rect": object.Numbers(5, 5, 25, 25), "F": object.Int(4), "Border": object.Numbers(0, 0, 0)})
		d["Annots"] = append(append(object.Array{}, annots...), n)
		u.Set(ref, d)
	})
}

// paint draws over the first page.
func paint(t *testing.T, pdf []byte, drawing string) []byte {
	return update(t, pdf, func(f *object.File, u *object.Update) {
		ref, d := page(t, f)
		contents := object.Array{d["Contents"]}
		if list, err := f.Array(d["Contents"]); err == nil && list != nil {
			contents = append(object.Array{}, list...)
		}
		d["Contents"] = append(contents, u.Add(&object.Stream{Dict: object.Dict{}, Raw: []byte(drawing)}))
		u.Set(ref, d)
	})
}

func tool(t *testing.T, name string) string {
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// rewrite writes a file anew with other bytes and the same pages, as many
// services do.
func rewrite(t *testing.T, pdf []byte, args ...string) []byte {
	t.Helper()
	qpdf := tool(t, "qpdf")
	in, out := filepath.Join(t.TempDir(), "in.pdf"), filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(in, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if args == nil {
		args = []string{"--object-streams=disable", in}
	} else {
		args = append([]string{in}, args...)
	}
	if text, err := exec.Command(qpdf, append(args, out)...).CombinedOutput(); err != nil {
		t.Fatalf("%v %s", err, text)
	}
	raw, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestWhatServicesSendBack(t *testing.T) {
	original := minutes(t, "Nämnden godkänner förslaget.")
	other := minutes(t, "Nämnden avslår förslaget.")
	signed := signAs(t, original, "chair", "Ture Malmgård")
	cases := map[string]struct {
		back []byte
		want returned.Kind
	}{
		"two signatures":                    {signAs(t, signed, "adjuster-1", "Ellen Fjällvik"), returned.Signed},
		"the same file":                     {original, returned.Same},
		"something added and nobody signed": {note(t, original), returned.Unsigned},
		"a link under the signature":        {signAs(t, note(t, original), "chair", "Ture Malmgård"), returned.Extended},
		"a link after the signature":        {note(t, signed), returned.Broken},
		"a word covered":                    {signAs(t, paint(t, original, "q 1 1 1 rg 60 560 300 40 re f Q"), "chair", "Ture Malmgård"), returned.Altered},
		"written anew and sealed":           {signAs(t, rewrite(t, original), "chair", "Signeringstjänsten"), returned.Rewritten},
		"written anew and unsigned":         {rewrite(t, original), returned.Unsigned},
		"other words":                       {signAs(t, other, "chair", "Ture Malmgård"), returned.Altered},
		"another document":                  {signAs(t, signtest.Minutes(signtest.Fields...), "chair", "Ture Malmgård"), returned.Other},
		"text":                              {[]byte("PK\x03\x04"), returned.Unreadable},
		"cut off":                           {signed[:len(signed)-400], returned.Broken},
		"a byte changed":                    {flip(signed, len(original)/2), returned.Altered},
	}
	for name, c := range cases {
		f := judge(t, original, c.back)
		if f.Kind != c.want {
			t.Errorf("%s: %s, want %s\n%+v\n%+v", name, f.Kind, c.want, f.Added, f.Pages)
		}
	}
	f := judge(t, original, cases["two signatures"].back)
	if len(f.New) != 2 || f.New[0].Field != "chair" || f.New[1].Signer != "Ellen Fjällvik" || f.Kind.Acceptable() != true {
		t.Errorf("%+v", f.New)
	}
	// The second round is judged beside what there is.
	f = judge(t, signed, cases["two signatures"].back)
	if f.Kind != returned.Signed || len(f.New) != 1 || f.New[0].Field != "adjuster-1" {
		t.Errorf("%s %+v", f.Kind, f.New)
	}
	// A file written anew has lost the signatures that were there before.
	f = judge(t, signed, rewrite(t, signed))
	if f.Kind != returned.SignaturesLost && f.Kind != returned.Broken {
		t.Errorf("%s", f.Kind)
	}
}

// A service's page about the signing, put last under its seal.
func TestAPageAboutTheSigning(t *testing.T) {
	original := minutes(t, "Nämnden godkänner förslaget.")
	about := filepath.Join(t.TempDir(), "about.pdf")
	if err := os.WriteFile(about, signtest.Minutes(), 0o600); err != nil {
		t.Fatal(err)
	}
	longer := rewrite(t, original, "--object-streams=disable", "--pages", ".", about, "--")
	f := judge(t, original, signAs(t, longer, "chair", "Signeringstjänsten"))
	if f.Kind != returned.Rewritten || f.Pages.More() != 2 || f.Pages.Alike != 1 {
		t.Errorf("%s %+v", f.Kind, f.Pages)
	}
	fewer := rewrite(t, original, "--object-streams=disable", "--pages", ".", "1", "--")
	if f := judge(t, original, fewer); f.Kind.Acceptable() || len(f.Pages.Words) != 2 {
		t.Errorf("%s %+v", f.Kind, f.Pages)
	}
}

// The document as an attachment of the service's own, sealed PDF.
func TestWrappedInAnotherFile(t *testing.T) {
	original := minutes(t, "Nämnden godkänner förslaget.")
	wrap := func(content []byte) []byte {
		return update(t, signtest.Minutes(signtest.Fields...), func(f *object.File, u *object.Update) {
			stream := u.Add(&object.Stream{Dict: object.Dict{"Type": object.Name("EmbeddedFile")}, Raw: content})
			u.Add(object.Dict{"Type": object.Name("Filespec"), "F": object.String("protokoll.pdf"), "UF": object.String("protokoll.pdf"), "EF": object.Dict{"F": stream}})
		})
	}
	f := judge(t, original, signAs(t, wrap(original), "chair", "Signeringstjänsten"))
	if f.Kind != returned.Wrapped || f.Within != "protokoll.pdf" {
		t.Errorf("%s %q", f.Kind, f.Within)
	}
	if f := judge(t, original, wrap(original)); f.Kind != returned.Broken {
		t.Errorf("nobody sealed it: %s", f.Kind)
	}
	if f := judge(t, original, signAs(t, wrap(bytes.Replace(original, []byte("a"), []byte("b"), 1)), "chair", "Signeringstjänsten")); f.Kind != returned.Other {
		t.Errorf("another file is attached: %s", f.Kind)
	}
}

func flip(pdf []byte, at int) []byte {
	out := bytes.Clone(pdf)
	out[at] ^= 1
	return out
}
