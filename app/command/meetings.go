package command

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) meetings() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "meetings [--json]",
		Short:   swedish.T("command.meetings.short"),
		Long:    swedish.T("command.meetings.long"),
		Example: "  paragraf meetings\n  paragraf meetings --json",
		Args:    arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withStore(cmd.Context(), func(s *data.Store) error {
				list, err := s.Meetings(cmd.Context())
				if err != nil {
					return err
				}
				if asJSON {
					if list == nil {
						list = []data.MeetingSummary{}
					}
					return p.json(list)
				}
				if len(list) == 0 {
					p.tell("command.meetings.none")
					return nil
				}
				rows := make([][]string, len(list))
				short := shortIDs(list)
				for i, m := range list {
					where := swedish.Sections(m.Sections)
					if where == "" {
						where = swedish.N("command.meetings.items", m.Items)
					}
					state := swedish.State(m.State)
					if m.Sample {
						state += " (" + swedish.T("command.meetings.sample") + ")"
					}
					rows[i] = []string{short[i], cmp.Or(m.Date, swedish.T("command.word.no_date")), cmp.Or(m.Body, "–"), where, state}
				}
				table(p.out, rows)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

// shortIDs returns for each meeting the shortest prefix of its id, of at least
// eight characters, that no other meeting has.
func shortIDs(list []data.MeetingSummary) []string {
	short := make([]string, len(list))
	for i, m := range list {
		n := min(8, len(m.ID))
		for j, other := range list {
			for i != j && n < len(m.ID) && strings.HasPrefix(other.ID, m.ID[:n]) {
				n++
			}
		}
		short[i] = m.ID[:n]
	}
	return short
}

// table prints rows in columns, two spaces between them.
func table(w io.Writer, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			b.WriteString(cell)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+2))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}

// heading names a meeting in one line: "Vårdnämnden 8 december 2026".
func heading(m data.Meeting) string {
	return strings.TrimSpace(cmp.Or(m.Body, swedish.T("command.word.no_body")) + " " + cmp.Or(swedish.Date(m.Date), swedish.T("command.word.no_date")))
}

// contents says what a meeting holds: "§§ 88–94, 7 ärenden".
func contents(m data.Meeting) string {
	var sections []int
	for _, it := range m.Items {
		if it.Section > 0 {
			sections = append(sections, it.Section)
		}
	}
	items := swedish.N("command.meetings.items", len(m.Items))
	if len(sections) == 0 {
		return items
	}
	return swedish.Sections(data.FormatSections(sections)) + ", " + items
}
