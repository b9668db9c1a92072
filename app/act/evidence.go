package act

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"paragraf/data"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
	"paragraf/pdf/verify"
)

// Completed is what became of a file whose evidence was completed.
type Completed struct {
	PDF           []byte // what it was with additions at its end; the same bytes where nothing could be added
	Changed       bool   // something was added
	Before, After EvidenceState
	Missing       []authority.Missing // what could not be had
	Failed        error               // an [*Error]: why no timestamp was given, or that no authority is named
	Document      data.Document       // as stored; empty unless Stored
	Stored        bool                // the store knows the file and keeps this version of it
}

// EvidenceRequest says which file is to be completed.
type EvidenceRequest struct {
	PDF  []byte
	Name string // the file's name, for messages
	TSA  string // address of a timestamp authority; "" for none
	Path string // where to write the file, as the last step and only if it changed; "" for nowhere

	// Trust is whom a new timestamp must lead to; nil: that is not asked. What the
	// file holds already is taken as it stands, or a signature of somebody unknown
	// would be stamped again and again.
	Trust *Trust

	now func() time.Time
}

// CompleteEvidence adds to a signed file what it needs and what can be had now:
// a timestamp, answers on revocation that are newer than the signatures, and a
// timestamp over all of it, in that order, or a new one before the last one's
// certificate runs out. It only appends, keeps the new version in the store
// where that knows the file (s may be nil), and leaves alone a file that needs
// nothing. What could not be had is told in Missing and Failed and is no error.
func CompleteEvidence(ctx context.Context, s *data.Store, r EvidenceRequest) (Completed, error) {
	c, err := complete(ctx, r)
	if err != nil || !c.Changed {
		return c, err
	}
	var ready staged
	if r.Path != "" {
		if ready, err = stage(r.Path, c.PDF); err != nil {
			return Completed{}, err
		}
	}
	if err := c.store(ctx, s, r); err != nil {
		if r.Path != "" {
			ready.cancel()
		}
		return Completed{}, err
	}
	if r.Path != "" {
		return c, ready.commit()
	}
	return c, nil
}

// store keeps the new version where the version before is known. A version that
// others have continued meanwhile is no longer the store's to complete.
func (c *Completed) store(ctx context.Context, s *data.Store, r EvidenceRequest) error {
	if s == nil {
		return nil
	}
	var err error
	c.Document, err = s.AddCompleted(ctx, sha(r.PDF), c.PDF)
	switch {
	case err == nil:
		c.Stored = true
	case errors.Is(err, data.ErrNotFound), errors.Is(err, data.ErrConflict) && r.Path != "":
		return nil // a file of somebody else's, or an earlier version
	case errors.Is(err, data.ErrConflict):
		return because(err, "act.evidence.continued", "file", r.Name)
	}
	return err
}

// complete does what CompleteEvidence does to the bytes.
func complete(ctx context.Context, r EvidenceRequest) (Completed, error) {
	if r.now == nil {
		r.now = time.Now
	}
	st, err := assess(r.Name, r.PDF, r.now())
	c := Completed{PDF: r.PDF, Before: st, After: st}
	stamped := map[Need]bool{}
	for asked := 0; err == nil && ctx.Err() == nil; {
		was, need := c.PDF, c.After.Need
		switch {
		case len(c.After.questions) > 0 && asked < rounds:
			asked++
			if err = c.ask(ctx); err == nil && bytes.Equal(was, c.PDF) {
				asked = rounds // there is no more to be had
			}
		case need != NeedTimestamp && need != NeedArchive && need != NeedRenewal, stamped[need], c.Failed != nil:
			c.Changed = !bytes.Equal(c.PDF, r.PDF)
			return c, c.sound(r)
		default:
			stamped[need] = true
			err = c.stamp(ctx, r)
			asked = 0 // there are more certificates now
		}
		if err == nil && !bytes.Equal(was, c.PDF) {
			c.After, err = assess(r.Name, c.PDF, r.now())
		}
	}
	if err == nil {
		err = ctx.Err()
	}
	return Completed{}, err
}

// rounds is how often answers are asked for at most: they bring certificates
// that have to be asked about in turn.
const rounds = 3

// ask asks what the file does not tell, and adds the answers.
func (c *Completed) ask(ctx context.Context) error {
	e, err := authority.Gather(ctx, nil, c.PDF, c.After.questions)
	if err != nil {
		return err
	}
	c.Missing = e.Missing
	if len(e.OCSPs)+len(e.CRLs) == 0 {
		return nil
	}
	c.PDF, err = sign.AddEvidence(c.PDF, e.Evidence)
	return err
}

// stamp adds a timestamp over the document. That none can be had is no error.
func (c *Completed) stamp(ctx context.Context, r EvidenceRequest) error {
	if r.TSA == "" {
		c.Failed = fail("act.evidence.no_tsa")
		return nil
	}
	pdf, err := sign.StampDocument(c.PDF, authority.TSA{URL: r.TSA}.Stamp(ctx))
	if err == nil {
		var fields []sign.Field
		if fields, err = sign.Fields(pdf); err == nil {
			field := fields[len(fields)-1].Name
			if err = stampHolds(pdf, field, r.TSA, r.now()); err == nil && r.Trust != nil {
				err = stampTrusted(pdf, field, r.TSA, r.Trust)
			}
		}
	}
	if err = stampFailure(r.TSA, err); StampFailed(err) {
		c.Failed = err
		return nil
	}
	if err == nil {
		c.PDF = pdf
	}
	return err
}

// sound makes sure that the file is the one that it was with additions only,
// and that no signature is worth less.
func (c *Completed) sound(r EvidenceRequest) error {
	if bytes.Equal(c.PDF, r.PDF) {
		return nil
	}
	before, after := verify.File(r.PDF, verify.Options{Now: r.now()}), verify.File(c.PDF, verify.Options{Now: r.now()})
	good := func(v verify.Report) (n int) {
		for _, s := range v.Signatures {
			if s.Verdict.Good() {
				n++
			}
		}
		return n
	}
	if !bytes.HasPrefix(c.PDF, r.PDF) || after.Document != verify.Intact || good(after) < good(before) {
		return fmt.Errorf("completing the evidence of %s changed it; nothing was written", r.Name)
	}
	return nil
}
