package app

import (
	"context"
	"sync"
	"time"

	"paragraf/app/ui"
)

// kept is a value that changes often, as words do while they are written. It is
// stored with the notes, away from the UI thread and at most every so often.
type kept struct {
	w   *Window
	key string

	mu  sync.Mutex
	now string
	due bool // a timer will store it

	disk   sync.Mutex // held while it is stored, so that an older value never follows a newer one
	stored string
}

// keptPause is how long a value waits until it is stored.
const keptPause = 2 * time.Second

func newKept(w *Window, key string) *kept { return &kept{w: w, key: key} }

// set takes in another value, to be stored soon.
func (k *kept) set(value string) {
	k.mu.Lock()
	due := k.due || k.now == value
	k.now, k.due = value, k.due || !due
	k.mu.Unlock()
	if !due {
		time.AfterFunc(keptPause, func() { ui.Go(k.store) })
	}
}

// take takes the value away, also from the disk.
func (k *kept) take() {
	k.mu.Lock()
	k.now = ""
	k.mu.Unlock()
	k.w.storing.Add(1)
	ui.Go(func() {
		defer k.w.storing.Done()
		k.store()
	})
}

// store stores the value as it is now. That it could not be done is told where
// the person's own act fails for the same reason.
func (k *kept) store() {
	k.disk.Lock()
	defer k.disk.Unlock()
	k.mu.Lock()
	value := k.now
	k.due = false
	k.mu.Unlock()
	if value != k.stored && k.w.store.SetPrivateSetting(context.Background(), k.key, value) == nil {
		k.stored = value
	}
}
