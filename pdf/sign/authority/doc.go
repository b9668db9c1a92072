// Package authority asks those who vouch for signatures: a timestamp authority
// for the time of one (RFC 3161), and the issuers of the certificates for the
// answer that none of them has been revoked (OCSP, RFC 6960; revocation lists,
// RFC 5280).
//
// It is the only part of Paragraf that talks to a network, and does so only
// when it is called. What it sends is a digest or the serial number of a
// certificate, never a document. It judges nothing: what it brings is checked
// by package verify like everything else in a file.
package authority
