package object

import (
	"bytes"
	"strconv"
)

// lexer reads objects out of bytes. Positions are offsets into data.
type lexer struct {
	data  []byte
	pos   int
	depth int
	max   int    // deepest nesting
	dups  []Name // keys seen twice in one dictionary
	left  *int   // how many more values may be read; nil: as many as there are
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelim(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func isRegular(c byte) bool { return !isSpace(c) && !isDelim(c) }

// skip passes white space and comments.
func (l *lexer) skip() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		if isSpace(c) {
			l.pos++
		} else if c == '%' {
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		} else {
			return
		}
	}
}

// word takes a run of regular characters.
func (l *lexer) word() []byte {
	start := l.pos
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		l.pos++
	}
	return l.data[start:l.pos]
}

// keyword takes the word if it is next and ends there.
func (l *lexer) keyword(w string) bool {
	l.skip()
	end := l.pos + len(w)
	if end > len(l.data) || string(l.data[l.pos:end]) != w || end < len(l.data) && isRegular(l.data[end]) {
		return false
	}
	l.pos = end
	return true
}

// integer takes an unsigned decimal number of at most 18 digits.
func (l *lexer) integer() (int, bool) {
	l.skip()
	start, n := l.pos, 0
	for l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '9' {
		if l.pos-start >= 18 {
			return 0, false
		}
		n = n*10 + int(l.data[l.pos]-'0')
		l.pos++
	}
	if l.pos == start || l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		l.pos = start
		return 0, false
	}
	return n, true
}

// object takes one direct object or reference.
func (l *lexer) object() (Object, error) {
	if l.left != nil {
		if *l.left--; *l.left < 0 {
			return nil, limit("more values than are read of one file")
		}
	}
	l.skip()
	if l.pos >= len(l.data) {
		return nil, damaged(l.pos, "an object is missing")
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			return l.dict()
		}
		return l.hex()
	case c == '[':
		return l.array()
	case c >= '0' && c <= '9':
		return l.numberOrRef()
	case c == '+' || c == '-' || c == '.':
		return l.number()
	}
	start := l.pos
	switch string(l.word()) {
	case "true":
		return Bool(true), nil
	case "false":
		return Bool(false), nil
	case "null":
		return Null{}, nil
	}
	l.pos = start
	return nil, damaged(start, "not an object")
}

func (l *lexer) numberOrRef() (Object, error) {
	start := l.pos
	if num, ok := l.integer(); ok {
		after := l.pos
		if gen, ok := l.integer(); ok && l.keyword("R") {
			if num == 0 || num > 1<<30 || gen > 65535 {
				return nil, damaged(start, "impossible reference")
			}
			return Ref{num, gen}, nil
		}
		l.pos = after
		return Int(num), nil
	}
	l.pos = start
	return l.number()
}

func (l *lexer) number() (Object, error) {
	start := l.pos
	w := l.word()
	digits, dots := 0, 0
	for i, c := range w {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '.':
			dots++
		case (c == '+' || c == '-') && i == 0:
		default:
			return nil, damaged(start, "not a number")
		}
	}
	if digits == 0 || dots > 1 || len(w) > 64 {
		return nil, damaged(start, "not a number")
	}
	if dots == 0 {
		if n, err := strconv.ParseInt(string(w), 10, 64); err == nil {
			return Int(n), nil
		}
	}
	f, err := strconv.ParseFloat(string(w), 64)
	if err != nil {
		return nil, damaged(start, "not a number")
	}
	return Real(f), nil
}

func (l *lexer) name() (Object, error) {
	l.pos++ // the slash
	w := l.word()
	if bytes.IndexByte(w, '#') < 0 {
		return Name(w), nil
	}
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			hi, lo := unhex(w[i+1]), unhex(w[i+2])
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return Name(out), nil
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

func (l *lexer) hex() (Object, error) {
	start := l.pos
	l.pos++
	end := bytes.IndexByte(l.data[l.pos:], '>')
	if end < 0 {
		return nil, damaged(start, "a string does not end")
	}
	src := l.data[l.pos : l.pos+end]
	out := make([]byte, 0, len(src)/2+1)
	half := -1
	for _, c := range src {
		if isSpace(c) {
			continue
		}
		v := unhex(c)
		if v < 0 {
			return nil, damaged(start, "not a hexadecimal string")
		}
		if half < 0 {
			half = v
		} else {
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	l.pos += end + 1
	return String(out), nil
}

func (l *lexer) literal() (Object, error) {
	start := l.pos
	l.pos++
	out := make([]byte, 0, 32)
	for level := 1; l.pos < len(l.data); l.pos++ {
		switch c := l.data[l.pos]; c {
		case '(':
			level++
			out = append(out, c)
		case ')':
			if level--; level == 0 {
				l.pos++
				return String(out), nil
			}
			out = append(out, c)
		case '\r': // any end of line reads as a line feed (7.3.4.2)
			if l.pos+1 < len(l.data) && l.data[l.pos+1] == '\n' {
				l.pos++
			}
			out = append(out, '\n')
		case '\\':
			l.pos++
			if l.pos >= len(l.data) {
				return nil, damaged(start, "a string does not end")
			}
			out = l.escape(out)
		default:
			out = append(out, c)
		}
	}
	return nil, damaged(start, "a string does not end")
}

// escape adds what stands after a backslash and leaves pos at its last byte.
func (l *lexer) escape(out []byte) []byte {
	switch c := l.data[l.pos]; c {
	case 'n':
		return append(out, '\n')
	case 'r':
		return append(out, '\r')
	case 't':
		return append(out, '\t')
	case 'b':
		return append(out, '\b')
	case 'f':
		return append(out, '\f')
	case '\n':
		return out
	case '\r':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '\n' {
			l.pos++
		}
		return out
	case '0', '1', '2', '3', '4', '5', '6', '7':
		n := int(c - '0')
		for i := 0; i < 2 && l.pos+1 < len(l.data) && l.data[l.pos+1] >= '0' && l.data[l.pos+1] <= '7'; i++ {
			l.pos++
			n = n<<3 | int(l.data[l.pos]-'0')
		}
		return append(out, byte(n))
	default:
		return append(out, c)
	}
}

func (l *lexer) enter() error {
	if l.depth++; l.depth > l.max {
		return limit("objects nested deeper than %d", l.max)
	}
	return nil
}

func (l *lexer) array() (Object, error) {
	start := l.pos
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer func() { l.depth-- }()
	l.pos++
	a := Array{}
	for {
		l.skip()
		if l.pos >= len(l.data) {
			return nil, damaged(start, "an array does not end")
		}
		if l.data[l.pos] == ']' {
			l.pos++
			return a, nil
		}
		o, err := l.object()
		if err != nil {
			return nil, err
		}
		a = append(a, o)
	}
}

func (l *lexer) dict() (Object, error) {
	start := l.pos
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer func() { l.depth-- }()
	l.pos += 2
	d := Dict{}
	for {
		l.skip()
		if l.pos+1 < len(l.data) && l.data[l.pos] == '>' && l.data[l.pos+1] == '>' {
			l.pos += 2
			return d, nil
		}
		if l.pos >= len(l.data) || l.data[l.pos] != '/' {
			return nil, damaged(start, "a dictionary without end or with a key that is no name")
		}
		key, err := l.name()
		if err != nil {
			return nil, err
		}
		v, err := l.object()
		if err != nil {
			return nil, err
		}
		k := key.(Name)
		if _, seen := d[k]; seen {
			l.dups = append(l.dups, k)
		}
		d[k] = v
	}
}
