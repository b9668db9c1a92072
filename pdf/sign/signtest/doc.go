// Package signtest makes what the tests of signing and verifying need: small
// documents with empty signature fields, appearances, and a test authority
// with certificates of every kind. Everything in it is fictional.
//
// Only tests import it. It writes PDF by package object alone, so that it
// works without the packages that lay out real documents.
package signtest
