package compose

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"slices"

	"paragraf/data"
	"paragraf/pdf/proof"
	"paragraf/pdf/tagged"
)

// The attachments, in the order of their names.
const (
	ProofFile   = "bevis.json"       // the proof of an extract or a publishing copy (package proof)
	MachineFile = "sammantrade.json" // the meeting, as far as the document shows it
)

// machine is what a program reads instead of the pages.
type machine struct {
	data.Meeting
	Proof    *seeded   `json:"proof,omitempty"`    // of minutes: what proves parts of them
	Document *settings `json:"document,omitempty"` // of an extract or a publishing copy: what it says beside the meeting
}

// seeded is the list of digests of minutes, and the seed that all its salts
// come from.
type seeded struct {
	Format  string `json:"format"`
	Seed    string `json:"seed"`
	Payload string `json:"payload"`
}

// attach adds the meeting in the form that programs read, the same as the
// commands print. m must hold no more than what the document shows.
func (p *paper) attach(m data.Meeting) { p.attachWith(machine{Meeting: m}) }

func (p *paper) attachWith(m machine) {
	if p.style.Archive != ArchivePlain {
		p.attachJSON(m.bytes())
	}
}

func (p *paper) attachJSON(raw []byte) {
	p.files = append(p.files, tagged.Attachment{
		Name: MachineFile, MIME: "application/json", Description: "Det som dokumentet visar, i maskinläsbar form", Bytes: raw,
	})
}

func (m machine) bytes() []byte {
	m.Source, m.Warnings, m.State = nil, []data.Warning{}, ""
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(m); err != nil {
		panic("compose: a meeting is not JSON: " + err.Error()) // it holds texts and numbers only
	}
	return b.Bytes()
}

// provableJSON is the meeting with the list of digests by which each § can be
// proved by itself later.
func provableJSON(m data.Meeting, secret []byte) ([]byte, error) {
	raw := machine{Meeting: m}.bytes()
	seed := proof.Seed(secret, raw)
	list, err := proof.NewList(raw, seed)
	if err != nil {
		return nil, err
	}
	b64 := base64.RawURLEncoding
	of, err := json.MarshalIndent(seeded{proof.Format, b64.EncodeToString(seed), b64.EncodeToString(list.Payload)}, "  ", "  ")
	if err != nil {
		return nil, err
	}
	raw = bytes.TrimSuffix(raw, []byte("\n}\n")) // it becomes the last member
	return slices.Concat(raw, []byte(",\n  \"proof\": "), of, []byte("\n}\n")), nil
}

// attachProof adds a proof before the meeting.
func (p *paper) attachProof(of *proof.Proof) {
	raw, err := json.Marshal(of)
	if err != nil {
		p.failed = err
		return
	}
	p.files = slices.Insert(p.files, 0, tagged.Attachment{
		Name: ProofFile, MIME: "application/json", Bytes: append(raw, '\n'),
		Description: "Bevis för att det som visas är vad protokollets undertecknare har skrivit under (SD-JWT, RFC 9901)",
	})
}

// onlyItems returns the meeting as it is seen from some of its items: who
// took part in them, and who adjusted them and when.
func onlyItems(m data.Meeting, items []int) data.Meeting {
	var kept []data.AgendaItem
	for _, i := range items {
		kept = append(kept, m.Items[i])
	}
	present := presentIn(m, items)
	var attendance []data.Attendance
	for n, a := range m.Attendance {
		if present[n] {
			a.Sections = slices.DeleteFunc(slices.Clone(a.Sections), func(s int) bool {
				return !slices.ContainsFunc(kept, func(it data.AgendaItem) bool { return it.Section == s })
			})
			attendance = append(attendance, a)
		}
	}
	m.Items, m.Attendance, m.FrontMatter = kept, attendance, nil
	if m.Minutes != nil {
		minutes := *m.Minutes
		minutes.Adjustments = nil
		for _, a := range m.Minutes.Adjustments {
			minutes.Adjustments = append(minutes.Adjustments, data.Adjustment{
				Sections: a.Sections, Immediate: a.Immediate, Adjusters: a.Adjusters, SubstituteAdjusters: a.SubstituteAdjusters, AdjustedOn: a.AdjustedOn,
			})
		}
		m.Minutes = &minutes
	}
	return m
}

// onlyLists returns the meeting with the notification lists of some of its
// items, and nothing else of them.
func onlyLists(m data.Meeting, items []int) data.Meeting {
	var kept []data.AgendaItem
	for _, i := range items {
		it := m.Items[i]
		kept = append(kept, data.AgendaItem{
			ID: it.ID, Position: it.Position, Section: it.Section, SectionInferred: it.SectionInferred,
			Title: it.Title, TitleInferred: it.TitleInferred, Kind: it.Kind, CaseNumbers: it.CaseNumbers, Lists: it.Lists,
		})
	}
	return data.Meeting{ID: m.ID, Organization: m.Organization, Body: m.Body, Date: m.Date, Items: kept}
}

// onlyNotice returns what a notice says of the meeting: its day and one
// adjustment.
func onlyNotice(m data.Meeting, a data.Adjustment) data.Meeting {
	return data.Meeting{
		ID: m.ID, Organization: m.Organization, Body: m.Body, Date: m.Date, Items: []data.AgendaItem{},
		Minutes: &data.Minutes{Adjustments: []data.Adjustment{a}},
	}
}

// presentIn tells which rows of the attendance took part in some of the items.
func presentIn(m data.Meeting, items []int) map[int]bool {
	present := map[int]bool{}
	for _, i := range items {
		for n, a := range m.Attendance {
			if a.Serving && (len(a.Sections) == 0 || slices.Contains(a.Sections, m.Items[i].Section)) {
				present[n] = true
			}
		}
	}
	return present
}
