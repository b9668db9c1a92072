//go:build unix

package view

import (
	"context"
	"syscall"

	"github.com/tetratelabs/wazero/experimental"
)

// withMemory has PDFium's memory lie outside Go's: it grows where it is, without a
// copy that waits for the collector, and goes at once when a paper is closed.
func withMemory(ctx context.Context) context.Context {
	return experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(func(_, most uint64) experimental.LinearMemory {
		room, err := syscall.Mmap(-1, 0, int(most), syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
		if err != nil {
			panic(err) // is told as a failure of the paper that is opened
		}
		return &mapped{room}
	}))
}

// mapped is memory of which only what was used takes any.
type mapped struct{ room []byte }

// Reallocate gives the first bytes of it; nil where there are not so many.
func (m *mapped) Reallocate(size uint64) []byte {
	if size > uint64(len(m.room)) {
		return nil
	}
	return m.room[:size]
}

// Free gives all of it back.
func (m *mapped) Free() {
	if m.room != nil {
		_ = syscall.Munmap(m.room)
		m.room = nil
	}
}
