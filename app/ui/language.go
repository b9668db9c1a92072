package ui

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2/lang"

	"paragraf/app/swedish"
)

// TranslateFyne gives Fyne's own words ("Copy", "Select all") the language that
// the program speaks, whatever the system's is. Call it after [swedish.Use] and
// before windows are made.
//
// Fyne follows the system and cannot be told otherwise, so the words are put
// where it looks up the system's language.
func TranslateFyne() error {
	const prefix = "fyne."
	words := map[string]string{}
	for _, key := range swedish.Keys(prefix) {
		words[strings.TrimPrefix(key, prefix)] = swedish.T(key)
	}
	raw, err := json.Marshal(words)
	if err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(raw, lang.SystemLocale())
}
