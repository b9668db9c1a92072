package data

import (
	"slices"
	"strings"

	"paragraf/data/find"
)

// matchString is a plan as SQLite's full-text search asks for it: words of at
// worst a tier, in some columns. "" where it asks for nothing. What must not be
// there is not in it: in a list, it is of each row.
func matchString(p find.Plan, worst find.Tier, columns string) string {
	var must []string
	for _, g := range p.Groups {
		if g.Not {
			continue
		}
		any := groupString(g, worst, columns)
		if any == "" {
			return ""
		}
		must = append(must, any)
	}
	var marks []string
	for _, n := range p.Sections {
		marks = append(marks, quoted(markOfSection(n)))
	}
	if len(marks) > 0 {
		must = append(must, "marks : ("+strings.Join(marks, " OR ")+")")
	}
	marks = nil
	for _, y := range p.Years {
		marks = append(marks, quoted(markOfYear(itoa(y))))
	}
	if len(marks) > 0 {
		must = append(must, "marks : ("+strings.Join(marks, " OR ")+")")
	}
	for _, b := range p.Bodies {
		must = append(must, "body : "+quoted(b)+" *")
	}
	if len(must) == 0 {
		return ""
	}
	return "(" + strings.Join(must, ") AND (") + ")"
}

// counted reports whether all that SQLite finds answers a plan: phrases and what
// must not be there are looked for in the texts themselves.
func counted(p find.Plan) bool {
	return !slices.ContainsFunc(p.Groups, func(g find.Group) bool { return g.Not || g.Quoted || len(g.Phrase) > 0 })
}

func groupString(g find.Group, worst find.Tier, columns string) string {
	var any []string
	for stem, tier := range g.Stems {
		if tier <= worst {
			any = append(any, quoted(stem))
		}
	}
	slices.Sort(any)
	if len(g.Phrase) > 0 {
		any = append(any, quoted(strings.Join(g.Phrase, " ")))
	}
	if len(any) == 0 {
		return ""
	}
	return "{" + columns + "} : (" + strings.Join(any, " OR ") + ")"
}
