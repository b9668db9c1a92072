package verify

import (
	"crypto/x509"
	"encoding/asn1"
)

// Where a signature or a timestamp carries answers on revocation itself.
var (
	oidArchival         = asn1.ObjectIdentifier{1, 2, 840, 113583, 1, 1, 8}         // adbe-revocationInfoArchival
	oidRevocationValues = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 24} // CAdES (ETSI TS 101 733)
	oidCertValues       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 23} // CAdES
	oidOCSPInCMS        = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 16, 2}         // RFC 5940
	oidBasicResponse    = asn1.ObjectIdentifier{1, 3, 6, 1, 5, 5, 7, 48, 1, 1}      // RFC 6960
)

// carried takes what the signatures themselves carry. An answer proves itself;
// that it was there is known from what covers the signature.
func (e *evidence) carried(list []*candidate) {
	for _, c := range list {
		if c.message == nil || !c.sound {
			continue
		}
		e.of(c.message, c.cover.end)
		if st, _ := c.message.signatureStamp(); st != nil {
			e.of(st.message, c.cover.end)
		}
	}
}

// of takes what one message carries.
func (e *evidence) of(m *message, end int) {
	e.choices(m.data.CRLs.Bytes, end)
	for _, attrs := range []map[string][]byte{m.attrs, m.unsigned} {
		if raw, ok := attrs[oidArchival.String()]; ok {
			e.values(raw, end, func(raw []byte) []byte { return raw })
		}
		if raw, ok := attrs[oidRevocationValues.String()]; ok {
			e.values(raw, end, wrapped)
		}
		if raw, ok := attrs[oidCertValues.String()]; ok {
			var certs []asn1.RawValue
			if _, err := asn1.Unmarshal(raw, &certs); err == nil {
				for _, one := range certs[:min(len(certs), maxCertificates)] {
					if c, err := x509.ParseCertificate(one.FullBytes); err == nil {
						e.certs = append(e.certs, c)
					}
				}
			}
		}
	}
}

// values reads lists and OCSP responses; response makes of what stands there a
// whole one.
func (e *evidence) values(raw []byte, end int, response func([]byte) []byte) {
	var v struct {
		Lists     []asn1.RawValue `asn1:"optional,explicit,tag:0"`
		Responses []asn1.RawValue `asn1:"optional,explicit,tag:1"`
		Other     asn1.RawValue   `asn1:"optional,tag:2"`
	}
	if _, err := asn1.Unmarshal(raw, &v); err != nil {
		return
	}
	for _, l := range v.Lists {
		e.takeList(l.FullBytes, end)
	}
	for _, r := range v.Responses {
		e.takeResponse(response(r.FullBytes), end)
	}
}

// choices reads the revocation data of a CMS (RFC 5652 10.2.1, RFC 5940).
func (e *evidence) choices(raw []byte, end int) {
	for len(raw) > 0 {
		var one asn1.RawValue
		rest, err := asn1.Unmarshal(raw, &one)
		if err != nil {
			return
		}
		raw = rest
		var other struct {
			Kind asn1.ObjectIdentifier
			Data asn1.RawValue
		}
		if one.Class == asn1.ClassUniversal {
			e.takeList(one.FullBytes, end)
		} else if _, err := asn1.UnmarshalWithParams(one.FullBytes, &other, "tag:1"); err == nil && other.Kind.Equal(oidOCSPInCMS) {
			e.takeResponse(other.Data.FullBytes, end)
		}
	}
}

func (e *evidence) takeList(raw []byte, end int) {
	if len(e.lists) < maxEvidence {
		e.list(raw, end)
	}
}

func (e *evidence) takeResponse(raw []byte, end int) {
	if raw != nil && len(e.ocsps) < maxEvidence {
		e.ocsps = append(e.ocsps, heldResponse{raw, end})
	}
}

// wrapped makes a response of the answer in it, which is what CAdES keeps; nil
// where it is none.
func wrapped(basic []byte) []byte {
	type bytesOf struct {
		Kind asn1.ObjectIdentifier
		Data []byte
	}
	raw, err := asn1.Marshal(struct {
		Status asn1.Enumerated
		Answer bytesOf `asn1:"explicit,tag:0"`
	}{0, bytesOf{oidBasicResponse, basic}})
	if err != nil {
		return nil
	}
	return raw
}
