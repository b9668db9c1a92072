// Package object reads and writes the objects that a PDF file is made of
// (ISO 32000-1, clauses 7.2–7.5): it parses whole files with classical
// cross-reference tables, cross-reference streams, object streams and any
// chain of incremental updates, writes new files in a deterministic order, and
// appends updates to existing files without touching a byte of them.
//
// It is strict on purpose. A file whose cross-reference table is wrong is
// refused with ErrDamaged and never repaired, because two readers that repair
// a file differently show two different documents, and that is how signed
// files are forged. Every count, depth and size is bounded by Limits, so that
// a hostile file costs an error and not the memory of the machine.
//
// It never decrypts (ErrEncrypted), never renders, and knows nothing about
// pages, fonts or signatures: those belong to the packages above it.
package object
