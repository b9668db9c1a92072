package act

import (
	"context"

	"paragraf/data"
	"paragraf/pdf/compose"
)

// styleKey is the setting that keeps an organisation's clause style.
func styleKey(organization string) string { return "style/" + organization }

// Style reads how an organisation wants its documents; the zero style where
// nobody has said.
func Style(ctx context.Context, s *data.Store, organization string) (compose.Style, error) {
	clauses, err := s.Setting(ctx, styleKey(organization))
	switch style := compose.ClauseStyle(clauses); style {
	case compose.ClausesAtt, compose.ClausesNumbered, compose.ClausesPlain:
		return compose.Style{Clauses: style}, err
	}
	return compose.Style{}, err
}

// SetStyle stores how an organisation prints the points of its decisions.
func SetStyle(ctx context.Context, s *data.Store, organization string, clauses compose.ClauseStyle) error {
	return s.SetSetting(ctx, styleKey(organization), string(clauses))
}
