package authority

import (
	"bytes"
	"context"
	"crypto"
	"crypto/rand"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"time"

	"paragraf/pdf/sign"
)

// What a timestamp authority can lie about; test with errors.Is. The last two
// are ErrWrongToken as well.
var (
	// ErrWrongToken: what it gave is not the answer, or no timestamp at all.
	ErrWrongToken = errors.New("the timestamp is not the answer to what was asked")
	// ErrOtherDigest: it stamps something else.
	ErrOtherDigest = fmt.Errorf("%w: it stamps something else", ErrWrongToken)
	// ErrOtherRequest: it was made for another request (the nonce differs).
	ErrOtherRequest = fmt.Errorf("%w: it was made for another request", ErrWrongToken)
)

// RefusedError: the timestamp authority does not stamp this.
type RefusedError struct {
	Status int    // PKIStatus of RFC 3161, 2 to 5
	Text   string // what the authority says, "" for nothing
}

func (e *RefusedError) Error() string {
	return fmt.Sprintf("the timestamp authority refused (status %d) %s", e.Status, e.Text)
}

// TSA is a timestamp authority at an address (RFC 3161 over HTTP).
type TSA struct {
	URL    string
	Client *http.Client // nil for the usual one
}

type imprint struct {
	Method pkix.AlgorithmIdentifier
	Digest []byte
}

type stampRequest struct {
	Version      int
	Imprint      imprint
	Nonce        *big.Int
	Certificates bool
}

type stampAnswer struct {
	Status struct {
		Status  int
		Text    []asn1.RawValue `asn1:"optional"`
		Failure asn1.BitString  `asn1:"optional"`
	}
	Token asn1.RawValue `asn1:"optional"`
}

var methods = map[crypto.Hash]asn1.ObjectIdentifier{
	crypto.SHA256: {2, 16, 840, 1, 101, 3, 4, 2, 1},
	crypto.SHA384: {2, 16, 840, 1, 101, 3, 4, 2, 2},
	crypto.SHA512: {2, 16, 840, 1, 101, 3, 4, 2, 3},
}

// Stamp returns what gives timestamps of the authority while ctx lasts. A
// token is handed on only if it answers the very request: its digest, its
// method, its nonce. Errors are *UnreachableError, *RefusedError or wrap
// ErrWrongToken.
func (t TSA) Stamp(ctx context.Context) sign.Stamp {
	return func(hash crypto.Hash, digest []byte) ([]byte, error) {
		method, ok := methods[hash]
		if !ok {
			return nil, fmt.Errorf("no timestamp over a digest of %v", hash)
		}
		nonce, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 63))
		if err != nil {
			return nil, err
		}
		asked := stampRequest{1, imprint{pkix.AlgorithmIdentifier{Algorithm: method, Parameters: asn1.NullRawValue}, digest}, nonce, true}
		body, err := asn1.Marshal(asked)
		if err != nil {
			return nil, err
		}
		raw, err := fetch(ctx, t.Client, t.URL, "application/timestamp-query", "application/timestamp-reply", body)
		if err != nil {
			return nil, err
		}
		var answer stampAnswer
		if rest, err := asn1.Unmarshal(raw, &answer); err != nil || len(rest) > 0 {
			return nil, &UnreachableError{t.URL, errors.New("the answer is no timestamp")}
		}
		const granted, grantedWithMods = 0, 1
		if s := answer.Status.Status; s != granted && s != grantedWithMods {
			text := ""
			for _, part := range answer.Status.Text {
				text += string(part.Bytes)
			}
			return nil, &RefusedError{s, text}
		}
		if err := answers(answer.Token.FullBytes, asked); err != nil {
			return nil, err
		}
		return answer.Token.FullBytes, nil
	}
}

// token is a CMS as far as its content; what follows is of no interest here.
type token struct {
	Type    asn1.ObjectIdentifier
	Content struct {
		Version int
		Digests asn1.RawValue
		Inner   struct {
			Type    asn1.ObjectIdentifier
			Content []byte `asn1:"explicit,tag:0"`
		}
	} `asn1:"explicit,tag:0"`
}

// stampInfo is what the authority signs (RFC 3161, 2.4.2), as far as the nonce.
type stampInfo struct {
	Version  int
	Policy   asn1.ObjectIdentifier
	Imprint  imprint
	Serial   *big.Int
	Time     time.Time `asn1:"generalized"`
	Accuracy struct {
		Seconds int `asn1:"optional"`
		Millis  int `asn1:"optional,tag:0"`
		Micros  int `asn1:"optional,tag:1"`
	} `asn1:"optional"`
	Ordering bool     `asn1:"optional"`
	Nonce    *big.Int `asn1:"optional"`
}

var oidStampInfo = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 1, 4}

// answers makes sure that a token is the answer to a request.
func answers(der []byte, asked stampRequest) error {
	var t token
	if rest, err := asn1.Unmarshal(der, &t); err != nil || len(rest) > 0 || !t.Content.Inner.Type.Equal(oidStampInfo) {
		return fmt.Errorf("%w: it holds no time", ErrWrongToken)
	}
	var info stampInfo
	if _, err := asn1.Unmarshal(t.Content.Inner.Content, &info); err != nil {
		return fmt.Errorf("%w: %w", ErrWrongToken, err)
	}
	switch {
	case !info.Imprint.Method.Algorithm.Equal(asked.Imprint.Method.Algorithm), !bytes.Equal(info.Imprint.Digest, asked.Imprint.Digest):
		return ErrOtherDigest
	case info.Nonce == nil, info.Nonce.Cmp(asked.Nonce) != 0:
		return ErrOtherRequest
	}
	return nil
}
