package act

import (
	"context"
	"io/fs"

	"paragraf/assets"
	"paragraf/data"
)

// LoadSample stores the fictional papers that a new user may try everything
// on. They are marked, so that [RemoveSample] finds them again.
func LoadSample(ctx context.Context, s *data.Store) ([]data.Acceptance, error) {
	var done []data.Acceptance
	err := eachSample(func(name string, raw []byte) error {
		draft, err := draftOf(ctx, name, raw)
		if err != nil {
			return err
		}
		a, err := s.AcceptSample(ctx, draft, raw)
		done = append(done, a)
		return err
	})
	return done, err
}

// RemoveSample removes the sample with the notes and documents made on it.
func RemoveSample(ctx context.Context, s *data.Store) error { return s.RemoveSample(ctx) }

// HasSample reports whether any sample meeting is stored.
func HasSample(ctx context.Context, s *data.Store) (bool, error) {
	list, err := s.Meetings(ctx)
	for _, m := range list {
		if m.Sample {
			return true, nil
		}
	}
	return false, err
}

// eachSample calls f with each paper of the sample, in the order of the names.
func eachSample(f func(name string, raw []byte) error) error {
	entries, err := fs.ReadDir(assets.Sample, "sample")
	if err != nil {
		return err
	}
	for _, e := range entries {
		raw, err := assets.Sample.ReadFile("sample/" + e.Name())
		if err != nil {
			return err
		}
		if err := f(e.Name(), raw); err != nil {
			return err
		}
	}
	return nil
}
