package command

import (
	"context"
	"errors"
	"fmt"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// savedJSON is a saved search as --json prints it.
type savedJSON struct {
	Query string `json:"query"`
	New   int    `json:"new"` // places that it had not found when it was looked at last
}

// savedSearches prints the searches that are kept, and what is new in each.
func (p *program) savedSearches(ctx context.Context, s *data.Store, asJSON bool) error {
	if err := p.bringIndexUp(ctx, s); err != nil {
		return err
	}
	all, err := s.SavedSearches(ctx)
	if err != nil {
		return err
	}
	list := []savedJSON{}
	for _, saved := range all {
		n, err := s.NewHits(ctx, saved)
		if err != nil {
			return err
		}
		list = append(list, savedJSON{saved.Query, n})
	}
	if asJSON {
		return p.json(list)
	}
	if len(list) == 0 {
		p.tell("command.search.none_saved")
	}
	for _, saved := range list {
		fmt.Fprintf(p.out, "%s  (%s)\n", saved.Query, swedish.N("search.new", saved.New))
	}
	return nil
}

// forgetSearch keeps a search no longer.
func (p *program) forgetSearch(ctx context.Context, s *data.Store, query string) error {
	err := s.ForgetSearch(ctx, query)
	if errors.Is(err, data.ErrNotFound) {
		return &act.Error{Key: "command.search.not_saved", Args: []any{"query", query}, Err: err}
	}
	if err == nil {
		p.tell("command.search.forgotten", "query", query)
	}
	return err
}
