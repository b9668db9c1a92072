package compose

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"paragraf/data"
	"paragraf/pdf/proof"
)

// ExtractShows chooses what an extract of the §§ discloses of the list of the
// meeting m: those §§, and who took part in them.
func ExtractShows(m data.Meeting, sections []int) func(proof.Place) bool {
	var items []int
	for i, it := range m.Items {
		if it.Section > 0 && slices.Contains(sections, it.Section) {
			items = append(items, i)
		}
	}
	present := presentIn(m, items)
	return func(p proof.Place) bool {
		switch p.Part {
		case "items":
			return slices.Contains(items, p.Index)
		case "attendance":
			if strings.Contains(p.Path, "/sections/") { // this row holds for one § of several
				n, err := strconv.Atoi(string(p.Value))
				return err == nil && slices.Contains(sections, n)
			}
			return present[p.Index]
		}
		return false
	}
}

// Mismatch tells how what a document shows differs from what is proved.
type Mismatch string

// The mismatches.
const (
	Same      Mismatch = ""
	Reordered Mismatch = "order" // the same §§ in another order
	OtherText Mismatch = "text"  // other words
	OtherGaps Mismatch = "masks" // what it says to be left out is not what is left out
	OtherWay  Mismatch = "unsaid"
)

// Compare holds what is attached to an extract or a publishing copy against
// what its proof proves: proved is the JSON of it, hidden the §§ that it leaves
// out, and gaps the numbers that stand in place of words. How far the adjusting
// has come is no part of what was signed, so it is not compared.
func Compare(attached, proved []byte, hidden []int) Mismatch {
	m, said, err := readMachine(attached)
	if err != nil {
		return OtherWay
	}
	var p data.Meeting
	if err := json.Unmarshal(proved, &p); err != nil {
		return OtherText
	}
	if said.Kind == publicationKind {
		if !saysHidden(said.Masks, hidden) {
			return OtherGaps
		}
	}
	shown, is := sectionNumbers(m), sectionNumbers(p)
	if !slices.Equal(shown, is) {
		if sameNumbers(shown, is) {
			return Reordered
		}
		return OtherText
	}
	if said.Kind == extractKind && !slices.Equal(numbersOnce(said.Sections), numbersOnce(is)) {
		return OtherText
	}
	if !bytes.Equal(signedPart(m), signedPart(p)) {
		return OtherText
	}
	return Same
}

// saysHidden tells whether the masks name each § that is left out whole, and no
// other. Minutes may by mistake number two items alike: one mask stands for both.
func saysHidden(masks []MaskNote, hidden []int) bool {
	var named []int
	for _, n := range masks {
		if n.Section > 0 {
			named = append(named, n.Section)
		}
	}
	return slices.Equal(numbersOnce(named), numbersOnce(hidden))
}

// sameNumbers tells whether two lists hold the same numbers, each as often.
func sameNumbers(a, b []int) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}

// numbersOnce is each number of a list once, in order.
func numbersOnce(list []int) []int {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

func sectionNumbers(m data.Meeting) []int {
	numbers := make([]int, len(m.Items))
	for i, it := range m.Items {
		numbers[i] = it.Section
	}
	return numbers
}

// signedPart is what of a meeting stood in the list that was signed, less how
// far the adjusting and its notice had come.
func signedPart(m data.Meeting) []byte {
	m.Items = slices.Clone(m.Items)
	for i := range m.Items {
		m.Items[i].Adjusted, m.Items[i].AdjustedImmediately = false, false
	}
	if m.Minutes != nil {
		minutes := *m.Minutes
		minutes.Adjustments = nil
		m.Minutes = &minutes
	}
	m.State = ""
	return machine{Meeting: m}.bytes()
}
