package intake

import (
	"regexp"
	"testing"
)

// A pattern that cannot be compiled would only be found when a paper comes that
// needs it.
func TestEveryPatternCompiles(t *testing.T) {
	if len(patterns) == 0 {
		t.Fatal("there are no patterns")
	}
	for _, p := range patterns {
		if _, err := regexp.Compile(p.text); err != nil {
			t.Errorf("%v", err)
		}
	}
}
