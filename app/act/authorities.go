package act

import (
	"context"
	"net/url"
	"strings"

	"paragraf/data"
)

// The settings of how signatures are made. None of them is set at first: nothing
// is asked of anyone by itself.
const (
	tsaKey       = "evidence/tsa"
	automaticKey = "evidence/automatic"
	pssKey       = "sign/rsa"
)

// PSS tells whether RSA keys sign by RSASSA-PSS instead of PKCS #1 v1.5. The
// store may be nil.
func PSS(ctx context.Context, s *data.Store) (bool, error) {
	if s == nil {
		return false, nil
	}
	value, err := s.Setting(ctx, pssKey)
	return value == RSAPSS, err
}

// SetPSS stores that.
func SetPSS(ctx context.Context, s *data.Store, yes bool) error {
	value := ""
	if yes {
		value = RSAPSS
	}
	return s.SetSetting(ctx, pssKey, value)
}

// How RSA keys can sign, by the names of the setting.
const (
	RSAPKCS1 = "pkcs1" // RSASSA-PKCS1-v1_5, which every program knows
	RSAPSS   = "pss"   // RSASSA-PSS, which some organisations require
)

// TSA is the address of the timestamp authority that was chosen, "" for none.
// The store may be nil.
func TSA(ctx context.Context, s *data.Store) (string, error) {
	if s == nil {
		return "", nil
	}
	return s.Setting(ctx, tsaKey)
}

// SetTSA chooses the timestamp authority for all signatures; "" for none. What
// is no address of one is an [*Error].
func SetTSA(ctx context.Context, s *data.Store, address string) error {
	address = strings.TrimSpace(address)
	if address != "" && !webAddress(address) {
		return fail("act.tsa.address", "url", address)
	}
	return s.SetSetting(ctx, tsaKey, address)
}

// webAddress tells whether a text is an address that can be asked.
func webAddress(text string) bool {
	at, err := url.Parse(text)
	return err == nil && (at.Scheme == "http" || at.Scheme == "https") && at.Host != ""
}

// Automatic tells whether the owner lets the program complete evidence by
// itself while it is open.
func Automatic(ctx context.Context, s *data.Store) (bool, error) {
	value, err := s.Setting(ctx, automaticKey)
	return value == "yes", err
}

// SetAutomatic stores that.
func SetAutomatic(ctx context.Context, s *data.Store, yes bool) error {
	value := ""
	if yes {
		value = "yes"
	}
	return s.SetSetting(ctx, automaticKey, value)
}
