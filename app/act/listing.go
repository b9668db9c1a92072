package act

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
)

// secretKey is the setting that keeps what the salts of all minutes come from.
const secretKey = "proof/secret"

// listSecret is the store's own, made when it is first asked for. It is in no
// document and leaves the store only in a backup.
func listSecret(ctx context.Context, s *data.Store) ([]byte, error) {
	text, err := s.Setting(ctx, secretKey)
	if err != nil {
		return nil, err
	}
	if secret, err := base64.RawStdEncoding.DecodeString(text); err == nil && len(secret) == proof.SecretSize {
		return secret, nil
	}
	secret := make([]byte, proof.SecretSize)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	return secret, s.SetSetting(ctx, secretKey, base64.RawStdEncoding.EncodeToString(secret))
}

// signList signs the list of digests that minutes carry, as an entry for the
// signature dictionary. What carries none gives nothing.
func signList(pdf []byte, by sealing) (map[object.Name][]byte, error) {
	if by.role == compose.RoleClerk {
		return nil, nil
	}
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	machine, err := proof.Attached(f, compose.MachineFile)
	if err != nil || machine == nil {
		return nil, err
	}
	list, err := proof.OfMinutes(machine)
	if err != nil || list == nil {
		return nil, err
	}
	s, err := proof.Sign(list.Payload, proof.Signatory{Role: by.role, Name: by.name, At: by.at, PSS: by.pss,
		Key: by.identity.Key, Certificate: by.identity.Certificate, Chain: by.identity.Issuers()})
	if err != nil {
		return nil, fmt.Errorf("the list of the §§: %w", err)
	}
	raw, err := json.Marshal(s)
	return map[object.Name][]byte{proof.Entry: raw}, err
}
