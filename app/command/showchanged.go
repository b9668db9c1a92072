package command

import (
	"context"
	"fmt"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// showChanged prints what has changed since the reader read it.
func (p *program) showChanged(ctx context.Context, s *data.Store, m data.Meeting, asJSON bool) error {
	all, err := act.ChangedSinceRead(ctx, s, m)
	if err != nil {
		return err
	}
	if asJSON {
		return p.json(all)
	}
	if len(all) == 0 {
		fmt.Fprintln(p.err, swedish.T("command.show.none_changed"))
		return nil
	}
	g := page{p.out}
	for _, c := range all {
		number := fmt.Sprintf("%d.", c.Position)
		if c.Section > 0 {
			number = fmt.Sprintf("§ %d", c.Section)
		}
		g.line("%s %s", number, c.Title)
		g.line("  %s", swedish.T("command.show.changed_since", "read", swedish.Moment(c.ReadAt.In(data.Stockholm))))
		for _, f := range c.Paragraphs {
			g.line("  + %s %d: %s", swedish.Part(f.Of), f.Number, f.Text)
		}
		for _, f := range c.Rows {
			g.line("  + %s %d: %s", f.Of, f.Number, f.Text)
		}
		if c.Removed > 0 {
			g.line("  - %s", swedish.N("window.changed.removed", c.Removed))
		}
		if c.Carried > 0 {
			g.line("  * %s", swedish.N("command.show.carried", c.Carried))
		}
	}
	return nil
}
