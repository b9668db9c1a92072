package verify

import (
	"crypto/x509"
	"fmt"
	"math"
	"slices"
	"time"
)

// Unproved is a certificate behind a signature or a timestamp on which the
// file holds no answer of its issuer that was made after the use.
type Unproved struct {
	Certificate *x509.Certificate
	Since       time.Time // the answer must not be older
}

// prover judges what the times in a file are worth. The newest timestamp over
// the document is judged by the present, each older one by the time that the
// newer ones prove, and so back to the signatures (EN 319 102-1, 5.6.3).
type prover struct {
	Options
	held   *evidence
	chains map[string][]*x509.Certificate // that led to a root, by certificate and usage
	stamps []*candidate                   // timestamps over the document that hold, the oldest first
}

// prove judges timestamps, then signatures. The list is in the order of the
// file.
func prove(list []*candidate, o Options, held *evidence) {
	held.carried(list)
	p := &prover{Options: o, held: held, chains: map[string][]*x509.Certificate{}}
	for _, c := range list {
		if c.sound && c.stamp != nil {
			p.stamps = append(p.stamps, c)
		}
	}
	for _, c := range slices.Backward(p.stamps) {
		c.documentStamp(p)
	}
	for _, c := range list {
		if c.sound && c.stamp == nil {
			c.person(p)
		}
	}
}

// seen is when the bytes of the file up to an end are known to have existed:
// at the earliest time of a timestamp over them that stands, else now. Where
// nobody was asked whom to trust it is what the file says of itself.
func (p *prover) seen(end int) time.Time {
	first := p.Now
	for _, c := range p.stamps {
		if c.stands && c.cover.end >= end && c.stamp.time.Before(first) {
			first = c.stamp.time
		}
	}
	return first
}

// covered tells whether any timestamp over the document that holds covers the
// file up to an end.
func (p *prover) covered(end int) bool {
	return slices.ContainsFunc(p.stamps, func(c *candidate) bool { return c.cover.end >= end })
}

// path gives the certificates from c upward: to a root where it leads to one of
// the caller's, else as far as the file goes.
func (p *prover) path(c *x509.Certificate, m *message, at time.Time, usage x509.ExtKeyUsage) (chain []*x509.Certificate, trusted bool) {
	key := fmt.Sprint(usage) + string(c.Raw)
	if known := p.chains[key]; known != nil && p.anchors().hold(known, at, usage) {
		return known, true
	}
	others := slices.Concat(m.certs, p.held.certs)
	if chain = chainTo(c, others, p.anchors(), at, usage); chain != nil {
		p.chains[key] = chain
		return chain, true
	}
	return climb(c, others), false
}

// backing is what the file says of a chain of certificates.
type backing struct {
	standing standing  // the worst of any
	when     time.Time // when that was said
	end      int       // how much of the file holds the answers; too much where one is missing
	unproved []Unproved
	doubt    *x509.Certificate // who gave one of the answers, where nothing tells whether that certificate had been revoked
}

// complete tells that the file holds all answers.
func (b backing) complete() bool { return len(b.unproved) == 0 }

// back collects what the file says of a chain that was used. A chain that leads
// to no root ends where the file does: of its last certificate only a list of
// the issuer's name can tell.
func (p *prover) back(chain []*x509.Certificate, trusted bool, u use) backing {
	b := backing{standing: good}
	for i, c := range chain {
		last := i+1 == len(chain)
		if isRoot(c) || last && trusted && i > 0 {
			break
		}
		f := finding{standing: unknown, end: math.MaxInt}
		switch {
		case !last:
			f = p.held.standing(c, chain[i+1], u, p.seen)
		case i > 0:
			f = p.held.standing(c, nil, u, p.seen)
		}
		if f.standing == old || f.standing == unknown {
			b.unproved = append(b.unproved, Unproved{c, u.newer})
		}
		if f.doubt != nil {
			b.doubt = f.doubt
			b.unproved = append(b.unproved, Unproved{f.doubt, f.when})
		}
		if f.standing > b.standing || b.when.IsZero() {
			b.standing, b.when = max(b.standing, f.standing), f.when
		}
		b.end = max(b.end, f.end)
	}
	return b
}

// isRoot tells that nobody answers for a certificate but itself.
func isRoot(c *x509.Certificate) bool { return string(c.RawIssuer) == string(c.RawSubject) }

// timed is what a timestamp is worth.
type timed struct {
	backing
	trusted bool      // its authority leads to the roots and may give timestamps
	stands  bool      // not revoked, it proves its time still, and is trusted unless nobody was asked whom to trust
	stray   bool      // it carries a certificate that is damaged
	until   time.Time // when its certificates run out
	why     *Reason   // why it does not stand, but for trust
}

// weigh judges a timestamp that the file holds up to an end.
func (p *prover) weigh(st *stamp, end int) timed {
	chain, trusted := p.path(st.message.cert, st.message, st.time, x509.ExtKeyUsageTimeStamping)
	w := timed{trusted: trusted, until: runsOut(chain), stray: p.stray(st.message, chain)}
	seen := p.seen(end)
	w.backing = p.back(chain, trusted, use{at: st.time, newer: st.time, stamps: true})
	// What was revoked after the token is known to have existed says nothing of it.
	if w.standing == revoked && seen.Before(w.when) {
		w.standing = revokedLater
	}
	fail := func(code string, args ...any) timed {
		w.why = fault(code, args...)
		return w
	}
	switch {
	case !trusted && p.Roots != nil:
		return w
	case w.standing == revoked:
		return fail("timestamp_revoked", w.when.Format(time.DateOnly))
	case seen.After(w.until):
		return fail("timestamp_expired", w.until.Format(time.DateOnly))
	case p.Now.After(w.until) && !w.complete():
		return fail("timestamp_unproved")
	}
	w.stands = true
	return w
}
