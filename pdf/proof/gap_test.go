package proof

import (
	"slices"
	"testing"
)

// A mask leaves out what people read, and never touches what only programs do:
// a short name may stand in a digest by chance.
func TestMasksLookAtWhatPeopleRead(t *testing.T) {
	const value = `{"id":"a","title":"b","words":{"x":"c"},"sections":[{"...":"d"}],"by":[{"name":"e"},"f"],"text":"g"}`
	var read []string
	for _, text := range texts([]byte(value)) {
		read = append(read, value[text[0]:text[1]])
	}
	if want := []string{"b", "e", "f", "g"}; !slices.Equal(read, want) {
		t.Errorf("read by people: %q, not %q", read, want)
	}
}
