package data

import "strings"

// noteText is all that notes can stand in of an item: its parts of running text
// and the rows of its lists, as one text in which passages are followed, so
// that what went from one part to another is found.
type noteText []noteSection

// noteSection is one part, or one row of a list.
type noteSection struct {
	Part   string `json:"part"`
	List   string `json:"list,omitempty"`
	Number int    `json:"number,omitempty"`
	Text   string `json:"text"`

	Look *PageLook `json:"look,omitempty"` // of a page on which something is drawn
}

// sectionMark stands around the name of a part, so that it is a line of its own
// that is no part's text.
const sectionMark = "\uE000\uE001"

func noteTextOf(it AgendaItem) noteText {
	var t noteText
	for _, part := range Parts {
		if text := JoinBlocks(it.Part(part)); text != "" {
			t = append(t, noteSection{Part: part, Text: text})
		}
	}
	for _, l := range it.Lists {
		for _, e := range l.Entries {
			t = append(t, noteSection{Part: PartRow, List: l.Title, Number: e.Number, Text: e.Text})
		}
	}
	return t
}

// digest names the text.
func (t noteText) digest() string { return digestOf([]byte(pack(t))) }

// parts are the digests of the parts and rows, as passages name their revision.
func (t noteText) parts() map[string]bool {
	all := map[string]bool{}
	for _, s := range t {
		all[digestOf([]byte(s.Text))] = true
	}
	return all
}

// joined is the text as one, with the rune at which each section starts.
func (t noteText) joined() (text string, starts []int) {
	var b strings.Builder
	runes := 0
	write := func(s string) {
		b.WriteString(s)
		runes += len([]rune(s))
	}
	for i, s := range t {
		if i == 0 || s.Part != t[i-1].Part || s.List != t[i-1].List {
			write(sectionMark + s.Part + " " + s.List + sectionMark + "\n")
		}
		starts = append(starts, runes)
		write(s.Text)
		write("\n")
	}
	return b.String(), starts
}
