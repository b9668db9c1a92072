package act

import (
	"bytes"
	"encoding/json"
	"slices"

	"paragraf/data"
	"paragraf/pdf/compose"
	"paragraf/pdf/object"
	"paragraf/pdf/proof"
	"paragraf/pdf/verify"
)

// provable is signed minutes of which parts can be proved.
type provable struct {
	list    *proof.List
	signed  []proof.Signature
	beside  []string     // who signed the minutes but not the list, as an outside service does
	meeting data.Meeting // as it was signed
}

// provableMinutes reads what signed minutes carry for proving parts of them;
// nil where nobody signed the list, or where they have none.
func provableMinutes(pdf []byte) (*provable, error) {
	f, err := object.Parse(pdf)
	if err != nil {
		return nil, err
	}
	attached, err := proof.Attached(f, compose.MachineFile)
	if err != nil || attached == nil {
		return nil, err
	}
	p := &provable{}
	if p.list, err = proof.OfMinutes(attached); err != nil || p.list == nil {
		return nil, err
	}
	if err := json.Unmarshal(attached, &p.meeting); err != nil {
		return nil, err
	}
	lists, err := proof.InFields(f)
	if err != nil {
		return nil, err
	}
	for _, s := range verify.File(pdf, verify.Options{}).Signatures {
		if s.Timestamp || s.Role == compose.RoleClerk || s.Certificate == nil {
			continue
		}
		over, ok := lists[s.Field]
		if !ok || !bytes.Equal(over.Key, s.Certificate.RawSubjectPublicKeyInfo) || !over.Over(p.list.Payload) {
			p.beside = append(p.beside, s.Signer)
			continue
		}
		p.signed = append(p.signed, over)
	}
	if len(p.signed) == 0 {
		return nil, nil
	}
	return p, nil
}

// now is the meeting as it was signed, with how far the adjusting has come
// since.
func (p *provable) now(m data.Meeting) data.Meeting { return adjustedAs(p.meeting, m) }

// adjustedAs is one version of a meeting with how far another has come in being
// adjusted.
func adjustedAs(signed, now data.Meeting) data.Meeting {
	signed.State = now.State
	later := map[int]data.AgendaItem{}
	for _, it := range now.Items {
		later[it.Section] = it
	}
	signed.Items = slices.Clone(signed.Items)
	for i := range signed.Items {
		it := &signed.Items[i]
		it.Adjusted, it.AdjustedImmediately = later[it.Section].Adjusted, later[it.Section].AdjustedImmediately
	}
	if signed.Minutes != nil && now.Minutes != nil {
		minutes := *signed.Minutes
		minutes.Adjustments = now.Minutes.Adjustments
		signed.Minutes = &minutes
	}
	return signed
}
