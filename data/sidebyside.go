package data

import "sync"

// sideBySide does pieces of work two at a time and gives the first error.
func sideBySide(work []func() error) error {
	var first error
	var lock sync.Mutex
	var both sync.WaitGroup
	next := 0
	for range 2 {
		both.Go(func() {
			for {
				lock.Lock()
				if next == len(work) || first != nil {
					lock.Unlock()
					return
				}
				do := work[next]
				next++
				lock.Unlock()
				if err := do(); err != nil {
					lock.Lock()
					first = err
					lock.Unlock()
				}
			}
		})
	}
	both.Wait()
	return first
}
