package act

import (
	"context"
	"errors"
	"slices"
	"strings"

	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/compose"
	"paragraf/pdf/view"
)

const pdfType = "application/pdf"

// Attach keeps a PDF as an attachment of an item. Its bytes are never touched;
// the notes that are made on it are kept for themselves. A file that cannot be
// read is refused, and so is an attachment that adjusted words do not name.
func Attach(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string, file []byte) (data.Meeting, error) {
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return m, err
	}
	if !intake.IsPDF(file) {
		return m, fail("act.attach.not_pdf", "file", name)
	}
	named := slices.ContainsFunc(it.Attachments, func(a data.Attachment) bool { return strings.EqualFold(a.Name, name) })
	if compose.Adjusted(m, it) && !named {
		return m, fail("act.attach.adjusted", "section", it.Section, "file", name)
	}
	paper, err := view.Open(ctx, file)
	if err != nil {
		return m, pdfFailure(name, err)
	}
	paper.Close()
	attach := func() (data.Meeting, error) { return s.Attach(ctx, m.ID, it.ID, name, pdfType, file) }
	if slices.ContainsFunc(Attached(it), func(a data.Attachment) bool { return strings.EqualFold(a.Name, name) }) {
		return attach() // what the new version says has not been read
	}
	return stillRead(ctx, s, m, it, attach)
}

// stillRead does what changes an item that the reader knows of, since they do it
// themselves: if they had read it as it was, they have read it as it is then.
func stillRead(ctx context.Context, s *data.Store, m data.Meeting, it data.AgendaItem, change func() (data.Meeting, error)) (data.Meeting, error) {
	states, err := s.ReadingStates(ctx, m.ID)
	if err != nil {
		return m, err
	}
	changed, err := change()
	if err == nil && slices.ContainsFunc(states, func(r data.ReadingState) bool {
		return r.ItemID == it.ID && !r.ReadAt.IsZero() && r.Digest == it.Digest()
	}) {
		err = s.SetRead(ctx, m.ID, it.ID, true)
	}
	return changed, err
}

// HasScripts tells whether a PDF carries scripts. They are never run here.
func HasScripts(ctx context.Context, file []byte) bool {
	paper, err := view.Open(ctx, file)
	if err != nil {
		return false
	}
	defer paper.Close()
	found, err := paper.Scripts(ctx)
	return found && err == nil
}

// AttachmentRevised is an attachment that was attached, or got a new version.
type AttachmentRevised struct {
	Item       data.AgendaItem
	Attachment data.Attachment
	Replaced   bool        // there was one of that name, with a file
	Changed    bool        // false: it had these very bytes already
	Notes      []data.Note // the reader's own on it; [data.Note.LastStep] tells what became of each
}

// AttachAgain is [Attach], and says what became of the reader's own notes on an
// attachment of that name.
func AttachAgain(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string, file []byte) (AttachmentRevised, error) {
	var r AttachmentRevised
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return r, err
	}
	was := ""
	for _, a := range Attached(it) {
		if strings.EqualFold(a.Name, name) {
			was, r.Replaced = a.SHA256, true
		}
	}
	if m, err = Attach(ctx, s, m, it.ID, name, file); err != nil {
		return r, err
	}
	if r.Item, err = findItem(m, it.ID, 0); err != nil {
		return r, err
	}
	if r.Attachment, err = attachedAs(r.Item, name); err != nil {
		return r, err
	}
	r.Changed = r.Attachment.SHA256 != was
	r.Notes, err = NotesOnAttachment(ctx, s, m.ID, it.ID, name)
	return r, err
}

// ReviseAttachment makes a file the new version of an attachment, whatever the
// file is called: name may be a part of the attachment's.
func ReviseAttachment(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string, file []byte) (AttachmentRevised, error) {
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return AttachmentRevised{}, err
	}
	a, err := attachedAs(it, name)
	if err != nil {
		return AttachmentRevised{}, err
	}
	return AttachAgain(ctx, s, m, itemID, a.Name, file)
}

// NotesOnAttachment are the reader's own notes on an attachment.
func NotesOnAttachment(ctx context.Context, s *data.Store, meetingID, itemID, name string) ([]data.Note, error) {
	notes, err := s.Notes(ctx, data.NoteFilter{MeetingID: meetingID, ItemID: itemID})
	return slices.DeleteFunc(notes, func(n data.Note) bool { return n.Page == nil || !strings.EqualFold(n.Page.Attachment, name) }), err
}

// Detach takes an attachment away with its file.
func Detach(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string) (data.Meeting, error) {
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return m, err
	}
	if compose.Adjusted(m, it) {
		return m, fail("act.attach.adjusted", "section", it.Section, "file", name)
	}
	m, err = stillRead(ctx, s, m, it, func() (data.Meeting, error) { return s.Detach(ctx, m.ID, it.ID, name) })
	if errors.Is(err, data.ErrNotFound) {
		return m, because(err, "act.attach.none", "file", name, "place", placeOf(it))
	}
	return m, err
}

// Attached lists the attachments of an item that have a PDF to be read.
func Attached(it data.AgendaItem) []data.Attachment {
	var all []data.Attachment
	for _, a := range it.Attachments {
		if a.SHA256 != "" && a.MediaType == pdfType {
			all = append(all, a)
		}
	}
	return all
}
