// Package view reads PDF files through PDFium, built as WebAssembly and run in
// a sandbox without files or network: the text of each page with its place, and
// pictures of pages.
//
// It never writes a PDF: saving with PDFium would break signatures and
// archive formats.
package view

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	goruntime "runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"
)

// Errors that a caller explains to the user.
var (
	ErrPassword = errors.New("the PDF is protected by a password")
	ErrDamaged  = errors.New("the PDF is damaged or is no PDF")
	ErrNoText   = errors.New("the PDF has no text layer")
	ErrNoPages  = errors.New("the PDF has no pages")
	ErrTooLong  = fmt.Errorf("the PDF has more than %d pages", MaxPages)
	ErrDeep     = errors.New("the PDF has objects that are nested too deep")
	ErrSlow     = errors.New("the PDF takes too long to read")
)

// MaxPages bounds how many pages one file may have.
const MaxPages = 5000

// mostMemory is how much one PDFium may take, in pages of 64 kB. What needs more
// fails, and is told.
const mostMemory = 224 << 20 >> 16

// engine is started at first use: compiling takes some seconds once, and some
// hundredths of one when the cache on disk has it (see [Prepare]).
var engine = sync.OnceValues(func() (pdfium.Pool, error) {
	runtime := wazero.NewRuntimeConfig().WithCloseOnContextDone(false).WithMemoryLimitPages(mostMemory)
	if folder := cacheFolder(); folder != "" {
		if cache, err := wazero.NewCompilationCacheWithDir(folder); err == nil {
			runtime = runtime.WithCompilationCache(cache)
		}
	}
	return webassembly.Init(webassembly.Config{
		Context: withMemory(experimental.WithCompilationWorkers(context.Background(), goruntime.NumCPU())),
		MinIdle: 0, MaxIdle: 1, MaxTotal: 4, // two, and two that were given up
		FSConfig:      wazero.NewFSConfig(), // no folder of this machine
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		RuntimeConfig: runtime,
	})
})

// open starts an instance and opens the file in it; done releases both.
func open(ctx context.Context, file []byte) (doc document, done func(), err error) {
	pool, err := engine()
	if err != nil {
		return document{}, nil, fmt.Errorf("starting PDFium: %w", err)
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if err != nil {
		return document{}, nil, fmt.Errorf("starting PDFium: %w", err)
	}
	reader := &source{bytes.NewReader(file)}
	closed := func() {
		instance.Close()
		reader.ReadSeeker = nil // go-pdfium keeps the reader of a document that it could not close
	}
	defer func() {
		if r := recover(); r != nil {
			closed()
			err = fmt.Errorf("%w (%v)", ErrDamaged, r)
		}
	}()
	doc = document{instance: instance}
	if err := doc.open(reader, int64(len(file))); err != nil {
		closed()
		switch {
		case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
			return document{}, nil, ErrPassword
		}
		return document{}, nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return doc, closed, nil
}

// source is what PDFium reads a file from, piece by piece: a copy in its own
// memory would take the size of the file once more.
type source struct{ io.ReadSeeker }
