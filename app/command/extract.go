package command

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// extractFlags are the flags of "extract".
type extractFlags struct {
	sections, out, key, module, name, title, passwordFile string
	all                                                   bool
}

func (p *program) extract() *cobra.Command {
	var f extractFlags
	word := swedish.T("command.word.file")
	cmd := &cobra.Command{
		Use: "extract " + swedish.T("command.word.meeting") + " --section N[,N…] -o " + word + ".pdf [--key KEY --name … --title …]\n" +
			"  paragraf extract " + swedish.T("command.word.meeting") + " --all -o " + swedish.T("command.word.folder") + " [--key KEY --name … --title …]",
		Short: swedish.T("command.extract.short"),
		Long:  swedish.T("command.extract.long"),
		Example: "  paragraf extract 2026-09-22 --section 53 -o utdrag.pdf\n" +
			"  paragraf extract 2026-09-22 --section 53,54 -o utdrag.pdf --key maj.p12 --name \"Maj Öberg\" --title nämndsekreterare\n" +
			"  paragraf extract 2026-09-22 --all -o utdrag --key maj.p12",
		Args: arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runExtract(cmd, args[0], f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.sections, "section", "", swedish.T("command.flag.sections"))
	flags.BoolVar(&f.all, "all", false, swedish.T("command.flag.all"))
	flags.StringVarP(&f.out, "output", "o", "", swedish.T("command.flag.output_or_folder"))
	flags.StringVar(&f.key, "key", "", swedish.T("command.flag.key"))
	flags.StringVar(&f.module, "module", "", swedish.T("command.flag.module"))
	flags.StringVar(&f.name, "name", "", swedish.T("command.flag.certifier"))
	flags.StringVar(&f.title, "title", "", swedish.T("command.flag.title"))
	flags.StringVar(&f.passwordFile, "password-file", "", swedish.T("command.flag.password_file"))
	return cmd
}

func (p *program) runExtract(cmd *cobra.Command, ref string, f extractFlags) error {
	if f.out == "" {
		return usage(cmd, "command.usage.flag_missing", "flag", "-o")
	}
	if f.all == cmd.Flags().Changed("section") {
		return usage(cmd, "command.extract.choose")
	}
	if f.key == "" && (f.name != "" || f.title != "" || f.passwordFile != "") {
		return usage(cmd, "command.extract.needs_key")
	}
	var sections []int
	if !f.all {
		if sections = data.ParseSections(f.sections); len(sections) == 0 {
			return usage(cmd, "command.usage.flag_bad", "flag", "--section", "value", f.sections)
		}
		if err := freeToWrite(f.out); err != nil {
			return err
		}
	}
	request := act.ExtractRequest{Sections: sections, Name: f.name, Title: f.title}
	if f.key != "" {
		identity, closeKey, err := p.openKey(cmd.Context(), keySource{f.key, f.module, f.passwordFile})
		if err != nil {
			return err
		}
		defer closeKey()
		request.Identity = identity
	}
	ctx := cmd.Context()
	return p.withMeeting(ctx, ref, func(s *data.Store, m data.Meeting) error {
		request.MeetingID = m.ID
		if f.all {
			all, err := act.MakeExtracts(ctx, s, request)
			if err != nil {
				return err
			}
			return p.saveAll(f.out, all)
		}
		made, err := act.MakeExtract(ctx, s, request)
		if err != nil {
			return err
		}
		if err := p.save(f.out, made); err != nil {
			return err
		}
		p.tellDraft(made)
		return nil
	})
}

// saveAll writes one file an extract into a folder, which it makes if need be.
func (p *program) saveAll(dir string, all []act.Made) error {
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return &act.Error{Key: "command.extract.not_folder", Args: []any{"file", dir}}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &act.Error{Key: "act.write.denied", Args: []any{"file", dir}, Err: err}
	}
	for _, m := range all {
		if err := freeToWrite(filepath.Join(dir, m.Document.Name)); err != nil {
			return err
		}
	}
	for _, m := range all {
		if err := p.save(filepath.Join(dir, m.Document.Name), m); err != nil {
			return err
		}
	}
	for _, m := range all {
		if m.Draft {
			p.tellDraft(m)
			break
		}
	}
	fmt.Fprintln(p.err, swedish.N("command.extract.count", len(all), "folder", dir))
	return nil
}
