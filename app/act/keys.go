package act

import (
	"errors"
	"path/filepath"
	"strings"

	"paragraf/app/swedish"
	"paragraf/pdf/sign"
)

// NewKey makes a trial identity for a person and returns it as a PKCS#12 file
// that the password opens. Its certificate says that it is for trying out.
func NewKey(name, password string) ([]byte, error) {
	if strings.TrimSpace(name) == "" {
		return nil, fail("act.key.name")
	}
	identity, err := sign.NewTrialIdentity(name, sign.TrialOptions{})
	if errors.Is(err, sign.ErrName) {
		return nil, because(err, "act.key.name")
	}
	if err != nil {
		return nil, err
	}
	return identity.PKCS12(password)
}

// OpenKey opens a PKCS#12 file. Its errors are those of [sign.OpenPKCS12];
// [KeyFailure] puts them into words.
func OpenKey(raw []byte, password string) (sign.Identity, error) {
	return sign.OpenPKCS12(raw, password)
}

// CheckKeyFile says what is wrong with a file that is to be used as a key, as far
// as it can be told without the password.
func CheckKeyFile(path string) error {
	raw, err := ReadFileBytes(path)
	if err != nil {
		return err
	}
	if !sign.IsPKCS12(raw) {
		return fail("act.key.not_p12", "file", filepath.Base(path))
	}
	return nil
}

// KeyFailure says what a person should do about an error of [OpenKey], or of
// signing with the key. Other errors are returned as they are.
func KeyFailure(file string, err error) error {
	var certificate *sign.CertificateError
	switch {
	case errors.As(err, &certificate):
		return certificateFailure(certificate)
	case errors.Is(err, sign.ErrWrongPassword):
		return because(err, "act.key.password", "file", file)
	case errors.Is(err, sign.ErrNotPKCS12):
		return because(err, "act.key.not_p12", "file", file)
	case errors.Is(err, sign.ErrNoKey):
		return because(err, "act.key.unusable", "file", file)
	case errors.Is(err, sign.ErrSeveralKeys):
		return because(err, "act.key.several", "file", file)
	case errors.Is(err, sign.ErrUnsupported):
		return because(err, "act.key.unsupported", "file", file)
	case errors.Is(err, sign.ErrKeyMismatch):
		return because(err, "act.key.mismatch", "file", file)
	case errors.Is(err, sign.ErrKeyType):
		return because(err, "act.key.type", "file", file)
	}
	return TokenFailure(err)
}

func certificateFailure(e *sign.CertificateError) error {
	switch e.Problem {
	case sign.Expired:
		return because(e, "act.key.expired", "name", e.Name, "date", swedish.DateOf(e.NotAfter))
	case sign.NotYetValid:
		return because(e, "act.key.early", "name", e.Name, "date", swedish.DateOf(e.NotBefore))
	}
	return because(e, "act.key.usage", "name", e.Name)
}
