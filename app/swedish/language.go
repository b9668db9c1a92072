package swedish

import (
	"strings"
	"sync/atomic"
)

// Language is one of the languages that the program speaks.
type Language string

// The languages.
const (
	Swedish Language = "sv"
	English Language = "en"
)

// Languages lists them, the default first.
var Languages = []Language{Swedish, English}

var current atomic.Value

// Use makes l the language of every text from now on; anything but a known
// language means Swedish. Texts that already stand on screen do not change by
// themselves.
func Use(l Language) {
	if l != English {
		l = Swedish
	}
	current.Store(l)
}

// Current returns the language in use, Swedish until [Use] was called.
func Current() Language {
	if l, ok := current.Load().(Language); ok {
		return l
	}
	return Swedish
}

// Detect chooses a language from the environment, as POSIX orders it: LC_ALL,
// then LC_MESSAGES, then LANG. English is chosen only where it is asked for;
// a system without a locale ("C", "POSIX") gets Swedish.
func Detect(getenv func(string) string) Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		if value == "en" || strings.HasPrefix(value, "en_") || strings.HasPrefix(value, "en-") || strings.HasPrefix(value, "en.") {
			return English
		}
		return Swedish
	}
	return Swedish
}
