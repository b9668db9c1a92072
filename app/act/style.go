package act

import (
	"context"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// The settings that keep an organisation's clause style and archive form.
func styleKey(organization string) string   { return "style/" + organization }
func archiveKey(organization string) string { return "archive/" + organization }

// Style reads how an organisation wants its documents; the zero style where
// nobody has said.
func Style(ctx context.Context, s *data.Store, organization string) (compose.Style, error) {
	var style compose.Style
	clauses, err := s.Setting(ctx, styleKey(organization))
	if err != nil {
		return style, err
	}
	switch c := compose.ClauseStyle(clauses); c {
	case compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain:
		style.Clauses = c
	}
	archive, err := s.Setting(ctx, archiveKey(organization))
	if compose.Archive(archive) == compose.ArchivePlain {
		style.Archive = compose.ArchivePlain
	}
	return style, err
}

// SetStyle stores how an organisation prints the points of its decisions.
func SetStyle(ctx context.Context, s *data.Store, organization string, clauses compose.ClauseStyle) error {
	return s.SetSetting(ctx, styleKey(organization), string(clauses))
}

// SetArchive stores which standard for long keeping an organisation's documents
// follow, from the next one that is made.
func SetArchive(ctx context.Context, s *data.Store, organization string, archive compose.Archive) error {
	return s.SetSetting(ctx, archiveKey(organization), string(archive))
}
