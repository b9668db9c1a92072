package view

import (
	"context"
	"errors"
	"os"
	"testing"
	"time"

	"paragraf/pdf/view/viewtest"
)

// all does everything that is done with a file of which nothing is known.
func all(ctx context.Context, pdf []byte, pages int) error {
	p, err := Open(ctx, pdf)
	if err != nil {
		return err
	}
	defer p.Close()
	var errs []error
	add := func(err error) { errs = append(errs, err) }
	_, err = p.Marks(ctx)
	add(err)
	_, err = p.Labels(ctx)
	add(err)
	_, err = p.Scripts(ctx)
	add(err)
	for i := range min(len(p.Pages()), pages) {
		_, err = p.Render(ctx, i, 200)
		add(err)
		_, _, err = p.Text(ctx, i)
		add(err)
		_, err = p.Letters(ctx, i)
		add(err)
	}
	return errors.Join(errs...)
}

// stillWorks draws an ordinary page after a bad one.
func stillWorks(t *testing.T) {
	t.Helper()
	picture, err := opened(t, viewtest.Text(1)).Render(context.Background(), 0, 300)
	if err != nil || ink(picture, 0, 0, 100, 100) == 0 {
		t.Fatalf("after it, an ordinary page is not drawn: %v", err)
	}
}

func TestWhatIsWrongIsTold(t *testing.T) {
	protected, err := os.ReadFile("testdata/protected.pdf")
	if err != nil {
		t.Fatal(err)
	}
	text := viewtest.Text(3)
	for name, c := range map[string]struct {
		pdf  []byte
		want error
	}{
		"protected":     {protected, ErrPassword},
		"no PDF":        {[]byte("Protokoll"), ErrDamaged},
		"empty":         {nil, ErrDamaged},
		"cut off":       {text[:len(text)/30], ErrDamaged},
		"no pages":      {viewtest.NoPages(), ErrNoPages},
		"too many":      {viewtest.Text(MaxPages + 1), ErrTooLong},
		"trees in tree": {viewtest.DeepTree(5000), ErrDamaged},
		"nested":        {viewtest.Nested(3000), ErrDeep},
	} {
		if err := all(t.Context(), c.pdf, 1); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
		stillWorks(t)
	}
}

func TestOddFilesAreShownAsFarAsTheyGo(t *testing.T) {
	cut := viewtest.Text(20)
	for name, pdf := range map[string][]byte{
		"no typefaces":  viewtest.NoFonts(),
		"without end":   cut[:len(cut)-2000],
		"huge pages":    viewtest.Huge(),
		"script":        viewtest.Script("open"),
		"a ring":        viewtest.RingOfBookmarks(),
		"five thousand": viewtest.Text(MaxPages),
	} {
		if err := all(t.Context(), pdf, 3); err != nil && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		} else {
			t.Log(name, err)
		}
		stillWorks(t)
	}
}

// FuzzPaper: whatever the bytes are, opening, reading and drawing them ends, with
// an error or without, and the next paper is drawn as if nothing had been.
func FuzzPaper(f *testing.F) {
	for _, pdf := range [][]byte{
		viewtest.Outlined(), viewtest.Scan(2, 1), viewtest.NoFonts(), viewtest.Nested(5), viewtest.RingOfBookmarks(),
		viewtest.Script("names"), viewtest.Turned(90), viewtest.Huge(), viewtest.DeepTree(4),
	} {
		f.Add(pdf, uint32(0), byte(0), uint32(0), byte(0))
		f.Add(pdf, uint32(len(pdf)/2), byte('9'), uint32(len(pdf)/3), byte('<'))
	}
	sound := viewtest.Text(1)
	f.Fuzz(func(t *testing.T, pdf []byte, at uint32, with byte, at2 uint32, with2 byte) {
		if len(pdf) == 0 || len(pdf) > 1<<18 {
			t.Skip()
		}
		pdf = append([]byte(nil), pdf...)
		pdf[int(at)%len(pdf)], pdf[int(at2)%len(pdf)] = with, with2
		before := longest
		longest = 20 * time.Second
		defer func() { longest = before }()
		_ = all(t.Context(), pdf, 2)
		longest = before
		p, err := Open(context.Background(), sound)
		if err != nil {
			t.Fatal(err)
		}
		defer p.Close()
		if text, _, err := p.Text(context.Background(), 0); err != nil || text == "" {
			t.Fatalf("after it, an ordinary page has the text %q: %v", text, err)
		}
	})
}
