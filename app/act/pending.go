package act

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"paragraf/data"
	"paragraf/pdf/sign"
)

// Pending is a signed document of the store whose evidence waits for something.
type Pending struct {
	Document data.Document
	Meeting  data.MeetingSummary
	State    EvidenceState
	Open     int   // places that nobody has signed in yet
	Problem  error // the file cannot be judged: it is damaged or missing
}

// evidenceKey is the setting that remembers what was found of each file, so that
// it need not be read again before something can have changed.
const evidenceKey = "evidence/found"

// found is what is remembered of a file.
type found struct {
	EvidenceState
	Open int `json:"open,omitempty"`
}

// holds tells that time has not changed what was found.
func (f found) holds(now time.Time) bool {
	for _, t := range []time.Time{f.Until, f.Renew} {
		if !t.IsZero() && !now.Before(t) {
			return false
		}
	}
	return f.Need != NeedTimestamp // the signer's certificate may have run out
}

// PendingEvidence lists the signed documents of the store that wait for
// evidence or for the renewal of a timestamp, the newest first. It asks nobody.
// With told it calls that for each document as it goes.
func PendingEvidence(ctx context.Context, s *data.Store, told func(done, of int)) ([]Pending, error) {
	documents, err := s.SignedDocuments(ctx)
	if err != nil {
		return nil, err
	}
	memory, err := recall(ctx, s)
	if err != nil {
		return nil, err
	}
	now := time.Now()
	next := map[string]found{}
	var list []Pending
	for i, d := range documents {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if told != nil {
			told(i, len(documents))
		}
		p := Pending{Document: d.Document, Meeting: d.Meeting}
		f, known := memory[d.SHA256]
		if known && f.holds(now) {
			p.State, p.Open = f.EvidenceState, f.Open
		} else if p.look(s, now); p.Problem == nil {
			f = found{p.State, p.Open}
		}
		if p.Problem == nil {
			next[d.SHA256] = f
		}
		if p.Problem != nil || p.State.Need != NeedNothing {
			list = append(list, p)
		}
	}
	_ = remember(ctx, s, next) // if it fails it is found again next time
	return list, nil
}

// look reads the file.
func (p *Pending) look(s *data.Store, now time.Time) {
	pdf, err := s.File(p.Document.SHA256)
	if err != nil {
		p.Problem = err
		return
	}
	p.State, p.Problem = assess(p.Document.Name, pdf, now)
	if e, ok := errors.AsType[*Error](p.Problem); ok && e.Key == "act.evidence.unsigned" {
		p.Problem = nil // signed elsewhere in another way: there is nothing to complete
	}
	if p.Problem != nil {
		return
	}
	fields, err := sign.Fields(pdf)
	if p.Problem = err; err != nil {
		return
	}
	for _, f := range fields {
		if !f.Signed {
			p.Open++
		}
	}
}

func recall(ctx context.Context, s *data.Store) (map[string]found, error) {
	raw, err := s.Setting(ctx, evidenceKey)
	memory := map[string]found{}
	if err == nil && json.Unmarshal([]byte(raw), &memory) != nil {
		memory = map[string]found{} // it is found again
	}
	return memory, err
}

// remember stores what was found, where that is not what is stored already.
func remember(ctx context.Context, s *data.Store, memory map[string]found) error {
	raw, err := json.Marshal(memory)
	if err != nil {
		return err
	}
	if was, err := s.Setting(ctx, evidenceKey); err != nil || was == string(raw) || was == "" && len(memory) == 0 {
		return err
	}
	return s.SetSetting(ctx, evidenceKey, string(raw))
}

// CompletePending completes one document of the store, and remembers from when
// on it is worth trying again. tsa and trust are as in [EvidenceRequest].
func CompletePending(ctx context.Context, s *data.Store, p Pending, tsa string, trust *Trust) (Completed, error) {
	pdf, err := s.File(p.Document.SHA256)
	if err != nil {
		return Completed{}, err
	}
	c, err := CompleteEvidence(ctx, s, EvidenceRequest{PDF: pdf, Name: p.Document.Name, TSA: tsa, Trust: trust})
	if err != nil {
		return c, err
	}
	memory, err := recall(ctx, s)
	if err != nil {
		return c, nil // what was done is done
	}
	at := p.Document.SHA256
	if c.Stored {
		delete(memory, at)
		at = c.Document.SHA256
	}
	st := c.After
	for _, m := range c.Missing {
		if m.Next.After(st.From) {
			st.From = m.Next
		}
	}
	memory[at] = found{st, p.Open}
	_ = remember(ctx, s, memory)
	return c, nil
}
