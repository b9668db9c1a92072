package app

import "fmt"

// place tells apart what can be shown, for messages that speak of it.
func (w *Window) place() string {
	meeting := ""
	if w.now.meeting != nil {
		meeting = w.now.meeting.ID
	}
	return fmt.Sprintf("%s %s %s %p %p", meeting, w.at, w.mode, w.over, w.reviewing)
}

// sayHere says something of what is shown now: the message goes with it.
func (w *Window) sayHere(text string) { w.offerHere(text, "", nil) }

// offerHere is [Window.sayHere] with one act beside the words.
func (w *Window) offerHere(text, label string, act func()) {
	w.toasts.Offer(text, label, act)
	w.toasts.Of(w.place())
}
