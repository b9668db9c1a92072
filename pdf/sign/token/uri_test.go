package token_test

import (
	"errors"
	"testing"

	"paragraf/pdf/sign/token"
)

func TestURIsAreReadStrictly(t *testing.T) {
	good := map[string]string{ // and how it is written again, where it names a key
		"pkcs11:token=Maj":                                        "pkcs11:token=Maj",
		"PKCS11:serial=12;token=Maj%20%C3%96":                     "pkcs11:token=Maj%20%C3%96;serial=12",
		"pkcs11:id=%01%ff;type=private":                           "pkcs11:id=%01%FF",
		"pkcs11:id=abc":                                           "pkcs11:id=%61%62%63",
		"pkcs11:object=a%3Bb;type=cert?module-path=/usr/lib/x.so": "pkcs11:object=a%3Bb?module-path=/usr/lib/x.so",
		"pkcs11:?module-path=/usr/lib/x.so":                       "pkcs11:?module-path=/usr/lib/x.so",
		"pkcs11:slot-id=3;slot-description=L%C3%A4sare;slot-manufacturer=N;manufacturer=M;model=X": "pkcs11:",
		"pkcs11:library-version=2.11;library-description=D;library-manufacturer=M":                 "pkcs11:",
		"pkcs11:token=a&b?module-name=opensc-pkcs11":                                               "pkcs11:token=a%26b",
		"pkcs11:token=a?pin-source=file:/etc/pin":                                                  "pkcs11:token=a",
		"pkcs11:token=a?pin-source=/etc/pin":                                                       "pkcs11:token=a",
		"pkcs11:token=a?pin-source=file:///etc/pin&module-path=/x.so":                              "pkcs11:token=a?module-path=/x.so",
	}
	for uri, want := range good {
		u, err := token.ParseURI(uri)
		if err != nil || u.String() != want {
			t.Errorf("%s: %q %v, want %q", uri, u.String(), err, want)
		}
	}
	bad := map[string]string{
		"maj.p12":                              "scheme",
		"pkcs11:":                              "empty",
		"pkcs11:?":                             "empty",
		"pkcs11:token":                         "attribute",
		"pkcs11:=x":                            "attribute",
		"pkcs11:token=a;":                      "attribute",
		"pkcs11:token=a;;id=%01":               "attribute",
		"pkcs11:Token=a":                       "attribute",
		"pkcs11:x-own=1":                       "attribute",
		"pkcs11:module-path=x":                 "attribute",
		"pkcs11:token=a?token=b":               "twice",
		"pkcs11:token=a;token=a":               "twice",
		"pkcs11:token=a b":                     "escape",
		"pkcs11:token=ö":                       "escape",
		"pkcs11:token=%C3":                     "escape",
		"pkcs11:token=%4":                      "escape",
		"pkcs11:token=%zz":                     "escape",
		"pkcs11:token=a/b":                     "escape",
		"pkcs11:token=a#b":                     "escape",
		"pkcs11:id=":                           "value",
		"pkcs11:type=public":                   "value",
		"pkcs11:type=secret-key":               "value",
		"pkcs11:slot-id=-1":                    "value",
		"pkcs11:slot-id=+1":                    "value",
		"pkcs11:slot-id=99999999999":           "value",
		"pkcs11:library-version=1.x":           "value",
		"pkcs11:library-version=":              "value",
		"pkcs11:library-version=3.":            "value",
		"pkcs11:library-version=01.2":          "value",
		"pkcs11:serial=12345678901234567":      "value",
		"pkcs11:token=a?module-path=lib/x.so":  "value",
		"pkcs11:token=a?module-name=/x":        "value",
		"pkcs11:token=a?pin-value=1234":        "pin_value",
		"pkcs11:token=a;pin-value=1234":        "pin_value",
		"pkcs11:token=a?pin-source=%7Ccat%20x": "pin_source",
		"pkcs11:token=a?pin-source=|cat":       "pin_source",
		"pkcs11:token=a?pin-source=https://x":  "pin_source",
		"pkcs11:token=a?pin-source=file:x":     "pin_source",
		"pkcs11:token=a?pin-source=":           "pin_source",
	}
	for uri, want := range bad {
		_, err := token.ParseURI(uri)
		var e *token.URIError
		if !errors.As(err, &e) || e.Code != want {
			t.Errorf("%s: %v, want %s", uri, err, want)
		}
		if want == "pin_value" && e != nil && e.Value != "" {
			t.Errorf("the PIN of %s stands in the error", uri)
		}
	}
}

func FuzzURI(f *testing.F) {
	f.Add("pkcs11:token=Maj%20%C3%96;id=%01?module-path=/x.so")
	f.Fuzz(func(t *testing.T, s string) {
		u, err := token.ParseURI(s)
		if err != nil {
			return
		}
		if u.Token == nil && u.Serial == nil && u.Object == nil && u.ID == nil && u.ModulePath == "" {
			return // what it asks for does not name a key
		}
		again, err := token.ParseURI(u.String())
		if err != nil || again.String() != u.String() {
			t.Errorf("%q is written %q: %v", s, u.String(), err)
		}
	})
}
