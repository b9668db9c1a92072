package command

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// markFlags are the flags that say what a note is, for writing and editing it.
type markFlags struct {
	note, kind, colour string
	tags               []string
	underline          bool
}

// add gives the flags to a command; kind is that of a note without the flag.
func (m *markFlags) add(cmd *cobra.Command, kind string) {
	f := cmd.Flags()
	f.StringVar(&m.note, "note", "", swedish.T("command.flag.note"))
	f.StringVar(&m.kind, "kind", kind, swedish.T("command.flag.kind"))
	f.StringArrayVar(&m.tags, "tag", nil, swedish.T("command.flag.tag"))
	f.StringVar(&m.colour, "colour", "", swedish.T("command.flag.colour", "colours", strings.Join(data.NoteColours, ", ")))
	f.BoolVar(&m.underline, "underline", false, swedish.T("command.flag.underline"))
}

// check refuses what no note can be.
func (m *markFlags) check(cmd *cobra.Command) error {
	if cmd.Flags().Changed("kind") && !validKind(m.kind) {
		return usage(cmd, "command.annotate.kind", "kind", m.kind, "kinds", act.KindNames())
	}
	if m.colour != "" && !slices.Contains(data.NoteColours, m.colour) {
		return usage(cmd, "command.annotate.colour", "colour", m.colour, "colours", strings.Join(data.NoteColours, ", "))
	}
	for _, tag := range m.tags {
		if !data.ValidTag(tag) {
			return usage(cmd, "command.annotate.tag", "tag", tag)
		}
	}
	if m.underline && m.colour == "" {
		m.colour = data.NoteColours[0]
	}
	return nil
}

func (m *markFlags) style() string {
	if m.underline {
		return data.Underline
	}
	return ""
}

func validKind(kind string) bool { return slices.Contains(data.NoteKinds, data.NoteKind(kind)) }
