package data

import (
	"context"
	"errors"
	"slices"

	"paragraf/data/anchor"
)

// noFile is the version that a note has been carried to when its attachment is
// there no more.
const noFile = "none"

// pageNotes parts the notes on attachments from those on an item's own text.
func pageNotes(notes []noteRecord) (onPages, onText []noteRecord) {
	for _, n := range notes {
		if n.OnPage.Attachment != "" {
			onPages = append(onPages, n)
		} else {
			onText = append(onText, n)
		}
	}
	return onPages, onText
}

// carryPages says where the notes on the attachments of an item stand in the
// files that it has now. waits tells that some of them cannot be followed here,
// for want of a reader.
func (s *Store) carryPages(ctx context.Context, it AgendaItem, notes []noteRecord) (steps []noteStep, waits bool, err error) {
	type version struct{ name, digest string }
	groups := map[version][]noteRecord{}
	var order []version
	for _, n := range notes {
		v := version{n.OnPage.Attachment, n.ItemDigest}
		if groups[v] == nil {
			order = append(order, v)
		}
		groups[v] = append(groups[v], n)
	}
	pages := map[string]noteText{}
	for _, v := range order {
		a, there := it.attached(v.name)
		if !there {
			a.SHA256 = noFile
		}
		if v.digest == a.SHA256 {
			continue
		}
		if there && s.reader == nil {
			waits = true
			continue
		}
		group, err := s.pageSteps(ctx, groups[v], a, there, pages)
		if err != nil {
			return nil, false, err
		}
		steps = append(steps, group...)
	}
	return steps, waits, nil
}

// pageSteps follows notes on one version of an attachment to the one of now;
// pages are the texts that were read already, by their file.
func (s *Store) pageSteps(ctx context.Context, notes []noteRecord, a Attachment, there bool, pages map[string]noteText) ([]noteStep, error) {
	steps := make([]noteStep, len(notes))
	for i, n := range notes {
		steps[i] = noteStep{note: n, state: anchor.Gone}
	}
	if there {
		if _, read := pages[a.SHA256]; !read {
			text, err := s.pageTexts(ctx, a.SHA256)
			if err != nil {
				return nil, err
			}
			pages[a.SHA256] = text
		}
		if err := s.followPages(ctx, steps, a, pages[a.SHA256]); err != nil {
			return nil, err
		}
	}
	for i := range steps {
		n := &steps[i].note
		n.ItemDigest = a.SHA256
		if steps[i].state == anchor.Gone {
			continue
		}
		n.OnPage.Attachment, n.OnPage.File = a.Name, a.SHA256
		if n.Part != "" {
			n.Revision = a.SHA256
		}
	}
	return steps, nil
}

// followPages says what became of the notes of steps.
func (s *Store) followPages(ctx context.Context, steps []noteStep, a Attachment, current noteText) error {
	if current == nil { // what cannot be read holds nothing that could be found
		for i, step := range steps {
			if step.note.OnPage.File == a.SHA256 && step.note.ItemDigest != "" { // the bytes on which it stood are back
				steps[i].state, steps[i].score = anchor.Unchanged, 1
			}
		}
		return nil
	}
	here := readPages(current)
	var notes []noteRecord
	for _, step := range steps {
		notes = append(notes, step.note)
	}
	gone, err := s.goneNotes(ctx, notes)
	if err != nil {
		return err
	}
	kept, err := s.keptText(ctx, notes[0])
	if err != nil {
		return err
	}
	var align pageAlignment
	if kept != nil {
		align = alignPages(kept, current)
		if err := s.looksFor(ctx, align, notes, a.SHA256); err != nil {
			return err
		}
	}
	var sought []int // the notes whose words are looked for
	for i, n := range notes {
		claimed := n.OnPage.File == a.SHA256 // it says so itself, or the bytes on which it stood are back
		step, known := here.claimed(n)
		switch {
		case claimed && known:
			steps[i] = step
		case claimed, n.Part != "" && (gone[n.ID] || kept == nil):
			sought = append(sought, i)
		case gone[n.ID]:
		case n.Part != "":
			steps[i] = align.passage(n)
		case kept != nil && n.OnPage.Drawing != "":
			steps[i] = align.drawn(n)
		case kept != nil:
			steps[i] = align.page(n)
		}
	}
	before := readPages(kept)
	for k, step := range here.found(pick(sought, func(i int) noteRecord { return notes[i] })) {
		i, words := sought[k], step.note.Quote
		if gone[notes[i].ID] && notes[i].OnPage.File != a.SHA256 { // a copy that stood there all the time is not what came back
			if step.state != anchor.Moved || here.joined.count(words) <= before.joined.count(words) {
				continue
			}
		}
		steps[i] = step
	}
	return nil
}

// looksFor draws the new pages that may be those on which something is drawn.
func (s *Store) looksFor(ctx context.Context, a pageAlignment, notes []noteRecord, sha string) error {
	var wanted []int
	for _, n := range notes {
		if from := n.OnPage.Page - 1; n.Part == "" && from >= 0 && from < len(a.old) {
			for _, to := range a.sameText(from) {
				if !slices.Contains(wanted, to+1) {
					wanted = append(wanted, to+1)
				}
			}
		}
	}
	return s.withLooks(ctx, a.new, sha, wanted)
}

// keptText is the version of the text that a note stands in; nil where it is not
// kept.
func (s *Store) keptText(ctx context.Context, n noteRecord) (kept noteText, err error) {
	if n.ItemDigest == "" {
		return nil, nil
	}
	var found []noteTextRecord
	err = s.notes.read.WithContext(ctx).Where("item_id = ? AND item_digest = ?", n.ItemID, n.ItemDigest).Limit(1).Find(&found).Error
	if err != nil {
		return nil, err
	}
	for _, r := range found {
		if err := unpack(r.Text, &kept); err != nil {
			return nil, errors.Join(err, ErrDamaged)
		}
	}
	return kept, nil
}
