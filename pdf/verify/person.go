package verify

import (
	"crypto/x509"
	"time"
)

// documentStamp judges what a timestamp over the whole file is worth.
func (c *candidate) documentStamp(p *prover) {
	w := p.weigh(c.stamp, c.cover.end+1) // only what covers more than it does
	c.Trusted, c.TimeProved, c.stands = w.trusted, w.stands && w.trusted, w.stands
	c.StampedAt, c.Until, c.Unproved = c.stamp.time, w.until, w.unproved
	c.whole(w.stray)
	switch {
	case p.Roots == nil:
		c.because("trust_not_asked")
	case !w.trusted:
		c.because("timestamp_stranger")
		c.lower(Undetermined)
	}
	if w.why != nil {
		c.Reasons = append(c.Reasons, *w.why)
		c.lower(Undetermined)
	}
}

// whole lowers the verdict where a certificate that came along is damaged.
func (c *candidate) whole(stray bool) {
	if stray {
		c.because("stray_certificate")
		c.lower(Undetermined)
	}
}

// person judges time, certificate and trust of a person's signature that
// holds by itself.
func (c *candidate) person(p *prover) {
	m := c.message
	for _, w := range m.weaknesses() {
		c.Reasons = append(c.Reasons, w)
		c.lower(Undetermined)
	}
	if !usable(m.cert) {
		c.because("key_usage")
		c.lower(Invalid)
	}
	at, known := c.when()
	stamped := c.timestamp(p, &at, &known)
	c.lifetime(m.cert, at, known, p.Now)
	if c.Trial {
		c.because("trial")
	}
	chain, trusted := p.path(m.cert, m, at, x509.ExtKeyUsageAny)
	c.Trusted = trusted
	c.whole(p.stray(m, chain))
	used := use{at: at, newer: at, proved: c.TimeProved}
	if stamped != nil {
		used.newer = stamped.at // also where it is not believed
		if p.Roots == nil {
			used.at, used.proved = stamped.at, true // as the file has it
		}
	}
	b := p.back(chain, trusted, used)
	c.Unproved = append(c.Unproved, b.unproved...)
	switch {
	case p.Roots == nil:
		c.because("trust_not_asked")
	case !c.Trusted:
		c.because("not_trusted")
		c.lower(Undetermined)
	case len(chain) > 1:
		c.revoked(b, p.Now.After(runsOut(chain)))
	}
	c.grade(p, b, stamped)
}

// stampBacking is what backs the timestamp that a signature has, and its time.
type stampBacking struct {
	backing
	at time.Time
}

// timestamp judges the timestamp over the signature and those over the
// document after it, which prove its time: the earliest counts. It reports
// what backs the time as found, nil where nothing does.
func (c *candidate) timestamp(p *prover, at *time.Time, known *bool) *stampBacking {
	var found *stampBacking
	prove := func(t time.Time) {
		*at, *known, c.TimeProved = t, true, true
		c.Time = t.Format(time.RFC3339)
	}
	st, present := c.message.signatureStamp()
	if st != nil {
		w := p.weigh(st, c.cover.end)
		found = &stampBacking{w.backing, st.time}
		c.whole(w.stray)
		c.StampedAt, c.Stamp, c.Until = st.time, st.message.cert, w.until
		c.Unproved = append(c.Unproved, w.unproved...)
		switch {
		case w.stands && w.trusted:
			prove(st.time)
			c.because("time_proved", signerName(st.message.cert))
		case w.why != nil:
			c.Reasons = append(c.Reasons, *w.why)
		case p.Roots != nil:
			c.because("timestamp_stranger")
		default:
			c.because("timestamp_unknown")
		}
	} else if present {
		c.because("timestamp_bad")
		c.lower(Undetermined)
	}
	for _, d := range p.stamps {
		if d.cover.end <= c.cover.end {
			continue
		}
		if found == nil {
			found = &stampBacking{backing{end: d.cover.end, unproved: d.Unproved}, d.stamp.time}
			c.Unproved = append(c.Unproved, d.Unproved...)
		}
		t := d.stamp.time
		if d.stands && d.Trusted && !t.After(c.message.cert.NotAfter) && (!c.TimeProved || t.Before(*at)) {
			prove(t)
			c.because("stamped_by_document", t.Format(time.DateOnly))
		}
	}
	switch {
	case c.TimeProved || present:
	case !*known:
		c.because("no_time")
		*at = p.Now
	default:
		c.because("time_claimed")
	}
	return found
}

// revoked says by what the file holds whether a certificate of the chain had
// been revoked. Where one has run out nobody can be asked any longer.
func (c *candidate) revoked(b backing, expired bool) {
	day := b.when.Format(time.DateOnly)
	switch b.standing {
	case good:
		c.because("not_revoked", day)
		if b.doubt != nil {
			c.because("responder_unknown", signerName(b.doubt))
		}
	case revokedLater:
		c.because("revoked_later", day)
	case revoked:
		c.because("revoked", day)
		c.lower(Invalid)
	case old:
		c.because("revocation_old", day)
	case unknown:
		c.because("revocation_unknown")
	}
	if expired && c.TimeProved && !b.complete() && b.standing != revoked {
		c.because("revocation_gone")
		c.lower(Undetermined)
	}
}

// grade tells the level of PAdES (EN 319 142-1 chapter 6) as found in the
// file, whoever is trusted: B-T with a timestamp that holds, B-LT with answers
// on every certificate behind the signature and its timestamp, B-LTA with a
// timestamp over those answers.
func (c *candidate) grade(p *prover, b backing, stamped *stampBacking) {
	if c.Level == "" || stamped == nil {
		return
	}
	c.Level = "B-T"
	if !b.complete() || !stamped.complete() || b.standing == revoked {
		return
	}
	c.Level = "B-LT"
	if p.covered(max(b.end, stamped.end, c.cover.end+1)) {
		c.Level = "B-LTA"
	}
}

// when is the time that the signer claims: of the signature dictionary, else
// of the CMS.
func (c *candidate) when() (time.Time, bool) {
	if t, err := time.Parse(time.RFC3339, c.Time); err == nil {
		return t, true
	}
	var t time.Time
	if value(c.message.attrs, oidSigningTime, &t) {
		c.Time = t.Format(time.RFC3339)
		return t, true
	}
	return time.Time{}, false
}

// lifetime compares the time of signing and the present with the lifetime of
// the certificate.
func (c *candidate) lifetime(cert *x509.Certificate, at time.Time, known bool, now time.Time) {
	day := func(t time.Time) string { return t.Format(time.DateOnly) }
	switch {
	case known && at.After(now.Add(24*time.Hour)):
		c.because("time_in_future")
		c.lower(Undetermined)
	case known && at.After(cert.NotAfter):
		c.because("cert_expired_then", day(cert.NotAfter))
		c.lower(Undetermined)
	case known && at.Before(cert.NotBefore):
		c.because("cert_early", day(cert.NotBefore))
		c.lower(Undetermined)
	case now.After(cert.NotAfter) && !c.TimeProved:
		c.because("cert_expired_now", day(cert.NotAfter))
		c.lower(Undetermined)
	}
}
