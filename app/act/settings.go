package act

import (
	"context"
	"slices"
	"strings"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// Setting is something that can be chosen for the whole program or for an
// organisation.
type Setting struct {
	Name         string // tsa, evidence, rsa, archive or clauses
	Organization string // whose; "" for all, or for meetings that name none
	Value        string
}

// What can be chosen, by the name of the setting. The timestamp authority is an
// address.
var choices = map[string][]string{
	"evidence": {"ask", "automatic"},
	"rsa":      {RSAPKCS1, RSAPSS},
	"archive":  {"3a", "2a"},
	"clauses":  {"att", "numbered", "plain"},
}

// PerOrganization tells that each organisation makes its own choice.
func PerOrganization(name string) bool { return name == "archive" || name == "clauses" }

// Settings lists what is chosen, with the organisations in the order of their
// names.
func Settings(ctx context.Context, s *data.Store) ([]Setting, error) {
	tsa, err := TSA(ctx, s)
	if err != nil {
		return nil, err
	}
	list := []Setting{{Name: "tsa", Value: tsa}, {Name: "evidence", Value: "ask"}, {Name: "rsa", Value: RSAPKCS1}}
	if yes, err := Automatic(ctx, s); err != nil {
		return nil, err
	} else if yes {
		list[1].Value = "automatic"
	}
	if yes, err := PSS(ctx, s); err != nil {
		return nil, err
	} else if yes {
		list[2].Value = RSAPSS
	}
	organizations, err := organizations(ctx, s)
	if err != nil {
		return nil, err
	}
	for _, o := range organizations {
		style, err := Style(ctx, s, o)
		if err != nil {
			return nil, err
		}
		archive, clauses := "3a", "att"
		if style.Archive == compose.ArchivePlain {
			archive = "2a"
		}
		if style.Clauses != "" {
			clauses = string(style.Clauses)
		}
		list = append(list, Setting{"archive", o, archive}, Setting{"clauses", o, clauses})
	}
	return list, nil
}

// SetSetting chooses a value. What cannot be chosen is an [*Error] that names
// what can.
func SetSetting(ctx context.Context, s *data.Store, set Setting) error {
	if set.Name == "tsa" {
		return SetTSA(ctx, s, set.Value)
	}
	can, known := choices[set.Name]
	switch {
	case !known:
		return fail("act.settings.unknown", "name", set.Name)
	case !slices.Contains(can, set.Value):
		return fail("act.settings.value", "name", set.Name, "value", set.Value, "values", strings.Join(can, ", "))
	}
	if PerOrganization(set.Name) {
		all, err := organizations(ctx, s)
		if err != nil {
			return err
		}
		switch {
		case set.Organization == "" && len(all) == 1:
			set.Organization = all[0]
		case len(all) == 0:
			return fail("act.settings.no_organization")
		case !slices.Contains(all, set.Organization):
			return fail("act.settings.organization", "name", set.Organization, "names", strings.Join(all, ", "))
		}
	}
	switch set.Name {
	case "evidence":
		return SetAutomatic(ctx, s, set.Value == "automatic")
	case "rsa":
		return SetPSS(ctx, s, set.Value == RSAPSS)
	case "archive":
		archive := compose.ArchiveWithData
		if set.Value == "2a" {
			archive = compose.ArchivePlain
		}
		return SetArchive(ctx, s, set.Organization, archive)
	}
	return SetStyle(ctx, s, set.Organization, compose.ClauseStyle(set.Value))
}

// organizations lists those that the store has meetings of, by name.
func organizations(ctx context.Context, s *data.Store) ([]string, error) {
	meetings, err := s.Meetings(ctx)
	var all []string
	for _, m := range meetings {
		if !slices.Contains(all, m.Organization) {
			all = append(all, m.Organization)
		}
	}
	slices.Sort(all)
	return all, err
}
