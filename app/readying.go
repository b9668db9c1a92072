package app

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"paragraf/app/annotext"
	"paragraf/app/ui"
	"paragraf/data"
)

// How long after it is furnished the window makes itself ready for the first text,
// how many words at a time, how long it leaves the UI goroutine alone between, and
// how many in all.
const (
	readyAfter = 150 * time.Millisecond
	readyWords = 8
	readyPause = 12 * time.Millisecond
	readyMost  = 240
)

// makeReady uses the typefaces for reading on words of the meeting that is open,
// a few at a time while nothing happens: otherwise the first text that one opens
// pays for them. Call it on the UI goroutine.
func (w *Window) makeReady() {
	words := w.firstWords()
	ui.Go(func() {
		for from := 0; from < len(words); from += readyWords {
			some := strings.Join(words[from:min(from+readyWords, len(words))], " ")
			fyne.Do(func() { annotext.Ready(some) })
			time.Sleep(readyPause)
		}
	})
}

// firstWords are words of the first texts of the open meeting, each once.
func (w *Window) firstWords() (words []string) {
	if w.now.meeting == nil {
		return nil
	}
	seen := map[string]bool{}
	for _, it := range w.now.meeting.Items {
		for _, word := range strings.Fields(data.JoinBlocks(it.Body)) {
			if !seen[word] {
				seen[word] = true
				words = append(words, word)
			}
			if len(words) == readyMost {
				return words
			}
		}
	}
	return words
}
