package token

import "fmt"

// Problem is what went wrong with a module, a token or a PIN.
type Problem string

// The problems.
const (
	Missing      Problem = "module_missing"  // there is no file at the path
	NoModule     Problem = "module_bad"      // the file is no PKCS #11 module for this system
	Crashed      Problem = "module_crashed"  // the driver crashed; only the helper ended
	Silent       Problem = "module_silent"   // the driver did not answer in time
	NoHelper     Problem = "helper"          // the helper could not be started
	Empty        Problem = "slot_empty"      // there is no card in the reader
	Changed      Problem = "token_changed"   // there is another card in the reader
	Removed      Problem = "token_removed"   // the card was taken out in the middle
	NotFormatted Problem = "token_unused"    // the token has not been taken into use
	PINWrong     Problem = "pin_wrong"       // Left tells what is known of the tries left
	PINLocked    Problem = "pin_locked"      // too many wrong ones
	PINUnset     Problem = "pin_unset"       // no PIN has been chosen yet
	PINLength    Problem = "pin_length"      // too short or too long, or with characters that the card refuses; no try was used where the card says so
	PINExpired   Problem = "pin_expired"     // it must be changed first
	PINNeeded    Problem = "pin_needed"      // there is no PIN, and the reader has no keys
	PINAgain     Problem = "pin_again"       // the card wants the PIN for each signature, and the driver does not take it
	Refused      Problem = "refused"         // by the user, on the reader, or it waited too long for that
	NoKey        Problem = "key_missing"     // no private key belongs to the certificate
	KeyUnfit     Problem = "key_unfit"       // the key may not sign in this way
	BadSignature Problem = "signature_wrong" // the token's signature does not hold
	Trouble      Problem = "trouble"         // anything else; Code tells
)

// Left is what a token tells of the tries that are left for its PIN. PKCS #11
// has no number: a token tells that some were used, that one is left, or none.
type Left string

// What is known of the tries left.
const (
	LeftAll   Left = ""      // the token knows of no wrong PIN since the last right one, or does not tell
	LeftFewer Left = "fewer" // a wrong one was given since the last right one (CKF_USER_PIN_COUNT_LOW)
	LeftOne   Left = "one"   // one more wrong one locks it (CKF_USER_PIN_FINAL_TRY)
	LeftNone  Left = "none"  // it is locked (CKF_USER_PIN_LOCKED)
)

// Error is a failure of a module or a token. It never holds a PIN.
type Error struct {
	Problem Problem `json:"problem"`
	Left    Left    `json:"left,omitempty"`  // with PINWrong
	Token   string  `json:"token,omitempty"` // the token's label
	Code    uint    `json:"code,omitempty"`  // CKR_…, 0 where there is none
	Module  string  `json:"module,omitempty"`
}

func (e *Error) Error() string {
	text := "token: " + string(e.Problem)
	if e.Left != "" {
		text += ", tries left: " + string(e.Left)
	}
	if e.Code != 0 {
		text += fmt.Sprintf(" (0x%X)", e.Code)
	}
	return text
}

// Is makes errors.Is compare problems: a target with only a Problem fits every
// Error with it.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Problem == e.Problem && (t.Left == "" || t.Left == e.Left)
}
