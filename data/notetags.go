package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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
	before := ' ' // the rune before the one that is looked at
	for at, r := range text {
		if r == '#' && !tagRune(before) && before != '#' && before != '/' && before != '&' {
			rest := text[at+1:]
			end := strings.IndexFunc(rest, func(r rune) bool { return !tagRune(r) })
			if end < 0 {
				end = len(rest)
			}
			if first, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(first) {
				if tag := tagOf(strings.TrimRight(rest[:end], "-_")); !slices.Contains(tags, tag) {
					tags = append(tags, tag)
				}
			}
		}
		before = r
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
