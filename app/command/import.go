package command

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/intake"
)

func (p *program) importFiles() *cobra.Command {
	var asJSON, dry bool
	cmd := &cobra.Command{
		Use:     "import " + swedish.T("command.word.file") + "… [--json] [--dry-run]",
		Short:   swedish.T("command.import.short"),
		Long:    swedish.T("command.import.long"),
		Example: "  paragraf import protokoll-2026-11-17.pdf\n  paragraf import --dry-run kallelse.html\n  paragraf import --json protokoll.docx > protokoll.json",
		Args:    arguments(1, -1, swedish.T("command.word.file")),
		RunE: func(cmd *cobra.Command, files []string) error {
			return p.runImport(cmd.Context(), files, asJSON, dry)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json_meeting"))
	cmd.Flags().BoolVar(&dry, "dry-run", false, swedish.T("command.flag.dry_run"))
	return cmd
}

// imported is one file that was read, and what became of it.
type imported struct {
	file    string
	meeting data.Meeting
	done    data.Acceptance
}

func (p *program) runImport(ctx context.Context, files []string, asJSON, dry bool) error {
	readings := make([]act.Reading, len(files))
	failures := make([]error, len(files))
	readable := false
	for i, file := range files {
		readings[i], failures[i] = act.ReadFile(ctx, file)
		readable = readable || failures[i] == nil
	}
	var results []imported
	store := func(s *data.Store) error {
		for i, file := range files {
			if failures[i] != nil {
				continue
			}
			var r imported
			if r, failures[i] = take(ctx, s, file, readings[i], dry); failures[i] == nil {
				results = append(results, r)
			}
		}
		return nil
	}
	if readable { // a file that cannot be read must not even make the stores
		open := p.withStore
		if dry {
			open = p.withPassingStore
		}
		if err := open(ctx, store); err != nil {
			return err
		}
	}
	if err := p.showImported(results, asJSON, dry, len(files)); err != nil {
		return err
	}
	failed := 0
	for _, err := range failures {
		if err == nil {
			continue
		}
		if errors.Is(err, context.Canceled) {
			return err
		}
		failed++
		if len(files) == 1 {
			return err
		}
		p.tell("command.import.failed", "problem", describe(err))
	}
	if failed > 0 {
		p.tell("command.import.summary", "failed", failed, "done", len(results))
		return errSilent
	}
	return nil
}

// take accepts one reading, or in a dry run asks what accepting it would do.
func take(ctx context.Context, s *data.Store, file string, r act.Reading, dry bool) (imported, error) {
	result := imported{file: file}
	var err error
	if dry {
		if result.done, err = s.Preview(ctx, r.Draft); err != nil {
			return result, err
		}
		result.meeting = r.Draft.Meeting
		if result.meeting.ID == "" {
			result.meeting.ID = result.done.MeetingID
		}
		return result, nil
	}
	if result.done, err = act.Accept(ctx, s, r); err != nil {
		return result, err
	}
	result.meeting, err = s.Meeting(ctx, result.done.MeetingID)
	return result, err
}

func (p *program) showImported(results []imported, asJSON, dry bool, files int) error {
	if asJSON {
		if files == 1 {
			if len(results) == 0 {
				return nil
			}
			return p.json(results[0].meeting)
		}
		meetings := make([]data.Meeting, len(results))
		for i, r := range results {
			meetings[i] = r.meeting
		}
		return p.json(meetings)
	}
	for _, r := range results {
		key := "command.import." + string(r.done.Outcome)
		if dry {
			key = "command.import.would_" + string(r.done.Outcome)
		}
		p.say(key, "file", filepath.Base(r.file), "meeting", heading(r.meeting), "contents", contents(r.meeting))
		for _, line := range r.done.Changes {
			fmt.Fprintln(p.out, "  "+line)
		}
		if !dry {
			p.say("command.import.next", "id", r.meeting.ID)
		}
		if r.done.Outcome != data.Unchanged {
			p.warn(r.meeting)
		}
	}
	return nil
}

// warn tells what a person should look at in an imported meeting.
func (p *program) warn(m data.Meeting) {
	if lines := warningLines(m); len(lines) > 0 {
		fmt.Fprintln(p.err, swedish.N("command.import.warnings", len(lines)))
		for _, line := range lines {
			fmt.Fprintln(p.err, "  • "+line)
		}
	}
	for _, w := range m.Warnings {
		if w.Code == intake.TextLeftOut { // for information: there is nothing to check
			fmt.Fprintln(p.err, act.Says(w))
		}
	}
}

// warningLines is one line for each warning; those that say the same of
// several §§ are one line together. What a person has accepted is no problem.
func warningLines(m data.Meeting) []string {
	sections := map[string][]int{}
	for _, w := range m.Warnings {
		if n := sectionAt(m, w.Item); n > 0 && !w.Accepted && (w.Code == data.SectionInferred || w.Code == data.TitleMissing) {
			sections[w.Code] = append(sections[w.Code], n)
		}
	}
	var lines []string
	said := map[string]bool{}
	for _, w := range m.Warnings {
		if w.Code == intake.TextLeftOut || w.Accepted {
			continue
		}
		if together := sections[w.Code]; len(together) < 2 {
			lines = append(lines, warningText(m, w))
		} else if !said[w.Code] {
			said[w.Code] = true
			lines = append(lines, swedish.T("command.import.together."+w.Code, "sections", swedish.Sections(data.FormatSections(together))))
		}
	}
	return lines
}

func sectionAt(m data.Meeting, position int) int {
	for _, it := range m.Items {
		if it.Position == position {
			return it.Section
		}
	}
	return 0
}

// warningText is one warning with its place, in the language in use.
func warningText(m data.Meeting, w data.Warning) string {
	text := act.Says(w)
	if swedish.Current() == swedish.English && text == w.Message {
		text = swedish.Warning(w.Code) + ": " + text
	}
	if n := sectionAt(m, w.Item); w.Item > 0 && n > 0 && !strings.HasPrefix(text, "§") {
		return fmt.Sprintf("§ %d: %s", n, text)
	}
	return text
}
