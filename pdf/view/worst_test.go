package view

import (
	"context"
	"errors"
	"testing"
	"time"

	"paragraf/pdf/view/viewtest"
)

// A page that nobody gets done with is given up, and the others are drawn. (It
// stands in the last file: what is given up goes on beside the tests after it.)
func TestAPageWithoutEndIsGivenUp(t *testing.T) {
	before, beforeGrace := longest, grace
	defer func() { longest, grace = before, beforeGrace }()
	longest, grace = 3*time.Second, 200*time.Millisecond
	for name, pdf := range map[string][]byte{"forms": viewtest.Laughs(7), "bomb": viewtest.Bomb(600 << 20)} {
		p := opened(t, pdf)
		if _, err := p.Render(t.Context(), 0, 200); err == nil || errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		} else {
			t.Log(name, err)
		}
		longest = time.Minute
		stillWorks(t)
		longest = 3 * time.Second
	}
}
