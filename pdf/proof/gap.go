package proof

import (
	"fmt"
	"regexp"
)

// Gap is what stands in place of words that were left out for the reason of
// that number.
func Gap(reason int) string { return fmt.Sprintf("[maskat %d]", reason) }

// Mask is words that are left out wherever they stand. Words matches them in
// the JSON of a text, where a quotation mark is \".
type Mask struct {
	Words  *regexp.Regexp
	Reason int // its number, from 1
}

// spans finds the masked words in the texts of a value: never in the names of
// its members or in what programs read.
func spans(value []byte, masks []Mask) []span {
	if len(masks) == 0 {
		return nil
	}
	var found []span
	for _, text := range texts(value) {
		for _, m := range masks {
			for _, at := range m.Words.FindAllIndex(value[text[0]:text[1]], -1) {
				if at[0] < at[1] {
					found = append(found, span{text[0] + at[0], text[0] + at[1], m.Reason})
				}
			}
		}
	}
	return found
}

// In tells whether the words stand in any text of a value, which is JSON
// without space between its parts.
func (m Mask) In(value []byte) bool { return len(spans(value, []Mask{m})) > 0 }

// machine names the members that hold no words of a person's.
var machine = map[string]bool{
	"id": true, "type": true, "kind": true, "result": true, "ballot": true, "capacity": true, "role": true,
	"sha256": true, "media_type": true, "words": true, "...": true,
}

// texts lists where the strings stand that people read, without their
// quotation marks. The value is JSON.
func texts(value []byte) [][2]int {
	var list [][2]int
	w := texter{value: value}
	w.any("", &list)
	return list
}

// texter walks through JSON that is known to be well formed.
type texter struct {
	value []byte
	at    int
}

func (w *texter) any(name string, list *[][2]int) {
	if w.at >= len(w.value) {
		return
	}
	switch w.value[w.at] {
	case '{':
		w.at++
		for w.at < len(w.value) && w.value[w.at] != '}' {
			from, to := w.text()
			w.at++ // the colon
			member := name
			if !machine[name] { // else all that is in it is for programs too
				member = string(w.value[from:to])
			}
			w.any(member, list)
			if w.at < len(w.value) && w.value[w.at] == ',' {
				w.at++
			}
		}
		w.at++
	case '[':
		w.at++
		for w.at < len(w.value) && w.value[w.at] != ']' {
			w.any(name, list)
			if w.at < len(w.value) && w.value[w.at] == ',' {
				w.at++
			}
		}
		w.at++
	case '"':
		from, to := w.text()
		if !machine[name] {
			*list = append(*list, [2]int{from, to})
		}
	default:
		for w.at < len(w.value) && w.value[w.at] != ',' && w.value[w.at] != '}' && w.value[w.at] != ']' {
			w.at++
		}
	}
}

// text passes a string and returns where it stands.
func (w *texter) text() (from, to int) {
	from = w.at + 1
	for w.at = from; w.at < len(w.value) && w.value[w.at] != '"'; w.at++ {
		if w.value[w.at] == '\\' {
			w.at++
		}
	}
	to = min(w.at, len(w.value))
	w.at++
	return from, to
}
