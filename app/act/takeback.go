package act

import (
	"context"
	"errors"
	"slices"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/returned"
	"paragraf/pdf/verify"
)

// Return is a file that came back from a signing service and can be taken back,
// with what was found in it.
type Return struct {
	File     string
	PDF      []byte
	Meeting  data.Meeting
	Before   data.Document  // the version that it continues
	Handover *data.Handover // nil where the minutes left in another way
	Finding  returned.Finding
	Signed   []Recognised       // people who signed themselves
	Others   []verify.Signature // signatures that are nobody's of those who are to sign, as a service's seal
	Waiting  []Place            // whose own signature is not in it

	trust *Trust
}

// Recognised is a person's own signature in a place of the minutes.
type Recognised struct {
	Place     Place
	Name      string // as it is recorded
	At        time.Time
	Signature verify.Signature
}

// NeedsDecision tells that the file does not speak for itself: a person has to
// decide that it is the minutes, or say who has signed by what the service
// states.
func (r Return) NeedsDecision() bool {
	return r.Finding.Kind != returned.Signed || len(r.Signed) == 0 || len(r.Finding.Doubts()) > 0
}

// Seal is who answers for the file as a whole where people have not signed
// themselves: the holder of the last of the other signatures.
func (r Return) Seal() string {
	if len(r.Others) == 0 {
		return ""
	}
	return r.Others[len(r.Others)-1].Signer
}

// ExamineReturn finds out which minutes a file is, and what a service did to
// it. Where it cannot be taken back the error says why, an [*Error]: it is no
// PDF, damaged, another meeting's (where meetingID names one), unknown, older
// than what there is, unsigned, altered, or broken. With trust (else nil) a
// signature that leads to nobody trusted is one that a person has to decide
// about. Nothing is stored.
func ExamineReturn(ctx context.Context, s *data.Store, file string, pdf []byte, meetingID string, trust *Trust) (Return, error) {
	r := Return{File: file, PDF: pdf, trust: trust}
	if err := r.readable(); err != nil {
		return r, err
	}
	if err := r.origin(ctx, s, meetingID); err != nil {
		return r, err
	}
	if r.Before.Outdated(r.Meeting) {
		return r, because(data.ErrOutdated, "act.takeback.outdated", "file", file)
	}
	if r.Finding.Kind == "" {
		if err := r.judge(ctx, s); err != nil {
			return r, err
		}
	}
	if err := r.refusal(); err != nil {
		return r, err
	}
	return r, r.recognise(s)
}

// origin finds the minutes that the file is of: by its bytes, else by its pages
// among those that are handed over.
func (r *Return) origin(ctx context.Context, s *data.Store, meetingID string) error {
	known, err := r.byBytes(ctx, s)
	if err != nil {
		return err
	}
	if known == nil {
		return r.byPages(ctx, s, meetingID)
	}
	if known.Kind != data.MinutesDocument {
		return fail("act.takeback.not_minutes", "file", r.File, "kind", swedish.DocumentKind(known.Kind))
	}
	if err := r.belongs(ctx, s, *known); err != nil {
		return err
	}
	if meetingID != "" && known.MeetingID != meetingID {
		return r.otherMeeting()
	}
	documents, err := s.Documents(ctx, known.MeetingID)
	if err != nil {
		return err
	}
	last, _ := newest(documents, known.SHA256)
	whole := known.SHA256 == sha(r.PDF)
	switch {
	case whole && len(known.Signed) == 0 && last.SHA256 == known.SHA256:
		return fail("act.takeback.same", "file", r.File)
	case whole && last.SHA256 == known.SHA256:
		return fail("act.takeback.known", "file", r.File)
	case last.SHA256 != known.SHA256:
		return fail("act.takeback.older", "file", r.File, "names", signersSince(*known, last))
	}
	return nil
}

// byBytes finds the longest state of the file that is a document of the store.
func (r *Return) byBytes(ctx context.Context, s *data.Store) (*data.Document, error) {
	for _, n := range r.ends() {
		d, err := s.DocumentBySHA(ctx, sha(r.PDF[:n]))
		if errors.Is(err, data.ErrNotFound) {
			continue
		}
		return &d, err
	}
	return nil, nil
}

// byPages compares the pages with the minutes that are handed over, and with
// the latest of the meeting that the user means.
func (r *Return) byPages(ctx context.Context, s *data.Store, meetingID string) error {
	out, err := r.candidates(ctx, s, meetingID)
	if err != nil {
		return err
	}
	if len(out) == 0 {
		return fail("act.takeback.nothing_out", "file", r.File)
	}
	best, alike := -1, 0.0
	var found returned.Finding
	for i, d := range out {
		original, err := s.File(d.SHA256)
		if err != nil {
			return err
		}
		f, err := returned.Judge(ctx, original, r.PDF, r.trust.options(time.Now()))
		if err != nil {
			return err
		}
		if f.Kind.Acceptable() || best < 0 || f.Pages.Alike > alike {
			best, alike, found = i, f.Pages.Alike, f
		}
		if f.Kind.Acceptable() {
			break
		}
	}
	if err := r.belongs(ctx, s, out[best]); err != nil {
		return err
	}
	r.Finding = found
	if meetingID != "" && r.Meeting.ID != meetingID && found.Kind != returned.Other {
		return r.otherMeeting()
	}
	return nil
}

// candidates are the documents that a file without their bytes may be: first
// that of the meeting that is meant, then what is handed over.
func (r *Return) candidates(ctx context.Context, s *data.Store, meetingID string) ([]data.Document, error) {
	all, err := s.Handovers(ctx, "")
	if err != nil {
		return nil, err
	}
	var list []data.Document
	add := func(meeting, sha256 string) error {
		documents, err := s.Documents(ctx, meeting)
		if err != nil {
			return err
		}
		if sha256 == "" {
			if i := slices.IndexFunc(documents, func(d data.Document) bool { return d.Kind == data.MinutesDocument }); i >= 0 {
				sha256 = documents[i].SHA256
			}
		}
		d, ok := newest(documents, sha256)
		if ok && !slices.ContainsFunc(list, func(x data.Document) bool { return x.SHA256 == d.SHA256 }) {
			list = append(list, d)
		}
		return nil
	}
	if meetingID != "" {
		if err := add(meetingID, ""); err != nil {
			return nil, err
		}
	}
	for _, h := range all {
		if h.Open() {
			if err := add(h.MeetingID, h.SHA256); err != nil {
				return nil, err
			}
		}
	}
	return list, nil
}

// belongs sets the document that the file continues, with its meeting.
func (r *Return) belongs(ctx context.Context, s *data.Store, d data.Document) (err error) {
	r.Before = d
	if r.Meeting, err = s.Meeting(ctx, d.MeetingID); err != nil {
		return err
	}
	r.Handover, err = OpenHandover(ctx, s, d.MeetingID)
	return err
}

func (r *Return) judge(ctx context.Context, s *data.Store) error {
	original, err := s.File(r.Before.SHA256)
	if err != nil {
		return err
	}
	r.Finding, err = returned.Judge(ctx, original, r.PDF, r.trust.options(time.Now()))
	return err
}

// recognise finds whose the new signatures are: in the place that was made for
// a person, or in one of the service's own under a certificate in the person's
// name. An organisation's certificate is nobody's signature (KL 5:69 speaks of
// persons), wherever in the file it stands.
func (r *Return) recognise(s *data.Store) error {
	original, err := s.File(r.Before.SHA256)
	if err != nil {
		return err
	}
	places, err := Places(original)
	if err != nil {
		return err
	}
	open := waiting(places, r.Before)
	for _, g := range r.Finding.New {
		i := slices.IndexFunc(open, func(p Place) bool { return p.Field == g.Field })
		if i >= 0 && open[i].Person != "" && !holds(g.Signer, open[i].Person) {
			i = -1
		}
		if i < 0 {
			i = slices.IndexFunc(open, func(p Place) bool { return p.Person != "" && holds(g.Signer, p.Person) })
		}
		if i < 0 {
			r.Others = append(r.Others, g)
			continue
		}
		name := g.Signer
		if holds(name, open[i].Person) {
			name = open[i].Person
		}
		r.Signed = append(r.Signed, Recognised{open[i], name, signedAt(g), g})
		open = slices.Delete(open, i, i+1)
	}
	r.Waiting = open
	return nil
}

// TakenBack is what [TakeBackMinutes] did.
type TakenBack struct {
	Document   data.Document
	Adjusted   bool // with this file the minutes became adjusted
	AdjustedOn string
	Waiting    []Place
}

// TakeBackMinutes stores the file as the next version of the minutes, records who has
// signed, ends the handover, and moves the minutes on. stated are the fields of
// those among r.Waiting who, by what the service states in the file, have
// signed through it: the user's own decision, recorded as such with the name of
// whose seal the file has. A file that needs a decision is refused without it
// (decided false), or where nobody would have signed by it.
func TakeBackMinutes(ctx context.Context, s *data.Store, r Return, decided bool, stated []string) (TakenBack, error) {
	if r.NeedsDecision() && !decided {
		return TakenBack{}, fail("act.takeback.decide", "file", r.File)
	}
	if len(stated) > 0 && len(r.Others) == 0 {
		return TakenBack{}, fail("act.takeback.no_seal", "file", r.File)
	}
	signed := slices.Clone(r.Before.Signed)
	for _, x := range r.Signed {
		signed = append(signed, data.Signing{Role: x.Place.Role, Name: x.Name, At: x.At})
	}
	out := TakenBack{Waiting: slices.Clone(r.Waiting)}
	for _, field := range stated {
		i := slices.IndexFunc(out.Waiting, func(p Place) bool { return p.Field == field })
		if i < 0 {
			return TakenBack{}, fail("act.takeback.no_place", "name", field)
		}
		p := out.Waiting[i]
		if p.Person == "" {
			return TakenBack{}, fail("act.takeback.no_person", "role", p.Label)
		}
		signed = append(signed, data.Signing{Role: p.Role, Name: p.Person, At: signedAt(r.Others[len(r.Others)-1]), Attested: r.Seal()})
		out.Waiting = slices.Delete(out.Waiting, i, i+1)
	}
	if len(signed) == len(r.Before.Signed) {
		return TakenBack{}, fail("act.takeback.nobody", "file", r.File)
	}
	var err error
	out.Document, err = s.TakeBack(ctx, data.Document{Continues: r.Before.SHA256, Name: r.Before.Name, Signed: signed}, r.PDF)
	if errors.Is(err, data.ErrOutdated) {
		return TakenBack{}, because(err, "act.takeback.outdated", "file", r.File)
	}
	if err != nil {
		return TakenBack{}, err
	}
	now, err := s.Meeting(ctx, r.Meeting.ID)
	if err != nil {
		return TakenBack{}, err
	}
	if was, is := lastAdjusted(r.Meeting), lastAdjusted(now); is != "" && is != was {
		out.Adjusted, out.AdjustedOn = true, is
	}
	return out, nil
}

// signedAt is the time that a signature gives, the present where it gives none.
func signedAt(g verify.Signature) time.Time {
	t, err := time.Parse(time.RFC3339, g.Time)
	if err != nil || t.After(time.Now().Add(24*time.Hour)) {
		return moment(time.Time{})
	}
	return moment(t)
}
