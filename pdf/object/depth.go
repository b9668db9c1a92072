package object

import "bytes"

// mostDepth is how deep arrays and dictionaries may be nested. Programs write
// fewer than ten levels, as they refer to other objects where a tree grows; who
// reads a level calls itself, so that deep ones are made to exhaust the reader.
const mostDepth = 96

// TooDeep tells whether objects in the file are nested deeper than
// [DefaultLimits] allows, also those that nothing refers to: other programs may
// read them. What is compressed is told when it is read.
func TooDeep(data []byte) bool { return tooDeep(data, mostDepth) }

func tooDeep(data []byte, most int) bool {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch c := data[i]; c {
		case '[':
			depth++
		case ']':
			depth--
		case '<':
			if i+1 < len(data) && data[i+1] == '<' {
				depth++
				i++
			}
		case '>':
			if i+1 < len(data) && data[i+1] == '>' {
				depth--
				i++
			}
		case '(':
			i = afterString(data, i)
		case '%':
			if n := bytes.IndexAny(data[i:], "\r\n"); n >= 0 {
				i += n
			} else {
				return false
			}
		case 's':
			if at := i + len("stream"); bytes.HasPrefix(data[i:], []byte("stream")) && at < len(data) && (data[at] == '\r' || data[at] == '\n') {
				n := bytes.Index(data[at:], []byte("endstream"))
				if n < 0 {
					return false
				}
				i = at + n + len("endstream") - 1
			}
		case 'e':
			if bytes.HasPrefix(data[i:], []byte("endobj")) {
				depth = 0
			}
		}
		if depth > most {
			return true
		}
	}
	return false
}

// afterString is the place of the parenthesis that ends a string.
func afterString(data []byte, i int) int {
	open := 0
	for ; i < len(data); i++ {
		switch data[i] {
		case '\\':
			i++
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	return i
}
