// Package act is what a person can do with Paragraf, once for both of its
// faces: read papers in, write notes, make minutes, extracts, notices and
// lists, sign and verify them, make trial identities, and try everything on
// the sample. The commands and the window call the same functions, so the two
// can never differ in what they allow.
//
// A function here blocks until it is done, takes a context, and either has
// done everything or nothing. The package never prints, never asks and never
// draws: it returns values, and errors that a person can read ([Error]). It
// holds no state of its own; everything is in the [data.Store] it is given.
package act
