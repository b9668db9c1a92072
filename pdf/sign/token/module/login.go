//go:build cgo

package module

import (
	"errors"

	"github.com/miekg/pkcs11"

	"paragraf/pdf/sign/token"
)

// login opens a session with the token that was chosen, logs in, and finds the
// key of the certificate.
func (d *driver) login(r token.Request) error {
	t, err := d.token(r.Slot)
	if err != nil {
		if e := d.failure(err); e.Problem == token.Removed {
			return &token.Error{Problem: token.Empty, Token: r.Label, Code: e.Code}
		}
		return err
	}
	d.slot, d.label = r.Slot, t.Label
	if t.Serial != r.Serial || t.Label != r.Label {
		return &token.Error{Problem: token.Changed, Token: r.Label}
	}
	if err := t.CheckPIN(r.PIN); err != nil {
		return err
	}
	if d.session, err = d.ctx.OpenSession(r.Slot, pkcs11.CKF_SERIAL_SESSION); err != nil {
		return err
	}
	d.open = true
	if t.LoginNeeded {
		d.pin = append([]byte{}, r.PIN...)
		err := d.ctx.Login(d.session, pkcs11.CKU_USER, string(d.pin))
		if err == pkcs11.Error(pkcs11.CKR_USER_ALREADY_LOGGED_IN) {
			// Some drivers share the state of a card among programs. A PIN that
			// is not looked at proves nothing: log out, and in again.
			d.ctx.Logout(d.session)
			err = d.ctx.Login(d.session, pkcs11.CKU_USER, string(d.pin))
		}
		if err != nil {
			return d.loginFailure(err)
		}
		d.logged = true
	}
	d.key, err = d.findKey(r)
	return err
}

// loginFailure adds to a refused PIN what the token then says of the tries left.
func (d *driver) loginFailure(err error) error {
	e := d.failure(err)
	if e.Problem != token.PINWrong && e.Problem != token.PINLocked {
		return e
	}
	if t, err := d.token(d.slot); err == nil {
		e.Left = t.Left
	}
	if e.Problem == token.PINLocked {
		e.Left = token.LeftNone
	}
	return e
}

// problems are the return values that mean something to a person.
var problems = map[uint]token.Problem{
	pkcs11.CKR_PIN_INCORRECT:              token.PINWrong,
	pkcs11.CKR_PIN_LOCKED:                 token.PINLocked,
	pkcs11.CKR_PIN_INVALID:                token.PINLength,
	pkcs11.CKR_PIN_LEN_RANGE:              token.PINLength,
	pkcs11.CKR_PIN_EXPIRED:                token.PINExpired,
	pkcs11.CKR_USER_PIN_NOT_INITIALIZED:   token.PINUnset,
	pkcs11.CKR_TOKEN_NOT_PRESENT:          token.Empty,
	pkcs11.CKR_TOKEN_NOT_RECOGNIZED:       token.NotFormatted,
	pkcs11.CKR_DEVICE_REMOVED:             token.Removed,
	pkcs11.CKR_SESSION_HANDLE_INVALID:     token.Removed,
	pkcs11.CKR_SESSION_CLOSED:             token.Removed,
	pkcs11.CKR_SLOT_ID_INVALID:            token.Removed,
	pkcs11.CKR_FUNCTION_CANCELED:          token.Refused,
	pkcs11.CKR_FUNCTION_REJECTED:          token.Refused,
	pkcs11.CKR_CANCEL:                     token.Refused,
	pkcs11.CKR_KEY_FUNCTION_NOT_PERMITTED: token.KeyUnfit,
	pkcs11.CKR_KEY_TYPE_INCONSISTENT:      token.KeyUnfit,
	pkcs11.CKR_MECHANISM_INVALID:          token.KeyUnfit,
	pkcs11.CKR_MECHANISM_PARAM_INVALID:    token.KeyUnfit,
	pkcs11.CKR_DATA_LEN_RANGE:             token.KeyUnfit,
	pkcs11.CKR_KEY_SIZE_RANGE:             token.KeyUnfit,
}

// failure puts an error of the driver into the protocol's words.
func (d *driver) failure(err error) *token.Error {
	var told *token.Error
	if errors.As(err, &told) {
		return told
	}
	var code pkcs11.Error
	if !errors.As(err, &code) {
		return &token.Error{Problem: token.Trouble, Token: d.label}
	}
	e := &token.Error{Problem: token.Trouble, Token: d.label, Code: uint(code)}
	if p, ok := problems[uint(code)]; ok {
		e.Problem = p
	}
	return e
}
