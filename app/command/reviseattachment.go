package command

import (
	"context"

	"paragraf/app/act"
	"paragraf/data"
)

// reviseAttachment makes a file the new version of an attachment and tells what
// became of each note on it.
func (p *program) reviseAttachment(ctx context.Context, s *data.Store, m data.Meeting, section int, name, file string, asJSON bool) error {
	raw, err := act.ReadFileBytes(file)
	if err != nil {
		return err
	}
	it, err := act.ItemAt(m, section)
	if err != nil {
		return err
	}
	r, err := act.ReviseAttachment(ctx, s, m, it.ID, name, raw)
	if err != nil {
		return err
	}
	if asJSON {
		return p.json(revisedJSON(r.Notes))
	}
	p.printAttached(r.Attachment.Name, r.Item, r.Changed, r.Notes)
	return nil
}

// printAttached tells that an attachment has a new version, and what became of
// the notes on it.
func (p *program) printAttached(name string, it data.AgendaItem, changed bool, notes []data.Note) {
	place := notePlace(data.Note{ItemID: it.ID, MeetingID: "m", Section: it.Section}, data.Meeting{Items: []data.AgendaItem{it}})
	if !changed {
		p.say("command.revise.attachment_same", "file", name, "place", place)
	} else {
		p.say("command.revise.attachment", "file", name, "place", place)
	}
	p.printSteps(notes)
}
