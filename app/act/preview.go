package act

import (
	"context"
	"time"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// PreviewMinutes composes the minutes of a meeting as they would be made now,
// and stores nothing.
func PreviewMinutes(ctx context.Context, s *data.Store, meetingID string) (compose.Document, error) {
	m, style, _, err := gather(ctx, s, meetingID)
	if err != nil {
		return compose.Document{}, err
	}
	doc, err := compose.Minutes(m, compose.MinutesOptions{Style: style, At: moment(time.Time{})})
	if err != nil {
		return compose.Document{}, composeFailure(err)
	}
	return doc, nil
}

// PreviewExtract composes an extract of the §§ as it would be made now by the
// person who is named, with the place for the signature empty, and stores
// nothing. Key and identity are not used.
func PreviewExtract(ctx context.Context, s *data.Store, r ExtractRequest) (compose.Document, error) {
	r.Identity, r.Key, r.Password = nil, nil, ""
	x, err := newExtractor(ctx, s, r)
	if err != nil {
		return compose.Document{}, err
	}
	if err := x.allowed(ctx, r.Sections); err != nil {
		return compose.Document{}, err
	}
	options := x.options
	if len(notAdjusted(x.m, r.Sections)) == 0 && !x.outdated { // else it would be a draft, which has no number
		options.Number = x.numbers[data.FormatSections(r.Sections)] + 1
	}
	doc, err := x.compose(r.Sections, options)
	if err != nil {
		return compose.Document{}, composeFailure(err)
	}
	return doc, nil
}
