package command

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// extractFlags are the flags of "extract".
type extractFlags struct {
	sections, out, template, key, module, name, title, passwordFile string
	all                                                             bool
	stamp                                                           stampFlags
	rsa                                                             rsaFlag
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
			"  paragraf extract 2026-09-22 --all -o utdrag --key maj.p12 --name-template \"{organ}-{datum}-§{nr}\"",
		Args: arguments(1, 1, swedish.T("command.word.meeting")),
		RunE: func(cmd *cobra.Command, args []string) error { return p.runExtract(cmd, args[0], f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.sections, "section", "", swedish.T("command.flag.sections"))
	flags.BoolVar(&f.all, "all", false, swedish.T("command.flag.all"))
	flags.StringVar(&f.template, "name-template", "", swedish.T("command.flag.name_template"))
	flags.StringVarP(&f.out, "output", "o", "", swedish.T("command.flag.output_or_folder"))
	flags.StringVar(&f.key, "key", "", swedish.T("command.flag.key"))
	flags.StringVar(&f.module, "module", "", swedish.T("command.flag.module"))
	flags.StringVar(&f.name, "name", "", swedish.T("command.flag.certifier"))
	flags.StringVar(&f.title, "title", "", swedish.T("command.flag.title"))
	flags.StringVar(&f.passwordFile, "password-file", "", swedish.T("command.flag.password_file"))
	f.stamp.add(cmd)
	f.rsa.add(cmd)
	return cmd
}

func (p *program) runExtract(cmd *cobra.Command, ref string, f extractFlags) error {
	if f.out == "" {
		return usage(cmd, "command.usage.flag_missing", "flag", "-o")
	}
	if f.all == cmd.Flags().Changed("section") {
		return usage(cmd, "command.extract.choose")
	}
	if f.template != "" && !f.all {
		return usage(cmd, "command.usage.flag_bad", "flag", "--name-template", "value", f.template)
	}
	if f.key == "" && (f.name != "" || f.title != "" || f.passwordFile != "" || f.stamp.url != "" || f.rsa != "") {
		return usage(cmd, "command.extract.needs_key")
	}
	if err := f.stamp.check(cmd); err != nil {
		return err
	}
	if err := f.rsa.check(cmd); err != nil {
		return err
	}
	trust, err := act.LoadTrust(f.stamp.trust)
	if err != nil {
		return err
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
	request := act.ExtractRequest{Sections: sections, Name: f.name, Title: f.title, Trust: trust}
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
		if f.key != "" {
			var err error
			if request.TSA, err = f.stamp.address(cmd, s); err != nil {
				return err
			}
			if request.PSS, err = f.rsa.pss(ctx, s); err != nil {
				return err
			}
		}
		if f.all {
			return p.extractAll(ctx, s, request, f)
		}
		made, err := act.MakeExtract(ctx, s, request)
		if err != nil {
			return noStamp(err)
		}
		if err := p.save(f.out, made); err != nil {
			return err
		}
		p.tellDraft(made)
		return nil
	})
}

// extractAll makes a file for each § in a folder, and says which are done as
// they are.
func (p *program) extractAll(ctx context.Context, s *data.Store, r act.ExtractRequest, f extractFlags) error {
	b, err := act.MakeExtractFiles(ctx, s, act.BatchRequest{ExtractRequest: r, Folder: f.out, Template: f.template})
	for i, made := range b.Made {
		p.tellMade(b.Files[i], made)
	}
	if err != nil {
		if n := len(b.Files) + len(b.Kept); n > 0 {
			p.tell("command.extract.so_far", "done", n, "all", b.All, "folder", f.out)
		}
		return noStamp(err)
	}
	if n := len(b.Kept); n > 0 {
		fmt.Fprintln(p.err, swedish.N("command.extract.kept", n, "folder", f.out))
	}
	for _, m := range b.Made {
		if m.Draft {
			p.tellDraft(m)
			break
		}
	}
	if len(b.Made) > 0 {
		fmt.Fprintln(p.err, swedish.N("command.extract.count", len(b.Made), "folder", f.out))
	}
	return nil
}
