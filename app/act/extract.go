package act

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/proof"
	"paragraf/pdf/sign"
)

// ExtractRequest says of what an extract is made, and who certifies it. With
// neither Identity nor Key (a PKCS#12 file that Password opens) it is not
// certified.
type ExtractRequest struct {
	MeetingID   string
	Sections    []int  // none: all, for [MakeExtractFiles]
	Name, Title string // of the person who certifies; Name "" for the certificate's
	Identity    *sign.Identity
	Key         []byte
	Password    string
	At          time.Time // zero: now
	PSS         bool      // RSASSA-PSS instead of PKCS #1 v1.5, for RSA keys
	TSA         string    // address of a timestamp authority that proves the time of the certification; "" for none
	Trust       *Trust    // authorities that the certificate and the timestamp must lead to; nil: that is not asked
}

// MakeExtract makes one extract of the §§. Certifying takes adjusted §§:
// otherwise nothing is made. Without a key, §§ that are not adjusted give a
// draft.
func MakeExtract(ctx context.Context, s *data.Store, r ExtractRequest) (Made, error) {
	x, err := newExtractor(ctx, s, r)
	if err != nil {
		return Made{}, err
	}
	if err := x.allowed(ctx, r.Sections); err != nil {
		return Made{}, err
	}
	return x.make(ctx, r.Sections)
}

// extractor makes extracts of one meeting: what they share is read once, and
// the key is opened once.
type extractor struct {
	into     *data.Store
	m        data.Meeting
	identity *sign.Identity
	options  compose.ExtractOptions
	pss      bool
	tsa      string
	trust    *Trust
	before   []data.Document // made of the meeting before
	numbers  map[string]int  // extracts made so far, by their §§
	outdated bool            // the meeting is no longer what the signed minutes say
	provable *provable       // the signed minutes, where parts of them can be proved
}

func newExtractor(ctx context.Context, s *data.Store, r ExtractRequest) (*extractor, error) {
	m, style, documents, err := gather(ctx, s, r.MeetingID)
	if err != nil {
		return nil, err
	}
	x := &extractor{into: s, m: m, identity: r.Identity, pss: r.PSS, tsa: r.TSA, trust: r.Trust, before: documents, numbers: map[string]int{}}
	if x.identity == nil && r.Key != nil {
		identity, err := OpenKey(r.Key, r.Password)
		if err != nil {
			return nil, err
		}
		x.identity = &identity
	}
	x.options = compose.ExtractOptions{Style: style, At: moment(r.At), Clerk: r.Name, ClerkTitle: r.Title}
	if x.identity != nil && x.options.Clerk == "" {
		x.options.Clerk = x.identity.Name()
	}
	if d, ok := adjustedMinutes(documents, m); ok {
		x.options.SourceSHA256, x.outdated = d.SHA256, d.Outdated(m)
		x.options.Draft = x.outdated
		if err := x.prove(d); err != nil {
			return nil, err
		}
	} else if m.Source != nil {
		x.options.SourceSHA256 = m.Source.SHA256
	}
	for _, d := range documents {
		if d.Kind == data.ExtractDocument && len(d.Signed) > 0 {
			x.numbers[d.Sections]++
		}
	}
	return x, nil
}

// allowed tells whether the extracts may be made.
func (x *extractor) allowed(ctx context.Context, sections []int) error {
	if err := Present(x.m, sections); err != nil {
		return err
	}
	if x.identity == nil {
		return nil
	}
	if x.outdated { // it would certify words that nobody has signed
		return because(data.ErrOutdated, "act.extract.outdated")
	}
	if open := notAdjusted(x.m, sections); len(open) > 0 {
		return &Error{Key: "act.extract.not_adjusted", Args: []any{"sections", swedish.Sections(data.FormatSections(open))}}
	}
	if err := maySign(ctx, x.identity, x.options.At, x.trust, x.tsa); err != nil {
		return KeyFailure(x.identity.Name(), err)
	}
	return nil
}

// drawn is an extract that is made and not yet stored.
type drawn struct {
	sections []int
	doc      compose.Document
	signed   []data.Signing
}

// make makes, certifies and stores one extract.
func (x *extractor) make(ctx context.Context, sections []int) (Made, error) {
	one, err := x.draw(ctx, sections)
	if err != nil {
		return Made{}, err
	}
	return x.store(ctx, one)
}

// draw sets one extract and certifies it.
func (x *extractor) draw(ctx context.Context, sections []int) (drawn, error) {
	options := x.options
	ranges := data.FormatSections(sections)
	if x.identity != nil {
		options.Number = x.numbers[ranges] + 1
	}
	doc, err := x.compose(sections, options)
	if err != nil {
		return drawn{}, composeFailure(err)
	}
	one := drawn{sections: sections, doc: doc}
	if x.identity != nil {
		if one.doc.PDF, err = x.certify(ctx, doc.PDF, options); err != nil {
			return drawn{}, err
		}
		one.signed = []data.Signing{{Role: compose.RoleClerk, Name: options.Clerk, At: options.At}}
		x.numbers[ranges]++
	}
	return one, nil
}

// store keeps an extract and says why it is a draft where it is one.
func (x *extractor) store(ctx context.Context, one drawn) (Made, error) {
	made, err := keep(ctx, x.into, x.m, one.doc, data.ExtractDocument, one.sections, x.usualName(one.sections), one.signed)
	switch {
	case made.Draft && x.outdated:
		made.Missing = []string{swedish.T("act.extract.outdated")}
	case made.Draft:
		made.Missing = []string{whyDraft(x.m, one.sections)}
	}
	return made, err
}

// usualName is that of the file of an extract.
func (x *extractor) usualName(sections []int) string {
	name := "utdrag"
	if x.identity != nil {
		name = "utdrag-bestyrkt"
	}
	return fmt.Sprintf("%s-%s-p%s.pdf", name, day(x.m), strings.ReplaceAll(data.FormatSections(sections), ", ", "_"))
}

// prove reads the signed minutes for what proves parts of them.
func (x *extractor) prove(minutes data.Document) error {
	if x.outdated {
		return nil
	}
	pdf, err := x.into.File(minutes.SHA256)
	if err != nil {
		return err
	}
	x.provable, err = provableMinutes(pdf)
	return err
}

// compose sets one extract: of adjusted §§ with their proof, where there is one.
func (x *extractor) compose(sections []int, o compose.ExtractOptions) (compose.Document, error) {
	if x.provable == nil || o.Draft || len(notAdjusted(x.m, sections)) > 0 {
		return compose.Extract(x.m, sections, o)
	}
	m := x.provable.now(x.m)
	o.Proof = &proof.Proof{
		Payload:    x.provable.list.Payload,
		Disclosed:  x.provable.list.Disclose(compose.ExtractShows(m, sections), nil),
		Signatures: x.provable.signed,
	}
	o.Beside = x.provable.beside
	return compose.Extract(m, sections, o)
}

// certify signs an extract in the clerk's place, with a timestamp where an
// authority is named: it proves the time of all that the extract carries, and so
// that the signatures over the list of the minutes are older.
func (x *extractor) certify(ctx context.Context, pdf []byte, o compose.ExtractOptions) ([]byte, error) {
	fields, err := sign.Fields(pdf)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(fields, func(f sign.Field) bool { return f.Role == compose.RoleClerk })
	if i < 0 {
		return nil, errors.New("the extract has no place for the clerk's signature")
	}
	signed, err := seal(ctx, pdf, fields[i], sealing{name: o.Clerk, role: compose.RoleClerk, at: o.At, identity: *x.identity, tsa: x.tsa, pss: x.pss})
	if err == nil && x.tsa != "" && x.trust != nil {
		err = stampTrusted(signed, fields[i].Name, x.tsa, x.trust)
	}
	return signed, KeyFailure(x.identity.Name(), err)
}
