package act

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/sign"
	"paragraf/pdf/tagged"
	"paragraf/pdf/verify"
)

// SignRequest says who signs what. Identity is used where it is given, else
// Key (a PKCS#12 file) is opened with Password.
type SignRequest struct {
	PDF      []byte
	Name     string // the file's name, for messages and the record
	Role     string // secretary | chair | adjuster | clerk
	Signer   string // the person's name; "" for the certificate's
	Identity *sign.Identity
	Key      []byte
	Password string
	At       time.Time // zero: now
	PSS      bool      // RSASSA-PSS instead of PKCS #1 v1.5, for RSA keys
	TSA      string    // address of a timestamp authority that proves the time (PAdES B-T); "" for none
	Trust    *Trust    // authorities that the signer and the timestamp must lead to; nil: that is not asked
	Path     string    // where to write the signed file, as the last step; "" for nowhere
}

// Signed is what [Sign] did.
type Signed struct {
	PDF        []byte
	Field      string
	Name       string // of the signer
	Holder     string // the name in the certificate, where it is another than Name
	Expected   string // the person that the place was made for, "" where that was open
	At         time.Time
	Document   data.Document // as stored; empty unless Stored
	Stored     bool          // the file is one of the store's own, so the signature was recorded
	Adjusted   bool          // with this signature the minutes became adjusted
	AdjustedOn string
	Stranger   bool // the place is another person's, so the signature does not count for adjusting

	recorded string // the name that the store keeps
}

// Sign adds a signature to a document in the role's own place; the bytes that
// are there stay as they are. Where the store knows the document, it keeps the
// signed file and records what follows from it. s may be nil: then the file is
// only signed. A file whose earlier signatures do not hold is refused.
func Sign(ctx context.Context, s *data.Store, r SignRequest) (Signed, error) {
	identity, err := r.identity()
	if err != nil {
		return Signed{}, err
	}
	if r.Signer == "" {
		r.Signer = identity.Name()
	}
	if adjusts(r.Role) && !holds(identity.Name(), r.Signer) {
		return Signed{}, fail("act.sign.not_holder", "holder", identity.Name(), "name", r.Signer, "role", swedish.SignRole(r.Role))
	}
	field, known, err := chooseField(r, identity)
	if err != nil {
		return Signed{}, err
	}
	if err := current(ctx, s, r); err != nil {
		return Signed{}, err
	}
	done := Signed{Field: field.Name, Name: r.Signer, Expected: field.Person, At: moment(r.At), recorded: r.Signer}
	if known { // the same key in another name is still the same person
		done.recorded = identity.Name()
	}
	done.Holder = otherHolder(done.Name, *identity)
	if err := maySign(ctx, identity, done.At, r.Trust, r.TSA); err != nil {
		return Signed{}, signFailure(r.Name, err)
	}
	done.PDF, err = seal(ctx, r.PDF, field, sealing{name: done.Name, role: r.Role, at: done.At, identity: *identity, tsa: r.TSA, pss: r.PSS})
	if err != nil {
		return Signed{}, signFailure(r.Name, err)
	}
	if r.TSA != "" && r.Trust != nil {
		if err := stampTrusted(done.PDF, done.Field, r.TSA, r.Trust); err != nil {
			return Signed{}, err
		}
	}
	var ready staged
	if r.Path != "" {
		if ready, err = stage(r.Path, done.PDF); err != nil {
			return Signed{}, err
		}
	}
	if err := record(ctx, s, r, &done); err != nil {
		if r.Path != "" {
			ready.cancel()
		}
		return Signed{}, err
	}
	if r.Path != "" {
		return done, ready.commit()
	}
	return done, nil
}

// identity is the one given, or the one that the password opens.
func (r SignRequest) identity() (*sign.Identity, error) {
	if r.Identity != nil {
		return r.Identity, nil
	}
	identity, err := OpenKey(r.Key, r.Password)
	return &identity, err
}

// current makes sure that minutes of the store's own still say what the meeting
// says: nobody shall adjust words that have been replaced.
func current(ctx context.Context, s *data.Store, r SignRequest) error {
	if s == nil {
		return nil
	}
	d, err := s.DocumentBySHA(ctx, sha(r.PDF))
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if d.Kind != data.MinutesDocument {
		return nil
	}
	m, err := s.Meeting(ctx, d.MeetingID)
	if err != nil {
		return err
	}
	if d.Outdated(m) {
		return because(data.ErrOutdated, "act.sign.outdated", "file", r.Name)
	}
	return ownBytes(ctx, s, d, r)
}

// ownBytes refuses a file that a service wrote anew and that was taken back: it
// is verified, but only what this program made is signed here.
func ownBytes(ctx context.Context, s *data.Store, d data.Document, r SignRequest) error {
	for d.Continues != "" {
		before, err := s.File(d.Continues)
		if err != nil {
			return err
		}
		if !bytes.HasPrefix(r.PDF, before) {
			return fail("act.sign.foreign", "file", r.Name)
		}
		if d, err = s.DocumentBySHA(ctx, d.Continues); errors.Is(err, data.ErrNotFound) {
			return nil
		} else if err != nil {
			return err
		}
	}
	return nil
}

// record stores a signed file as the next version of a known document.
func record(ctx context.Context, s *data.Store, r SignRequest, done *Signed) error {
	if s == nil {
		return nil
	}
	before, err := s.DocumentBySHA(ctx, sha(r.PDF))
	if errors.Is(err, data.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	then, err := s.Meeting(ctx, before.MeetingID)
	if err != nil {
		return err
	}
	done.Stranger = stranger(then, r.Role, done.recorded, done.Expected)
	done.Document, err = s.AddSigned(ctx, data.Document{
		MeetingID: before.MeetingID,
		Kind:      before.Kind,
		Sections:  before.Sections,
		Continues: before.SHA256,
		Name:      before.Name,
		Signed:    append(slices.Clone(before.Signed), data.Signing{Role: r.Role, Name: done.recorded, At: done.At}),
	}, done.PDF)
	if errors.Is(err, data.ErrOutdated) {
		return because(err, "act.sign.outdated", "file", r.Name)
	}
	if err != nil {
		return err
	}
	done.Stored = true
	now, err := s.Meeting(ctx, before.MeetingID)
	if err != nil {
		return err
	}
	if was, is := lastAdjusted(then), lastAdjusted(now); is != "" && is != was {
		done.Adjusted, done.AdjustedOn = true, is
	}
	return nil
}

// lastAdjusted is the day of the ordinary adjustment, "" before it.
func lastAdjusted(m data.Meeting) string {
	if last := lastAdjustment(m); last != nil {
		return last.AdjustedOn
	}
	return ""
}

// stranger tells whether the person signs in somebody else's place as chair or
// adjuster, without being a substitute.
func stranger(m data.Meeting, role, name, expected string) bool {
	if !adjusts(role) || expected == "" || data.SamePerson(name, expected) {
		return false
	}
	if m.Minutes != nil && role == compose.RoleAdjuster {
		for _, a := range m.Minutes.Adjustments {
			if slices.ContainsFunc(a.SubstituteAdjusters, func(s string) bool { return data.SamePerson(s, name) }) {
				return false
			}
		}
	}
	return true
}

// chooseField finds the place to sign: among those of the role that are empty
// the one that was made for this person, else the first. known tells that the
// key has signed as chair or adjuster before. Nobody signs twice as those who
// adjust: that takes two (KL 5:69).
func chooseField(r SignRequest, identity *sign.Identity) (field sign.Field, known bool, err error) {
	if !intake.IsPDF(r.PDF) {
		return field, false, fail("act.sign.not_pdf", "file", r.Name)
	}
	fields, err := sign.Fields(r.PDF)
	if err != nil {
		return field, false, signFailure(r.Name, err)
	}
	if !madeHere(r.PDF) {
		return field, false, fail("act.sign.not_ours", "file", r.Name)
	}
	if len(fields) == 0 {
		return field, false, fail("act.sign.no_fields", "file", r.Name)
	}
	if slices.ContainsFunc(fields, func(f sign.Field) bool { return f.Signed }) {
		report := verify.File(r.PDF, verify.Options{Now: moment(r.At)})
		if report.Document != verify.Intact {
			return field, false, fail("act.sign.broken", "file", r.Name)
		}
		for _, s := range report.Signatures {
			if adjusts(r.Role) && adjusts(s.Role) && s.Certificate != nil && identity.Certificate != nil {
				known = known || bytes.Equal(s.Certificate.RawSubjectPublicKeyInfo, identity.Certificate.RawSubjectPublicKeyInfo)
			}
		}
	}
	var empty []sign.Field
	var signers, roles []string
	twice := ""
	for _, f := range fields {
		if name := swedish.SignRole(f.Role); !slices.Contains(roles, name) {
			roles = append(roles, name)
		}
		if f.Signed && adjusts(f.Role) && adjusts(r.Role) && data.SamePerson(f.SignedBy, r.Signer) {
			twice = swedish.SignRole(f.Role)
		}
		switch {
		case f.Role != r.Role:
		case f.Signed:
			signers = append(signers, f.SignedBy)
		default:
			empty = append(empty, f)
		}
	}
	switch {
	case len(empty) > 0 && twice != "":
		return field, false, fail("act.sign.twice", "file", r.Name, "name", r.Signer, "role", twice)
	case len(empty) > 0:
		for _, f := range empty {
			if data.SamePerson(f.Person, r.Signer) {
				return f, known, nil
			}
		}
		return empty[0], known, nil
	case len(signers) > 0:
		return field, false, because(sign.ErrAlreadySigned, "act.sign.taken", "file", r.Name, "role", swedish.SignRole(r.Role), "names", strings.Join(signers, ", "))
	}
	return field, false, fail("act.sign.no_role", "file", r.Name, "role", swedish.SignRole(r.Role), "roles", strings.Join(roles, ", "))
}

// madeHere tells whether a file says that it was made by this program: what
// others have made may show something else than what is signed (shadow attacks).
func madeHere(pdf []byte) bool {
	f, err := object.Parse(pdf)
	if err != nil {
		return false
	}
	info, err := f.Dict(f.Trailer["Info"])
	return err == nil && f.Text(info["Producer"]) == tagged.Producer
}

// adjusts tells whether signing in a role is adjusting (KL 5:69).
func adjusts(role string) bool { return role == compose.RoleChair || role == compose.RoleAdjuster }

func signFailure(file string, err error) error {
	var certificate *sign.CertificateError
	switch {
	case errors.As(err, &certificate):
		return certificateFailure(certificate)
	case errors.Is(err, object.ErrEncrypted):
		return because(err, "act.sign.encrypted", "file", file)
	case errors.Is(err, object.ErrDamaged), errors.Is(err, object.ErrLimit), errors.Is(err, object.ErrNotPDF), errors.Is(err, proof.ErrDamaged):
		return because(err, "act.sign.damaged", "file", file)
	}
	return TokenFailure(err)
}

// Place is one place for a signature in a document, and who has signed there.
type Place struct {
	Field, Role, Label, Person string
	SignedBy                   string // "" while it is empty
	At                         time.Time
}

// Places lists a document's places for signatures in their order.
func Places(pdf []byte) ([]Place, error) {
	fields, err := sign.Fields(pdf)
	places := make([]Place, len(fields))
	for i, f := range fields {
		places[i] = Place{Field: f.Name, Role: f.Role, Label: swedish.SignRole(f.Role), Person: f.Person, SignedBy: f.SignedBy, At: f.SignedAt}
	}
	return places, err
}

// moment is a time to the second, as read on a Swedish clock; zero means now.
func moment(t time.Time) time.Time {
	if t.IsZero() {
		t = time.Now()
	}
	return t.In(data.Stockholm).Truncate(time.Second)
}

func sha(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
