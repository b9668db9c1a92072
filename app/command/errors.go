package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
)

// errSilent ends a command with status 1 whose output has said everything.
var errSilent = errors.New("said already")

// usageError is wrong usage: status 2.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

// usage makes a usageError that ends by naming the help of the command.
func usage(cmd *cobra.Command, key string, args ...any) error {
	return &usageError{swedish.T(key, args...) + "\n" + swedish.T("command.usage.hint", "command", cmd.CommandPath())}
}

func unknownCommand(cmd *cobra.Command, name string) error {
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return usage(cmd, "command.usage.unknown_near", "name", name, "near", strings.Join(near, ", "))
	}
	return usage(cmd, "command.usage.unknown", "name", name)
}

// flagError says in the program's language what pflag says in English.
func flagError(cmd *cobra.Command, err error) error {
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		name := "--" + e.GetSpecifiedName()
		if e.GetSpecifiedShortnames() != "" {
			name = "-" + e.GetSpecifiedName()
		}
		return usage(cmd, "command.usage.flag_unknown", "flag", name)
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return usage(cmd, "command.usage.flag_value", "flag", flagName(e.GetFlag()))
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return usage(cmd, "command.usage.flag_bad", "flag", flagName(e.GetFlag()), "value", e.GetValue())
	}
	if e, ok := errors.AsType[*pflag.InvalidSyntaxError](err); ok {
		return usage(cmd, "command.usage.flag_unknown", "flag", e.GetSpecifiedFlag())
	}
	return usage(cmd, "command.usage.other", "problem", err.Error())
}

func flagName(f *pflag.Flag) string {
	if f == nil {
		return ""
	}
	return "--" + f.Name
}

// arguments checks the number of arguments; names is how the help calls them.
// most < 0 means any number.
func arguments(least, most int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage(cmd, "command.usage.missing", "names", names)
		case most >= 0 && len(args) > most:
			return usage(cmd, "command.usage.too_many", "argument", args[most])
		}
		return nil
	}
}

// describe returns the text of an error as a person should read it.
func describe(err error) string {
	if errors.Is(err, context.Canceled) {
		return swedish.T("command.error.interrupted")
	}
	if e, ok := errors.AsType[*intake.Error](err); ok {
		problem, remedy := act.Unread(e)
		return (&intake.Error{File: e.File, Place: e.Place, Problem: problem, Remedy: remedy}).Error()
	}
	return act.Disk(err).Error()
}

// cause is the innermost reason of a failure, without what the program was
// doing, which the message says in its own words.
func cause(err error) string {
	if path, ok := errors.AsType[*fs.PathError](err); ok {
		return path.Path + ": " + path.Err.Error()
	}
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return strings.TrimPrefix(err.Error(), data.ErrDamaged.Error()+": ") // which the sentence around it says in words
}

// OpenFailure says in words why the stores in dir could not be opened.
func OpenFailure(dir string, err error) error {
	key := "command.error.store"
	switch {
	case errors.Is(err, data.ErrNewer):
		key = "command.error.store_newer"
	case errors.Is(err, data.ErrLocked):
		key = "command.error.store_locked"
	case errors.Is(err, data.ErrReadOnly):
		key = "command.error.store_read_only"
	case errors.Is(err, data.ErrFull):
		key = "command.error.store_full"
	case errors.Is(err, data.ErrDamaged):
		key = "command.error.store_damaged"
	}
	return &act.Error{Key: key, Args: []any{"folder", dir, "cause", cause(err)}, Err: err}
}

// meetingFailure says which meeting was not found, or which fit equally well.
func meetingFailure(ref string, err error) error {
	key := ""
	switch {
	case errors.Is(err, data.ErrNotFound):
		key = "command.error.no_meeting"
	case errors.Is(err, data.ErrAmbiguous):
		key = "command.error.many_meetings"
	default:
		return err
	}
	var lines strings.Builder
	if e, ok := errors.AsType[*data.RefError](err); ok && key == "command.error.many_meetings" {
		for _, c := range e.Candidates {
			fmt.Fprintf(&lines, "\n  %s  %s", c.ID, strings.TrimSpace(c.Date+"  "+c.Body+"  "+swedish.Sections(c.Sections)))
		}
	}
	return &act.Error{Key: key, Args: []any{"ref", ref, "candidates", lines.String()}, Err: err}
}
