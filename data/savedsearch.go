package data

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// SavedSearch is a search that its reader keeps, to see what comes. It is as
// private as a note.
type SavedSearch struct {
	Query   string    `json:"query"`
	SavedAt time.Time `json:"saved_at"`
	Seen    []string  `json:"seen"` // the places that it found when it was looked at last
}

// Is reports whether a search is the one that is kept.
func (s SavedSearch) Is(query string) bool { return s.Query == searchWords(query) }

// keySearch begins the keys under which searches are kept.
const keySearch = "search/"

// mostSeen is how many hits of a saved search are told from new ones.
const mostSeen = 200

// SavedSearches lists the searches that are kept, the oldest first.
func (s *Store) SavedSearches(ctx context.Context) ([]SavedSearch, error) {
	found, err := s.PrivateSettings(ctx, keySearch)
	if err != nil {
		return nil, err
	}
	var list []SavedSearch
	for _, value := range found {
		var saved SavedSearch
		if json.Unmarshal([]byte(value), &saved) == nil { // what another version wrote is left alone
			list = append(list, saved)
		}
	}
	slices.SortFunc(list, func(a, b SavedSearch) int {
		return cmp.Or(a.SavedAt.Compare(b.SavedAt), strings.Compare(a.Query, b.Query))
	})
	return list, nil
}

// SaveSearch keeps a search, and notes that what it finds now has been seen. It
// errs with ErrInvalid where there is nothing to look for.
func (s *Store) SaveSearch(ctx context.Context, query string) error {
	query = searchWords(query)
	if query == "" {
		return fmt.Errorf("a search for nothing: %w", ErrInvalid)
	}
	places, err := s.foundPlaces(ctx, query)
	if err != nil {
		return err
	}
	saved := SavedSearch{Query: query, SavedAt: now(s.notes.write), Seen: places}
	was, err := s.SavedSearches(ctx)
	if err != nil {
		return err
	}
	if i := slices.IndexFunc(was, func(w SavedSearch) bool { return w.Is(query) }); i >= 0 {
		saved.SavedAt = was[i].SavedAt
	}
	raw, err := json.Marshal(saved)
	if err != nil {
		return err
	}
	return s.SetPrivateSetting(ctx, keySearch+query, string(raw))
}

// ForgetSearch keeps a search no longer: ErrNotFound where it was not kept.
func (s *Store) ForgetSearch(ctx context.Context, query string) error {
	query = searchWords(query)
	was, err := s.SavedSearches(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(was, func(w SavedSearch) bool { return w.Is(query) }) {
		return fmt.Errorf("the search %q: %w", query, ErrNotFound)
	}
	return s.SetPrivateSetting(ctx, keySearch+query, "")
}

// NewHits counts the places that a saved search finds and had not found when it
// was looked at last. The reader's own notes are no news.
func (s *Store) NewHits(ctx context.Context, saved SavedSearch) (int, error) {
	places, err := s.foundPlaces(ctx, saved.Query)
	fresh := slices.DeleteFunc(places, func(p string) bool { return slices.Contains(saved.Seen, p) })
	return len(fresh), err
}

// foundPlaces are the items, meetings and attachments that a search finds.
func (s *Store) foundPlaces(ctx context.Context, query string) ([]string, error) {
	found, err := s.Search(ctx, query, SearchOptions{Limit: mostSeen, WithoutNotes: true})
	places := []string{}
	for _, h := range found.Hits {
		p := h.MeetingID + "/" + h.ItemID + "/" + h.Attachment
		if !slices.Contains(places, p) {
			places = append(places, p)
		}
	}
	return places, err
}

// searchWords is a search as it is kept: spaces do not tell two of them apart.
func searchWords(query string) string { return strings.Join(strings.Fields(query), " ") }
