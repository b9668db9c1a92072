// Package module is the other side of package token: it runs in the helper
// process, loads one PKCS #11 driver, and answers the requests of the protocol
// that package token describes. It is the only package that loads foreign code
// into its process, and so it must never run in the window's.
//
// It logs in at most once, keeps the PIN in memory until the session is closed
// (a key with CKA_ALWAYS_AUTHENTICATE wants it before every signature), writes
// nothing anywhere but its answers, and never shows a PIN in them.
package module
