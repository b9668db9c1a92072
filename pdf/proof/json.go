package proof

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// member is a name and its value in an object, in the order of the text.
type member struct {
	name  string
	value json.RawMessage
}

// members reads an object. The same name twice is an error: programs would
// disagree about it.
func members(raw []byte) ([]member, error) {
	if !json.Valid(raw) {
		return nil, fmt.Errorf("%w: not JSON", ErrDamaged)
	}
	return split(raw)
}

// split is members of what is known to be JSON.
func split(raw []byte) ([]member, error) {
	i := space(raw, 0)
	if raw[i] != '{' {
		return nil, fmt.Errorf("%w: no JSON object", ErrDamaged)
	}
	var list []member
	seen := map[string]bool{}
	for i = space(raw, i+1); raw[i] != '}'; i = next(raw, i) {
		end := past(raw, i)
		name, err := unquote(raw[i:end])
		if err != nil {
			return nil, err
		}
		if seen[name] {
			return nil, fmt.Errorf("%w: a JSON object has %q twice", ErrDamaged, name)
		}
		seen[name] = true
		i = space(raw, space(raw, end)+1) // after the colon
		end = past(raw, i)
		list = append(list, member{name, raw[i:end:end]})
		i = end
	}
	return list, nil
}

// values reads an array of what is known to be JSON.
func values(raw []byte) ([]json.RawMessage, error) {
	i := space(raw, 0)
	if raw[i] != '[' {
		return nil, fmt.Errorf("%w: no JSON array", ErrDamaged)
	}
	var list []json.RawMessage
	for i = space(raw, i+1); raw[i] != ']'; i = next(raw, i) {
		end := past(raw, i)
		list = append(list, raw[i:end:end])
		i = end
	}
	return list, nil
}

// space is where the space at i ends.
func space(raw []byte, i int) int {
	for i < len(raw) && (raw[i] == ' ' || raw[i] == '\n' || raw[i] == '\t' || raw[i] == '\r') {
		i++
	}
	return i
}

// next goes from the end of an element to the one after it, or to what closes
// the whole.
func next(raw []byte, i int) int {
	if i = space(raw, i); raw[i] == ',' {
		return space(raw, i+1)
	}
	return i
}

// past is where the value at i ends.
func past(raw []byte, i int) int {
	depth := 0
	for ; i < len(raw); i++ {
		switch raw[i] {
		case '"':
			for i++; raw[i] != '"'; i++ {
				if raw[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			depth++
			continue
		case '}', ']':
			depth--
		case ',', ':', ' ', '\n', '\t', '\r':
			continue
		default: // a number, true, false or null
			for i+1 < len(raw) && !delimits(raw[i+1]) {
				i++
			}
		}
		if depth == 0 {
			return i + 1
		}
	}
	return i
}

func delimits(c byte) bool {
	switch c {
	case ',', ':', ']', '}', ' ', '\n', '\t', '\r':
		return true
	}
	return false
}

// appendMember adds a member to an object that is being written.
func appendMember(b []byte, name string, value []byte) []byte {
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(b, quote(name)...)
	b = append(b, ':')
	return append(b, value...)
}

// quote writes a text as JSON, with < > & as they are.
func quote(s string) []byte {
	if plain(s) {
		return append(append(append(make([]byte, 0, len(s)+2), '"'), s...), '"')
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always is JSON
	return bytes.TrimRight(b.Bytes(), "\n")
}

// unquote reads a JSON string.
func unquote(raw []byte) (string, error) {
	if s := string(raw[1 : len(raw)-1]); plain(s) {
		return s, nil
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return s, nil
}

// plain tells that a text is the same in JSON.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' || s[i] == '"' || s[i] == '\\' {
			return false
		}
	}
	return true
}

// compact takes the space between its parts out of JSON, and writes < > & as
// they are: the form in which values are digested.
func compact(raw []byte) ([]byte, error) {
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return b.Bytes(), nil
}
