package data

import (
	"crypto/sha256"
	"encoding/base64"
	"strings"
)

// ItemChanges is what is new or changed in an item since its reader last marked
// it as read.
type ItemChanges struct {
	Blocks map[string][]int // by part: the numbers of its blocks, from 0
	Rows   map[string][]int // by title of the list: the numbers of its rows
	Gone   int              // paragraphs and rows that are not there any more, or were changed
}

// Count is how many paragraphs and rows are new or changed.
func (c ItemChanges) Count() (n int) {
	for _, blocks := range c.Blocks {
		n += len(blocks)
	}
	for _, rows := range c.Rows {
		n += len(rows)
	}
	return n
}

// Changes tells which paragraphs and rows of an item were not there when it was
// marked as read. ok is false where nobody knows: it was never read, or before
// paragraphs were remembered.
func (r ReadingState) Changes(it AgendaItem) (c ItemChanges, ok bool) {
	if r.ReadAt.IsZero() || r.texts == "" {
		return ItemChanges{}, false
	}
	then := map[string]int{}
	for _, d := range strings.Fields(r.texts) {
		then[d]++
	}
	c = ItemChanges{Blocks: map[string][]int{}, Rows: map[string][]int{}}
	known := func(d string) bool {
		then[d]--
		return then[d] >= 0
	}
	eachText(it, func(place textPlace, text string) {
		if known(textDigest(place, text)) {
			return
		}
		if place.row {
			c.Rows[place.of] = append(c.Rows[place.of], place.number)
		} else {
			c.Blocks[place.of] = append(c.Blocks[place.of], place.number)
		}
	})
	for d, left := range then {
		if left > 0 && d != noTexts {
			c.Gone += left
		}
	}
	return c, true
}

// textPlace is where a paragraph or a row stands in an item.
type textPlace struct {
	row    bool
	of     string // the part, or the title of the list
	number int    // of the block, from 0, or of the row
}

// eachText gives the paragraphs and rows of an item, those without words not.
func eachText(it AgendaItem, give func(textPlace, string)) {
	for _, part := range Parts {
		for i, b := range it.Part(part) {
			if b.Text != "" {
				give(textPlace{false, part, i}, b.Text)
			}
		}
	}
	for _, l := range it.Lists {
		for _, e := range l.Entries {
			give(textPlace{true, l.Title, e.Number}, e.CaseNumber+"\x00"+e.DecidedBy+"\x00"+e.Date+"\x00"+e.Text)
		}
	}
}

// textDigest tells texts apart in one item; its place within a part is not in
// it, as a paragraph that others were put before is not changed.
func textDigest(p textPlace, text string) string {
	kind := "part"
	if p.row {
		kind = "list"
	}
	sum := sha256.Sum256([]byte(kind + "\x00" + p.of + "\x00" + text))
	return base64.RawURLEncoding.EncodeToString(sum[:9])
}

// noTexts stands for an item that had no words.
const noTexts = "-"

// textDigests are the digests of an item's paragraphs and rows.
func textDigests(it AgendaItem) string {
	all := []string{noTexts}
	eachText(it, func(p textPlace, text string) { all = append(all, textDigest(p, text)) })
	return strings.Join(all, " ")
}
