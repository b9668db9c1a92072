// Package signing is the walks around electronic signatures: signing a document
// in one of its places, making a trial identity, and being told what the
// signatures of a file are worth.
//
// The screens ask and tell; the signing itself is done by the window through
// the functions they are given. A password is handed on once and kept nowhere.
// The result of a check is one answer for each signature with its reasons,
// never one mark for the whole.
package signing
