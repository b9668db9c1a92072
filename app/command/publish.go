package command

import (
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

func (p *program) publish() *cobra.Command {
	var out, reveal string
	var masks, words []string
	reason := swedish.T("command.word.reason")
	cmd := &cobra.Command{
		Use:   "publish " + swedish.T("command.word.meeting") + " -o " + swedish.T("command.word.file") + ".pdf [--mask N[,N…]=" + reason + "]… [--words \"…=" + reason + "\"]… [--reveal N[,N…]]",
		Short: swedish.T("command.publish.short"),
		Long:  swedish.T("command.publish.long"),
		Example: "  paragraf publish 2026-09-22 -o protokoll-webb.pdf\n" +
			"  paragraf publish 2026-09-22 -o protokoll-webb.pdf --mask \"46=Sekretess enligt 26 kap. 1 § OSL\"\n" +
			"  paragraf publish 2026-09-22 -o protokoll-webb.pdf --words \"Anna Berg=Personuppgift (dataskyddsförordningen)\"",
		Args: arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if out == "" {
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			var request act.PublishRequest
			for _, text := range masks {
				which, why, _ := strings.Cut(text, "=")
				sections := data.ParseSections(which)
				if len(sections) == 0 || strings.TrimSpace(why) == "" {
					return usage(cmd, "command.publish.bad_mask", "flag", "--mask", "value", text)
				}
				request.Sections = append(request.Sections, act.SectionMask{Sections: sections, Reason: why})
			}
			for _, text := range words {
				at := strings.LastIndex(text, "=")
				if at < 1 || strings.TrimSpace(text[at+1:]) == "" {
					return usage(cmd, "command.publish.bad_mask", "flag", "--words", "value", text)
				}
				request.Words = append(request.Words, act.WordMask{Words: text[:at], Reason: text[at+1:]})
			}
			if reveal != "" {
				if request.Reveal = data.ParseSections(reveal); len(request.Reveal) == 0 {
					return usage(cmd, "command.usage.flag_bad", "flag", "--reveal", "value", reveal)
				}
			}
			if err := freeToWrite(out); err != nil {
				return err
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				request.MeetingID = m.ID
				made, err := act.MakePublication(ctx, s, request)
				if err != nil {
					return err
				}
				if err := p.save(out, made.Made); err != nil {
					return err
				}
				for _, n := range made.Masks {
					key := "command.publish.words"
					if n.Section > 0 {
						key = "command.publish.section"
					}
					p.tell(key, "number", n.Number, "section", n.Section, "reason", n.Reason)
				}
				if !made.Provable {
					p.tell("command.publish.no_proof")
				}
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVarP(&out, "output", "o", "", swedish.T("command.flag.output"))
	f.StringArrayVar(&masks, "mask", nil, swedish.T("command.flag.mask"))
	f.StringArrayVar(&words, "words", nil, swedish.T("command.flag.mask_words"))
	f.StringVar(&reveal, "reveal", "", swedish.T("command.flag.reveal"))
	return cmd
}
