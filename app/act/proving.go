package act

import (
	"bytes"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/sign"
	"paragraf/pdf/verify"
)

// Proved is what a document's own proof says of what it shows: an extract and a
// publishing copy prove that their text is that of signed minutes, and minutes
// carry the list for it.
type Proved struct {
	Kind     string         `json:"kind"`    // minutes | extract | publication
	Holds    bool           `json:"holds"`   // what is shown is what the signers signed, and nothing else
	Trusted  bool           `json:"trusted"` // each signer leads to somebody whom the caller trusts
	Minutes  ProvedMinutes  `json:"minutes"`
	Sections []int          `json:"sections"` // the §§ that are shown
	Hidden   []int          `json:"hidden"`   // the other §§ of the minutes
	Masked   []int          `json:"masked"`   // the §§ of which words are left out; 0: outside the §§
	Signers  []ProvedSigner `json:"signers"`
	Codes    []ProvedCode   `json:"codes"`
	Findings []Told         `json:"findings"`

	Meeting *data.Meeting `json:"-"` // what is proved; nil where nothing is
}

// ProvedMinutes are the minutes that the shown text is from.
type ProvedMinutes struct {
	ID           string `json:"id"`
	Organization string `json:"organization"`
	Body         string `json:"body"`
	Date         string `json:"date"`
	List         string `json:"list_sha256"`    // of the signed list of digests (base64url)
	Stated       string `json:"minutes_sha256"` // of the signed minutes, as the document states it; "" where it does not
}

// ProvedSigner is one who signed the list of the §§.
type ProvedSigner struct {
	Role    string `json:"role"`
	Name    string `json:"name"`   // as the signer gave it
	Holder  string `json:"holder"` // the name in the certificate; "" where that is left out
	Time    string `json:"time"`   // RFC 3339, as the signer gave it
	Holds   bool   `json:"holds"`
	Trusted bool   `json:"trusted"`
}

// ProvedCode is the short code of a §, which stands on paper; Section 0 is that
// of the minutes as a whole.
type ProvedCode struct {
	Section int    `json:"section"`
	Code    string `json:"code"`
}

// Told is a finding: a code that stays the same, and a sentence.
type Told struct {
	Code string `json:"code"`
	Text string `json:"text"`
}

// newProved is what holds as long as nothing speaks against it.
func newProved(kind string) *Proved {
	return &Proved{Kind: kind, Holds: true, Sections: []int{}, Hidden: []int{}, Masked: []int{}, Signers: []ProvedSigner{}, Codes: []ProvedCode{}, Findings: []Told{}}
}

// tell adds a finding in words.
func (p *Proved) tell(code string, args ...any) {
	p.Findings = append(p.Findings, Told{code, swedish.T("proof."+code, args...)})
}

// fail adds a finding that makes the proof false.
func (p *Proved) fail(code string, args ...any) {
	p.Holds = false
	p.tell(code, args...)
}

// Prove checks the proof that a document carries; nil where it carries none, or
// cannot be read. It asks no network and nothing of the store. trust is that of
// [Verify].
func Prove(pdf []byte, trust *Trust) *Proved {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil
	}
	attached, err := proof.Attached(f, compose.MachineFile)
	if err != nil || attached == nil {
		return nil
	}
	raw, err := proof.Attached(f, compose.ProofFile)
	if err != nil || raw == nil {
		return proveMinutes(f, pdf, attached)
	}
	p := newProved("extract")
	var says struct {
		Document struct {
			Kind   string
			Source string `json:"minutes_sha256"`
		}
	}
	if json.Unmarshal(attached, &says) == nil && says.Document.Kind == "publication" {
		p.Kind = says.Document.Kind
	}
	p.Minutes.Stated = says.Document.Source
	of, err := proof.Parse(raw)
	if err != nil {
		p.fail(proof.NotAList)
		return p
	}
	options := proof.Options{Now: time.Now(), Trial: isTrial}
	if trust != nil {
		options.Roots, options.Allowed = trust.pool, trust.allowed
	}
	o := of.Check(options)
	p.take(o, of)
	named := func(s ProvedSigner) bool { return s.Holds && s.Holder != "" }
	if trust == nil && slices.ContainsFunc(p.Signers, named) {
		p.tell("not_examined")
	}
	if o.Meeting == nil {
		return p
	}
	switch how := compose.Compare(attached, o.Meeting, o.Hidden); how {
	case compose.Same:
		p.pages(pdf, attached, of)
	default:
		p.fail(string(how))
	}
	return p
}

func isTrial(c *x509.Certificate) bool { return sign.Identity{Certificate: c}.Trial() }

// take takes over what the proof itself gives.
func (p *Proved) take(o proof.Outcome, of proof.Proof) {
	p.Holds, p.Trusted = o.Holds, len(o.Signers) > 0
	p.Minutes.List = o.Digest
	for _, s := range o.Signers {
		one := ProvedSigner{Role: s.Role, Name: s.Name, Time: s.Time, Holds: s.Holds, Trusted: s.Trusted}
		if s.Certificate != nil {
			one.Holder = s.Certificate.Subject.CommonName
		}
		p.Signers = append(p.Signers, one)
		p.Trusted = p.Trusted && s.Trusted
		for _, f := range s.Findings {
			p.tell(f.Code, f.Args...)
		}
		if one.Holder != "" && !holds(one.Holder, one.Name) {
			p.tell("other_holder", "name", one.Name, "holder", one.Holder)
		}
	}
	for _, f := range o.Findings {
		if !slices.ContainsFunc(p.Findings, func(t Told) bool { return t.Code == f.Code }) {
			p.tell(f.Code, f.Args...)
		}
	}
	p.Codes = codesOf(of.Sections(), of.Codes(), of.WholeCode())
	if o.Meeting == nil {
		return
	}
	var m data.Meeting
	if json.Unmarshal(o.Meeting, &m) != nil {
		p.fail(proof.NotAList)
		return
	}
	p.Meeting = &m
	p.Minutes.ID, p.Minutes.Organization, p.Minutes.Body, p.Minutes.Date = m.ID, m.Organization, m.Body, m.Date
	p.Sections = append(p.Sections, o.Shown...)
	p.Hidden = append(p.Hidden, o.Hidden...)
	p.Masked = append(p.Masked, o.Gaps...)
	p.absent(m)
}

// absent tells who of those that the minutes name to sign what is shown has not
// signed the list: an extract must not lose a signer in silence.
func (p *Proved) absent(m data.Meeting) {
	if m.Minutes == nil {
		return
	}
	named := []string{m.Minutes.Secretary, m.Minutes.Chair}
	for _, it := range m.Items {
		if a := m.AdjustmentOf(it); a != nil {
			named = append(named, a.Adjusters...)
		}
	}
	for i, name := range named {
		signed := func(s ProvedSigner) bool { return s.Holds && (holds(s.Name, name) || holds(s.Holder, name)) }
		if name != "" && !slices.Contains(named[:i], name) && !slices.ContainsFunc(p.Signers, signed) {
			p.tell("unsigned", "name", name)
		}
	}
}

func codesOf(sections []int, codes map[int]string, whole string) []ProvedCode {
	list := []ProvedCode{{0, whole}}
	for _, n := range sections {
		list = append(list, ProvedCode{n, codes[n]})
	}
	return list
}

// pages makes the document anew from what it proves, and holds it against the
// file: what is not the same could show anything.
func (p *Proved) pages(pdf, attached []byte, of proof.Proof) {
	again, err := compose.Again(attached, of)
	switch {
	case err != nil:
		p.fail(string(compose.OtherWay))
	case !bytes.HasPrefix(pdf, again.PDF) && compose.PagesVersionOf(attached) != compose.PagesVersion:
		p.fail("other_version")
	case !bytes.HasPrefix(pdf, again.PDF):
		p.fail("pages")
	default:
		changes, err := verify.Since(pdf, len(again.PDF))
		if err != nil || len(changes) > 0 {
			p.fail("since")
		} else if p.Kind == "publication" && len(pdf) == len(again.PDF) {
			p.tell("unvouched")
		}
	}
}

// proveMinutes tells of the list that minutes carry; nil where they carry none.
func proveMinutes(f *object.File, pdf, attached []byte) *Proved {
	list, err := proof.OfMinutes(attached)
	if err == nil && list == nil {
		return nil
	}
	p := newProved("minutes")
	if err != nil {
		p.fail("list_of_minutes")
		return p
	}
	lists, err := proof.InFields(f)
	if err != nil {
		return nil
	}
	for _, s := range verify.File(pdf, verify.Options{}).Signatures {
		if s.Timestamp || s.Certificate == nil {
			continue
		}
		over, ok := lists[s.Field]
		switch {
		case !ok:
			p.tell("beside", "name", s.Signer)
			continue
		case !bytes.Equal(over.Key, s.Certificate.RawSubjectPublicKeyInfo), !over.Over(list.Payload):
			p.fail(proof.BadSignature, "name", s.Signer)
		}
		said := over.Said()
		p.Signers = append(p.Signers, ProvedSigner{Role: said.Role, Name: said.Name, Holder: s.Signer, Time: said.Time, Holds: over.Over(list.Payload)})
	}
	var m data.Meeting
	if json.Unmarshal(attached, &m) == nil {
		p.Meeting = &m
		p.Minutes = ProvedMinutes{m.ID, m.Organization, m.Body, m.Date, list.Digest(), ""}
	}
	p.Sections = append(p.Sections, list.Sections()...)
	codes := map[int]string{}
	for _, n := range p.Sections {
		codes[n] = list.Code(n)
	}
	p.Codes = codesOf(p.Sections, codes, list.WholeCode())
	return p
}

// FindCode finds the § whose short code stands on a paper; text is the code, in
// any letters, or all that the QR code says. found is false where it is none of
// the document's.
func (p *Proved) FindCode(text string) (section int, found bool) {
	plain := func(s string) string {
		s = strings.ToUpper(s)
		s = strings.NewReplacer("O", "0", "I", "1", "L", "1").Replace(s)
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
				return r
			}
			return -1
		}, s)
	}
	for line := range strings.Lines(text) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		for _, candidate := range []string{plain(line), plain(words[len(words)-1])} {
			for _, c := range p.Codes {
				if candidate == plain(c.Code) {
					return c.Section, true
				}
			}
		}
	}
	return 0, false
}

// ProvedText is a proved meeting as plain text, each § under its number.
func ProvedText(m data.Meeting) string {
	var b strings.Builder
	for _, it := range m.Items {
		fmt.Fprintf(&b, "§ %d %s\n", it.Section, it.Title)
		for _, part := range data.Parts {
			for _, block := range it.Part(part) {
				b.WriteString(block.Text + "\n")
			}
		}
		for _, l := range it.Lists {
			for _, e := range l.Entries {
				fmt.Fprintf(&b, "%d. %s\n", e.Number, e.Text)
			}
		}
	}
	return b.String()
}
