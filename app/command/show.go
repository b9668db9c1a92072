package command

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) show() *cobra.Command {
	var asJSON, changed, markRead bool
	var section int
	cmd := &cobra.Command{
		Use:     "show " + swedish.T("command.word.meeting") + " [--section N] [--changed] [--mark-read] [--json]",
		Short:   swedish.T("command.show.short"),
		Long:    swedish.T("command.show.long"),
		Example: "  paragraf show 2026-11-17\n  paragraf show 2026-11-17/arbetsutskott\n  paragraf show 2026-11-17 --section 62\n  paragraf show 2026-11-17 --changed\n  paragraf show 0198f3a2 --json",
		Args:    arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if one := cmd.Flags().Changed("section"); one && section < 1 {
				return usage(cmd, "command.usage.flag_bad", "flag", "--section", "value", section)
			} else if one && changed {
				return usage(cmd, "command.usage.exclusive", "one", "--section", "other", "--changed")
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				var err error
				switch {
				case changed:
					err = p.showChanged(ctx, s, m, asJSON)
				case section > 0:
					err = p.showSection(m, section, asJSON)
				case asJSON:
					err = p.json(m)
				default:
					page{p.out}.meeting(m)
				}
				if err != nil || !markRead {
					return err
				}
				return act.MarkRead(ctx, s, m)
			})
		},
	}
	cmd.Flags().IntVar(&section, "section", 0, swedish.T("command.flag.show_section"))
	cmd.Flags().BoolVar(&changed, "changed", false, swedish.T("command.flag.changed"))
	cmd.Flags().BoolVar(&markRead, "mark-read", false, swedish.T("command.flag.mark_read"))
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json_one"))
	return cmd
}

// showSection prints one § whole.
func (p *program) showSection(m data.Meeting, section int, asJSON bool) error {
	it, err := act.ItemAt(m, section)
	switch {
	case err != nil:
		return err
	case asJSON:
		return p.json(it)
	}
	g := page{p.out}
	g.line("%s", heading(m))
	g.item(it)
	return nil
}

// page prints a meeting to be read on a terminal.
type page struct{ w io.Writer }

func (g page) line(format string, args ...any) { fmt.Fprintf(g.w, format+"\n", args...) }

func (g page) label(key, value string) {
	if value != "" {
		g.line("%s: %s", swedish.T(key), value)
	}
}

func (g page) head(key string) { g.line("\n  %s", swedish.T(key)) }

func (g page) meeting(m data.Meeting) {
	if m.Organization != "" {
		g.line("%s", m.Organization)
	}
	g.line("%s", heading(m))
	g.label("command.show.state", swedish.State(m.State))
	g.label("command.show.time", swedish.Span(m.Start, m.End))
	g.label("command.show.place", m.Place)
	g.label("command.show.id", m.ID)
	if m.Source != nil {
		g.label("command.show.source", m.Source.Name)
	}
	if mm := m.Minutes; mm != nil {
		g.label("command.show.sections", swedish.Sections(mm.Sections))
		g.label("command.show.chair", mm.Chair)
		g.label("command.show.secretary", mm.Secretary)
		for _, a := range mm.Adjustments {
			g.adjustment(a)
		}
	}
	if len(m.Attendance) > 0 {
		title := "command.show.attendance"
		if m.State == data.Convened && !m.Served() {
			title = "command.show.called"
		}
		g.line("\n%s", swedish.T(title))
		for _, a := range m.Attendance {
			g.line("  %s", attendance(a))
		}
	}
	for _, b := range data.WithoutLooseHeadings(m.FrontMatter) {
		g.line("\n%s", b.Text)
	}
	for _, it := range m.Items {
		g.item(it)
	}
	if lines := warningLines(m); len(lines) > 0 {
		g.line("\n%s", swedish.T("command.show.warnings"))
		for _, line := range lines {
			g.line("  • %s", line)
		}
	}
}

func (g page) adjustment(a data.Adjustment) {
	g.label("command.show.adjusters", strings.Join(a.Adjusters, ", "))
	g.label("command.show.adjust_by", swedish.Date(a.AdjustBy))
	if a.AdjustedOn != "" {
		g.label("command.show.adjusted", strings.TrimSpace(swedish.Date(a.AdjustedOn)+"  "+swedish.Sections(a.Sections)))
	}
	g.label("command.show.posted", swedish.Date(a.PostedOn))
	g.label("command.show.removed", swedish.Date(a.RemovedOn))
	g.label("command.show.stored_at", a.StoredAt)
}

// attendance is one row as the papers print it: "Namn (P), ordförande, tjänstgörande …".
func attendance(a data.Attendance) string {
	parts := []string{person(a.Person())}
	if a.Role != "" {
		parts = append(parts, swedish.Role(a.Role))
	}
	if a.Title != "" && !strings.EqualFold(a.Title, swedish.In(swedish.Swedish, "role."+string(a.Role))) {
		parts = append(parts, a.Title)
	} else if a.Role == "" && a.Capacity != data.Other {
		parts = append(parts, swedish.Capacity(a.Capacity))
	}
	if a.Serving && a.Capacity == data.Deputy {
		parts = append(parts, swedish.T("command.show.serving"))
	}
	if a.Replaces != nil {
		parts = append(parts, swedish.T("command.show.replaces", "name", cmp.Or(person(*a.Replaces), swedish.T("command.show.vacant"))))
	}
	if len(a.Sections) > 0 {
		parts = append(parts, swedish.Sections(data.FormatSections(a.Sections)))
	}
	if a.Remote {
		parts = append(parts, swedish.T("command.show.remote"))
	}
	return strings.Join(parts, ", ")
}

func person(p data.Person) string {
	if p.Name == "" {
		return ""
	}
	return p.Printed()
}

func people(list []data.Person) string {
	names := make([]string, len(list))
	for i, p := range list {
		names[i] = person(p)
	}
	return strings.Join(names, ", ")
}
