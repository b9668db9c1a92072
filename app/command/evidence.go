package command

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// waitingJSON is a signed document that waits, in `paragraf evidence --json`.
type waitingJSON struct {
	File    string   `json:"file"`
	SHA256  string   `json:"sha256"`
	Meeting string   `json:"meeting"`
	Level   string   `json:"level"` // the lowest of its signatures: B-B, B-T, B-LT or B-LTA
	Need    act.Need `json:"need"`  // timestamp, evidence, archive, renewal or lapsed; unreadable
	Since   string   `json:"since"` // RFC 3339; "" where unknown
	From    string   `json:"from"`  // from when on it can be had; "" where that is not known
	Until   string   `json:"until"` // until when its timestamps prove their time; "" without
	Problem string   `json:"problem,omitempty"`
}

// completedJSON is what became of a file.
type completedJSON struct {
	File    string   `json:"file"`
	Before  string   `json:"before"` // levels
	After   string   `json:"after"`
	Changed bool     `json:"changed"`
	Need    act.Need `json:"need"` // what is left to do; "" for nothing
	Until   string   `json:"until"`
	Stored  bool     `json:"stored"`
	Says    []string `json:"says"`
	Problem string   `json:"problem,omitempty"` // why nothing could be done at all
}

func (p *program) evidence() *cobra.Command {
	var all, asJSON bool
	var tsa stampFlags
	var out string
	cmd := &cobra.Command{
		Use:     "evidence [" + swedish.T("command.word.file") + ".pdf…] [--all] [--tsa URL] [--json]",
		Short:   swedish.T("command.evidence.short"),
		Long:    swedish.T("command.evidence.long"),
		Example: "  paragraf evidence\n  paragraf evidence --all\n  paragraf evidence protokoll.pdf --tsa https://tidsstamplar.example/tsa",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case all && len(args) > 0:
				return usage(cmd, "command.usage.too_many", "argument", args[0])
			case out != "" && len(args) != 1:
				return usage(cmd, "command.evidence.one_output")
			}
			if err := tsa.check(cmd); err != nil {
				return err
			}
			trust, err := act.LoadTrust(tsa.trust)
			if err != nil {
				return err
			}
			ctx := cmd.Context()
			return p.withKnownStore(ctx, func(s *data.Store) error {
				if !all && len(args) == 0 {
					return p.waiting(ctx, s, asJSON)
				}
				address, err := tsa.address(cmd, s)
				if err != nil {
					return err
				}
				var list []completedJSON
				if all {
					list, err = p.completeAll(ctx, s, address, trust)
				} else {
					list, err = p.completeFiles(ctx, s, args, out, act.EvidenceRequest{TSA: address, Trust: trust})
				}
				if err != nil {
					return err
				}
				return p.completed(list, asJSON)
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&all, "all", false, swedish.T("command.flag.evidence_all"))
	tsa.add(cmd)
	f.StringVarP(&out, "output", "o", "", swedish.T("command.flag.sign_output"))
	f.BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	return cmd
}

// waiting lists what waits.
func (p *program) waiting(ctx context.Context, s *data.Store, asJSON bool) error {
	var list []act.Pending
	if s != nil {
		var err error
		if list, err = act.PendingEvidence(ctx, s, nil); err != nil {
			return err
		}
	}
	if asJSON {
		all := make([]waitingJSON, 0, len(list))
		for _, w := range list {
			j := waitingJSON{File: w.Document.Name, SHA256: w.Document.SHA256, Meeting: w.Meeting.ID, Level: w.State.Level, Need: w.State.Need,
				Since: moment(w.State.Since), From: moment(w.State.From), Until: moment(w.State.Until)}
			if w.Problem != nil {
				j.Need, j.Problem = "unreadable", w.Problem.Error()
			}
			all = append(all, j)
		}
		return p.json(all)
	}
	if len(list) == 0 {
		p.say("command.evidence.none")
	}
	for _, w := range list {
		where := strings.TrimSpace(w.Meeting.Body + " " + swedish.Date(w.Meeting.Date))
		if w.Problem != nil {
			fmt.Fprintf(p.out, "%s (%s)\n  %s\n", w.Document.Name, where, w.Problem)
			continue
		}
		fmt.Fprintf(p.out, "%s (%s), %s\n  %s\n", w.Document.Name, where, cmp.Or(w.State.Level, "–"), w.State.Words())
		if !w.State.Since.IsZero() {
			fmt.Fprintf(p.out, "  %s\n", swedish.T("command.evidence.since", "date", swedish.DateOf(w.State.Since)))
		}
		if w.Open > 0 {
			fmt.Fprintf(p.out, "  %s\n", swedish.N("act.evidence.open", w.Open))
		}
	}
	return nil
}

// moment writes a time for a program, "" for none.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(data.Stockholm).Format(time.RFC3339)
}

// completeAll completes all that waits. A file that fails keeps no other from
// its turn.
func (p *program) completeAll(ctx context.Context, s *data.Store, tsa string, trust *act.Trust) ([]completedJSON, error) {
	if s == nil {
		return nil, nil
	}
	pending, err := act.PendingEvidence(ctx, s, nil)
	if err != nil {
		return nil, err
	}
	var list []completedJSON
	for _, w := range pending {
		if w.Problem != nil {
			list = append(list, completedJSON{File: w.Document.Name, Problem: w.Problem.Error()})
			continue
		}
		done, err := act.CompletePending(ctx, s, w, tsa, trust)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		list = append(list, outcome(w.Document.Name, done, err))
	}
	return list, nil
}

func (p *program) completeFiles(ctx context.Context, s *data.Store, files []string, out string, r act.EvidenceRequest) ([]completedJSON, error) {
	if out != "" && !sameFile(out, files[0]) {
		if err := freeToWrite(out); err != nil {
			return nil, err
		}
	}
	var list []completedJSON
	for _, file := range files {
		pdf, err := act.ReadFileBytes(file)
		var done act.Completed
		if err == nil {
			r.PDF, r.Name, r.Path = pdf, filepath.Base(file), cmp.Or(out, file)
			done, err = act.CompleteEvidence(ctx, s, r)
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err == nil && out != "" && !done.Changed && !sameFile(out, file) { // what is asked for is there, added to or not
			err = act.WriteFile(out, pdf)
		}
		list = append(list, outcome(file, done, err))
	}
	return list, nil
}

func outcome(file string, c act.Completed, err error) completedJSON {
	if err != nil {
		return completedJSON{File: file, Problem: describe(err), Says: []string{}}
	}
	return completedJSON{File: file, Before: c.Before.Level, After: c.After.Level, Changed: c.Changed, Need: c.After.Need,
		Until: moment(c.After.Until), Stored: c.Stored, Says: c.Sentences()}
}

// completed tells what became of each file. It is done when none needs anything.
func (p *program) completed(list []completedJSON, asJSON bool) error {
	open := false
	for _, c := range list {
		open = open || c.Problem != "" || c.Need != act.NeedNothing
	}
	if asJSON {
		if list == nil {
			list = []completedJSON{}
		}
		if err := p.json(list); err != nil {
			return err
		}
	} else {
		for _, c := range list {
			if c.Problem != "" {
				fmt.Fprintln(p.err, c.Problem)
				continue
			}
			fmt.Fprintf(p.out, "%s: %s\n", c.File, strings.Join(c.Says, "\n  "))
		}
		if len(list) == 0 {
			p.say("command.evidence.none")
		}
	}
	if open {
		return errSilent
	}
	return nil
}
