package act

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/compose"
)

// Committee is a body as its secretary sets it up: what is the same from
// meeting to meeting, and the first meeting. No document takes a name from
// here: who led and kept a meeting is what its own papers say.
type Committee struct {
	Organization string              `json:"-"`
	Body         string              `json:"-"`
	Chair        string              `json:"chair,omitempty"`
	ChairParty   string              `json:"chair_party,omitempty"`
	Secretary    string              `json:"secretary,omitempty"`
	Place        string              `json:"place,omitempty"`
	Start        string              `json:"start,omitempty"` // HH:MM
	Date         string              `json:"-"`               // of the first meeting, YYYY-MM-DD
	Clauses      compose.ClauseStyle `json:"-"`
}

// committeeKey is the setting that keeps what is the same from meeting to
// meeting.
func committeeKey(organization, body string) string { return "committee/" + organization + "/" + body }

// SetUpCommittee stores a body and its first meeting, with the points that
// every agenda has, as one act. Failures are an [*Error]; a meeting of that
// body and day that is known already is never touched.
func SetUpCommittee(ctx context.Context, s *data.Store, c Committee) (data.Acceptance, error) {
	for _, field := range []*string{&c.Organization, &c.Body, &c.Chair, &c.ChairParty, &c.Secretary, &c.Place, &c.Date, &c.Start} {
		*field = strings.Join(strings.Fields(*field), " ")
	}
	if c.Body == "" {
		return data.Acceptance{}, fail("act.committee.no_body")
	}
	if _, err := time.Parse(time.DateOnly, c.Date); err != nil {
		return data.Acceptance{}, fail("act.committee.no_day", "day", c.Date)
	}
	if _, err := time.Parse("15:04", c.Start); (err != nil || len(c.Start) != 5) && c.Start != "" {
		return data.Acceptance{}, fail("act.committee.no_time", "time", c.Start)
	}
	kept, err := json.Marshal(c)
	if err != nil {
		return data.Acceptance{}, err
	}
	settings := map[string]string{committeeKey(c.Organization, c.Body): string(kept)}
	if c.Clauses != "" {
		settings[styleKey(c.Organization)] = string(c.Clauses)
	}
	done, err := s.SetUp(ctx, data.Draft{Meeting: c.firstMeeting()}, settings)
	if errors.Is(err, data.ErrConflict) {
		return data.Acceptance{}, because(err, "act.committee.known", "body", c.Body, "day", swedish.Date(c.Date))
	}
	return done, err
}

// firstMeeting is the first meeting as it is convened.
func (c Committee) firstMeeting() data.Meeting {
	m := data.Meeting{Organization: c.Organization, Body: c.Body, Date: c.Date, Start: c.Start, Place: c.Place,
		State: data.Convened, Source: &data.Source{Kind: data.SourceAgenda}}
	if c.Chair != "" {
		m.Attendance = append(m.Attendance, data.Attendance{Name: c.Chair, Party: c.ChairParty, Capacity: data.Member, Serving: true, Role: data.Chair})
	}
	if c.Secretary != "" {
		m.Attendance = append(m.Attendance, data.Attendance{Name: c.Secretary, Capacity: data.Other, Role: data.Secretary})
	}
	for _, point := range []struct {
		key  string
		kind data.ItemKind
	}{
		{"act.committee.adjuster", data.KindProcedural},
		{"act.committee.agenda", data.KindProcedural},
		{"act.committee.notifications", data.KindNotifications},
	} {
		m.Items = append(m.Items, data.AgendaItem{Title: swedish.In(swedish.Swedish, point.key), Kind: point.kind})
	}
	return m
}

// CommitteeOf reads what is the same from meeting to meeting of a body; only
// the names of the body are set where nothing is kept.
func CommitteeOf(ctx context.Context, s *data.Store, organization, body string) (Committee, error) {
	c := Committee{}
	kept, err := s.Setting(ctx, committeeKey(organization, body))
	if err == nil && kept != "" {
		err = json.Unmarshal([]byte(kept), &c)
	}
	c.Organization, c.Body = organization, body
	return c, err
}
