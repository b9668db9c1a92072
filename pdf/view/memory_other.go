//go:build !unix

package view

import "context"

// withMemory leaves PDFium's memory to Go.
func withMemory(ctx context.Context) context.Context { return ctx }
