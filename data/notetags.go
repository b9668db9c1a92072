package data

import (
	"slices"
	"strings"
	"unicode"
)

// Tags lists the tags of a text: each word that begins with #, in lower case and
// without the #, in the order in which they come, each once. A tag begins with
// a letter, so that "#1" is none, and goes on with letters, digits, - and _.
// There is no other place for tags: what is written in a note is what it has.
func Tags(text string) []string {
	if strings.IndexByte(text, '#') < 0 {
		return nil
	}
	var tags []string
	seen := map[string]bool{}
	runes := []rune(text)
	for i, r := range runes {
		if r != '#' || i > 0 && (tagRune(runes[i-1]) || runes[i-1] == '#' || runes[i-1] == '/' || runes[i-1] == '&') {
			continue
		}
		end := i + 1
		for end < len(runes) && tagRune(runes[end]) {
			end++
		}
		if end == i+1 || !unicode.IsLetter(runes[i+1]) {
			continue
		}
		if tag := tagOf(strings.TrimRight(string(runes[i+1:end]), "-_")); !seen[tag] {
			seen[tag] = true
			tags = append(tags, tag)
		}
	}
	return tags
}

// WithTag is a text that has a tag, at its end where it had it not already. The
// tag must be a [ValidTag].
func WithTag(text, tag string) string {
	tag = tagOf(tag)
	if slices.Contains(Tags(text), tag) {
		return text
	}
	if text != "" && !strings.HasSuffix(text, " ") && !strings.HasSuffix(text, "\n") {
		text += " "
	}
	return text + "#" + tag
}

// ValidTag reports whether a word, with or without #, can be a tag.
func ValidTag(tag string) bool {
	tags := Tags("#" + tagOf(tag))
	return len(tags) == 1 && tags[0] == tagOf(tag)
}

// tagOf is a tag as it is compared.
func tagOf(tag string) string { return fold(strings.TrimPrefix(strings.TrimSpace(tag), "#")) }

func tagRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' || r == '_'
}
