package act

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/sign"
	"paragraf/pdf/verify"
)

// Step is one step of [Demo] that is done: what it was, the files that it
// made, and what there is to say about it.
type Step struct {
	Text    string
	Files   []string
	Details []string
}

// demoMark is the file that tells a folder of the demonstration from any
// other: only such a folder is emptied when the demonstration is run again.
const demoMark = "paragraf-demo.txt"

// The meetings of the sample that the demonstration works on.
const (
	demoMinutes = "2026-11-17"
	demoAgenda  = "2026-12-08"
)

// Demo does the whole main job on the sample in dir, with stores of its own:
// it imports, annotates, makes minutes, signs them as secretary, chair and
// adjuster, makes a certified extract, a notice and a list, verifies what it
// made, and shows that a file with one changed byte is rejected. It reports
// each step when it is done and fails at the first that does not hold.
func Demo(ctx context.Context, dir string, report func(Step)) error {
	if err := demoDir(dir); err != nil {
		return err
	}
	s, err := OpenStore(ctx, filepath.Join(dir, "data"))
	if err != nil {
		return err
	}
	defer s.Close()
	d := demo{dir: dir, store: s, report: report}
	for _, step := range []func(context.Context) error{d.load, d.annotate, d.minutes, d.keys, d.sign, d.extract, d.more, d.check, d.tamper} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return s.Close()
}

// demoDir makes the folder, or empties one that an earlier run made.
func demoDir(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return because(err, "act.demo.folder", "folder", dir)
	case len(entries) > 0:
		if _, err := os.Stat(filepath.Join(dir, demoMark)); err != nil {
			return fail("act.demo.not_empty", "folder", dir)
		}
		for _, name := range []string{"data", "nycklar", "handlingar"} {
			if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
				return because(err, "act.demo.folder", "folder", dir)
			}
		}
	}
	for _, name := range []string{"nycklar", "handlingar"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o755); err != nil {
			return because(err, "act.demo.folder", "folder", dir)
		}
	}
	return WriteFile(filepath.Join(dir, demoMark), []byte(swedish.T("act.demo.mark")+"\n"))
}

type demo struct {
	dir     string
	store   *data.Store
	report  func(Step)
	held    data.Meeting // the meeting whose minutes are made
	keyring map[string]*sign.Identity
	signed  []string // the files to verify
}

func (d *demo) path(name string) string { return filepath.Join(d.dir, name) }

func (d *demo) done(key string, files, details []string, args ...any) {
	d.report(Step{Text: swedish.T(key, args...), Files: files, Details: details})
}

func (d *demo) load(ctx context.Context) error {
	var files []string
	err := eachSample(func(name string, raw []byte) error {
		files = append(files, filepath.Join(d.dir, "handlingar", name))
		return WriteFile(files[len(files)-1], raw)
	})
	if err != nil {
		return err
	}
	if _, err := LoadSample(ctx, d.store); err != nil {
		return err
	}
	list, err := d.store.Meetings(ctx)
	if err != nil {
		return err
	}
	var details []string
	for _, m := range list {
		details = append(details, strings.TrimSpace(m.Date+"  "+m.Body+"  "+swedish.Sections(m.Sections)))
	}
	d.done("act.demo.load", files, details, "n", len(list))
	if d.held, err = d.store.FindMeeting(ctx, demoMinutes); err != nil {
		return err
	}
	agenda, err := d.store.FindMeeting(ctx, demoAgenda)
	if err != nil {
		return err
	}
	details = nil
	for _, w := range agenda.Warnings {
		if w.Code != intake.TextLeftOut {
			details = append(details, w.Message)
		}
	}
	d.done("act.demo.warnings", nil, details, "meeting", agenda.Body)
	return nil
}

func (d *demo) annotate(ctx context.Context) error {
	agenda, err := d.store.FindMeeting(ctx, demoAgenda)
	if err != nil {
		return err
	}
	remarks := []Remark{
		{MeetingID: d.held.ID, Section: 62, Quote: "fjorton vårdplatser", Kind: data.KindAsk, Text: swedish.T("act.demo.note_quote")},
		{MeetingID: d.held.ID, Section: 63, Kind: data.KindFor, Text: swedish.T("act.demo.note_item")},
		{MeetingID: agenda.ID, Section: 93, Row: &data.RowRef{List: "Anmälningsärenden", Number: 6}, Kind: data.KindCheck, Text: swedish.T("act.demo.note_row")},
	}
	var details []string
	for _, r := range remarks {
		n, err := Annotate(ctx, d.store, r)
		if err != nil {
			return err
		}
		line := fmt.Sprintf("§ %d", n.Section)
		if n.Passage != nil {
			line += ", ”" + n.Passage.Quote + "”"
		}
		if n.Row != nil {
			line += fmt.Sprintf(", %s %d", n.Row.List, n.Row.Number)
		}
		details = append(details, line+": "+n.Text)
	}
	d.done("act.demo.annotate", nil, details)
	return nil
}

func (d *demo) minutes(ctx context.Context) error {
	made, err := MakeMinutes(ctx, d.store, d.held.ID)
	if err != nil {
		return err
	}
	if made.Draft {
		return fail("act.demo.failed", "step", strings.Join(made.Missing, " "))
	}
	file := d.path("protokoll.pdf")
	if err := WriteFile(file, made.PDF); err != nil {
		return err
	}
	d.done("act.demo.minutes", []string{file}, nil, "pages", made.Pages)
	return nil
}

// demoPassword opens the keys of the demonstration; it protects nothing.
const demoPassword = "prova"

func (d *demo) keys(context.Context) error {
	d.keyring = map[string]*sign.Identity{}
	m := d.held.Minutes
	var files []string
	for _, who := range []struct{ role, name, file string }{
		{"secretary", m.Secretary, "sekreterare.p12"},
		{"chair", m.Chair, "ordforande.p12"},
		{"adjuster", m.Adjustments[len(m.Adjustments)-1].Adjusters[0], "justerare.p12"},
	} {
		raw, err := NewKey(who.name, demoPassword)
		if err != nil {
			return err
		}
		identity, err := OpenKey(raw, demoPassword)
		if err != nil {
			return err
		}
		file := filepath.Join(d.dir, "nycklar", who.file)
		if err := WriteSecret(file, raw); err != nil {
			return err
		}
		d.keyring[who.role] = &identity
		files = append(files, file)
	}
	d.done("act.demo.keys", files, nil, "password", demoPassword)
	return nil
}

func (d *demo) sign(ctx context.Context) error {
	from := d.path("protokoll.pdf")
	for i, role := range []string{"secretary", "chair", "adjuster"} {
		pdf, err := ReadFileBytes(from)
		if err != nil {
			return err
		}
		to := d.path([]string{"protokoll-1-sekreteraren.pdf", "protokoll-2-ordforanden.pdf", "protokoll-justerat.pdf"}[i])
		done, err := Sign(ctx, d.store, SignRequest{PDF: pdf, Name: filepath.Base(from), Role: role, Identity: d.keyring[role], Path: to})
		if err != nil {
			return err
		}
		var details []string
		if done.Adjusted {
			details = append(details, swedish.T("act.demo.adjusted", "date", swedish.Date(done.AdjustedOn)))
		}
		if last := role == "adjuster"; last != done.Adjusted {
			return fail("act.demo.failed", "step", swedish.SignRole(role))
		}
		d.done("act.demo.sign", []string{to}, details, "name", done.Name, "role", swedish.SignRole(role))
		from = to
	}
	d.signed = append(d.signed, from)
	return nil
}

func (d *demo) extract(ctx context.Context) error {
	made, err := MakeExtract(ctx, d.store, ExtractRequest{MeetingID: d.held.ID, Sections: []int{63}, Title: "nämndsekreterare", Identity: d.keyring["secretary"]})
	if err != nil {
		return err
	}
	file := d.path("utdrag-63-bestyrkt.pdf")
	if err := WriteFile(file, made.PDF); err != nil {
		return err
	}
	d.signed = append(d.signed, file)
	d.done("act.demo.extract", []string{file}, nil, "section", 63)
	return nil
}

func (d *demo) more(ctx context.Context) error {
	notice, err := MakeNotice(ctx, d.store, d.held.ID)
	if err != nil {
		return err
	}
	list, err := MakeList(ctx, d.store, d.held.ID, 67)
	if err != nil {
		return err
	}
	files := []string{d.path("anslag.pdf"), d.path("anmalningsarenden.pdf")}
	for i, pdf := range [][]byte{notice.PDF, list.PDF} {
		if err := WriteFile(files[i], pdf); err != nil {
			return err
		}
	}
	d.done("act.demo.more", files, nil)
	return nil
}

func (d *demo) check(context.Context) error {
	for _, file := range d.signed {
		pdf, err := ReadFileBytes(file)
		if err != nil {
			return err
		}
		r := Verify(pdf, nil)
		if !r.Valid {
			return fail("act.demo.failed", "step", file)
		}
		d.done("act.demo.verify", nil, verdicts(r), "file", file)
	}
	return nil
}

// tamper changes one byte of the signed minutes and makes sure that the file
// is rejected.
func (d *demo) tamper(context.Context) error {
	pdf, err := ReadFileBytes(d.signed[0])
	if err != nil {
		return err
	}
	changed := bytes.Clone(pdf)
	at := bytes.Index(changed, []byte("stream")) + 40 // inside what stands on the first page
	changed[at] ^= 1
	file := d.path("protokoll-andrat.pdf")
	if err := WriteFile(file, changed); err != nil {
		return err
	}
	r := Verify(changed, nil)
	if r.Valid {
		return fail("act.demo.accepted", "file", file)
	}
	details := verdicts(r)
	d.done("act.demo.tamper", []string{file}, append(details, swedish.T("act.demo.rejected")), "byte", at)
	return nil
}

// verdicts is one line for each signature of a report.
func verdicts(r verify.Report) []string {
	lines := []string{swedish.T("act.demo.document", "state", swedish.DocumentState(r.Document))}
	for _, s := range r.Signatures {
		lines = append(lines, s.Signer+" ("+swedish.SignRole(s.Role)+"): "+swedish.Verdict(s.Verdict))
	}
	return lines
}
