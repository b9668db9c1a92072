package command

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"paragraf/app/swedish"
	"paragraf/data"
	"paragraf/data/find"
)

// defaultHits is how many hits are shown unless more are asked for.
const defaultHits = 20

// foundJSON is one hit as --json prints it. Matches are stretches of the snippet
// in runes.
type foundJSON struct {
	Meeting    string         `json:"meeting"`
	Section    int            `json:"section"`
	CaseNumber string         `json:"case_number"`
	Kind       data.FoundKind `json:"kind"`
	Snippet    string         `json:"snippet"`
	Attachment string         `json:"attachment,omitempty"` // its name, for a page of it
	Page       int            `json:"page,omitempty"`       // from 1
	Score      float64        `json:"score"`
	Matches    []find.Span    `json:"matches"`
}

func (p *program) search() *cobra.Command {
	var asJSON, withoutNotes, save, forget, saved bool
	limit := defaultHits
	query := swedish.T("command.word.query")
	cmd := &cobra.Command{
		Use:     "search " + query + "… [--json] [--limit N] [--save|--forget]\n  paragraf search --saved [--json]",
		Aliases: []string{"sök"},
		Short:   swedish.T("command.search.short"),
		Long:    swedish.T("command.search.long"),
		Example: "  paragraf search jour\n  paragraf search 'upphandling \"samlad jourlinje\" år:2025'\n  paragraf search § 46\n  paragraf search KS 2025/123 --json",
		Args: func(cmd *cobra.Command, args []string) error {
			if saved {
				return arguments(0, 0, "")(cmd, args)
			}
			return arguments(1, -1, query)(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var given []string
			for _, name := range []string{"save", "forget", "saved"} {
				if cmd.Flags().Changed(name) {
					given = append(given, "--"+name)
				}
			}
			if len(given) > 1 {
				return usage(cmd, "command.usage.exclusive", "one", given[0], "other", given[1])
			}
			if saved {
				return p.withPassingStore(cmd.Context(), func(s *data.Store) error { return p.savedSearches(cmd.Context(), s, asJSON) })
			}
			typed := strings.Join(args, " ")
			if limit < 1 {
				return usage(cmd, "command.search.limit", "n", limit)
			}
			if find.Parse(typed).Empty() {
				return usage(cmd, "command.search.nothing", "query", typed)
			}
			if forget {
				return p.withStore(cmd.Context(), func(s *data.Store) error { return p.forgetSearch(cmd.Context(), s, typed) })
			}
			open := p.withPassingStore
			if save {
				open = p.withStore
			}
			return open(cmd.Context(), func(s *data.Store) error {
				found, err := p.find(cmd.Context(), s, typed, data.SearchOptions{Limit: limit, WithoutNotes: withoutNotes})
				if err == nil && save {
					err = s.SaveSearch(cmd.Context(), typed)
				}
				if err != nil {
					return err
				}
				if asJSON {
					return p.json(foundToJSON(found.Hits))
				}
				p.printFound(typed, found)
				if save {
					p.tell("command.search.saved", "query", typed)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, swedish.T("command.flag.json"))
	cmd.Flags().IntVar(&limit, "limit", defaultHits, swedish.T("command.flag.search_limit"))
	cmd.Flags().BoolVar(&withoutNotes, "without-notes", false, swedish.T("command.flag.without_notes"))
	cmd.Flags().BoolVar(&save, "save", false, swedish.T("command.flag.search_save"))
	cmd.Flags().BoolVar(&forget, "forget", false, swedish.T("command.flag.search_forget"))
	cmd.Flags().BoolVar(&saved, "saved", false, swedish.T("command.flag.search_saved"))
	return cmd
}

// toldEvery is how many meetings are indexed between two lines that tell so, and
// toldFiles how many attachments are read.
const (
	toldEvery = 100
	toldFiles = 10
)

// find searches, after bringing the index up to what is stored and attached.
func (p *program) find(ctx context.Context, s *data.Store, typed string, o data.SearchOptions) (data.Found, error) {
	if err := p.bringIndexUp(ctx, s); err != nil {
		return data.Found{}, err
	}
	return s.Search(ctx, typed, o)
}

func (p *program) bringIndexUp(ctx context.Context, s *data.Store) error {
	err := s.BringIndexUp(ctx, func(done, of int) {
		if done > 0 && done%toldEvery == 0 {
			p.tell("command.search.indexing", "done", done, "of", of)
		}
	})
	if err == nil {
		err = s.ReadAttachments(ctx, func(done, of int) {
			if done%toldFiles == 0 {
				p.tell("command.search.reading", "file", done+1, "of", of)
			}
		})
	}
	return err
}

func foundToJSON(hits []data.Hit) []foundJSON {
	list := make([]foundJSON, 0, len(hits))
	for _, h := range hits {
		snippet, matches := h.Snippet()
		if matches == nil {
			matches = []find.Span{}
		}
		list = append(list, foundJSON{h.MeetingID, h.Section, h.CaseNumber, h.Kind, snippet, h.Attachment, h.Page, h.Score, matches})
	}
	return list
}

// printFound prints the hits, the words that were found between asterisks.
func (p *program) printFound(typed string, found data.Found) {
	for _, word := range found.Plan.Guessed() {
		p.tell("command.search.guessed", "word", word)
	}
	if len(found.Hits) == 0 {
		p.tell("command.search.none", "query", typed)
		return
	}
	for i, h := range found.Hits {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		fmt.Fprintln(p.out, foundPlace(h))
		fmt.Fprintf(p.out, "  %s: %s\n", swedish.FoundKind(h.Kind), emphasised(h.Snippet()))
	}
	if found.More {
		p.tell("command.search.more", "n", len(found.Hits))
	}
}

// foundPlace says where a hit stands: "Vårdnämnden 12 juni 2025 · § 46 Jourverksamhet · 25VN0311".
func foundPlace(h data.Hit) string {
	var parts []string
	if h.MeetingID != "" {
		parts = append(parts, heading(data.Meeting{Body: h.Body, Date: h.Date}))
	}
	switch {
	case h.Section > 0:
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("§ %d %s", h.Section, h.Title)))
	case h.Title != "":
		parts = append(parts, h.Title)
	}
	if h.CaseNumber != "" {
		parts = append(parts, h.CaseNumber)
	}
	if h.Row != nil {
		parts = append(parts, fmt.Sprintf("%s/%d", cmp.Or(h.Row.List, "–"), h.Row.Number))
	}
	if h.Page > 0 {
		parts = append(parts, swedish.T("search.page", "attachment", h.Attachment, "n", h.Page))
	}
	return strings.Join(parts, " · ")
}

// emphasised is a text with asterisks around stretches of it.
func emphasised(text string, spans []find.Span) string {
	var b strings.Builder
	runes, at := []rune(text), 0
	for _, s := range spans {
		b.WriteString(string(runes[at:s.Start]) + "*" + string(runes[s.Start:s.End]) + "*")
		at = s.End
	}
	return b.String() + string(runes[at:])
}
