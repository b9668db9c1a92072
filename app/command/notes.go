package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) notes() *cobra.Command {
	var asJSON, earlier bool
	var form, out, meeting, kind string
	var filter data.NoteFilter
	cmd := &cobra.Command{
		Use:   "notes [" + swedish.T("command.word.meeting") + "] [--json]",
		Short: swedish.T("command.notes.short"),
		Long:  swedish.T("command.notes.long", "kinds", act.KindNames()),
		Example: "  paragraf notes\n  paragraf notes 2026-11-17 --kind question\n  paragraf notes --tag budget --search \"jour natt\"\n" +
			"  paragraf notes --case 26RN412 --json\n  paragraf notes 2026-11-17 --format pdf -o anteckningar.pdf\n" +
			"  paragraf notes --format jsonld -o anteckningar.jsonld\n  paragraf notes import anteckningar.jsonld",
		Args: arguments(0, 1, ""),
		RunE: func(cmd *cobra.Command, args []string) error {
			changed := cmd.Flags().Changed
			switch {
			case meeting != "" && len(args) > 0:
				return usage(cmd, "command.usage.too_many", "argument", args[0])
			case meeting != "":
				args = []string{meeting}
			case changed("meeting"):
				return usage(cmd, "command.usage.flag_bad", "flag", "--meeting", "value", meeting)
			}
			if changed("kind") && !validKind(kind) {
				return usage(cmd, "command.annotate.kind", "kind", kind, "kinds", act.KindNames())
			}
			if changed("tag") && !data.ValidTag(filter.Tag) {
				return usage(cmd, "command.annotate.tag", "tag", filter.Tag)
			}
			if asJSON && !changed("format") {
				form = act.NotesJSON
			}
			name := form
			if form = act.NoteForm(name); form == "" || asJSON && form != act.NotesJSON {
				return usage(cmd, "command.notes.format", "format", name, "formats", strings.Join(act.NoteForms, ", "))
			}
			if form == act.NotesPDF && out == "" {
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			if earlier && (len(args) == 0 || form != act.NotesText && form != act.NotesJSON || out != "") {
				return usage(cmd, "command.usage.missing", "names", swedish.T("command.word.meeting"))
			}
			filter.Kind = data.NoteKind(kind)
			ctx := cmd.Context()
			if len(args) == 0 {
				return p.withStore(ctx, func(s *data.Store) error { return p.giveNotes(cmd, s, filter, form, out) })
			}
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				if earlier {
					return p.giveMemories(cmd, s, m, form)
				}
				filter.MeetingID = m.ID
				return p.giveNotes(cmd, s, filter, form, out)
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	f.StringVar(&form, "format", act.NotesText, swedish.T("command.flag.note_format", "formats", strings.Join(act.NoteForms, ", ")))
	f.StringVarP(&out, "output", "o", "", swedish.T("command.flag.note_output"))
	f.StringVar(&meeting, "meeting", "", swedish.T("command.flag.note_meeting"))
	f.StringVar(&kind, "kind", "", swedish.T("command.flag.kind"))
	f.StringVar(&filter.Tag, "tag", "", swedish.T("command.flag.note_tag"))
	f.StringVar(&filter.CaseNumber, "case", "", swedish.T("command.flag.note_case"))
	f.StringVar(&filter.Search, "search", "", swedish.T("command.flag.note_search"))
	f.BoolVar(&earlier, "earlier", false, swedish.T("command.flag.note_earlier"))
	cmd.AddCommand(p.editNote(), p.deleteNotes(), p.importNotes(), p.printNotesBeside(), p.handIn(), p.takeBack())
	return cmd
}

// giveNotes prints the chosen notes, or writes them to a file that only its
// owner can read and that was not there before.
func (p *program) giveNotes(cmd *cobra.Command, s *data.Store, f data.NoteFilter, form, out string) error {
	ctx := cmd.Context()
	to := p.out
	var kept strings.Builder
	if out != "" {
		p.out = &kept
		defer func() { p.out = to }()
	}
	switch form {
	case act.NotesText, act.NotesJSON:
		all, err := act.GatherNotes(ctx, s, f)
		if err != nil {
			return err
		}
		if form == act.NotesText {
			p.printNotes(all)
			break
		}
		notes := []data.Note{}
		for _, a := range all {
			notes = append(notes, a.Notes...)
		}
		if err := p.json(notes); err != nil {
			return err
		}
	default:
		raw, err := act.ExportNotes(ctx, s, f, form)
		if err != nil {
			return err
		}
		if _, err := p.out.Write(raw); err != nil {
			return err
		}
	}
	if out == "" {
		return nil
	}
	if err := act.WriteSecret(out, []byte(kept.String())); err != nil {
		return err
	}
	p.tell("command.notes.written", "file", out)
	return nil
}

// printNotes prints notes under the headings of their meetings.
func (p *program) printNotes(all []act.NotesAt) {
	if len(all) == 0 {
		p.tell("command.notes.none")
	}
	for i, a := range all {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		fmt.Fprintln(p.out, a.Heading())
		for _, n := range a.Notes {
			fmt.Fprintf(p.out, "  %s  [%s]  %s\n    %s\n", notePlace(n, a.Meeting), swedish.NoteKind(n.Kind), n.ID, strings.ReplaceAll(act.NoteText(n), "\n", "\n    "))
			if c := n.Carried; c != nil { // not seen yet
				fmt.Fprintf(p.out, "    (%s; %s)\n", swedish.T("command.revise.state."+string(c.State)), swedish.T("command.revise.was", "words", words(c.Was, c.WasRow, c.WasPage)))
			}
		}
	}
}
