package command

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"paragraf/app/act"
	"paragraf/app/swedish"
	"paragraf/data"
)

// giveMemories prints what was written about the cases of a meeting when they
// were up at others, and what has changed in their reports since.
func (p *program) giveMemories(cmd *cobra.Command, s *data.Store, m data.Meeting, form string) error {
	titles := map[string]string{}
	for _, it := range m.Items {
		titles[it.ID] = act.SpokenTitle(it)
	}
	earlier, err := s.EarlierNotes(cmd.Context(), m)
	if err != nil {
		return err
	}
	memories, err := s.Memories(cmd.Context(), m, earlier)
	if err != nil {
		return err
	}
	if form == act.NotesJSON {
		if memories == nil {
			memories = []data.Memory{}
		}
		return p.json(memories)
	}
	if len(memories) == 0 {
		p.tell("command.notes.none")
	}
	for i, r := range memories {
		if i > 0 {
			fmt.Fprintln(p.out)
		}
		fmt.Fprintln(p.out, titles[r.ItemID])
		fmt.Fprintln(p.out, "  "+swedish.T("memory.banner", "place", act.MemoryPlace(r), "words", act.MemoryWords(r, time.Now())))
		if r.Stance != "" {
			fmt.Fprintln(p.out, "  "+swedish.T("memory.stance", "stance", swedish.NoteKind(r.Stance)))
		}
		for _, n := range r.Notes {
			text := n.Text
			if text == "" && n.Passage != nil {
				text = "”" + n.Passage.Quote + "”"
			}
			fmt.Fprintf(p.out, "    [%s] %s\n", swedish.NoteKind(n.Kind), strings.ReplaceAll(text, "\n", "\n    "))
		}
		for _, c := range r.Changes {
			if c.Old != "" {
				fmt.Fprintln(p.out, "    - "+c.Old)
			}
			if c.New != "" {
				fmt.Fprintln(p.out, "    + "+c.New)
			}
		}
	}
	return nil
}
