package verify

import (
	"crypto/x509"
	"errors"
	"fmt"
	"sort"
	"time"

	"paragraf/pdf/object"
)

// ErrUnexpected: the file brought the verifier itself to fail; treat the file
// as unreadable.
var ErrUnexpected = errors.New("the file could not be judged")

// maxSignatures bounds the work on one file.
const maxSignatures = 500

// File judges every signature in a PDF. It always gives a report: of what is
// no PDF, encrypted or damaged, one that is Unreadable with the cause in Err.
// The bytes must not change meanwhile.
func File(pdf []byte, o Options) (report Report) {
	defer func() {
		if r := recover(); r != nil {
			report = unreadable(fmt.Errorf("%w: %v", ErrUnexpected, r))
		}
	}()
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	list, of, err := judge(pdf, o)
	if err != nil {
		return unreadable(err)
	}
	report = Report{
		Document: Intact, Signatures: make([]Signature, 0, len(list)), Valid: len(list) > 0,
		Missing: of.missing, Complete: len(of.missing) == 0, Revisions: of.revisions,
	}
	for _, c := range list {
		report.Signatures = append(report.Signatures, c.Signature)
		report.Valid = report.Valid && c.Verdict.Good()
		if c.broken || c.Verdict == ChangedAfter {
			report.Document = Changed
		}
	}
	return report
}

func unreadable(err error) Report {
	return Report{Document: Unreadable, Signatures: []Signature{}, Missing: []Missing{}, Err: err}
}

// whole is what is said of the file and not of a signature.
type whole struct {
	file      *object.File
	missing   []Missing
	revisions int
}

// candidate is a signature on its way to a verdict.
type candidate struct {
	Signature
	at      field
	cover   covered
	message *message
	stamp   *stamp // of a document timestamp that holds
	stands  bool   // it proves its time still
	sound   bool   // digest, signature and certificate reference hold
	broken  bool   // what it signs was tampered with
}

// because adds a reason.
func (c *candidate) because(code string, args ...any) {
	c.Reasons = append(c.Reasons, say(code, args...))
}

func judge(pdf []byte, o Options) ([]*candidate, whole, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, whole{}, err
	}
	fields, err := signatureFields(f)
	if err != nil {
		return nil, whole{}, err
	}
	var list []*candidate
	names := map[string]int{}
	held := readEvidence(f)
	for _, at := range fields {
		names[at.name]++
		if !at.signed() {
			continue
		}
		if len(list) >= maxSignatures {
			return nil, whole{}, fmt.Errorf("%w: more than %d signatures", object.ErrLimit, maxSignatures)
		}
		c := &candidate{at: at}
		c.Field, c.Role = at.name, at.role()
		c.examine(f)
		list = append(list, c)
	}
	list = append(list, removed(f, fields)...)
	list = append(list, hidden(f)...)
	sort.SliceStable(list, func(i, j int) bool { return list[i].cover.end < list[j].cover.end })
	prove(list, o, held)
	steps := 0
	for _, c := range list {
		c.compareWithNewest(f, list, &steps)
	}
	absent := missing(f, fields, list)
	for _, c := range list {
		if names[c.Field] > 1 {
			c.because("duplicate_field", c.Field)
			c.lower(Undetermined)
		}
		for _, d := range f.Duplicates() {
			c.because("duplicate_keys", d.Num)
			c.lower(Undetermined)
			break
		}
		c.finish()
	}
	return list, whole{f, absent, len(f.Revisions())}, nil
}

// rank orders the verdicts: a lower one is never raised again.
var rank = map[Verdict]int{"": 0, Valid: 0, ValidLater: 1, Undetermined: 2, ChangedAfter: 3, Invalid: 4}

func (c *candidate) lower(v Verdict) {
	if rank[v] > rank[c.Verdict] {
		c.Verdict = v
	}
}

func (c *candidate) finish() {
	if c.Verdict == "" {
		c.Verdict = Valid
	}
	if c.Reasons == nil {
		c.Reasons = []Reason{}
	}
	if c.Changes == nil {
		c.Changes = []Reason{}
	}
	if c.ChangedPages == nil {
		c.ChangedPages = []Pair{}
	}
	if c.ChangeKind == "" {
		c.ChangeKind = Nothing
	}
	c.answer()
}

// examine checks one signature by itself.
func (c *candidate) examine(f *object.File) {
	fail := func(r *Reason, broken bool) {
		c.Reasons = append(c.Reasons, *r)
		c.broken = broken
		c.lower(Invalid)
	}
	var reason *Reason
	c.cover, reason = cover(f, c.at)
	c.claims(f)
	if reason != nil {
		fail(reason, true)
		return
	}
	c.SignedBytes, c.Revision = c.cover.end, c.cover.number
	c.CoversWholeFile = c.cover.end == len(f.Data)
	signed := &digests{parts: [2][]byte{f.Data[:c.cover.from], f.Data[c.cover.to:c.cover.end]}}
	switch sub := f.Name(c.cover.dict["SubFilter"]); sub {
	case "ETSI.CAdES.detached", "adbe.pkcs7.detached":
		reason = c.detached(signed.sum, sub == "ETSI.CAdES.detached")
	case "adbe.pkcs7.sha1":
		reason = c.overSHA1(signed.sum)
	case "adbe.x509.rsa_sha1":
		reason = c.bare(f, signed.sum)
	case "ETSI.RFC3161":
		st, ok := readStamp(c.cover.cms, signed.sum)
		if !ok {
			fail(fault("timestamp_bad"), true)
			return
		}
		c.stamp, c.message, c.sound = st, st.message, true
		c.identify(st.message.cert)
		c.Time = st.time.Format(time.RFC3339)
		return
	default:
		c.because("unsupported_format", printable(string(sub)))
		c.lower(Undetermined)
		return
	}
	switch {
	case reason == nil:
	case reason.Code == "unknown_algorithm":
		c.Reasons = append(c.Reasons, *reason)
		c.lower(Undetermined)
		return
	default:
		fail(reason, reason.Code == "content_digest")
		return
	}
	c.sound = true
	if ref, _ := c.message.certReference(); ref {
		c.Level = "B-B"
	}
}

// claims takes over what the signature dictionary says about itself.
func (c *candidate) claims(f *object.File) {
	d := c.cover.dict
	c.ClaimedName, c.Cause = printable(f.Text(d["Name"])), printable(f.Text(d["Reason"]))
	if o, err := f.Get(d["M"]); err == nil {
		if s, ok := o.(object.String); ok {
			if t, ok := object.ParseDate(s); ok {
				c.Time = t.Format(time.RFC3339)
			}
		}
	}
	c.Timestamp = timestampDict(f, d)
}

// timestampDict tells a document timestamp from a person's signature.
func timestampDict(f *object.File, d object.Dict) bool {
	return f.Name(d["Type"]) == "DocTimeStamp" || f.Name(d["SubFilter"]) == "ETSI.RFC3161"
}

func (c *candidate) identify(cert *x509.Certificate) {
	c.Certificate = cert
	c.Signer = signerName(cert)
	c.Trial = isTrial(cert)
}
