package act

import (
	"context"
	"slices"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// HandOverRequest says which meeting's minutes go to an outside signing
// service, and where their file is to be written for it.
type HandOverRequest struct {
	MeetingID string
	Path      string // where to write the file
	Service   string // what the service is called, "" where it need not be told
}

// HandedOver is what [HandOver] did.
type HandedOver struct {
	Handover data.Handover
	Document data.Document
	Waiting  []Place // who is to sign
	Secret   []int   // §§ in it that are marked as confidential
}

// ToHandOver finds the minutes that can be handed over: the latest that say
// what the meeting says, made now where there are none. Minutes that are not
// ready to be signed, or that all have signed, are refused.
func ToHandOver(ctx context.Context, s *data.Store, meetingID string) (d data.Document, pdf []byte, err error) {
	m, _, documents, err := gather(ctx, s, meetingID)
	if err != nil {
		return d, nil, err
	}
	if lacks := Lacks(m); len(lacks) > 0 {
		return d, nil, fail("act.handover.not_ready", "lacks", "\n– "+strings.Join(lacks, "\n– "))
	}
	i := slices.IndexFunc(documents, func(d data.Document) bool { return d.Kind == data.MinutesDocument && !d.Outdated(m) })
	if i < 0 {
		made, err := MakeMinutes(ctx, s, meetingID)
		return made.Document, made.PDF, err
	}
	if pdf, err = s.File(documents[i].SHA256); err != nil {
		return d, nil, err
	}
	places, err := Places(pdf)
	if err != nil {
		return d, nil, err
	}
	if len(waiting(places, documents[i])) == 0 {
		return d, nil, fail("act.handover.all_signed")
	}
	return documents[i], pdf, nil
}

// HandOver writes the prepared minutes where the user wants them and remembers
// that they are away, and which file it was.
func HandOver(ctx context.Context, s *data.Store, r HandOverRequest) (HandedOver, error) {
	d, pdf, err := ToHandOver(ctx, s, r.MeetingID)
	if err != nil {
		return HandedOver{}, err
	}
	places, err := Places(pdf)
	if err != nil {
		return HandedOver{}, err
	}
	ready, err := stage(r.Path, pdf)
	if err != nil {
		return HandedOver{}, err
	}
	h, err := s.HandOver(ctx, data.Handover{SHA256: d.SHA256, Name: lastName(r.Path), Service: strings.TrimSpace(r.Service)})
	if err != nil {
		ready.cancel()
		return HandedOver{}, err
	}
	if err := ready.commit(); err != nil {
		return HandedOver{}, err
	}
	out := HandedOver{Handover: h, Document: d, Waiting: waiting(places, d)}
	m, err := s.Meeting(ctx, r.MeetingID)
	for _, it := range m.Items {
		if it.Confidential != nil && it.Section > 0 {
			out.Secret = append(out.Secret, it.Section)
		}
	}
	return out, err
}

// lastName is the last part of a path, of whatever system.
func lastName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }

// waiting lists the places that neither hold a signature nor belong to somebody
// who has signed through a service.
func waiting(places []Place, d data.Document) []Place {
	attested := slices.DeleteFunc(slices.Clone(d.Signed), func(g data.Signing) bool { return g.Attested == "" })
	var list []Place
	for _, p := range places {
		if p.SignedBy != "" || p.Role == compose.RoleClerk {
			continue
		}
		i := slices.IndexFunc(attested, func(g data.Signing) bool {
			return g.Role == p.Role && (p.Person == "" || data.SamePerson(g.Name, p.Person))
		})
		if i >= 0 {
			attested = slices.Delete(attested, i, i+1)
			continue
		}
		list = append(list, p)
	}
	return list
}

// OpenHandover is the handover of a meeting that is still open, nil where there
// is none.
func OpenHandover(ctx context.Context, s *data.Store, meetingID string) (*data.Handover, error) {
	list, err := s.Handovers(ctx, meetingID)
	if err != nil || len(list) == 0 || !list[0].Open() {
		return nil, err
	}
	return &list[0], nil
}

// HandoverState says in words where minutes are: "Överlämnade för underskrift 3
// november 2026 (Underskriftstjänsten)".
func HandoverState(h data.Handover) string {
	day := swedish.DateOf(h.At.In(data.Stockholm))
	if h.Service != "" {
		return swedish.T("handover.state_service", "date", day, "service", h.Service)
	}
	return swedish.T("handover.state", "date", day)
}

// newest follows the signed versions of a document to the last of them.
func newest(documents []data.Document, sha256 string) (d data.Document, ok bool) {
	for range documents {
		i := slices.IndexFunc(documents, func(d data.Document) bool { return d.Continues == sha256 })
		if i < 0 {
			break
		}
		sha256 = documents[i].SHA256
	}
	i := slices.IndexFunc(documents, func(d data.Document) bool { return d.SHA256 == sha256 })
	if i < 0 {
		return d, false
	}
	return documents[i], true
}
