package command

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// rowFlags are the flags of "rows".
type rowFlags struct {
	section                        int
	list, sort, filter, format, to string
	grouped, asJSON, mine          bool
}

func (p *program) rows() *cobra.Command {
	var f rowFlags
	meeting := swedish.T("command.word.meeting")
	cmd := &cobra.Command{
		Use: "rows " + meeting + " [--section N] [--list …] [--sort case|decider|date] [--group] [--filter …]\n" +
			"       [--format text|csv|xlsx|pdf] [-o " + swedish.T("command.word.file") + "] [--mine] [--json]",
		Short: swedish.T("command.rows.short"),
		Long:  swedish.T("command.rows.long"),
		Example: "  paragraf rows 2026-12-08 --section 93\n  paragraf rows 2026-12-08 --group --filter avtal\n" +
			"  paragraf rows 2026-12-08 --format xlsx -o anmalningar.xlsx\n  paragraf rows add 2026-12-08 --section 93 lista.csv",
		Args: arguments(1, 1, meeting),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runRows(cmd, args[0], f) },
	}
	flags := cmd.Flags()
	flags.IntVar(&f.section, "section", 0, swedish.T("command.flag.rows_section"))
	flags.StringVar(&f.list, "list", "", swedish.T("command.flag.list"))
	flags.StringVar(&f.sort, "sort", "", swedish.T("command.flag.sort"))
	flags.BoolVar(&f.grouped, "group", false, swedish.T("command.flag.group"))
	flags.StringVar(&f.filter, "filter", "", swedish.T("command.flag.filter"))
	flags.StringVar(&f.format, "format", "text", swedish.T("command.flag.row_format"))
	flags.StringVarP(&f.to, "output", "o", "", swedish.T("command.flag.output_file"))
	flags.BoolVar(&f.mine, "mine", false, swedish.T("command.flag.rows_mine"))
	flags.BoolVar(&f.asJSON, "json", false, swedish.T("command.flag.json"))
	cmd.AddCommand(p.addRows(), p.markRows())
	return cmd
}

func (p *program) runRows(cmd *cobra.Command, ref string, f rowFlags) error {
	by := data.RowKey(f.sort)
	if f.sort != "" && !slices.Contains(data.RowKeys, by) {
		return usage(cmd, "command.usage.flag_bad", "flag", "--sort", "value", f.sort)
	}
	ctx := cmd.Context()
	var table func(*data.Store, data.Meeting, []act.RowList) ([]byte, error)
	switch f.format {
	case "csv":
		table = func(_ *data.Store, _ data.Meeting, lists []act.RowList) ([]byte, error) { return act.RowsCSV(lists) }
	case "xlsx":
		table = func(_ *data.Store, _ data.Meeting, lists []act.RowList) ([]byte, error) { return act.RowsXLSX(lists) }
	case "pdf":
		table = func(s *data.Store, m data.Meeting, lists []act.RowList) ([]byte, error) {
			return act.RowsPDF(ctx, s, m, lists)
		}
	case "text":
	default:
		return usage(cmd, "command.usage.flag_bad", "flag", "--format", "value", f.format)
	}
	if table == nil && f.to != "" || f.to == "" && (f.format == "xlsx" || f.format == "pdf") || (f.asJSON || f.mine) && f.format != "text" {
		return usage(cmd, "command.rows.file")
	}
	return p.withMeeting(ctx, ref, func(s *data.Store, m data.Meeting) error {
		lists, err := act.Rows(ctx, s, m, act.RowQuery{Section: f.section, List: f.list, Mine: f.mine, Order: data.RowOrder{By: by, Grouped: f.grouped, Filter: f.filter}})
		if err != nil {
			return err
		}
		if f.asJSON {
			return p.json(rowsJSON(lists))
		}
		if table == nil {
			p.printRows(lists)
			return nil
		}
		out, err := table(s, m, lists)
		if err != nil {
			return err
		}
		if f.to == "" {
			_, err = p.out.Write(out)
			return err
		}
		if err := act.WriteFile(f.to, out); err != nil {
			return err
		}
		n := 0
		for _, l := range lists {
			n += l.Len()
		}
		fmt.Fprintln(p.err, swedish.N("command.rows.written", n, "file", f.to))
		return nil
	})
}

func (p *program) printRows(lists []act.RowList) {
	for i, l := range lists {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		fmt.Fprintf(p.out, "%s  %s (%d)\n", place(l.Section, l.Position), l.Title, l.Len())
		for _, g := range l.Groups {
			if g.Decider != "" {
				fmt.Fprintf(p.out, "  %s\n", g.Decider)
			}
			for _, e := range g.Rows {
				about := []string{e.CaseNumber, swedish.Date(e.Date), e.DecidedBy, ""}
				if mark, ok := l.Marks[e]; ok {
					about[3] = marked(mark)
				}
				if g.Decider != "" || strings.Contains(e.Text, e.DecidedBy) {
					about[2] = ""
				}
				about = slices.DeleteFunc(about, func(s string) bool { return s == "" })
				fmt.Fprintf(p.out, "  %3d  %s", e.Number, e.Text)
				if len(about) > 0 {
					fmt.Fprintf(p.out, "  [%s]", strings.Join(about, " · "))
				}
				fmt.Fprintln(p.out)
			}
		}
		for _, r := range l.Remarks {
			fmt.Fprintln(p.err, r)
		}
	}
}

// marked says what the reader's own mark on a row says.
func marked(m data.RowMark) string {
	said := swedish.T("command.rows.unread")
	if m.Read {
		said = swedish.T("command.rows.read")
	}
	if m.Raised {
		said += ", " + swedish.T("command.rows.raised")
	}
	return said
}

// place names an item by its § or, while it has none, by its place on the agenda.
func place(section, position int) string {
	if section > 0 {
		return fmt.Sprintf("§ %d", section)
	}
	return swedish.T("command.rows.point", "n", position)
}

// rowsJSON is lists as JSON: the groups are left out where nothing is grouped.
func rowsJSON(lists []act.RowList) any {
	type entry struct {
		data.Notification
		Read   *bool `json:"read,omitempty"`
		Raised *bool `json:"raised,omitempty"`
	}
	type group struct {
		DecidedBy string  `json:"decided_by"`
		Entries   []entry `json:"entries"`
	}
	type list struct {
		Section  int      `json:"section,omitempty"`
		Position int      `json:"position"`
		Title    string   `json:"title"`
		Groups   []group  `json:"groups"`
		Remarks  []string `json:"remarks"`
	}
	out := []list{}
	for _, l := range lists {
		x := list{Section: l.Section, Position: l.Position, Title: l.Title, Groups: []group{}, Remarks: append([]string{}, l.Remarks...)}
		for _, g := range l.Groups {
			rows := group{g.Decider, []entry{}}
			for _, e := range g.Rows {
				row := entry{Notification: e}
				if mark, ok := l.Marks[e]; ok {
					row.Read, row.Raised = &mark.Read, &mark.Raised
				}
				rows.Entries = append(rows.Entries, row)
			}
			x.Groups = append(x.Groups, rows)
		}
		out = append(out, x)
	}
	return out
}

// addRows is "rows add".
func (p *program) addRows() *cobra.Command {
	var section int
	var title, replace, appendTo string
	var dry, asJSON bool
	meeting, file := swedish.T("command.word.meeting"), swedish.T("command.word.file")
	cmd := &cobra.Command{
		Use:   "add " + meeting + " --section N " + file + " [--title …] [--replace …|--append …]\n       [--dry-run] [--json]",
		Short: swedish.T("command.rows.add.short"),
		Long:  swedish.T("command.rows.add.long"),
		Example: "  paragraf rows add 2026-12-08 --section 93 lista.csv\n" +
			"  paragraf rows add 2026-12-08 --section 93 lista.xlsx --replace Anmälningsärenden --dry-run",
		Args: arguments(2, 2, meeting),
		RunE: func(cmd *cobra.Command, args []string) error {
			if section == 0 {
				return usage(cmd, "command.usage.flag_missing", "flag", "--section")
			}
			if replace != "" && appendTo != "" {
				return usage(cmd, "command.rows.add.one")
			}
			raw, err := act.ReadFileBytes(args[1])
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				it, err := act.ItemAt(m, section)
				if err != nil {
					return err
				}
				read, err := act.ReadRows(ctx, filepath.Base(args[1]), cmp.Or(title, replace, it.Title), raw)
				if err != nil {
					return err
				}
				merge, list := act.MergeLists, replace
				if appendTo != "" {
					merge, list = act.AppendRows, appendTo
				}
				merged, clash := merge(it.Lists, read.Lists, list)
				if clash != nil && !dry {
					return clash
				}
				if !dry {
					if m, err = act.SetLists(ctx, s, m.ID, it.ID, merged); err != nil {
						return err
					}
				}
				n := 0
				var lists []act.RowList
				for _, l := range read.Lists {
					n += len(l.Entries)
					lists = append(lists, act.RowList{Section: it.Section, Position: it.Position, Title: l.Title, Groups: []act.RowGroup{{Rows: l.Entries}}})
				}
				for _, words := range read.Beside {
					fmt.Fprintln(p.err, swedish.T("command.rows.beside", "words", words))
				}
				for _, h := range read.Hidden {
					fmt.Fprintln(p.err, act.HiddenRows(h))
				}
				if asJSON {
					if err := p.json(rowsJSON(lists)); err != nil {
						return err
					}
					return clash
				}
				p.printRows(lists)
				key := "command.rows.added"
				if dry {
					key = "command.rows.would_add"
				}
				fmt.Fprintln(p.err, swedish.N(key, n, "place", place(it.Section, it.Position)))
				return clash
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&section, "section", 0, swedish.T("command.flag.section_one"))
	flags.StringVar(&title, "title", "", swedish.T("command.flag.list_title"))
	flags.StringVar(&replace, "replace", "", swedish.T("command.flag.list_replace"))
	flags.StringVar(&appendTo, "append", "", swedish.T("command.flag.list_append"))
	flags.BoolVar(&dry, "dry-run", false, swedish.T("command.flag.dry_run"))
	flags.BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}
