package act

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"golang.org/x/text/unicode/norm"

	"paragraf/app/swedish"
	"paragraf/data"
)

// readJSON reads a meeting in the form that "show --json" and "import --json"
// print. It takes nothing that the form does not know, since what is not
// understood could only be lost, and guesses nothing.
func readJSON(name string, raw []byte) (data.Draft, error) {
	wrong := func(place, problem string, args ...any) (data.Draft, error) {
		return data.Draft{}, fail("act.json.wrong", "file", name, "place", place, "problem", fmt.Sprintf(problem, args...))
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(raw) {
		return data.Draft{}, fail("act.json.encoding", "file", name)
	}
	if b := bytes.TrimLeft(raw, " \t\r\n"); len(b) > 0 && b[0] == '[' {
		return data.Draft{}, fail("act.json.several", "file", name)
	}
	m, err := decodeMeeting(raw)
	if err == nil { // NFC throughout, as everything that is stored
		var plain []byte
		if plain, err = json.Marshal(m); err == nil {
			m, err = decodeMeeting(norm.NFC.Bytes(plain))
		}
	}
	if err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return wrong(lineOf(raw, syntax.Offset), "%s", swedish.T("act.json.syntax"))
		case errors.As(err, &kind):
			return wrong(kind.Field, "%s", swedish.T("act.json.kind", "kind", kind.Value))
		}
		if errors.Is(err, io.ErrUnexpectedEOF) {
			return wrong(lineOf(raw, int64(len(raw))), "%s", swedish.T("act.json.cut"))
		}
		if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
			return wrong(strings.Trim(field, `"`), "%s", swedish.T("act.json.unknown_field"))
		}
		return wrong("JSON", "%s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if place, problem := validate(m); problem != "" {
		return wrong(place, "%s", problem)
	}
	return data.Draft{Meeting: m}, nil
}

func decodeMeeting(raw []byte) (m data.Meeting, err error) {
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err = d.Decode(&m); err != nil {
		return m, err
	}
	if _, err := d.Token(); err != io.EOF {
		return m, errors.New(swedish.T("act.json.more"))
	}
	return m, nil
}

// validate returns the first place of a meeting that breaks the form, and how.
func validate(m data.Meeting) (place, problem string) {
	check := func(ok bool, where, what string) {
		if problem == "" && !ok {
			place, problem = where, what
		}
	}
	oneOf := func(where, value string, known ...string) {
		check(slices.Contains(known, value), where, fmt.Sprintf("%q", value))
	}
	day := func(where, value string) {
		_, err := time.Parse(time.DateOnly, value)
		check(value == "" || err == nil, where, fmt.Sprintf("%q", value))
	}
	clock := func(where, value string) {
		_, err := time.Parse("15:04", value)
		check(value == "" || err == nil && len(value) == len("15:04"), where, fmt.Sprintf("%q", value))
	}
	id := func(where, value string) {
		if value != "" {
			u, err := uuid.Parse(value)
			check(err == nil && u.String() == value, where, fmt.Sprintf("%q", value))
		}
	}
	blocks := func(where string, list []data.Block) {
		for i, b := range list {
			oneOf(fmt.Sprintf("%s[%d].type", where, i), string(b.Type), "heading", "paragraph", "list_item", "table_row")
		}
	}

	check(m.Body != "" || m.Date != "" || len(m.Items) > 0, "body", "\"\"")
	id("id", m.ID)
	day("date", m.Date)
	clock("start", m.Start)
	clock("end", m.End)
	oneOf("state", string(m.State), "", "convened", "held", "adjusted", "announced", "final")
	for i, a := range m.Attendance {
		where := fmt.Sprintf("attendance[%d]", i)
		check(a.Name != "", where+".name", "\"\"")
		oneOf(where+".capacity", string(a.Capacity), "member", "deputy", "other")
		oneOf(where+".role", string(a.Role), "", "chair", "vice_chair", "second_vice_chair", "secretary")
	}
	blocks("front_matter", m.FrontMatter)
	for i, it := range m.Items {
		where := fmt.Sprintf("items[%d]", i)
		id(where+".id", it.ID)
		check(it.Position == i+1, where+".position", fmt.Sprint(it.Position))
		check(it.Section >= 0, where+".section", fmt.Sprint(it.Section))
		oneOf(where+".kind", string(it.Kind), "", "decision", "information", "notifications", "procedural", "election", "question")
		blocks(where+".body", it.Body)
		blocks(where+".procedure", it.Procedure)
		for j, v := range it.Votes {
			at := fmt.Sprintf("%s.votes[%d]", where, j)
			check(v.Yes >= 0 && v.No >= 0 && v.Abstained >= 0, at, "< 0")
			oneOf(at+".decided_by", v.DecidedBy, "", "majority", "casting_vote", "lot")
			for k, b := range v.Ballots {
				oneOf(fmt.Sprintf("%s.ballots[%d]", at, k), b.Ballot, "yes", "no", "abstained", "absent")
			}
		}
		for j, r := range it.Motions {
			oneOf(fmt.Sprintf("%s.motions[%d].result", where, j), r.Result, "", "adopted", "rejected", "withdrawn")
		}
		for j, st := range it.Statements {
			oneOf(fmt.Sprintf("%s.statements[%d].kind", where, j), st.Kind, data.MinuteNote, data.SeparateStatement)
		}
		for j, l := range it.Lists {
			for k, e := range l.Entries {
				day(fmt.Sprintf("%s.lists[%d].entries[%d].date", where, j, k), e.Date)
			}
		}
	}
	if m.Minutes != nil {
		for i, a := range m.Minutes.Adjustments {
			where := fmt.Sprintf("minutes.adjustments[%d]", i)
			day(where+".adjust_by", a.AdjustBy)
			day(where+".adjusted_on", a.AdjustedOn)
			day(where+".posted_on", a.PostedOn)
			day(where+".removed_on", a.RemovedOn)
		}
	}
	if m.Source != nil {
		oneOf("source.kind", m.Source.Kind, "", data.SourceMinutes, data.SourceAgenda)
	}
	return place, problem
}

// lineOf says on which line a byte offset lies.
func lineOf(raw []byte, offset int64) string {
	offset = min(max(offset, 0), int64(len(raw)))
	return swedish.T("act.json.line", "line", 1+bytes.Count(raw[:offset], []byte("\n")))
}
