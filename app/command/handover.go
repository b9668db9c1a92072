package command

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// handedOver is what "handover --json" prints.
type handedOver struct {
	Meeting string          `json:"meeting"`
	File    string          `json:"file,omitempty"`
	SHA256  string          `json:"sha256,omitempty"`
	Service string          `json:"service,omitempty"`
	At      string          `json:"at,omitempty"`
	Waiting []waitedFor     `json:"waiting"`
	Secret  []int           `json:"confidential,omitempty"`
	History []data.Handover `json:"history,omitempty"`
}

// waitedFor is somebody who is to sign.
type waitedFor struct {
	Role   string `json:"role"`
	Person string `json:"person"`
	Field  string `json:"field"`
}

func (p *program) handover() *cobra.Command {
	var out, service string
	var callOff, list, asJSON bool
	cmd := &cobra.Command{
		Use:     "handover " + swedish.T("command.word.meeting") + " -o " + swedish.T("command.word.file") + ".pdf [--service …] [--json]",
		Short:   swedish.T("command.handover.short"),
		Long:    swedish.T("command.handover.long"),
		Example: "  paragraf handover 2026-11-17 -o protokoll.pdf --service \"Underskriftstjänsten\"\n  paragraf handover 2026-11-17 --list\n  paragraf handover 2026-11-17 --call-off",
		Args:    arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error {
			given := 0
			for _, set := range []bool{out != "", callOff, list} {
				if set {
					given++
				}
			}
			if given == 0 {
				return usage(cmd, "command.usage.flag_missing", "flag", "-o")
			}
			if given > 1 || service != "" && out == "" {
				return usage(cmd, "command.handover.choose")
			}
			ctx := cmd.Context()
			return p.withMeeting(ctx, args[0], func(s *data.Store, m data.Meeting) error {
				switch {
				case list:
					return p.listHandovers(ctx, s, m, asJSON)
				case callOff:
					return p.callOff(ctx, s, m, asJSON)
				}
				if err := freeToWrite(out); err != nil {
					return err
				}
				done, err := act.HandOver(ctx, s, act.HandOverRequest{MeetingID: m.ID, Path: out, Service: service})
				if err != nil {
					return err
				}
				return p.tellHandedOver(m, out, done, asJSON)
			})
		},
	}
	f := cmd.Flags()
	f.StringVarP(&out, "output", "o", "", swedish.T("command.flag.output"))
	f.StringVar(&service, "service", "", swedish.T("command.flag.service"))
	f.BoolVar(&list, "list", false, swedish.T("command.flag.handovers"))
	f.BoolVar(&callOff, "call-off", false, swedish.T("command.flag.call_off"))
	f.BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

func (p *program) tellHandedOver(m data.Meeting, out string, done act.HandedOver, asJSON bool) error {
	if len(done.Secret) > 0 {
		fmt.Fprintln(p.err, swedish.N("command.handover.secret", len(done.Secret), "sections", swedish.Sections(data.FormatSections(done.Secret))))
	}
	if asJSON {
		return p.json(handedOver{Meeting: m.ID, File: out, SHA256: done.Handover.SHA256, Service: done.Handover.Service,
			At: done.Handover.At.Format(time.RFC3339), Waiting: waitedForOf(done.Waiting), Secret: done.Secret})
	}
	p.say("command.handover.done", "file", out)
	for _, w := range done.Waiting {
		p.say("command.handover.waits", "role", w.Label, "name", w.Person)
	}
	p.tell("command.handover.next")
	return nil
}

func waitedForOf(places []act.Place) []waitedFor {
	list := []waitedFor{}
	for _, p := range places {
		list = append(list, waitedFor{p.Role, p.Person, p.Field})
	}
	return list
}

func (p *program) listHandovers(ctx context.Context, s *data.Store, m data.Meeting, asJSON bool) error {
	list, err := s.Handovers(ctx, m.ID)
	if err != nil {
		return err
	}
	if asJSON {
		return p.json(handedOver{Meeting: m.ID, Waiting: []waitedFor{}, History: list})
	}
	if len(list) == 0 {
		p.say("command.handover.none")
	}
	for _, h := range list {
		state := ""
		switch {
		case h.Returned != "":
			state = swedish.T("command.handover.returned", "date", swedish.DateOf(h.ReturnedAt.In(data.Stockholm)))
		case !h.Open():
			state = swedish.T("command.handover.called_off", "date", swedish.DateOf(h.ReturnedAt.In(data.Stockholm)))
		}
		p.say("command.handover.line", "state", act.HandoverState(h), "file", h.Name, "then", state)
	}
	return nil
}

func (p *program) callOff(ctx context.Context, s *data.Store, m data.Meeting, asJSON bool) error {
	open, err := act.OpenHandover(ctx, s, m.ID)
	if err != nil {
		return err
	}
	if open == nil {
		return &act.Error{Key: "command.handover.not_out"}
	}
	if err := s.CallOff(ctx, m.ID); err != nil {
		return err
	}
	if asJSON {
		return p.json(handedOver{Meeting: m.ID, Waiting: []waitedFor{}})
	}
	p.say("command.handover.off")
	return nil
}
