package token

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
)

// HelperCommand is the hidden command with which the program starts itself to
// load a module.
const HelperCommand = "token-helper"

// MaxFrame bounds one message of the protocol, in bytes.
const MaxFrame = 4 << 20

// What a [Request] asks for.
const (
	DoLoad  = "load"  // Path; answers Module
	DoSlots = "slots" // answers Slots
	DoLogin = "login" // Slot, Serial, Label, Certificate, ID and PIN; answers nothing
	DoSign  = "sign"  // Digest, Hash and PSS; answers Signature
	DoClose = "close" // answers nothing, and the helper ends
)

// Request is one message to the helper.
type Request struct {
	Do     string `json:"do"`
	Path   string `json:"path,omitempty"`
	Slot   uint   `json:"slot,omitempty"`
	Serial string `json:"serial,omitempty"`
	Label  string `json:"label,omitempty"`
	// Certificate is the DER of the certificate whose key is wanted, ID what
	// the token calls the pair (CKA_ID).
	Certificate []byte `json:"certificate,omitempty"`
	ID          []byte `json:"id,omitempty"`
	// PIN is empty where the card reader has keys of its own.
	PIN    []byte `json:"pin,omitempty"`
	Digest []byte `json:"digest,omitempty"`
	Hash   string `json:"hash,omitempty"` // SHA-256, SHA-384 or SHA-512
	PSS    bool   `json:"pss,omitempty"`  // RSASSA-PSS, salt as long as the digest
}

// Answer is one message from the helper: a result or an Error.
type Answer struct {
	Module    *About `json:"module,omitempty"`
	Slots     []Slot `json:"slots,omitempty"`
	Signature []byte `json:"signature,omitempty"` // PKCS #1, PSS, or DER of an ECDSA pair
	Error     *Error `json:"error,omitempty"`
}

// About is what a module says of itself.
type About struct {
	Manufacturer string `json:"manufacturer"`
	Description  string `json:"description"`
	Version      string `json:"version"`  // of the library
	Cryptoki     string `json:"cryptoki"` // of PKCS #11, "2.11" for Net iD
}

var errFrame = errors.New("a message of the helper is too long")

// WriteFrame writes one message, and forgets the bytes that it made of it.
func WriteFrame(w io.Writer, message any) error {
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	defer clear(body)
	if len(body) > MaxFrame {
		return errFrame
	}
	frame := binary.BigEndian.AppendUint32(make([]byte, 0, 4+len(body)), uint32(len(body)))
	frame = append(frame, body...)
	defer clear(frame)
	_, err = w.Write(frame)
	return err
}

// ReadFrame reads one message. It is io.EOF where there is none any more.
func ReadFrame(r io.Reader, message any) error {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return err
	}
	n := binary.BigEndian.Uint32(head[:])
	if n > MaxFrame {
		return errFrame
	}
	body := make([]byte, n)
	defer clear(body)
	if _, err := io.ReadFull(r, body); err != nil {
		return err
	}
	return json.Unmarshal(body, message)
}
