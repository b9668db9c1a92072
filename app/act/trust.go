package act

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/pdf/verify"
)

// SystemTrust is the word for the issuers that the computer itself trusts.
const SystemTrust = "system"

// Trust is whom the user trusts to say who signed, and when: out of the
// computer's own store, certificates in files and folders, and trusted lists of
// the EU (ETSI TS 119 612). Nothing is fetched; a list is what its file says.
type Trust struct {
	Notes []string // what is worth knowing of each source, in the program's language

	pool     *x509.CertPool
	known    []*x509.Certificate           // those in files and lists
	always   map[[32]byte]bool             // in a file, or nowhere but in the computer's store
	services map[[32]byte][]verify.Service // in a list: only while it was granted
}

// maxTrusted bounds the files that are read of one folder.
const maxTrusted = 2000

// LoadTrust reads the sources: SystemTrust, a folder of certificates, a file
// with certificates (PEM or DER) or a trusted list (XML). It is nil for none.
// Errors are an [*Error] that names the source.
func LoadTrust(sources []string) (*Trust, error) {
	if len(sources) == 0 {
		return nil, nil
	}
	t := &Trust{pool: x509.NewCertPool(), always: map[[32]byte]bool{}, services: map[[32]byte][]verify.Service{}}
	if slices.Contains(sources, SystemTrust) { // first: what is added goes into it
		pool, err := x509.SystemCertPool()
		if err != nil {
			return nil, because(err, "act.trust.system", "cause", err)
		}
		t.pool = pool
		t.Notes = append(t.Notes, swedish.T("act.trust.system_note"))
	}
	for _, source := range sources {
		if source == SystemTrust {
			continue
		}
		if err := t.load(source); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *Trust) load(source string) error {
	info, err := os.Stat(source)
	if err != nil || !info.IsDir() {
		raw, err := ReadFileBytes(source)
		if err != nil {
			return err
		}
		if looksLikeXML(raw) {
			return t.list(source, raw)
		}
		n := t.certificates(raw)
		if n == 0 {
			return fail("act.trust.bad", "file", source)
		}
		t.Notes = append(t.Notes, swedish.N("act.trust.file_note", n, "file", filepath.Base(source), "name", certificateName(t.known[len(t.known)-n])))
		return nil
	}
	entries, err := os.ReadDir(source)
	if err != nil {
		return because(err, "act.read.failed", "file", source, "cause", plain(err))
	}
	found := 0
	for i, e := range entries {
		if i == maxTrusted {
			return fail("act.trust.many", "folder", source, "n", maxTrusted)
		}
		switch strings.ToLower(filepath.Ext(e.Name())) {
		case ".pem", ".crt", ".cer", ".der", ".ca-bundle", ".0":
			raw, err := ReadFileBytes(filepath.Join(source, e.Name()))
			if err != nil {
				return err
			}
			n := t.certificates(raw)
			if n == 0 {
				return fail("act.trust.bad", "file", filepath.Join(source, e.Name()))
			}
			found += n
		}
	}
	if found == 0 {
		return fail("act.trust.empty", "folder", source)
	}
	t.Notes = append(t.Notes, swedish.N("act.trust.folder_note", found, "folder", source))
	return nil
}

// certificates takes those of a file, in PEM or DER, and counts them.
func (t *Trust) certificates(raw []byte) int {
	n := 0
	add := func(der []byte) {
		if c, err := x509.ParseCertificate(der); err == nil {
			t.pool.AddCert(c)
			t.always[sha256.Sum256(c.Raw)] = true
			t.known = append(t.known, c)
			n++
		}
	}
	for rest := bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")); ; {
		var block *pem.Block
		if block, rest = pem.Decode(rest); block == nil {
			break
		}
		if block.Type == "CERTIFICATE" || block.Type == "TRUSTED CERTIFICATE" {
			add(block.Bytes)
		}
	}
	if n == 0 {
		add(raw)
	}
	return n
}

func looksLikeXML(raw []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("<"))
}

// list takes the services of a trusted list and says what it is: one whose own
// signature does not hold is refused.
func (t *Trust) list(source string, raw []byte) error {
	l, err := verify.ParseTrustList(raw)
	if errors.Is(err, verify.ErrTrustList) {
		return because(err, "act.trust.not_list", "file", source)
	}
	if err != nil {
		return err
	}
	name := filepath.Base(source)
	switch l.Seal.State {
	case verify.No:
		return fail("act.trust.forged", "file", source)
	case verify.Yes:
		t.Notes = append(t.Notes, swedish.T("act.trust.list_signed", "file", name, "signer", certificateName(l.Seal.Signer)))
	default:
		t.Notes = append(t.Notes, swedish.T("act.trust.list_unsigned", "file", name))
	}
	t.Notes = append(t.Notes, swedish.N("act.trust.list_note", len(l.Services), "file", name, "operator", l.Operator, "territory", l.Territory, "date", swedish.DateOf(l.Issued)))
	if !l.Next.IsZero() && l.Next.Before(time.Now()) {
		t.Notes = append(t.Notes, swedish.T("act.trust.list_old", "file", name, "date", swedish.DateOf(l.Next)))
	}
	for _, s := range l.Services {
		t.pool.AddCert(s.Certificate)
		t.known = append(t.known, s.Certificate)
		key := sha256.Sum256(s.Certificate.Raw)
		t.services[key] = append(t.services[key], s)
	}
	return nil
}

func certificateName(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}

// allowed tells whether an issuer may vouch: one of a list only for what it was
// listed for, and while it was granted.
func (t *Trust) allowed(root *x509.Certificate, at time.Time, timestamps bool) bool {
	key := sha256.Sum256(root.Raw)
	services, listed := t.services[key]
	return t.always[key] || !listed || slices.ContainsFunc(services, func(s verify.Service) bool {
		return s.Timestamps == timestamps && s.GrantedAt(at)
	})
}

// Verify checks every signature of a document. Without trust (nil) it says
// nothing of who vouches for the signers.
func Verify(pdf []byte, trust *Trust) verify.Report {
	return verify.File(pdf, trust.options(time.Now()))
}

// options are those of a check at a time; t may be nil.
func (t *Trust) options(now time.Time) verify.Options {
	o := verify.Options{Now: now}
	if t != nil {
		o.Roots, o.Known, o.Allowed = t.pool, t.known, t.allowed
	}
	return o
}

// Revision is a document as it was in its n-th state, from 1: the exact bytes
// that a signature there covers. Errors are an [*Error].
func Revision(name string, pdf []byte, n int) ([]byte, error) {
	old, err := verify.Revision(pdf, n)
	switch {
	case errors.Is(err, verify.ErrNoRevision):
		return nil, because(err, "act.revision.none", "file", name, "n", n, "all", verify.File(pdf, verify.Options{}).Revisions)
	case err != nil:
		return nil, because(err, "act.revision.unreadable", "file", name)
	}
	return old, nil
}
