// Package swedish holds the program's words: every text that a person reads,
// in Swedish and in English, with plurals, dates as Swedes write them, and the
// Swedish names of the values that the papers know (roles, kinds, states).
//
// The words stand in assets/translations/sv*.json and en*.json, flat and sorted,
// under dotted keys. The package knows no window and no data: the window, the
// commands and the messages of errors all take their words from here. It never
// reads a file from disk and never fails: a key that is missing in one language
// is looked up in Swedish, and a key that is missing altogether is shown as it
// is, which a test of this package keeps from happening.
package swedish

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"
	"sync"

	"paragraf/assets"
)

// entry is one text; one is "" where the text has no plural.
type entry struct {
	one, other string
}

// UnmarshalJSON takes "text" or {"one": "…", "other": "…"}.
func (e *entry) UnmarshalJSON(raw []byte) error {
	if len(raw) > 0 && raw[0] == '"' {
		return json.Unmarshal(raw, &e.other)
	}
	var forms struct {
		One   string `json:"one"`
		Other string `json:"other"`
	}
	if err := json.Unmarshal(raw, &forms); err != nil {
		return err
	}
	e.one, e.other = forms.One, forms.Other
	return nil
}

// tables are the texts of each language, read when the first one is asked for.
var tables = map[Language]func() map[string]entry{
	Swedish: sync.OnceValue(func() map[string]entry { return load(Swedish) }),
	English: sync.OnceValue(func() map[string]entry { return load(English) }),
}

func load(l Language) map[string]entry {
	table := map[string]entry{}
	for _, name := range files(l) {
		raw, err := assets.Translations.ReadFile(name)
		if err == nil {
			err = json.Unmarshal(raw, &table) // adds to what is there
		}
		if err != nil { // built in: cannot be wrong in a program that was tested
			panic(fmt.Sprintf("swedish: %s: %v", name, err))
		}
	}
	return table
}

// files names the files of a language: sv.json and any sv.….json beside it.
func files(l Language) []string {
	names, err := fs.Glob(assets.Translations, "translations/"+string(l)+"*.json")
	if err != nil {
		panic("swedish: " + err.Error()) // the pattern is wrong
	}
	return names
}

func lookup(l Language, key string) (entry, bool) {
	if table := tables[l]; table != nil {
		if e, ok := table()[key]; ok {
			return e, true
		}
	}
	e, ok := tables[Swedish]()[key]
	return e, ok
}

// T returns the text for key in the current language. Args come in pairs of a
// name and a value, which replace {name} in the text, or as one map:
//
//	T("import.done", "file", name)
//	T("import.done", map[string]any{"file": name})
func T(key string, args ...any) string {
	return In(Current(), key, args...)
}

// In returns the text for key in the given language, with args as in [T].
func In(l Language, key string, args ...any) string {
	e, ok := lookup(l, key)
	if !ok {
		return key
	}
	return fill(e.other, args)
}

// N returns the text for key in the form that the count n asks for ("1 ärende",
// "2 ärenden"); {n} stands for the count, other args as in [T].
func N(key string, n int, args ...any) string {
	e, ok := lookup(Current(), key)
	if !ok {
		return key
	}
	text := e.other
	if n == 1 && e.one != "" {
		text = e.one
	}
	return fill(text, append([]any{"n", n}, args...))
}

// Has reports whether key has a text in Swedish.
func Has(key string) bool {
	_, ok := tables[Swedish]()[key]
	return ok
}

// Keys lists the keys under a dotted prefix ("fyne."; "" for all), sorted.
func Keys(prefix string) []string {
	var keys []string
	for key := range tables[Swedish]() {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	sort.Strings(keys)
	return keys
}

func fill(text string, args []any) string {
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	pairs := make([]string, 0, len(args))
	if named, ok := args[len(args)-1].(map[string]any); ok {
		for name, value := range named {
			pairs = append(pairs, "{"+name+"}", word(value))
		}
		args = args[:len(args)-1]
	}
	for i := 0; i+1 < len(args); i += 2 {
		pairs = append(pairs, "{"+word(args[i])+"}", word(args[i+1]))
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

func word(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return strconv.Itoa(v)
	default:
		return fmt.Sprint(v)
	}
}
