package command

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) annotate() *cobra.Command {
	var section int
	var row, quote, note, kind string
	cmd := &cobra.Command{
		Use:   "annotate " + swedish.T("command.word.meeting") + " --section N [--row LIST/NUMBER] [--quote \"…\"] --note \"…\"",
		Short: swedish.T("command.annotate.short"),
		Long:  swedish.T("command.annotate.long"),
		Example: "  paragraf annotate 2026-11-17 --section 62 --note \"Fråga om bemanningen i jul\" --kind question\n" +
			"  paragraf annotate 2026-11-17 --section 62 --quote \"fjorton vårdplatser\" --note \"Varför inte tjugo?\"\n" +
			"  paragraf annotate 2026-12-08 --section 93 --row Anmälningsärenden/6 --note \"Samma som rad 2\"",
		Args: arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, name := range []string{"section", "note"} {
				if !cmd.Flags().Changed(name) {
					return usage(cmd, "command.usage.flag_missing", "flag", "--"+name)
				}
			}
			if section < 1 {
				return usage(cmd, "command.usage.flag_bad", "flag", "--section", "value", section)
			}
			remark := act.Remark{Section: section, Quote: quote, Text: note, Kind: data.NoteKind(kind)}
			if cmd.Flags().Changed("quote") && strings.TrimSpace(quote) == "" {
				return usage(cmd, "command.usage.flag_bad", "flag", "--quote", "value", quote)
			}
			if cmd.Flags().Changed("row") {
				ref, ok := parseRow(row)
				if !ok {
					return usage(cmd, "command.usage.flag_bad", "flag", "--row", "value", row)
				}
				remark.Row = &ref
			}
			if !validKind(kind) {
				return usage(cmd, "command.annotate.kind", "kind", kind, "kinds", kindList())
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				remark.MeetingID = m.ID
				stored, err := act.Annotate(ctx, s, remark)
				if err != nil {
					return err
				}
				p.say("command.annotate.done", "place", notePlace(stored, m), "meeting", heading(m), "id", stored.ID)
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.IntVar(&section, "section", 0, swedish.T("command.flag.section_one"))
	f.StringVar(&row, "row", "", swedish.T("command.flag.row"))
	f.StringVar(&quote, "quote", "", swedish.T("command.flag.quote"))
	f.StringVar(&note, "note", "", swedish.T("command.flag.note"))
	f.StringVar(&kind, "kind", string(data.KindNote), swedish.T("command.flag.kind", "kinds", kindList()))
	return cmd
}

// parseRow reads LIST/NUMBER; the list may itself hold a slash, or be left out.
func parseRow(s string) (data.RowRef, bool) {
	list, number := "", s
	if i := strings.LastIndex(s, "/"); i >= 0 {
		list, number = s[:i], s[i+1:]
	}
	n, err := strconv.Atoi(strings.TrimSpace(number))
	return data.RowRef{List: strings.TrimSpace(list), Number: n}, err == nil && n > 0
}

func validKind(kind string) bool {
	for _, k := range act.NoteKinds {
		if kind == string(k) {
			return true
		}
	}
	return false
}

func kindList() string {
	names := make([]string, len(act.NoteKinds))
	for i, k := range act.NoteKinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// notePlace says where a note sits: "§ 62, ”fjorton vårdplatser”". An item that
// has no § yet goes by its title.
func notePlace(n data.Note, m data.Meeting) string {
	place := swedish.T("command.notes.whole_meeting")
	if n.Section > 0 {
		place = fmt.Sprintf("§ %d", n.Section)
	} else if n.ItemID != "" {
		place = swedish.T("command.notes.item")
		for _, it := range m.Items {
			if it.ID == n.ItemID && it.Title != "" {
				place = "”" + clip(it.Title) + "”"
			}
		}
	}
	switch {
	case n.Row != nil:
		place += fmt.Sprintf(", %s %d", n.Row.List, n.Row.Number)
		if n.Row.Text != "" {
			place += ", ”" + clip(n.Row.Text) + "”"
		}
		if n.Row.Changed {
			place += " (" + swedish.T("command.notes.row_changed") + ")"
		}
	case n.Passage != nil:
		place += ", ”" + clip(n.Passage.Quote) + "”"
	}
	return place
}

// clip shortens a quotation to one line of a terminal.
func clip(s string) string {
	words := []rune(strings.Join(strings.Fields(s), " "))
	if len(words) > 60 {
		return string(words[:59]) + "…"
	}
	return string(words)
}
