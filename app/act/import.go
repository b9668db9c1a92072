package act

import (
	"bytes"
	"context"
	"path/filepath"

	"paragraf/data"
	"paragraf/data/intake"
	"paragraf/pdf/view"
)

// Reading is a file that was read and understood but not yet accepted: the
// draft with its warnings (in Draft.Meeting.Warnings), and what accepting it
// would do.
type Reading struct {
	Name    string
	Raw     []byte
	Draft   data.Draft
	Preview data.Acceptance // empty where there was no store to ask
}

// ReadFile reads and understands a file: minutes or an agenda as text, HTML,
// DOCX or PDF with a text layer, or a meeting that Paragraf wrote as JSON. It
// writes nothing. The error says which file, what is wrong and what to do.
func ReadFile(ctx context.Context, path string) (Reading, error) {
	raw, err := ReadFileBytes(path)
	if err != nil {
		return Reading{}, err
	}
	return understand(ctx, filepath.Base(path), raw)
}

// Read is [ReadFile] for content that is at hand, and says in Preview what
// accepting it would do to s. progress, where it is given, is told how many
// pages of a PDF have been read, on whatever goroutine.
func Read(ctx context.Context, s *data.Store, name string, raw []byte, progress ...func(page, of int)) (Reading, error) {
	r, err := understand(ctx, name, raw, progress...)
	if err != nil {
		return Reading{}, err
	}
	r.Preview, err = s.Preview(ctx, r.Draft)
	return r, err
}

// Accept stores what was read as one transaction. The draft may have been
// corrected by a person since.
func Accept(ctx context.Context, s *data.Store, r Reading) (data.Acceptance, error) {
	return s.Accept(ctx, r.Draft, r.Raw)
}

func understand(ctx context.Context, name string, raw []byte, progress ...func(page, of int)) (Reading, error) {
	draft, err := draftOf(ctx, name, raw, progress...)
	if err != nil {
		return Reading{}, err
	}
	return Reading{Name: name, Raw: raw, Draft: draft}, nil
}

func draftOf(ctx context.Context, name string, raw []byte, progress ...func(page, of int)) (data.Draft, error) {
	switch {
	case looksLikeMeetingJSON(raw):
		return readJSON(name, raw)
	case !intake.IsPDF(raw):
		return intake.Read(name, raw)
	}
	pages, err := pagesOf(ctx, name, raw, progress...)
	if err != nil {
		return data.Draft{}, err
	}
	return intake.ReadPages(name, raw, pages)
}

// pagesOf reads the text of a PDF.
func pagesOf(ctx context.Context, name string, raw []byte, progress ...func(page, of int)) ([]intake.Page, error) {
	pages, err := view.Pages(ctx, raw, progress...)
	if err != nil {
		return nil, pdfFailure(name, err)
	}
	return pages, nil
}

// looksLikeMeetingJSON reports whether the content is JSON with agenda items
// rather than prose or other data.
func looksLikeMeetingJSON(raw []byte) bool {
	b := bytes.TrimLeft(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")), " \t\r\n")
	return len(b) > 0 && (b[0] == '{' || b[0] == '[') && bytes.Contains(b, []byte(`"items"`))
}
