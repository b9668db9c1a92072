// Package verify judges the signatures in any PDF file. It reads the file by
// itself through package object, and shares nothing else with package sign, so
// that a mistake of the signer is not repeated by its judge.
//
// Each signature gets one verdict with its reasons. Five questions are kept
// apart: are the signed bytes whole (the digest), did this key sign them (the
// signature and the certificate it names), what was done to the file
// afterwards (the signed revision is compared with the newest one by meaning,
// with a short list of allowed changes), does the certificate lead to somebody
// whom the caller trusts, and is the time proved or only claimed. What cannot
// be known is said to be unknown.
//
// The checks answer the published attacks on signed PDFs (incremental saving,
// signature wrapping, universal forgery, shadow, evil annotation): whatever is
// not plainly an addition of a signature, a timestamp or validation data
// counts as a change.
//
// It never asks a network, never repairs a file, and never panics on one.
package verify
