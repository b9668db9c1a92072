package verify_test

import (
	"bytes"
	"crypto/x509"
	"encoding/hex"
	"encoding/pem"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"paragraf/pdf/object"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/signtest"
	"paragraf/pdf/verify"
)

// stamps makes the laboratory a timestamp authority.
func (l *lab) stamps() *x509.CertPool {
	l.t.Helper()
	l.openssl("req", "-x509", "-nodes", "-newkey", "rsa:2048", "-keyout", l.path("tsa.key"), "-out", l.path("tsa.pem"), "-days", "30",
		"-subj", "/CN=Norrlids tid", "-addext", "extendedKeyUsage=critical,timeStamping", "-addext", "keyUsage=critical,digitalSignature")
	l.write("serial", []byte("01\n"))
	l.write("tsa.cnf", fmt.Appendf(nil, "[tsa]\ndefault_tsa=t\n[t]\nserial=%s\nsigner_cert=%s\nsigner_key=%s\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\ness_cert_id_alg=sha256\ness_cert_id_chain=no\n",
		l.path("serial"), l.path("tsa.pem"), l.path("tsa.key")))
	block, _ := pem.Decode(l.read("tsa.pem"))
	cert, err := x509.ParseCertificate(block.Bytes)
	if err != nil {
		l.t.Fatal(err)
	}
	pool := ca.Roots()
	pool.AddCert(cert)
	return pool
}

// stamp is a token over data.
func (l *lab) stamp(data []byte) []byte {
	l.t.Helper()
	l.openssl("ts", "-query", "-data", l.write("data.bin", data), "-sha256", "-cert", "-out", l.path("query.tsq"))
	l.openssl("ts", "-reply", "-config", l.path("tsa.cnf"), "-queryfile", l.path("query.tsq"), "-token_out", "-out", l.path("token.der"))
	return l.read("token.der")
}

func TestSignatureWithTimestamp(t *testing.T) {
	l := newLab(t)
	roots := l.stamps()
	cms, err := hex.DecodeString(string(l.w.pdf[l.w.from+1 : l.w.to-1]))
	if err != nil {
		t.Fatal(err)
	}
	cms = cms[:4+int(cms[2])<<8+int(cms[3])]
	stamped := func(over []byte) []byte {
		token := l.stamp(over)
		oid := []byte{0x06, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 16, 2, 14}
		return tlv(0xa1, tlv(0x30, append(oid, tlv(0x31, token)...)))
	}
	value := cms[len(cms)-256:] // RSA-2048: the last bytes of the CMS
	wide := widen(t, l, cms, stamped(value))
	r := verify.File(wide, verify.Options{Roots: roots})
	if s := r.Signatures[0]; !r.Valid || s.Level != "B-T" || !s.TimeProved || strings.Contains(codes(s.Reasons), "time_claimed") {
		t.Errorf("with timestamp: %s, level %s, proved %v", brief(r), s.Level, s.TimeProved)
	}
	// Three years later both certificates have expired, and nobody can be asked.
	r = verify.File(wide, verify.Options{Roots: roots, Now: time.Now().AddDate(3, 0, 0)})
	if r.Valid || r.Signatures[0].TimeProved || !strings.Contains(codes(r.Signatures[0].Reasons), "timestamp_expired") {
		t.Errorf("three years later: %s", brief(r))
	}
	// An authority that nobody trusts proves nothing.
	r = verify.File(wide, verify.Options{Roots: ca.Roots()})
	if s := r.Signatures[0]; !r.Valid || s.TimeProved || !strings.Contains(codes(s.Reasons), "timestamp_stranger") {
		t.Errorf("unknown authority: %s", brief(r))
	}
	// Nobody was asked: it says so, and not that somebody is unknown.
	r = verify.File(wide, verify.Options{})
	if s := r.Signatures[0]; !r.Valid || s.TimeProved || !strings.Contains(codes(s.Reasons), "timestamp_unknown") || s.Vouched() != verify.Unasked {
		t.Errorf("nobody asked: %s, vouched %q", brief(r), s.Vouched())
	}
	// A token for something else.
	r = verify.File(widen(t, l, cms, stamped([]byte("annat"))), verify.Options{Roots: roots})
	if s := r.Signatures[0]; r.Valid || s.TimeProved || s.Verdict != verify.Undetermined || !strings.Contains(codes(s.Reasons), "timestamp_bad") {
		t.Errorf("token of another signature: %s", brief(r))
	}
}

// widen is the laboratory's file with an unsigned attribute added to its CMS.
func widen(t *testing.T, l *lab, cms, attribute []byte) []byte {
	t.Helper()
	longer := appendDeep(cms, 4, attribute)
	if room := (l.w.to - l.w.from - 2) / 2; len(longer) > room {
		t.Fatalf("the hole has room for %d bytes, not %d", room, len(longer))
	}
	return l.put(l.w.pdf, longer)
}

// appendDeep adds bytes to the end of the last child of the last child … of a
// DER element, so many levels down.
func appendDeep(der []byte, levels int, extra []byte) []byte {
	size := func(b []byte) (head, total int) {
		n, head := int(b[1]), 2
		if n > 0x80 {
			head += n - 0x80
			n = 0
			for _, c := range b[2:head] {
				n = n<<8 | int(c)
			}
		}
		return head, head + n
	}
	head, total := size(der)
	body := bytes.Clone(der[head:total])
	if levels == 0 {
		return tlv(der[0], append(body, extra...))
	}
	last := 0
	for at := 0; at < len(body); {
		_, n := size(body[at:])
		last, at = at, at+n
	}
	return tlv(der[0], append(body[:last:last], appendDeep(body[last:], levels-1, extra)...))
}

func tlv(tag byte, body []byte) []byte {
	n := len(body)
	switch {
	case n < 0x80:
		return append([]byte{tag, byte(n)}, body...)
	case n < 0x100:
		return append([]byte{tag, 0x81, byte(n)}, body...)
	}
	return append([]byte{tag, 0x82, byte(n >> 8), byte(n)}, body...)
}

func TestDocumentTimestampAfterSignature(t *testing.T) {
	l := newLab(t)
	roots := l.stamps()
	places := append(slices.Clone(signtest.Fields), signtest.Field{Name: "timestamp", Label: "Tidsstämpel"})
	twice, err := sign.Sign(signAs(t, signtest.Minutes(places...), "chair"), sign.Request{Field: "timestamp", Identity: people["secretary"]})
	if err != nil {
		t.Fatal(err)
	}
	l.w = open(t, twice, "timestamp")
	name := "/ETSI.CAdES.detached"
	at := bytes.LastIndex(l.w.pdf, []byte(name))
	pdf := bytes.Clone(l.w.pdf)
	copy(pdf[at:], "/ETSI.RFC3161       ")
	token := l.stamp(append(bytes.Clone(pdf[:l.w.from]), pdf[l.w.to:]...))
	pdf = l.put(pdf, token)
	r := verify.File(pdf, verify.Options{Roots: roots})
	if !r.Valid || len(r.Signatures) != 2 || r.Signatures[0].Verdict != verify.ValidLater || codes(r.Signatures[0].Changes) != "later_timestamp" {
		t.Fatal(brief(r))
	}
	if s := r.Signatures[1]; !s.Timestamp || !s.TimeProved || s.Signer != "Norrlids tid" || s.Verdict != verify.Valid {
		t.Errorf("the timestamp itself: %+v", s)
	}
	if r := verify.File(l.put(pdf, l.stamp([]byte("annat"))), verify.Options{Roots: roots}); r.Valid || r.Signatures[1].Verdict != verify.Invalid || r.Signatures[0].Verdict != verify.ChangedAfter {
		t.Errorf("token of another document: %s", brief(r))
	}
	if _, err := object.Parse(pdf); err != nil {
		t.Fatal(err)
	}
}
