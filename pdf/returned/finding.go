package returned

import (
	"bytes"
	"context"
	"slices"

	"paragraf/pdf/verify"
)

// Kind is what became of the document.
type Kind string

// The kinds, from the one that proves most.
const (
	// Signed: the bytes that were handed over, and after them nothing but
	// signatures that hold and their evidence.
	Signed Kind = "signed"
	// Extended: the bytes that were handed over, their pages unchanged, and
	// after them something more that the signatures cover: a page about the
	// signing, a stamp, an attachment. Added says what.
	Extended Kind = "extended"
	// Wrapped: the document, byte for byte, as an attachment of another PDF
	// whose signatures hold.
	Wrapped Kind = "wrapped"
	// Rewritten: other bytes, signed, in which every page has the same words
	// and the same look.
	Rewritten Kind = "rewritten"
	// Same: byte for byte what was handed over; nobody has signed.
	Same Kind = "same"
	// Unsigned: the same pages, without any signature that can be checked.
	Unsigned Kind = "unsigned"
	// SignaturesLost: the same pages, written anew, so that signatures that
	// the document had when it was handed over are gone.
	SignaturesLost Kind = "signatures_lost"
	// Broken: a signature in it does not hold, or something was changed after it.
	Broken Kind = "broken"
	// Altered: the same document with other words or another look; Pages says where.
	Altered Kind = "altered"
	// Other: another document.
	Other Kind = "other"
	// Unreadable: no PDF, encrypted or damaged; Report.Err tells.
	Unreadable Kind = "unreadable"
)

// Acceptable tells whether the kind can be taken back at all; all but Signed
// take a person's decision as well.
func (k Kind) Acceptable() bool {
	return k == Signed || k == Extended || k == Wrapped || k == Rewritten
}

// Finding is what was found.
type Finding struct {
	Kind   Kind
	Report verify.Report      // of the file that came back
	New    []verify.Signature // the signatures of persons or services that the document did not have
	Added  []verify.Reason    // with Signed, Extended and Altered: what came after the bytes, beside signatures
	Pages  Pages              // how the pages compare, where they were compared
	Within string             // with Wrapped: the name of the attachment
	Lost   bool               // an attachment of the document, as the meeting in machine-readable form, is not in the file
}

// never are additions that no service needs and that can change what is shown.
var never = []string{"action", "layers", "unlisted_bytes", "trailing_bytes", "empty_update", "bad_later_signature", "certified"}

// Judge compares a file that came back with the document that was handed over.
// It takes the time of drawing the pages twice where bytes do not tell. The
// error is that of ctx.
func Judge(ctx context.Context, original, back []byte, o verify.Options) (Finding, error) {
	f := Finding{Report: verify.File(back, o)}
	if f.Report.Document == verify.Unreadable {
		f.Kind = Unreadable
		return f, nil
	}
	if bytes.Equal(original, back) {
		f.Kind = Same
		return f, nil
	}
	if bytes.HasPrefix(back, original) {
		return f.continued(ctx, original, back)
	}
	for _, s := range f.Report.Signatures {
		if !s.Timestamp {
			f.New = append(f.New, s)
		}
	}
	if name, ok := holds(back, original); ok {
		f.Kind, f.Within = Wrapped, name
		f.mustHold()
		return f, nil
	}
	return f.written(ctx, original, back, o)
}

// continued judges a file that begins with the document's bytes.
func (f Finding) continued(ctx context.Context, original, back []byte) (Finding, error) {
	for _, s := range f.Report.Signatures {
		if !s.Timestamp && (s.SignedBytes > len(original) || s.SignedBytes == 0) {
			f.New = append(f.New, s)
		}
	}
	changes, kind, err := verify.Additions(back, len(original))
	switch {
	case err != nil:
		f.Kind = Broken
		return f, nil
	case kind == verify.Signing, kind == verify.Harmless:
		f.Kind = Signed
	default:
		f.Kind = Extended
	}
	if kind != verify.Signing {
		f.Added = changes
	}
	if len(f.New) > 0 {
		if f.mustHold(); f.Kind == Broken {
			return f, nil
		}
	}
	if f.Kind == Extended {
		if f.Pages, err = comparePages(ctx, original, back); err != nil {
			return f, err
		}
		f.Lost = !attachmentsKept(original, back)
		if !f.Pages.Same() || f.Lost || slices.ContainsFunc(changes, func(r verify.Reason) bool { return slices.Contains(never, r.Code) }) {
			f.Kind = Altered
			return f, nil
		}
	}
	if len(f.New) == 0 {
		f.Kind = Unsigned
	}
	return f, nil
}

// written judges a file with other bytes.
func (f Finding) written(ctx context.Context, original, back []byte, o verify.Options) (Finding, error) {
	var err error
	if f.Pages, err = comparePages(ctx, original, back); err != nil {
		return f, err
	}
	switch {
	case !f.Pages.Same() && f.Pages.Alike < sameDocument:
		f.Kind = Other
	case !f.Pages.Same():
		f.Kind = Altered
	case len(f.New) == 0:
		f.Kind = Unsigned
	case len(verify.File(original, o).Signatures) > 0:
		f.Kind = SignaturesLost
	default:
		f.Kind, f.Lost = Rewritten, !attachmentsKept(original, back)
		f.mustHold()
	}
	return f, nil
}

// mustHold makes a finding Broken unless every signature in the file holds,
// and the last of them covers all of it but evidence.
func (f *Finding) mustHold() {
	whole := slices.ContainsFunc(f.Report.Signatures, func(s verify.Signature) bool { return s.CoversWholeFile || s.ChangeKind == verify.Signing })
	if f.Report.Document != verify.Intact || len(f.New) == 0 || !whole && f.Kind != Signed {
		f.Kind = Broken
		return
	}
	for _, s := range f.Report.Signatures {
		if s.Verdict == verify.Invalid || s.Verdict == verify.ChangedAfter && s.ChangeKind != verify.Harmless {
			f.Kind = Broken
		}
	}
}

// Doubts lists the new signatures that hold but cannot be judged in full, as
// with a certificate that had run out.
func (f Finding) Doubts() []verify.Signature {
	var list []verify.Signature
	for _, s := range f.New {
		if s.Verdict == verify.Undetermined {
			list = append(list, s)
		}
	}
	return list
}
