package act

import (
	"context"
	"errors"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/pdf/markup"
	"paragraf/pdf/view"
)

// AnnotatedCopy makes a copy of an attachment with the reader's own notes as
// annotations that other programs show. It is the owner's own act: the bytes are
// the caller's alone, and nothing is stored. Notes without a place are left out.
// ErrNotFound where there is no note to show.
func AnnotatedCopy(ctx context.Context, s *data.Store, m data.Meeting, itemID, name string) (pdf []byte, notes int, err error) {
	it, err := findItem(m, itemID, 0)
	if err != nil {
		return nil, 0, err
	}
	a, err := attachedAs(it, name)
	if err != nil {
		return nil, 0, err
	}
	all, err := NotesOnAttachment(ctx, s, m.ID, it.ID, a.Name)
	if err != nil {
		return nil, 0, err
	}
	file, err := s.File(a.SHA256)
	if err != nil {
		return nil, 0, err
	}
	if err := markup.Writable(file); err != nil { // before the pages are read
		return nil, 0, markupFailure(a.Name, err)
	}
	paper, err := view.Open(ctx, file)
	if err != nil {
		return nil, 0, pdfFailure(a.Name, err)
	}
	defer paper.Close()
	letters := pageLetters{ctx: ctx, paper: paper, read: map[int][]view.Letter{}}
	var marks []markup.Annotation
	signs := map[int]int{} // notes on a page as a whole stand beside one another
	for _, n := range all {
		if n.Gone() || n.Page.File != a.SHA256 || n.Page.Page > len(paper.Pages()) {
			continue
		}
		of, err := letters.annotations(n)
		if err != nil {
			return nil, 0, err
		}
		if len(of) > 0 && of[0].Kind == markup.Text {
			of[0].Boxes[0].Left += 22 * float64(signs[of[0].Page]%20)
			signs[of[0].Page]++
		}
		marks = append(marks, of...)
		notes++
	}
	if notes == 0 {
		return nil, 0, because(data.ErrNotFound, "act.page.no_notes", "file", a.Name)
	}
	pdf, err = markup.Write(file, marks)
	if err != nil {
		return nil, 0, markupFailure(a.Name, err)
	}
	return pdf, notes, nil
}

func markupFailure(name string, err error) error {
	switch {
	case errors.Is(err, markup.ErrEncrypted):
		return because(err, "act.page.encrypted", "file", name)
	case errors.Is(err, markup.ErrUnwritable):
		return because(err, "act.page.unwritable", "file", name)
	}
	return err
}

// pageLetters reads the letters of pages once.
type pageLetters struct {
	ctx   context.Context
	paper *view.Paper
	read  map[int][]view.Letter
}

func (l pageLetters) of(page int) ([]view.Letter, error) {
	if letters, ok := l.read[page]; ok || page >= len(l.paper.Pages()) {
		return letters, nil
	}
	letters, err := l.paper.Letters(l.ctx, page)
	l.read[page] = letters
	return letters, err
}

// annotations are what a note becomes: one, or one a page where its words go over
// to the next.
func (l pageLetters) annotations(n data.Note) ([]markup.Annotation, error) {
	ink := markup.ColourOf(n.Colour)
	a := markup.Annotation{Page: n.Page.Page, ID: n.ID, Title: swedish.T("act.page.writer"), Created: n.CreatedAt.In(data.Stockholm),
		Modified: n.UpdatedAt.In(data.Stockholm), Colour: ink.Line, Contents: contentsOf(n)}
	switch p := n.Page; {
	case p.Area != nil:
		a.Kind, a.Boxes = markup.Square, []markup.Box{{Left: p.Area.Left, Top: p.Area.Top, Right: p.Area.Right, Bottom: p.Area.Bottom}}
	case len(p.Strokes) > 0:
		a.Kind = markup.Ink
		for _, s := range p.Strokes {
			var points []markup.Point
			for _, at := range s {
				points = append(points, markup.Point{X: at.X, Y: at.Y})
			}
			a.Strokes = append(a.Strokes, points)
		}
	case n.Passage == nil:
		a.Kind, a.Colour, a.Boxes = markup.Text, ink.Ground, []markup.Box{{Left: 18, Top: 18}}
	default:
		return l.onWords(n, a, ink.Ground)
	}
	return []markup.Annotation{a}, nil
}

// onWords are the annotations of a passage.
func (l pageLetters) onWords(n data.Note, a markup.Annotation, ground [3]float64) ([]markup.Annotation, error) {
	a.Kind = markup.Underline
	if n.Style != data.Underline {
		a.Kind, a.Colour = markup.Highlight, ground
	}
	var all []markup.Annotation
	offset := 0
	for page := n.Page.Page - 1; offset < n.Passage.End && page < len(l.paper.Pages()); page++ {
		letters, err := l.of(page)
		if err != nil {
			return nil, err
		}
		from, to := min(max(n.Passage.Start-offset, 0), len(letters)), min(n.Passage.End-offset, len(letters))
		offset += len(letters) + 1
		if from >= to {
			continue
		}
		one := a
		one.Page = page + 1
		for _, line := range view.Lines(letters[from:to]) {
			one.Boxes = append(one.Boxes, markup.Box{Left: float64(line.Left), Top: float64(line.Top), Right: float64(line.Right), Bottom: float64(line.Bottom), Turned: line.Turned})
		}
		if len(all) > 0 {
			one.Contents, one.ID = "", one.ID+"-"+string(rune('0'+len(all)%10))
		}
		if len(one.Boxes) > 0 {
			all = append(all, one)
		}
	}
	return all, nil
}

// contentsOf is what another program shows of a note: what sort it is, and its
// words; "" for a mark that says nothing.
func contentsOf(n data.Note) string {
	if n.Text == "" && n.Kind == data.KindNote {
		return ""
	}
	kind := swedish.Capital(swedish.NoteKind(n.Kind))
	if n.Text == "" {
		return kind
	}
	return strings.TrimSpace(kind + ": " + n.Text)
}
