package proof

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

var (
	errForged  = errors.New("not in the list")
	errAltered = errors.New("not what the list says")
	errTwice   = errors.New("twice")
)

// reader puts what is disclosed in its places (RFC 9901 section 7.1).
type reader struct {
	whole   map[string]string
	partial map[string]Partial
	used    map[string]bool
	outcome *Outcome

	sections []int // of the items of the list
	gaps     int   // values so far that are shown in part
	inItems  int   // of them those in items
}

func (r *reader) read(p Proof) error {
	for _, d := range p.Disclosed.Whole {
		digest := Digest(d)
		if r.whole[digest] != "" {
			return errTwice
		}
		r.whole[digest] = d
	}
	for _, d := range p.Disclosed.Partial {
		if _, known := r.partial[d.Of]; known || r.whole[d.Of] != "" {
			return errTwice
		}
		r.partial[d.Of] = d
	}
	var head struct {
		Format   string `json:"format"`
		Alg      string `json:"_sd_alg"`
		Sections []int  `json:"sections"`
		Items    []ref  `json:"items"`
	}
	if err := json.Unmarshal(p.Payload, &head); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if head.Format != Format || head.Alg != "sha-256" {
		return ErrFormat
	}
	if len(head.Sections) != len(head.Items) {
		return ErrDamaged
	}
	r.sections = head.Sections
	for i, item := range head.Items {
		section := head.Sections[i]
		r.outcome.Codes[section] = code(p.Payload, item.Digest)
		if r.whole[item.Digest] != "" || r.hasPartial(item.Digest) {
			r.outcome.Shown = append(r.outcome.Shown, section)
		} else {
			r.outcome.Hidden = append(r.outcome.Hidden, section)
		}
	}
	meeting, err := r.object(p.Payload, 0, true)
	if err != nil {
		return err
	}
	if len(r.used) != len(r.whole)+len(r.partial) {
		return errForged
	}
	if r.gaps > r.inItems {
		r.outcome.Gaps = append([]int{0}, r.outcome.Gaps...)
	}
	r.outcome.Meeting = meeting
	return nil
}

type (
	ref struct {
		Digest string `json:"..."`
	}
	roots map[string]string
)

func (r *reader) hasPartial(digest string) bool { _, ok := r.partial[digest]; return ok }

// object returns an object with what is disclosed in its arrays.
func (r *reader) object(raw []byte, depth int, top bool) ([]byte, error) {
	if depth > 2*maxDepth {
		return nil, ErrDamaged
	}
	all, err := members(raw)
	if err != nil {
		return nil, err
	}
	words := roots{}
	for _, m := range all {
		if m.name == "words" {
			if err := json.Unmarshal(m.value, &words); err != nil {
				return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
			}
		}
	}
	out := []byte{'{'}
	for _, m := range all {
		value := []byte(m.value)
		switch {
		case m.name == "words", top && (m.name == "_sd_alg" || m.name == "format" || m.name == "sections"):
			continue
		case value[0] == '[' && (!top || slices.Contains(disclosed, m.name)):
			value, err = r.array(value, words, depth+1, top && m.name == "items")
		case value[0] == '{' && !top:
			value, err = r.object(value, depth+1, false)
		}
		if err != nil {
			return nil, err
		}
		out = appendMember(out, m.name, value)
	}
	return append(out, '}'), nil
}

// array returns what is disclosed of an array of digests.
func (r *reader) array(raw []byte, words roots, depth int, items bool) ([]byte, error) {
	var refs []ref
	if err := json.Unmarshal(raw, &refs); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	out := []byte{'['}
	for i, ref := range refs {
		if ref.Digest == "" {
			return nil, ErrDamaged
		}
		before := r.gaps
		value, err := r.value(ref.Digest, words)
		if err != nil {
			return nil, err
		}
		if value == nil {
			continue
		}
		if value[0] == '{' {
			if value, err = r.object(value, depth+1, false); err != nil {
				return nil, err
			}
		}
		if len(out) > 1 {
			out = append(out, ',')
		}
		out = append(out, value...)
		if r.gaps > before && items {
			r.outcome.Gaps = append(r.outcome.Gaps, r.sections[i])
			r.inItems += r.gaps - before
		}
	}
	return append(out, ']'), nil
}

// value is what is disclosed of a digest, nil where that is nothing.
func (r *reader) value(digest string, words roots) ([]byte, error) {
	d, whole := r.whole[digest]
	part, some := r.partial[digest]
	if !whole && !some {
		return nil, nil
	}
	if r.used[digest] {
		return nil, errTwice
	}
	r.used[digest] = true
	if some {
		r.gaps++
		value, ok := part.check(words[digest])
		if !ok || !json.Valid(value) || len(value) == 0 {
			return nil, errAltered
		}
		return value, nil
	}
	raw, err := b64.DecodeString(d)
	if err != nil {
		return nil, errForged
	}
	var pair []json.RawMessage
	if err := json.Unmarshal(raw, &pair); err != nil || len(pair) != 2 || len(pair[1]) == 0 {
		return nil, errForged
	}
	return pair[1], nil
}
