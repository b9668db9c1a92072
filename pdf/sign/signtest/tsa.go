package signtest

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509/pkix"
	"encoding/asn1"
	"math/big"
	"sort"
	"time"

	"paragraf/pdf/sign"
)

// Stamping is a timestamp that is about to be given. Whoever changes it makes
// the authority lie.
type Stamping struct {
	By     sign.Identity
	At     time.Time
	Digest []byte   // what is stamped
	Nonce  *big.Int // of the request
	Status int      // PKIStatus of RFC 3161; a token is given with 0 and 1
	Text   string   // said beside the status
}

type stampRequest struct {
	Version int
	Imprint struct {
		Method pkix.AlgorithmIdentifier
		Digest []byte
	}
	Policy       asn1.ObjectIdentifier `asn1:"optional"`
	Nonce        *big.Int              `asn1:"optional"`
	Certificates bool                  `asn1:"optional"`
}

type stampStatus struct {
	Status int
	Text   []asn1.RawValue `asn1:"optional,omitempty"`
}

// answer makes the reply to a query (RFC 3161, 2.4) as the stamping says.
func (s *Services) answer(query []byte) ([]byte, error) {
	var r stampRequest
	if _, err := asn1.Unmarshal(query, &r); err != nil {
		return nil, err
	}
	st := Stamping{By: s.tsa, At: s.now(), Digest: r.Imprint.Digest, Nonce: r.Nonce}
	if s.lie != nil {
		s.lie(&st)
	}
	reply := struct {
		Status stampStatus
		Token  asn1.RawValue `asn1:"optional"`
	}{Status: stampStatus{Status: st.Status}}
	if st.Text != "" {
		reply.Status.Text = []asn1.RawValue{{Tag: asn1.TagUTF8String, Bytes: []byte(st.Text)}}
	}
	if st.Status <= 1 {
		s.stamped++
		token, err := token(st, r.Imprint.Method, s.stamped)
		if err != nil {
			return nil, err
		}
		reply.Token.FullBytes = token
	}
	return asn1.Marshal(reply)
}

var (
	oidSignedData    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidStampInfo     = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}
	oidContentType   = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidMessageDigest = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigningCertV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidSHA256        = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidRSA           = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
)

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

// token makes the CMS of a timestamp, signed with an RSA key.
func token(st Stamping, method pkix.AlgorithmIdentifier, serial int64) ([]byte, error) {
	info, err := asn1.Marshal(struct {
		Version int
		Policy  asn1.ObjectIdentifier
		Imprint struct {
			Method pkix.AlgorithmIdentifier
			Digest []byte
		}
		Serial   *big.Int
		Time     time.Time `asn1:"generalized"`
		Accuracy struct{ Seconds int }
		Nonce    *big.Int `asn1:"optional"`
	}{
		Version: 1, Policy: asn1.ObjectIdentifier{1, 2, 3, 4},
		Imprint: struct {
			Method pkix.AlgorithmIdentifier
			Digest []byte
		}{method, st.Digest},
		Serial: big.NewInt(serial), Time: st.At.UTC().Truncate(time.Second), Accuracy: struct{ Seconds int }{1}, Nonce: st.Nonce,
	})
	if err != nil {
		return nil, err
	}
	cert := st.By.Certificate
	content, certHash := sha256.Sum256(info), sha256.Sum256(cert.Raw)
	type essCert struct{ Hash []byte }
	var all [][]byte
	for _, v := range []struct {
		oid   asn1.ObjectIdentifier
		value any
	}{
		{oidContentType, oidStampInfo}, {oidMessageDigest, content[:]},
		{oidSigningCertV2, struct{ Certs []essCert }{[]essCert{{certHash[:]}}}},
	} {
		all = append(all, must(asn1.Marshal(attribute{v.oid, []asn1.RawValue{{FullBytes: must(asn1.Marshal(v.value))}}})))
	}
	sort.Slice(all, func(i, j int) bool { return bytes.Compare(all[i], all[j]) < 0 })
	attrs := asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: bytes.Join(all, nil)}
	sum := sha256.Sum256(must(asn1.Marshal(attrs)))
	signature, err := st.By.Key.Sign(rand.Reader, sum[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	attrs.Class, attrs.Tag = asn1.ClassContextSpecific, 0
	certs := bytes.Clone(cert.Raw)
	for _, c := range st.By.Chain {
		if !sign.SelfIssued(c) {
			certs = append(certs, c.Raw...)
		}
	}
	digest := pkix.AlgorithmIdentifier{Algorithm: oidSHA256}
	type signerInfo struct {
		Version int
		Signer  struct {
			Issuer asn1.RawValue
			Serial *big.Int
		}
		Digest    pkix.AlgorithmIdentifier
		Attrs     asn1.RawValue
		Algorithm pkix.AlgorithmIdentifier
		Signature []byte
	}
	signer := signerInfo{Version: 1, Digest: digest, Attrs: attrs, Algorithm: pkix.AlgorithmIdentifier{Algorithm: oidRSA, Parameters: asn1.NullRawValue}, Signature: signature}
	signer.Signer.Issuer, signer.Signer.Serial = asn1.RawValue{FullBytes: cert.RawIssuer}, cert.SerialNumber
	inner, err := asn1.Marshal(struct {
		Version int
		Digests []pkix.AlgorithmIdentifier `asn1:"set"`
		Content struct {
			Type  asn1.ObjectIdentifier
			Bytes []byte `asn1:"explicit,tag:0"`
		}
		Certificates asn1.RawValue
		Signers      []signerInfo `asn1:"set"`
	}{
		Version: 3, Digests: []pkix.AlgorithmIdentifier{digest},
		Content: struct {
			Type  asn1.ObjectIdentifier
			Bytes []byte `asn1:"explicit,tag:0"`
		}{oidStampInfo, info},
		Certificates: asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: certs},
		Signers:      []signerInfo{signer},
	})
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(struct {
		Type    asn1.ObjectIdentifier
		Content asn1.RawValue
	}{oidSignedData, asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: inner}})
}
