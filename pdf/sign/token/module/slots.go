//go:build cgo

package module

import (
	"strings"
	"unicode/utf8"

	"github.com/miekg/pkcs11"

	"paragraf/pdf/sign/token"
)

// mostObjects bounds what is read of one token.
const mostObjects = 500

// slots lists every slot, also those without a token.
func (d *driver) slots() ([]token.Slot, error) {
	ids, err := d.ctx.GetSlotList(false)
	if err != nil {
		return nil, err
	}
	list := []token.Slot{}
	for _, id := range ids {
		s := token.Slot{ID: id}
		if info, err := d.ctx.GetSlotInfo(id); err == nil {
			s.Description, s.Manufacturer = clean(info.SlotDescription), clean(info.ManufacturerID)
			if info.Flags&pkcs11.CKF_TOKEN_PRESENT == 0 {
				list = append(list, s)
				continue
			}
		}
		t, err := d.token(id)
		if err == nil && t.Formatted {
			t.Certificates, err = d.certificates(id)
		}
		if err == nil {
			s.Token = &t
		} else if e := d.failure(err); e.Problem != token.Empty && e.Problem != token.Removed {
			s.Error = e
		}
		list = append(list, s)
	}
	return list, nil
}

// token reads what a token says of itself.
func (d *driver) token(slot uint) (token.Token, error) {
	info, err := d.ctx.GetTokenInfo(slot)
	if err != nil {
		return token.Token{}, err
	}
	has := func(flag uint) bool { return info.Flags&flag != 0 }
	t := token.Token{
		Label: clean(info.Label), Manufacturer: clean(info.ManufacturerID), Model: clean(info.Model), Serial: clean(info.SerialNumber),
		Formatted: has(pkcs11.CKF_TOKEN_INITIALIZED), LoginNeeded: has(pkcs11.CKF_LOGIN_REQUIRED), PINSet: has(pkcs11.CKF_USER_PIN_INITIALIZED),
		PINPad: has(pkcs11.CKF_PROTECTED_AUTHENTICATION_PATH), PINExpired: has(pkcs11.CKF_USER_PIN_TO_BE_CHANGED), Left: left(info.Flags),
		MinPIN: length(info.MinPinLen), MaxPIN: length(info.MaxPinLen),
	}
	return t, nil
}

// length is a length of PINs; a token that does not tell says a huge one.
func length(n uint) uint {
	if n > 255 {
		return 0
	}
	return n
}

func left(flags uint) token.Left {
	switch {
	case flags&pkcs11.CKF_USER_PIN_LOCKED != 0:
		return token.LeftNone
	case flags&pkcs11.CKF_USER_PIN_FINAL_TRY != 0:
		return token.LeftOne
	case flags&pkcs11.CKF_USER_PIN_COUNT_LOW != 0:
		return token.LeftFewer
	}
	return token.LeftAll
}

// certificates reads the X.509 certificates that a token shows without a PIN.
func (d *driver) certificates(slot uint) ([]token.Certificate, error) {
	session, err := d.ctx.OpenSession(slot, pkcs11.CKF_SERIAL_SESSION)
	if err != nil {
		return nil, err
	}
	defer d.ctx.CloseSession(session)
	objects, err := d.find(session, pkcs11.NewAttribute(pkcs11.CKA_CLASS, pkcs11.CKO_CERTIFICATE))
	if err != nil {
		return nil, err
	}
	var list []token.Certificate
	for _, o := range objects {
		der := d.attribute(session, o, pkcs11.CKA_VALUE)
		if len(der) == 0 {
			continue
		}
		list = append(list, token.Certificate{
			ID: d.attribute(session, o, pkcs11.CKA_ID), Label: clean(string(d.attribute(session, o, pkcs11.CKA_LABEL))), DER: der,
		})
	}
	return list, nil
}

// find lists the objects that have the attributes.
func (d *driver) find(session pkcs11.SessionHandle, with ...*pkcs11.Attribute) ([]pkcs11.ObjectHandle, error) {
	if err := d.ctx.FindObjectsInit(session, with); err != nil {
		return nil, err
	}
	defer d.ctx.FindObjectsFinal(session)
	var all []pkcs11.ObjectHandle
	for len(all) < mostObjects {
		some, _, err := d.ctx.FindObjects(session, 50)
		if err != nil {
			return nil, err
		}
		if len(some) == 0 {
			break
		}
		all = append(all, some...)
	}
	return all, nil
}

// attribute reads one attribute, nil where the object does not have or show it.
func (d *driver) attribute(session pkcs11.SessionHandle, o pkcs11.ObjectHandle, kind uint) []byte {
	got, err := d.ctx.GetAttributeValue(session, o, []*pkcs11.Attribute{pkcs11.NewAttribute(kind, nil)})
	if err != nil || len(got) != 1 {
		return nil
	}
	return got[0].Value
}

// flag reads a CK_BBOOL.
func (d *driver) flag(session pkcs11.SessionHandle, o pkcs11.ObjectHandle, kind uint) bool {
	v := d.attribute(session, o, kind)
	return len(v) == 1 && v[0] != 0
}

// clean is a padded text of a token, without what could steer a terminal.
func clean(s string) string {
	if !utf8.ValidString(s) { // old drivers write Latin-1
		runes := make([]rune, len(s))
		for i := range len(s) {
			runes[i] = rune(s[i])
		}
		s = string(runes)
	}
	s = strings.Map(func(r rune) rune {
		if r < 0x20 || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s)
	return strings.TrimRight(s, " ")
}
