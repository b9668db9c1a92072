package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// The exit statuses.
const (
	statusDone  = 0
	statusBad   = 1 // the input or its state is bad
	statusUsage = 2
)

// program is one run of the command line.
type program struct {
	in  io.Reader
	out io.Writer
	err io.Writer
	env func(string) string
}

// Main runs the command that args name (without the program's own name) and
// returns the exit status. env reads the environment.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	swedish.Use(swedish.Detect(env))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	out := &output{to: stdout}
	p := &program{in: stdin, out: out, err: stderr, env: env}
	root := p.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if out.failed != nil {
		err = &act.Error{Key: "command.error.output", Args: []any{"cause", cause(out.failed)}, Err: out.failed}
	}
	if err == nil {
		return statusDone
	}
	if !errors.Is(err, errSilent) {
		fmt.Fprintln(stderr, "paragraf: "+describe(err))
	}
	if _, usage := errors.AsType[*usageError](err); usage {
		return statusUsage
	}
	return statusBad
}

func (p *program) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "paragraf",
		Short:         swedish.T("command.root.short"),
		Long:          swedish.T("command.root.long"),
		Example:       "  paragraf\n  paragraf demo\n  paragraf import protokoll.txt",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if show, _ := cmd.Flags().GetBool("version"); show {
				_, err := fmt.Fprintln(p.out, Version())
				return err
			}
			return cmd.Help()
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SuggestionsMinimumDistance = 2
	root.SetIn(p.in)
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.Flags().Bool("version", false, swedish.T("command.flag.version"))
	root.AddCommand(
		p.demo(), p.importFiles(), p.meetings(), p.show(), p.search(),
		p.annotate(), p.notes(), p.speech(), p.rows(), p.attach(),
		p.minutes(), p.notice(), p.extract(), p.publish(),
		p.revise(),
		p.keys(), p.tokenHelper(), p.preparePDF(), p.readAttachments(), p.sign(), p.evidence(), p.handover(), p.takeback(), p.verify(), p.settings(),
	)
	dress(root)
	return root
}

// withStore opens the stores, runs f and closes them again.
func (p *program) withStore(ctx context.Context, f func(*data.Store) error) error {
	dir, err := act.Home(p.env)
	if err != nil {
		return err
	}
	s, err := act.OpenStore(ctx, dir)
	if err != nil {
		return OpenFailure(dir, err)
	}
	err = f(s)
	if closing := s.Close(); err == nil && closing != nil {
		return closing
	}
	return err
}

// withPassingStore is withStore for what writes nothing: where there are no
// stores yet, it works on empty ones that are gone afterwards.
func (p *program) withPassingStore(ctx context.Context, f func(*data.Store) error) error {
	dir, err := act.Home(p.env)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Join(dir, "paragraf.db")); err == nil {
		return p.withStore(ctx, f)
	}
	passing, err := os.MkdirTemp("", "paragraf-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(passing)
	s, err := act.OpenStore(ctx, passing)
	if err != nil {
		return OpenFailure(passing, err)
	}
	defer s.Close()
	return f(s)
}

// withMeeting opens the stores and finds the meeting that ref names.
func (p *program) withMeeting(ctx context.Context, ref string, f func(*data.Store, data.Meeting) error) error {
	return p.withStore(ctx, func(s *data.Store) error {
		m, err := s.FindMeeting(ctx, ref)
		if err != nil {
			return meetingFailure(ref, err)
		}
		return f(s, m)
	})
}

// json prints one JSON value.
func (p *program) json(v any) error {
	e := json.NewEncoder(p.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// say prints a line of the result.
func (p *program) say(key string, args ...any) {
	fmt.Fprintln(p.out, swedish.T(key, args...))
}

// tell prints a message beside the result.
func (p *program) tell(key string, args ...any) {
	fmt.Fprintln(p.err, swedish.T(key, args...))
}
