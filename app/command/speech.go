package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// speech is the speaking sheet, as text or as a PDF.
func (p *program) speech() *cobra.Command {
	var out string
	var chair bool
	cmd := &cobra.Command{
		Use:     "speech " + swedish.T("command.word.meeting") + " [-o " + swedish.T("command.word.file") + ".pdf] [--chair]",
		Aliases: []string{"talarmanus"},
		Short:   swedish.T("command.speech.short"),
		Long:    swedish.T("command.speech.long"),
		Example: "  paragraf speech 2026-11-17\n  paragraf speech 2026-11-17 --chair -o talarmanus.pdf",
		Args:    arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				if out == "" {
					speech, err := act.Speech(ctx, s, m.ID, chair)
					if err == nil {
						p.printSpeech(speech)
					}
					return err
				}
				made, err := act.MakeSpeech(ctx, s, m.ID, chair)
				if err != nil {
					return err
				}
				if err := act.WriteSecret(out, made.PDF); err != nil {
					return err
				}
				p.tell("command.notes.written", "file", out)
				return nil
			})
		},
	}
	cmd.Flags().StringVarP(&out, "output", "o", "", swedish.T("command.flag.note_output"))
	cmd.Flags().BoolVar(&chair, "chair", false, swedish.T("command.flag.chair"))
	return cmd
}

func (p *program) printSpeech(s data.Speech) {
	fmt.Fprintln(p.out, heading(s.Meeting))
	for _, n := range s.Before {
		p.printPoint(n)
	}
	if len(s.Items) == 0 && len(s.Before) == 0 {
		p.tell("command.notes.none")
	}
	for _, it := range s.Items {
		fmt.Fprintln(p.out)
		fmt.Fprintln(p.out, act.SpokenTitle(it.Item))
		if it.Stance != "" {
			fmt.Fprintln(p.out, "  "+strings.ToUpper(swedish.NoteKind(it.Stance)))
		}
		if it.Bias {
			fmt.Fprintln(p.out, "  "+swedish.T("speech.bias"))
		}
		if blocks := it.Item.Part(data.PartProposals); len(blocks) > 0 {
			fmt.Fprintln(p.out, "  "+swedish.Proposed(it.Item.ForwardedTo()))
			for _, b := range blocks {
				fmt.Fprintln(p.out, "    "+b.Text)
			}
		}
		for _, g := range []struct {
			key    string
			points []data.SpeechPoint
		}{{"speech.arguments", it.Arguments}, {"speech.questions", it.Questions}, {"speech.motions", it.Motions}, {"speech.reservations", it.Reservations}} {
			if len(g.points) > 0 {
				fmt.Fprintln(p.out, "  "+swedish.T(g.key))
			}
			for _, n := range g.points {
				p.printPoint(n)
			}
		}
		if len(it.Propositions) > 0 {
			fmt.Fprintln(p.out, "  "+swedish.T("speech.order"))
			for i, q := range it.Propositions {
				fmt.Fprintf(p.out, "    %d. %s\n", i+1, act.PropositionWords(q))
				for _, other := range q.Against {
					fmt.Fprintln(p.out, "       "+swedish.T("speech.against", "text", other))
				}
			}
		}
	}
}

func (p *program) printPoint(n data.SpeechPoint) {
	if where := act.PointPlace(n); where != "" {
		fmt.Fprintln(p.out, "    ("+where+")")
	}
	if n.Text != "" {
		fmt.Fprintln(p.out, "    "+strings.ReplaceAll(n.Text, "\n", "\n    "))
	}
}
