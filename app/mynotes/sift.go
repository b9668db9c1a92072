package mynotes

import (
	"slices"
	"strings"

	"paragraf/app/swedish"
	"paragraf/data"
)

// Order is what the notes are listed by.
type Order int

// The orders.
const (
	ByMeeting Order = iota
	ByCase
	ByKind
	ByTag
)

// choice is what the notes are sifted by; empty fields let all through.
type choice struct {
	typed  string
	kind   data.NoteKind
	tag    string
	number string // case number
	order  Order
}

// row is one row of the list: a heading, or a note.
type row struct {
	heading string
	count   int // of the notes under a heading
	note    *data.ListedNote
}

// sifter holds all notes and what they are found by, which is made when it is
// first asked for.
type sifter struct {
	all     []data.ListedNote
	words   []data.NoteWords
	meeting string   // the one that was named last
	names   []string // its name
}

// sift gives the rows of the notes that a choice lets through, with a heading
// over each group.
func (s *sifter) sift(c choice) (rows []row, notes int) {
	typed := data.SearchWords(c.typed)
	if len(typed) > 0 && s.words == nil {
		s.words = make([]data.NoteWords, len(s.all))
		for i, n := range s.all {
			found := n.Note
			found.Text += " " + n.Title + " " + n.Body
			s.words[i] = data.NewNoteWords(found)
		}
	}
	groups := map[string]int{}
	var names []string
	var members [][]*data.ListedNote
	last, at := "", -1 // those of one group stand together, as a rule
	for i := range s.all {
		n := &s.all[i]
		if c.kind != "" && n.Kind != c.kind || c.tag != "" && !slices.Contains(n.Tags, c.tag) ||
			c.number != "" && !data.SameCase(n.CaseNumber, c.number) || len(typed) > 0 && !s.words[i].Match(typed) {
			continue
		}
		notes++
		for _, name := range s.groupsOf(n, c) {
			if name != last || at < 0 {
				known := false
				if at, known = groups[name]; !known {
					at = len(names)
					groups[name], names, members = at, append(names, name), append(members, nil)
				}
				last = name
			}
			members[at] = append(members[at], n)
		}
	}
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	if c.order == ByCase || c.order == ByTag {
		slices.SortStableFunc(order, func(a, b int) int { return compareNames(names[a], names[b]) })
	}
	for _, g := range order {
		rows = append(rows, row{heading: names[g], count: len(members[g])})
		for _, n := range members[g] {
			rows = append(rows, row{note: n})
		}
	}
	return rows, notes
}

// compareNames puts the group of those without last.
func compareNames(a, b string) int {
	none := func(s string) bool { return s == swedish.T("mynotes.no_case") || s == swedish.T("mynotes.no_tag") }
	if none(a) != none(b) {
		if none(a) {
			return 1
		}
		return -1
	}
	return strings.Compare(a, b)
}

// groupsOf are the headings that a note stands under: several tags, several
// headings.
func (s *sifter) groupsOf(n *data.ListedNote, c choice) []string {
	switch c.order {
	case ByCase:
		if n.CaseNumber == "" {
			return []string{swedish.T("mynotes.no_case")}
		}
		return []string{n.CaseNumber}
	case ByKind:
		return []string{swedish.Capital(swedish.NoteKind(n.Kind))}
	case ByTag:
		if len(n.Tags) == 0 {
			return []string{swedish.T("mynotes.no_tag")}
		}
		tags := make([]string, len(n.Tags))
		for i, t := range n.Tags {
			tags[i] = "#" + t
		}
		return tags
	}
	if n.MeetingID == "" {
		return []string{meetingName(n)}
	}
	if n.MeetingID != s.meeting { // the notes come by meeting
		s.meeting, s.names = n.MeetingID, []string{meetingName(n)}
	}
	return s.names
}

// meetingName names the meeting of a note, or the case of one without.
func meetingName(n *data.ListedNote) string {
	switch {
	case n.MeetingID == "":
		return swedish.T("mynotes.on_case", "case", n.CaseNumber)
	case n.Body == "" && n.Date == "":
		return swedish.T("mynotes.meeting_gone")
	}
	return strings.TrimSpace(n.Body + " " + swedish.Date(n.Date))
}

// place says where a note stands: "§ 62 Vårdplatser under vintern".
func place(n *data.ListedNote) string {
	switch {
	case n.MeetingID == "":
		return swedish.T("mynotes.on_case", "case", n.CaseNumber)
	case n.ItemID == "":
		return swedish.T("mynotes.whole_meeting")
	case n.Section > 0:
		return withPage(strings.TrimSpace(swedish.T("mynotes.section", "n", n.Section, "title", n.Title)), n.Page)
	}
	return withPage(n.Title, n.Page)
}

// withPage adds where in an attachment a note stands.
func withPage(place string, p *data.PageRef) string {
	if p == nil {
		return place
	}
	return place + ", " + swedish.PagePlace(p.Page, p.Attachment, p.Area != nil, len(p.Strokes) > 0)
}

// tags lists all tags that there are, those most used first, each with its # .
func (s *sifter) tags() []string {
	return used(s.all, func(n *data.ListedNote) []string { return n.Tags }, "#")
}

// cases lists all case numbers that there are, those most used first.
func (s *sifter) cases() []string {
	return used(s.all, func(n *data.ListedNote) []string {
		if n.CaseNumber == "" {
			return nil
		}
		return []string{n.CaseNumber}
	}, "")
}

// mostOffered is how many tags or cases a choice offers.
const mostOffered = 40

func used(all []data.ListedNote, of func(*data.ListedNote) []string, sign string) []string {
	count := map[string]int{}
	last, times := "", 0 // notes on one case stand together
	for i := range all {
		for _, word := range of(&all[i]) {
			if word != last {
				count[last] += times
				last, times = word, 0
			}
			times++
		}
	}
	count[last] += times
	delete(count, "")
	var words []string
	for word := range count {
		words = append(words, word)
	}
	slices.SortFunc(words, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	words = words[:min(len(words), mostOffered)]
	for i := range words {
		words[i] = sign + words[i]
	}
	return words
}
