package verify

import (
	"bytes"
	"crypto"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"time"
)

// tstInfo is what a timestamp authority signs (RFC 3161).
type tstInfo struct {
	Version int
	Policy  asn1.ObjectIdentifier
	Imprint struct {
		Method pkix.AlgorithmIdentifier
		Digest []byte
	}
	Serial     *big.Int
	Time       time.Time     `asn1:"generalized"`
	Accuracy   asn1.RawValue `asn1:"optional"`
	Ordering   bool          `asn1:"optional"`
	Nonce      *big.Int      `asn1:"optional"`
	Authority  asn1.RawValue `asn1:"optional,tag:0"`
	Extensions asn1.RawValue `asn1:"optional,tag:1"`
}

// stamp is a timestamp token that holds for what it stamps.
type stamp struct {
	message *message
	time    time.Time
}

// readStamp checks a token (a CMS) over the bytes whose digests sum gives.
func readStamp(der []byte, sum func(crypto.Hash) []byte) (*stamp, bool) {
	m, reason := parseCMS(der, oidTSTInfo)
	if reason != nil {
		return nil, false
	}
	content := &digests{parts: [2][]byte{m.data.Content.Content}}
	if len(m.signer.Attrs.FullBytes) == 0 || m.check(content.sum, true) != nil {
		return nil, false
	}
	var info tstInfo
	if rest, err := asn1.Unmarshal(m.data.Content.Content, &info); err != nil || len(rest) > 0 || info.Version != 1 {
		return nil, false
	}
	hash, ok := hashOf(info.Imprint.Method.Algorithm)
	if !ok || !bytes.Equal(info.Imprint.Digest, sum(hash)) {
		return nil, false
	}
	return &stamp{m, info.Time}, true
}

// signatureStamp reads the timestamp over a signature's value, if there is one.
func (m *message) signatureStamp() (st *stamp, present bool) {
	token, ok := m.unsigned[oidTimestampToken.String()]
	if !ok {
		return nil, false
	}
	value := &digests{parts: [2][]byte{m.signer.Signature}}
	st, ok = readStamp(token, value.sum)
	if !ok {
		return nil, true
	}
	return st, true
}
