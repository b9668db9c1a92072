package act

import (
	"slices"
	"strings"

	"paragraf/data"
	"paragraf/pdf/sign"
)

// holds tells whether a certificate with a common name is a person's own: it
// has the same name, or all the words of it and more given names.
func holds(certificate, name string) bool {
	if data.SamePerson(certificate, name) {
		return true
	}
	if i := strings.IndexByte(name, '('); i > 0 {
		name = name[:i]
	}
	all, words := strings.Fields(foldName(certificate)), strings.Fields(foldName(name))
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(all, w) })
}

// otherHolder is the name in the certificate where it is not the signer's, who
// then must be told apart from whom the certificate speaks of.
func otherHolder(name string, identity sign.Identity) string {
	if data.SamePerson(identity.Name(), name) {
		return ""
	}
	return identity.Name()
}
