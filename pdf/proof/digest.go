package proof

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
)

// Format names the construction; another one would have another name.
const Format = "paragraf-proof-1"

// SeedSize and SecretSize are in bytes.
const (
	SeedSize   = 32
	SecretSize = 32
	saltSize   = 16 // 128 bits, as RFC 9901 section 9.3 asks for
)

var b64 = base64.RawURLEncoding.Strict()

// Seed is what all salts of one version of the minutes come from. secret is
// random and never leaves the store; meeting is the JSON that the minutes
// show. So the same minutes made twice are the same bytes, and who knows one
// version with its seed learns nothing of the seed of another.
func Seed(secret, meeting []byte) []byte {
	sum := sha256.Sum256(meeting)
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(Format + " seed\n"))
	mac.Write(sum[:])
	return mac.Sum(nil)
}

// Digest is that of a disclosure (RFC 9901 section 4.2.3).
func Digest(disclosure string) string { return digestOf([]byte(disclosure)) }

// digestOf is the SHA-256 of bytes, base64url.
func digestOf(b []byte) string {
	sum := sha256.Sum256(b)
	return b64.EncodeToString(sum[:])
}

// salt of the element at a path whose value is the JSON given. It depends on
// the value, so that a salt that was disclosed with one text does not help to
// guess another in its place.
func salt(seed []byte, path string, value []byte) []byte {
	mac := hmac.New(sha256.New, seed)
	mac.Write([]byte(path))
	mac.Write([]byte{'\n'})
	mac.Write(value)
	return mac.Sum(nil)[:saltSize]
}

// pieceSalt is the salt of piece number i, from 0, of an element's value.
func pieceSalt(of []byte, i int) [saltSize]byte {
	var b [saltSize + 4]byte
	copy(b[:], of)
	binary.BigEndian.PutUint32(b[saltSize:], uint32(i))
	sum := sha256.Sum256(b[:])
	return [saltSize]byte(sum[:saltSize])
}

// pieceDigest is that of one piece.
func pieceDigest(salt, piece []byte, room []byte) [sha256.Size]byte {
	room = append(append(room[:0], salt...), piece...)
	return sha256.Sum256(room)
}

// disclosure is an array element's (RFC 9901 section 4.2.2).
func disclosure(salt, value []byte) string {
	raw := make([]byte, 0, len(value)+32)
	raw = append(raw, '[', '"')
	raw = b64.AppendEncode(raw, salt)
	raw = append(raw, '"', ',')
	raw = append(append(raw, value...), ']')
	return b64.EncodeToString(raw)
}
