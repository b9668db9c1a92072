package proof

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"sync"
)

// List is the list of digests of one version of the minutes, with what is
// needed to disclose parts of it.
type List struct {
	Payload []byte // the list itself, as it is signed

	parts map[string][]*element // attendance, items and front_matter
	marks []mark
}

// mark is a § of a list and the digest of it.
type mark struct {
	section int
	digest  string
}

// element is an element of an array, which can be disclosed by itself.
type element struct {
	part  string // attendance, items or front_matter
	index int    // of the outermost element, from 0
	path  string // as items/3/body/0
	salt  []byte
	value []byte // as it is disclosed: the elements in it are digests

	disclosure, digest, words string
	kids                      []*element
}

// disclosed names the members of a meeting whose elements can be disclosed one
// by one, in the order in which they stand in the list. What is not named here
// or below stands in the list as it is.
var disclosed = []string{"attendance", "items", "front_matter"}

// apart names the members that do not belong to what is signed: how far the
// meeting has come, where it was read from, and what a document says of itself.
var apart = map[string]bool{"state": true, "warnings": true, "source": true, "proof": true, "document": true}

// NewList makes the list of a meeting, given as the JSON that the minutes
// carry. Errors wrap [ErrDamaged].
func NewList(meeting, seed []byte) (*List, error) {
	meeting, err := compact(meeting)
	if err != nil {
		return nil, err
	}
	all, err := split(meeting)
	if err != nil {
		return nil, err
	}
	l := &List{parts: map[string][]*element{}}
	out := appendMember([]byte{'{'}, "_sd_alg", quote("sha-256"))
	out = appendMember(out, "format", quote(Format))
	parts := map[string]json.RawMessage{}
	for _, m := range all {
		switch {
		case apart[m.name]:
		case m.name == "_sd_alg" || m.name == "format" || m.name == "sections" || m.name == "words":
			return nil, fmt.Errorf("%w: a meeting has no member %q", ErrDamaged, m.name)
		case slices.Contains(disclosed, m.name):
			parts[m.name] = m.value
		default:
			out = appendMember(out, m.name, m.value)
		}
	}
	words := []byte{'{'}
	for _, part := range disclosed {
		if parts[part] == nil {
			continue
		}
		elements, err := l.part(part, parts[part], seed)
		if err != nil {
			return nil, err
		}
		if part == "items" {
			sections, err := json.Marshal(l.Sections())
			if err != nil {
				return nil, err
			}
			out = appendMember(out, "sections", sections)
		}
		out = appendMember(out, part, stubs(elements))
		for _, e := range elements {
			words = appendMember(words, e.digest, quote(e.words))
		}
	}
	l.Payload = append(appendMember(out, "words", append(words, '}')), '}')
	return l, nil
}

// part makes the elements of one part of the meeting, side by side.
func (l *List) part(part string, raw, seed []byte) ([]*element, error) {
	if string(raw) == "null" {
		raw = []byte("[]")
	}
	values, err := values(raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, part)
	}
	elements := make([]*element, len(values))
	failed := make([]error, len(values))
	var all sync.WaitGroup
	const batch = 8
	for from := 0; from < len(values); from += batch {
		all.Go(func() {
			for i := from; i < min(from+batch, len(values)); i++ {
				elements[i], failed[i] = newElement(part, i, part+"/"+strconv.Itoa(i), values[i], seed, 0)
			}
		})
	}
	all.Wait()
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	l.parts[part] = elements
	if part == "items" {
		for i, e := range elements {
			var item struct {
				Section int `json:"section"`
			}
			if err := json.Unmarshal(values[i], &item); err != nil {
				return nil, fmt.Errorf("%w: item %d: %w", ErrDamaged, i+1, err)
			}
			l.marks = append(l.marks, mark{item.Section, e.digest})
		}
	}
	return elements, nil
}

func newElement(part string, index int, path string, raw, seed []byte, depth int) (*element, error) {
	e := &element{part: part, index: index, path: path}
	var err error
	if e.value, err = e.conceal(raw, path, seed, depth); err != nil {
		return nil, err
	}
	e.salt = salt(seed, path, e.value)
	e.disclosure = disclosure(e.salt, e.value)
	e.digest, e.words = Digest(e.disclosure), root(e.salt, e.value)
	return e, nil
}

// conceal puts digests in place of the elements of every array in a value. An
// object that holds such arrays gets their roots in a member "words".
func (e *element) conceal(raw []byte, path string, seed []byte, depth int) ([]byte, error) {
	if depth > maxDepth {
		return nil, fmt.Errorf("%w: nested too deep", ErrDamaged)
	}
	switch raw[0] {
	case '{':
		all, err := split(raw)
		if err != nil {
			return nil, err
		}
		out, words := []byte{'{'}, []byte{'{'}
		for _, m := range all {
			if m.name == "words" || m.name == "..." || m.name == "_sd" {
				return nil, fmt.Errorf("%w: a meeting has no member %q", ErrDamaged, m.name)
			}
			if m.value[0] != '[' {
				value, err := e.conceal(m.value, path+"/"+m.name, seed, depth+1)
				if err != nil {
					return nil, err
				}
				out = appendMember(out, m.name, value)
				continue
			}
			elements, err := e.below(m.value, path+"/"+m.name, seed, depth+1)
			if err != nil {
				return nil, err
			}
			out = appendMember(out, m.name, stubs(elements))
			for _, kid := range elements {
				words = appendMember(words, kid.digest, quote(kid.words))
			}
		}
		if len(words) > 1 {
			out = appendMember(out, "words", append(words, '}'))
		}
		return append(out, '}'), nil
	case '[':
		return nil, fmt.Errorf("%w: an array in an array", ErrDamaged)
	}
	return raw, nil
}

// below makes the elements of an array inside this one.
func (e *element) below(raw []byte, path string, seed []byte, depth int) ([]*element, error) {
	values, err := values(raw)
	if err != nil {
		return nil, err
	}
	elements := make([]*element, len(values))
	for i, value := range values {
		kid, err := newElement(e.part, e.index, path+"/"+strconv.Itoa(i), value, seed, depth)
		if err != nil {
			return nil, err
		}
		elements[i] = kid
	}
	e.kids = append(e.kids, elements...)
	return elements, nil
}

// stubs is an array of digests (RFC 9901 section 4.2.4.2).
func stubs(elements []*element) []byte {
	out := []byte{'['}
	for i, e := range elements {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, `{"...":"`...)
		out = append(append(out, e.digest...), '"', '}')
	}
	return append(out, ']')
}

// Sections lists the § of each item in order, 0 for one without.
func (l *List) Sections() []int {
	sections := make([]int, len(l.marks))
	for i, m := range l.marks {
		sections[i] = m.section
	}
	return sections
}

// Digest is that of the list (SHA-256, base64url).
func (l *List) Digest() string { return digestOf(l.Payload) }

// Code is the short code of a §, "" where the list has none of that number.
func (l *List) Code(section int) string {
	for _, m := range l.marks {
		if m.section == section {
			return code(l.Payload, m.digest)
		}
	}
	return ""
}

// WholeCode is the short code of the list itself, for a copy of more than a few
// §§.
func (l *List) WholeCode() string { return code(l.Payload, "") }

// codeLetters are Crockford's: without those that are taken for others.
var codeLetters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// code is 100 bits of a digest as five groups of four characters.
func code(payload []byte, digest string) string {
	sum := sha256.Sum256([]byte(Format + " code\n" + digestOf(payload) + "\n" + digest))
	s := codeLetters.EncodeToString(sum[:13])[:20]
	return s[:4] + "-" + s[4:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20]
}
