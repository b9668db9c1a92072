package verify

import "testing"

// Every finding answers one of the six questions, and every question's finding
// has a sentence.
func TestEveryFindingAnswersAQuestion(t *testing.T) {
	for code := range texts {
		if a, ok := asks[code]; !ok || a.state == "" {
			t.Errorf("%s answers no question: give it a place in asks", code)
		}
	}
	for code := range asks {
		if texts[code] == "" {
			t.Errorf("%s has no sentence", code)
		}
	}
}
