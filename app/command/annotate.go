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
	var row, quote, number string
	var mark markFlags
	var on pageFlags
	cmd := &cobra.Command{
		Use:   "annotate [" + swedish.T("command.word.meeting") + "] [--section N] [--row LIST/NUMBER] [--quote \"…\"] --note \"…\"",
		Short: swedish.T("command.annotate.short"),
		Long:  swedish.T("command.annotate.long", "kinds", act.KindNames()),
		Example: "  paragraf annotate 2026-11-17 --section 62 --note \"Fråga om bemanningen i jul\" --kind question --tag vård\n" +
			"  paragraf annotate 2026-11-17 --section 62 --quote \"fjorton vårdplatser\" --note \"Varför inte tjugo?\"\n" +
			"  paragraf annotate 2026-11-17 --section 62 --quote \"fjorton vårdplatser\" --colour blue --underline\n" +
			"  paragraf annotate 2026-11-17 --section 62 --attachment \"Bilaga 1.pdf\" --quote \"fyra platser\" --note \"Räcker det?\"\n" +
			"  paragraf annotate 2026-11-17 --section 62 --attachment \"Bilaga 1.pdf\" --page 4 --area 72,100,300,220 --colour red\n" +
			"  paragraf annotate 2026-12-08 --section 93 --row Anmälningsärenden/6 --note \"Samma som rad 2\"\n" +
			"  paragraf annotate 2026-11-17 --note \"Kom en kvart tidigare\"\n" +
			"  paragraf annotate --case 26RN412 --note \"Följ upp till våren\"",
		Args: arguments(0, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			onCase := cmd.Flags().Changed("case")
			switch {
			case len(args) == 0 && !onCase:
				return usage(cmd, "command.usage.missing", "names", swedish.T("command.word.meeting"))
			case onCase && (len(args) > 0 || cmd.Flags().Changed("section") || strings.TrimSpace(number) == ""):
				return usage(cmd, "command.annotate.case")
			case cmd.Flags().Changed("section") && section < 1:
				return usage(cmd, "command.usage.flag_bad", "flag", "--section", "value", section)
			case cmd.Flags().Changed("quote") && strings.TrimSpace(quote) == "":
				return usage(cmd, "command.usage.flag_bad", "flag", "--quote", "value", quote)
			}
			if err := mark.check(cmd); err != nil {
				return err
			}
			page, err := on.place(cmd, &mark)
			if err != nil {
				return err
			}
			if !cmd.Flags().Changed("note") && mark.colour == "" && data.NoteKind(mark.kind) != data.KindPlace {
				return usage(cmd, "command.usage.flag_missing", "flag", "--note")
			}
			remark := act.Remark{Section: section, Quote: quote, Text: mark.note, Kind: data.NoteKind(mark.kind),
				Tags: mark.tags, Colour: mark.colour, Style: mark.style(), CaseNumber: number, Page: page}
			if cmd.Flags().Changed("row") {
				ref, ok := parseRow(row)
				if !ok {
					return usage(cmd, "command.usage.flag_bad", "flag", "--row", "value", row)
				}
				remark.Row = &ref
			}
			ctx := cmd.Context()
			if onCase {
				return p.withStore(ctx, func(s *data.Store) error {
					stored, err := act.Annotate(ctx, s, remark)
					if err == nil {
						p.say("command.annotate.done_case", "case", stored.CaseNumber, "id", stored.ID)
					}
					return err
				})
			}
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
	f.StringVar(&number, "case", "", swedish.T("command.flag.case_note"))
	on.add(cmd)
	mark.add(cmd, string(data.KindNote))
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

// notePlace says where a note sits: "§ 62, ”fjorton vårdplatser”". An item that
// has no § yet goes by its title.
func notePlace(n data.Note, m data.Meeting) string {
	place := swedish.T("command.notes.whole_meeting")
	if n.MeetingID == "" {
		place = swedish.T("command.notes.whole_case", "case", n.CaseNumber)
	} else if n.Section > 0 {
		place = fmt.Sprintf("§ %d", n.Section)
	} else if n.ItemID != "" {
		place = swedish.T("command.notes.item")
		for _, it := range m.Items {
			if it.ID == n.ItemID && it.Title != "" {
				place = "”" + clip(it.Title) + "”"
			}
		}
	}
	if n.Page != nil {
		place += ", " + act.PagePlace(n.Page)
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
	return swedish.Shorten(strings.Join(strings.Fields(s), " "), 60)
}
