package command

import (
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/returned"
)

// takenBack is what "takeback --json" prints.
type takenBack struct {
	File          string         `json:"file"`
	Meeting       string         `json:"meeting"`
	Document      string         `json:"document,omitempty"` // SHA-256 as stored
	Kind          returned.Kind  `json:"kind"`               // signed | extended | wrapped | rewritten
	Says          []string       `json:"says"`
	NeedsDecision bool           `json:"needs_decision"`
	Accepted      bool           `json:"accepted"`
	Signed        []data.Signing `json:"signed"`
	Others        []string       `json:"other_signatures"` // whose certificates are nobody's of those who are to sign
	Waiting       []waitedFor    `json:"waiting"`
	Adjusted      bool           `json:"adjusted"`
	AdjustedOn    string         `json:"adjusted_on,omitempty"`
}

type takebackFlags struct {
	meeting         string
	accept, dry, js bool
	stated, trust   []string
}

func (p *program) takeback() *cobra.Command {
	var f takebackFlags
	cmd := &cobra.Command{
		Use:   "takeback " + swedish.T("command.word.file") + ".pdf [--meeting " + swedish.T("command.word.meeting") + "] [--accept [--signed-by …]…] [--json]",
		Short: swedish.T("command.takeback.short"),
		Long:  swedish.T("command.takeback.long"),
		Example: "  paragraf takeback protokoll-undertecknat.pdf\n" +
			"  paragraf takeback protokoll.pdf --dry-run --json\n" +
			"  paragraf takeback protokoll.pdf --accept --signed-by \"Ture Malmgård\" --signed-by \"Ellen Fjällvik\"",
		Args: arguments(1, 1, swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(f.stated) > 0 && !f.accept {
				return usage(cmd, "command.takeback.needs_accept")
			}
			pdf, err := act.ReadFileBytes(args[0])
			if err != nil {
				return err
			}
			trust, err := act.LoadTrust(f.trust)
			if err != nil {
				return err
			}
			return p.withStore(cmd.Context(), func(s *data.Store) error { return p.runTakeback(cmd, s, args[0], pdf, trust, f) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.meeting, "meeting", "", swedish.T("command.flag.takeback_meeting"))
	flags.BoolVar(&f.accept, "accept", false, swedish.T("command.flag.accept"))
	flags.StringArrayVar(&f.stated, "signed-by", nil, swedish.T("command.flag.signed_by"))
	flags.BoolVar(&f.dry, "dry-run", false, swedish.T("command.flag.takeback_dry"))
	flags.StringArrayVar(&f.trust, "trust", nil, swedish.T("command.flag.trust"))
	flags.BoolVar(&f.js, "json", false, swedish.T("command.flag.json"))
	return cmd
}

func (p *program) runTakeback(cmd *cobra.Command, s *data.Store, file string, pdf []byte, trust *act.Trust, f takebackFlags) error {
	ctx := cmd.Context()
	meetingID := ""
	if f.meeting != "" {
		m, err := s.FindMeeting(ctx, f.meeting)
		if err != nil {
			return meetingFailure(f.meeting, err)
		}
		meetingID = m.ID
	}
	r, err := act.ExamineReturn(ctx, s, filepath.Base(file), pdf, meetingID, trust)
	if err != nil {
		return err
	}
	out := takenBack{File: file, Meeting: r.Meeting.ID, Kind: r.Finding.Kind, Says: r.Says(), NeedsDecision: r.NeedsDecision(),
		Signed: []data.Signing{}, Others: []string{}, Waiting: waitedForOf(r.Waiting)}
	for _, x := range r.Signed {
		out.Signed = append(out.Signed, data.Signing{Role: x.Place.Role, Name: x.Name, At: x.At})
	}
	for _, g := range r.Others {
		out.Others = append(out.Others, g.Signer)
	}
	if !f.js {
		p.tellReturn(r)
	}
	if f.dry || r.NeedsDecision() && !f.accept {
		if f.js {
			if err := p.json(out); err != nil {
				return err
			}
		}
		if f.dry {
			return nil
		}
		return &act.Error{Key: "act.takeback.decide", Args: []any{"file", filepath.Base(file)}}
	}
	stated, err := fieldsOf(r, f.stated)
	if err != nil {
		return err
	}
	done, err := act.TakeBackMinutes(ctx, s, r, f.accept, stated)
	if err != nil {
		return err
	}
	if f.js {
		out.Document, out.Accepted, out.Signed, out.Waiting = done.Document.SHA256, true, done.Document.Signed, waitedForOf(done.Waiting)
		out.Adjusted, out.AdjustedOn = done.Adjusted, done.AdjustedOn
		return p.json(out)
	}
	p.say("command.takeback.done", "meeting", heading(r.Meeting))
	for _, w := range done.Waiting {
		p.say("command.handover.waits", "role", w.Label, "name", w.Person)
	}
	if done.Adjusted {
		p.tell("command.sign.adjusted", "date", swedish.Date(done.AdjustedOn))
	}
	return nil
}

// tellReturn says what was found in the file.
func (p *program) tellReturn(r act.Return) {
	for _, x := range r.Signed {
		p.say("command.takeback.signed", "name", x.Name, "role", x.Place.Label, "holder", x.Signature.Signer)
	}
	for _, sentence := range r.Says() {
		p.say("command.takeback.says", "text", sentence)
	}
}

// fieldsOf finds the places of the people named.
func fieldsOf(r act.Return, names []string) ([]string, error) {
	var fields []string
	for _, name := range names {
		i := slices.IndexFunc(r.Waiting, func(p act.Place) bool {
			return !slices.Contains(fields, p.Field) && (p.Field == name || data.SamePerson(p.Person, name))
		})
		if i < 0 {
			return nil, &act.Error{Key: "act.takeback.no_place", Args: []any{"name", name}}
		}
		fields = append(fields, r.Waiting[i].Field)
	}
	return fields, nil
}
