package token

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"errors"
	"io"
	"sync"
	"unicode/utf8"

	"paragraf/pdf/sign"
)

// Session is a token that is open for one act. It is the crypto.Signer of the
// key that its certificate names. Close it at once after the act.
type Session struct {
	entry  Entry
	helper *helper
	ctx    context.Context
	host   Host
	mu     sync.Mutex
}

// Ready tells whether a PIN can open the token at all: an *Error with
// NotFormatted, PINLocked, PINUnset or PINExpired, or nil.
func (t *Token) Ready() error {
	fail := func(p Problem) error { return &Error{Problem: p, Token: t.Label, Left: t.Left} }
	switch {
	case !t.Formatted:
		return fail(NotFormatted)
	case !t.LoginNeeded:
	case t.Left == LeftNone:
		return fail(PINLocked)
	case !t.PINSet:
		return fail(PINUnset)
	case t.PINExpired:
		return fail(PINExpired)
	}
	return nil
}

// CheckPIN tells before a try is used whether a PIN can be right: as Ready, or
// an *Error with PINNeeded or PINLength, or nil.
func (t *Token) CheckPIN(pin []byte) error {
	if err := t.Ready(); err != nil || !t.LoginNeeded || t.PINPad {
		return err
	}
	switch n := uint(utf8.RuneCount(pin)); {
	case n == 0:
		return &Error{Problem: PINNeeded, Token: t.Label, Left: t.Left}
	case t.MinPIN > 0 && n < t.MinPIN, t.MaxPIN > 0 && t.MaxPIN >= t.MinPIN && uint(len(pin)) > t.MaxPIN:
		return &Error{Problem: PINLength, Token: t.Label, Left: t.Left}
	}
	return nil
}

// Open logs in to the token of an entry for one act. pin is not used where the
// reader has keys of its own; it is not kept by the caller's side. Errors are
// *Error, or that of ctx, which also ends the session when it is cancelled.
func (h Host) Open(ctx context.Context, e Entry, pin []byte) (*Session, error) {
	if err := e.Slot.Token.CheckPIN(pin); err != nil {
		return nil, err
	}
	p, err := h.start(ctx, e.Module)
	if err != nil {
		return nil, err
	}
	r := Request{Do: DoLogin, Slot: e.Slot.ID, Serial: e.Slot.Token.Serial, Label: e.Slot.Token.Label,
		Certificate: e.Certificate.DER, ID: e.Certificate.ID}
	if !e.Slot.Token.PINPad {
		r.PIN = pin
	}
	if _, err := p.ask(ctx, h.patience(e.Slot.Token.PINPad), r); err != nil {
		p.close()
		return nil, err
	}
	return &Session{entry: e, helper: p, ctx: ctx, host: h}, nil
}

// Identity is the session's key with its certificate and the issuers that the
// token holds.
func (s *Session) Identity() sign.Identity { return s.entry.identity(s) }

// Public returns the key that the certificate names.
func (s *Session) Public() crypto.PublicKey { return s.entry.X509.PublicKey }

// Sign signs a digest: RSASSA-PSS with [rsa.PSSOptions], else PKCS #1 v1.5, or
// ECDSA as DER. A signature that does not hold is never handed on.
func (s *Session) Sign(_ io.Reader, digest []byte, o crypto.SignerOpts) ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	pss, isPSS := o.(*rsa.PSSOptions)
	hash := o.HashFunc()
	if !hash.Available() || len(digest) != hash.Size() {
		return nil, errors.New("a digest of the wrong length")
	}
	if isPSS && pss.SaltLength != rsa.PSSSaltLengthEqualsHash && pss.SaltLength != hash.Size() {
		return nil, errors.New("a salt as long as the digest is needed")
	}
	answer, err := s.helper.ask(s.ctx, s.host.patience(s.entry.Slot.Token.PINPad), Request{Do: DoSign, Digest: digest, Hash: hash.String(), PSS: isPSS})
	if err != nil {
		return nil, err
	}
	if !holds(s.Public(), hash, digest, answer.Signature, isPSS) {
		return nil, &Error{Problem: BadSignature, Token: s.entry.Slot.Token.Label, Module: s.entry.Module}
	}
	return answer.Signature, nil
}

func holds(key crypto.PublicKey, hash crypto.Hash, digest, signature []byte, pss bool) bool {
	switch k := key.(type) {
	case *rsa.PublicKey:
		if pss {
			return rsa.VerifyPSS(k, hash, digest, signature, &rsa.PSSOptions{SaltLength: hash.Size()}) == nil
		}
		return rsa.VerifyPKCS1v15(k, hash, digest, signature) == nil
	case *ecdsa.PublicKey:
		return ecdsa.VerifyASN1(k, digest, signature)
	}
	return false
}

// Close logs out and closes the session. The session cannot be used after it.
func (s *Session) Close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.helper.close()
}

// publicOnly stands for a key that is on a token which nobody has opened.
type publicOnly struct{ key crypto.PublicKey }

func (p publicOnly) Public() crypto.PublicKey { return p.key }

func (p publicOnly) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error) {
	return nil, &Error{Problem: PINNeeded}
}
