package act

import (
	"context"
	"time"

	"paragraf/app/swedish"
	"paragraf/pdf/compose"
	"paragraf/pdf/sign"
	"paragraf/pdf/sign/authority"
)

// sealing is who signs, in which role, and how.
type sealing struct {
	name, role string
	at         time.Time
	identity   sign.Identity
	tsa        string // "" for no timestamp
	pss        bool
}

// seal signs a field, with what is seen in it, and a timestamp where an
// authority is named.
func seal(ctx context.Context, pdf []byte, field sign.Field, by sealing) ([]byte, error) {
	if err := by.identity.Check(by.at); err != nil {
		return nil, err
	}
	box, err := compose.SignatureBox(compose.BoxOptions{
		Width:  field.Rect[2] - field.Rect[0],
		Height: field.Rect[3] - field.Rect[1],
		Name:   by.name,
		Role:   by.role,
		At:     by.at,
		Trial:  by.identity.Trial(),
		Holder: otherHolder(by.name, by.identity),
	})
	if err != nil {
		return nil, err
	}
	beside, err := signList(pdf, by)
	if err != nil {
		return nil, err
	}
	request := sign.Request{
		Field:      field.Name,
		Name:       by.name,
		Reason:     swedish.In(swedish.Swedish, "act.sign.reason."+by.role),
		At:         by.at,
		Identity:   by.identity,
		Appearance: box,
		PSS:        by.pss,
		Beside:     beside,
	}
	if by.tsa != "" {
		request.Stamp = authority.TSA{URL: by.tsa}.Stamp(ctx)
	}
	signed, err := sign.Sign(pdf, request)
	if err != nil || by.tsa == "" {
		return signed, stampFailure(by.tsa, err)
	}
	return signed, stampHolds(signed, field.Name, by.tsa, time.Now())
}
