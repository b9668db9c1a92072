package act

import (
	"crypto/x509"
	"encoding/asn1"
	"fmt"
)

var (
	oidSerialNumber = asn1.ObjectIdentifier{2, 5, 4, 5}
	oidAltName      = asn1.ObjectIdentifier{2, 5, 29, 17}
)

// withoutNumbers returns the certificates of a signer for a copy that is
// published: none where the signer's own holds anything that could be the
// number of a person. What is left then proves the key and not the name.
func withoutNumbers(chain [][]byte) [][]byte {
	if len(chain) == 0 {
		return nil
	}
	c, err := x509.ParseCertificate(chain[0])
	if err != nil || tellsNumber(c) {
		return nil
	}
	return chain
}

// tellsNumber tells whether a certificate may hold a personal number: any
// serial number of its subject, and any row of digits that is long enough in the
// subject or the alternative names.
func tellsNumber(c *x509.Certificate) bool {
	for _, n := range c.Subject.Names {
		if n.Type.Equal(oidSerialNumber) || manyDigits(fmt.Sprint(n.Value)) {
			return true
		}
	}
	for _, e := range c.Extensions {
		if e.Id.Equal(oidAltName) && manyDigits(string(e.Value)) {
			return true
		}
	}
	return false
}

// manyDigits tells whether a text holds ten digits in a row, with at most signs
// and spaces between them.
func manyDigits(s string) bool {
	n := 0
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			if n++; n >= 10 {
				return true
			}
		case r == '-' || r == '+' || r == ' ' || r == '–':
		default:
			n = 0
		}
	}
	return false
}
